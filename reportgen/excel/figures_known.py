"""What a workspace knows about the figures of a period, brought together for one row of the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from reportgen.diagnostics import Refused
from reportgen.excel.columns import INPUTS, Key
from reportgen.periods import Length, Period
from reportgen.workspace import Workspace
from reportgen.workspace.schema import Agency, Entry, Indicator, MeasureKind, PeriodFigures


class Known(Struct, frozen=True):
    """One indicator's row. `open` are the columns in which the departments write."""

    id: str
    indicator: Indicator
    entry: Entry
    previous: Decimal | None
    last_year: Decimal | None
    open: frozenset[Key]

    def value(self, key: Key) -> Decimal | str | None:
        """Return what indicators.yaml states under that key; last year's value also from its own month."""
        value: Decimal | str | None = getattr(self.entry, key.value)
        return self.last_year if key is Key.LAST_YEAR and value is None else value


class PeriodRecords(Struct, frozen=True):
    """The files behind a workbook, read."""

    agency: Agency
    catalog: Mapping[str, Indicator]
    figures: PeriodFigures


def read_records(workspace: Workspace, period: Period) -> PeriodRecords:
    """Return agency, catalog and figures.

    Raises:
        Refused: one of the files has errors, or there is no catalog.
    """
    if missing := workspace.missing_catalog():
        raise Refused([missing])
    agency, catalog, figures = workspace.agency(), workspace.catalog(), workspace.figures(period)
    errors = [finding for findings in (agency.findings, catalog.findings, figures.findings) for finding in findings]
    errors = [finding for finding in errors if finding.is_error]
    if errors or agency.record is None or catalog.record is None or figures.record is None:
        raise Refused(errors)
    return PeriodRecords(agency.record, catalog.record, figures.record)


def known_figures(workspace: Workspace, period: Period, records: PeriodRecords) -> tuple[Known, ...]:
    """Return a row for every indicator of the catalog: in its stated order, else in that of the file."""
    before = _figures(workspace, period.previous)
    last_year = _figures(workspace, period.last_year)
    gap = _earlier_months_missing(workspace, period)
    rows = []
    for id_, indicator in records.catalog.items():
        entry = records.figures.entries.get(id_, Entry())
        writable = _open_columns(indicator, entry, last_year_known=id_ in last_year, months_missing=gap)
        rows.append(Known(id_, indicator, entry, before.get(id_), last_year.get(id_), writable))
    return tuple(sorted(rows, key=lambda row: (row.indicator.order is None, row.indicator.order or 0)))


def shown_columns(rows: Iterable[Known]) -> frozenset[Key]:
    """Return the columns in which any of the rows states something or has something to fill in."""
    return frozenset(
        key for row in rows for key in INPUTS if key in row.open or getattr(row.entry, key.value) is not None
    )


def _figures(workspace: Workspace, period: Period) -> dict[str, Decimal]:
    record = workspace.figures(period).record
    entries = record.entries if record else {}
    return {id_: entry.own for id_, entry in entries.items() if entry.own is not None}


def _earlier_months_missing(workspace: Workspace, period: Period) -> bool:
    """Whether the year to date cannot be added up from the months in data/."""
    if period.length is not Length.MONTH:
        return False
    present = workspace.periods()
    return any(Period.month(period.year, month) not in present for month in range(1, period.first))


def _open_columns(indicator: Indicator, entry: Entry, *, last_year_known: bool, months_missing: bool) -> frozenset[Key]:
    """Return where people write: what the files of other periods already say is only shown."""
    wanted = {Key.ESTIMATE, Key.ACTUAL, Key.NOTE}
    wanted |= {key for key in INPUTS if getattr(entry, key.value) is not None}
    if not last_year_known:
        wanted.add(Key.LAST_YEAR)
    if months_missing and indicator.measure is MeasureKind.FLOW:
        wanted |= {Key.YEAR_TO_DATE, Key.LAST_YEAR_TO_DATE}
    return frozenset(wanted)
