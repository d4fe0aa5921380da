"""The columns of the figures sheet: what each holds, where it stands, who may write in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportgen.periods import Length, Period

SHEET: Final = "Số liệu"
GUIDE: Final = "Hướng dẫn"
HIDDEN: Final = "_reportgen"
KEY_ROW: Final = 4
"""Hidden; holds each column's key, by which a moved column is found again."""
HEADER_ROW: Final = 5
FIRST_ROW: Final = 6


class Key(StrEnum):
    """What a column holds. Those in `INPUTS` are keys of an entry of indicators.yaml."""

    ID = "id"
    ORDER = "order"
    NAME = "name"
    UNIT = "unit"
    MEASURE = "measure"
    PLAN = "plan"
    PREVIOUS = "previous"
    LAST_YEAR = "last_year"
    ESTIMATE = "estimate"
    ACTUAL = "actual"
    YEAR_TO_DATE = "year_to_date"
    LAST_YEAR_TO_DATE = "last_year_to_date"
    NOTE = "note"


INPUTS: Final = (
    Key.LAST_YEAR,
    Key.ESTIMATE,
    Key.ACTUAL,
    Key.YEAR_TO_DATE,
    Key.LAST_YEAR_TO_DATE,
    Key.NOTE,
)
_OPTIONAL: Final = frozenset({Key.YEAR_TO_DATE, Key.LAST_YEAR_TO_DATE})
_WIDTHS: Final = {Key.ID: 12, Key.ORDER: 5, Key.NAME: 44, Key.UNIT: 12, Key.MEASURE: 22, Key.NOTE: 34}


class Column(Struct, frozen=True):
    """A column of the sheet; `number` is counted from 1, as openpyxl does."""

    key: Key
    title: str
    number: int
    width: int


def columns(period: Period, shown: Iterable[Key]) -> tuple[Column, ...]:
    """Return the sheet's columns from the left.

    Args:
        period: named in the titles, so that nobody fills in the wrong month.
        shown: those of the two year-to-date columns that the period needs.
    """
    wanted = set(shown)
    keys = [key for key in Key if key not in _OPTIONAL or key in wanted]
    return tuple(Column(key, _title(key, period), number, _WIDTHS.get(key, 16)) for number, key in enumerate(keys, 1))


def _title(key: Key, period: Period) -> str:
    return {
        Key.ID: "Mã",
        Key.ORDER: "STT",
        Key.NAME: "Chỉ tiêu",
        Key.UNIT: "Đơn vị tính",
        Key.MEASURE: "Cách ghi số",
        Key.PLAN: f"Kế hoạch năm {period.year}",
        Key.PREVIOUS: period.previous.slash.capitalize(),
        Key.LAST_YEAR: f"Cùng kỳ: {period.last_year.slash}",
        Key.ESTIMATE: f"Ước thực hiện {period.slash}",
        Key.ACTUAL: f"Số chính thức {period.slash}",
        Key.YEAR_TO_DATE: f"Lũy kế {_from_january(period)}",
        Key.LAST_YEAR_TO_DATE: f"Lũy kế {_from_january(period.last_year)}",
        Key.NOTE: "Ghi chú, nguồn số liệu",
    }[key]


def _from_january(period: Period) -> str:
    return period.year_to_date.name if period.length is Length.MONTH else period.name
