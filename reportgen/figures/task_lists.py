"""Task lists: which tasks a period has, how each stands on a given day, and how a task is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from msgspec import Struct

from reportgen.diagnostics import Place
from reportgen.figures.records import Records
from reportgen.periods import Period, format_day
from reportgen.workspace.schema import NO_DUE_DATE, Task, TaskStatus


class Standing(Enum):
    """How a task stands on a day. Every task has exactly one standing."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    IN_TIME = "in_time"
    OVERDUE = "overdue"
    NO_DUE_DATE = "no_due_date"
    DUE_NOT_SET = "due_not_set"

    @property
    def is_done(self) -> bool:
        """Whether the task is finished."""
        return self in (Standing.DONE_ON_TIME, Standing.DONE_LATE)


class ListedTask(Struct, frozen=True):
    """A task with the list it stands in; `period` is None for a task that the document itself gives."""

    task: Task
    period: Period | None
    place: Place


def deadline(task: Task) -> date | None:
    """Return the last day for the task, a month's last for a month; None where there is none or it is not set.

    >>> deadline(Task(id="a", title="Rà soát", due="9/2021"))
    datetime.date(2021, 9, 30)
    """
    if isinstance(task.due, Period):
        return task.due.last_day
    return task.due if isinstance(task.due, date) else None


def standing(task: Task, as_of: date) -> Standing:
    """Return how the task stands on the day: done later is not done yet, the last day itself is still in time.

    >>> standing(Task(id="a", title="Rà soát", due="10/9/2021"), date(2021, 9, 10)).value
    'in_time'
    """
    last = deadline(task)
    if task.done_on is not None and task.done_on <= as_of:
        return Standing.DONE_LATE if last and task.done_on > last else Standing.DONE_ON_TIME
    if last:
        return Standing.OVERDUE if last < as_of else Standing.IN_TIME
    return Standing.NO_DUE_DATE if task.due == NO_DUE_DATE else Standing.DUE_NOT_SET


def status_on(task: Task, as_of: date) -> TaskStatus:
    """Return the status on the day: what was done later was in progress then.

    >>> task = Task(id="a", title="Rà soát", status="done", done_on="20/8/2021")
    >>> status_on(task, date(2021, 8, 14)).value
    'in_progress'
    """
    done_later = task.done_on is not None and task.done_on > as_of
    return TaskStatus.IN_PROGRESS if done_later else task.status


def period_tasks(records: Records, period: Period) -> tuple[ListedTask, ...]:
    """Return the period's list; of a longer period without one the latest record of every id in its months."""
    own = _listed(records, period)
    return own if own or period.count == 1 else latest_tasks(records, period.months)


def latest_tasks(records: Records, months: Iterable[Period]) -> tuple[ListedTask, ...]:
    """Return the latest record of every task of these months, in the order in which the tasks first appeared."""
    latest: dict[str, ListedTask] = {}
    for month in months:
        latest |= {listed.task.id: listed for listed in _listed(records, month)}
    return tuple(latest.values())


def _listed(records: Records, period: Period) -> tuple[ListedTask, ...]:
    return tuple(
        ListedTask(task, period, records.task_place(period, index)) for index, task in enumerate(records.tasks(period))
    )


def due_words(task: Task) -> str:
    """Return how the time limit is told; "" where there is none.

    >>> due_words(Task(id="a", title="Rà soát", due="9/2021")), due_words(Task(id="b", title="Rà soát", due="5/3/2021"))
    ('hoàn thành trong tháng 9/2021', 'hoàn thành chậm nhất ngày 05/3/2021')
    """
    if task.due_words:
        return task.due_words
    if isinstance(task.due, Period):
        return f"hoàn thành trong {task.due.slash}"
    return f"hoàn thành chậm nhất ngày {format_day(task.due)}" if isinstance(task.due, date) else ""


def who(task: Task) -> str:
    """Return who leads and who supports; "" where nobody is named.

    >>> who(Task(id="a", title="Rà soát", lead="Sở Xây dựng", support=["Sở Tư pháp", "Sở Nội vụ"]))
    'Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp, Sở Nội vụ'
    """
    lead = f"{', '.join(task.lead)} chủ trì" if task.lead else ""
    support = f"phối hợp với {', '.join(task.support)}" if task.support else ""
    return ", ".join(part for part in (lead, support) if part)


def told(task: Task, as_of: date) -> str:
    """Return the task as an entry of a list, with who does it and how far it is.

    >>> told(Task(id="a", title="Rà soát quy hoạch", lead="Sở Xây dựng", due="9/2021"), date(2021, 8, 31))
    'Rà soát quy hoạch (Sở Xây dựng chủ trì; hoàn thành trong tháng 9/2021).'
    """
    stands = standing(task, as_of)
    limit = due_words(task)
    if stands.is_done and task.done_on:
        limit = f"đã hoàn thành ngày {format_day(task.done_on)}"
    elif stands is Standing.OVERDUE:
        limit += ", đã quá hạn"
    remark = "; ".join(part for part in (who(task), limit) if part)
    return f"{_bare_title(task)} ({remark})." if remark else f"{_bare_title(task)}."


def given(task: Task) -> str:
    """Return the task as a conclusion gives it.

    >>> given(Task(id="a", title="Rà soát quy hoạch", lead="Sở Xây dựng", due="9/2021"))
    'Sở Xây dựng chủ trì: Rà soát quy hoạch; hoàn thành trong tháng 9/2021.'
    """
    text = f"{who(task)}: {_bare_title(task)}" if who(task) else _bare_title(task)
    limit = due_words(task)
    return f"{text}; {limit}." if limit else f"{text}."


def _bare_title(task: Task) -> str:
    return task.title.rstrip(" .;,")
