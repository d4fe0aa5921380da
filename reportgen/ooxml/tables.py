"""A table: its cells in reading order, the width of each, and the regions of the table style that bear on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportgen.ooxml.effective import Effective, TableRegion
from reportgen.ooxml.names import w
from reportgen.ooxml.trees import Element, is_on, value
from reportgen.ooxml.units import Twips, twips, whole

_ROW, _CELL, _P, _T = w("tr"), w("tc"), w("p"), w("t")
_W, _TYPE = w("w"), w("type")
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
_MANY_ROWS: Final = 25
_DEFAULT_MARGIN: Final = Twips(108)
_DEFAULT_LOOK: Final = 0x04A0


@dataclass(eq=False, slots=True)
class Table:
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
    rows: list[Row] = field(default_factory=list)

    @property
    def is_large(self) -> bool:
        """Whether one paragraph of each look stands for all: many rows, and a style that treats them alike."""
        return len(self.element) > _MANY_ROWS and not self.formats

    def texts(self) -> Iterator[str]:
        """Return the characters of each paragraph in it."""
        return ("".join(each.text or "" for each in paragraph.iter(_T)) for paragraph in self.element.iter(_P))

    def read_rows(self) -> list[Element]:
        """Return the elements of the rows; their settings are kept in `rows`."""
        elements = list(_within(self.element, _ROW))
        self.rows = [_row(element) for element in elements]
        return elements

    def cells(self) -> Iterator[tuple[Cell, Element]]:
        """Return each cell with its element, row by row."""
        for index, row in enumerate(self.read_rows()):
            column = self.rows[index].skipped
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
        names += ["lastRow"] if "lastRow" in self.look and row == len(self.rows) - 1 else []
        shown = tuple(name for name in names if name in self.formats)
        return TableRegion(self.region.style, shown)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own settings."""

    header: bool
    """Repeated on every page."""
    skipped: int
    """Columns of the grid left out before its first cell."""


_PLAIN_ROW: Final = Row(header=False, skipped=0)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """Where a paragraph stands in a table."""

    table: Table
    row: int
    column: int
    width: Twips | None
    """None where the document does not say."""
    margins: tuple[Twips, Twips]
    """Left and right."""
    region: TableRegion


def read_table(element: Element, effective: Effective, parent: Cell | None) -> Table:
    """Return the table of a `w:tbl`; its rows are filled as its cells are read."""
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


def _row(element: Element) -> Row:
    properties = element.find(w("trPr"))
    if properties is None:
        return _PLAIN_ROW
    header = properties.find(w("tblHeader"))
    return Row(
        header=header is not None and is_on(header),
        skipped=max(0, whole(value(properties.find(w("gridBefore")))) or 0),
    )


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
