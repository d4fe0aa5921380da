"""The text of a whole document: slots in the template's order, counters that run through them, gaps, the subject."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent, indent

import pytest

from reportgen.diagnostics import Finding
from reportgen.figures import Vocabulary
from reportgen.periods import Period
from reportgen.prose import Level, Prose, SlotForm, check_typed_figures, read_line, read_slots
from reportgen.workspace import Workspace
from tests.prose.writing import Table, _span, outline, passage

MONTH = Period.parse("2021-08")


def written(folder: Path, content: str, head: str = "subject: |\n  Công tác tháng 8\n") -> Workspace:
    """Return a workspace with one document of this content."""
    file = folder / "data" / MONTH.id / "bao-cao.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(head + "content:\n" + indent(dedent(content), "  "), encoding="utf-8")
    return Workspace(folder)


def prose(workspace: Workspace, *forms: SlotForm, draft: bool = False) -> Prose:
    return read_slots(workspace.document(MONTH, "bao-cao"), forms, Table(), draft=draft)


def form(
    name: str,
    *,
    required: bool = True,
    restarts: Level | None = None,
    heading: str | None = None,
    part: str | None = None,
) -> SlotForm:
    return SlotForm(name, required, restarts, heading, part)


def placed(findings: tuple[Finding, ...]) -> list[str]:
    return [
        f"{finding.place} {finding.severity} {finding.code}: {finding.message} | {finding.hint}" for finding in findings
    ]


def test_counters_run_through_the_slots_and_restart_under_the_headings_of_the_template(tmp_path: Path) -> None:
    workspace = written(
        tmp_path,
        """\
        outlook: |
          1. Năm.
        more: |
          3. Ba.
          4. Bốn.
        results: |
          1. Một.
          2. Hai.
        """,
    )
    read = prose(
        workspace, form("results", restarts=Level.SECTION), form("more"), form("outlook", restarts=Level.SECTION)
    )
    assert {name: outline(blocks) for name, blocks in read.slots.items()} == {
        "results": ["item 1: Một.", "item 2: Hai."],
        "more": ["item 3: Ba.", "item 4: Bốn."],
        "outlook": ["item 1: Năm."],
    }
    assert read.findings == ()


def test_a_sub_item_may_follow_an_item_that_is_a_heading_of_the_template(tmp_path: Path) -> None:
    workspace = written(tmp_path, "results: |\n  1.1. Một.\n")
    read = prose(workspace, form("results", restarts=Level.ITEM_TITLE))
    assert outline(read.slots["results"]) == ["subitem 1: Một."]
    assert read.findings == ()


def test_an_optional_slot_that_is_left_out_is_not_there(tmp_path: Path) -> None:
    workspace = written(tmp_path, "results: |\n  Một.\n")
    read = prose(workspace, form("results"), form("difficulties", required=False, restarts=Level.SECTION))
    assert list(read.slots) == ["results"]
    assert read.findings == ()


@pytest.mark.parametrize(("draft", "severity"), [(False, "error"), (True, "warning")])
def test_a_slot_without_text_is_a_gap(tmp_path: Path, *, draft: bool, severity: str) -> None:
    workspace = written(tmp_path, "results: |\n  [viết lại]\n  Lời văn tháng trước.\n")
    read = prose(workspace, form("results"), form("outlook"), draft=draft)
    assert {name: outline(blocks) for name, blocks in read.slots.items()} == {
        "results": ["plain: <? [thiếu: lời văn của khoang results]>"],
        "outlook": ["plain: <? [thiếu: lời văn của khoang outlook]>"],
    }
    assert placed(read.findings) == [
        f"data/2021-08/bao-cao.yaml:3:1 {severity} slot-missing: Khoang “outlook” của mẫu chưa có lời văn. | "
        "thêm dưới content:\noutlook: |\n  …",
        f"data/2021-08/bao-cao.yaml:5:5 {severity} slot-rewrite: Khoang “results” còn nguyên lời văn kỳ trước, chưa "
        "viết lại. | sửa lời văn cho kỳ này rồi xóa dòng [viết lại]",
    ]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("resuls", "có phải “results”?"),
        ("abc", "mẫu có các khoang: results"),
    ],
)
def test_a_slot_that_the_template_does_not_print(tmp_path: Path, key: str, hint: str) -> None:
    workspace = written(tmp_path, f"results: |\n  Một.\n{key}: abc\n")
    assert placed(prose(workspace, form("results")).findings) == [
        f"data/2021-08/bao-cao.yaml:6:3 error slot-unknown: Khoang “{key}” không có trong mẫu. | {hint}"
    ]


@pytest.mark.parametrize("line", ["# Kết quả tháng 8", "I. KẾT QUẢ THÁNG 8", "Kết quả tháng 9:", "KẾT QUẢ THÁNG 8"])
def test_the_heading_of_the_template_is_not_to_be_typed_again(tmp_path: Path, line: str) -> None:
    workspace = written(tmp_path, f"results: |\n  {line}\n  Một.\n")
    read = prose(workspace, form("results", heading="Kết quả {{ period.short }}"))
    said = [text for text in placed(read.findings) if "heading-repeated" in text]
    assert said == [
        "data/2021-08/bao-cao.yaml:5:5 error heading-repeated: Khoang “results” mở đầu bằng tiêu đề "
        f"“{line.removeprefix('# ')}” mà mẫu đã in sẵn. | xóa dòng tiêu đề này"
    ]


@pytest.mark.parametrize(
    ("required", "hint"),
    [
        (True, "viết # thay cho Phần:"),
        (
            False,
            "viết # thay cho Phần:\n"
            "hoặc bỏ khoang last, viết tiếp lời văn ấy ở cuối khoang trên, dưới dòng Phần: Kiến nghị …",
        ),
    ],
)
def test_a_part_before_one_whose_number_the_template_prints_as_text(tmp_path: Path, required: bool, hint: str) -> None:
    workspace = written(tmp_path, "results: |\n  Một.\n  Phần: Thêm\n  Hai.\nlast: |\n  Ba.\n")
    printed = form(
        "last",
        required=required,
        restarts=Level.PART,
        heading="Kiến nghị {{ period.next.name }}",
        part="Phần thứ ba",
    )
    assert placed(prose(workspace, form("results"), printed).findings) == [
        "data/2021-08/bao-cao.yaml:6:5 error part-breaks-number: Thêm phần ở đây thì số in sẵn của mẫu sai: "
        f"“Kiến nghị …” vẫn in là “Phần thứ ba”. | {hint}"
    ]
    assert prose(workspace, form("results"), form("last", restarts=Level.PART, heading="Kiến nghị")).findings == ()


def test_a_part_behind_those_of_the_template_counts_on(tmp_path: Path) -> None:
    workspace = written(tmp_path, "results: |\n  Một.\nlast: |\n  Hai.\n  Phần: Thêm\n  Ba.\n")
    forms = (
        form("results", restarts=Level.PART, heading="Kết quả", part="Phần thứ nhất"),
        form("last", restarts=Level.PART, heading="Nhiệm vụ", part="Phần thứ hai"),
    )
    read = prose(workspace, *forms)
    assert read.findings == ()
    assert [block.number for block in read.slots["last"]] == [None, 3, None]


def test_another_heading_is_welcome(tmp_path: Path) -> None:
    workspace = written(tmp_path, "results: |\n  # Kết quả tháng 8 và nhiệm vụ\n  Một.\n")
    assert prose(workspace, form("results", heading="Kết quả {{ period.short }} năm 2021")).findings == ()


def test_subject_and_closing(tmp_path: Path) -> None:
    head = (
        "subject: |\n  Công tác chỉ đạo, điều hành {{ period }}; // nhiệm vụ trọng tâm\n  tháng sau\n"
        "closing: Trên đây là Báo cáo về {{ y }}./.\n"
    )
    read = prose(written(tmp_path, "results: |\n  {{ x }}[^1].\n  [^1]: {{ x.vs_plan }}.\n", head), form("results"))
    assert "".join(_span(span) for span in read.subject) == (
        "Công tác chỉ đạo, điều hành tháng 8 năm 2021;⏎nhiệm vụ trọng tâm⏎tháng sau"
    )
    assert read.closing is not None
    assert "".join(_span(span) for span in read.closing) == "Trên đây là Báo cáo về 08 dự án./."
    assert [use.expression for use in read.uses] == ["period", "x", "x.vs_plan", "y"]
    assert read.findings == ()


def test_a_note_or_bold_letters_in_the_subject(tmp_path: Path) -> None:
    read = prose(written(tmp_path, "{}\n", "subject: |\n  Công tác[^1] **tháng 8**\n"))
    assert placed(read.findings) == [
        "data/2021-08/bao-cao.yaml:2:11 error note-not-here: Chú thích [^1] không dùng được ở đây. | chú thích chỉ "
        "đặt trong lời văn của khoang; chuyển nội dung vào câu hoặc bỏ dấu này",
        "data/2021-08/bao-cao.yaml:2:16 error bold-not-lead: Chữ đậm chỉ dùng cho cụm dẫn ở đầu đoạn, kết thúc bằng "
        "dấu hai chấm. | viết **Về y tế:** ở đầu đoạn, hoặc bỏ hai dấu **; muốn in dấu * thì gõ \\*",
    ]


def test_one_text_with_expressions() -> None:
    line = read_line(passage("Đại diện {{ y }};\ncác sở, ngành"), Table())
    assert "".join(_span(span) for span in line.spans) == "Đại diện 08 dự án; các sở, ngành"
    assert [use.expression for use in line.uses] == ["y"]
    assert line.findings == ()


def test_the_place_of_a_paragraph_is_its_line_in_the_file(tmp_path: Path) -> None:
    workspace = written(tmp_path, "results: |\n\n    1. Chữ có *nghiêng*.\n")
    (block,) = prose(workspace, form("results")).slots["results"]
    assert (block.place.line, block.place.column, block.place.end_column) == (6, 7, 27)
    assert block.place.source == "      1. Chữ có *nghiêng*."


def test_what_the_figures_say_to_the_typed_text_is_told_where_it_was_typed(tmp_path: Path) -> None:
    text = "results: |\n  Trong tháng 7, thu ngân sách {{ thu }}.\n  Xuất khẩu tăng 5% so với cùng kỳ.\n"
    workspace = written(tmp_path, text + "outlook: |\n  [viết lại]\n  Xuất khẩu tăng 5%.\n")
    catalog = "thu:\n  name: Thu ngân sách\n  unit: tỷ đồng\n  measure: flow\n"
    (tmp_path / "data" / "catalog.yaml").write_text(catalog, encoding="utf-8")
    (tmp_path / "data" / MONTH.id / "indicators.yaml").write_text("thu: 38,8\n", encoding="utf-8")
    document = workspace.document(MONTH, "bao-cao")
    found = check_typed_figures(document, Vocabulary(workspace, MONTH, document.record))
    assert [(str(finding.place), finding.code) for finding in found] == [
        ("data/2021-08/bao-cao.yaml:5:11", "stale-period"),
        ("data/2021-08/bao-cao.yaml:6:15", "typed-comparison"),
    ]
