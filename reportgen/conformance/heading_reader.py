"""Finds the type of the document, its subject with the rule below, and the addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.conformance.letterhead_reader import MARKS, inner_width
from reportgen.conformance.lines import Line, RuleMark, line_of, rule_mark
from reportgen.ooxml.stories import Paragraph

ADDRESSED: Final = re.compile(r"^kính (?:gửi|trình)\b")
_TEXT_BEGINS: Final = re.compile(r"^(?:[ivxlc]+\.|\d{1,2}\.|phần |chương |điều \d|căn cứ\b|theo đề nghị)")
_TITLE_OF_TEXT: Final = re.compile(r"^(?:[ivxlc]+\.|\d{1,2}\.|phần |chương |điều \d)")


@dataclass(frozen=True, slots=True)
class Heading:
    """Type, subject and addressees."""

    type: Line | None
    subject: tuple[Line, ...]
    rule: RuleMark | None
    addressed: Line | None
    """The line that begins with Kính gửi."""
    addressees: tuple[Line, ...]
    """The lines under it, one addressee each."""
    end: int


def read_heading(paragraphs: Sequence[Paragraph], start: int, is_type: re.Pattern[str]) -> Heading:
    """Return what stands between the letterhead and the text.

    Args:
        paragraphs: of the main text.
        start: index of the first paragraph after the letterhead.
        is_type: matches the folded name of a type of document.
    """
    index = _skip_blank(paragraphs, start)
    type_line: Line | None = None
    subject: list[Line] = []
    rule: RuleMark | None = None
    if index < len(paragraphs) and _is_type(paragraphs[index], is_type):
        type_line = line_of(paragraphs[index])
        index += 1
        subject, rule, index = _subject(paragraphs, index)
    index = _skip_blank(paragraphs, index)
    addressed: Line | None = None
    addressees: list[Line] = []
    if index < len(paragraphs) and ADDRESSED.match(line_of(paragraphs[index]).folded):
        addressed = line_of(paragraphs[index])
        index += 1
        while index < len(paragraphs) and _is_addressee(paragraphs[index]):
            addressees.append(line_of(paragraphs[index]))
            index += 1
    return Heading(type_line, tuple(subject), rule, addressed, tuple(addressees), index)


def _skip_blank(paragraphs: Sequence[Paragraph], index: int) -> int:
    while index < len(paragraphs):
        line = line_of(paragraphs[index])
        if line.text and not MARKS.match(line.folded) and not line.is_typed_rule:
            return index
        index += 1
    return index


def _is_type(paragraph: Paragraph, is_type: re.Pattern[str]) -> bool:
    line = line_of(paragraph)
    if is_type.fullmatch(line.folded):
        return True
    centred = paragraph.format.align == "center"
    return centred and line.is_upper and not _TITLE_OF_TEXT.match(line.folded) and paragraph.cell is None


def _subject(paragraphs: Sequence[Paragraph], index: int) -> tuple[list[Line], RuleMark | None, int]:
    """Return the lines of the subject, the rule below and the index after both."""
    lines: list[Line] = []
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        mark = rule_mark(paragraph, inner_width(paragraph))
        line = line_of(paragraph)
        if mark and mark.kind != "underline":
            own = [line] if line.text and not line.is_typed_rule else []
            return lines + own, mark, index + 1
        if not line.text and lines:
            break
        if line.text:
            if not _is_subject(line, first=not lines):
                break
            lines.append(line)
        index += 1
    mark = rule_mark(lines[-1].paragraph, None) if lines else None
    if mark is None and index < len(paragraphs):
        following = _skip_empty(paragraphs, index)
        if following < len(paragraphs) and line_of(paragraphs[following]).is_typed_rule:
            return lines, rule_mark(paragraphs[following], None), following + 1
    return lines, mark, index


def _skip_empty(paragraphs: Sequence[Paragraph], index: int) -> int:
    while index < len(paragraphs) and not line_of(paragraphs[index]).text and not paragraphs[index].lines:
        index += 1
    return index


def _is_subject(line: Line, *, first: bool) -> bool:
    if _TEXT_BEGINS.match(line.folded) or ADDRESSED.match(line.folded) or line.paragraph.label:
        return False
    centred = line.paragraph.format.align == "center"
    return (
        first or (centred and line.bold is not False and not line.is_upper) or (line.bold is True and not line.is_upper)
    )


def _is_addressee(paragraph: Paragraph) -> bool:
    line = line_of(paragraph)
    return bool(line.text) and (line.text[0] in "-–+•" or paragraph.label in ("-", "–", "•", "+"))
