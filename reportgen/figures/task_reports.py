"""The task list of a period by lead unit: what is due, what is overdue, how many months a task has been carried."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.tables import (
    BLANK,
    EMPTY,
    Cell,
    Column,
    ComparisonTable,
    Judgement,
    Row,
    number_cell,
    text_cell,
)
from reportgen.figures.task_changes import due_text
from reportgen.figures.task_lists import ListedTask, Standing, deadline, period_tasks, standing
from reportgen.figures.task_nodes import counts_sentence
from reportgen.numerals import format_count
from reportgen.periods import Length, Period, format_day

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

NO_LEAD: Final = "Chưa ghi cơ quan chủ trì"
_LABELS: Final = {
    Standing.DONE_ON_TIME: "xong đúng hạn",
    Standing.DONE_LATE: "xong quá hạn",
    Standing.IN_TIME: "trong hạn",
    Standing.OVERDUE: "quá hạn",
    Standing.NO_DUE_DATE: "không có hạn",
    Standing.DUE_NOT_SET: "chưa định hạn",
}
_COLUMNS: Final = (
    Column("ordinal", "STT", numeric=False),
    Column("title", "Nhiệm vụ", numeric=False),
    Column("assigned_by", "Cơ quan giao", numeric=False),
    Column("due", "Thời hạn", numeric=False),
    Column("standing", "Tình trạng", numeric=False),
    Column("days", "Số ngày còn lại", numeric=True),
    Column("carried", "Số tháng chuyển tiếp", numeric=True),
)


class TaskReport(Struct, frozen=True):
    """A period's tasks on a day: the counts in one sentence, and every task under its lead unit."""

    as_of: date
    headline: str
    table: ComparisonTable


def task_report(workspace: Workspace, period: Period, today: date) -> TaskReport:
    """Return the period's tasks by lead unit as they stand today."""
    return report_tasks(WorkspaceRecords(workspace), workspace.periods(), period, today)


def report_tasks(records: Records, periods: Sequence[Period], period: Period, as_of: date) -> TaskReport:
    """Return `task_report` of these records; `periods` are those that may have a task list."""
    tasks = period_tasks(records, period)
    counts = {stands: sum(standing(one.task, as_of) is stands for one in tasks) for stands in Standing}
    carried = months_carried(records, periods, period, tasks)
    title = f"Nhiệm vụ {period.name}, tính đến ngày {format_day(as_of)}"
    rows = tuple(row for unit in _units(tasks) for row in _unit_rows(unit, tasks, as_of, carried))
    headline = f"Đến ngày {format_day(as_of)}: {counts_sentence(len(tasks), counts)}."
    return TaskReport(as_of, headline, ComparisonTable(title, _COLUMNS, rows))


def months_carried(
    records: Records, periods: Sequence[Period], period: Period, tasks: Sequence[ListedTask]
) -> dict[str, int]:
    """Return for each task how many months in a row before the period's last one had it, unfinished."""
    listed = {month for month in periods if month.length is Length.MONTH}
    carried = dict.fromkeys((one.task.id for one in tasks), 0)
    waiting = set(carried)
    month = period.months[-1].previous
    while waiting and month in listed:
        waiting &= {task.id for task in records.tasks(month) if task.done_on is None}
        for identifier in waiting:
            carried[identifier] += 1
        month = month.previous
    return carried


def _units(tasks: Sequence[ListedTask]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_unit(one) for one in tasks))


def _unit(listed: ListedTask) -> str:
    return ", ".join(listed.task.lead) or NO_LEAD


def _unit_rows(unit: str, tasks: Sequence[ListedTask], as_of: date, carried: dict[str, int]) -> list[Row]:
    own = [one for one in tasks if _unit(one) == unit]
    overdue = sum(standing(one.task, as_of) is Standing.OVERDUE for one in own)
    stands = text_cell(f"{format_count(overdue)} quá hạn") if overdue else BLANK
    head = Row(unit, 0, (BLANK, text_cell(f"{unit} ({len(own)})"), BLANK, BLANK, stands, BLANK, BLANK), bold=True)
    own.sort(key=lambda one: (standing(one.task, as_of).is_done, deadline(one.task) or date.max))
    return [head, *(_row(position, one, as_of, carried) for position, one in enumerate(own, start=1))]


def _row(position: int, listed: ListedTask, as_of: date, carried: dict[str, int]) -> Row:
    task = listed.task
    stands = standing(task, as_of)
    last = deadline(task)
    months = carried[task.id]
    days = number_cell(Decimal((last - as_of).days), 0) if last and not stands.is_done else EMPTY
    cells: tuple[Cell, ...] = (
        text_cell(str(position)),
        text_cell(task.title),
        text_cell(task.assigned_by or ""),
        text_cell(due_text(task)),
        text_cell(_LABELS[stands], judgement=Judgement.WORSE if stands is Standing.OVERDUE else None),
        days,
        number_cell(Decimal(months), 0) if months else EMPTY,
    )
    return Row(task.id, 1, cells)
