"""Authority, title and name of the signer (Phụ lục I, Phần I, mục II.7; Nghị định 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

from reportgen.conformance.ending_reader import Ending
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.looks import check_look, number
from reportgen.conformance.slips import authority_slips, closing_slips, name_slips, order_slips


def check_signature(inspection: Inspection) -> None:
    """Measure the signature block and the chain of authority in it."""
    ending = inspection.reading.ending
    if inspection.reading.is_appendix:
        return
    type_line = inspection.reading.heading.type
    if type_line is not None and type_line.folded in inspection.rule("CK-08").texts("without"):
        return
    if ending is None or not ending.authority:
        inspection.report("CK-08", "không tìm thấy quyền hạn, chức vụ của người ký", "phần ký và nơi nhận")
        return
    for line in ending.authority:
        check_look(inspection, "CK-01", line)
    authority = [line.text for line in ending.authority]
    for slip in authority_slips(inspection.rules, authority):
        inspection.report_slip(slip, ending.authority[slip.index])
    _check_name(inspection, ending)
    _check_order(inspection, ending)
    if ending.same_row is False:
        inspection.report("CK-06", "không cùng dòng", ending.authority[0])


def _check_name(inspection: Inspection, ending: Ending) -> None:
    if ending.name is None:
        inspection.report("CK-09", "để trống", ending.authority[-1])
        return
    check_look(inspection, "CK-02", ending.name)
    for slip in name_slips(inspection.rules, ending.name.text):
        inspection.report_slip(slip, ending.name)
    least = inspection.rule("CK-07").number("gap")
    if ending.gap is not None and ending.gap / 20 < least:
        expected = f"từ {number(least)} pt"
        inspection.report("CK-07", f"{number(ending.gap / 20)} pt", ending.name, expected=expected)


def _check_order(inspection: Inspection, ending: Ending) -> None:
    letterhead = inspection.reading.letterhead
    authority = [line.text for line in ending.authority]
    issuer = [line.text for line in letterhead.issuer]
    symbol = letterhead.number.text if letterhead.number else ""
    for slip in order_slips(authority, issuer, symbol):
        inspection.report_slip(slip, ending.authority[slip.index])
    closing = next((item for item in reversed(inspection.reading.text.items) if "./." in item.line.text), None)
    for slip in closing_slips(authority, closing.line.text if closing else ""):
        inspection.report_slip(slip, closing.line if closing else None)
