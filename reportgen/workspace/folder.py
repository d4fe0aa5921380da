"""The workspace: one office's folder, read lazily, each file once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from reportgen.diagnostics import Cause, Finding, Place, Refused, nearest, refuse
from reportgen.periods import Period, PeriodError
from reportgen.workspace.reading import Kind, Loaded, load
from reportgen.workspace.schema import Agency, Document, Indicator, PeriodFigures, Task
from reportgen.workspace.source import Source

T = TypeVar("T")

DATA: Final = "data"
AGENCY: Final = "data/agency.yaml"
CATALOG: Final = "data/catalog.yaml"
INDICATORS: Final = "indicators"
TASKS: Final = "tasks"
_AN_INDICATOR: Final = "thu_ngan_sach:\n  name: Thu ngân sách\n  unit: triệu đồng\n  measure: flow"
_COPY: Final = re.compile(r" - (?:Copy|Sao chép|Bản sao)\b| \(\d+\)$|conflicted copy|xung đột", re.IGNORECASE)
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


_AGENCY: Final[Kind[Agency]] = Kind(Agency, {})
_CATALOG: Final[Kind[Mapping[str, Indicator]]] = Kind(Mapping[str, Indicator], {})
_FIGURES: Final[Kind[PeriodFigures]] = Kind(PeriodFigures, {})
_TASKS: Final[Kind[tuple[Task, ...]]] = Kind(tuple[Task, ...], [])
_DOCUMENT: Final[Kind[Document]] = Kind(Document, {}, has_slots=True)

KINDS: Final[Mapping[str, Kind[Any]]] = {
    "agency": _AGENCY,
    "catalog": _CATALOG,
    "indicators": _FIGURES,
    "tasks": _TASKS,
    "document": _DOCUMENT,
}
"""The kinds of file by the name of what they hold."""


class Workspace:
    """An office's folder. Nothing is read before it is asked for, and nothing twice."""

    def __init__(self, root: Path, *, cache_folder: Path | None = None) -> None:
        self.root = root
        self.cache_folder = cache_folder
        """Where what is worked out of templates may be kept; None for nowhere."""
        self._loaded: dict[str, Loaded[Any]] = {}
        self._documents: dict[Period, tuple[str, ...]] = {}

    @property
    def files_read(self) -> frozenset[str]:
        """The files asked for so far, from the root with `/`; also those that are not there."""
        return frozenset(self._loaded)

    def agency(self) -> Loaded[Agency]:
        """Return data/agency.yaml."""
        return self._once(AGENCY, _AGENCY)

    def catalog(self) -> Loaded[Mapping[str, Indicator]]:
        """Return data/catalog.yaml, in the order of the file."""
        return self._once(CATALOG, _CATALOG, absent=dict)

    def missing_catalog(self) -> Finding | None:
        """Return the finding for a workspace without data/catalog.yaml, which only who uses figures needs to tell."""
        loaded = self.catalog()
        if loaded.record is None or loaded.source.lines:
            return None
        hint = f"chép lại tệp từ bản sao lưu, hoặc tạo tệp mới rồi khai báo từng chỉ tiêu:\n{_AN_INDICATOR}"
        return Finding("file-missing", f"Không có tệp {CATALOG}, nơi khai báo các chỉ tiêu.", Place(CATALOG), hint)

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
        return self._once(f"{DATA}/{period.id}/{INDICATORS}.yaml", _FIGURES, absent=PeriodFigures)

    def tasks(self, period: Period) -> Loaded[tuple[Task, ...]]:
        """Return a period's tasks.yaml; where there is none, no tasks."""
        return self._once(f"{DATA}/{period.id}/{TASKS}.yaml", _TASKS, absent=tuple)

    def documents(self, period: Period) -> tuple[str, ...]:
        """Return the names of a period's documents, sorted."""
        if period not in self._documents:
            names = self._names(f"{DATA}/{period.id}", folders=False)
            stems = (name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
            documents = (stem for stem in stems if stem not in (INDICATORS, TASKS) and not is_copy(stem))
            self._documents[period] = tuple(documents)
        return self._documents[period]

    def document(self, period: Period, name: str) -> Loaded[Document]:
        """Return one document of a period; a name that the period does not have is a finding."""
        file = f"{DATA}/{period.id}/{name}.yaml"
        known = self.documents(period)
        return (
            self._once(file, _DOCUMENT)
            if name in known
            else Loaded(None, (_no_document(name, period, known),), Source(file))
        )

    def require_documents(self, period: Period, names: Iterable[str]) -> None:
        """Do nothing where the period has all these documents.

        Raises:
            Refused: it lacks some; tells each of them.
        """
        known = self.documents(period)
        unknown = [name for name in dict.fromkeys(names) if name not in known]
        if unknown:
            raise Refused(_no_document(name, period, known) for name in unknown)

    def template_name(self, period: Period, name: str) -> str:
        """Return the name of the template that a document is printed with: the one it names, else its own name."""
        record = self.document(period, name).record
        return (record.template if record else None) or name

    def template_path(self, name: str) -> Path | None:
        """Return the template of that name: the workspace's own (or a folder in its place), the shipped one, or None.

        A name is no path: one that leads elsewhere names nothing.
        """
        if Path(name).name != name:
            return None
        candidates = (folder / f"{name}.docx" for folder in (self.root / "templates", *_SHIPPED))
        return next((path for path in candidates if path.exists()), None)

    def template_names(self) -> tuple[str, ...]:
        """Return the names of the templates there are, the workspace's own and the shipped ones, sorted."""
        return tuple(sorted({*templates_in(self.root / "templates"), *shipped_templates()}))

    def _once(self, file: str, kind: Kind[T], *, absent: Callable[[], T] | None = None) -> Loaded[T]:
        if file not in self._loaded:
            self._loaded[file] = load(self.root, file, kind, absent=absent() if absent else None)
        return self._loaded[file]

    def _names(self, folder: str, *, folders: bool) -> list[str]:
        found = entries_of(self.root / folder)
        return [path.name for path in found if path.is_dir() == folders and path.name.isprintable()]


def is_copy(stem: str) -> bool:
    """Whether a file's name is what a system gives to a copy; a copy is no document of its own.

    >>> [is_copy(name) for name in ("bao-cao - Copy", "bao-cao (1)", "tasks (Conflicted copy 2021-08-30)", "bao-cao-1")]
    [True, True, True, False]
    """
    return _COPY.search(stem) is not None


def entries_of(folder: Path) -> list[Path]:
    """Return what a folder holds by name, hidden entries aside; [] where there is none or it may not be read."""
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def shipped_templates() -> dict[str, Path]:
    """Return the templates that come with the program, by name."""
    return next((found for folder in _SHIPPED if (found := templates_in(folder))), {})


def templates_in(folder: Path) -> dict[str, Path]:
    """Return the templates in a folder, by name; Word's own lock files aside."""
    return {path.stem: path for path in sorted(folder.glob("*.docx")) if path.name[0] not in ".~"}


def _no_document(name: str, period: Period, known: tuple[str, ...]) -> Finding:
    near = nearest(name, known)
    message = f"Kỳ {period.id} không có văn bản “{name}”."
    others = f"các văn bản có: {', '.join(known)}" if known else f"tạo tệp data/{period.id}/{name}.yaml"
    hint = f"có phải {near}?" if near else others
    return Finding("no-such-document", message, hint=hint, cause=Cause.COMMAND)
