"""The stages in order, and what a run of them makes.

YAML --workspace--> records --figures--> figures --prose--> blocks --document--> docx --conformance--> findings --> file
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from reportgen import conformance, manifest
from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity, exit_code, nearest, refuse
from reportgen.document import build_frame, is_edited, load_template, render
from reportgen.figures import Vocabulary, check_figures, indicator_table
from reportgen.periods import Period
from reportgen.prose import Prose, read_slots
from reportgen.storage import write_files
from reportgen.workspace import Document, Loaded, Workspace, check_document, check_period, check_workspace


@dataclass(frozen=True, slots=True)
class Wanted:
    """How documents are to be rendered."""

    draft: bool = False
    force: bool = False
    strict: bool = False
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """One document, in memory, and what was found on the way to it."""

    period: Period
    name: str
    loaded: Loaded[Document]
    template: Path
    prose: Prose
    data: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made and what it found. `files` are on the disk; none where a finding stops the run."""

    files: tuple[Path, ...]
    findings: tuple[Finding, ...]
    kept: tuple[Path, ...] = ()
    """Where `--force` put drafts that were edited by hand."""
    stale: tuple[Path, ...] = ()
    """Outputs that differ from what the manifest says of them."""
    sound: str = ""
    """The command that makes the documents without errors, where others have some."""


# Down the line -----------------------------------------------------------------------------------------------


def make_document(
    workspace: Workspace, period: Period, name: str, *, draft: bool = False
) -> tuple[Made | None, tuple[Finding, ...]]:
    """Take one document down the line, to bytes in memory; None where an error stops it on the way."""
    loaded, agency = workspace.document(period, name), workspace.agency()
    found = [*loaded.findings, *agency.findings, *check_document(workspace, period, name)]
    if loaded.record is None or agency.record is None:
        return None, tuple(found)
    document = loaded.record
    try:
        path = _template_path(workspace, loaded, name)
        template = load_template(path)
    except Refused as refused:
        return None, (*found, *refused.findings)
    vocabulary = Vocabulary(workspace, period, document, draft=draft)
    prose = read_slots(loaded, template.slots, vocabulary, draft=draft)
    found += [*prose.findings, *vocabulary.findings]
    if any(finding.is_error for finding in found):
        return None, tuple(found)
    frame = build_frame(agency.record, document, period, prose, type_code=template.type_code, draft=draft)
    tables = tuple(indicator_table(workspace, period, appendix) for appendix in document.appendices)
    try:
        data = render(template, frame, prose, tables, draft=draft)
    except Refused as refused:
        return None, (*found, *refused.findings)
    found += _of_weight(conformance.measure(data, name=f"{name}.docx", expectations=None), draft=draft)
    return Made(period, name, loaded, path, prose, data, tuple(found)), tuple(found)


def _template_path(workspace: Workspace, loaded: Loaded[Document], name: str) -> Path:
    wanted = (loaded.record.template if loaded.record else None) or name
    if path := workspace.template_path(wanted):
        return path
    known = workspace.template_names()
    meant = nearest(wanted, known)
    hint = f"có phải {meant}?" if meant else f"thêm dòng template: với một trong các mẫu: {', '.join(known)}"
    raise refuse("no-such-template", f"Không có mẫu “{wanted}”.", hint=hint, place=loaded.source.place("template"))


def _of_weight(findings: Iterable[Finding], *, draft: bool) -> Iterable[Finding]:
    """A draft is written in spite of errors of form; they weigh as warnings."""
    for finding in findings:
        yield replace(finding, severity=Severity.WARNING) if draft and finding.is_error else finding


def check(workspace: Workspace, period: Period | None = None) -> tuple[Finding, ...]:
    """Return everything wrong with the data, of one period or of all, without writing anything."""
    found = list(check_workspace(workspace)) if period is None else []
    for one in workspace.periods() if period is None else (period,):
        found += [*check_period(workspace, one), *check_figures(workspace, one)]
        for name in workspace.documents(one):
            found += make_document(workspace, one, name)[1]
    return _in_order(found)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


# To the disk -------------------------------------------------------------------------------------------------


def render_period(workspace: Workspace, period: Period, names: Sequence[str], wanted: Wanted, today: date) -> Outcome:
    """Make the named documents of a period, or all of them, and write them; an error writes none.

    Raises:
        Refused: a name that is no document, a draft edited by hand, an issued document that would change, the disk.
    """
    _refuse_unknown(workspace, period, names)
    chosen = tuple(dict.fromkeys(names)) or workspace.documents(period)
    results = {name: make_document(workspace, period, name, draft=wanted.draft) for name in chosen}
    findings = _in_order(finding for _, found in results.values() for finding in found)
    if exit_code(findings, strict=wanted.strict):
        return Outcome((), findings, sound=_sound_command(period, results, strict=wanted.strict))
    made = tuple(one for one, _ in results.values() if one)
    return replace(_write(workspace, made, wanted, today), findings=findings)


