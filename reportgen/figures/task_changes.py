"""What became of tasks from one list to a later one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from reportgen.figures.tables import Column, ComparisonTable, Row, text_cell
from reportgen.figures.task_lists import ListedTask, Standing, due_words, standing
from reportgen.periods import Period, format_day
from reportgen.workspace.schema import NO_DUE_DATE, Task


class TaskChange(StrEnum):
    """What happened to a task; one can have several at once, such as still open, overdue and with a new time limit."""

    DONE = "done"
    STILL_OPEN = "still_open"
    NEW = "new"
    DROPPED = "dropped"
    OVERDUE = "overdue"
    DUE_MOVED = "due_moved"

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return {
            "done": "đã xong",
            "still_open": "vẫn đang làm",
            "new": "mới giao",
            "dropped": "không còn trong danh sách",
            "overdue": "quá hạn",
            "due_moved": "đổi thời hạn",
        }[self.value]


class ChangedTask(Struct, frozen=True):
    """A task with what happened to it; `latest` is its newest record, `before` the earlier list's if it had one."""

    latest: ListedTask
    before: ListedTask | None
    changes: tuple[TaskChange, ...]


def task_changes(before: Sequence[ListedTask], after: Sequence[ListedTask], as_of: date) -> tuple[ChangedTask, ...]:
    """Return what became of every task on either list, as of the day; those that were done before are left out."""
    earlier = {listed.task.id: listed for listed in before}
    later = {listed.task.id: listed for listed in after}
    changed = (
        ChangedTask(latest, earlier.get(identifier), _changes(earlier.get(identifier), later.get(identifier), as_of))
        for identifier, latest in (earlier | later).items()
    )
    return tuple(task for task in changed if task.changes)


def _changes(before: ListedTask | None, after: ListedTask | None, as_of: date) -> tuple[TaskChange, ...]:
    was_done = before is not None and before.task.done_on is not None
    if after is None:
        return () if was_done else (TaskChange.DROPPED,)
    stands = standing(after.task, as_of)
    changes = [TaskChange.NEW] if before is None else []
    if stands.is_done:
        return () if was_done else (*changes, TaskChange.DONE)
    if before is not None:
        changes.append(TaskChange.STILL_OPEN)
        changes += [TaskChange.DUE_MOVED] if before.task.due != after.task.due else []
    changes += [TaskChange.OVERDUE] if stands is Standing.OVERDUE else []
    return tuple(changes)


def task_table(changed: Iterable[ChangedTask], title: str) -> ComparisonTable:
    """Return the changes as a table, ordered by kind of change."""
    columns = (
        Column("change", "Tình trạng", numeric=False),
        Column("title", "Nhiệm vụ", numeric=False),
        Column("lead", "Chủ trì", numeric=False),
        Column("due_before", "Thời hạn trước", numeric=False),
        Column("due", "Thời hạn", numeric=False),
        Column("done_on", "Ngày xong", numeric=False),
    )
    order = list(TaskChange)
    ordered = sorted(changed, key=lambda task: order.index(task.changes[-1]))
    return ComparisonTable(title, columns, tuple(_row(task) for task in ordered))


def _row(changed: ChangedTask) -> Row:
    task = changed.latest.task
    moved = changed.before if TaskChange.DUE_MOVED in changed.changes else None
    cells = (
        text_cell(", ".join(change.label for change in changed.changes)),
        text_cell(task.title),
        text_cell(", ".join(task.lead)),
        text_cell(due_text(moved.task) if moved else ""),
        text_cell(due_text(task)),
        text_cell(format_day(task.done_on) if task.done_on else ""),
    )
    return Row(task.id, 0, cells)


def due_text(task: Task) -> str:
    """Return the time limit as a table says it.

    >>> due_text(Task(id="a", title="Rà soát", due="9/2021")), due_text(Task(id="b", title="Rà soát", due="none"))
    ('tháng 9/2021', 'không có hạn')
    """
    if isinstance(task.due, Period):
        return task.due.slash
    if isinstance(task.due, date):
        return format_day(task.due)
    return "không có hạn" if task.due == NO_DUE_DATE else due_words(task) or "chưa định"
