"""Tasks in an expression: counts of a list and of parts of it, and the tasks themselves as paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace

from reportgen.diagnostics import Severity, nearest
from reportgen.figures.nodes import Arguments, Leaf, Lines, Node, Telling
from reportgen.figures.phrases import PhraseError
from reportgen.figures.scope import Said, Scope, Untold
from reportgen.figures.task_lists import (
    ListedTask,
    Standing,
    given,
    latest_tasks,
    period_tasks,
    standing,
    status_on,
    told,
)
from reportgen.numerals import format_count
from reportgen.periods import format_day
from reportgen.workspace.schema import TaskStatus

TASKS = "tasks"


class MissingTasks(Untold):
    """A period without a task list; an empty list would be printed as "0", which nobody said."""

    def __init__(self, scope: Scope) -> None:
        words = f"danh sách nhiệm vụ {scope.period.name}"
        super().__init__(
            "missing-tasks",
            words,
            f"Chưa có {words}.",
            f"ghi nhiệm vụ vào data/{scope.period.id}/tasks.yaml",
        )


class TasksNode(Node, frozen=True):
    """Some tasks of a list. By itself it prints how many, the key tasks by themselves print their paragraphs."""

    scope: Scope
    tasks: tuple[ListedTask, ...]
    as_lines: bool = False

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return {
            "total": lambda: replace(self, as_lines=False),
            "list": lambda: replace(self, as_lines=True),
            "key": lambda: self._only(lambda listed: listed.task.key, as_lines=True),
            "done": lambda: self._only(lambda listed: self._standing(listed).is_done),
            "open": lambda: self._only(lambda listed: not self._standing(listed).is_done),
            **{
                status.value: partial(self._of_status, status) for status in TaskStatus if status is not TaskStatus.DONE
            },
            **{stands.value: partial(self._that_stand, stands) for stands in Standing},
            "as_of": lambda: Leaf(lambda _: self._said(format_day(self.scope.as_of))),
            "sentence": lambda: Leaf(self._sentence),
        }

    def calls(self) -> Mapping[str, tuple[str, Callable[[Arguments], Node]]]:
        """Return the names that can follow with arguments."""
        return {
            "by": ('tasks.by("Chính phủ")', self._by),
            "lead": ('tasks.lead("Sở Xây dựng")', self._lead),
        }

    def say(self) -> Said | tuple[Telling, ...]:
        """Return the count, or what tells the tasks one paragraph each."""
        if self.as_lines:
            return tuple(partial(self._told, listed) for listed in self.tasks)
        return self._said(format_count(len(self.tasks)))

    def _said(self, text: str) -> Said:
        return Said(text, TASKS, self.scope.period, places=tuple(listed.place for listed in self.tasks))

    def _told(self, listed: ListedTask) -> Said:
        return Said(told(listed.task, self.scope.as_of), TASKS, self.scope.period, places=(listed.place,))

    def _standing(self, listed: ListedTask) -> Standing:
        return standing(listed.task, self.scope.as_of)

    def _only(self, keep: Callable[[ListedTask], bool], *, as_lines: bool = False) -> TasksNode:
        kept = tuple(listed for listed in self.tasks if keep(listed))
        return TasksNode(self.scope, kept, as_lines=as_lines or self.as_lines)

    def _of_status(self, status: TaskStatus) -> Node:
        """Return the open tasks of a status; what was done after the day counts as in progress."""
        return self._only(lambda listed: status_on(listed.task, self.scope.as_of) is status)

    def _that_stand(self, stands: Standing) -> Node:
        return self._only(lambda listed: self._standing(listed) is stands)

    def _by(self, args: Arguments) -> Node:
        known = {listed.task.assigned_by for listed in self.tasks if listed.task.assigned_by}
        name = _name(args, known, "cơ quan giao", 'tasks.by("Chính phủ")')
        return self._only(lambda listed: listed.task.assigned_by == name)

    def _lead(self, args: Arguments) -> Node:
        known = {unit for listed in self.tasks for unit in listed.task.lead}
        name = _name(args, known, "cơ quan chủ trì", 'tasks.lead("Sở Xây dựng")')
        return self._only(lambda listed: name in listed.task.lead)

    def _sentence(self, _: int | None) -> Said:
        counts = {stands: sum(self._standing(listed) is stands for listed in self.tasks) for stands in Standing}
        return self._said(counts_sentence(len(self.tasks), counts))


def counts_sentence(total: int, counts: Mapping[Standing, int]) -> str:
    """Return the counts of a list in one clause; a count of none is left out.

    >>> counts = {Standing.DONE_ON_TIME: 20, Standing.IN_TIME: 3, Standing.NO_DUE_DATE: 5}
    >>> counts_sentence(28, counts)
    '28 nhiệm vụ; hoàn thành đúng hạn 20; đang thực hiện 08, trong đó 03 trong hạn, 05 không có hạn'
    """
    clauses = [f"{format_count(total)} nhiệm vụ"]
    done = ((Standing.DONE_ON_TIME, "hoàn thành đúng hạn"), (Standing.DONE_LATE, "hoàn thành quá hạn"))
    clauses += [f"{words} {format_count(counts[stands])}" for stands, words in done if counts.get(stands)]
    still = (
        (Standing.IN_TIME, "trong hạn"),
        (Standing.OVERDUE, "quá hạn"),
        (Standing.NO_DUE_DATE, "không có hạn"),
        (Standing.DUE_NOT_SET, "chưa định hạn"),
    )
    parts = [f"{format_count(counts[stands])} {words}" for stands, words in still if counts.get(stands)]
    if parts:
        count = sum(counts.get(stands, 0) for stands, _ in still)
        clauses.append(f"đang thực hiện {format_count(count)}, trong đó {', '.join(parts)}")
    return "; ".join(clauses)


class RootTasks(Node, frozen=True):
    """`tasks`: the period's list, counted as of the document's day."""

    scope: Scope
    given_here: tuple[ListedTask, ...] = ()

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        of_list: dict[str, Callable[[], Node]] = {
            name: partial(self._member, name) for name in TasksNode(self.scope, ()).members()
        }
        return {**of_list, "year_to_date": self._year_to_date, "given": self._given}

    def calls(self) -> Mapping[str, tuple[str, Callable[[Arguments], Node]]]:
        """Return the names that can follow with arguments."""
        calls = TasksNode(self.scope, ()).calls()
        return {name: (example, partial(self._call, name)) for name, (example, _) in calls.items()}

    def say(self) -> Said | tuple[Telling, ...]:
        """Return how many tasks the list has."""
        return self._own().say()

    def _member(self, name: str) -> Node:
        return self._own().members()[name]()

    def _call(self, name: str, args: Arguments) -> Node:
        _, make = self._own().calls()[name]
        return make(args)

    def _own(self) -> TasksNode:
        return self._counted_node(period_tasks(self.scope.ledger.records, self.scope.period))

    def _counted_node(self, tasks: tuple[ListedTask, ...]) -> TasksNode:
        if not tasks:
            raise MissingTasks(self.scope)
        return TasksNode(self.scope, self._counted(tasks))

    def _year_to_date(self) -> Node:
        return self._counted_node(latest_tasks(self.scope.ledger.records, self.scope.period.year_to_date.months))

    def _given(self) -> Node:
        tellings = tuple(
            partial(Said, given(listed.task), TASKS, self.scope.period, places=(listed.place,))
            for listed in self.given_here
        )
        count = Leaf(lambda _: Said(format_count(len(self.given_here)), TASKS, self.scope.period))
        return Lines(tellings, {"total": lambda: count})

    def _counted(self, tasks: tuple[ListedTask, ...]) -> tuple[ListedTask, ...]:
        """Return the tasks that had been given by the document's day; say which were given or done after it."""
        day = self.scope.as_of
        counted = []
        for listed in tasks:
            task = listed.task
            if task.assigned_on and task.assigned_on > day:
                self._note_day(listed, f"giao ngày {format_day(task.assigned_on)}", "chưa đếm")
                continue
            if task.done_on and task.done_on > day:
                self._note_day(listed, f"hoàn thành ngày {format_day(task.done_on)}", "đếm là đang thực hiện")
            counted.append(listed)
        return tuple(counted)

    def _note_day(self, listed: ListedTask, event: str, counted: str) -> None:
        day = format_day(self.scope.as_of)
        self.scope.note(
            "after-as-of",
            f"Nhiệm vụ “{listed.task.title}” {event}, sau ngày chốt {day}, nên {counted}.",
            "ghi as_of (hoặc date) của văn bản là ngày muộn hơn nếu phải tính",
            Severity.NOTE,
            listed.place,
        )


def _name(args: Arguments, known: set[str], what: str, example: str) -> str:
    if len(args) != 1 or not isinstance(args[0], str):
        raise PhraseError("name-argument", f"Trong ngoặc là tên {what}, đặt giữa hai dấu nháy.", f"viết {example}")
    if args[0] not in known:
        guess = nearest(args[0], known)
        names = ", ".join(sorted(known))
        listed = f"có các {what}: {names}" if known else f"ghi {what} trong tasks.yaml"
        hint = f'có phải "{guess}"?' if guess else listed
        raise PhraseError("unknown-name", f"Không nhiệm vụ nào có {what} là “{args[0]}”.", hint)
    return args[0]
