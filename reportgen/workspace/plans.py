"""A year's plan: a number, a range, a bound, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from reportgen.numerals import NumberError, format_number, parse_number
from reportgen.workspace.values import Record, leave_out_empty, read_number, read_plain


class PlanBound(StrEnum):
    """What a plan demands of the value."""

    EXACT = "exact"
    RANGE = "range"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    WORDS = "words"


class Plan(Record):
    """A year's plan: a number, a range, a bound, or words. `text` is what was typed."""

    text: str
    bound: PlanBound
    low: Decimal | None = None
    high: Decimal | None = None


_RANGE: Final = re.compile(r"(-?\d\S*?)\s*[-\u2013]\s*(-?\d\S*)")
_BOUND: Final = re.compile(r"(Dưới|Trên|Tối đa|Tối thiểu|Không quá|Ít nhất)\s+(-?\d\S*)", re.IGNORECASE)
_AT_MOST: Final = frozenset({"dưới", "tối đa", "không quá"})


def parse_plan(text: str) -> Plan:
    """Return the plan that the text states; any other text is a plan in words.

    >>> parse_plan("6,6-6,8").high
    Decimal('6.8')
    >>> parse_plan("Dưới 4").bound.value
    'at_most'
    >>> parse_plan("khá-tốt").bound.value, parse_plan("Trên đà tăng").bound.value
    ('words', 'words')

    Raises:
        NumberError: the number of a bound or range is written in another notation.
    """
    try:
        value = parse_number(text)
        return Plan(text=text, bound=PlanBound.EXACT, low=value, high=value)
    except NumberError:
        pass
    if bound := _BOUND.fullmatch(text):
        value = parse_number(bound[2])
        at_most = bound[1].lower() in _AT_MOST
        kind = PlanBound.AT_MOST if at_most else PlanBound.AT_LEAST
        return Plan(text=text, bound=kind, low=None if at_most else value, high=value if at_most else None)
    if limits := _RANGE.fullmatch(text):
        return Plan(text=text, bound=PlanBound.RANGE, low=parse_number(limits[1]), high=parse_number(limits[2]))
    return Plan(text=text, bound=PlanBound.WORDS)


def _plan(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        plan = parse_plan(value)
    except NumberError as error:
        return read_number(error.text)
    if plan.bound is PlanBound.RANGE and plan.low is not None and plan.high is not None and plan.low > plan.high:
        raise PydanticCustomError(
            "plan-range",
            "Khoảng “{text}” có số đầu lớn hơn số sau.",
            {"text": value, "hint": f"viết {format_number(plan.high)}-{format_number(plan.low)}"},
        )
    if plan.bound is PlanBound.WORDS:
        read_plain(value)
        return read_number(value) if re.fullmatch(r"[\d.,\s]+", value) else plan
    return plan


def _year(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[12]\d{3}", value, re.ASCII):
        raise PydanticCustomError(
            "plan-year", "“{text}” không phải năm.", {"text": value, "hint": "viết năm bằng bốn chữ số, ví dụ 2021"}
        )
    return value


Plans = Annotated[
    Mapping[Annotated[str, BeforeValidator(_year)], Annotated[Plan, BeforeValidator(_plan)]],
    BeforeValidator(leave_out_empty),
]


def plan_text(plan: Plan, decimals: int | None = None) -> str:
    """Return the plan as printed: a number in the documents' notation, anything else as typed."""
    if plan.bound is PlanBound.EXACT and plan.low is not None:
        return format_number(plan.low, decimals)
    return plan.text
