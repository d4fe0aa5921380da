"""The texts of a document ("stories", as Word calls body, headers and notes): paragraphs in reading order.

Deleted text is not read; inserted text is. Of two drawings that mean the same (`mc:AlternateContent`) the first is
read. Fields are followed across paragraphs, so that a page number is known from typed digits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from reportgen.ooxml.drawings import DrawnLine
from reportgen.ooxml.effective import Effective, TableRegion
from reportgen.ooxml.formats import ParagraphFormat, RunFormat
from reportgen.ooxml.names import w
from reportgen.ooxml.numbering import Counters
from reportgen.ooxml.properties import paragraph_properties, run_properties
from reportgen.ooxml.runs import ALTERNATE, PASSED, UNREAD, Fields, Run, RunReader, chosen
from reportgen.ooxml.tables import Cell, PassedRow, Table, read_table
from reportgen.ooxml.trees import Element

_P, _TBL, _SECT = w("p"), w("tbl"), w("sectPr")
_PPR, _RPR = w("pPr"), w("rPr")


class Paragraph(Struct, frozen=True, eq=False):
    """One paragraph as read."""

    number: int
    """Counted from 1 within its story, empty paragraphs and those of tables included."""
    element: Element
    format: ParagraphFormat
    runs: tuple[Run, ...]
    label: str
    """The number or mark that Word prints before it, "" for none."""
    label_format: RunFormat | None
    cell: Cell | None
    section: int
    """Counted from 0."""
    boxed: bool
    """In a text box."""
    lines: tuple[DrawnLine, ...]

    @property
    def text(self) -> str:
        """The characters, without the label that Word adds; tabs and line breaks are characters."""
        return "".join(run.text for run in self.runs)


class Story(Struct):
    """A text: body, header, footer or notes."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    """All of them, but of a large table one row of each shape: their numbers tell how many were passed over."""
    large_tables: list[Table] = field(default_factory=list)
    sections: list[Element] = field(default_factory=list)
    """The `w:sectPr` of each section, in order."""
    fields: set[str] = field(default_factory=set)
    """Names of the fields met, in capitals."""
    unread: set[str] = field(default_factory=set)
    """What was met and cannot be read, in Vietnamese."""
    tracked: bool = False
    """Insertions or deletions wait for a decision."""


def read_story(root: Element, effective: Effective, passed: Mapping[Element, PassedRow] | None = None) -> Story:
    """Return the paragraphs under an element (`w:body`, `w:hdr`, `w:footnote`), in reading order.

    Args:
        root: the element.
        effective: resolves formats.
        passed: the rows whose content was left out of the tree; none where it is whole.
    """
    reader = _Reader(effective, passed or {})
    reader.blocks(root, None, boxed=False)
    return reader.finish()


class _Reader:
    """Walks one story."""

    def __init__(self, effective: Effective, passed: Mapping[Element, PassedRow]) -> None:
        self.effective = effective
        self.passed = passed
        self.story = Story()
        self.count = 0
        self.counters = Counters(effective.numbering)
        self.fields = Fields()

    def finish(self) -> Story:
        self.story.fields = self.fields.met
        return self.story

    def blocks(self, children: Iterable[Element], cell: Cell | None, *, boxed: bool) -> None:
        for child in children:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, cell, boxed=boxed)
            elif tag == _TBL:
                self.table(read_table(child, self.effective, cell, self.passed), boxed=boxed)
            elif tag == _SECT:
                self.story.sections.append(child)
            elif tag == ALTERNATE:
                self.blocks(chosen(child), cell, boxed=boxed)
            elif tag in PASSED:
                self.blocks(child, cell, boxed=boxed)
            elif tag in UNREAD:
                self.story.unread.add(UNREAD[tag])

    def table(self, table: Table, *, boxed: bool) -> None:
        if table.is_large:
            self.large_table(table, boxed=boxed)
            return
        for index, row in enumerate(table.read_rows()):
            for cell, element in table.cells_of(row, index):
                self.blocks(element, cell, boxed=boxed)

    def large_table(self, table: Table, *, boxed: bool) -> None:
        """Read one row of each shape; rows that Word numbers are read each."""
        self.story.large_tables.append(table)
        paragraphs = self.story.paragraphs
        seen: dict[bytes, int] = {}
        rows = table.read_rows()
        for index, (row, shape) in enumerate(zip(rows, table.shapes(rows), strict=True)):
            if shape in seen:
                self.count += seen[shape]
                continue
            before, first = self.count, len(paragraphs)
            for cell, element in table.cells_of(row, index):
                self.blocks(element, cell, boxed=boxed)
            if not any(each.format.numbering for each in paragraphs[first:]):
                seen[shape] = self.count - before

    def paragraph(self, element: Element, cell: Cell | None, *, boxed: bool) -> None:
        properties = element.find(_PPR)
        region = cell.region if cell else None
        form = self.effective.paragraph(paragraph_properties(properties), region)
        label, label_format = self.label(properties, form, region)
        runs = RunReader(self.effective, self.fields, form.style, region)
        runs.read(element, linked=False)
        self.count += 1
        paragraph = Paragraph(
            number=self.count,
            element=element,
            format=form,
            runs=runs.result(),
            label=label,
            label_format=label_format,
            cell=cell,
            section=len(self.story.sections),
            boxed=boxed,
            lines=tuple(runs.lines),
        )
        self.story.paragraphs.append(paragraph)
        self.story.unread |= runs.unread
        self.story.tracked |= runs.tracked
        for box in runs.boxes:
            self.blocks(box, None, boxed=True)
        if properties is not None and (section := properties.find(_SECT)) is not None:
            self.story.sections.append(section)

    def label(
        self, properties: Element | None, form: ParagraphFormat, region: TableRegion | None
    ) -> tuple[str, RunFormat | None]:
        if form.numbering is None:
            return "", None
        label = self.counters.next_label(*form.numbering)
        level = self.effective.numbering.level(*form.numbering)
        if not label or level is None:
            return label, None
        mark = run_properties(properties.find(_RPR) if properties is not None else None)
        return label, self.effective.run(form.style, mark + level.run, region)
