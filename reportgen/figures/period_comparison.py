"""One period against another: figures and tasks. The text is compared where documents are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from reportgen.figures.columns import chosen, compared_spans, comparison_makers
from reportgen.figures.indicator_tables import table_of
from reportgen.figures.ledger import Ledger
from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.tables import ComparisonTable
from reportgen.figures.task_changes import ChangedTask, task_changes, task_table
from reportgen.figures.task_lists import period_tasks
from reportgen.figures.values import Figure
from reportgen.periods import Period

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

COLUMNS: Final = ("base", "value", "amount", "percent", "vs_plan", "direction")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from the base to the period.

    `appeared` and `disappeared` are indicators with a figure in only one of the two.
    """

    period: Period
    base: Period
    indicators: ComparisonTable
    appeared: tuple[str, ...]
    disappeared: tuple[str, ...]
    tasks: tuple[ChangedTask, ...]
    task_table: ComparisonTable


def compare(workspace: Workspace, period: Period, base: Period) -> Comparison:
    """Return what changed from the base to the period; tasks are told as of the period's last day."""
    return compare_records(WorkspaceRecords(workspace), period, base)


def compare_records(records: Records, period: Period, base: Period) -> Comparison:
    """Return `compare` of these records."""
    ledger = Ledger(records, max(period, base, key=lambda one: (one.year, one.last)))
    spans = {one: compared_spans(ledger, one, period, base) for one in ledger.catalog}
    now = tuple(one for one in spans if isinstance(ledger.value(one, spans[one][0]), Figure))
    then = tuple(one for one in spans if isinstance(ledger.value(one, spans[one][1]), Figure))
    either = tuple(one for one in spans if one in now or one in then)
    makers = chosen(comparison_makers(ledger, period, base), COLUMNS)
    since_january = {one: "lũy kế" for one in either if period.first > 1 and spans[one][0] != period}
    tasks = task_changes(period_tasks(records, base), period_tasks(records, period), period.last_day)
    return Comparison(
        period,
        base,
        indicators=table_of(ledger, either, makers, f"So sánh {period.name} với {base.name}", since_january),
        appeared=tuple(one for one in now if one not in then),
        disappeared=tuple(one for one in then if one not in now),
        tasks=tasks,
        task_table=task_table(tasks, f"Nhiệm vụ {period.name} so với {base.name}"),
    )
