"""What is said of figures that nobody has given yet: which, of which months, and where to write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from reportgen.figures.ledger import Ledger
from reportgen.figures.values import Missing
from reportgen.periods import Length, Period, month_number
from reportgen.workspace.schema import Indicator

_ROW: Final = 3
"""Months in a row that are told as a span."""


def period_list(periods: Sequence[Period]) -> str:
    """Return periods in one phrase; months of one year share it, three and more in a row as a span.

    >>> period_list([Period.parse("2021-03"), Period.parse("2021-05"), Period.parse("2020-12")])
    'tháng 12 năm 2020; tháng 3, 5 năm 2021'
    >>> period_list([Period.month(2021, number) for number in (1, 2, 3, 4, 6)])
    'tháng 01-4, 6 năm 2021'
    >>> period_list([Period.parse("2020-9T")])
    '9 tháng đầu năm 2020'
    """
    phrases = []
    for year, group in groupby(sorted(periods), key=lambda period: period.year):
        same = list(group)
        months = [period.first for period in same if period.length is Length.MONTH]
        phrases += [f"tháng {', '.join(_spans(months))} năm {year}"] if months else []
        phrases += [period.name for period in same if period.length is not Length.MONTH]
    return "; ".join(phrases)


def _spans(months: Sequence[int]) -> Iterator[str]:
    """Yield months of a year, in order, as they are written; those in a row as one span."""
    for _, group in groupby(enumerate(months), key=lambda numbered: numbered[1] - numbered[0]):
        row = [month_number(month) for _, month in group]
        if len(row) >= _ROW:
            yield f"{row[0]}-{row[-1]}"
        else:
            yield from row


def gap_words(missing: Missing, catalog: Mapping[str, Indicator]) -> str:
    """Return what is missing in a few words, for a draft's gap."""
    words = "; ".join(
        f"{name_of(identifier, catalog)} {period_list(periods)}" for identifier, periods in _by_indicator(missing)
    )
    return f"{words} (chia cho 0)" if missing.zeros else words


def gap_message(missing: Missing, ledger: Ledger) -> tuple[str, str]:
    """Return the sentence that names what is missing, and where to write it."""
    catalog = ledger.catalog
    if missing.zeros:
        return _zero_message(missing, ledger)
    parts = []
    cures = []
    for identifier, periods in _by_indicator(missing):
        parts.append(f"“{name_of(identifier, catalog)}” {period_list(periods)}")
        cures.append(f"ghi {identifier} trong {_files(periods)}")
    return f"Thiếu số liệu {'; '.join(parts)}.", "; ".join(cures)


def _zero_message(missing: Missing, ledger: Ledger) -> tuple[str, str]:
    """Return the sentence that names the divisors that are zero and where they are written, and what to do."""
    told = gap_words(Missing(missing.gaps), ledger.catalog)
    divisors = dict.fromkeys(divisor for divisor, _, _ in missing.zeros)
    data = dict.fromkeys(datum for _, _, data in missing.zeros for datum in data)
    places = ", ".join(str(ledger.records.figure_place(one.period, one.indicator, one.field)) for one in data)
    names = " và ".join(f"“{name_of(divisor, ledger.catalog)}”" for divisor in divisors)
    message = f"Không chia cho 0 được: {told} cần {names}, mà số này là 0 ({places})."
    return message, f"sửa số của {', '.join(divisors)} nếu gõ nhầm; nếu đúng là 0 thì bỏ tỷ lệ ở chỗ này"


def _files(periods: Sequence[Period]) -> str:
    if len(periods) == 1:
        return f"data/{periods[0].id}/indicators.yaml"
    return f"indicators.yaml của data/{{{', '.join(period.id for period in periods)}}}"


def _by_indicator(missing: Missing) -> list[tuple[str, list[Period]]]:
    gaps = groupby(missing.gaps, key=lambda gap: gap[0])
    return [(identifier, [period for _, period in group]) for identifier, group in gaps]


def name_of(identifier: str, catalog: Mapping[str, Indicator]) -> str:
    """Return the indicator's name, the identifier itself where the catalog lacks it."""
    return catalog[identifier].name if identifier in catalog else identifier
