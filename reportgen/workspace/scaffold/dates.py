"""Dates of one period carried to another: the end of a month stays the end of a month."""

from __future__ import annotations

import calendar
from datetime import date

from reportgen.periods import Period


def months_between(earlier: Period, later: Period) -> int:
    """Return how many months lie between the last months of two periods; negative where `later` is the earlier one.

    >>> months_between(Period.parse("2020-11"), Period.parse("2021-01"))
    2
    """
    return 12 * (later.year - earlier.year) + later.last - earlier.last


def shift_month(month: Period, months: int) -> Period:
    """Return the month so many months later.

    >>> str(shift_month(Period.parse("2021-12"), 2))
    '2022-02'
    """
    index = 12 * month.year + month.last - 1 + months
    return Period.month(index // 12, index % 12 + 1)


def shift_day(day: date, months: int) -> date:
    """Return the same day so many months later; the last day of a month gives the last day of the other.

    >>> shift_day(date(2021, 8, 31), 1), shift_day(date(2021, 1, 30), 1), shift_day(date(2021, 8, 20), 1)
    (datetime.date(2021, 9, 30), datetime.date(2021, 2, 28), datetime.date(2021, 9, 20))
    """
    month = shift_month(Period.month(day.year, day.month), months)
    length = calendar.monthrange(month.year, month.first)[1]
    was_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(month.year, month.first, length if was_last else min(day.day, length))
