"""The lengths of Word's XML as types, so that a number of twips is never taken for one of millimetres."""

from __future__ import annotations

import re
from typing import Final, NewType

Twips = NewType("Twips", int)
"""Twentieths of a point: page sizes, margins, indents, spacing."""

HalfPoints = NewType("HalfPoints", int)
"""Sizes of letters: 26 is 13 pt."""

Emu = NewType("Emu", int)
"""English Metric Units, 635 to the twip: sizes of drawings."""

Mm = NewType("Mm", float)
Pt = NewType("Pt", float)

_TWIPS_PER: Final = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_UNIVERSAL: Final = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)", re.ASCII)
_WHOLE: Final = re.compile(r"-?\d{1,9}", re.ASCII)
_EMU_PER_TWIP: Final = 635


def twips(text: str | None) -> Twips | None:
    """Return the length an attribute states (ST_TwipsMeasure, ST_SignedTwipsMeasure), None where it states none.

    >>> twips("567"), twips("1.27cm"), twips("mười"), twips(None)
    (567, 720, None, None)
    """
    number = _measure(text, per_unit=1)
    return None if number is None else Twips(number)


def half_points(text: str | None) -> HalfPoints | None:
    """Return the size of letters an attribute states (ST_HpsMeasure), None where it states none.

    >>> half_points("26"), half_points("13pt"), half_points("")
    (26, 26, None)
    """
    number = _measure(text, per_unit=10)
    return None if number is None else HalfPoints(number)


def _measure(text: str | None, *, per_unit: int) -> int | None:
    """Return a bare number as it stands, one with a unit in multiples of `per_unit` twips."""
    if text is None:
        return None
    if _WHOLE.fullmatch(text):
        return int(text)
    found = _UNIVERSAL.fullmatch(text)
    return round(float(found[1]) * _TWIPS_PER[found[2]] / per_unit) if found else None


def whole(text: str | None) -> int | None:
    """Return the whole number an attribute states, None where it states none.

    >>> whole("3"), whole("ba")
    (3, None)
    """
    return int(text) if text is not None and _WHOLE.fullmatch(text) else None


def from_emu(length: Emu) -> Twips:
    """Return the length of a drawing in twips.

    >>> from_emu(Emu(1270000))
    2000
    """
    return Twips(round(length / _EMU_PER_TWIP))


def to_emu(length: Twips) -> Emu:
    """Return the length in the unit of drawings.

    >>> to_emu(Twips(2000))
    1270000
    """
    return Emu(length * _EMU_PER_TWIP)


def to_mm(length: Twips) -> Mm:
    """Return twips in millimetres.

    >>> round(to_mm(Twips(11906)), 1)
    210.0
    """
    return Mm(length / _TWIPS_PER["mm"])


def to_pt(size: HalfPoints) -> Pt:
    """Return a size of letters in points.

    >>> to_pt(HalfPoints(27))
    13.5
    """
    return Pt(size / 2)
