"""Tables of indicators: the annex of a report, the roll-up of a longer period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reportgen.diagnostics import Refused
from reportgen.figures.columns import ColumnMaker, annex_columns, chosen, column_makers, headers, rests_on
from reportgen.figures.ledger import Ledger, unit_of
from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.tables import Cell, ComparisonTable, Row, text_cell
from reportgen.figures.values import Datum, Figure
from reportgen.numerals import roman
from reportgen.periods import Period
from reportgen.workspace.schema import Appendix, Indicator

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

DASH: Final = "-"


class Branch(Struct, frozen=True):
    """An indicator in the tree of a table, with those that are part of it."""

    identifier: str
    parts: tuple[Branch, ...]

    @property
    def depth(self) -> int:
        """How many levels the branch has."""
        return 1 + max((part.depth for part in self.parts), default=0)


def indicator_table(workspace: Workspace, period: Period, appendix: Appendix | None = None) -> ComparisonTable:
    """Return the table of a period's indicators: an appendix's, else of everything the period has a figure of.

    Raises:
        Refused: the appendix names a column that does not exist.
    """
    return annex(WorkspaceRecords(workspace), period, appendix)


def annex(records: Records, period: Period, appendix: Appendix | None = None) -> ComparisonTable:
    """Return `indicator_table` of these records."""
    ledger = Ledger(records, period)
    identifiers = _selected(ledger, period, appendix)
    keys = (appendix.columns if appendix else ()) or annex_columns(ledger, period, identifiers)
    known = column_makers(ledger, period, _is_estimated(ledger, period, identifiers))
    makers = chosen(known, keys)
    title = appendix.title if appendix else f"Các chỉ tiêu {period.name}"
    sources = rests_on(known, (maker.key for maker in makers))
    return table_of(ledger, identifiers, makers, title, sources=sources)


def summary(workspace: Workspace, period: Period) -> ComparisonTable:
    """Return the roll-up of a period with the rule, the missing months and the estimated parts of each indicator.

    Raises:
        Refused: there is no catalog of indicators.
    """
    if missing := workspace.missing_catalog():
        raise Refused([missing])
    return roll_up(WorkspaceRecords(workspace), period)


def roll_up(records: Records, period: Period) -> ComparisonTable:
    """Return `summary` of these records."""
    ledger = Ledger(records, period)
    identifiers = _selected(ledger, period, None)
    makers = column_makers(ledger, period, _is_estimated(ledger, period, identifiers))
    return table_of(
        ledger, identifiers, chosen(makers, _summary_columns(period)), f"Tổng hợp các chỉ tiêu {period.name}"
    )


def _summary_columns(period: Period) -> tuple[str, ...]:
    """Return the columns of a roll-up: with the value since January where that is what the plan is compared with."""
    since_january = ("year_to_date",) if period.first > 1 else ()
    return ("rule", "plan", "last_year", "value", *since_january, "vs_last_year", "vs_plan", "estimated", "missing")


def table_of(
    ledger: Ledger,
    identifiers: Sequence[str],
    makers: Sequence[ColumnMaker],
    title: str,
    remarks: Mapping[str, str] | None = None,
    *,
    sources: Sequence[ColumnMaker] = (),
) -> ComparisonTable:
    """Return the table of these indicators as a tree of totals and parts; a remark stands behind a name.

    `sources` are the columns whose values its rows tell the data of.
    """
    forest = tree(identifiers, ledger.catalog)
    names = {one: record.short or record.name for one, record in ledger.catalog.items()}
    names |= {one: f"{names[one]} ({remark})" for one, remark in (remarks or {}).items()}
    fixed = {one: (text_cell(names[one]), text_cell(unit_of(record))) for one, record in ledger.catalog.items()}
    labels = _labels(max((branch.depth for branch in forest), default=1))
    data = partial(_data, ledger, tuple(maker.period for maker in sources if maker.period))
    rows = tuple(_rows(fixed, forest, makers, labels, data))
    return ComparisonTable(title, headers(makers), rows, plans=tuple(maker.plan for maker in sources if maker.plan))


def _data(ledger: Ledger, periods: Sequence[Period], identifier: str) -> tuple[Datum, ...]:
    """Return what the values of the indicator in these periods rest on."""
    values = (ledger.value(identifier, period) for period in periods)
    return tuple(datum for value in values if isinstance(value, Figure) for datum in value.sources)


def tree(identifiers: Sequence[str], catalog: Mapping[str, Indicator]) -> tuple[Branch, ...]:
    """Return the indicators with parts under the first total they are part of; nothing is left out or doubled."""
    wanted = dict.fromkeys(identifiers)
    parent: dict[str, str] = {}
    for identifier in wanted:
        for part in catalog[identifier].parts:
            if part in wanted and part not in parent and not _is_above(part, identifier, parent):
                parent[part] = identifier

    def branch(identifier: str) -> Branch:
        parts = (part for part in catalog[identifier].parts if parent.get(part) == identifier)
        return Branch(identifier, tuple(branch(part) for part in dict.fromkeys(parts)))

    return tuple(branch(identifier) for identifier in wanted if identifier not in parent)


def _is_above(candidate: str, identifier: str, parent: Mapping[str, str]) -> bool:
    """Return whether the candidate is the indicator or above it; parts that lead in a circle are cut there."""
    above: str | None = identifier
    while above is not None:
        if above == candidate:
            return True
        above = parent.get(above)
    return False


def _selected(ledger: Ledger, period: Period, appendix: Appendix | None) -> tuple[str, ...]:
    """Return the indicators of the table, by their `order`; those that an appendix names keep its order."""
    if appendix and appendix.ids:
        return tuple(identifier for identifier in appendix.ids if identifier in ledger.catalog)
    group = appendix.group if appendix else None
    members = [
        identifier
        for identifier, record in ledger.catalog.items()
        if (group is None or record.group == group) and ledger.is_given(identifier, period)
    ]
    groups = {name: position for position, name in enumerate(dict.fromkeys(r.group for r in ledger.catalog.values()))}

    def place(identifier: str) -> tuple[int, bool, int]:
        record = ledger.catalog[identifier]
        return groups[record.group], record.order is None, record.order or 0

    return tuple(sorted(members, key=place))


def _rows(
    fixed: Mapping[str, tuple[Cell, Cell]],
    branches: Sequence[Branch],
    makers: Sequence[ColumnMaker],
    labels: Sequence[str],
    data: Callable[[str], tuple[Datum, ...]],
    *,
    level: int = 0,
) -> Iterator[Row]:
    for position, branch in enumerate(branches, start=1):
        label = {"I": roman(position), "1": str(position)}.get(labels[level], DASH)
        own = tuple(maker.cell(branch.identifier) for maker in makers)
        cells = (text_cell(label), *fixed[branch.identifier], *own)
        yield Row(branch.identifier, level, cells, bold=bool(branch.parts), data=data(branch.identifier))
        yield from _rows(fixed, branch.parts, makers, labels, data, level=level + 1)


def _labels(depth: int) -> tuple[str, ...]:
    """Return the kind of label of each level: Roman only where three levels need it."""
    return ("I", "1", *[DASH] * (depth - 2)) if depth > 2 else ("1", *[DASH] * depth)


def _is_estimated(ledger: Ledger, period: Period, identifiers: Sequence[str]) -> bool:
    values = (ledger.value(identifier, period) for identifier in identifiers)
    return any(isinstance(value, Figure) and value.estimated for value in values)
