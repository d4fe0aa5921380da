"""The wording of a Word file: the rules of prose on each paragraph, told at the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import line_of
from reportgen.conformance.reading import NOTES
from reportgen.diagnostics import CONTEXT, Cause, Finding, Place
from reportgen.ooxml.stories import Paragraph
from reportgen.prose.wording import Wording, check_mixtures, check_wording

_RAISED: Final = str.maketrans("23", "²³")
_MEASURED_AS_FORM: Final = frozenset({"not-nfc"})
"""Told by the ruler itself, as FN-02b."""


def check_words(inspection: Inspection) -> None:
    """Report slips of wording in subject, text, appendices and notes."""
    paragraphs = [each for each in _paragraphs(inspection) if not line_of(each[0]).is_typed_rule]
    texts = [_printed(paragraph) for paragraph, _ in paragraphs]
    slips = [(index, slip) for index, text in enumerate(texts) for slip in check_wording(text)]
    for index, slip in (*slips, *check_mixtures(texts)):
        if slip.code not in _MEASURED_AS_FORM:
            paragraph, part = paragraphs[index]
            place = inspection.place(part or paragraph)
            inspection.findings.append(_finding(slip, place, texts[index]))


def _paragraphs(inspection: Inspection) -> Iterator[tuple[Paragraph, str | None]]:
    """Return the paragraphs to read, each with the name of its part where that is not the main text."""
    reading = inspection.reading
    yield from ((line.paragraph, None) for line in reading.heading.subject)
    yield from ((paragraph, None) for passage in reading.passages for paragraph in passage.paragraphs)
    yield from ((paragraph, NOTES) for story in reading.file.notes for paragraph in story.paragraphs)


def _printed(paragraph: Paragraph) -> str:
    """Return the text with raised digits as `²` and `³`, line breaks and tabs as spaces."""
    pieces = (
        run.text.translate(_RAISED) if run.format.vertical == "superscript" else run.text for run in paragraph.runs
    )
    return "".join(pieces).replace("\n", " ").replace("\t", " ").strip()


def _finding(slip: Wording, place: Place, text: str) -> Finding:
    left, right = max(0, slip.start - CONTEXT), min(len(text), slip.end + CONTEXT)
    quote = f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"
    return Finding(
        slip.code, slip.message, replace(place, quote=quote), slip.hint, severity=slip.severity, cause=Cause.FORM
    )
