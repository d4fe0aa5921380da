"""The text of a document -> blocks. One line is one paragraph; its sign says what the paragraph is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Finding, Place, Severity, nearest
from reportgen.figures.expressions import Use
from reportgen.prose.blocks import Block, Break, Level, Span, Text, text_of
from reportgen.prose.checking import Written, check_lines, written
from reportgen.prose.counters import Counters
from reportgen.prose.expressions import Resolver
from reportgen.prose.forms import SlotForm
from reportgen.prose.inline import read_stretch
from reportgen.prose.readings import Reading, Stretch
from reportgen.prose.slot import SlotReader, has_heading, without_tags
from reportgen.workspace import Loaded, Passage, Source
from reportgen.workspace.schema import Document

REWRITE: Final = re.compile(r"\s*(?:\[viết lại\b.*|viết lại[:.…]*)\s*", re.IGNORECASE)
"""A line that marks a slot whose text is an earlier period's."""
_NO_TITLE: Final = "Dấu # ở đầu dòng không thành tiêu đề ở đây."


class Prose(Struct, frozen=True):
    """The text of a document. `uses` are the figures it prints, in printed order."""

    slots: Mapping[str, tuple[Block, ...]]
    subject: tuple[Span, ...]
    closing: tuple[Span, ...] | None
    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]
    attendees: tuple[Span, ...] = ()
    """Who was at the meeting; () where the document does not say."""


def read_slots(document: Loaded[Document], forms: tuple[SlotForm, ...], vocabulary: Resolver, *, draft: bool) -> Prose:
    """Return the document's text as blocks, in the order in which the template prints its slots.

    Args:
        document: the document; one that could not be read has no text.
        forms: the slots of its template.
        vocabulary: what knows the figures; in a draft it must be one that fills gaps.
        draft: whether a slot without text is a gap (a warning) or an error.
    """
    if document.record is None:
        return Prose({}, (), None, (), ())
    reader = _DocumentReader(document.record, document.source, vocabulary, draft=draft)
    return reader.read(forms)


class Line(Struct, frozen=True):
    """One text with expressions: its spans, the figures it prints, and what is wrong with it."""

    spans: tuple[Span, ...]
    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]

    @property
    def text(self) -> str:
        """The characters alone, without marks and notes."""
        return text_of(self.spans)


def read_line(passage: Passage, vocabulary: Resolver) -> Line:
    """Return one text with expressions, the title of an appendix."""
    spans, readings = _read_text(passage, vocabulary, (Text(" "),))
    uses = tuple(use for _, reading in readings for use in reading.uses)
    return Line(spans, uses, tuple(finding for _, reading in readings for finding in reading.findings))


def _read_text(
    passage: Passage, vocabulary: Resolver, joint: tuple[Span, ...]
) -> tuple[tuple[Span, ...], list[tuple[Stretch, Reading]]]:
    """Read every line of a text that is no slot; `joint` is printed between two lines."""
    spans: tuple[Span, ...] = ()
    readings: list[tuple[Stretch, Reading]] = []
    for number, line in enumerate(passage.text.split("\n")):
        stripped = line.strip()
        if stripped:
            start = line.index(stripped)
            stretch = Stretch(passage, number, start, start + len(stripped), breaks=True)
            reading = read_stretch(stretch, line, vocabulary, None)
            if stripped.startswith("#"):
                place = stretch.place(start, start + 1)
                hint = "xóa dấu #; muốn in dấu # thì gõ \\#"
                reading.findings.append(Finding("title-not-here", _NO_TITLE, place, hint))
            spans += (joint if spans else ()) + reading.spans
            readings.append((stretch, reading))
    return spans, readings


