"""Documents of the sample workspace, ready to render; a larger one where growth is measured."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bench.clock import ROOT
from reportgen.conformance import Added, Expectations, known_kinds, measure_rendered
from reportgen.conformance.ruler import measure
from reportgen.document import Frame, Template, build_frame, load_template, render
from reportgen.document.frame import TYPE_NAMES
from reportgen.figures import ComparisonTable, Vocabulary, indicator_table
from reportgen.periods import Period
from reportgen.prose import Prose, read_slots
from reportgen.workspace import Workspace

REPORT: Final = ("2020-9T", "bao-cao-kinh-te-xa-hoi")
ANNOUNCEMENT: Final = ("2021-08", "thong-bao-ket-luan")
ANNEX_ROWS: Final = 60


class Sample(Struct, frozen=True):
    """Everything that goes into one document."""

    path: Path
    """Of the template."""
    template: Template
    frame: Frame
    prose: Prose
    tables: tuple[ComparisonTable, ...]
    expectations: Expectations

    def render(self, *, level: int | None = None) -> bytes:
        """Return the document, proved; the zip is packed as shipped where no level is named."""
        given = (self.template, self.frame, self.prose, self.tables)
        return render(*given, draft=False) if level is None else render(*given, draft=False, level=level)

    def make(self, *, level: int | None = None) -> bytes:
        """Return the document, proved and measured against the form: what it adds to a template that is known."""
        data = self.render(level=level)
        added = Added(
            kind=TYPE_NAMES.get(self.template.type_code, "").upper(),
            subject=self.frame.lines("subject"),
            authority=self.frame.lines("authority"),
            signer=self.frame.text("signer"),
            closing=self.frame.text("closing"),
            slots=self.prose.slots,
            variety=(len(self.tables), len(self.frame.lines("addressees"))),
            house_rules=self.template.house_rules,
        )
        kinds = known_kinds(self.template.fingerprint)
        measure_rendered(data, added, kinds=kinds, name="a.docx", expectations=self.expectations)
        return data

    def measure(self, data: bytes) -> None:
        """Measure the whole document, as any Word file is."""
        measure(data, name="a.docx", expectations=self.expectations)


@cache
def sample(period: str, name: str) -> Sample:
    """Return a document of the sample workspace."""
    workspace, one = Workspace(ROOT), Period.parse(period)
    loaded, agency = workspace.document(one, name), workspace.agency().record
    document = loaded.record
    if document is None or agency is None:
        raise LookupError(f"{period}/{name}: {loaded.findings}")
    path = workspace.template_path(document.template or name)
    if path is None:
        raise LookupError(f"{period}/{name}: no template")
    template = load_template(path)
    prose = read_slots(loaded, template.slots, Vocabulary(workspace, one, document), draft=False)
    tables = tuple(indicator_table(workspace, one, appendix) for appendix in document.appendices)
    frame = build_frame(agency, document, one, prose, type_code=template.type_code, draft=False)
    expectations = Expectations(
        parent=frame.text("parent"),
        issuer_lines=frame.lines("issuer_lines"),
        symbol=frame.text("symbol"),
        place=agency.place,
        addressed=bool(document.addressees),
        final=True,
    )
    return Sample(path, template, frame, prose, tables, expectations)


def report(*, times: int = 1, rows: int = ANNEX_ROWS) -> Sample:
    """Return the nine-month report, its paragraphs so many times over, its annex brought to so many rows."""
    found = sample(*REPORT)
    slots = {name: blocks * times for name, blocks in found.prose.slots.items()}
    (table,) = found.tables
    lines = (table.rows * (rows // len(table.rows) + 1))[:rows]
    return replace(found, prose=replace(found.prose, slots=slots), tables=(replace(table, rows=lines),))


def announcement() -> Sample:
    """Return the announcement of the chairman's conclusions."""
    return sample(*ANNOUNCEMENT)


def form(folder: Path, *, rows: int) -> Sample:
    """Return an announcement on a template in which so many rows of a table are drawn, each with tags of its own."""
    found = announcement()
    path = folder / f"bieu-{rows}.docx"
    path.write_bytes(with_part(found.path.read_bytes(), "word/document.xml", _drawn_rows(rows), before="<w:sectPr"))
    return replace(found, path=path, template=load_template(path))


def _drawn_rows(count: int) -> str:
    texts = ("{{ period.slash }}", "{{ agency.short_name }}", "{{ symbol }}", "{{ place }}")
    cells = "".join(_cell(text) for text in texts)
    grid = '<w:gridCol w:w="1500"/>' * (len(texts) + 2)
    rows = "".join(f"<w:tr>{_cell(str(row))}{_cell(f'Nội dung {row}')}{cells}</w:tr>" for row in range(1, count + 1))
    width = '<w:tblW w:w="9000" w:type="dxa"/>'
    return f"<w:tbl><w:tblPr>{width}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


def _cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def with_part(template: bytes, part: str, added: str, *, before: str) -> bytes:
    """Return the template with markup put into a part before the last place where `before` stands."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                head, sign, tail = content.rpartition(before)
                content = f"{head}{added}{sign}{tail}"
            new.writestr(name, content)
    return packed.getvalue()


def with_notes_tag(template: bytes) -> bytes:
    """Return the template with a tag where docxtpl can put the notes; reportgen finds their place itself."""
    return with_part(template, "word/footnotes.xml", "{{ notes }}", before="</w:footnotes>")
