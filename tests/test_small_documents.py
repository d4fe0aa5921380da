"""What is peculiar to a document of figures alone, to a draft, to parts."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace
from tests.conformance.sample import detach

SHIPPED = Path(__file__).parents[1] / "templates"
FILES = {
    "data/agency.yaml": """\
name: Ủy ban nhân dân xã Bình Lư
short_name: UBND xã
place: Bình Lư
issuers:
  ubnd:
    lines:
      - ỦY BAN NHÂN DÂN
      - XÃ BÌNH LƯ
    symbol: UBND
signatures:
  chu-tich:
    authority:
      - TM. ỦY BAN NHÂN DÂN
      - CHỦ TỊCH
""",
    "data/catalog.yaml": """\
ho_ngheo:
  name: Số hộ nghèo
  unit: hộ
  measure: stock
thu:
  name: Thu ngân sách
  unit: tỷ đồng
  measure: flow
""",
    "data/2025-11/indicators.yaml": "ho_ngheo: 120\nthu: 1,5\n",
}
DOCUMENT = "subject: |\n  Số liệu {{ period }}\nsignature: chu-tich\n"
CHOSEN = "appendices:\n  - title: Ngân sách\n    ids:\n      - thu\n"


def office(folder: Path, document: str) -> Workspace:
    for file, text in (FILES | {"data/2025-11/bieu-chi-tieu.yaml": document}).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return Workspace(folder)


@pytest.mark.parametrize(
    ("choice", "names"), [("", ["Số hộ nghèo", "Thu ngân sách"]), (CHOSEN, ["Thu ngân sách"])], ids=["all", "chosen"]
)
def test_it_prints_all_figures_where_it_chooses_none(tmp_path: Path, choice: str, names: list[str]) -> None:
    workspace = office(tmp_path, DOCUMENT + choice)
    made, findings = make_document(workspace, Period.parse("2025-11"), "bieu-chi-tieu")
    assert [finding.message for finding in findings if finding.is_error] == []
    assert made is not None
    (table,) = [each for each in docx.Document(io.BytesIO(made.data)).tables if each.cell(0, 0).text == "STT"]
    assert [row.cells[1].text for row in table.rows][2:] == names


def test_of_a_draft_s_marks_only_what_is_missing_is_told(tmp_path: Path) -> None:
    gap = DOCUMENT + "content:\n  introduction: |\n    Thu {{ thu.year_to_date }}.\n"
    made, findings = make_document(office(tmp_path, gap), Period.parse("2025-11"), "bieu-chi-tieu", draft=True)
    assert made is not None
    word = docx.Document(io.BytesIO(made.data))
    marked = [run.text for each in word.paragraphs for run in each.runs if run.font.highlight_color]
    assert marked == ["[thiếu: Thu ngân sách tháng 01-10 năm 2025]"]
    assert [finding.code for finding in findings] == ["missing-figure", "CK-09"]


def test_sections_begin_again_in_each_part_that_word_numbers(tmp_path: Path) -> None:
    word = docx.Document(str(SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx"))
    for line in word.paragraphs:
        is_heading = line.style is not None and line.style.style_id == "Muc"
        if is_heading or line.text.startswith("Trong ") or "key_tasks" in line.text:
            detach(line._p)
    (tmp_path / "templates").mkdir()
    word.save(str(tmp_path / "templates" / "bieu-chi-tieu.docx"))
    parts = "Phần: Một\n    # A\n    Đoạn.\n    # B\n    Đoạn.\n    Phần: Hai\n    # C\n    Đoạn.\n"
    workspace = office(tmp_path, DOCUMENT + f"content:\n  results: |\n    {parts}")
    _, findings = make_document(workspace, Period.parse("2025-11"), "bieu-chi-tieu")
    assert [finding.message for finding in findings if finding.is_error] == []
