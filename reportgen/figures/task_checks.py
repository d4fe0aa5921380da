"""The checks of task lists: nothing open may vanish, and days must be possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportgen.diagnostics import Finding, Severity
from reportgen.figures.records import Records, closing_day
from reportgen.figures.task_lists import ListedTask, Standing, deadline, period_tasks, standing
from reportgen.numerals import format_count
from reportgen.periods import Length, Period, format_day

if TYPE_CHECKING:
    from reportgen.workspace import Workspace


def task_findings(workspace: Workspace, records: Records, period: Period) -> tuple[Finding, ...]:
    """Return what is wrong with the period's tasks against the month before and the documents that gave them."""
    tasks = period_tasks(records, period)
    findings = [*impossible_days(tasks), *overdue_note(tasks, period, closing_day(records, period))]
    if period.length is Length.MONTH:
        before = period_tasks(records, period.previous) + given_tasks(workspace, period.previous)
        findings += [*vanished(before, tasks, period), *reopened(before, tasks)]
    return tuple(findings)


def given_tasks(workspace: Workspace, period: Period) -> tuple[ListedTask, ...]:
    """Return the tasks that a period's documents give; the next month's list must have them."""
    given = []
    for name in workspace.documents(period):
        loaded = workspace.document(period, name)
        if loaded.record is not None:
            given += [
                ListedTask(task, period, loaded.source.place("tasks", index, "id"))
                for index, task in enumerate(loaded.record.tasks)
            ]
    return tuple(given)


def vanished(before: Sequence[ListedTask], after: Sequence[ListedTask], period: Period) -> Iterator[Finding]:
    """Yield the tasks that were open the month before and are not listed any more; one finding where no list is."""
    still = {listed.task.id for listed in after}
    gone = [listed for listed in before if listed.task.done_on is None and listed.task.id not in still]
    file = f"data/{period.id}/tasks.yaml"
    if gone and not after:
        yield Finding(
            "tasks-not-carried",
            f"{period.previous.name.capitalize()} còn {format_count(len(gone))} nhiệm vụ chưa xong, "
            f"nhưng chưa có {file}.",
            gone[0].place,
            f"chép các nhiệm vụ chưa xong sang {file}",
            Severity.WARNING,
        )
        return
    for listed in gone:
        yield Finding(
            "task-vanished",
            f"Nhiệm vụ “{listed.task.title}” chưa xong trong {period.previous.name} nhưng không có trong {file}.",
            listed.place,
            f"ghi lại id: {listed.task.id} trong {file}; đã xong thì ghi status: done và done_on",
            Severity.WARNING,
        )


def reopened(before: Sequence[ListedTask], after: Sequence[ListedTask]) -> Iterator[Finding]:
    """Yield the tasks that were done and are open again."""
    done = {listed.task.id: listed for listed in before if listed.task.done_on is not None}
    for listed in after:
        earlier = done.get(listed.task.id)
        if earlier and earlier.task.done_on and listed.task.done_on is None:
            yield Finding(
                "task-reopened",
                f"Nhiệm vụ “{listed.task.title}” đã xong ngày {format_day(earlier.task.done_on)} "
                f"({earlier.place}) nay lại chưa xong.",
                listed.place,
                "ghi lại status: done và done_on, hoặc đặt id khác cho nhiệm vụ mới",
                Severity.WARNING,
            )


def impossible_days(tasks: Sequence[ListedTask]) -> Iterator[Finding]:
    """Yield tasks done or due before they were assigned."""
    for listed in tasks:
        task, last = listed.task, deadline(listed.task)
        if task.assigned_on is None:
            continue
        for day, words in ((task.done_on, "hoàn thành"), (last, "đến hạn")):
            if day and day < task.assigned_on:
                yield Finding(
                    "task-days",
                    f"Nhiệm vụ “{task.title}” {words} ngày {format_day(day)}, "
                    f"trước ngày giao {format_day(task.assigned_on)}.",
                    listed.place,
                    "sửa assigned_on, due hoặc done_on",
                    Severity.WARNING,
                )


def overdue_note(tasks: Sequence[ListedTask], period: Period, closed: date) -> Iterator[Finding]:
    """Yield one note that names the tasks overdue on the day the period's figures are closed."""
    late = [listed for listed in tasks if standing(listed.task, closed) is Standing.OVERDUE]
    if late:
        titles = "; ".join(listed.task.title for listed in late)
        yield Finding(
            "tasks-overdue",
            f"{format_count(len(late))} nhiệm vụ quá hạn đến {format_day(closed)}: {titles}.",
            late[0].place,
            f"xem danh sách bằng: reportgen tasks {period.id}",
            Severity.NOTE,
        )
