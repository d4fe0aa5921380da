"""The mathematics of a comparison."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.comparison import Change, Direction

AMOUNTS = st.decimals("0.01", "1e9", places=2)
MIRROR = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP, Direction.SAME: Direction.SAME}


@pytest.mark.parametrize(
    ("value", "base", "percent", "share"),
    [
        ("142.5", "150", "-5", "95"),
        ("0", "4", "-100", "0"),
        ("4", "4", "0", "100"),
        ("12", "4", "200", "300"),
        ("5", "0", None, None),
        ("0", "0", None, None),
        ("5", "-2", None, None),
        ("-5", "2", None, None),
    ],
)
def test_percent_and_share(value: str, base: str, percent: str | None, share: str | None) -> None:
    change = Change(Decimal(value), Decimal(base))
    assert change.percent == (None if percent is None else Decimal(percent))
    assert change.share == (None if share is None else Decimal(share))


@given(AMOUNTS, AMOUNTS)
def test_there_and_back_mirror(first: Decimal, second: Decimal) -> None:
    there, back = Change(first, second), Change(second, first)
    assert there.amount == -back.amount
    assert there.direction is MIRROR[back.direction]
    assert there.ratio is not None
    assert back.ratio is not None
    assert abs(there.ratio * back.ratio - 1) < Decimal("1e-25")


@given(AMOUNTS, AMOUNTS)
def test_share_is_a_hundred_and_the_change(value: Decimal, base: Decimal) -> None:
    change = Change(value, base)
    assert change.share is not None
    assert change.percent is not None
    assert abs(change.share - change.percent - 100) < Decimal("1e-15")


@given(st.decimals("-1e9", "1e9", places=3), st.decimals("-1e9", "1e9", places=3))
def test_base_and_amount_make_the_value(value: Decimal, base: Decimal) -> None:
    assert base + Change(value, base).amount == value
