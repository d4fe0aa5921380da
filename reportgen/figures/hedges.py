"""Approximate values that stay true: "gần" rounds up, "hơn" and "trên" down, "khoảng" to the nearest."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from msgspec import Struct

from reportgen.figures.phrases import Form, PhraseError, number, with_unit
from reportgen.numerals import divide, round_down, round_half_up, round_up

SCALES: Final = {"nghìn": Decimal(1_000), "triệu": Decimal(1_000_000), "tỷ": Decimal(1_000_000_000)}
"""Words that may stand between a round number and its unit."""


class Hedge(Struct, frozen=True):
    """A word before a round number, and the direction it may be rounded in."""

    word: str
    rounded: Callable[[Decimal, int], Decimal]


HEDGES: Final = {
    "nearly": Hedge("gần", round_up),
    "over": Hedge("hơn", round_down),
    "above": Hedge("trên", round_down),
    "about": Hedge("khoảng", round_half_up),
}
"""The members of a value, in expressions: `x.nearly(1000)`, `x.above("nghìn")`."""


def hedged(value: Decimal, form: Form, hedge: Hedge, step: int | str) -> str:
    r"""Return the value rounded to whole steps behind its word; without the word where nothing was rounded away.

    Args:
        value: the number, unrounded, not negative.
        form: how the indicator's numbers are written.
        hedge: one of `HEDGES`.
        step: 1, 10, 1000, ..., or a word of `SCALES`, which is then printed.

    >>> hedged(Decimal(3960), Form("lượt"), HEDGES["nearly"], 1000)
    'gần 4.000\xa0lượt'
    >>> hedged(Decimal(76432), Form("lượt người"), HEDGES["above"], "nghìn")
    'trên 76 nghìn\xa0lượt người'
    >>> hedged(Decimal("33.8"), Form("buổi"), HEDGES["over"], 10), hedged(Decimal(30), Form("buổi"), HEDGES["over"], 10)
    ('hơn 30\xa0buổi', '30\xa0buổi')

    Raises:
        PhraseError: the step is none, the value is negative, or rounding leaves zero.
    """
    size = _size(step)
    steps = hedge.rounded(divide(value, size), 0)
    if value < 0 or steps <= 0:
        raise PhraseError(
            "hedge-leaves-nothing",
            f"Làm tròn theo {step} thì không còn số để viết sau “{hedge.word}”.",
            "chọn bước làm tròn nhỏ hơn, ví dụ 10 hoặc 1",
        )
    scaled = steps if isinstance(step, str) else steps * size
    unit = f"{step} {form.unit}" if isinstance(step, str) and form.unit != "%" else form.unit
    printed = with_unit(number(scaled, Form(unit, count=form.count and isinstance(step, int))), unit)
    if isinstance(step, str):
        printed = printed.replace(f"\u00a0{step} ", f" {step}\u00a0", 1)
    exact = steps * size == value
    return printed if exact and hedge.word != "khoảng" else f"{hedge.word} {printed}"


def _size(step: int | str) -> Decimal:
    if isinstance(step, str):
        if step in SCALES:
            return SCALES[step]
    elif step >= 1:
        return Decimal(step)
    raise PhraseError(
        "hedge-step",
        f"“{step}” không phải bước làm tròn.",
        'viết 1, 10, 100, 1000 …, hoặc "nghìn", "triệu", "tỷ"',
    )
