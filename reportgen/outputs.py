"""The folder of a period's outputs: nothing edited by hand is overwritten, nothing issued changes unsaid.

Outputs and manifest are written together, the manifest last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from reportgen import manifest
from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity
from reportgen.document import is_edited, same_content
from reportgen.manifest import Entry
from reportgen.periods import Period
from reportgen.storage import write_files

_TOLD: Final = 20
"""Changed figures that are told; a table may hold thousands."""


class Written(Struct, frozen=True):
    """What is on the disk now."""

    files: tuple[Path, ...]
    kept: tuple[Path, ...]
    """Where `force` put drafts that were edited by hand."""
    stale: tuple[Path, ...]
    """Outputs of other documents that are neither what the manifest tells of nor edited by hand: a run was cut."""


def write_outputs(folder: Path, period: Period, entries: Sequence[Entry], *, force: bool, today: date) -> Written:
    """Write the documents and the manifest of the folder.

    Args:
        folder: where the period's outputs are.
        period: the period.
        entries: the documents made.
        force: put drafts edited by hand aside instead of refusing, and print issued documents anew.
        today: goes into the name of what is put aside.

    Raises:
        Refused: a draft was edited by hand, an issued document would change, or the disk refuses.
    """
    former = manifest.read(folder)
    files = {folder / name: data for entry in entries for name, data in entry.files.items()}
    edited = {path: data for path in files if (data := _read(path)) is not None and is_edited(data)}
    if not force:
        _refuse([_edited_finding(path) for path in edited])
        _refuse([finding for entry in entries if (finding := _changed_finding(entry, former.get(entry.name, {})))])
    kept = {_aside(path, today): data for path, data in edited.items()}
    write_files(kept | files | {folder / manifest.NAME: manifest.build(period, entries, former)})
    others = {name: record for name, record in former.items() if name not in {entry.name for entry in entries}}
    stale = tuple(path for path in manifest.differing(folder, others) if not is_edited(path.read_bytes()))
    return Written(tuple(files), tuple(kept), stale)


def compare_outputs(folder: Path, root: Path, period: Period, made: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield the documents in the folder that are not what the data make now, and what the manifest tells wrongly of.

    Args:
        folder: where the period's outputs are.
        root: the workspace; places are told from there.
        period: the period.
        made: the documents as the data make them now, by name.
    """
    told = manifest.read(folder)
    for name, data in made.items():
        path, record = folder / f"{name}.docx", told.get(name, {})
        there = _read(path)
        if there is None or (record.get("draft") and not is_edited(there)):
            continue
        place = Place(path.relative_to(root).as_posix())
        again = f"tạo lại: reportgen render {period.id} {name}"
        if is_edited(there):
            message = f"Tệp {path.name} đã được sửa tay từ khi tạo, không còn là văn bản mà số liệu tạo ra."
            hint = "nếu giữ bản sửa tay thì chép phần đã sửa vào tệp YAML"
            yield Finding("output-edited", message, place, hint, Severity.WARNING, Cause.DISK)
        elif not same_content(there, data):
            changed = ", ".join(manifest.changed_inputs(root, record)) or "mẫu hoặc phiên bản chương trình"
            message = f"Tệp {path.name} không còn khớp số liệu; từ khi tạo đã đổi: {changed}."
            yield Finding("output-outdated", message, place, again, Severity.WARNING, Cause.DISK)
        elif manifest.differing(folder, {name: record} if record else {}) or not record:
            message = f"{manifest.NAME} không nói về tệp {path.name} này."
            yield Finding("manifest-differs", message, place, again, Severity.WARNING, Cause.DISK)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and path.suffix == ".docx" else None


def _refuse(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        raise Refused(found)


def _edited_finding(path: Path) -> Finding:
    message = f"Tệp {path.name} đã được sửa tay trong Word từ lần tạo trước; reportgen không ghi đè."
    hint = "chép phần đã sửa vào tệp YAML rồi xóa tệp này, hoặc thêm --force để giữ bản sửa tay bên cạnh bản mới"
    return Finding("edited-by-hand", message, Place(str(path)), hint, cause=Cause.DISK)


def _changed_finding(entry: Entry, former: Mapping[str, Any]) -> Finding | None:
    """Return why an issued document is not printed anew: its figures are no longer those it was issued with."""
    issued = former.get("number")
    changed = manifest.changed_figures(former, entry)
    if issued is None or not changed:
        return None
    told = "; ".join(f"{figure.expression}: {figure.before} → {figure.now}" for figure in changed[:_TOLD])
    told += f"; và {len(changed) - _TOLD} số nữa" if len(changed) > _TOLD else ""
    message = f"Văn bản {entry.name} đã phát hành (số {issued}) nhưng số liệu đã đổi: {told}."
    hint = "sửa lại số liệu cho khớp bản đã phát hành, hoặc thêm --force nếu đúng là phải in lại"
    return Finding("issued-changed", message, entry.place, hint)


def _aside(path: Path, today: date) -> Path:
    """Return a free name beside the path for the draft edited by hand."""
    base = f"{path.stem} (sửa tay {today.isoformat()}"
    names = (f"{base}).docx" if number == 1 else f"{base} - {number}).docx" for number in range(1, 1000))
    return next(candidate for name in names if not (candidate := path.with_name(name)).exists())
