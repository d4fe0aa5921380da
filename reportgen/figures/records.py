"""Where figures come from: the records of a workspace, read when they are asked for.

Everything computed depends on `Records` alone, so that it can be computed from records that no file holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from reportgen.diagnostics import Finding, Place
from reportgen.periods import Period
from reportgen.workspace.schema import Indicator, PeriodFigures, Task

if TYPE_CHECKING:
    from reportgen.workspace import Workspace


class Records(Protocol):
    """The records that figures are computed from, and where each was written."""

    def catalog(self) -> Mapping[str, Indicator]:
        """Return the indicators, in the order of the catalog."""

    def figures(self, period: Period) -> PeriodFigures:
        """Return the figures written for the period; an empty record where there are none."""

    def tasks(self, period: Period) -> tuple[Task, ...]:
        """Return the task list of the period; empty where there is none."""

    def unreadable(self, period: Period) -> bool:
        """Return whether the period has a file of figures that could not be read."""

    def figure_place(self, period: Period, *path: str) -> Place:
        """Return where a figure of the period is written."""

    def task_place(self, period: Period, *path: str | int) -> Place:
        """Return where a task of the period is written."""

    def catalog_place(self, *path: str) -> Place:
        """Return where a key of the catalog is written."""


def closing_day(records: Records, period: Period) -> date:
    """Return the day the period's figures are closed: as its file says, else its last month's, else the cut-off."""
    stated = (records.figures(one).as_of for one in (period, period.months[-1]))
    return next((day for day in stated if day), period.cut_off)


class WorkspaceRecords:
    """The records of a workspace's files. What is wrong with a file that was read is kept in `findings`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._figures: dict[Period, PeriodFigures] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the files read so far."""
        return tuple(finding for findings in self._findings.values() for finding in findings)

    def catalog(self) -> Mapping[str, Indicator]:
        """Return the indicators, in the order of the catalog; none where it cannot be read."""
        loaded = self._workspace.catalog()
        self._findings[loaded.source.file] = loaded.findings
        return loaded.record or {}

    def figures(self, period: Period) -> PeriodFigures:
        """Return the figures written for the period; an empty record where there are none."""
        if period not in self._figures:
            loaded = self._workspace.figures(period)
            self._findings[loaded.source.file] = loaded.findings
            self._figures[period] = loaded.record or PeriodFigures()
        return self._figures[period]

    def tasks(self, period: Period) -> tuple[Task, ...]:
        """Return the task list of the period; empty where there is none."""
        loaded = self._workspace.tasks(period)
        self._findings[loaded.source.file] = loaded.findings
        return loaded.record or ()

    def unreadable(self, period: Period) -> bool:
        """Return whether the period has a file of figures that could not be read."""
        return self._workspace.figures(period).record is None

    def figure_place(self, period: Period, *path: str) -> Place:
        """Return where a figure of the period is written."""
        return self._workspace.figures(period).source.place(*path)

    def task_place(self, period: Period, *path: str | int) -> Place:
        """Return where a task of the period is written."""
        return self._workspace.tasks(period).source.place(*path)

    def catalog_place(self, *path: str) -> Place:
        """Return where a key of the catalog is written."""
        return self._workspace.catalog().source.place(*path)
