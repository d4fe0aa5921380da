"""Names of periods in a text that belong to another period: what a text copied from last month still says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.diagnostics import Severity
from reportgen.periods import Length, Period
from reportgen.prose.rule import Wording, before

_MONTH: Final = re.compile(r"\b[Tt]háng (0?[1-9]|1[0-2])(?:(?:/| năm )(\d{4}))?(?![\d/])")
_MONTHS: Final = re.compile(r"\b(\d{1,2}) tháng đầu năm(?: (\d{4}))?")
_QUARTER: Final = re.compile(r"\b[Qq]uý (IV|III|II|I)\b(?:(?:/| năm )(\d{4}))?")
_QUARTERS: Final = ("I", "II", "III", "IV")
_MEANT: Final = re.compile(
    r"(?:so với|so|cùng kỳ|với|từ|kể từ|hết|đến|trước|sau|ngày \d{1,2}|quá|của|tại|trong các|các|và|,|-|–)\s*$",
    re.IGNORECASE,
)
"""Words before a period's name that show it is named on purpose: so với tháng 7, từ tháng 3, ngày 15 tháng 6."""


def foreign_periods(text: str, period: Period) -> Iterator[Wording]:
    """Return the names in the text that look like what was written for the period before, or for last year's.

    In a monthly document the month before without a word such as "so với", and the month itself with another year; in
    a longer period its own name with another number of months, quarter or year.

    >>> [slip.message for slip in foreign_periods("Trong tháng 7, so với tháng 6.", Period.parse("2021-08"))]
    ['“tháng 7” là kỳ khác với tháng 8 năm 2021.']
    """
    pattern = {Length.MONTH: _MONTH, Length.QUARTER: _QUARTER, Length.YEAR_TO_DATE: _MONTHS}.get(period.length)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        if _MEANT.search(before(match, 12)) or not _is_foreign(match, period):
            continue
        shown = match[0][0].lower() + match[0][1:]
        yield Wording(
            "foreign-period",
            *match.span(),
            f"“{shown}” là kỳ khác với {period.name}.",
            "nếu câu này chép từ kỳ trước thì sửa; tên kỳ nên viết {{ period }}, {{ period.short }}, {{ period.next }}",
            Severity.NOTE,
        )


def _is_foreign(match: re.Match[str], period: Period) -> bool:
    year = int(match[2]) if match[2] else None
    if period.length is Length.MONTH:
        previous = period.previous
        if int(match[1]) == previous.first:
            return year in (None, previous.year)
        return int(match[1]) == period.first and year not in (None, period.year)
    own = period.count if period.length is Length.YEAR_TO_DATE else (period.last // 3)
    named = int(match[1]) if match[1].isdigit() else _QUARTERS.index(match[1]) + 1
    if named == own:
        return year not in (None, period.year)
    if period.length is Length.QUARTER:
        return named == period.previous.last // 3 and year in (None, period.previous.year)
    return year in (None, period.year)
