"""Comparison tables as a workbook: the numbers as numbers, shown as they are printed everywhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.excel.cells import (
    HEADER,
    HEADER_HEIGHT,
    Look,
    new_workbook,
    number_format,
    put_number,
    put_text,
    row_height,
    set_up_page,
    sheet_title,
    workbook_bytes,
)
from reportgen.figures.tables import Cell, CellKind, Column, ComparisonTable, Row

_TITLE_ROW: Final = 1
_HEADER_ROW: Final = 3
_UNDER_HEADER: Final = Look(italic=True, across="center", size=10)
_WIDTHS: Final = {"ordinal": 7, "name": 46, "unit": 13}
_NUMBER_WIDTH: Final = 16
_TEXT_WIDTH: Final = 32
_LEADING_ZERO: Final = re.compile(r"-?0\d")


def write_tables(tables: Sequence[ComparisonTable]) -> bytes:
    """Return a workbook with one sheet for each table; the same tables give the same bytes."""
    workbook = new_workbook(tables[0].title if tables else "Bảng số liệu")
    taken: set[str] = set()
    for table in tables:
        _write(workbook.create_sheet(sheet_title(table.title, taken)), table)
    if not tables:
        workbook.create_sheet(sheet_title("Không có số liệu", taken))
    return workbook_bytes(workbook)


def _write(sheet: Worksheet, table: ComparisonTable) -> None:
    put_text(sheet, _TITLE_ROW, 1, table.title, Look(bold=True, size=14, boxed=False, wrap=False))
    numbered = any(column.number for column in table.columns)
    first = _HEADER_ROW + (2 if numbered else 1)
    for number, column in enumerate(table.columns, 1):
        put_text(sheet, _HEADER_ROW, number, column.title, HEADER)
        if numbered:
            put_text(sheet, _HEADER_ROW + 1, number, column.number, _UNDER_HEADER)
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
    for offset, row in enumerate(table.rows):
        _write_row(sheet, first + offset, row, table)
    for offset, note in enumerate(table.notes, 1):
        put_text(sheet, first + len(table.rows) + offset, 1, note, Look(italic=True, boxed=False, wrap=False))
    sheet.row_dimensions[_HEADER_ROW].height = HEADER_HEIGHT
    sheet.freeze_panes = f"{get_column_letter(_fixed_columns(table) + 1)}{first}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{first - 1}"
    set_up_page(sheet)


def _width(column: Column) -> int:
    return _WIDTHS.get(column.key, _NUMBER_WIDTH if column.numeric else _TEXT_WIDTH)


def _fixed_columns(table: ComparisonTable) -> int:
    """Return how many columns stay in sight while the others are scrolled: those that name the row."""
    return sum(1 for column in table.columns if column.key in ("ordinal", "name"))


def _write_row(sheet: Worksheet, at: int, row: Row, table: ComparisonTable) -> None:
    texts = [(cell.text, _width(column)) for column, cell in zip(table.columns, row.cells, strict=True)]
    sheet.row_dimensions[at].height = row_height(texts)
    for number, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True), 1):
        across = "right" if column.numeric else "center" if column.key in ("ordinal", "unit") else "left"
        indent = row.level if column.key == "name" else 0
        look = Look(bold=row.bold, across=across, indent=indent)
        if cell.value is None:
            put_text(sheet, at, number, cell.text, look)
        else:
            put_number(sheet, at, number, cell.value, look, shown=_format(cell))


def _format(cell: Cell) -> str:
    """Return the number format that shows the value as the cell's text says it."""
    if _LEADING_ZERO.fullmatch(cell.text):
        return "00"
    digits = cell.text.split("\u00a0")[0].partition(",")[2]
    code = number_format(len(digits))
    return f'{code}" điểm %"' if cell.kind is CellKind.POINTS else code
