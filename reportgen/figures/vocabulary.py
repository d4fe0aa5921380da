"""The named figures of one document: an expression's steps in, what it prints out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from reportgen.diagnostics import Finding, Place, nearest
from reportgen.figures.differences import datum_place, difference_findings
from reportgen.figures.expressions import ExpressionError, Gap, Printed, PrintedLines, Step, Use, expression_text
from reportgen.figures.frame_nodes import agency_node, groups_node, meeting_node, period_node
from reportgen.figures.indicator_nodes import ValueNode
from reportgen.figures.ledger import Ledger
from reportgen.figures.nodes import Node, follow
from reportgen.figures.phrases import PhraseError
from reportgen.figures.records import WorkspaceRecords, closing_day
from reportgen.figures.scope import MissingFigure, Said, Scope, Untold, Where
from reportgen.figures.task_lists import ListedTask
from reportgen.figures.task_nodes import RootTasks
from reportgen.figures.values import Datum
from reportgen.periods import Period
from reportgen.workspace.schema import Document

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

FRAME_NAMES: Final = ("period", "meeting", "tasks", "groups", "agency")
"""Names an expression can begin with beside the indicators."""

T = TypeVar("T")


def document_day(document: Document | None) -> date | None:
    """Return the day a document's tasks and figures are told of: its `as_of`, else its date; None where it has none."""
    if document is None:
        return None
    return document.as_of or (document.date if isinstance(document.date, date) else None)


