"""Authority, title and name of the signer (Phụ lục I, Phần I, mục II.7; Nghị định 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

import re
from itertools import pairwise

from reportgen.conformance.ending_reader import Ending
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line
from reportgen.conformance.looks import check_look, number


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
        _check_office(inspection, line)
    _check_name(inspection, ending)
    _check_chain(inspection, ending)
    _check_order(inspection, ending)
    if ending.same_row is False:
        inspection.report("CK-06", "không cùng dòng", ending.authority[0])


def _check_office(inspection: Inspection, line: Line) -> None:
    rule = inspection.rule("CK-05")
    if re.match(rule.text("like"), line.text) and not re.match(rule.text("prefix"), line.text):
        inspection.report("CK-05", f"“{line.text}”", line)
    if re.search(inspection.rule("CK-04").text("denied"), line.text):
        inspection.report("CK-04", f"“{line.text}”", line)


def _check_name(inspection: Inspection, ending: Ending) -> None:
    if ending.name is None:
        inspection.report("CK-09", "để trống", ending.authority[-1])
        return
    check_look(inspection, "CK-02", ending.name)
    title = re.match(inspection.rule("CK-03").text("titles"), ending.name.text)
    if title:
        inspection.report("CK-03", f"“{title[0].strip()}” trước họ tên", ending.name)
    least = inspection.rule("CK-07").number("gap")
    if ending.gap is not None and ending.gap / 20 < least:
        expected = f"từ {number(least)} pt"
        inspection.report("CK-07", f"{number(ending.gap / 20)} pt", ending.name, expected=expected)


def _parted(line: Line) -> tuple[str, str]:
    """Return the abbreviation in front and the office: ("KT", "CHỦ TỊCH")."""
    found = re.match(r"(TM|KT|TL|TUQ|Q)\.?\s*(.*)", line.text)
    return (found[1], found[2]) if found else ("", line.text)


def _check_chain(inspection: Inspection, ending: Ending) -> None:
    lines = [*ending.authority, None]
    for line, below in pairwise(lines):
        if line is None:
            break
        prefix, office = _parted(line)
        under = below.text if below else "không có dòng nào"
        if prefix == "TM":
            rule = inspection.rule("CK-11")
            collective = re.match(rule.text("collective"), office)
            if below is None or (collective and not re.match(rule.text("pattern"), below.text)):
                inspection.report("CK-11", f"dưới “{line.text}” là {under}", line)
        elif prefix == "KT":
            deputies = inspection.rule("CK-12").allowed["deputies"]
            wanted = deputies.get(office, f"PHÓ {office}")
            if below is None or below.text != wanted:
                inspection.report("CK-12", f"dưới “{line.text}” là {under}", line, expected=wanted)


def _check_order(inspection: Inspection, ending: Ending) -> None:
    """Compare an order of the chairman (TL.) with the issuer, the symbol and the closing sentence."""
    ordered = next((line for line in ending.authority if _parted(line)[0] == "TL"), None)
    letterhead = inspection.reading.letterhead
    if ordered is not None and _parted(ordered)[1].startswith("CHỦ TỊCH"):
        issuer = " ".join(line.folded for line in letterhead.issuer)
        symbol = letterhead.number.text if letterhead.number else ""
        if letterhead.issuer and not issuer.startswith(("ủy ban nhân dân", "ubnd")):
            inspection.report("CK-10", f"cơ quan ban hành là “{letterhead.issuer[0].text}”", ordered)
        elif "-" in symbol and "UBND" not in symbol:
            inspection.report("CK-10", f"ký hiệu “{symbol}”", ordered)
    closing = next((item for item in reversed(inspection.reading.text.items) if "./." in item.line.text), None)
    if closing is not None and "thừa lệnh chủ tịch" in closing.line.folded and ordered is None:
        inspection.report("CK-13", f"phần ký là “{ending.authority[0].text}”", closing.line)
