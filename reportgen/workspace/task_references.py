"""The ids of tasks: one task, one id, for good.

A document gives a task once; in later months the task stands in tasks.yaml under the same id.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.periods import Period
from reportgen.workspace.folder import Workspace
from reportgen.workspace.reading import Loaded
from reportgen.workspace.schema import Document, Task
from reportgen.workspace.slugs import slug

_SAME = 0.5
"""Titles of one task over the months are at least this alike."""


class _Written(Struct, frozen=True):
    """A task where it is written."""

    task: Task
    place: Place

    @property
    def where(self) -> str:
        """The file and line, for a message."""
        return f"{self.place.file}:{self.place.line}"


def document_task_findings(workspace: Workspace, period: Period, loaded: Loaded[Document]) -> Iterator[Finding]:
    """Yield the tasks that a document gives under an id of its own or of the period's list."""
    given = _given(loaded)
    yield from _repeated(given, _listed(workspace, period) if given else [])


def period_task_findings(workspace: Workspace, period: Period) -> Iterator[Finding]:
    """Yield the ids that stand twice in the period's list, or in two of its documents."""
    listed = _listed(workspace, period)
    yield from _repeated(listed, [])
    before: list[_Written] = []
    for name in workspace.documents(period):
        given = _given(workspace.document(period, name))
        yield from _repeated(given, [*listed, *before])
        before += given


def reused_ids(workspace: Workspace) -> Iterator[Finding]:
    """Yield the ids that a later month gives anew, or uses for what is plainly another task."""
    known: dict[str, _Written] = {}
    for period in workspace.periods():
        listed = _listed(workspace, period)
        given = [one for name in workspace.documents(period) for one in _given(workspace.document(period, name))]
        for one in given:
            if first := known.get(one.task.id):
                message = f"Mã “{one.task.id}” đã có ở {first.where}; văn bản chỉ giao nhiệm vụ mới."
                hint = f"nếu là nhiệm vụ mới thì đặt mã khác, ví dụ {_other_id(one, known)}; nếu không thì xóa ở đây"
                yield Finding("task-given-again", message, one.place, hint)
        for one in listed:
            first = known.get(one.task.id)
            if first and not _alike(first.task.title, one.task.title):
                message = f"Mã “{one.task.id}” ở {first.where} là nhiệm vụ khác: “{first.task.title}”."
                hint = f"nếu đúng là hai nhiệm vụ thì đặt mã khác, ví dụ {_other_id(one, known)}"
                yield Finding("task-id-reused", message, one.place, hint, Severity.WARNING)
        known |= {one.task.id: one for one in [*listed, *given]}


def _other_id(one: _Written, known: dict[str, _Written]) -> str:
    return slug(one.task.title, known)


def _listed(workspace: Workspace, period: Period) -> list[_Written]:
    loaded = workspace.tasks(period)
    return [_Written(task, loaded.source.place(index, "id")) for index, task in enumerate(loaded.record or ())]


def _given(loaded: Loaded[Document]) -> list[_Written]:
    tasks = loaded.record.tasks if loaded.record else ()
    return [_Written(task, loaded.source.place("tasks", index, "id")) for index, task in enumerate(tasks)]


def _repeated(tasks: list[_Written], before: list[_Written]) -> Iterator[Finding]:
    known = {one.task.id: one for one in before}
    for one in tasks:
        if first := known.get(one.task.id):
            message = f"Mã “{one.task.id}” đã có ở {first.where}."
            hint = f"mỗi nhiệm vụ viết một lần; nhiệm vụ khác thì đặt mã khác, ví dụ {_other_id(one, known)}"
            yield Finding("repeated-task-id", message, one.place, hint)
        else:
            known[one.task.id] = one


def _alike(first: str, second: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415 - only a check of the whole workspace pays for it

    return first == second or SequenceMatcher(None, first.split(), second.split()).ratio() >= _SAME
