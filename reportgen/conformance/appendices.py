"""Appendices: how the text points to them, their heads, their own page numbers (Phụ lục I, Phần I, mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.conformance.appendix_reader import Appendix
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line
from reportgen.conformance.looks import check_look
from reportgen.conformance.sequence import roman_value
from reportgen.numerals import roman
from reportgen.ooxml.tables import Table


def check_appendices(inspection: Inspection) -> None:
    """Measure each appendix, and whether the text names them."""
    appendices = inspection.reading.appendices
    if not appendices:
        return
    if not inspection.reading.is_appendix:
        pattern = inspection.rule("PL-01").text("pattern")
        if not any(re.search(pattern, item.line.folded) for item in inspection.reading.text.items):
            inspection.report("PL-01", "nội dung không nhắc đến phụ lục", appendices[0].heading)
    _check_numbers(inspection, appendices)
    for appendix in appendices:
        _check_head(inspection, appendix)
        _check_pages(inspection, appendix)
        _check_tables(inspection, appendix)


def _number(appendix: Appendix) -> str:
    words = appendix.heading.text.rstrip(".:").split()
    return words[-1] if len(words) > 2 else ""


def _check_numbers(inspection: Inspection, appendices: Sequence[Appendix]) -> None:
    """Report numbers that are not Roman or do not follow; an appendix sent alone may have any number."""
    due = 1
    for appendix in appendices:
        number = _number(appendix)
        if not appendix.heading.folded.startswith("phụ lục") or (number.isascii() and number.isdigit()):
            inspection.report("PL-02b", f"“{appendix.heading.text}”", appendix.heading)
        elif number or len(appendices) > 1:
            known = roman_value(number)
            alone = inspection.reading.is_appendix and appendix is appendices[0]
            if known != due and not alone:
                found, expected = f"“{appendix.heading.text}”", f"Phụ lục {roman(due)}"
                inspection.report("PL-02", found, appendix.heading, expected=expected)
            due = known or due
        due += 1


def _check_head(inspection: Inspection, appendix: Appendix) -> None:
    check_look(inspection, "PL-03", appendix.heading)
    if not appendix.title:
        inspection.report("PL-04", "không tìm thấy", appendix.heading, expected="tên phụ lục in hoa, đậm, canh giữa")
    for line in appendix.title:
        check_look(inspection, "PL-04", line)
    if not appendix.reference:
        inspection.report("PL-05", "không có", appendix.heading, expected="(Kèm theo … số … ngày … của …)")
    for line in appendix.reference:
        check_look(inspection, "PL-05", line)


def _check_pages(inspection: Inspection, appendix: Appendix) -> None:
    lines = inspection.reading.lines
    above = lines[: lines.index(appendix.heading)]
    before = next((line for line in reversed(above) if line.text and not line.paragraph.boxed), None)
    if before is None:
        return
    if before.paragraph.section == appendix.section:
        inspection.report("PL-06", "không bắt đầu bằng một phần (section) riêng", appendix.heading)
        return
    section = inspection.reading.file.sections[appendix.section]
    if section.number_start != 1:
        inspection.report("PL-06", "số trang không đánh lại từ 1", appendix.heading)
    shown = section.headers.get("first" if section.first_page_differs else "default")
    if shown is not None and "PAGE" in shown.fields:
        inspection.report("PL-06", "trang đầu của phụ lục hiện số trang", appendix.heading)


def _check_tables(inspection: Inspection, appendix: Appendix) -> None:
    rule = inspection.rule("PL-09")
    for first, table in _tables(appendix.content):
        if table.row_count > rule.number("rows") and not table.repeats_header:
            inspection.report("PL-09", f"bảng {table.row_count} hàng, hàng tiêu đề không lặp lại", first)


def _tables(lines: Sequence[Line]) -> list[tuple[Line, Table]]:
    """Return the tables of an appendix, each with its first line."""
    found: dict[int, tuple[Line, Table]] = {}
    for line in lines:
        if line.cell is not None and line.cell.table.parent is None:
            found.setdefault(id(line.cell.table), (line, line.cell.table))
    return list(found.values())
