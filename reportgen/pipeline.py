"""The stages in order, and what a run of them makes.

YAML --workspace--> records --figures--> figures --prose--> blocks --document--> docx --conformance--> findings --> file
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportgen import conformance, figures
from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity, exit_code, nearest, refuse
from reportgen.document import TYPE_NAMES, Frame, Template, build_frame, load_template, render, render_annex
from reportgen.manifest import Entry, digest
from reportgen.outputs import Written, compare_outputs, write_outputs
from reportgen.periods import Period
from reportgen.prose import Note, Prose, Text, check_typed_figures, read_line, read_slots
from reportgen.workspace import Agency, Document, Loaded, Workspace, check_document, check_period, check_workspace

if TYPE_CHECKING:
    from reportgen.figures import ComparisonTable, TextChanges, Vocabulary

ANNEX: Final = "phu-luc"
"""The template of tables that stand alone."""
_DRAFT_MARKS: Final = frozenset({"DM-03", "FN-03b"})
"""What the ruler would say of a draft's own marks: the word DỰ THẢO, gaps on yellow."""

ToPdf = Callable[[Mapping[str, bytes]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How documents are to be rendered."""

    draft: bool = False
    force: bool = False
    strict: bool = False
    out: Path | None = None
    jobs: int = 1
    """How many processes make documents side by side."""
    to_pdf: ToPdf | None = None
    """Makes PDF files of Word files, by name, where they are wanted."""


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
    """What a run wrote and what it found; None where a finding stops the run."""

    written: Written | None
    findings: tuple[Finding, ...]
    sound: str = ""
    """The command that makes the documents without errors, where others have some."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document's text, and where it was typed."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class StaleName:
    """A period named in a text that was probably copied from an earlier one."""

    text: str
    expected: str
    place: Place


@dataclass(frozen=True, slots=True)
class TextComparison:
    """One document's text against the same document of an earlier period."""

    document: str
    changes: TextChanges
    copied: tuple[Paragraph, ...]
    stale: tuple[StaleName, ...]


# Down the line -----------------------------------------------------------------------------------------------


def make_document(
    workspace: Workspace, period: Period, name: str, *, draft: bool = False, thorough: bool = False
) -> tuple[Made | None, tuple[Finding, ...]]:
    """Take one document down the line, to bytes in memory; None where an error stops it on the way.

    `thorough` also looks for typed figures that could be computed: for a check, where time matters less.
    """
    loaded, agency = workspace.document(period, name), workspace.agency()
    found = [*loaded.findings, *agency.findings, *check_document(workspace, period, name)]
    if workspace.catalog().record is None:
        # Figures cannot be looked up, so their files are not read on the way; what is wrong in them is told here.
        found += [*workspace.figures(period).findings, *workspace.tasks(period).findings]
    if loaded.record is None or agency.record is None:
        return None, tuple(found)
    document = loaded.record
    try:
        path = _template_path(workspace, loaded, name)
        template = load_template(path, cache_folder=workspace.cache_folder)
    except Refused as refused:
        return None, (*found, *refused.findings)
    vocabulary = figures.Vocabulary(workspace, period, document, draft=draft)
    prose = read_slots(loaded, template.slots, vocabulary, draft=draft)
    if thorough:
        found += check_typed_figures(loaded, vocabulary)
    if document.appendices or not template.prints("tables"):
        tables, titles = _tables(workspace, period, loaded, vocabulary)
    else:
        tables, titles = _all_figures(workspace, period), ()
    found += [*prose.findings, *titles, *vocabulary.findings]
    if any(finding.is_error for finding in found):
        return None, tuple(found)
    frame = build_frame(agency.record, document, period, prose, type_code=template.type_code, draft=draft)
    try:
        data = render(template, frame, prose, tables, draft=draft)
    except Refused as refused:
        return None, (*found, *refused.findings)
    form = conformance.measure_rendered(
        data,
        _added(template, frame, prose, tables),
        template=template,
        name=f"output/{period}/{name}.docx",
        expectations=_expectations(agency.record, document, frame, draft=draft),
    )
    meant = _DRAFT_MARKS if draft else frozenset()
    found += [_of_weight(each, template.house_rules, draft=draft) for each in form if each.code not in meant]
    return Made(period, name, loaded, path, prose, data, tuple(found)), tuple(found)


def _template_path(workspace: Workspace, loaded: Loaded[Document], name: str) -> Path:
    wanted = (loaded.record.template if loaded.record else None) or name
    if path := workspace.template_path(wanted):
        return path
    known = workspace.template_names()
    meant = nearest(wanted, known)
    hint = f"có phải {meant}?" if meant else f"ghi template: và tên một trong các mẫu: {', '.join(known)}"
    raise refuse("no-such-template", f"Không có mẫu “{wanted}”.", hint=hint, place=loaded.source.place("template"))


def _tables(
    workspace: Workspace, period: Period, loaded: Loaded[Document], vocabulary: Vocabulary
) -> tuple[tuple[ComparisonTable, ...], tuple[Finding, ...]]:
    """Return the tables of the appendices, and what is wrong with their titles and columns."""
    tables: list[ComparisonTable] = []
    found: list[Finding] = []
    for index, appendix in enumerate(loaded.record.appendices if loaded.record else ()):
        spans, findings = read_line(loaded.source.passage("appendices", index, "title"), vocabulary)
        found += findings
        title = "".join(span.text if isinstance(span, Text) else " " for span in spans if not isinstance(span, Note))
        try:
            tables.append(replace(figures.indicator_table(workspace, period, appendix), title=title))
        except Refused as refused:
            found += [_placed_column(finding, loaded, index) for finding in refused.findings]
    return tuple(tables), tuple(found)


def _all_figures(workspace: Workspace, period: Period) -> tuple[ComparisonTable, ...]:
    """Return the table of a document that is figures alone and chooses none."""
    return (figures.indicator_table(workspace, period),)


def _placed_column(finding: Finding, loaded: Loaded[Document], index: int) -> Finding:
    """Return a finding about a column of an appendix with its place in the document's file."""
    columns = loaded.record.appendices[index].columns if loaded.record else ()
    quoted = finding.place.quote if finding.place else None
    number = columns.index(quoted) if quoted in columns else 0
    return replace(finding, place=loaded.source.place("appendices", index, "columns", number))


def _expectations(agency: Agency, document: Document, frame: Frame, *, draft: bool) -> conformance.Expectations:
    """Return what the printed document must say of its agency."""
    return conformance.Expectations(
        parent=frame.text("parent"),
        issuer_lines=frame.lines("issuer_lines"),
        symbol=frame.text("symbol"),
        place=agency.place,
        addressed=bool(document.addressees),
        final=not draft,
    )


def _added(template: Template, frame: Frame, prose: Prose, tables: Sequence[ComparisonTable]) -> conformance.Added:
    """Return what the document adds to its template: the ruler measures that alone where it knows the rest."""
    return conformance.Added(
        kind=TYPE_NAMES.get(template.type_code, "").upper(),
        subject=frame.lines("subject"),
        authority=frame.lines("authority"),
        signer=frame.text("signer"),
        closing=frame.text("closing"),
        slots=prose.slots,
        variety=(
            len(tables),
            len(frame.lines("addressees")),
            tuple(type(recipient).__name__ for recipient in frame.recipients),
        ),
        house_rules=template.house_rules,
    )


def _of_weight(finding: Finding, house_rules: frozenset[str], *, draft: bool) -> Finding:
    """Return the finding as it weighs here: a template's own choice is a note, and no error of form stops a draft."""
    if finding.code in house_rules:
        return replace(finding, severity=Severity.NOTE, hint="mẫu chủ ý trình bày như vậy; đổi trong mẫu nếu cần")
    return replace(finding, severity=Severity.WARNING) if draft and finding.is_error else finding


def check(workspace: Workspace, period: Period | None = None) -> tuple[Finding, ...]:
    """Return everything wrong with the data, of one period or of all, and the outputs that are not what they make.

    Nothing is written.
    """
    found = list(check_workspace(workspace)) if period is None else []
    for one in workspace.periods() if period is None else (period,):
        found += [*check_period(workspace, one), *figures.check_figures(workspace, one)]
        results = {name: make_document(workspace, one, name, thorough=True) for name in workspace.documents(one)}
        found += [finding for _, findings in results.values() for finding in findings]
        made = {name: document.data for name, (document, _) in results.items() if document}
        found += compare_outputs(workspace.root / "output" / one.id, workspace.root, one, made)
    return _in_order(found)


def compare_texts(workspace: Workspace, period: Period, base: Period) -> tuple[TextComparison, ...]:
    """Return what became of the text of every document that both periods have."""
    both = [name for name in workspace.documents(period) if name in workspace.documents(base)]
    return tuple(_compare_text(workspace, period, base, name) for name in both)


def _compare_text(workspace: Workspace, period: Period, base: Period, name: str) -> TextComparison:
    before, after = (_paragraphs(workspace, one, name) for one in (base, period))
    changes = figures.text_changes([one.text for one in before], [one.text for one in after])
    copied = tuple(one for one in after if one.text in changes.unchanged)
    stale = tuple(
        StaleName(found.text, found.expected, one.place)
        for one in after
        for found in figures.stale_periods(one.text, period)
    )
    return TextComparison(name, changes, copied, stale)


def _paragraphs(workspace: Workspace, period: Period, name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document; none of one that cannot be read."""
    loaded = workspace.document(period, name)
    if loaded.record is None:
        return ()
    template = load_template(_template_path(workspace, loaded, name), cache_folder=workspace.cache_folder)
    words = figures.Vocabulary(workspace, period, loaded.record, draft=True)
    prose = read_slots(loaded, template.slots, words, draft=True)
    return tuple(Paragraph(block.text, block.place) for blocks in prose.slots.values() for block in blocks)


def make_annex(workspace: Workspace, period: Period, title: str, tables: Sequence[ComparisonTable]) -> bytes:
    """Return the tables as a Word annex in the official form.

    Raises:
        Refused: agency.yaml cannot be read, or the template of annexes is gone.
    """
    agency, path = workspace.agency(), workspace.template_path(ANNEX)
    if agency.record is None:
        raise Refused(agency.findings)
    if path is None:
        raise refuse("no-such-template", f"Không có mẫu “{ANNEX}”.", cause=Cause.TEMPLATE, hint="cài lại reportgen")
    return render_annex(load_template(path, cache_folder=workspace.cache_folder), agency.record, period, title, tables)


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
    results = dict(zip(chosen, _produce_all(workspace, period, chosen, wanted), strict=True))
    findings = _in_order(finding for _, found in results.values() for finding in found)
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


def _sound_command(period: Period, results: Mapping[str, Produced], *, strict: bool) -> str:
    sound = [name for name, (_, found) in results.items() if not exit_code(found, strict=strict)]
    return f"reportgen render {period.id} {' '.join(sound)}" if sound else ""


def _entry(workspace: Workspace, made: Made, *, draft: bool) -> Entry:
    """Return what is to be written of a document; its inputs are the files that its figures and form came from."""
    document = made.loaded.record
    read = {place.file for use in made.prose.uses for place in use.places}
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
        uses=made.prose.uses,
    )
