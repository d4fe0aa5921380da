"""What is no figure but is written once all the same: the period, the meeting, the agency; and groups of indicators."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from reportgen.diagnostics import Severity
from reportgen.figures.nodes import Lines, Node, Text
from reportgen.figures.phrases import PhraseError
from reportgen.figures.scope import Said, Scope
from reportgen.figures.sentences import sentence
from reportgen.periods import Length, Period, format_day
from reportgen.workspace.schema import Agency, Meeting

_MARKS: Final = "{*^\\"
"""What prose reads as more than text, as the attendees are; the value of an expression is never read again."""


class Unsaid(Node, frozen=True):
    """A name that says nothing by itself."""

    name: str
    further: Mapping[str, Callable[[], Node]]

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return self.further

    def say(self) -> Said:
        """Raise: something must follow.

        Raises:
            PhraseError: always.
        """
        names = ", ".join(f"{self.name}.{member}" for member in self.further)
        raise PhraseError("says-nothing", f"“{self.name}” chưa nói in gì.", f"viết {names}" if names else None)


def _text(scope: Scope, name: str, text: str, further: Mapping[str, Callable[[], Node]] | None = None) -> Node:
    return Text(text, further or {}, lambda said: Said(said, name, scope.period))


def period_node(scope: Scope, period: Period, name: str = "period") -> Node:
    """Return the node of a period: its name, and its other names and neighbours behind it."""
    outlook = period.length is not Length.REST_OF_YEAR
    neighbours = {"next": period.next, "previous": period.previous, "last_year": period.last_year} if outlook else {}
    further: dict[str, Callable[[], Node]] = {
        "name": partial(_text, scope, name, period.name),
        "short": partial(_text, scope, name, period.short),
        "slash": partial(_text, scope, name, period.slash),
        "year": partial(_text, scope, name, str(period.year)),
        **{member: partial(period_node, scope, other, name) for member, other in neighbours.items()},
    }
    return _text(scope, name, period.name, further)


def meeting_node(scope: Scope, meeting: Meeting | None) -> Node:
    """Return the node of the document's meeting; asking for what is not written there says where to write it."""

    def tell(key: str, text: str | None) -> Node:
        if text is None:
            raise PhraseError(
                "missing-meeting",
                f"Văn bản chưa ghi meeting.{key}.",
                f"ghi {key}: … dưới meeting: trong tệp của văn bản",
            )
        if key == "attendees" and any(mark in text for mark in _MARKS):
            raise PhraseError(
                "marks-in-meeting",
                "meeting.attendees có biểu thức hoặc dấu định dạng nên không in lại trong lời văn được.",
                "gõ thẳng chữ ấy ở đây, hoặc bỏ { } * ^ \\ trong meeting.attendees",
            )
        return _text(scope, "meeting", text)

    record = meeting or Meeting()
    day = format_day(record.date) if record.date else None
    texts = {"date": day, "chair": record.chair, "attendees": record.attendees}
    return Unsaid("meeting", {key: partial(tell, key, text) for key, text in texts.items()})


def agency_node(scope: Scope, agency: Agency) -> Node:
    """Return the node of the agency."""
    return Unsaid(
        "agency",
        {
            "name": partial(_text, scope, "agency", agency.name),
            "short_name": partial(_text, scope, "agency", agency.short_name),
            "place": partial(_text, scope, "agency", agency.place),
        },
    )


def groups_node(scope: Scope) -> Node:
    """Return the node of the catalog's groups, each with the standard sentences of its indicators."""
    names = dict.fromkeys(record.group for record in scope.ledger.catalog.values() if record.group)
    return Unsaid("groups", {name: partial(_group, scope, name) for name in names})


def _group(scope: Scope, group: str) -> Node:
    return Unsaid(f"groups.{group}", {"sentences": lambda: _sentences(scope, group)})


def _sentences(scope: Scope, group: str) -> Node:
    """Return the sentences of the group; an indicator with no figure at all in the period is named in a finding."""
    members = group_members(scope, group)
    given = tuple(identifier for identifier in members if scope.ledger.is_given(identifier, scope.period))
    absent = [scope.indicator(identifier).name for identifier in members if identifier not in given]
    if absent:
        scope.note(
            "group-without-figures",
            f"groups.{group} bỏ qua {len(absent)} chỉ tiêu {scope.period.name} không có số nào: {', '.join(absent)}.",
            f"ghi số vào data/{scope.period.id}/indicators.yaml nếu phải báo cáo",
            Severity.NOTE,
        )
    return Lines(tuple(partial(sentence, scope, identifier, scope.period) for identifier in given))


def group_members(scope: Scope, group: str) -> tuple[str, ...]:
    """Return the group's indicators by their `order`, those without one after them, else as in the catalog."""
    members = [(identifier, record) for identifier, record in scope.ledger.catalog.items() if record.group == group]
    members.sort(key=lambda member: (member[1].order is None, member[1].order or 0))
    return tuple(identifier for identifier, _ in members)
