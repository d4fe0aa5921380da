"""The figures file of the next period: the same lines, every figure empty, the one before it in a comment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from reportgen.numerals import format_number
from reportgen.periods import DateError, Period, format_day, parse_day
from reportgen.workspace.lines import entries, scalar
from reportgen.workspace.scaffold.dates import months_between, shift_day
from reportgen.workspace.schema import Indicator, PeriodFigures

_OWN_COMMENT: Final = re.compile(r"\s*# (?:kỳ trước|cùng kỳ): .*$")
_FIGURES: Final = ("estimate", "actual", "year_to_date", "last_year_to_date")


class Turn(Struct, frozen=True):
    """From one period to the next, and what the comments tell."""

    source: Period
    period: Period
    catalog: Mapping[str, Indicator]
    """Gives names and units."""
    last_year: PeriodFigures
    """The figures of the same period a year earlier, as far as data/ has them."""


def next_figures(lines: Sequence[str], turn: Turn) -> list[str]:
    """Return the earlier period's lines with every figure empty and named."""
    written = list(lines)
    for entry in entries(lines):
        if entry.key == "as_of":
            written[entry.start] = move_day(lines[entry.start], turn.source, turn.period)
        elif entry.key != "status":
            written[entry.start : entry.end] = _emptied_entry(lines[entry.start : entry.end], entry.key, turn)
    return written


def first_figures(catalog: Mapping[str, Indicator]) -> list[str]:
    """Return the lines of a figures file where the earlier period has none: every indicator, named and empty."""
    head = ["# Số liệu của kỳ. Viết số như trong văn bản: 1.234,5. Chưa có số thì để trống.", ""]
    return head + [f"{id_}:  # {indicator.name} ({indicator.unit})" for id_, indicator in catalog.items()]


def move_day(line: str, source: Period, period: Period) -> str:
    """Return the line with its day moved from one period to the other; a line without a day stays as it is."""
    parts = scalar(line)
    try:
        day = shift_day(parse_day(parts.value), months_between(source, period))
    except DateError:
        return line
    return parts.line(format_day(day))


def _emptied_entry(lines: Sequence[str], id_: str, turn: Turn) -> list[str]:
    """Return the lines of one indicator with its figures and its note taken out."""
    fields = entries(lines, 1)
    if not fields:
        return [_emptied(lines[0], turn.catalog.get(id_), named=True), *lines[1:]]
    written: list[str] = []
    position = 0
    for field in fields:
        written += lines[position : field.start]
        written += _emptied_field(list(lines[field.start : field.end]), field.key, id_, turn)
        position = field.end
    return written + list(lines[position:])


def _emptied_field(own: list[str], key: str, id_: str, turn: Turn) -> list[str]:
    first = own[0]
    if key == "as_of":
        return [move_day(first, turn.source, turn.period)]
    if key == "last_year":
        return [_without_last_year(first, id_, turn)]
    if key == "note":
        return [_without_note(own)]
    if key in _FIGURES:
        return [_emptied(first, turn.catalog.get(id_), named=key in ("estimate", "actual"))]
    return own


def _emptied(line: str, indicator: Indicator | None, *, named: bool) -> str:
    parts = scalar(_OWN_COMMENT.sub("", line))
    unit = _unit(indicator) if indicator and parts.value else ""
    name = f" ({indicator.name})" if indicator and named else ""
    return f"{parts.line('')}  # kỳ trước: {parts.value or 'chưa có số'}{unit}{name}"


def _without_note(own: Sequence[str]) -> str:
    """Return the note's key alone: what was said of one period is not silently said of the next."""
    parts = scalar(_OWN_COMMENT.sub("", own[0]))
    text = " ".join(line.strip() for line in own[1:]) or parts.value
    return parts.line("") + (f"  # kỳ trước: {text}" if text else "")


def _unit(indicator: Indicator) -> str:
    return "%" if indicator.unit == "%" else f" {indicator.unit}"


def _without_last_year(line: str, id_: str, turn: Turn) -> str:
    parts = scalar(_OWN_COMMENT.sub("", line))
    folder = f"data/{turn.period.last_year}"
    entry = turn.last_year.entries.get(id_)
    value = entry.own if entry else None
    told = f"chưa có ở {folder}, ghi vào đây" if value is None else f"đã có ở {folder}: {format_number(value)}"
    return f"{parts.line('')}  # cùng kỳ: {told}"
