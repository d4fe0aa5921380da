"""What one file names and another must know: indicators, units, signature blocks, lists of recipients.

Only shape is checked here; whether figures add up is the matter of `figures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from reportgen.diagnostics import Finding, Severity
from reportgen.periods import Period, format_day
from reportgen.workspace.folder import Workspace
from reportgen.workspace.reading import Loaded
from reportgen.workspace.schema import Document
from reportgen.workspace.task_references import document_task_findings, period_task_findings, reused_ids
from reportgen.workspace.unit_references import lead_findings, list_findings
from reportgen.workspace.unknown_names import unknown_indicator, unknown_name

_BEFORE: Final = timedelta(days=45)
_AFTER: Final = timedelta(days=120)
"""A report is written near the end of its period, or in the weeks after; the summary of a year some months after."""
_GUESSES: Final = 20
"""So many unknown indicators get a guess; looking through a long catalog for each of thousands takes minutes."""


def check_document(workspace: Workspace, period: Period, name: str) -> tuple[Finding, ...]:
    """Return what a document names and the files beside it do not have."""
    loaded = workspace.document(period, name)
    if loaded.record is None:
        return ()
    return (
        *_agency_names(workspace, loaded, loaded.record),
        *_appendix_names(workspace, loaded, loaded.record),
        *_meeting_day(loaded, loaded.record),
        *_far_days(loaded, loaded.record, period),
        *document_task_findings(workspace, period, loaded),
        *lead_findings(workspace, loaded.source, loaded.record.tasks, period, "tasks"),
    )


def check_period(workspace: Workspace, period: Period) -> tuple[Finding, ...]:
    """Return what is wrong with a period's figures, tasks and folder, and with the agency and the catalog."""
    from reportgen.workspace.catalog_references import catalog_findings  # noqa: PLC0415 - rendering does not pay for it
    from reportgen.workspace.stray_files import period_findings  # noqa: PLC0415

    tasks = workspace.tasks(period)
    return (
        *workspace.agency().findings,
        *workspace.catalog().findings,
        *catalog_findings(workspace),
        *period_findings(workspace, period),
        *workspace.figures(period).findings,
        *_unknown_indicators(workspace, period),
        *tasks.findings,
        *period_task_findings(workspace, period),
        *lead_findings(workspace, tasks.source, tasks.record or (), period),
    )


def check_workspace(workspace: Workspace) -> tuple[Finding, ...]:
    """Return what is wrong with the workspace as a whole: agency, catalog, folders, ids of tasks over the months."""
    from reportgen.workspace.catalog_references import catalog_findings  # noqa: PLC0415 - rendering does not pay for it
    from reportgen.workspace.stray_files import data_findings  # noqa: PLC0415

    return (
        *workspace.agency().findings,
        *list_findings(workspace),
        *workspace.catalog().findings,
        *catalog_findings(workspace),
        *data_findings(workspace),
        *reused_ids(workspace),
    )


def _agency_names(workspace: Workspace, loaded: Loaded[Document], document: Document) -> Iterator[Finding]:
    agency = workspace.agency().record
    if agency is None:
        return
    for key, kind, known in (
        ("issuer", "cơ quan ban hành", agency.issuers),
        ("signature", "khối chữ ký", agency.signatures),
        ("recipients", "danh sách nơi nhận", agency.recipients),
    ):
        name = getattr(document, key)
        if name is not None and name not in known:
            place = loaded.source.place(key)
            yield unknown_name(f"unknown-{key}", f"agency.yaml không có {kind}", name, known, place)


def _meeting_day(loaded: Loaded[Document], document: Document) -> Iterator[Finding]:
    """Yield that the day of a meeting is open: what the template says of the meeting would be left out unsaid."""
    if document.meeting is not None and document.meeting.date is None:
        message = "Chưa ghi ngày họp (meeting.date): câu mở đầu về phiên họp không in."
        hint = "ghi date: ngày/tháng/năm dưới meeting:"
        yield Finding("meeting-day", message, loaded.source.place("meeting", "date"), hint, Severity.WARNING)


def _far_days(loaded: Loaded[Document], document: Document, period: Period) -> Iterator[Finding]:
    """Yield the days of a document that lie far from its period, as when a year is mistyped."""
    for key in ("date", "as_of"):
        written = getattr(document, key)
        day = written.last_day if isinstance(written, Period) else written
        if day is not None and not period.first_day - _BEFORE <= day <= period.last_day + _AFTER:
            message = f"{key}: {format_day(day)} cách xa {period.name}, kỳ của văn bản."
            hint = "xem lại năm và tháng; đúng thì giữ nguyên"
            yield Finding("date-far-from-period", message, loaded.source.place(key), hint, Severity.WARNING)


def _appendix_names(workspace: Workspace, loaded: Loaded[Document], document: Document) -> Iterator[Finding]:
    catalog = workspace.catalog().record
    if catalog is None or not document.appendices:
        yield from workspace.catalog().findings
        return
    yield from _repeated(loaded, document)
    if workspace.missing_catalog():
        return
    groups = tuple(dict.fromkeys(indicator.group for indicator in catalog.values() if indicator.group))
    for number, appendix in enumerate(document.appendices):
        if appendix.group is not None and appendix.group not in groups:
            place = loaded.source.place("appendices", number, "group")
            yield unknown_name("unknown-group", "catalog.yaml không có nhóm", appendix.group, groups, place)
        for index, id_ in enumerate(appendix.ids):
            if id_ not in catalog:
                place = loaded.source.place("appendices", number, "ids", index)
                yield unknown_indicator(id_, catalog, place)


def _repeated(loaded: Loaded[Document], document: Document) -> Iterator[Finding]:
    """Yield the rows and columns that an appendix names twice."""
    for number, appendix in enumerate(document.appendices):
        for key, names in (("ids", appendix.ids), ("columns", appendix.columns)):
            for index, name in enumerate(names):
                if name in names[:index]:
                    place = loaded.source.place("appendices", number, key, index)
                    yield Finding("repeated-part", f"“{name}” đã có trong danh sách này.", place, "xóa dòng này")


def _unknown_indicators(workspace: Workspace, period: Period) -> Iterator[Finding]:
    loaded, catalog = workspace.figures(period), workspace.catalog().record
    if catalog is None or loaded.record is None:
        return
    unknown = [id_ for id_ in loaded.record.entries if id_ not in catalog]
    if unknown and (missing := workspace.missing_catalog()):
        yield missing
        return
    for number, id_ in enumerate(unknown):
        known = catalog if number < _GUESSES else ()
        yield unknown_indicator(id_, known, loaded.source.place(id_, key=True))
