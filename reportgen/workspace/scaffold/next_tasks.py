"""The task list of the next period: what is not done goes on word for word, with how long it has been open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from reportgen.periods import Period
from reportgen.workspace.lines import Entry, entries, items, scalar
from reportgen.workspace.scaffold.dates import months_between
from reportgen.workspace.schema import Task, TaskStatus

_OPEN_COMMENT: Final = re.compile(r"\s*# đã mở \d+ tháng$")
_HEAD: Final = (
    "# Nhiệm vụ đang theo dõi. Xong việc: status: done và done_on: ngày/tháng/năm.",
    "",
)


class TaskList(Struct, frozen=True):
    """Tasks as they stand in a file, and the lines they stand in."""

    file: str
    lines: Sequence[str]
    tasks: tuple[Task, ...]
    start: int = 0
    end: int | None = None

    def written(self) -> list[tuple[Task, Entry]]:
        """Return each task with its lines. The file was read into `tasks` in this order."""
        return list(zip(self.tasks, items(self.lines, self.start, self.end), strict=True))


def next_tasks(
    own: TaskList | None, given: Iterable[TaskList], opened: Mapping[str, Period], period: Period
) -> list[str]:
    """Return the lines of the new task list; [] where nothing is left to do and there was no list.

    Args:
        own: the earlier period's list; its comments and order stay.
        given: the tasks of that period's documents, added at the end under the same ids.
        opened: the month in which each task was given.
        period: the new period.
    """
    lines = _open_ones(own, opened, period) if own else list(_HEAD)
    known = {task.id for task in own.tasks} if own else set()
    indent = next((entry.indent for _, entry in own.written()), 0) if own else 0
    added: list[str] = []
    for document in given:
        for task, entry in document.written():
            if task.status is not TaskStatus.DONE and task.id not in known:
                known.add(task.id)
                added += ["", " " * indent + f"# giao tại {document.file}"]
                added += _moved(_carried(document.lines, task, entry, opened, period), indent - entry.indent)
    if not own and not added:
        return []
    while added and lines and not lines[-1]:
        lines.pop()
    return lines + (added if lines else added[1:])


def months_open(task: Task, opened: Mapping[str, Period], period: Period) -> int:
    """Return how many months the task has been open when the period begins its work; 0 where that is not known."""
    since = opened.get(task.id)
    return max(0, months_between(since, period)) if since else 0


def _open_ones(own: TaskList, opened: Mapping[str, Period], period: Period) -> list[str]:
    """Return the list without its finished tasks. Comments right above a finished task go with it."""
    kept: list[str] = []
    position = 0
    for task, entry in own.written():
        between = list(own.lines[position : entry.start])
        if task.status is TaskStatus.DONE:
            kept += _without_its_comments(between, first=position == 0)
            if kept and not kept[-1]:
                kept.pop()
        else:
            kept += between + _carried(own.lines, task, entry, opened, period)
        position = entry.end
    return kept + list(own.lines[position:])


def _without_its_comments(between: list[str], *, first: bool) -> list[str]:
    """Return the lines before a finished task up to the last blank one; those at the top of the file all stay."""
    if first and "" not in between:
        return between
    while between and between[-1]:
        between.pop()
    return between


def _carried(lines: Sequence[str], task: Task, entry: Entry, opened: Mapping[str, Period], period: Period) -> list[str]:
    carried = list(lines[entry.start : entry.end])
    months = months_open(task, opened, period)
    for number, line in enumerate(carried):
        if re.match(r"[ -]*id\s*:", line):
            parts = scalar(_OPEN_COMMENT.sub("", line))
            carried[number] = parts.line() + (f"  # đã mở {months} tháng" if months else "")
            break
    return carried


def _moved(lines: list[str], by: int) -> list[str]:
    """Return the lines of an item so many columns further right, or left."""
    return [(" " * by + line if by >= 0 else line[-by:]) if line else line for line in lines]


def tasks_of_document(file: str, lines: Sequence[str], tasks: tuple[Task, ...]) -> TaskList | None:
    """Return the tasks that a document gives, with their lines; None where it gives none."""
    entry = next((entry for entry in entries(lines) if entry.key == "tasks"), None)
    if entry is None or not tasks:
        return None
    return TaskList(file, lines, tasks, entry.start + 1, entry.end)
