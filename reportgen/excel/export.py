"""A workbook for the departments: names and units locked, one open cell per figure, what is already known beside it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.excel.cells import (
    HEADER,
    HEADER_HEIGHT,
    Look,
    new_workbook,
    number_format,
    protect,
    put_number,
    put_text,
    row_height,
    set_up_page,
    shown_decimals,
    workbook_bytes,
)
from reportgen.excel.columns import FIRST_ROW, HEADER_ROW, INPUTS, KEY_ROW, SHEET, Column, Key, columns
from reportgen.excel.figures_known import Known, PeriodRecords, known_figures, read_records, shown_columns
from reportgen.excel.guide import add_guide
from reportgen.excel.memory import add_memory
from reportgen.periods import Period, format_day
from reportgen.workspace import Workspace
from reportgen.workspace.schema import MeasureKind, plan_text
from reportgen.workspace.slugs import LONGEST, plain_words

_WITHOUT_LEAD: Final = "chưa rõ cơ quan"
_ADVICE: Final = "Chỉ nhập vào ô màu vàng. Chưa có số thì để trống, không ghi 0. Xem trang “Hướng dẫn”."
_TITLE_COLUMN: Final = 2
_NUMBERS: Final = frozenset(INPUTS) - {Key.NOTE}
_SHOWN_NUMBERS: Final = frozenset({Key.PLAN, Key.PREVIOUS})
_INPUT_FILL: Final = "FFF9DB"
_LARGEST: Final = "999999999999999"
_LONGEST_NOTE: Final = 500
_TITLE: Final = Look(bold=True, size=14, boxed=False, wrap=False)
_LINE: Final = Look(italic=True, boxed=False, wrap=False)
_MEASURES: Final = {
    MeasureKind.FLOW: "số riêng của kỳ",
    MeasureKind.CUMULATIVE: "lũy kế từ đầu năm",
    MeasureKind.STOCK: "số có đến ngày chốt",
    MeasureKind.RATE: "tỷ lệ của kỳ",
    MeasureKind.GROWTH: "mức tăng; giảm thì ghi số âm",
}


def export(workspace: Workspace, period: Period, *, by_lead: bool = False) -> dict[str, bytes]:
    """Return the workbooks by file name: one, or one for each department that answers for a figure.

    The same data gives the same bytes. Nothing is written.

    Raises:
        Refused: agency.yaml, catalog.yaml or the period's indicators.yaml has errors.
    """
    records = read_records(workspace, period)
    rows = known_figures(workspace, period, records)
    if not by_lead:
        return {f"so-lieu-{period}.xlsx": _workbook(records, period, rows, None)}
    parts: dict[str, list[Known]] = {}
    for row in rows:
        parts.setdefault(_file_part(row.indicator.lead or _WITHOUT_LEAD), []).append(row)
    return {
        f"so-lieu-{period}-{name}.xlsx": _workbook(records, period, part, part[0].indicator.lead or _WITHOUT_LEAD)
        for name, part in parts.items()
    }


def _file_part(text: str) -> str:
    """Return the text as a file name writes it.

    >>> _file_part("Sở Văn hóa, Thể thao và Du lịch")
    'so-van-hoa-the-thao-va-du-lich'
    """
    return "-".join(plain_words(text))[:LONGEST] or "co-quan"


def _workbook(records: PeriodRecords, period: Period, rows: Iterable[Known], lead: str | None) -> bytes:
    listed = tuple(rows)
    layout = columns(period, shown_columns(listed))
    workbook = new_workbook(f"Số liệu {period.name}")
    sheet: Worksheet = workbook.create_sheet(SHEET)
    _write_head(sheet, records, period, lead, layout)
    for number, row in enumerate(listed):
        _write_row(sheet, FIRST_ROW + number, row, period, layout)
    _validate(sheet, listed, layout)
    _set_up(sheet, layout)
    add_guide(workbook, period)
    add_memory(workbook, records.agency.name, period, listed)
    return workbook_bytes(workbook)


def _write_head(
    sheet: Worksheet, records: PeriodRecords, period: Period, lead: str | None, layout: tuple[Column, ...]
) -> None:
    as_of = records.figures.as_of or period.cut_off
    to = f"{lead} gửi {records.agency.name}" if lead else records.agency.name
    put_text(sheet, 1, _TITLE_COLUMN, f"SỐ LIỆU {period.name.upper()}", _TITLE)
    put_text(sheet, 2, _TITLE_COLUMN, f"{to}; chốt số ngày {format_day(as_of)}", _LINE)
    put_text(sheet, 3, _TITLE_COLUMN, _ADVICE, _LINE)
    for column in layout:
        put_text(sheet, KEY_ROW, column.number, column.key.value, Look(boxed=False))
        put_text(sheet, HEADER_ROW, column.number, column.title, HEADER)


def _write_row(sheet: Worksheet, at: int, row: Known, period: Period, layout: tuple[Column, ...]) -> None:
    plan = row.indicator.plan.get(str(period.year))
    texts = {
        Key.ID: row.id,
        Key.ORDER: str(at - FIRST_ROW + 1),
        Key.NAME: row.indicator.name,
        Key.UNIT: row.indicator.unit,
        Key.MEASURE: _MEASURES[row.indicator.measure],
        Key.PLAN: plan_text(plan) if plan else "",
        Key.NOTE: row.entry.note or "",
    }
    shown = number_format(_decimals(row))
    widths = {column.key: column.width for column in layout}
    sheet.row_dimensions[at].height = row_height((texts[key], widths[key]) for key in texts if key is not Key.ID)
    for column in layout:
        look = _look(column.key, writable=column.key in row.open)
        if column.key in texts:
            put_text(sheet, at, column.number, texts[column.key], look)
        else:
            value = row.previous if column.key is Key.PREVIOUS else row.value(column.key)
            put_number(sheet, at, column.number, value if isinstance(value, Decimal) else None, look, shown=shown)


def _look(key: Key, *, writable: bool) -> Look:
    across = "center" if key is Key.ORDER else "right" if key in _NUMBERS or key in _SHOWN_NUMBERS else "left"
    return Look(across=across, fill=_INPUT_FILL if writable else None, open=writable)


def _decimals(row: Known) -> int:
    entry = row.entry
    values = [entry.estimate, entry.actual, entry.last_year, entry.year_to_date, row.previous, row.last_year]
    return shown_decimals(values, 0 if row.indicator.count else row.indicator.decimals, least=2)


def _validate(sheet: Worksheet, rows: tuple[Known, ...], layout: tuple[Column, ...]) -> None:
    """Tell while typing what a cell takes; what is pasted past this is found when the workbook is read."""
    counts, measures, notes = _validation(whole=True), _validation(whole=False), _note_validation()
    for number, row in enumerate(rows):
        for column in layout:
            address = f"{get_column_letter(column.number)}{FIRST_ROW + number}"
            if column.key is Key.NOTE:
                notes.add(address)
            elif column.key in _NUMBERS & row.open:
                (counts if row.indicator.count else measures).add(address)
    for validation in (counts, measures, notes):
        if validation.sqref.ranges:
            sheet.add_data_validation(validation)


def _validation(*, whole: bool) -> DataValidation:
    asked = "Nhập số nguyên, không âm." if whole else "Nhập số; giảm thì ghi số âm khi cột “Cách ghi số” nói vậy."
    return DataValidation(
        type="whole" if whole else "decimal",
        operator="between",
        formula1="0" if whole else f"-{_LARGEST}",
        formula2=_LARGEST,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle="Ô này chỉ nhận số",
        error=f"{asked} Chưa có số thì để trống; lời giải thích ghi ở cột Ghi chú.",
        promptTitle="Nhập số",
        prompt=f"{asked} Chưa có số thì để trống.",
    )


def _note_validation() -> DataValidation:
    return DataValidation(
        type="textLength",
        operator="lessThanOrEqual",
        formula1=str(_LONGEST_NOTE),
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Ghi chú quá dài",
        error=f"Ghi chú dài tối đa {_LONGEST_NOTE} chữ.",
    )


def _set_up(sheet: Worksheet, layout: tuple[Column, ...]) -> None:
    """Hide what is for the program, freeze the header and the names, repeat the header on each printed page."""
    for column in layout:
        sheet.column_dimensions[get_column_letter(column.number)].width = column.width
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[HEADER_ROW].height = HEADER_HEIGHT
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.freeze_panes = f"E{FIRST_ROW}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    protect(sheet)
    set_up_page(sheet)
