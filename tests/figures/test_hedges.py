"""Approximate values stay true."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.hedges import HEDGES, hedged
from reportgen.figures.phrases import NBSP, Form, PhraseError
from reportgen.numerals import parse_number

PEOPLE = Form("lượt")


@pytest.mark.parametrize(
    ("value", "word", "step", "expected"),
    [
        ("3960", "nearly", 1000, "gần 4.000 lượt"),
        ("4000", "nearly", 1000, "4.000 lượt"),
        ("34", "over", 10, "hơn 30 lượt"),
        ("193.4", "above", 1, "trên 193 lượt"),
        ("76432", "above", "nghìn", "trên 76 nghìn lượt"),
        ("1560000", "over", "triệu", "hơn 1 triệu lượt"),
        ("12345", "about", 1000, "khoảng 12.000 lượt"),
        ("12500", "about", 1000, "khoảng 13.000 lượt"),
        ("12000", "about", 1000, "khoảng 12.000 lượt"),
    ],
)
def test_words_and_directions(value: str, word: str, step: int | str, expected: str) -> None:
    assert hedged(Decimal(value), PEOPLE, HEDGES[word], step).replace(NBSP, " ") == expected


@pytest.mark.parametrize(
    ("value", "word", "step", "code"),
    [
        ("4", "over", 10, "hedge-leaves-nothing"),
        ("-4", "nearly", 10, "hedge-leaves-nothing"),
        ("4", "over", 0, "hedge-step"),
        ("4", "over", "vạn", "hedge-step"),
    ],
)
def test_refusals(value: str, word: str, step: int | str, code: str) -> None:
    with pytest.raises(PhraseError) as error:
        hedged(Decimal(value), PEOPLE, HEDGES[word], step)
    assert error.value.code == code


@given(st.decimals("1000", "1e9", places=1), st.sampled_from([1, 10, 100, 1000]))
def test_gan_is_never_above_and_hon_never_below_the_truth(value: Decimal, step: int) -> None:
    def told(word: str) -> Decimal:
        printed = hedged(value, PEOPLE, HEDGES[word], step)
        return parse_number(printed.split(NBSP)[0].split(" ")[-1])

    assert 0 <= told("nearly") - value < step
    assert 0 <= value - told("over") < step
    assert told("above") == told("over")
    assert abs(told("about") - value) <= Decimal(step) / 2
