"""`new PERIOD`: the next period's files from the newest earlier period of the same length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from reportgen.diagnostics import Cause, Place, Refused, refuse
from reportgen.periods import Length, Period
from reportgen.workspace.scaffold.next_document import REWRITE, NextDocument, next_document
from reportgen.workspace.scaffold.next_figures import Turn, first_figures, next_figures
from reportgen.workspace.scaffold.next_tasks import TaskList, months_open, next_tasks, tasks_of_document
from reportgen.workspace.schema import Indicator, PeriodFigures, Task, TaskStatus

if TYPE_CHECKING:
    from reportgen.workspace import Loaded, Workspace

T = TypeVar("T")

_MOST_NAMED: Final = 8

_LONGER_NAMES: Final = {"bao-cao-kinh-te-xa-hoi": "bao-cao-kinh-te-xa-hoi-ky-dai"}
"""Reports whose longer period has a template of its own, with the month's slots among its own."""


class Prepared(Struct, frozen=True):
    """Files that do not exist yet, by their path under the workspace, and what people do next, one sentence each."""

    period: Period
    source: Period
    files: Mapping[str, str]
    next_steps: tuple[str, ...]


def prepare(workspace: Workspace, period: Period) -> Prepared:
    """Return the new period's files. Nothing is written.

    Raises:
        Refused: the period has files already, there is no earlier period of the same length (cause COMMAND), or the
            earlier one cannot be read (cause DATA).
    """
    source = _source(workspace, period)
    if source.length is not period.length:
        return _from_month(workspace, source, period)
    catalog = _read(workspace.catalog())
    documents = {name: _next(workspace, source, period, name) for name in workspace.documents(source)}
    tasks, steps_of_tasks = _tasks(workspace, source, period)
    figures = _figures(workspace, source, period, catalog)
    folder = f"data/{period}"
    files: dict[str, Sequence[str]] = {f"{folder}/indicators.yaml": figures, f"{folder}/tasks.yaml": tasks}
    files |= {f"{folder}/{name}.yaml": document.lines for name, document in documents.items()}
    steps = (
        *_steps_of_gap(source, period),
        *_steps_of_figures(workspace, source, period, figures),
        *steps_of_tasks,
        *_steps_of_documents(documents, folder),
        _last_step(period),
    )
    return Prepared(period, source, _texts(files), steps)


def _from_month(workspace: Workspace, source: Period, period: Period) -> Prepared:
    """Return the first files of a longer period: a month's reports. Its figures and tasks come from the months."""
    names = [name for name in workspace.documents(source) if not _read(workspace.document(source, name)).meeting]
    documents = {_LONGER_NAMES.get(name, name): _next(workspace, source, period, name) for name in names}
    folder = f"data/{period}"
    files = {f"{folder}/{name}.yaml": document.lines for name, document in documents.items()}
    steps = (
        f"Khung lấy từ tháng {source}: trong data/ chưa có kỳ nào dài như {period}.",
        f"Xem số liệu tổng hợp từ các tháng: reportgen summary {period}.",
        *_steps_of_documents(documents, folder),
        _last_step(period),
    )
    return Prepared(period, source, _texts(files), steps)


