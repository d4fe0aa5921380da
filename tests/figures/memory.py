"""Records held in memory: what the figures room is tested with, as staff would write it but without files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.diagnostics import Place
from reportgen.figures.ledger import Ledger
from reportgen.periods import Period
from reportgen.workspace.schema import Indicator, PeriodFigures, Task


def period(text: str) -> Period:
    return Period.parse(text)


class MemoryRecords:
    """`Records` of plain mappings: indicators by id, and by period's id the figures and the tasks."""

    def __init__(
        self,
        catalog: Mapping[str, Any],
        figures: Mapping[str, Any] | None = None,
        tasks: Mapping[str, Any] | None = None,
    ) -> None:
        self._catalog = {key: Indicator.model_validate({"name": key, **entry}) for key, entry in catalog.items()}
        self._figures = {key: PeriodFigures.model_validate(dict(entry)) for key, entry in (figures or {}).items()}
        self._tasks = {key: tuple(map(Task.model_validate, entries)) for key, entries in (tasks or {}).items()}
        self.read: list[str] = []

    def catalog(self) -> Mapping[str, Indicator]:
        return self._catalog

    def figures(self, period: Period) -> PeriodFigures:
        self.read.append(period.id)
        return self._figures.get(period.id, PeriodFigures())

    def tasks(self, period: Period) -> tuple[Task, ...]:
        return self._tasks.get(period.id, ())

    def unreadable(self, period: Period) -> bool:
        return False

    def figure_place(self, period: Period, *path: str) -> Place:
        return Place(f"data/{period.id}/indicators.yaml", quote=".".join(path))

    def task_place(self, period: Period, *path: str | int) -> Place:
        return Place(f"data/{period.id}/tasks.yaml", quote=".".join(map(str, path)))

    def catalog_place(self, *path: str) -> Place:
        return Place("data/catalog.yaml", quote=".".join(path))


def ledger(
    measure: str,
    figures: Mapping[str, Any],
    horizon: str = "2021-12",
    **further: Any,
) -> Ledger:
    """Return the ledger of one indicator `x`; `figures` are its entries by period."""
    catalog = {"x": {"unit": "tấn", "measure": measure, **further}}
    return Ledger(MemoryRecords(catalog, {key: {"x": entry} for key, entry in figures.items()}), period(horizon))
