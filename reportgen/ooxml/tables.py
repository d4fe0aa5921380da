"""A table: its cells in reading order, the width of each, and the regions of the table style that bear on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.ooxml.effective import Effective, TableRegion
from reportgen.ooxml.names import w
from reportgen.ooxml.trees import Element, is_on, value
from reportgen.ooxml.units import Twips, twips, whole

_ROW, _CELL, _P, _T = w("tr"), w("tc"), w("p"), w("t")
_W, _TYPE = w("w"), w("type")
_ROW_PROPERTIES, _GRID_BEFORE = w("trPr"), w("gridBefore")
_CELL_PROPERTIES, _CELL_WIDTH, _CELL_MARGINS, _SPAN = w("tcPr"), w("tcW"), w("tcMar"), w("gridSpan")
_PASSED: Final = frozenset({w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml")})
_LOOK: Final = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
MANY_ROWS: Final = 25
_CHARACTERS: Final = re.compile(rb">[^<]+<")
_DEFAULT_MARGIN: Final = Twips(108)
_DEFAULT_LOOK: Final = 0x04A0


class PassedRow(Struct, frozen=True):
    """What is kept of a row whose content was left out of the tree; see `thinning`."""

    shape: bytes
    """As `shape_of` had it."""
    texts: list[str]
    """As `texts_of` had them."""


class Table(Struct, eq=False):
    """A table as written."""

    element: Element
    region: TableRegion
    grid: tuple[Twips | None, ...]
    """Widths of the columns."""
    margins: tuple[Twips, Twips]
    """Left and right, of cells that do not say otherwise."""
    parent: Cell | None
    look: frozenset[str]
    """Which of `_LOOK` its style is to show."""
    formats: frozenset[str]
    """The regions that its style formats."""
    passed: Mapping[Element, PassedRow]
    """The rows of the document whose content was left out of the tree."""
    row_count: int = 0
    """Known once its rows were read, as is the next."""
    repeats_header: bool = False
    """Whether its first row stands again on every page."""

    @property
    def is_large(self) -> bool:
        """Whether one row of each shape stands for all: many rows, and a style that treats them alike."""
        return len(self.element) > MANY_ROWS and not self.formats

    def shapes(self, rows: Iterable[Element]) -> Iterator[bytes]:
        """Return the shape of each row; see `shape_of`."""
        return (self.passed[row].shape if row in self.passed else shape_of(row) for row in rows)

    def texts(self) -> Iterator[str]:
        """Return the characters of each paragraph in it."""
        for child in self.element:
            yield from self.passed[child].texts if child in self.passed else texts_of(child)

    def read_rows(self) -> list[Element]:
        """Return the elements of the rows."""
        elements = list(_within(self.element, _ROW))
        self.row_count = len(elements)
        self.repeats_header = bool(elements) and _repeats(elements[0])
        return elements

    def cells_of(self, row: Element, index: int) -> Iterator[tuple[Cell, Element]]:
        """Return each cell of a row with its element."""
        column = _skipped(row)
        for element in _within(row, _CELL):
            cell, span = self.cell(element, index, column)
            yield cell, element
            column += span

    def cell(self, element: Element, row: int, column: int) -> tuple[Cell, int]:
        """Return the cell of an element that begins in a column of the grid, and how many columns it takes."""
        properties = element.find(_CELL_PROPERTIES)
        span, width, margins = 1, None, self.margins
        if properties is not None:
            span = max(1, whole(value(properties.find(_SPAN))) or 1)
            width = _width(properties.find(_CELL_WIDTH))
            margins = _margins(properties.find(_CELL_MARGINS), margins)
        if width is None:
            parts = self.grid[column : column + span]
            width = Twips(sum(part or 0 for part in parts)) if parts else None
        return Cell(self, row, column, width, margins, self.region_of(row, column)), span

    def region_of(self, row: int, column: int) -> TableRegion:
        """Return the region of a cell: bands, then columns, then rows, the later the stronger."""
        if not self.formats:
            return self.region
        first_row, first_column = "firstRow" in self.look, "firstColumn" in self.look
        names = []
        if "noVBand" not in self.look and not (first_column and column == 0):
            names.append(f"band{(column - first_column) % 2 + 1}Vert")
        if "noHBand" not in self.look and not (first_row and row == 0):
            names.append(f"band{(row - first_row) % 2 + 1}Horz")
        names += ["firstCol"] if first_column and column == 0 else []
        names += ["lastCol"] if "lastColumn" in self.look and column == len(self.grid) - 1 else []
        names += ["firstRow"] if first_row and row == 0 else []
        names += ["lastRow"] if "lastRow" in self.look and row == self.row_count - 1 else []
        shown = tuple(name for name in names if name in self.formats)
        return TableRegion(self.region.style, shown)


class Cell(Struct, frozen=True, eq=False):
    """Where a paragraph stands in a table."""

    table: Table
    row: int
    column: int
    width: Twips | None
    """None where the document does not say."""
    margins: tuple[Twips, Twips]
    """Left and right."""
    region: TableRegion


def shape_of(row: Element) -> bytes:
    """Return a row without its characters; equal ones look equal and hold as many paragraphs."""
    return _CHARACTERS.sub(b"><", etree.tostring(row, encoding="utf-8", with_tail=False))


def texts_of(element: Element) -> list[str]:
    """Return the characters of each paragraph in an element."""
    return ["".join([each.text or "" for each in paragraph.iter(_T)]) for paragraph in element.iter(_P)]


def read_table(
    element: Element, effective: Effective, parent: Cell | None, passed: Mapping[Element, PassedRow]
) -> Table:
    """Return the table of a `w:tbl`."""
    properties = element.find(w("tblPr"))
    style = margins = look = None
    if properties is not None:
        style, margins, look = (properties.find(w(name)) for name in ("tblStyle", "tblCellMar", "tblLook"))
    style_id = value(style) or ""
    return Table(
        element=element,
        region=TableRegion(style_id),
        grid=tuple(twips(each.get(_W)) for each in element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")),
        margins=_margins(margins, (_DEFAULT_MARGIN, _DEFAULT_MARGIN)),
        parent=parent,
        look=_look(look),
        formats=effective.region_names(style_id),
        passed=passed,
    )


def _look(element: Element | None) -> frozenset[str]:
    if element is None:
        return frozenset(name for name, bit in _LOOK.items() if _DEFAULT_LOOK & bit)
    stated = {name: element.get(w(name)) for name in _LOOK}
    if any(said is not None for said in stated.values()):
        return frozenset(name for name, said in stated.items() if said in ("1", "true", "on"))
    try:
        bits = int(value(element) or "", 16)
    except ValueError:
        bits = _DEFAULT_LOOK
    return frozenset(name for name, bit in _LOOK.items() if bits & bit)


def _skipped(row: Element) -> int:
    """Return how many columns of the grid are left out before the first cell of a row."""
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        return 0
    return max(0, whole(value(properties.find(_GRID_BEFORE))) or 0)


def _repeats(row: Element) -> bool:
    header = row.find(f"{_ROW_PROPERTIES}/{w('tblHeader')}")
    return header is not None and is_on(header)


def _width(element: Element | None) -> Twips | None:
    """Return a width stated in twips; shares of the table's width are left to its grid."""
    if element is None or element.get(_TYPE) not in ("dxa", None):
        return None
    return twips(element.get(_W))


def _margins(element: Element | None, default: tuple[Twips, Twips]) -> tuple[Twips, Twips]:
    """Return left and right margin of a cell, as stated or as the table has them."""
    if element is None:
        return default
    sides = []
    for names, otherwise in ((("left", "start"), default[0]), (("right", "end"), default[1])):
        stated = [twips(each.get(w("w"))) for name in names for each in element.iterfind(w(name))]
        sides.append(next((length for length in stated if length is not None), otherwise))
    return sides[0], sides[1]


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Return the rows of a table or the cells of a row, also where content controls wrap them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _PASSED:
            yield from _within(child, tag)
