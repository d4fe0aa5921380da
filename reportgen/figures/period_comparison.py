"""One period against another: figures and tasks. The text is compared where documents are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reportgen.figures.columns import chosen, compared_spans, comparison_makers
from reportgen.figures.indicator_tables import table_of
from reportgen.figures.ledger import Ledger
from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.tables import ComparisonTable
from reportgen.figures.task_changes import task_changes, task_table
from reportgen.figures.task_lists import period_tasks
from reportgen.figures.values import Figure
from reportgen.periods import Period

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

COLUMNS: Final = ("base", "value", "amount", "percent", "vs_plan", "direction")


class Comparison(Struct, frozen=True):
    """What changed from one period to another, as tables; an indicator stands there if either has a figure of it."""

    indicators: ComparisonTable
    tasks: ComparisonTable


def compare(workspace: Workspace, period: Period, base: Period) -> Comparison:
    """Return what changed from the base to the period; tasks are told as of the period's last day."""
    return compare_records(WorkspaceRecords(workspace), period, base)


def compare_records(records: Records, period: Period, base: Period) -> Comparison:
    """Return `compare` of these records."""
    ledger = Ledger(records, max(period, base, key=lambda one: (one.year, one.last)))
    spans = {one: compared_spans(ledger, one, period, base) for one in ledger.catalog}
    given = tuple(
        one for one, both in spans.items() if any(isinstance(ledger.value(one, span), Figure) for span in both)
    )
    makers = chosen(comparison_makers(ledger, period, base), COLUMNS)
    since_january = {one: "lũy kế" for one in given if period.first > 1 and spans[one][0] != period}
    tasks = task_changes(period_tasks(records, base), period_tasks(records, period), period.last_day)
    return Comparison(
        indicators=table_of(ledger, given, makers, f"So sánh {period.name} với {base.name}", since_january),
        tasks=task_table(tasks, f"Nhiệm vụ {period.name} so với {base.name}"),
    )
