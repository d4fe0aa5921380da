"""Workbooks that come back wrong, or are built to do harm: each made from one that the office sent out."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.excel import export
from reportgen.periods import Period
from reportgen.workspace import Workspace
from tests.robustness.paragraphs import part_of, with_parts

_SHEET: Final = "Số liệu"
_PERIOD: Final = Period.parse("2021-08")

Maker = Callable[[Path], bytes]


def _sent(root: Path) -> bytes:
    (data,) = export(Workspace(root), _PERIOD).values()
    return data


def _opened(root: Path) -> tuple[Workbook, Worksheet]:
    book = load_workbook(io.BytesIO(_sent(root)))
    sheet = book[_SHEET]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def _saved(book: Workbook) -> bytes:
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _open_cell(sheet: Worksheet) -> Cell:
    """Return the first cell that people may fill in."""
    return next(
        cell for row in sheet.iter_rows() for cell in row if isinstance(cell, Cell) and not cell.protection.locked
    )


def _filled(value: object) -> Maker:
    """Make a workbook whose first open cell holds this."""

    def make(root: Path) -> bytes:
        book, sheet = _opened(root)
        _open_cell(sheet).value = value  # type: ignore[assignment]
        return _saved(book)

    return make


def _worked(change: Callable[[Workbook, Worksheet], object]) -> Maker:
    """Make a workbook on which someone worked."""

    def make(root: Path) -> bytes:
        book, sheet = _opened(root)
        change(book, sheet)
        return _saved(book)

    return make


def _with(part: str, content: bytes) -> Maker:
    return lambda root: with_parts(_sent(root), {part: content})


def _entity(root: Path) -> bytes:
    data = _sent(root)
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    body = sheet[sheet.index(b"?>") + 2 :] if sheet.startswith(b"<?xml") else sheet
    declared = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + body
    return with_parts(data, {"xl/worksheets/sheet1.xml": declared})


def _macro(root: Path) -> bytes:
    data = _sent(root)
    types = part_of(data, "[Content_Types].xml")
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    changed = types.replace(main, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    return with_parts(data, {"[Content_Types].xml": changed})


def _foreign(_: Path) -> bytes:
    book = Workbook()
    return _saved(book)


def _rename(_: Workbook, sheet: Worksheet) -> None:
    sheet.title = "Sheet1"


def _merge(_: Workbook, sheet: Worksheet) -> None:
    cell = _open_cell(sheet)
    sheet.merge_cells(start_row=cell.row, end_row=cell.row + 1, start_column=cell.column, end_column=cell.column)


def _huge_area(root: Path) -> bytes:
    data = _sent(root)
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    area = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return with_parts(data, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", b"</sheetData>" + area)})


MAKERS: Final[Mapping[str, Maker]] = {
    "sheet-sent": _sent,
    "sheet-foreign": _foreign,
    "sheet-renamed": _worked(_rename),
    "sheet-merged": _worked(_merge),
    "sheet-without-column": _worked(lambda _, sheet: sheet.delete_cols(_open_cell(sheet).column)),
    "sheet-without-keys": _worked(lambda _, sheet: sheet.delete_cols(1)),
    "sheet-text": _filled("khoảng 120"),
    "sheet-american": _filled("1,234.5"),
    "sheet-error": _filled("#DIV/0!"),
    "sheet-true": _filled(True),
    "sheet-huge": _filled(1e300),
    "sheet-command": _filled("=cmd|' /C calc'!A0"),
    "sheet-fetching": _filled('=WEBSERVICE("http://127.0.0.1:9/")'),
    "sheet-linked": _with("xl/externalLinks/externalLink1.xml", b"<x/>"),
    "sheet-embedded": _with("xl/embeddings/oleObject1.bin", b"x"),
    "sheet-connected": _with("xl/connections.xml", b"<x/>"),
    "sheet-macro": _macro,
    "sheet-entity": _entity,
    "sheet-bomb": _with("xl/media/image1.bmp", bytes(100 * 2**20)),
    "sheet-climbing": _with("../../mau-doc.txt", b"x"),
    "sheet-broken": _with("xl/worksheets/sheet1.xml", b"<worksheet"),
    "sheet-area": _huge_area,
}
"""Every kind of workbook by its name in the catalogue."""
