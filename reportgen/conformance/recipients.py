"""Kính gửi and Nơi nhận (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line
from reportgen.conformance.looks import check_look, number
from reportgen.ooxml.units import Twips, to_mm

_DASHES: Final = ("-", "–", "—", "•")
_EDGE: Final = Twips(60)
"""How far from the edge an item may stand."""


def check_recipients(inspection: Inspection) -> None:
    """Measure addressees and the list of recipients."""
    if inspection.reading.is_appendix:
        return
    _check_addressed(inspection)
    ending = inspection.reading.ending
    if ending is None or ending.recipients is None:
        inspection.report("NN-01b", "không tìm thấy", "phần ký và nơi nhận")
        return
    _check_heading(inspection, ending.recipients)
    _check_items(inspection, ending.items)


def _check_addressed(inspection: Inspection) -> None:
    heading = inspection.reading.heading
    known = inspection.expectations.addressed
    kind = heading.type.folded if heading.type else ""
    if heading.addressed is None:
        if known:
            inspection.report("KG-01", "không có Kính gửi", "phần đầu", expected="có Kính gửi")
        return
    if kind in inspection.rule("KG-01").texts("without"):
        inspection.report("KG-01", f"{kind} có Kính gửi", heading.addressed, expected="không có Kính gửi")
    lines = (heading.addressed, *heading.addressees)
    for line in lines:
        check_look(inspection, "KG-02", line)
    own = re.fullmatch(r"Kính (?:gửi|trình)\s*(:?)\s*(.*)", heading.addressed.text)
    if own is None or not own[1]:
        inspection.report("KG-02", "sau “Kính gửi” không có dấu hai chấm", heading.addressed, expected="“Kính gửi:”")
    elif own[2] and heading.addressees:
        expected = "nhiều nơi thì mỗi nơi một dòng, dưới “Kính gửi:”"
        inspection.report("KG-02", "nơi thứ nhất ghi cùng dòng “Kính gửi”", heading.addressed, expected=expected)
    for line in heading.addressees:
        wanted = "." if line is heading.addressees[-1] else ";"
        if not line.text.endswith(wanted) and ".." not in line.text:
            inspection.report("KG-02", f"cuối dòng là “{line.text[-1]}”", line, expected=f"cuối dòng là “{wanted}”")


def _check_heading(inspection: Inspection, line: Line) -> None:
    check_look(inspection, "NN-01", line)
    if not line.text.endswith(":"):
        inspection.report("NN-01", "không có dấu hai chấm", line, expected="“Nơi nhận:”")
    if line.text.rstrip(" :") != "Nơi nhận":
        inspection.report("NN-01", f"ghi “{line.text}”", line, expected="“Nơi nhận:”")


def _check_items(inspection: Inspection, items: Sequence[Line]) -> None:
    if not items:
        inspection.report(
            "NN-03",
            "không có nơi nhận nào",
            inspection.reading.ending.recipients if inspection.reading.ending else None,
        )
        return
    *sent, filed = items
    for line in items:
        check_look(inspection, "NN-02", line)
        _check_edge(inspection, line)
    for line in sent:
        _check_item(inspection, line)
    if not re.fullmatch(inspection.rule("NN-03").text("pattern"), _with_label(filed)):
        inspection.report("NN-03", f"“{filed.text}”", filed)
    if inspection.reading.heading.addressed is not None:
        first = _with_label(items[0])
        if not re.fullmatch(inspection.rule("NN-04").text("pattern"), first):
            inspection.report("NN-04", f"“{items[0].text}”", items[0])


def _with_label(line: Line) -> str:
    return f"{line.paragraph.label} {line.text}".strip()


def _check_item(inspection: Inspection, line: Line) -> None:
    text = _with_label(line)
    if not text.startswith(_DASHES):
        inspection.report("NN-02", "đầu dòng không có gạch", line, expected="gạch đầu dòng")
    elif text[0] != "-":
        inspection.report("NN-02", f"đầu dòng là “{text[0]}”", line, expected="gạch nối (-)")
    if not text.endswith(";"):
        inspection.report("NN-02", f"cuối dòng là “{text[-1]}”", line, expected="cuối dòng là “;”")


def _check_edge(inspection: Inspection, line: Line) -> None:
    form = line.form
    start = Twips(form.left + form.first_line)
    if start > _EDGE:
        found = f"thụt vào {number(to_mm(start))} mm"
        inspection.report("NN-02", found, line, expected="sát lề trái")
