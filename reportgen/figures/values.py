"""Values and the arithmetic of a roll-up: exact, with the missing months by name.

Nothing is rounded here. `slack` is how far a value may lie from the truth because it was typed rounded: half a unit
of its last shown digit, added up over the parts of a sum.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from msgspec import Struct

from reportgen.numerals import divide
from reportgen.periods import Period

EXACT: Final = Context(prec=100, rounding=ROUND_HALF_UP)
"""Wide enough for the sum of any figures a workspace can hold."""


class Datum(Struct, frozen=True):
    """One figure as a file states it: the `field` of an indicator's entry of a period."""

    indicator: str
    period: Period
    field: str
    value: Decimal
    decimals: int
    estimated: bool
    slack: Decimal
    as_of: date | None = None

    @property
    def key(self) -> tuple[str, Period, str]:
        """Which statement it is: there is one for each indicator, period and field."""
        return self.indicator, self.period, self.field


class Figure(Struct, frozen=True):
    """A value known for a period, stated or computed, with the data it rests on.

    `decimals` are those typed; of a computed value the most that a part of it was typed with.
    `estimated` when any part is an estimate. `as_of` is the latest day a part was closed, None when none says.
    """

    value: Decimal
    decimals: int
    estimated: bool
    slack: Decimal
    as_of: date | None
    sources: tuple[Datum, ...]
    computed: bool = True


class Missing(Struct, frozen=True):
    """A value that is not known; `gaps` are the indicators and periods without a figure, in order.

    `zeros` are the divisors that are zero, each with the data it rests on: the ratio is a gap for that reason.
    """

    gaps: tuple[tuple[str, Period], ...]
    zeros: tuple[tuple[str, Period, tuple[Datum, ...]], ...] = ()


Value = Figure | Missing


def stated(datum: Datum) -> Figure:
    """Return the figure that a file states."""
    return Figure(
        datum.value, datum.decimals, datum.estimated, datum.slack, datum.as_of, sources=(datum,), computed=False
    )


def total(values: Iterable[Value]) -> Value:
    """Return the sum, or everything that is missing for it.

    Raises:
        ValueError: there is nothing to add up.
    """
    return _gather(tuple(values), _sum)


def average(values: Iterable[Value]) -> Value:
    """Return the mean, or everything that is missing for it.

    Raises:
        ValueError: there is nothing to take the mean of.
    """
    parts = tuple(values)
    mean = _gather(parts, lambda numbers: divide(_sum(numbers), Decimal(len(parts))))
    if isinstance(mean, Missing):
        return mean
    slack = divide(mean.slack, Decimal(len(parts)))
    return Figure(mean.value, mean.decimals, mean.estimated, slack, mean.as_of, mean.sources)


def difference(later: Value, earlier: Value) -> Value:
    """Return the later value less the earlier one, or everything that is missing for it."""
    return _gather((later, earlier), lambda numbers: EXACT.subtract(numbers[0], numbers[1]))


def ratio(part: Value, whole: Value, *, percent: bool) -> Value | None:
    """Return the part over the whole, in percent or as a plain number; None where the whole is zero.

    Its decimals are two: no typed number says how many a quotient has.
    """
    joined = _gather((part, whole), lambda numbers: numbers[0])
    if isinstance(joined, Missing) or isinstance(part, Missing) or isinstance(whole, Missing):
        return joined
    if whole.value.is_zero():
        return None
    scale = Decimal(100 if percent else 1)
    value = divide(EXACT.multiply(part.value, scale), whole.value)
    slack = divide(EXACT.multiply(EXACT.add(part.slack, whole.slack * abs(value) / scale), scale), abs(whole.value))
    return Figure(value, 2, joined.estimated, slack, joined.as_of, joined.sources)


def _sum(numbers: tuple[Decimal, ...]) -> Decimal:
    result = Decimal(0)
    for number in numbers:
        result = EXACT.add(result, number)
    return result


def _gather(values: tuple[Value, ...], combine: Callable[[tuple[Decimal, ...]], Decimal]) -> Value:
    if not values:
        raise ValueError("nothing to combine")
    known = tuple(value for value in values if isinstance(value, Figure))
    if len(known) < len(values):
        missing = [value for value in values if isinstance(value, Missing)]
        gaps = {gap for value in missing for gap in value.gaps}
        zeros = dict.fromkeys(zero for value in missing for zero in value.zeros)
        return Missing(tuple(sorted(gaps)), tuple(zeros))
    return Figure(
        value=combine(tuple(value.value for value in known)),
        decimals=max(value.decimals for value in known),
        estimated=any(value.estimated for value in known),
        slack=_sum(tuple(value.slack for value in known)),
        as_of=max((value.as_of for value in known if value.as_of), default=None),
        sources=tuple(datum for value in known for datum in value.sources),
    )


def agree(first: Figure, second: Figure) -> bool:
    """Return whether the two could be the same number, were neither rounded: their intervals touch."""
    return abs(EXACT.subtract(first.value, second.value)) <= EXACT.add(first.slack, second.slack)
