"""Numbers and changes as reports say them. Pure: exact numbers in, Vietnamese text out; the one place that rounds.

What the words mean: tăng/giảm X% is (value / base - 1) x 100, bằng X% is value / base x 100, gấp N lần is
value / base, điểm % is the difference of two rates. "Tăng N lần" has two readings and is never written.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.figures.comparison import Change, Direction
from reportgen.figures.first_letters import upper_first
from reportgen.numerals import format_count, format_number, round_half_up

NBSP: Final = "\u00a0"
"""Keeps a number and its unit on one line."""

NEARLY_SAME: Final = "gần như không đổi"
"""Said of a change that is there but rounds to zero: "tăng 0%" would be no news and "không đổi" not true."""

_STILL: Final = frozenset({NEARLY_SAME, Direction.SAME.verb})
"""Verbs that no figure follows."""


class PhraseError(Exception):
    """Something that cannot be said truthfully in the form asked for."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Form(Struct, frozen=True):
    """How the numbers of an indicator are written.

    `trim` drops the zeros at the end of a value's decimals; those of a percentage are always dropped.
    """

    unit: str
    decimals: int = 0
    trim: bool = False
    percent_decimals: int = 2
    times_decimals: int = 1
    count: bool = False
    rate: bool = False

    @property
    def in_points(self) -> bool:
        """Whether changes are said in điểm %."""
        return self.rate and self.unit == "%"

    def at(self, decimals: int | None) -> Form:
        """Return the form with the decimals asked for at one place; None changes nothing."""
        if decimals is None:
            return self
        return replace(self, decimals=decimals, trim=False, percent_decimals=decimals, times_decimals=decimals)


class Kind(Enum):
    """What a comparison says."""

    CHANGE = "change"
    AMOUNT = "amount"
    EQUAL = "equal"
    TIMES = "times"


class Extent(Enum):
    """How much of it is printed: all, without the words of the base, or number and unit only."""

    FULL = "full"
    SHORT = "short"
    BARE = "bare"


class Style(Struct, frozen=True):
    """Which of the phrases of a comparison is asked for."""

    kind: Kind = Kind.CHANGE
    extent: Extent = Extent.FULL


PLAIN: Final = Style()
"""The phrase printed when nothing else is asked for: the change with its base."""


class Base(Struct, frozen=True):
    """The words of what one compares with: "so với cùng kỳ năm trước", and "cùng kỳ năm trước" alone."""

    noun: str

    @property
    def against(self) -> str:
        """The words after a change."""
        return f"so với {self.noun}"


def with_unit(number: str, unit: str) -> str:
    r"""Return number and unit that stay on one line; "%" follows at once.

    >>> with_unit("142,5", "tỷ đồng"), with_unit("50,3", "%")
    ('142,5\xa0tỷ đồng', '50,3%')
    """
    return f"{number}%" if unit == "%" else f"{number}{NBSP}{unit}"


def number(value: Decimal, form: Form) -> str:
    """Return the number alone; a count below ten has its leading zero.

    >>> number(Decimal("4246.62"), Form("tỷ đồng", decimals=2)), number(Decimal(6), Form("dự án", count=True))
    ('4.246,62', '06')
    """
    rounded = round_half_up(value, form.decimals)
    if form.count and rounded == rounded.to_integral_value() and rounded >= 0:
        return format_count(int(rounded))
    return format_number(value, form.decimals, trim=form.trim)


def quantity(value: Decimal, form: Form) -> str:
    r"""Return number and unit.

    >>> quantity(Decimal("1521"), Form("nghìn con"))
    '1.521\xa0nghìn con'
    """
    return with_unit(number(value, form), form.unit)


def percentage(value: Decimal, form: Form) -> str:
    """Return a percentage, without zeros at the end of its decimals.

    >>> percentage(Decimal("69.3725"), Form("tỷ đồng")), percentage(Decimal("75.00"), Form("tỷ đồng"))
    ('69,37%', '75%')
    """
    return format_number(value, form.percent_decimals, trim=True) + "%"