def _write(workspace: Workspace, made: Sequence[Made], wanted: Wanted, today: date) -> Outcome:
    period = made[0].period
    folder = (wanted.out or workspace.root / "output") / period.id
    former = manifest.read(folder)
    files = {folder / f"{one.name}.docx": one.data for one in made}
    edited = {path: path.read_bytes() for path in files if path.is_file() and is_edited(path.read_bytes())}
    changed = {one: manifest.changed_figures(former.get(one.name, {}), one.prose.uses) for one in made}
    if not wanted.force:
        _refuse_edited(edited)
        _refuse_changed(changed, former)
    kept = {_aside(path, today): data for path, data in edited.items()}
    entries = [_entry(workspace, one, draft=wanted.draft) for one in made]
    write_files(kept | files | {folder / manifest.NAME: manifest.build(period, entries, former)})
    others = {name: entry for name, entry in former.items() if name not in {one.name for one in made}}
    stale = tuple(path for path in manifest.differing(folder, others) if not is_edited(path.read_bytes()))
    return Outcome(tuple(files), (), tuple(kept), stale)


def _refuse_unknown(workspace: Workspace, period: Period, names: Sequence[str]) -> None:
    known = workspace.documents(period)
    if not known:
        message = f"Kỳ {period.id} chưa có văn bản nào."
        hint = f"thêm tệp văn bản vào data/{period.id}, hoặc tạo kỳ bằng: reportgen new {period.id}"
        raise refuse("no-documents", message, cause=Cause.COMMAND, hint=hint)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Refused(_no_such_document(period, name, known) for name in unknown)


def _no_such_document(period: Period, name: str, known: Sequence[str]) -> Finding:
    meant = nearest(name, known)
    hint = f"có phải {meant}?" if meant else f"các văn bản có: {', '.join(known)}"
    message = f"Kỳ {period.id} không có văn bản “{name}”."
    return Finding("no-such-document", message, hint=hint, cause=Cause.COMMAND)


def _sound_command(period: Period, results: dict[str, tuple[Made | None, tuple[Finding, ...]]], *, strict: bool) -> str:
    sound = [name for name, (_, found) in results.items() if not exit_code(found, strict=strict)]
    return f"reportgen render {period.id} {' '.join(sound)}" if sound else ""


def _refuse_edited(edited: Iterable[Path]) -> None:
    findings = [
        Finding(
            "edited-by-hand",
            f"Tệp {path.name} đã được sửa tay trong Word từ lần tạo trước; reportgen không ghi đè.",
            Place(str(path)),
            "chép phần đã sửa vào tệp YAML rồi xóa tệp này, hoặc thêm --force để giữ bản sửa tay bên cạnh bản mới",
            cause=Cause.DISK,
        )
        for path in edited
    ]
    if findings:
        raise Refused(findings)


def _refuse_changed(changed: dict[Made, tuple[manifest.Changed, ...]], former: dict[str, Any]) -> None:
    """Refuse to print an issued document with other figures than it was issued with."""
    findings = []
    for one, figures in changed.items():
        issued = former.get(one.name, {}).get("number")
        if issued is None or not figures:
            continue
        told = "; ".join(f"{figure.expression}: {figure.before} → {figure.now}" for figure in figures)
        message = f"Văn bản {one.name} đã phát hành (số {issued}) nhưng số liệu đã đổi: {told}."
        hint = "sửa lại số liệu cho khớp bản đã phát hành, hoặc thêm --force nếu đúng là phải in lại"
        findings.append(Finding("issued-changed", message, one.loaded.source.place("number"), hint))
    if findings:
        raise Refused(findings)


def _aside(path: Path, today: date) -> Path:
    """Return a free name beside the path for the draft edited by hand."""
    base = f"{path.stem} (sửa tay {today.isoformat()}"
    names = (f"{base}).docx" if number == 1 else f"{base} - {number}).docx" for number in range(1, 1000))
    return next(candidate for name in names if not (candidate := path.with_name(name)).exists())


def _entry(workspace: Workspace, one: Made, *, draft: bool) -> manifest.Entry:
    document = one.loaded.record
    read = {place.file for use in one.prose.uses for place in use.places}
    read |= {one.loaded.source.file, workspace.agency().source.file, workspace.catalog().source.file}
    inputs = {
        file: manifest.digest((workspace.root / file).read_bytes())
        for file in read
        if (workspace.root / file).is_file()
    }
    return manifest.Entry(
        name=one.name,
        file=f"{one.name}.docx",
        data=one.data,
        template=f"{one.template.name} {manifest.digest(one.template.read_bytes())}",
        number=document.number if document else None,
        draft=draft,
        inputs=inputs,
        findings=one.findings,
        uses=one.prose.uses,
    )