def _texts(files: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {path: "\n".join(lines).rstrip("\n") + "\n" for path, lines in files.items() if lines}


def _last_step(period: Period) -> str:
    return f"Kiểm tra: reportgen check {period}. Xem thử khi còn thiếu: reportgen render {period} --draft."


def _source(workspace: Workspace, period: Period) -> Period:
    periods = workspace.periods()
    if period in periods:
        raise refuse(
            "period-exists",
            f"Kỳ {period} đã có trong data/{period}; không ghi đè.",
            cause=Cause.COMMAND,
            hint=f"sửa các tệp trong data/{period}, hoặc tạo kỳ sau: reportgen new {period.next}",
            place=Place(f"data/{period}"),
        )
    earlier = [one for one in periods if one.length is period.length and one < period]
    months = [one for one in periods if one.length is Length.MONTH and one.last_day <= period.last_day]
    if not earlier and months:
        return max(months)
    if not earlier:
        raise refuse(
            "no-earlier-period",
            f"Chưa có kỳ nào trước kỳ {period} để lấy làm khung.",
            cause=Cause.COMMAND,
            hint=f"tạo thư mục data/{period} và chép vào đó các tệp của kỳ gần giống nhất",
        )
    return max(earlier, key=lambda one: (one.count == period.count, one))


def _read(loaded: Loaded[T]) -> T:
    """Return the record.

    Raises:
        Refused: the file has errors.
    """
    errors = [finding for finding in loaded.findings if finding.is_error]
    if errors or loaded.record is None:
        raise Refused(errors)
    return loaded.record


def _next(workspace: Workspace, source: Period, period: Period, name: str) -> NextDocument:
    loaded = workspace.document(source, name)
    _read(loaded)
    return next_document(loaded.source.lines, source=source, period=period)


def _figures(workspace: Workspace, source: Period, period: Period, catalog: Mapping[str, Indicator]) -> list[str]:
    loaded = workspace.figures(source)
    _read(loaded)
    if not loaded.source.lines:
        return first_figures(catalog) if period.length is Length.MONTH else []
    last_year = workspace.figures(period.last_year).record or PeriodFigures()
    return next_figures(loaded.source.lines, Turn(source, period, catalog, last_year))


def _steps_of_gap(source: Period, period: Period) -> Iterator[str]:
    """Yield what to do where months between the two have no folder: sums since January would lack them."""
    if source.length is Length.MONTH and (missing := source.next) != period:
        yield f"Kỳ {missing} chưa có; lũy kế và so sánh cần đủ các tháng, nên tạo trước: reportgen new {missing}."


def _steps_of_figures(workspace: Workspace, source: Period, period: Period, figures: list[str]) -> Iterator[str]:
    if not figures:
        return
    catalog = workspace.catalog().record or {}
    yield (
        f"Nhập số liệu vào data/{period}/indicators.yaml, hoặc gửi bảng tính cho các cơ quan: "
        f"reportgen excel export {period} so-lieu-{period}.xlsx."
    )
    without_plan = [
        id_ for id_, one in catalog.items() if str(source.year) in one.plan and str(period.year) not in one.plan
    ]
    if without_plan:
        shown = ", ".join(without_plan[:_MOST_NAMED]) + (", …" if len(without_plan) > _MOST_NAMED else "")
        yield f"Ghi kế hoạch năm {period.year} của {len(without_plan)} chỉ tiêu vào data/catalog.yaml: {shown}."
    if period.last_year not in workspace.periods():
        yield f"Ghi số cùng kỳ năm trước (last_year): trong data/ chưa có kỳ {period.last_year}."


def _tasks(workspace: Workspace, source: Period, period: Period) -> tuple[list[str], list[str]]:
    """Return the lines of the new task list, and what to do about it."""
    loaded = workspace.tasks(source)
    listed = _read(loaded)
    own = TaskList(loaded.source.file, loaded.source.lines, listed) if listed else None
    given = list(_given(workspace, source))
    lines = next_tasks(own, given, opened := _opened(workspace, source), period)
    carried = [task for part in ([own] if own else []) + given for task in part.tasks]
    left = {task.id: task for task in carried if task.status is not TaskStatus.DONE}.values()
    if not left:
        return lines, []
    longest = max(left, key=lambda task: months_open(task, opened, period))
    months = months_open(longest, opened, period)
    told = f"; lâu nhất là {longest.id}, đã mở {months} tháng" if months else ""
    return lines, [f"Cập nhật {len(left)} nhiệm vụ chuyển sang trong data/{period}/tasks.yaml{told}."]


def _given(workspace: Workspace, period: Period) -> Iterator[TaskList]:
    for name in workspace.documents(period):
        loaded = workspace.document(period, name)
        tasks = loaded.record.tasks if loaded.record else ()
        if listed := tasks_of_document(loaded.source.file, loaded.source.lines, tasks):
            yield listed


def _opened(workspace: Workspace, source: Period) -> dict[str, Period]:
    """Return the month in which each task was given: as it says itself, else the first period that names it."""
    opened: dict[str, Period] = {}
    for period in workspace.periods():
        if period.length is not Length.MONTH or period > source:
            continue
        listed = workspace.tasks(period).record or ()
        for task in (*listed, *(task for part in _given(workspace, period) for task in part.tasks)):
            opened.setdefault(task.id, _month_given(task) or period)
    return opened


def _month_given(task: Task) -> Period | None:
    return Period.month(task.assigned_on.year, task.assigned_on.month) if task.assigned_on else None


def _steps_of_documents(documents: Mapping[str, NextDocument], folder: str) -> Iterator[str]:
    for name, document in documents.items():
        yield from _steps_of(document, f"{folder}/{name}.yaml")


def _steps_of(document: NextDocument, path: str) -> Iterator[str]:
    if document.rewrite:
        yield f"Viết lại trong {path}: {', '.join(document.rewrite)}; xong phần nào thì xóa dòng {REWRITE} ở đó."
    if document.stale:
        numbers = ", ".join(str(number) for number in document.stale)
        yield f"Xem lại {path}, dòng {numbers}: còn nêu đích danh kỳ trước; nên viết bằng {{{{ period }}}}."
    if document.without_day:
        yield f"Ghi ngày họp (meeting.date) vào {path}."
