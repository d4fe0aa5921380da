"""The hidden sheet: which workspace and period a workbook is of, and every figure as it went out.

With it a workbook that comes back says what its people changed, even when the data has moved on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct
from openpyxl import Workbook

from reportgen.excel.cells import Look, put_text
from reportgen.excel.columns import HIDDEN, INPUTS, Key
from reportgen.excel.figures_known import Known
from reportgen.numerals import NumberError, format_number, parse_number
from reportgen.periods import Period, PeriodError

VERSION: Final = "1"
_FIRST_FIGURE: Final = 5
_MOST_ROWS: Final = 50_000
_PLAIN: Final = Look(boxed=False)

Value = Decimal | str | None


class Memory(Struct, frozen=True):
    """What a workbook remembers of its making."""

    agency: str
    period: Period
    figures: Mapping[tuple[str, Key], Value]


def add_memory(workbook: Workbook, agency: str, period: Period, rows: Iterable[Known]) -> None:
    """Add the hidden sheet."""
    sheet = workbook.create_sheet(HIDDEN)
    sheet.sheet_state = "veryHidden"
    for number, (name, stated) in enumerate((("version", VERSION), ("agency", agency), ("period", str(period))), 1):
        put_text(sheet, number, 1, name, _PLAIN)
        put_text(sheet, number, 2, stated, _PLAIN)
    at = _FIRST_FIGURE
    for row in rows:
        for key in INPUTS:
            value = row.value(key)
            if value is None and key not in row.open:
                continue
            told = "" if value is None else format_number(value) if isinstance(value, Decimal) else value
            for column, text in enumerate((row.id, key.value, told), 1):
                put_text(sheet, at, column, text, _PLAIN)
            at += 1


def read_memory(workbook: Workbook) -> Memory | None:
    """Return what the workbook remembers; None where it was not made by this program, or its memory is damaged."""
    if HIDDEN not in workbook.sheetnames:
        return None
    sheet = workbook[HIDDEN]
    last = min(sheet.max_row, _MOST_ROWS)
    rows = sheet.iter_rows(values_only=True, max_row=last, max_col=3)
    cells = [tuple(_text(value) for value in row) for row in rows]
    head = {row[0]: row[1] for row in cells[: _FIRST_FIGURE - 1]}
    try:
        period = Period.parse(head.get("period", ""))
        figures = {(id_, Key(key)): _value(Key(key), text) for id_, key, text in cells[_FIRST_FIGURE - 1 :] if id_}
    except (PeriodError, NumberError, ValueError):
        return None
    return Memory(head.get("agency", ""), period, figures) if head.get("version") == VERSION else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _value(key: Key, text: str) -> Value:
    if not text:
        return None
    return text if key is Key.NOTE else parse_number(text)
