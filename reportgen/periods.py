"""Months and longer periods, their names, neighbours and cut-off dates; dates as documents write them.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4b (days below 10 and the months 1 and 2 take a zero);
Nghị định 09/2019/NĐ-CP, Điều 12 (cut-off dates of periodic reports).
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

from msgspec import Struct

from reportgen.numerals import roman

_ID: Final = re.compile(
    r"(?P<year>[12]\d{3})(?:-(?:(?P<month>\d{2})|Q(?P<quarter>[1-4])|(?P<months>\d{1,2})T))?", re.ASCII
)
_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_MONTH: Final = re.compile(r"(?:tháng )?(\d{1,2})/(\d{4})|tháng (\d{1,2}) năm (\d{4})", re.ASCII)


class PeriodError(ValueError):
    """A text that names no period."""


class DateError(ValueError):
    """A text that is no date; `exists` is False where it is written well but names a day that does not exist."""

    def __init__(self, text: str, *, exists: bool = True) -> None:
        super().__init__(text)
        self.text = text
        self.exists = exists


class Length(StrEnum):
    """The kinds of period; a report is compared with one of the same kind."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR_TO_DATE = "year_to_date"
    YEAR = "year"
    REST_OF_YEAR = "rest_of_year"


def month_number(month: int) -> str:
    """Return the month's digits: 01 and 02, then 3 to 12.

    >>> month_number(2), month_number(3)
    ('02', '3')
    """
    return f"{month:02d}" if month <= 2 else str(month)


class Period(Struct, frozen=True, order=True, dict=True):
    """A run of months within one year.

    >>> Period.parse("2021-08").name, Period.parse("2020-9T").name
    ('tháng 8 năm 2021', '9 tháng đầu năm 2020')
    """

    year: int
    first: int
    count: int
    length: Length

    @classmethod
    def parse(cls, text: str) -> Period:
        """Return the period written `2021-08`, `2021-Q3`, `2021-9T` (2 to 11) or `2021`.

        Raises:
            PeriodError: the text is none of these.
        """
        found = _ID.fullmatch(text)
        if not found:
            raise PeriodError(text)
        year = int(found["year"])
        if found["quarter"]:
            return cls(year, 3 * int(found["quarter"]) - 2, 3, Length.QUARTER)
        if found["months"]:
            return cls.year_to(year, int(found["months"]))
        if found["month"]:
            return cls.month(year, int(found["month"]))
        return cls(year, 1, 12, Length.YEAR)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """Return one month.

        Raises:
            PeriodError: the month is not 1 to 12.
        """
        if not 1 <= month <= 12:
            raise PeriodError(f"{year}-{month}")
        return cls(year, month, 1, Length.MONTH)

    @classmethod
    def year_to(cls, year: int, months: int) -> Period:
        """Return the months from January, 2 to 11 of them.

        Raises:
            PeriodError: there are fewer or more.
        """
        if not 2 <= months <= 11:
            raise PeriodError(f"{year}-{months}T")
        return cls(year, 1, months, Length.YEAR_TO_DATE)

    def __str__(self) -> str:
        return self.id

    @property
    def id(self) -> str:
        """The name of the period's folder."""
        match self.length:
            case Length.MONTH:
                return f"{self.year}-{self.first:02d}"
            case Length.QUARTER:
                return f"{self.year}-Q{self._quarter}"
            case Length.YEAR_TO_DATE:
                return f"{self.year}-{self.count}T"
            case Length.YEAR:
                return f"{self.year}"
            case Length.REST_OF_YEAR:
                return f"{self.year}-C{self.count}"

    @property
    def _quarter(self) -> int:
        return (self.first + 2) // 3

    @property
    def last(self) -> int:
        """The last month's number."""
        return self.first + self.count - 1

    @property
    def short(self) -> str:
        """The period without its year: "tháng 8", "quý III", "9 tháng đầu năm", "năm 2021"."""
        return {
            Length.MONTH: f"tháng {month_number(self.first)}",
            Length.QUARTER: f"quý {roman(self._quarter)}",
            Length.YEAR_TO_DATE: f"{self.count} tháng đầu năm",
            Length.YEAR: f"năm {self.year}",
            Length.REST_OF_YEAR: f"{self.count} tháng cuối năm",
        }[self.length]

    @property
    def name(self) -> str:
        """The period in full: "tháng 8 năm 2021", "9 tháng đầu năm 2020"."""
        joint = {Length.MONTH: " năm ", Length.QUARTER: " năm ", Length.YEAR: ""}.get(self.length, " ")
        return self.short if self.length is Length.YEAR else f"{self.short}{joint}{self.year}"

    @property
    def slash(self) -> str:
        """The period with a slash: "tháng 8/2021", "quý III/2021", "9 tháng đầu năm 2020"."""
        with_slash = self.length in (Length.MONTH, Length.QUARTER)
        return f"{self.short}/{self.year}" if with_slash else self.name

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The single months, in order."""
        return tuple(Period.month(self.year, month) for month in range(self.first, self.last + 1))

    @property
    def previous(self) -> Period:
        """What the period is compared with: a month's or quarter's is the one before, else a year earlier."""
        if self.length not in (Length.MONTH, Length.QUARTER):
            return self.last_year
        year, first = (
            (self.year, self.first - self.count) if self.first > self.count else (self.year - 1, 13 - self.count)
        )
        return Period(year, first, self.count, self.length)

    @property
    def next(self) -> Period:
        """The outlook: the next month, quarter or year; after n months, the rest of the year."""
        if self.length is Length.YEAR:
            return Period(self.year + 1, 1, 12, Length.YEAR)
        if self.length is Length.YEAR_TO_DATE:
            return Period(self.year, self.count + 1, 12 - self.count, Length.REST_OF_YEAR)
        year, first = (self.year, self.last + 1) if self.last < 12 else (self.year + 1, 1)
        return Period(year, first, self.count, self.length)

    @property
    def last_year(self) -> Period:
        """The same period a year earlier."""
        return Period(self.year - 1, self.first, self.count, self.length)

    @property
    def year_to_date(self) -> Period:
        """From January to the period's last month."""
        if self.last == 12:
            return Period(self.year, 1, 12, Length.YEAR)
        return Period.year_to(self.year, self.last) if self.last > 1 else Period.month(self.year, 1)

    @property
    def first_day(self) -> date:
        """The first day of the first month."""
        return date(self.year, self.first, 1)

    @property
    def last_day(self) -> date:
        """The last day of the last month."""
        return date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    @property
    def cut_off(self) -> date:
        """The day figures are closed: the 14th of the last month.

        Source: Nghị định 09/2019/NĐ-CP, Điều 12; nine months and other lengths by the same rule, as provinces do.
        """
        return date(self.year, self.last, 14)


