"""The stages in order: one document down the line, and everything that is found on the way.

YAML --workspace--> records --figures--> figures --prose--> blocks --document--> docx --conformance--> findings --> file
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen import conformance, figures
from reportgen.diagnostics import Cause, Finding, Refused, Severity, nearest, refuse
from reportgen.document import TYPE_NAMES, Frame, Template, build_frame, load_template, render, render_annex
from reportgen.outputs import compare_outputs
from reportgen.periods import Period
from reportgen.prose import Prose, check_typed_figures, read_line, read_slots
from reportgen.workspace import Agency, Document, Loaded, Workspace, check_document, check_period, check_workspace

if TYPE_CHECKING:
    from reportgen.figures import ComparisonTable
    from reportgen.figures.expressions import Use
    from reportgen.prose import Line

ANNEX: Final = "phu-luc"
"""The template of tables that stand alone."""
_DRAFT_MARKS: Final = frozenset({"DM-03", "FN-03b"})
"""What the ruler would say of a draft's own marks: the word DỰ THẢO, gaps on yellow."""


class Made(Struct, frozen=True):
    """One document, in memory, and what was found on the way to it."""

    period: Period
    name: str
    loaded: Loaded[Document]
    template: Path
    uses: tuple[Use, ...]
    """The figures of the text and of the titles of tables, in printed order."""
    tables: tuple[ComparisonTable, ...]
    data: bytes
    findings: tuple[Finding, ...]


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
    if loaded.record is None:
        return None, tuple(found)
    document = loaded.record
    try:
        path = template_path(workspace, period, name)
        template = load_template(path, cache_folder=workspace.cache_folder)
    except Refused as refused:
        return None, (*found, *refused.findings)
    vocabulary = figures.Vocabulary(workspace, period, document, draft=draft)
    prose = read_slots(loaded, template.slots, vocabulary, draft=draft)
    if thorough:
        found += check_typed_figures(loaded, vocabulary)
    titles = tuple(
        read_line(loaded.source.passage("appendices", index, "title"), vocabulary)
        for index in range(len(document.appendices))
    )
    found += [*prose.findings, *(finding for title in titles for finding in title.findings)]
    tables, wrong = _tables(workspace, period, loaded, titles, all_figures=template.prints("tables"))
    found += [*wrong, *vocabulary.findings]
    if agency.record is None or any(finding.is_error for finding in found):
        return None, tuple(found)
    frame = build_frame(agency.record, document, period, prose, type_code=template.type_code, draft=draft)
    try:
        data = render(template, frame, prose, tables, draft=draft)
    except Refused as refused:
        return None, (*found, *refused.findings)
    form = conformance.measure_rendered(
        data,
        _added(template, frame, prose, tables),
        kinds=conformance.known_kinds(template.fingerprint, workspace.cache_folder),
        name=f"output/{period}/{name}.docx",
        expectations=_expectations(agency.record, document, frame, draft=draft),
    )
    found += _weighed(form, template.house_rules, draft=draft)
    uses = (*prose.uses, *(use for title in titles for use in title.uses))
    return Made(period, name, loaded, path, uses, tables, data, tuple(found)), tuple(found)


def template_path(workspace: Workspace, period: Period, name: str) -> Path:
    """Return the template that a document of the period is printed with.

    Raises:
        Refused: there is none of that name; the place is where the document names it.
    """
    wanted = workspace.template_name(period, name)
    if path := workspace.template_path(wanted):
        return path
    known = workspace.template_names()
    meant = nearest(wanted, known)
    hint = f"có phải {meant}?" if meant else f"ghi template: và tên một trong các mẫu: {', '.join(known)}"
    place = workspace.document(period, name).source.place("template")
    raise refuse("no-such-template", f"Không có mẫu “{wanted}”.", hint=hint, place=place)


def _tables(
    workspace: Workspace, period: Period, loaded: Loaded[Document], titles: Sequence[Line], *, all_figures: bool
) -> tuple[tuple[ComparisonTable, ...], tuple[Finding, ...]]:
    """Return the tables of the appendices under their titles, and what is wrong with their columns.

    A document that is figures alone (`all_figures`) and chooses none has one table, of everything.
    """
    appendices = loaded.record.appendices if loaded.record else ()
    if (appendices or all_figures) and (missing := workspace.missing_catalog()):
        return (), (missing,)
    if all_figures and not appendices:
        return (figures.indicator_table(workspace, period),), ()
    tables: list[ComparisonTable] = []
    found: list[Finding] = []
    for index, (appendix, title) in enumerate(zip(appendices, titles, strict=True)):
        try:
            tables.append(replace(figures.indicator_table(workspace, period, appendix), title=title.text))
        except Refused as refused:
            found += [_placed_column(finding, loaded, index) for finding in refused.findings]
    return tuple(tables), tuple(found)


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


def _weighed(form: Iterable[Finding], house_rules: frozenset[str], *, draft: bool) -> Iterator[Finding]:
    """Yield the findings as they weigh here: a template's own choice is a note, no error of form stops a draft."""
    for finding in form:
        if draft and finding.code in _DRAFT_MARKS:
            continue
        if finding.code in house_rules:
            hint = "mẫu chủ ý trình bày như vậy; đổi trong mẫu nếu cần"
            yield replace(finding, severity=Severity.NOTE, hint=hint)
        else:
            yield replace(finding, severity=Severity.WARNING) if draft and finding.is_error else finding


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
    return in_order(found)


def measure_file(data: bytes, name: str, agency: Agency | None) -> tuple[Finding, ...]:
    """Return what is wrong with a Word file that somebody else made.

    Where it prints the name of one of the agency's issuers, the agency's data are held against it; what it should say
    of any other agency is not known, and told as not measured.

    Raises:
        Refused: the file cannot be read.
    """
    from reportgen.conformance.ruler import lint  # noqa: PLC0415 - lxml only where a whole Word file is measured

    for issuer in agency.issuers.values() if agency else ():
        expected = conformance.Expectations(
            parent=issuer.parent or "", issuer_lines=issuer.lines, place=agency.place if agency else None
        )
        findings = lint(data, name=name, expectations=expected)
        if not any(finding.code in conformance.ISSUER_RULES for finding in findings):
            return findings
    return lint(data, name=name)


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


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, by file and place."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))