class _DocumentReader:
    def __init__(self, document: Document, source: Source, vocabulary: Resolver, *, draft: bool) -> None:
        self._document = document
        self._source = source
        self._vocabulary = vocabulary
        self._draft = draft
        self._counters = Counters()
        self._uses: list[Use] = []
        self._findings: list[Finding] = []
        self._written: list[Written] = []
        self._parts: list[Block] = []
        """The parts of slots so far that no finding tells of."""

    def read(self, forms: tuple[SlotForm, ...]) -> Prose:
        subject = self._text((Break(),), "subject")
        meeting = self._document.meeting
        attendees = self._text((Text(" "),), "meeting", "attendees") if meeting and meeting.attendees else ()
        slots = {}
        for form in forms:
            blocks = self._slot(form)
            if blocks is not None:
                slots[form.name] = blocks
        closing = self._text((Text(" "),), "closing") if self._document.closing else None
        self._unknown_slots(forms)
        self._findings += check_lines(self._written)
        findings = tuple(sorted(self._findings, key=lambda finding: finding.order))
        return Prose(slots, subject, closing, tuple(self._uses), findings, attendees)

    def _text(self, joint: tuple[Span, ...], *path: str) -> tuple[Span, ...]:
        spans, readings = _read_text(self._source.passage(*path), self._vocabulary, joint)
        for stretch, reading in readings:
            self._uses += reading.uses
            self._findings += reading.findings
            line = written(stretch, reading)
            if line:
                self._written.append(line)
        return spans

    def _slot(self, form: SlotForm) -> tuple[Block, ...] | None:
        """Return a slot's blocks; None for an optional one that the document leaves out, with its headings."""
        given = form.name in self._document.content
        if not given and not form.required:
            return None
        if form.restarts is not None:
            self._counters.advance(form.restarts)
        self._part_counted_twice(form)
        if not given:
            return self._gap(form, self._source.place("content", key=True))
        passage = self._source.passage("content", form.name)
        lines = passage.text.split("\n")
        marked = next((number for number, line in enumerate(lines) if REWRITE.fullmatch(line)), None)
        if marked is not None:
            return self._gap(form, passage.place(marked, 0, len(lines[marked])), marked=True)
        reader = SlotReader(passage, self._vocabulary, self._counters)
        blocks = reader.read()
        self._uses += reader.uses
        self._findings += reader.findings
        self._written += reader.written
        self._parts += [block for block in blocks if block.level is Level.PART]
        self._repeated_heading(form, blocks)
        return blocks

    def _gap(self, form: SlotForm, place: Place, *, marked: bool = False) -> tuple[Block, ...]:
        """Report a slot without this period's text; return the gap that a draft prints."""
        severity = Severity.WARNING if self._draft else Severity.ERROR
        if marked:
            message = f"Khoang “{form.name}” còn nguyên lời văn kỳ trước, chưa viết lại."
            hint = "sửa lời văn cho kỳ này rồi xóa dòng [viết lại]"
            self._findings.append(Finding("slot-rewrite", message, place, hint, severity))
        else:
            message = f"Khoang “{form.name}” của mẫu chưa có lời văn."
            hint = f"thêm dưới content:\n{form.name}: |\n  …"
            self._findings.append(Finding("slot-missing", message, place, hint, severity))
        gap = Text(f"[thiếu: lời văn của khoang {form.name}]", missing=True)
        return (Block(Level.PLAIN, (gap,), place, computed=True),)

    def _part_counted_twice(self, form: SlotForm) -> None:
        """Report a part of a slot where the template prints the number of a later part as text."""
        if form.part is None or not self._parts:
            return
        heading = without_tags(form.heading or form.name)
        message = f"Thêm phần ở đây thì số in sẵn của mẫu sai: “{heading}” vẫn in là “{form.part}”."
        hint = "viết # thay cho Phần:"
        if not form.required:
            hint += f"\nhoặc bỏ khoang {form.name}, viết tiếp lời văn ấy ở cuối khoang trên, dưới dòng Phần: {heading}"
        self._findings.append(Finding("part-breaks-number", message, self._parts[-1].place, hint))
        self._parts.clear()

    def _repeated_heading(self, form: SlotForm, blocks: tuple[Block, ...]) -> None:
        if form.heading and blocks and has_heading(blocks[0].text, form.heading):
            message = f"Khoang “{form.name}” mở đầu bằng tiêu đề “{blocks[0].text}” mà mẫu đã in sẵn."
            self._findings.append(Finding("heading-repeated", message, blocks[0].place, "xóa dòng tiêu đề này"))

    def _unknown_slots(self, forms: tuple[SlotForm, ...]) -> None:
        known = [form.name for form in forms]
        for name in self._document.content:
            if name not in known:
                place = self._source.place("content", name, key=True)
                message = f"Khoang “{name}” không có trong mẫu."
                self._findings.append(Finding("slot-unknown", message, place, _slot_hint(name, known)))


def _slot_hint(name: str, known: list[str]) -> str:
    close = nearest(name, known)
    if close:
        return f"có phải “{close}”?"
    return f"mẫu có các khoang: {', '.join(known)}" if known else "mẫu không có khoang nào"