def points(value: Decimal, form: Form) -> str:
    r"""Return a difference of two rates.

    >>> points(Decimal("7.2"), Form("%", rate=True))
    '7,2\xa0điểm\xa0%'
    """
    return f"{format_number(value, form.percent_decimals, trim=True)}{NBSP}điểm{NBSP}%"


def growth(value: Decimal, form: Form) -> str:
    """Return a change that has no value of its own.

    >>> growth(Decimal("4.71"), Form("%", decimals=2)), growth(Decimal("-0.3"), Form("%", decimals=1))
    ('tăng 4,71%', 'giảm 0,3%')
    >>> growth(Decimal("0.00"), Form("%", decimals=2)), growth(Decimal("0.004"), Form("%", decimals=2))
    ('không đổi', 'gần như không đổi')
    """
    return _told(value, quantity(abs(value), form), rounds_to_zero=round_half_up(value, form.decimals).is_zero())


def change_phrase(change: Change | None, form: Form, base: Base, style: Style = PLAIN) -> str:
    r"""Return what a comparison says; `change` is None where the base is not known.

    >>> last_year = Base("cùng kỳ năm trước")
    >>> change_phrase(Change(Decimal("4246.62"), Decimal("3739")), Form("tỷ đồng"), last_year)
    'tăng 13,58% so với cùng kỳ năm trước'
    >>> change_phrase(Change(Decimal(82), Decimal(113)), Form("DN"), last_year, Style(Kind.AMOUNT))
    'giảm 31\xa0DN so với cùng kỳ năm trước'
    >>> change_phrase(Change(Decimal(43), Decimal(50)), Form("tỷ đồng"), last_year, Style(Kind.EQUAL))
    'bằng 86% so với cùng kỳ năm trước'
    >>> change_phrase(Change(Decimal("3.869"), Decimal("0.9")), Form("triệu USD"), last_year, Style(Kind.TIMES))
    'gấp 4,3\xa0lần so với cùng kỳ năm trước'
    >>> change_phrase(Change(Decimal(5), Decimal(5)), Form("vụ"), last_year)
    'không đổi so với cùng kỳ năm trước'
    >>> change_phrase(Change(Decimal(5), Decimal(0)), Form("vụ"), last_year)
    '(cùng kỳ năm trước không phát sinh)'
    >>> change_phrase(None, Form("vụ"), last_year)
    '(cùng kỳ năm trước không có số liệu)'

    Raises:
        PhraseError: the form asked for cannot say it: no base or base zero in a short form, times of what did not
            grow, a ratio of rates or of negative numbers.
    """
    if change is None:
        return _without_base(f"{base.noun} không có số liệu", base, style)
    _refuse_ratio_of_rates(form, style)
    if change.base.is_zero() and not _in_units(form, style) and (change.value or style.kind is not Kind.CHANGE):
        return _without_base(f"{base.noun} không phát sinh", base, style)
    if style.kind is Kind.EQUAL:
        return _assemble("bằng", percentage(share_of_base(change), form), base, style)
    if style.kind is Kind.TIMES:
        return _assemble("gấp", times(change, form), base, style)
    verb, figure = change_parts(change, form, style.kind)
    return _assemble(verb, figure, base, style)


def times(change: Change, form: Form) -> str:
    r"""Return how many times the base the value is, one decimal unless another is asked for.

    >>> times(Change(Decimal(476), Decimal(264)), Form("ha"))
    '1,8\xa0lần'

    Raises:
        PhraseError: the value is not more than the base.
    """
    if change.ratio is None or round_half_up(change.ratio, form.times_decimals) <= 1:
        raise PhraseError(
            "times-not-above-one",
            "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc.",
            "bỏ .times để in tăng/giảm theo %",
        )
    return f"{format_number(change.ratio, form.times_decimals, trim=True)}{NBSP}lần"


