"""Quốc hiệu, Tiêu ngữ and the issuing agency (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.1 and II.2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.conformance.folding import fold
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.letterhead_reader import Letterhead, inner_width
from reportgen.conformance.lines import Line, RuleMark
from reportgen.conformance.looks import check_look, number, points_of
from reportgen.conformance.slips import committee_slips
from reportgen.ooxml.units import Twips, to_mm


def check_letterhead(inspection: Inspection) -> None:
    """Measure the top of the first page."""
    letterhead = inspection.reading.letterhead
    if inspection.reading.is_appendix:
        return
    _check_national_title(inspection, letterhead)
    _check_sizes(inspection, letterhead)
    _check_names(inspection, letterhead)


def _check_national_title(inspection: Inspection, letterhead: Letterhead) -> None:
    for rule_id, line in (("QH-01", letterhead.title), ("QH-02", letterhead.motto)):
        rule = inspection.rule(rule_id)
        if line is None:
            inspection.report(rule_id, "không tìm thấy", "phần đầu", expected=rule.text("text"))
            continue
        if line.text != rule.text("text") and (rule_id == "QH-02" or line.folded != fold(rule.text("text"))):
            inspection.report(rule_id, f"ghi là “{line.text}”", line, expected=rule.text("text"))
        check_look(inspection, rule_id, line)
    if letterhead.title is None:
        return
    if letterhead.on_the_right is False:
        inspection.report("QH-01", "không ở ô bên phải", letterhead.title, expected="ô bên phải")
    if letterhead.motto is not None:
        _check_gaps(inspection, "QH-04", (letterhead.title, letterhead.motto))
        check_rule_mark(inspection, "QH-03", letterhead.motto_rule, (letterhead.motto,))
    _check_width(inspection, letterhead.title)


def _check_width(inspection: Inspection, title: Line) -> None:
    """Report a cell too narrow for Quốc hiệu, which then wraps."""
    if inner_width(title) is None:
        inspection.unmeasured(("QH-05",), "Quốc hiệu không nằm trong bảng có độ rộng cột")
        return
    room = inspection.reading.room(title)
    if title.width > room:
        found = f"dòng chữ dài {number(to_mm(Twips(round(title.width))))} mm, ô rộng {number(to_mm(room))} mm"
        inspection.report("QH-05", found, title, expected="ô rộng hơn dòng chữ")


def _check_gaps(inspection: Inspection, rule_id: str, lines: Sequence[Line]) -> None:
    """Report lines that do not follow each other at single spacing."""
    rule = inspection.rule(rule_id)
    for above, below in pairwise(lines):
        first, second = above.form, below.form
        if any(form.line_rule != "auto" or form.line != rule.number("line") for form in (first, second)):
            inspection.report(rule_id, "không giãn dòng đơn", below)
        gap = max(first.after, second.before)
        low, high = rule.range("gap")
        if not low <= gap <= high:
            inspection.report(rule_id, f"cách nhau thêm {number(gap / 20)} pt", below)


def check_rule_mark(inspection: Inspection, rule_id: str, mark: RuleMark | None, lines: Sequence[Line]) -> None:
    """Report a rule that is missing, or whose length against one of the lines above it is not as demanded."""
    rule = inspection.rule(rule_id)
    low, high = rule.range("ratio")
    share = f"{round(low * 100)}-{round(high * 100)}% dòng chữ"
    if mark is None:
        inspection.report(rule_id, "không có", lines[-1], expected=f"đường kẻ dài {share}")
    elif mark.kind == "underline":
        inspection.report(rule_id, "dùng gạch chân chữ", lines[-1], expected=f"đường kẻ dài {share}")
    elif mark.length is None:
        inspection.unmeasured((rule_id,), "không rõ độ dài của đường kẻ")
    else:
        ratios = [mark.length / length for line in lines if (length := _printed_length(inspection, line))]
        if ratios and not any(low <= ratio <= high for ratio in ratios):
            nearest = min(ratios, key=lambda ratio: abs(ratio - (low + high) / 2))
            inspection.report(rule_id, f"dài {round(nearest * 100)}% dòng chữ", lines[-1], expected=share)


def _printed_length(inspection: Inspection, line: Line) -> float:
    """Return how long a line is on paper, in twips: one that wraps is as long as its cell or page is wide."""
    room = inspection.reading.room(line)
    return min(line.width, room) if room else line.width


def _check_sizes(inspection: Inspection, letterhead: Letterhead) -> None:
    """Report sizes of the three lines that do not go together."""
    lines = (letterhead.title, letterhead.motto, letterhead.place_date)
    sizes = [line.sizes[0] for line in lines if line is not None and len(line.sizes) == 1]
    if len(sizes) < len(lines):
        return
    title, motto, place = sizes
    found = "-".join(points_of(size) for size in sizes)
    pairs = inspection.rule("SZ-01").allowed["pairs"]
    low, high = inspection.rule("QH-01").range("size")
    motto_low, motto_high = inspection.rule("QH-02").range("size")
    if not (low <= title / 2 <= high and motto_low <= motto / 2 <= motto_high):
        return
    if [title / 2, motto / 2] not in pairs:
        inspection.report("SZ-01", found, letterhead.title)
    elif place != motto:
        inspection.report("SZ-01b", found, letterhead.place_date)


def _check_names(inspection: Inspection, letterhead: Letterhead) -> None:
    if not letterhead.issuer:
        inspection.report("CQ-02", "không tìm thấy", "phần đầu", expected="tên cơ quan ban hành in hoa, đậm")
        return
    for line in letterhead.parent:
        check_look(inspection, "CQ-01", line)
    for line in letterhead.issuer:
        check_look(inspection, "CQ-02", line)
    _check_gaps(inspection, "CQ-04", (*letterhead.parent, *letterhead.issuer))
    check_rule_mark(inspection, "CQ-03", letterhead.issuer_rule, letterhead.issuer)
    names = [[line.text for line in lines] for lines in (letterhead.parent, letterhead.issuer)]
    for slip in committee_slips(*names):
        inspection.report_slip(slip, letterhead.issuer[0])
    _compare_names(inspection, letterhead)


def _compare_names(inspection: Inspection, letterhead: Letterhead) -> None:
    known = inspection.expectations
    for rule_id, lines, wanted in (
        ("CQ-01b", letterhead.parent, known.parent),
        ("CQ-02b", letterhead.issuer, None if known.issuer_lines is None else " ".join(known.issuer_lines)),
    ):
        found = " ".join(line.text for line in lines)
        if wanted is not None and fold(found) != fold(wanted):
            expected = wanted.upper() or "không có"
            inspection.report(rule_id, found or "không có", lines[0] if lines else "phần đầu", expected=expected)
