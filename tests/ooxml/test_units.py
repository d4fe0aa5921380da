"""Lengths: what attributes say, and back and forth between units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml.units import (
    Emu,
    HalfPoints,
    Twips,
    from_emu,
    half_points,
    to_emu,
    to_mm,
    to_pt,
    twips,
    whole,
)


@pytest.mark.parametrize(
    ("text", "length"),
    [("0", 0), ("567", 567), ("-360", -360), ("1cm", 567), ("10mm", 567), ("1in", 1440), ("12pt", 240), ("1pc", 240)],
)
def test_lengths_with_and_without_a_unit(text: str, length: int) -> None:
    assert twips(text) == length


@pytest.mark.parametrize("text", [None, "", "auto", "1,5", "1e3", "12 pt", "99999999999", "١٢", "12px"])
def test_what_is_no_length(text: str | None) -> None:
    assert twips(text) is None
    assert whole(text) is None


def test_sizes_of_letters() -> None:
    assert [half_points(text) for text in ("27", "13.5pt", "x")] == [27, 27, None]
    assert to_pt(HalfPoints(27)) == 13.5


@given(st.integers(-100_000, 100_000))
def test_there_and_back(length: int) -> None:
    assert from_emu(to_emu(Twips(length))) == length


def test_lengths_of_the_decree() -> None:
    assert [round(to_mm(Twips(side)), 1) for side in (1134, 1417, 1701, 1984)] == [20, 25, 30, 35]
    assert from_emu(Emu(635)) == 1
