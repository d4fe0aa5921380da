"""The figures that tables print, row by row, with their sources: for the manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.tables import CellKind, ComparisonTable, Row
from reportgen.periods import Period

if TYPE_CHECKING:
    from reportgen.workspace import Workspace


class PrintedRow(Struct, frozen=True):
    """One indicator's figures in a table: what stands in each column, and where all of it comes from."""

    figure: str
    cells: Mapping[str, str]
    places: tuple[Place, ...]


class PrintedTable(Struct, frozen=True):
    """The figures of one table, in printed order; its columns are seen from `period`."""

    title: str
    period: str
    rows: tuple[PrintedRow, ...]


def printed_table(workspace: Workspace, period: Period, table: ComparisonTable) -> PrintedTable:
    """Return what the table of a period prints; cells without a value and columns of words are left out."""
    records = WorkspaceRecords(workspace)
    numeric = [(index, column.key) for index, column in enumerate(table.columns) if column.numeric]
    rows = []
    for row in table.rows:
        cells = {key: row.cells[index].text for index, key in numeric if row.cells[index].kind is not CellKind.EMPTY}
        if cells:
            rows.append(PrintedRow(row.identifier, cells, tuple(_places(records, table, row))))
    return PrintedTable(table.title, period.id, tuple(rows))


def _places(records: Records, table: ComparisonTable, row: Row) -> Iterator[Place]:
    """Yield where the figures of a row are written, each once, then the plans."""
    for datum in {datum.key: datum for datum in row.data}.values():
        yield records.figure_place(datum.period, datum.indicator, datum.field)
    plans = records.catalog()[row.identifier].plan
    for year in table.plans:
        if str(year) in plans:
            yield records.catalog_place(row.identifier, "plan", str(year))
