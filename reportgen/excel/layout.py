"""Finding the columns and rows again in a workbook that people have worked on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.excel.columns import FIRST_ROW, HEADER_ROW, INPUTS, KEY_ROW, SHEET, Column, Key

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200


class Table(Struct, frozen=True):
    """Where the figures stand: columns by key, and the rows of each id, numbered from 1."""

    columns: Mapping[Key, int]
    rows: Mapping[str, int]


def find_table(
    sheet: Worksheet, name: str, wanted: tuple[Column, ...], ids: Iterable[str]
) -> tuple[Table, list[Finding]]:
    """Return where the figures stand, and what people moved, renamed, merged, repeated or took away.

    Args:
        sheet: the figures sheet as it came back.
        name: the file's name, for the places.
        wanted: the columns as they went out.
        ids: the rows that went out.
    """
    report = _Report(name)
    columns = _find_columns(sheet, wanted, report)
    rows = _find_rows(sheet, columns.get(Key.ID), tuple(ids), report)
    _find_merged(sheet, report)
    return Table(columns, rows), report.findings


class _Report:
    def __init__(self, name: str) -> None:
        self.name = name
        self.findings: list[Finding] = []

    def add(self, code: str, message: str, cell: str | None, hint: str, severity: Severity = Severity.ERROR) -> None:
        place = Place(self.name, part=SHEET, quote=cell)
        self.findings.append(Finding(code, message, place, hint, severity))


def _find_columns(sheet: Worksheet, wanted: tuple[Column, ...], report: _Report) -> dict[Key, int]:
    """Return the columns by the keys in the hidden row; a header that no longer says the same is an error."""
    last = min(sheet.max_column, MOST_COLUMNS)
    found: dict[str, int] = {}
    for number in range(1, last + 1):
        key = sheet.cell(KEY_ROW, number).value
        if isinstance(key, str) and key in found:
            cell = f"{get_column_letter(number)}{HEADER_ROW}"
            report.add("column-twice", f"Cột {_title(wanted, key)} có hai lần.", cell, "xóa cột chép thừa")
        elif isinstance(key, str):
            found[key] = number
    columns: dict[Key, int] = {}
    for column in wanted:
        number = found.get(column.key.value, 0)
        if not number:
            _report_missing(column, report)
            continue
        columns[column.key] = number
        _check_header(sheet, column, number, report)
    return columns


def _title(wanted: tuple[Column, ...], key: str) -> str:
    return next((f"“{column.title}”" for column in wanted if column.key.value == key), f"“{key}”")


def _report_missing(column: Column, report: _Report) -> None:
    hint = "không xóa cột và không xóa dòng ẩn trên tiêu đề; xuất lại bảng rồi chép số sang"
    if column.key is Key.ID or column.key in INPUTS:
        report.add("column-missing", f"Thiếu cột “{column.title}”.", None, hint)


def _check_header(sheet: Worksheet, column: Column, number: int, report: _Report) -> None:
    cell = f"{get_column_letter(number)}{HEADER_ROW}"
    header = sheet.cell(HEADER_ROW, number).value
    if header != column.title:
        message = f"Ô {cell}: tiêu đề cột đã đổi thành “{header or ''}”, trước là “{column.title}”."
        report.add("column-renamed", message, cell, "ghi lại tiêu đề cũ, hoặc xuất lại bảng rồi chép số sang")
    elif number != column.number:
        before = get_column_letter(column.number)
        message = f"Cột “{column.title}” đã chuyển từ {before} sang {get_column_letter(number)}; vẫn đọc theo tiêu đề."
        report.add("column-moved", message, cell, "kiểm tra lại số trong cột này", Severity.WARNING)


def _find_rows(sheet: Worksheet, column: int | None, ids: tuple[str, ...], report: _Report) -> dict[str, int]:
    if column is None:
        return {}
    letter = get_column_letter(column)
    rows: dict[str, int] = {}
    known = set(ids)
    for number, text in _ids(sheet, column):
        cell = f"{letter}{number}"
        if text not in known:
            message = f"Ô {cell}: không có chỉ tiêu mã “{text}” trong bảng đã xuất."
            report.add("row-unknown", message, cell, "xóa dòng này; chỉ tiêu mới thêm vào data/catalog.yaml")
        elif text in rows:
            message = f"Ô {cell}: chỉ tiêu “{text}” có hai dòng ({rows[text]} và {number})."
            report.add("row-twice", message, cell, "giữ một dòng, xóa dòng kia")
        else:
            rows[text] = number
    for missing in (id_ for id_ in ids if id_ not in rows):
        message = f"Thiếu dòng của chỉ tiêu “{missing}”; số của chỉ tiêu này giữ nguyên."
        report.add("row-missing", message, None, "nếu lỡ xóa dòng, xuất lại bảng rồi chép số sang", Severity.WARNING)
    return rows


def _ids(sheet: Worksheet, column: int) -> Iterator[tuple[int, str]]:
    for number in range(FIRST_ROW, min(sheet.max_row, MOST_ROWS) + 1):
        value = sheet.cell(number, column).value
        if value is not None and str(value).strip():
            yield number, str(value).strip()


def _find_merged(sheet: Worksheet, report: _Report) -> None:
    for area in sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col)):
        if area.max_row >= HEADER_ROW:
            message = f"Các ô {area.coord} đã bị gộp; không biết số thuộc ô nào."
            cure = "chọn vùng đó, bỏ gộp ô (Unmerge Cells), ghi số vào từng ô"
            report.add("cells-merged", message, str(area.coord), cure)
