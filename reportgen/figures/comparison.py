"""The mathematics of a comparison: two exact numbers, and what may be said of them."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from reportgen.figures.values import EXACT
from reportgen.numerals import divide


class Direction(StrEnum):
    """Which way a value went."""

    UP = "up"
    DOWN = "down"
    SAME = "same"

    @property
    def verb(self) -> str:
        """The Vietnamese verb; "không đổi" where nothing moved."""
        return {"up": "tăng", "down": "giảm", "same": "không đổi"}[self.value]


class Change(Struct, frozen=True):
    """From a base to a value, both unrounded."""

    value: Decimal
    base: Decimal

    @property
    def amount(self) -> Decimal:
        """The value less the base, in their unit; of two rates in points."""
        return EXACT.subtract(self.value, self.base)

    @property
    def direction(self) -> Direction:
        """Which way the unrounded value went."""
        return direction_of(self.amount)

    @property
    def ratio(self) -> Decimal | None:
        """The value as a multiple of the base; None where that says nothing: base zero or negative, value negative."""
        if self.base <= 0 or self.value < 0:
            return None
        return divide(self.value, self.base)

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the base, (value / base - 1) x 100; None where `ratio` is.

        >>> Change(Decimal("142.5"), Decimal("150")).percent
        Decimal('-5.00')
        """
        if self.ratio is None:
            return None
        return EXACT.multiply(divide(self.amount, self.base), Decimal(100))

    @property
    def share(self) -> Decimal | None:
        """The value in percent of the base, value / base x 100; None where `ratio` is.

        >>> Change(Decimal("43"), Decimal("50")).share
        Decimal('86.00')
        """
        if self.ratio is None:
            return None
        return EXACT.multiply(self.ratio, Decimal(100))


def direction_of(amount: Decimal) -> Direction:
    """Return the direction of a change by its sign."""
    if amount.is_zero():
        return Direction.SAME
    return Direction.UP if amount > 0 else Direction.DOWN
