"""Names of departments: in the agency's list, and valid at the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.diagnostics import Finding, Place, Severity, nearest
from reportgen.periods import Period, format_day
from reportgen.workspace.folder import Workspace
from reportgen.workspace.schema import Task
from reportgen.workspace.source import Source

_ALIKE = 0.85
"""How alike two names must be for one to be a slip of the other; "Sở Tư pháp" and "Sở Tài chính" are not."""


def list_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield the units of agency.yaml whose validity ends before it begins."""
    loaded = workspace.agency()
    for index, unit in enumerate(loaded.record.units if loaded.record else ()):
        if unit.since and unit.until and unit.since > unit.until:
            message = f"“{unit.name}” hết hiệu lực trước khi bắt đầu."
            yield Finding("unit-dates", message, loaded.source.place("units", index, "until"), "xem lại since và until")


def lead_findings(
    workspace: Workspace, source: Source, tasks: Sequence[Task], period: Period, *path: str | int
) -> Iterator[Finding]:
    """Yield the leading and supporting units of tasks that are misspelt or not valid in the period."""
    for index, task in enumerate(tasks):
        for key in ("lead", "support"):
            for number, name in enumerate(getattr(task, key)):
                place = source.place(*path, index, key, number)
                if finding := unit_finding(workspace, name, place, period.last_day):
                    yield finding


def unit_finding(workspace: Workspace, name: str, place: Place, day: date | None = None) -> Finding | None:
    """Return what is wrong with the name of a unit: a slip of a listed one, or one not valid on the day.

    A name that resembles none may be anybody ("UBND các huyện") and is nothing wrong.
    """
    agency = workspace.agency().record
    units = agency.units if agency else ()
    named = [unit for unit in units if name in (unit.name, unit.short)]
    if not named:
        known = [known for unit in units for known in (unit.name, unit.short) if known]
        near = nearest(name, known, likeness=_ALIKE)
        if near is None:
            return None
        message = f"“{name}” không có trong danh sách units; có phải “{near}”?"
        hint = f"sửa thành {near}, hoặc thêm tên này vào units trong agency.yaml"
        return Finding("unknown-unit", message, place, hint, Severity.WARNING)
    if day is None or any((unit.since or day) <= day <= (unit.until or day) for unit in named):
        return None
    unit = named[-1]
    limit = f"chỉ dùng đến hết ngày {format_day(unit.until)}" if unit.until and unit.until < day else ""
    limit = limit or f"chỉ dùng từ ngày {format_day(unit.since)}" if unit.since else limit
    message = f"Tên “{name}” {limit}."
    return Finding("unit-not-valid", message, place, "dùng tên cơ quan tại thời điểm báo cáo", Severity.WARNING)
