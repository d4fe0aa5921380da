"""Headings and numbered items: how they look, and whether their numbers follow (Phụ lục I, Phần I, mục II.6d, đ)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportgen.conformance.body_reader import Item, Role
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.looks import check_look
from reportgen.conformance.sequence import NumberSequence
from reportgen.numerals import ORDINALS

_NAMED: Final = {Role.PART: "HD-01", Role.CHAPTER: "HD-02", Role.GROUP: "HD-03"}


def check_headings(inspection: Inspection) -> None:
    """Measure headings and items of the text."""
    for passage in inspection.reading.passages:
        _check_items(inspection, passage.items)
        _check_sequence(inspection, passage.items)


def _check_items(inspection: Inspection, items: Sequence[Item]) -> None:
    for index, item in enumerate(items):
        following = items[index + 1] if index + 1 < len(items) else None
        if item.role in _NAMED:
            _check_named(inspection, item, following)
        elif item.role is Role.TITLE:
            check_look(inspection, "HD-01c", item.line)
        elif item.role is Role.SECTION:
            _check_section(inspection, item)
        elif item.role is Role.ARTICLE:
            _check_article(inspection, item)
        elif item.role in (Role.CLAUSE, Role.SUBCLAUSE):
            _check_clause(inspection, item)
        elif item.role is Role.POINT:
            _check_point(inspection, item)


def _check_named(inspection: Inspection, item: Item, following: Item | None) -> None:
    rule = inspection.rule(_NAMED[item.role])
    check_look(inspection, rule.id, item.line)
    if not re.fullmatch(rule.text("number"), item.number):
        if item.role is Role.PART and item.number in ORDINALS:
            inspection.report("HD-01b", f"“{item.line.text}”", item.line)
        else:
            expected = "số Ả Rập" if item.role is Role.GROUP else "số La Mã"
            inspection.report(rule.id, f"số “{item.number}”", item.line, expected=expected)
    if following is None or following.role is not Role.TITLE:
        inspection.report("ND-06", f"“{item.line.quote}” không có tiêu đề", item.line)


def _check_mark(inspection: Inspection, rule_id: str, item: Item) -> None:
    wanted = inspection.rule(rule_id).text("mark")
    if item.mark != wanted:
        found = f"sau số là “{item.mark}”" if item.mark else "sau số không có dấu"
        inspection.report(rule_id, found, item.line, expected=f"“{wanted}” sau số")


def _check_section(inspection: Inspection, item: Item) -> None:
    check_look(inspection, "HD-04", item.line)
    _check_mark(inspection, "HD-04", item)
    check_look(inspection, "HD-04b", item.line)


def _check_article(inspection: Inspection, item: Item) -> None:
    head = next(iter(item.line.formats), None)
    if head is not None and not head.bold and not item.automatic:
        inspection.report("HD-05", "“Điều” và số không in đậm", item.line, expected="in đậm")
    _check_mark(inspection, "HD-05", item)


def _check_clause(inspection: Inspection, item: Item) -> None:
    """Report a title bold in part only, or slanted, and a running paragraph that is bold as a whole."""
    longest = inspection.rule("HD-07").number("longest")
    is_title = not item.title.endswith((".", ";", ":", ",", "…"))
    label = item.line.paragraph.label_format
    if is_title:
        bold = {form.bold for form in item.line.formats} | ({label.bold} if label and item.automatic else set())
        if len(bold) > 1 and not _is_run_in(item):
            inspection.report("HD-06", "in đậm một phần", item.line, expected="đậm cả số và tiêu đề")
        if item.line.italic is not False and bold == {True}:
            inspection.report("HD-06", "in nghiêng", item.line, expected="chữ đứng")
    elif item.line.bold is True and len(item.title) > longest and item.line.paragraph.format.outline is None:
        inspection.report("HD-07", "cả đoạn văn in đậm", item.line, expected="không đậm")


def _is_run_in(item: Item) -> bool:
    """Whether the bold part is a lead that ends with a colon or full stop, with the text running on."""
    lead = "".join(run.text for run in item.line.runs if run.format.bold).strip()
    return lead.endswith((":", ".")) and len(lead) > len(item.number) + len(item.mark)


def _check_point(inspection: Inspection, item: Item) -> None:
    _check_mark(inspection, "HD-08", item)
    if item.line.bold is True:
        inspection.report("HD-08", "in đậm", item.line, expected="không đậm")


def _check_sequence(inspection: Inspection, items: Sequence[Item]) -> None:
    sequence = NumberSequence()
    for item in items:
        wanted = sequence.next(item)
        if wanted is not None:
            rule_id = "HD-08" if item.role is Role.POINT else "HD-09"
            inspection.report(rule_id, f"“{_shown(item)}”", item.line, expected=f"“{wanted}”")


def _shown(item: Item) -> str:
    if item.role in (Role.PART, Role.CHAPTER, Role.GROUP):
        return item.line.text
    return f"({item.number})" if item.role is Role.BRACKET else f"{item.number}{item.mark}"
