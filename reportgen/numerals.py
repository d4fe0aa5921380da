"""Numbers as Vietnamese documents write them: `1.234,5`.

One notation, parsed strictly; Decimal from the first character to the last; rounded half up, once, when printed.
Sources: Nghị định 86/2012/NĐ-CP, Phụ lục V (decimal comma); the point between thousands and the leading zero of
counts below ten are the practice of the published reports.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

_NUMBER: Final = re.compile(r"-?(?:[1-9]\d{0,2}(?:\.\d{3})+|\d{1,3})(?:,\d+)?", re.ASCII)
_LOOSE: Final = re.compile(r"[-\u2212\u2013]?\d[\d.,\u00a0\u202f ]*", re.ASCII)
_LONGEST: Final = 40
_EXACT: Final = Context(prec=200, rounding=ROUND_HALF_UP)


class NumberError(ValueError):
    """A text that is not a number in the one notation; `suggestions` are the spellings it could mean."""

    def __init__(self, text: str, suggestions: tuple[str, ...]) -> None:
        super().__init__(text)
        self.text = text
        self.suggestions = suggestions


def parse_number(text: str) -> Decimal:
    """Return the number; its exponent keeps the decimals as typed.

    >>> parse_number("1.234,50")
    Decimal('1234.50')
    >>> parse_number("-12,5")
    Decimal('-12.5')

    Raises:
        NumberError: the text is no number, is longer than 40 characters, or is written otherwise, such as
            `1.5`, `1234` or `1,234.5`.
    """
    if len(text) <= _LONGEST and _NUMBER.fullmatch(text):
        leading = text.lstrip("-").split(",")[0]
        if leading == "0" or not leading.startswith("0"):
            return Decimal(text.replace(".", "").replace(",", "."))
    raise NumberError(text, _suggestions(text))


def parse_count(text: str) -> int:
    """Return a whole number from 0; a leading zero is allowed (`08`).

    >>> parse_count("08"), parse_count("1.234")
    (8, 1234)

    Raises:
        NumberError: the text is no whole number.
    """
    number = text.lstrip("0") or "0" if text.isascii() and text.isdigit() and len(text) == 2 else text
    value = parse_number(number)
    if value != value.to_integral_value() or value < 0:
        raise NumberError(text, ())
    return int(value)


def _suggestions(text: str) -> tuple[str, ...]:
    """Return the spellings that the text could mean: its last mark as the decimal comma, or no mark a comma."""
    if len(text) > _LONGEST or not _LOOSE.fullmatch(text.strip()):
        return ()
    sign = "-" if text.strip()[0] in "-\u2212\u2013" else ""
    *head, tail = re.split(r"[.,]", re.sub(r"[^\d.,]", "", text))
    readings = [f"{''.join(head)}.{tail}"] if head and head != [""] and tail else []
    readings.append("".join(head) + tail)
    spellings = dict.fromkeys(format_number(Decimal(sign + reading)) for reading in readings)
    return tuple(spelling for spelling in spellings if len(spelling) <= _LONGEST)


def decimals_of(value: Decimal) -> int:
    """Return how many decimals the number was typed with.

    >>> decimals_of(Decimal("1.50"))
    2
    """
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Return the value rounded half up (away from zero at the half), never "-0".

    >>> round_half_up(Decimal("2.665"), 2), round_half_up(Decimal("-0.004"), 2)
    (Decimal('2.67'), Decimal('0.00'))
    """
    rounded = value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)
    return rounded.copy_abs() if rounded.is_zero() else rounded


def round_down(value: Decimal, decimals: int) -> Decimal:
    """Return the value rounded towards minus infinity, for "hơn" and "trên"."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_FLOOR, context=_EXACT)


def round_up(value: Decimal, decimals: int) -> Decimal:
    """Return the value rounded towards plus infinity, for "gần"."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_CEILING, context=_EXACT)


def divide(dividend: Decimal, divisor: Decimal) -> Decimal:
    """Return the quotient to 60 digits, so that no rounding shows before the one that is meant.

    Raises:
        ZeroDivisionError: the divisor is zero.
    """
    if divisor.is_zero():
        raise ZeroDivisionError
    with localcontext() as context:
        context.prec = 60
        return dividend / divisor


def format_number(value: Decimal, decimals: int | None = None, *, trim: bool = False) -> str:
    """Return the number as documents write it.

    Args:
        value: the number, unrounded.
        decimals: how many decimals to print, rounded half up; None prints those the number carries.
        trim: drop zeros at the end of the decimals.

    >>> format_number(Decimal("1234567.5"))
    '1.234.567,5'
    >>> format_number(Decimal("39.336"), 2), format_number(Decimal("7.00"), 2, trim=True)
    ('39,34', '7')
    """
    places = decimals_of(value) if decimals is None else decimals
    rounded = round_half_up(value, places)
    whole, _, fraction = f"{rounded.copy_abs():.{places}f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if trim:
        fraction = fraction.rstrip("0")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def format_count(count: int) -> str:
    """Return a count of things: below ten with a leading zero, as the published reports print them.

    >>> format_count(8), format_count(28), format_count(1025), format_count(0)
    ('08', '28', '1.025', '0')
    """
    return f"{count:02d}" if 0 < count < 10 else format_number(Decimal(count))


_ROMAN: Final = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return the number in Roman digits, from 1 to 399.

    >>> roman(4), roman(19)
    ('IV', 'XIX')
    """
    digits = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        digits += letters * count
    return digits


LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm, in order (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6; the decree's own lists)."""

ORDINALS: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
"""After "Phần thứ": the words of parts."""
