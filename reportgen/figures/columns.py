"""The columns that tables of indicators are made of, and which of them a period's annex has.

The sets follow the forms in use (sector report forms, provincial annexes): they change with the period, and quotients
say under the header which columns they divide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Cause, Place, nearest, refuse
from reportgen.figures.cells import (
    amount_cell,
    change_of,
    estimated_cell,
    judgement,
    missing_cell,
    percent_cell,
    plan_cell,
    plan_share_cell,
    rule_cell,
    share_cell,
    value_cell,
)
from reportgen.figures.first_letters import upper_first
from reportgen.figures.ledger import Ledger
from reportgen.figures.tables import EMPTY, Cell, Column, text_cell
from reportgen.figures.values import Figure
from reportgen.periods import Length, Period
from reportgen.workspace.schema import MeasureKind

FIXED: Final = ("ordinal", "name", "unit")
"""The columns every table begins with."""


class ColumnMaker(Struct, frozen=True):
    """A column: its title, and the cell of an indicator in it. `divides` are the columns of a quotient.

    A quotient rests on what those rest on; of another column `period` is the one whose value it prints, `plan` the
    year whose plan.
    """

    key: str
    title: str
    cell: Callable[[str], Cell]
    numeric: bool = True
    divides: tuple[str, str] | None = None
    period: Period | None = None
    plan: int | None = None


def column_makers(ledger: Ledger, period: Period, estimated: bool) -> dict[str, ColumnMaker]:
    """Return every column that a table of the period can have, by its key.

    Args:
        ledger: the figures.
        period: the period of the table.
        estimated: whether any value of the table is an estimate; the titles say so.
    """
    since, following = period.year_to_date, period.next
    word = "Ước thực hiện" if estimated else "Thực hiện"
    before = {Length.MONTH: "tháng trước", Length.QUARTER: "quý trước"}.get(period.length, "cùng kỳ")
    last_year = "năm trước" if period.length is Length.YEAR else "cùng kỳ"
    plan, value, share = partial(_plan, ledger), partial(_value, ledger), partial(_share, ledger)
    makers = (
        plan("plan", period.year),
        value("previous", f"Thực hiện {_dated(period.previous, period)}", period.previous),
        value("last_year", f"Thực hiện {_dated(period.last_year, period)}", period.last_year),
        value("value", f"{word} {period.short}", period),
        value("year_to_date", f"Lũy kế {since.short}", since),
        value("last_year_to_date", f"Lũy kế {_dated(since.last_year, period)}", since.last_year),
        ColumnMaker(
            "vs_previous", f"So với {before} (%)", share(period, period.previous), divides=("value", "previous")
        ),
        ColumnMaker(
            "vs_last_year", f"So với {last_year} (%)", share(period, period.last_year), divides=("value", "last_year")
        ),
        ColumnMaker(
            "year_to_date_vs_last_year",
            "Lũy kế so với cùng kỳ (%)",
            share(since, since.last_year),
            divides=("year_to_date", "last_year_to_date"),
        ),
        ColumnMaker(
            "vs_plan",
            "So với kế hoạch năm (%)",
            lambda one: plan_share_cell(ledger, one, period),
            divides=("value" if since == period else "year_to_date", "plan"),
        ),
        value("next_value", f"Ước thực hiện {following.short}", following),
        value("next_year_to_date", f"Ước {following.year_to_date.short}", following.year_to_date),
        plan("next_plan", period.year + 1),
        ColumnMaker("rule", "Cách tính", lambda one: rule_cell(ledger, one, period), numeric=False),
        ColumnMaker("missing", "Thiếu số", lambda one: missing_cell(ledger, one, period), numeric=False),
        ColumnMaker("estimated", "Số ước", lambda one: estimated_cell(ledger, one, period), numeric=False),
    )
    return {maker.key: maker for maker in makers}


def comparison_makers(ledger: Ledger, period: Period, base: Period) -> dict[str, ColumnMaker]:
    """Return the columns of a comparison of two periods."""

    def spans(one: str) -> tuple[Period, Period]:
        return compared_spans(ledger, one, period, base)

    def direction(one: str) -> Cell:
        change = change_of(ledger, one, *spans(one))
        if change is None:
            return EMPTY
        judged = judgement(ledger.catalog[one], change.direction)
        words = f"{change.direction.verb} ({judged.label})" if judged else change.direction.verb
        return text_cell(words, change.direction, judged)

    against_plan = "Lũy kế so kế hoạch (%)" if period.first > 1 else f"So với kế hoạch {period.year} (%)"
    makers = (
        ColumnMaker("base", upper_first(base.slash), lambda one: value_cell(ledger, one, spans(one)[1])),
        ColumnMaker("value", upper_first(period.slash), lambda one: value_cell(ledger, one, spans(one)[0])),
        ColumnMaker("amount", "Chênh lệch", lambda one: amount_cell(ledger, one, *spans(one))),
        ColumnMaker("percent", "Chênh lệch (%)", lambda one: percent_cell(ledger, one, *spans(one))),
        ColumnMaker("vs_plan", against_plan, lambda one: plan_share_cell(ledger, one, period)),
        ColumnMaker("direction", "Chiều hướng", direction, numeric=False),
    )
    return {maker.key: maker for maker in makers}


def compared_spans(ledger: Ledger, identifier: str, period: Period, base: Period) -> tuple[Period, Period]:
    """Return the spans of an indicator that two periods are compared by: what their files state.

    A cumulative is compared since January, as its months state it; across a New Year only with the same months, else by
    the periods' own values.
    """
    cumulative = ledger.catalog[identifier].measure is MeasureKind.CUMULATIVE
    if cumulative and (period.year == base.year or period.last == base.last):
        return period.year_to_date, base.year_to_date
    return period, base


def annex_columns(ledger: Ledger, period: Period, identifiers: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the period's annex behind the fixed ones."""
    if period.length in (Length.YEAR_TO_DATE, Length.YEAR):
        keys: tuple[str, ...] = ("plan", "last_year", "value", "vs_last_year", "vs_plan")
        ahead = any(ledger.catalog[one].plan.get(str(period.year + 1)) for one in identifiers)
        return (*keys, "next_plan") if period.length is Length.YEAR and ahead else keys
    if period.first == 1:
        return ("plan", "previous", "last_year", "value", "vs_previous", "vs_last_year", "vs_plan")
    return (
        "plan",
        "previous",
        "last_year",
        "value",
        "year_to_date",
        "last_year_to_date",
        *_preview(ledger, period, identifiers),
        "vs_previous",
        "vs_last_year",
        "year_to_date_vs_last_year",
        "vs_plan",
    )


