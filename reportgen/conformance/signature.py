"""Authority, title and name of the signer (Phụ lục I, Phần I, mục II.7; Nghị định 30/2020/NĐ-CP, Điều 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.conformance.ending_reader import Ending
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import fold
from reportgen.conformance.looks import check_look, number
from reportgen.conformance.rules import RuleBook, Slip


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


def authority_slips(rules: RuleBook, authority: Sequence[str]) -> Iterator[Slip]:
    """Return what is wrong with the lines over the name, as printed: how they are written, and how they follow."""
    written, denied = rules["CK-05"], rules["CK-04"]
    for index, line in enumerate(authority):
        if re.match(written.text("like"), line) and not re.match(written.text("prefix"), line):
            yield Slip("CK-05", f"“{line}”", index=index)
        if re.search(denied.text("denied"), line):
            yield Slip("CK-04", f"“{line}”", index=index)
        below = authority[index + 1] if index + 1 < len(authority) else None
        yield from _chain_slips(rules, line, below, index)


def _chain_slips(rules: RuleBook, line: str, below: str | None, index: int) -> Iterator[Slip]:
    """Return what is wrong with the line under TM. or KT."""
    prefix, office = _parted(line)
    found = f"dưới “{line}” là {below or 'không có dòng nào'}"
    if prefix == "TM":
        rule = rules["CK-11"]
        collective = re.match(rule.text("collective"), office)
        if below is None or (collective and not re.match(rule.text("pattern"), below)):
            yield Slip("CK-11", found, index=index)
    elif prefix == "KT":
        wanted = rules["CK-12"].allowed["deputies"].get(office, f"PHÓ {office}")
        if below != wanted:
            yield Slip("CK-12", found, wanted, index)


def _parted(line: str) -> tuple[str, str]:
    """Return the abbreviation in front and the office.

    >>> _parted("KT. CHỦ TỊCH")
    ('KT', 'CHỦ TỊCH')
    """
    found = re.match(r"(TM|KT|TL|TUQ|Q)\.?\s*(.*)", line)
    return (found[1], found[2]) if found else ("", line)


def name_slips(rules: RuleBook, name: str) -> Iterator[Slip]:
    """Return what stands before the name and does not belong there."""
    title = re.match(rules["CK-03"].text("titles"), name)
    if title:
        yield Slip("CK-03", f"“{title[0].strip()}” trước họ tên")


def order_slips(authority: Sequence[str], issuer: Sequence[str], symbol: str) -> Iterator[Slip]:
    """Return where an order of the chairman (TL.) does not go with the issuer or the symbol."""
    for index, line in enumerate(authority):
        prefix, office = _parted(line)
        if prefix != "TL" or not office.startswith("CHỦ TỊCH"):
            continue
        if issuer and not fold(" ".join(issuer)).startswith(("ủy ban nhân dân", "ubnd")):
            yield Slip("CK-10", f"cơ quan ban hành là “{issuer[0]}”", index=index)
        elif "-" in symbol and "UBND" not in symbol:
            yield Slip("CK-10", f"ký hiệu “{symbol}”", index=index)


def closing_slips(authority: Sequence[str], closing: str) -> Iterator[Slip]:
    """Return whether the closing sentence names an order of the chairman that the signature does not."""
    if "thừa lệnh chủ tịch" in fold(closing) and all(_parted(line)[0] != "TL" for line in authority):
        yield Slip("CK-13", f"phần ký là “{authority[0] if authority else ''}”")
