"""A run over the documents of a period: made side by side if that is wanted, written together or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from reportgen import figures
from reportgen.diagnostics import Cause, Finding, exit_code, refuse
from reportgen.manifest import Entry, digest
from reportgen.outputs import Written, write_outputs
from reportgen.periods import Period
from reportgen.pipeline import Made, in_order, make_document
from reportgen.workspace import Workspace

ToPdf = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]


class Wanted(Struct, frozen=True):
    """How documents are to be rendered."""

    draft: bool = False
    force: bool = False
    strict: bool = False
    out: Path | None = None
    jobs: int = 1
    """How many processes make documents side by side."""
    to_pdf: ToPdf | None = None
    """Makes PDF files of Word files, by name, where they are wanted."""


class Outcome(Struct, frozen=True):
    """What a run wrote and what it found; None where a finding stops the run."""

    written: Written | None
    findings: tuple[Finding, ...]
    sound: str = ""
    """The command that makes the documents without errors, where others have some."""


def render_period(workspace: Workspace, period: Period, names: Sequence[str], wanted: Wanted, today: date) -> Outcome:
    """Make the named documents of a period, or all of them, and write them; an error writes none.

    Raises:
        Refused: a name that is no document, a draft edited by hand, an issued document that would change, the disk.
    """
    if not workspace.documents(period):
        message = f"Kỳ {period.id} chưa có văn bản nào."
        hint = f"thêm tệp văn bản vào data/{period.id}, hoặc tạo kỳ bằng: reportgen new {period.id}"
        raise refuse("no-documents", message, cause=Cause.COMMAND, hint=hint)
    workspace.require_documents(period, names)
    chosen = tuple(dict.fromkeys(names)) or workspace.documents(period)
    results = dict(zip(chosen, _produce_all(workspace, period, chosen, wanted), strict=True))
    unread = () if names else _unread_files(workspace, period)
    findings = in_order([*unread, *(finding for _, found in results.values() for finding in found)])
    if exit_code(findings, strict=wanted.strict):
        return Outcome(None, findings, sound=_sound_command(period, results, strict=wanted.strict))
    folder = (wanted.out or workspace.root / "output") / period.id
    entries = [entry for entry, _ in results.values() if entry]
    if wanted.to_pdf:
        entries = _with_pdf(entries, wanted.to_pdf)
    return Outcome(write_outputs(folder, period, entries, force=wanted.force, today=today), findings)


Produced = tuple[Entry | None, tuple[Finding, ...]]


def _produce_all(workspace: Workspace, period: Period, names: Sequence[str], wanted: Wanted) -> list[Produced]:
    """Return what is to be written of each document; several processes give the same bytes as one."""
    if wanted.jobs == 1 or len(names) == 1:
        return [_produce(workspace, period, name, draft=wanted.draft) for name in names]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only where several processes are wanted
    from multiprocessing import get_context  # noqa: PLC0415 - only where several processes are wanted

    workers = min(wanted.jobs, len(names))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        where = (workspace.root, workspace.cache_folder)
        work = [pool.submit(_produce_anew, *where, period, name, draft=wanted.draft) for name in names]
        return [one.result() for one in work]


def _produce_anew(root: Path, cache_folder: Path | None, period: Period, name: str, *, draft: bool) -> Produced:
    return _produce(_workspace_of_process(root, cache_folder), period, name, draft=draft)


@cache
def _workspace_of_process(root: Path, cache_folder: Path | None) -> Workspace:
    """Return the workspace of a worker process, which reads each file once for all its documents."""
    return Workspace(root, cache_folder=cache_folder)


def _produce(workspace: Workspace, period: Period, name: str, *, draft: bool) -> Produced:
    made, findings = make_document(workspace, period, name, draft=draft)
    return (_entry(workspace, made, draft=draft) if made else None), findings


def _with_pdf(entries: Sequence[Entry], to_pdf: ToPdf) -> list[Entry]:
    """Return the entries with a PDF beside each Word file; the converter is started once for all."""
    documents = {entry.name: entry.files[f"{entry.name}.docx"] for entry in entries}
    pages = to_pdf(documents)
    return [replace(entry, files={**entry.files, f"{entry.name}.pdf": pages[entry.name]}) for entry in entries]


def _unread_files(workspace: Workspace, period: Period) -> Iterator[Finding]:
    """Yield a warning for each file of the period that looks like a document, and that nobody reads under its name."""
    from reportgen.workspace.stray_files import period_findings  # noqa: PLC0415 - only a run over the whole period pays

    return (finding for finding in period_findings(workspace, period) if not finding.is_error)


def _sound_command(period: Period, results: Mapping[str, Produced], *, strict: bool) -> str:
    sound = [name for name, (_, found) in results.items() if not exit_code(found, strict=strict)]
    return f"reportgen render {period.id} {' '.join(sound)}" if sound else ""


def _entry(workspace: Workspace, made: Made, *, draft: bool) -> Entry:
    """Return what is to be written of a document; its inputs are the files that its figures and form came from."""
    document = made.loaded.record
    tables = tuple(figures.printed_table(workspace, made.period, table) for table in made.tables)
    read = {place.file for use in made.uses for place in use.places}
    read |= {place.file for table in tables for row in table.rows for place in row.places}
    read |= {made.loaded.source.file, workspace.agency().source.file, workspace.catalog().source.file}
    present = (file for file in read if (workspace.root / file).is_file())
    return Entry(
        name=made.name,
        files={f"{made.name}.docx": made.data},
        template=f"{made.template.name} {digest(made.template.read_bytes())}",
        number=document.number if document else None,
        place=made.loaded.source.place("number"),
        draft=draft,
        inputs={file: digest((workspace.root / file).read_bytes()) for file in present},
        findings=made.findings,
        uses=made.uses,
        tables=tables,
    )
