"""The workspace: one office's folder, read lazily, each file once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from reportgen.diagnostics import Cause, refuse
from reportgen.periods import Period, PeriodError
from reportgen.workspace.reading import Loaded, load
from reportgen.workspace.schema import Agency, Document, Indicator, PeriodFigures, Task

DATA: Final = "data"
AGENCY: Final = "data/agency.yaml"
CATALOG: Final = "data/catalog.yaml"
INDICATORS: Final = "indicators"
TASKS: Final = "tasks"
_SHIPPED: Final = (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
"""Where the shipped templates are: inside the installed package, or beside it in a checkout."""


def find_root(start: Path) -> Path:
    """Return the nearest folder, from `start` upwards, that holds data/agency.yaml.

    Raises:
        Refused: there is none.
    """
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / AGENCY).exists():
            return candidate
    raise refuse(
        "no-workspace",
        f"Không thấy data/agency.yaml ở {folder} hay thư mục nào chứa nó.",
        cause=Cause.COMMAND,
        hint="chuyển vào thư mục làm việc, thêm --workspace THƯ_MỤC, hoặc tạo mới bằng: reportgen init",
    )


@cache
def _catalog_adapter() -> TypeAdapter[Mapping[str, Indicator]]:
    return TypeAdapter(Mapping[str, Indicator])


@cache
def _tasks_adapter() -> TypeAdapter[tuple[Task, ...]]:
    return TypeAdapter(tuple[Task, ...])


def _catalog(tree: Any) -> Mapping[str, Indicator]:
    return _catalog_adapter().validate_python({} if tree is None else tree)


def _tasks(tree: Any) -> tuple[Task, ...]:
    return _tasks_adapter().validate_python([] if tree is None else tree)


def _agency(tree: Any) -> Agency:
    return Agency.model_validate({} if tree is None else tree)


def _figures(tree: Any) -> PeriodFigures:
    return PeriodFigures.model_validate({} if tree is None else tree)


def _document(tree: Any) -> Document:
    return Document.model_validate({} if tree is None else tree)


class Workspace:
    """An office's folder. Nothing is read before it is asked for, and nothing twice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._loaded: dict[str, Loaded[Any]] = {}

    def agency(self) -> Loaded[Agency]:
        """Return data/agency.yaml."""
        return self._once(AGENCY, _agency)

    def catalog(self) -> Loaded[Mapping[str, Indicator]]:
        """Return data/catalog.yaml, in the order of the file."""
        return self._once(CATALOG, _catalog, absent={})

    def periods(self) -> tuple[Period, ...]:
        """Return the periods that have a folder in data/, oldest first, the shorter before the longer."""
        found = []
        for name in self._names(DATA, folders=True):
            try:
                found.append(Period.parse(name))
            except PeriodError:
                continue
        return tuple(sorted(found, key=lambda period: (period.last_day, period.count)))

    def figures(self, period: Period) -> Loaded[PeriodFigures]:
        """Return a period's indicators.yaml; where there is none, no figures."""
        return self._once(f"{DATA}/{period.id}/{INDICATORS}.yaml", _figures, absent=PeriodFigures())

    def tasks(self, period: Period) -> Loaded[tuple[Task, ...]]:
        """Return a period's tasks.yaml; where there is none, no tasks."""
        return self._once(f"{DATA}/{period.id}/{TASKS}.yaml", _tasks, absent=())

    def documents(self, period: Period) -> tuple[str, ...]:
        """Return the names of a period's documents, sorted."""
        names = self._names(f"{DATA}/{period.id}", folders=False)
        stems = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
        return tuple(stem for stem in stems if stem not in (INDICATORS, TASKS))

    def document(self, period: Period, name: str) -> Loaded[Document]:
        """Return one document of a period."""
        return self._once(f"{DATA}/{period.id}/{name}.yaml", _document)

    def template_path(self, name: str) -> Path | None:
        """Return the workspace's own template of that name, else the shipped one, else None."""
        candidates = (folder / f"{name}.docx" for folder in (self.root / "templates", *_SHIPPED))
        return next((path for path in candidates if path.is_file()), None)

    def _once(self, file: str, validate: Any, *, absent: Any = None) -> Loaded[Any]:
        if file not in self._loaded:
            self._loaded[file] = load(self.root, file, validate, absent=absent)
        return self._loaded[file]

    def _names(self, folder: str, *, folders: bool) -> list[str]:
        path = self.root / folder
        if not path.is_dir():
            return []
        return sorted(entry.name for entry in path.iterdir() if entry.is_dir() == folders and entry.name[0] != ".")
