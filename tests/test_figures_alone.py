"""A document that is figures alone: its tables stand in its text."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace

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


@pytest.mark.parametrize(
    ("choice", "names"), [("", ["Số hộ nghèo", "Thu ngân sách"]), (CHOSEN, ["Thu ngân sách"])], ids=["all", "chosen"]
)
def test_it_prints_all_figures_where_it_chooses_none(tmp_path: Path, choice: str, names: list[str]) -> None:
    for file, text in (FILES | {"data/2025-11/bieu-chi-tieu.yaml": DOCUMENT + choice}).items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    made, findings = make_document(Workspace(tmp_path), Period.parse("2025-11"), "bieu-chi-tieu")
    assert [finding.message for finding in findings if finding.is_error] == []
    assert made is not None
    (table,) = [each for each in docx.Document(io.BytesIO(made.data)).tables if each.cell(0, 0).text == "STT"]
    assert [row.cells[1].text for row in table.rows][2:] == names
