"""How a line must look: size, weight, slant, capitals, alignment, each only where its rule speaks of it."""

from __future__ import annotations

from typing import Final

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line
from reportgen.conformance.rules import Rule
from reportgen.ooxml.units import HalfPoints, to_pt

_ALIGNMENTS: Final = {"left": "canh trái", "right": "canh phải", "center": "canh giữa", "both": "canh đều hai bên"}


def check_look(inspection: Inspection, rule_id: str, line: Line, where: str | None = None) -> None:
    """Report each way in which a line looks other than its rule allows; a form's blanks have no looks to measure.

    `where` names a part outside the main text.
    """
    if line.is_blank and where is None:
        return
    rule = inspection.rule(rule_id)
    place = where or line
    check_size(inspection, rule, line, where)
    for name, words, is_so in (("bold", "in đậm", line.bold), ("italic", "in nghiêng", line.italic)):
        wanted = rule.allowed.get(name)
        if wanted is not None and is_so is not wanted:
            inspection.report(rule_id, _said(is_so, words), place, expected=words if wanted else f"không {words}")
    _check_capitals(inspection, rule, line)
    check_alignment(inspection, rule, line)


def check_size(inspection: Inspection, rule: Rule, line: Line, where: str | None = None) -> None:
    """Report letters of a line that are smaller or larger than the rule allows."""
    if "size" not in rule.allowed:
        return
    low, high = rule.range("size")
    wrong = [size for size in line.sizes if not low <= to_pt(size) <= high]
    if wrong:
        found, expected = f"cỡ chữ {points_of(*wrong)}", f"cỡ chữ {span_of(low, high)}"
        inspection.report(rule.id, found, where or line, expected=expected)


def check_alignment(inspection: Inspection, rule: Rule, line: Line) -> None:
    """Report a line that is aligned otherwise than the rule says; a line read from between tabs has no alignment."""
    align = line.form.align
    if "align" in rule.allowed and align != rule.allowed["align"] and "\t" not in line.paragraph.text:
        wanted = _ALIGNMENTS[rule.text("align")]
        inspection.report(rule.id, _ALIGNMENTS.get(align, align), line, expected=wanted)


def _check_capitals(inspection: Inspection, rule: Rule, line: Line) -> None:
    wanted = rule.allowed.get("caps")
    if wanted == "upper" and not line.is_upper:
        inspection.report(rule.id, "không viết hoa toàn bộ", line, expected="chữ in hoa")
    elif wanted == "lower" and line.is_upper and sum(letter.isalpha() for letter in line.text) > 1:
        inspection.report(rule.id, "viết hoa toàn bộ", line, expected="chữ in thường")


def _said(answer: bool | None, words: str) -> str:
    return f"{words} một phần" if answer is None else words if answer else f"không {words}"


def points_of(*sizes: HalfPoints) -> str:
    """Return sizes as staff know them.

    >>> points_of(HalfPoints(26), HalfPoints(27))
    '13; 13,5'
    """
    return "; ".join(f"{size / 2:g}".replace(".", ",") for size in sizes)


def span_of(low: float, high: float) -> str:
    """Return an allowed range in words.

    >>> span_of(12, 13), span_of(13, 13)
    ('12-13', '13')
    """
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def number(value: float) -> str:
    """Return a measured number with at most two decimals and a decimal comma.

    >>> number(1.5), number(20.0), number(19.996)
    ('1,5', '20', '20')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