class Vocabulary:
    """What the expressions of one document can name.

    A month's `x` is the month's own value, a longer period's is the period's. One figure has one value in one
    document, whatever expressions lead to it.
    """

    def __init__(
        self, workspace: Workspace, period: Period, document: Document | None = None, *, draft: bool = False
    ) -> None:
        self._workspace = workspace
        self._records = WorkspaceRecords(workspace)
        self._document = document
        self._draft = draft
        self._places: dict[tuple[str, Period, str], Place] = {}
        self._lacks_catalog = False
        self.period = period
        day = document_day(document) or closing_day(self._records, period)
        self.scope = Scope(Ledger(self._records, period), day)
        self._frame: dict[str, Callable[[], Node]] = {
            "period": partial(period_node, self.scope, period),
            "meeting": lambda: meeting_node(self.scope, document.meeting if document else None),
            "tasks": lambda: RootTasks(self.scope, self._given_tasks()),
            "groups": self._groups,
            "agency": self._agency,
        }

    def names(self) -> tuple[str, ...]:
        """Return the names an expression can begin with."""
        return (*FRAME_NAMES, *self.scope.ledger.catalog)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed about the figures asked for so far, and what is wrong in the files read for them."""
        differences = (
            finding
            for identifier, period in self.scope.used
            for finding in difference_findings(
                self.scope.ledger, identifier, self.scope.ledger.differences(identifier, period)
            )
        )
        missing = self._workspace.missing_catalog() if self._lacks_catalog else None
        lacking = (missing,) if missing else ()
        return tuple(dict.fromkeys((*lacking, *differences, *self.scope.notes, *self._records.findings)))

    def resolve(self, steps: tuple[Step, ...], where: Where | None = None) -> Printed | PrintedLines:
        """Return what the expression prints; a draft prints a gap for a figure that is missing.

        Args:
            steps: the expression.
            where: finds its place, should something be said of it later.

        Raises:
            ExpressionError: the expression names nothing, or cannot be said.
        """
        self.scope.where = where
        expression = expression_text(steps)
        said = self._guarded(lambda: self._node(steps).say(), steps)
        if isinstance(said, Printed):
            return said
        if isinstance(said, Said):
            return self._printed(said, expression)
        lines = (self._guarded(telling, steps) for telling in said)
        return PrintedLines(
            tuple(line if isinstance(line, Printed) else self._printed(line, expression) for line in lines)
        )

    def _guarded(self, tell: Callable[[], T], steps: tuple[Step, ...]) -> T | Printed:
        """Return what is told, or the gap for what is missing."""
        try:
            return tell()
        except Untold as untold:
            words = f"[thiếu: {untold.words}]"
            if self._is_told_elsewhere(untold):
                return Printed(words, missing=True)
            if self._draft:
                return Printed(words, missing=True, gap=Gap(untold.code, untold.message, untold.hint))
            raise ExpressionError(untold.code, untold.message, untold.hint) from None
        except PhraseError as error:
            raise ExpressionError(error.code, error.message, error.hint, len(steps) - 1) from None

    # names ----------------------------------------------------------------------------------------------------

    def _node(self, steps: tuple[Step, ...]) -> Node:
        first, *rest = steps
        node = self._first(first)
        for index, step in enumerate(rest, start=1):
            try:
                node = follow(node, step)
            except Untold:
                raise
            except PhraseError as error:
                raise ExpressionError(error.code, error.message, error.hint, index) from None
        return node

    def _first(self, step: Step) -> Node:
        if step.name in self._frame:
            node = self._frame[step.name]()
        elif step.name in self.scope.ledger.catalog:
            node = ValueNode(self.scope, step.name, self.period, self._find)
        elif self._workspace.catalog().record is None:
            raise Untold("missing-figure", step.name, "Chưa đọc được data/catalog.yaml.", "sửa lỗi của tệp đó trước")
        else:
            raise self._unknown(step.name)
        return node if not step.args else follow(node, Step("", step.args, step.start, step.end))

    def _unknown(self, name: str) -> ExpressionError | Untold:
        guess = nearest(name, self.names())
        if not guess and self._workspace.missing_catalog():
            return self._without_catalog(name)
        hint = f"có phải {guess}?" if guess else "tên chỉ tiêu ghi trong data/catalog.yaml"
        return ExpressionError("unknown-figure", f"Không có số liệu nào tên “{name}”.", hint)

    def _find(self, argument: str | int | tuple[Step, ...], example: str) -> tuple[str, Period]:
        """Return the indicator that an argument names, and the period it is looked at in."""
        node = self._node(argument) if isinstance(argument, tuple) else None
        if not isinstance(node, ValueNode):
            raise PhraseError("not-an-indicator", "Trong ngoặc là tên một chỉ tiêu.", f"viết {example}")
        return node.identifier, node.period

    def _groups(self) -> Node:
        if self._workspace.missing_catalog():
            raise self._without_catalog("groups")
        return groups_node(self.scope)

    def _without_catalog(self, name: str) -> Untold:
        """Return that nothing is known of a name; the missing file is told once, for all of them."""
        self._lacks_catalog = True
        return Untold("missing-figure", name, "Không có tệp data/catalog.yaml.", "chép lại hoặc tạo tệp đó trước")

    def _agency(self) -> Node:
        agency = self._workspace.agency().record
        if agency is None:
            raise PhraseError("agency-unreadable", "Chưa đọc được data/agency.yaml.", "sửa lỗi của tệp đó trước")
        return agency_node(self.scope, agency)

    def _given_tasks(self) -> tuple[ListedTask, ...]:
        """Return the tasks the document itself gives; their place is the period's folder, prose knows the line."""
        tasks = self._document.tasks if self._document else ()
        return tuple(ListedTask(task, None, Place(f"data/{self.period.id}")) for task in tasks)

    def _is_told_elsewhere(self, untold: Untold) -> bool:
        """Return whether something is missing only because its file cannot be read, which is a finding itself."""
        if isinstance(untold, MissingFigure):
            return any(self._records.unreadable(period) for _, period in untold.gaps)
        if self._lacks_catalog or self._workspace.catalog().record is None:
            return True
        return self._workspace.tasks(self.period).record is None

    # what is printed ------------------------------------------------------------------------------------------

    def _printed(self, said: Said, expression: str) -> Printed:
        data = {datum.key: datum for datum in said.data}
        places = (*map(self._place, data.values()), *said.places)
        return Printed(said.text, (Use(said.figure, expression, said.text, places, said.period.id),))

    def _place(self, datum: Datum) -> Place:
        if datum.key not in self._places:
            self._places[datum.key] = datum_place(self.scope.ledger, datum)
        return self._places[datum.key]
