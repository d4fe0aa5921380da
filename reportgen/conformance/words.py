"""The wording of a Word file: the rules of prose on each paragraph, told at the paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line, line_of
from reportgen.conformance.reading import NOTES
from reportgen.diagnostics import CONTEXT, Cause, Finding, Place
from reportgen.prose.wording import Wording, check_mixtures, check_wording

_RAISED: Final = str.maketrans("23", "²³")
_MEASURED_AS_FORM: Final = frozenset({"not-nfc"})
"""Told by the ruler itself, as FN-02b."""


def check_words(inspection: Inspection) -> None:
    """Report slips of wording in subject, text, appendices and notes."""
    lines = [(line, part) for line, part in _lines(inspection) if not line.is_typed_rule]
    texts = [_printed(line) for line, _ in lines]
    slips = [(index, slip) for index, text in enumerate(texts) for slip in check_wording(text)]
    for index, slip in (*slips, *check_mixtures(texts)):
        if slip.code not in _MEASURED_AS_FORM:
            line, part = lines[index]
            place = inspection.place(part or line)
            inspection.findings.append(_finding(slip, place, texts[index]))


def _lines(inspection: Inspection) -> Iterator[tuple[Line, str | None]]:
    """Return the lines to read, each with the name of its part where that is not the main text."""
    reading = inspection.reading
    yield from ((line, None) for line in reading.heading.subject)
    yield from ((line, None) for passage in reading.passages for line in passage.lines)
    yield from ((line_of(paragraph), NOTES) for story in reading.file.notes for paragraph in story.paragraphs)


def _printed(line: Line) -> str:
    """Return the text with raised digits as `²` and `³`, line breaks and tabs as spaces."""
    pieces = (
        run.text.translate(_RAISED) if run.format.vertical == "superscript" else run.text for run in line.paragraph.runs
    )
    return "".join(pieces).replace("\n", " ").replace("\t", " ").strip()


def _finding(slip: Wording, place: Place, text: str) -> Finding:
    left, right = max(0, slip.start - CONTEXT), min(len(text), slip.end + CONTEXT)
    quote = f"{'…' if left else ''}{text[left:right]}{'…' if right < len(text) else ''}"
    return Finding(
        slip.code, slip.message, replace(place, quote=quote), slip.hint, severity=slip.severity, cause=Cause.FORM
    )