def parse_day(text: str) -> date:
    """Return the day written `24/8/2021`.

    Raises:
        DateError: the text is written otherwise, or the day does not exist.
    """
    found = _DAY.fullmatch(text)
    if not found:
        raise DateError(text)
    day, month, year = (int(group) for group in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError(text, exists=False) from None


def parse_month(text: str) -> Period:
    """Return the month written `8/2021`, `tháng 8/2021` or `tháng 8 năm 2021`.

    Raises:
        DateError: the text is written otherwise, or the month does not exist.
    """
    found = _MONTH.fullmatch(text)
    if not found:
        raise DateError(text)
    month, year = (int(group) for group in found.groups() if group)
    try:
        return Period.month(year, month)
    except PeriodError:
        raise DateError(text, exists=False) from None


def format_day(day: date) -> str:
    """Return the day as running text writes it.

    >>> format_day(date(2020, 3, 5)), format_day(date(2021, 1, 15))
    ('05/3/2020', '15/01/2021')
    """
    return f"{day.day:02d}/{month_number(day.month)}/{day.year}"


def format_official_date(day: date | None, month: Period) -> str:
    """Return the date line after the place; an open day leaves the form's gap.

    >>> format_official_date(date(2020, 3, 5), Period.parse("2020-03"))
    'ngày 05 tháng 3 năm 2020'

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4b.
    """
    number = f"{day.day:02d}" if day else "\u00a0" * 6
    return f"ngày {number} tháng {month_number(month.first)} năm {month.year}"