def _preview(ledger: Ledger, period: Period, identifiers: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of the month to come before a half year or a year ends, where anything is known of it."""
    if period.length is not Length.MONTH or period.first not in (5, 11):
        return ()
    known = any(isinstance(ledger.value(one, period.next), Figure) for one in identifiers)
    return ("next_value", "next_year_to_date") if known else ()


def chosen(makers: dict[str, ColumnMaker], keys: Sequence[str]) -> tuple[ColumnMaker, ...]:
    """Return the columns asked for.

    Raises:
        Refused: one of them does not exist; its place quotes it.
    """
    wanted = [key for key in keys if key not in FIXED]
    for key in wanted:
        if key not in makers:
            guess = nearest(key, makers)
            raise refuse(
                "unknown-column",
                f"Biểu không có cột “{key}”.",
                cause=Cause.DATA,
                hint=f"có phải {guess}?" if guess else f"các cột: {', '.join(makers)}",
                place=Place("", quote=key),
            )
    return tuple(makers[key] for key in wanted)


def headers(makers: Sequence[ColumnMaker]) -> tuple[Column, ...]:
    """Return the columns with the row of letters and numbers that stands under the header.

    >>> makers = [ColumnMaker(key, key, str) for key in ("plan", "value")]  # type: ignore[arg-type]
    >>> quotient = ColumnMaker("vs_plan", "", str, divides=("value", "plan"))  # type: ignore[arg-type]
    >>> [column.number for column in headers([*makers, quotient])]
    ['A', 'B', 'C', '(1)', '(2)', '(3)=(2)/(1)']
    """
    fixed = (
        Column("ordinal", "STT", numeric=False, number="A"),
        Column("name", "Chỉ tiêu", numeric=False, number="B"),
        Column("unit", "Đơn vị tính", numeric=False, number="C"),
    )
    numeric = [maker for maker in makers if maker.numeric]
    numbers = {maker.key: f"({position})" for position, maker in enumerate(numeric, start=1)}
    columns = []
    for maker in makers:
        number = numbers.get(maker.key, "")
        if maker.divides and all(key in numbers for key in maker.divides):
            number += "=" + "/".join(numbers[key] for key in maker.divides)
        columns.append(Column(maker.key, maker.title, maker.numeric, number))
    return fixed + tuple(columns)


def rests_on(makers: Mapping[str, ColumnMaker], keys: Iterable[str]) -> tuple[ColumnMaker, ...]:
    """Return the columns of values and plans that these columns print or divide, each once."""
    within = dict.fromkeys(one for key in keys for one in makers[key].divides or (key,))
    return tuple(makers[key] for key in within)


def _plan(ledger: Ledger, key: str, year: int) -> ColumnMaker:
    return ColumnMaker(key, f"Kế hoạch năm {year}", lambda one: plan_cell(ledger, one, year), plan=year)


def _value(ledger: Ledger, key: str, title: str, period: Period) -> ColumnMaker:
    return ColumnMaker(key, title, lambda one: value_cell(ledger, one, period), period=period)


def _share(ledger: Ledger, period: Period, base: Period) -> Callable[[str], Cell]:
    return lambda one: share_cell(ledger, one, period, base)


def _dated(period: Period, beside: Period) -> str:
    """Return the period's name, without its year where that is the table's."""
    return period.short if period.year == beside.year else period.slash
