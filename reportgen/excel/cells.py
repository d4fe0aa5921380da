"""Writing cells: numbers as numbers, to the last digit; texts as texts, whatever they begin with."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Final

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from reportgen.numerals import decimals_of, format_number

FONT: Final = "Times New Roman"
_A4: Final = 9
_LINE_HEIGHT: Final = 18
MOST_DIGITS: Final = 15
"""Excel keeps no more of a number."""
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_EPOCH: Final = datetime(2020, 3, 5)
"""A fixed mark, no moment: the same content gives the same bytes."""
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)
_CORE: Final = "docProps/core.xml"
_LINE: Final = Side(style="thin", color="FF808080")


class Look(Struct, frozen=True):
    """How a cell looks; `open` cells can be written in on a protected sheet."""

    bold: bool = False
    italic: bool = False
    size: int = 12
    across: str = "left"
    fill: str | None = None
    boxed: bool = True
    open: bool = False
    wrap: bool = True
    indent: int = 0


HEADER: Final = Look(bold=True, across="center", fill="D9E2EC")
HEADER_HEIGHT: Final = 50
"""Points: three lines of a title."""


def put_text(sheet: Worksheet, row: int, column: int, text: str, look: Look) -> None:
    """Write a text. One that begins like a formula stays a text, also after somebody edits the cell in Excel."""
    cell = _dressed(sheet, row, column, look)
    if text:
        cell.value = text
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA_STARTS)


def put_number(
    sheet: Worksheet, row: int, column: int, value: Decimal | None, look: Look, *, shown: str = "#,##0"
) -> None:
    """Write a number with all its digits, `shown` in that format; None leaves the cell empty.

    A number longer than Excel can hold is written as a text, so that no digit is lost.
    """
    if value is not None and len(value.as_tuple().digits) > MOST_DIGITS:
        put_text(sheet, row, column, format_number(value), look)
        return
    cell = _dressed(sheet, row, column, look)
    cell.number_format = shown
    if value is not None:
        cell.value = f"{value:f}"
        cell.data_type = "n"


def number_format(decimals: int) -> str:
    """Return Excel's code for a number as Vietnamese writes it, `1.234,50`.

    LibreOffice writes it so on any machine; Excel takes point and comma from the machine's own language.

    >>> number_format(0), number_format(2)
    ('[$-42A]#,##0', '[$-42A]#,##0.00')
    """
    return "[$-42A]#,##0" + ("." + "0" * decimals if decimals else "")


def shown_decimals(values: list[Decimal | None], stated: int | None, *, least: int = 0) -> int:
    """Return how many decimals to show: as stated, else as many as the longest of the values has."""
    if stated is not None:
        return stated
    return max([least, *(decimals_of(value) for value in values if value is not None)])


def _dressed(sheet: Worksheet, row: int, column: int, look: Look) -> Cell:
    """Return the cell with its font, borders and protection."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is merged")
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic)
    cell.alignment = Alignment(horizontal=look.across, vertical="center", wrap_text=look.wrap, indent=look.indent)
    if look.fill:
        cell.fill = PatternFill("solid", fgColor="FF" + look.fill)
    if look.boxed:
        cell.border = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
    cell.protection = Protection(locked=not look.open)
    return cell


def row_height(texts: Iterable[tuple[str, int]]) -> int:
    """Return the height, in points, of a row with these texts in columns of these widths, in characters.

    Programs fit the height of a row only when somebody types in it.

    >>> row_height([("Tổng mức bán lẻ", 44), ("theo Cục Thống kê", 10)])
    36
    """
    return _LINE_HEIGHT * max(1, *(-(-len(text) // width) for text, width in texts))


def set_up_page(sheet: Worksheet) -> None:
    """Print on A4 across, as wide as the page, with page numbers."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = HeaderFooterItem()
    footer.center.text = "Trang &P/&N"
    sheet.oddFooter = footer


def protect(sheet: Worksheet) -> None:
    """Lock the cells that are not open against slips, without a password; widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def new_workbook(title: str) -> Workbook:
    """Return a workbook without sheets."""
    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    workbook.properties = DocumentProperties(creator="reportgen", title=title, created=_EPOCH, modified=_EPOCH)
    return workbook


def workbook_bytes(workbook: Workbook) -> bytes:
    """Return the .xlsx; the same content gives the same bytes."""
    saved = io.BytesIO()
    workbook.save(saved)
    workbook.properties.modified = _EPOCH
    output = io.BytesIO()
    with zipfile.ZipFile(saved) as read, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in read.infolist():
            core = entry.filename == _CORE
            data = tostring(workbook.properties.to_tree()) if core else read.read(entry.filename)
            fresh = zipfile.ZipInfo(entry.filename, _ZIP_DATE)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            fresh.external_attr = 0o600 << 16
            written.writestr(fresh, data)
    return output.getvalue()


_SHEET_TITLE: Final = re.compile(r"[\[\]:*?/\\]")


def sheet_title(text: str, taken: set[str]) -> str:
    """Return a name that Excel accepts for a sheet, at most 31 characters, and add it to those taken.

    >>> sheet_title("Tháng 8/2021: tổng hợp", set())
    'Tháng 8-2021- tổng hợp'
    """
    plain = _SHEET_TITLE.sub("-", text).strip(" '") or "Biểu"
    name = plain[:31].strip(" '")
    count = 1
    while name.lower() in taken:
        count += 1
        suffix = f" ({count})"
        name = plain[: 31 - len(suffix)] + suffix
    taken.add(name.lower())
    return name