def _in_units(form: Form, style: Style) -> bool:
    return style.kind is Kind.AMOUNT or (form.rate and style.kind is Kind.CHANGE)


def _refuse_ratio_of_rates(form: Form, style: Style) -> None:
    if form.rate and style.kind in (Kind.EQUAL, Kind.TIMES):
        raise PhraseError(
            "ratio-of-rates",
            "Hai tỷ lệ so với nhau bằng điểm %, không bằng tỷ số.",
            f"bỏ .{style.kind.value}",
        )


def share_of_base(change: Change) -> Decimal:
    """Return the value in percent of the base.

    Raises:
        PhraseError: a number is negative, or the base zero.
    """
    if change.share is None:
        raise PhraseError(
            "ratio-of-negatives",
            "Không tính được tỷ số với số âm hoặc số 0.",
            "dùng .amount để in phần chênh lệch theo đơn vị",
        )
    return change.share


def change_parts(change: Change, form: Form, kind: Kind = Kind.CHANGE) -> tuple[str, str]:
    r"""Return verb and figure of a change, for phrases that share a verb or a base.

    >>> change_parts(Change(Decimal(82), Decimal(113)), Form("DN"), Kind.AMOUNT)
    ('giảm', '31\xa0DN')
    """
    amount = abs(change.amount)
    if form.in_points:
        shown, figure = round_half_up(amount, form.percent_decimals), points(amount, form)
    elif kind is Kind.AMOUNT or form.rate or change.percent is None:
        shown, figure = round_half_up(amount, form.decimals), quantity(amount, form)
    else:
        percent = abs(change.percent)
        shown, figure = round_half_up(percent, form.percent_decimals), percentage(percent, form)
    if change.direction is not Direction.SAME and shown.is_zero():
        return NEARLY_SAME, figure
    return change.direction.verb, figure


def joined(parts: Sequence[tuple[str, str]], against: str) -> str:
    r"""Return several changes before one base; equal verbs are said once.

    >>> joined([("giảm", "183\xa0lượt"), ("giảm", "145\xa0người")], "so với cùng kỳ năm trước")
    'giảm 183\xa0lượt và 145\xa0người so với cùng kỳ năm trước'
    >>> joined([("tăng", "20\xa0vụ"), ("giảm", "06\xa0người")], "so với tháng trước")
    'tăng 20\xa0vụ, giảm 06\xa0người so với tháng trước'
    """
    verbs = {verb for verb, _ in parts}
    if len(verbs) == 1 and verbs & _STILL:
        said = parts[0][0]
    elif len(verbs) == 1:
        *figures, last = (figure for _, figure in parts)
        said = f"{parts[0][0]} {', '.join(figures)} và {last}" if figures else f"{parts[0][0]} {last}"
    else:
        said = ", ".join(verb if verb in _STILL else f"{verb} {figure}" for verb, figure in parts)
    return f"{said} {against}"


def _assemble(verb: str, figure: str, base: Base, style: Style) -> str:
    if style.extent is Extent.BARE:
        return figure
    said = verb if verb in _STILL else f"{verb} {figure}"
    return said if style.extent is Extent.SHORT else f"{said} {base.against}"


def _told(value: Decimal, figure: str, *, rounds_to_zero: bool) -> str:
    if value.is_zero():
        return Direction.SAME.verb
    if rounds_to_zero:
        return NEARLY_SAME
    return f"{'tăng' if value > 0 else 'giảm'} {figure}"


def _without_base(words: str, base: Base, style: Style) -> str:
    if style.extent is Extent.FULL and style.kind is not Kind.TIMES:
        return f"({words})"
    raise PhraseError(
        "no-base",
        f"{upper_first(base.noun)} không có số để so nên không viết được dạng này.",
        "dùng dạng đầy đủ (bỏ .short, .bare, .times), hoặc viết bằng lời",
    )
