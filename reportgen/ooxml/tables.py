"""A table: its cells in reading order, the width of each, and the regions of the table style that bear on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reportgen.ooxml.effective import Effective, TableRegion
from reportgen.ooxml.names import w
from reportgen.ooxml.trees import Element, is_on, value
from reportgen.ooxml.units import Twips, twips, whole

_ROW, _CELL = w("tr"), w("tc")
_PASSED: Final = frozenset({w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("customXml")})
_LOOK: Final = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_DEFAULT_MARGIN: Final = Twips(108)
_DEFAULT_LOOK: Final = 0x04A0


@dataclass(eq=False, slots=True)
class Table:
    """A table as written."""

    element: Element
    region: TableRegion
    columns: int
    parent: Cell | None
    look: frozenset[str]
    """Which of `_LOOK` its style is to show."""
    formats: frozenset[str]
    """The regions that its style formats."""
    rows: list[Row] = field(default_factory=list)

    def cells(self) -> Iterator[tuple[Cell, Element]]:
        """Return each cell with its element, row by row."""
        grid = [twips(each.get(w("w"))) for each in self.element.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        margins = _margins(self.element.find(f"{w('tblPr')}/{w('tblCellMar')}"), (_DEFAULT_MARGIN, _DEFAULT_MARGIN))
        elements = list(_within(self.element, _ROW))
        for row_index, row_element in enumerate(elements):
            row = _row(row_element)
            self.rows.append(row)
            column = row.skipped
            for element in _within(row_element, _CELL):
                properties = element.find(w("tcPr"))
                span = 1
                width = None
                inner = margins
                if properties is not None:
                    span = max(1, whole(value(properties.find(w("gridSpan")))) or 1)
                    width = _width(properties.find(w("tcW")))
                    inner = _margins(properties.find(w("tcMar")), margins)
                if width is None:
                    parts = grid[column : column + span]
                    width = Twips(sum(part or 0 for part in parts)) if parts else None
                region = self._region(row_index, len(elements), column)
                cell = Cell(self, row_index, column, width, inner, region)
                yield cell, element
                column += span

    def _region(self, row: int, rows: int, column: int) -> TableRegion:
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
        names += ["lastCol"] if "lastColumn" in self.look and column == self.columns - 1 else []
        names += ["firstRow"] if first_row and row == 0 else []
        names += ["lastRow"] if "lastRow" in self.look and row == rows - 1 else []
        shown = tuple(name for name in names if name in self.formats)
        return TableRegion(self.region.style, shown)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own settings."""

    header: bool
    """Repeated on every page."""
    unsplit: bool
    """Kept on one page."""
    skipped: int
    """Columns of the grid left out before its first cell."""
    fixed_height: Twips | None


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
    style = value(element.find(f"{w('tblPr')}/{w('tblStyle')}")) or ""
    columns = len(element.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    look = _look(element.find(f"{w('tblPr')}/{w('tblLook')}"))
    return Table(element, TableRegion(style), columns, parent, look, effective.region_names(style))


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
        return Row(header=False, unsplit=False, skipped=0, fixed_height=None)
    header, unsplit = properties.find(w("tblHeader")), properties.find(w("cantSplit"))
    height = properties.find(w("trHeight"))
    return Row(
        header=header is not None and is_on(header),
        unsplit=unsplit is not None and is_on(unsplit),
        skipped=max(0, whole(value(properties.find(w("gridBefore")))) or 0),
        fixed_height=twips(value(height)),
    )


def _width(element: Element | None) -> Twips | None:
    """Return a width stated in twips; shares of the table's width are left to its grid."""
    if element is None or element.get(w("type")) not in ("dxa", None):
        return None
    return twips(element.get(w("w")))


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
