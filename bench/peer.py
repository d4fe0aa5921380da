"""The same documents by plain docxtpl, as its manual shows it: open the template, render a context, save.

Slots, tables and notes are handed over as finished markup: plain joined strings, made before the clock starts, which
is the least work for docxtpl.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate

from bench.samples import Sample, with_notes_tag
from reportgen.document.recipients import Line
from reportgen.document.styles import LEVELS
from reportgen.figures import ComparisonTable
from reportgen.prose import Block, Note, Span, Text


class Peer:
    """One document by docxtpl."""

    def __init__(self, sample: Sample) -> None:
        self._template = with_notes_tag(sample.path.read_bytes())
        self._context = context(sample)

    def render(self) -> bytes:
        """Return the document."""
        template = DocxTemplate(io.BytesIO(self._template))
        template.render(self._context)
        file = io.BytesIO()
        template.save(file)
        return file.getvalue()


def context(sample: Sample) -> Mapping[str, Any]:
    """Return the values of the template's tags."""
    notes: list[Note] = []
    slots = {slot.name: sample.prose.slots.get(slot.name, ()) for slot in sample.template.slots}
    values = sample.frame.values
    plain = {name: _escaped(value) for name, value in values.items()}
    return {
        **plain,
        "content": {name: "".join(_block(block, notes) for block in blocks) for name, blocks in slots.items()},
        "recipients": "".join(_paragraph("NoiNhanMuc", _run(item)) for item in _recipients(sample)),
        "appendices": "".join(map(_table, sample.tables)),
        "tables": "".join(map(_table, sample.tables)),
        "notes": "".join(_note(number, note) for number, note in enumerate(notes, 1)),
    }


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {name: _escaped(item) for name, item in value.items()}
    return value


def _recipients(sample: Sample) -> Iterable[str]:
    for recipient in sample.frame.recipients:
        for line in (recipient,) if isinstance(recipient, Line) else recipient.lines:
            yield line.text


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, *marks: str) -> str:
    properties = f"<w:rPr>{''.join(marks)}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _block(block: Block, notes: list[Note]) -> str:
    return _paragraph(LEVELS[block.level], "".join(_span(span, notes) for span in block.spans))


def _span(span: Span, notes: list[Note]) -> str:
    if isinstance(span, Text):
        return _run(span.text, *(mark for mark, wanted in (("<w:b/>", span.bold), ("<w:i/>", span.italic)) if wanted))
    if isinstance(span, Note):
        notes.append(span)
        mark = f'<w:footnoteReference w:id="{len(notes)}"/>'
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{mark}</w:r>'
    return "<w:r><w:br/></w:r>"


def _note(number: int, note: Note) -> str:
    text = "".join(span.text for span in note.spans if isinstance(span, Text))
    return f'<w:footnote w:id="{number}">{_paragraph("FootnoteText", _run(text))}</w:footnote>'


def _table(table: ComparisonTable) -> str:
    heads = _row("BieuDauCot", (column.title for column in table.columns))
    rows = "".join(_row("BieuSo", (cell.text for cell in row.cells)) for row in table.rows)
    grid = '<w:gridCol w:w="1500"/>' * len(table.columns)
    style = '<w:tblPr><w:tblStyle w:val="Bieu"/></w:tblPr>'
    title = _paragraph("PhuLucTieuDe", _run(table.title))
    return f"{title}<w:tbl>{style}<w:tblGrid>{grid}</w:tblGrid>{heads}{rows}</w:tbl>"


def _row(style: str, texts: Iterable[str]) -> str:
    width = '<w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>'
    cells = "".join(f"<w:tc>{width}{_paragraph(style, _run(text))}</w:tc>" for text in texts)
    return f"<w:tr>{cells}</w:tr>"
