"""Finds the type of the document, its subject with the rule below, and the addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.conformance.letterhead_reader import MARKS, inner_width
from reportgen.conformance.lines import Line, RuleMark, rule_mark

ADDRESSED: Final = re.compile(r"^kính (?:gửi|trình)\b")
_TEXT_BEGINS: Final = re.compile(r"^(?:[ivxlc]+\.|\d{1,2}\.|phần |chương |điều \d|căn cứ\b|theo đề nghị)")
_TITLE_OF_TEXT: Final = re.compile(r"^(?:[ivxlc]+\.|\d{1,2}\.|phần |chương |điều \d)")


class Heading(Struct, frozen=True):
    """Type, subject and addressees."""

    type: Line | None
    subject: tuple[Line, ...]
    rule: RuleMark | None
    addressed: Line | None
    """The line that begins with Kính gửi."""
    addressees: tuple[Line, ...]
    """The lines under it, one addressee each."""
    end: int


def read_heading(lines: Sequence[Line], start: int, is_type: re.Pattern[str]) -> Heading:
    """Return what stands between the letterhead and the text.

    Args:
        lines: of the main text.
        start: index of the first line after the letterhead.
        is_type: matches the folded name of a type of document.
    """
    index = _skip_blank(lines, start)
    type_line: Line | None = None
    subject: list[Line] = []
    rule: RuleMark | None = None
    if index < len(lines) and _is_type(lines[index], is_type):
        type_line = lines[index]
        subject, rule, index = _subject(lines, index + 1)
    index = _skip_blank(lines, index)
    addressed: Line | None = None
    addressees: list[Line] = []
    if index < len(lines) and ADDRESSED.match(lines[index].folded):
        addressed = lines[index]
        index += 1
        while index < len(lines) and _is_addressee(lines[index]):
            addressees.append(lines[index])
            index += 1
    return Heading(type_line, tuple(subject), rule, addressed, tuple(addressees), index)


def _skip_blank(lines: Sequence[Line], index: int) -> int:
    while index < len(lines):
        line = lines[index]
        if not (line.prints_nothing or MARKS.match(line.folded) or line.is_typed_rule):
            return index
        index += 1
    return index


def _is_type(line: Line, is_type: re.Pattern[str]) -> bool:
    if is_type.fullmatch(line.folded):
        return True
    centred = line.form.align == "center"
    return centred and line.is_upper and not _TITLE_OF_TEXT.match(line.folded) and line.cell is None


def _subject(lines: Sequence[Line], index: int) -> tuple[list[Line], RuleMark | None, int]:
    """Return the lines of the subject, the rule below and the index after both."""
    subject: list[Line] = []
    while index < len(lines):
        line = lines[index]
        mark = rule_mark(line, inner_width(line))
        if mark and mark.kind != "underline":
            own = [line] if line.text and not line.is_typed_rule else []
            return subject + own, mark, index + 1
        if not line.text and subject:
            break
        if line.text:
            if not _is_subject(line, first=not subject):
                break
            subject.append(line)
        index += 1
    following = _skip_empty(lines, index)
    if following < len(lines) and lines[following].is_typed_rule:
        return subject, rule_mark(lines[following], None), following + 1
    return subject, rule_mark(subject[-1], None) if subject else None, index


def _skip_empty(lines: Sequence[Line], index: int) -> int:
    while index < len(lines) and lines[index].prints_nothing and not lines[index].paragraph.lines:
        index += 1
    return index


def _is_subject(line: Line, *, first: bool) -> bool:
    if _TEXT_BEGINS.match(line.folded) or ADDRESSED.match(line.folded) or line.paragraph.label:
        return False
    centred_bold = line.form.align == "center" and line.bold is not False
    return first or ((centred_bold or line.bold is True) and not line.is_upper)


def _is_addressee(line: Line) -> bool:
    return bool(line.text) and (line.text[0] in "-–+•" or line.paragraph.label in ("-", "–", "•", "+"))
