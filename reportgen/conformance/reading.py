"""The parts of a document, told by position and content: letterhead, heading, text, ending, appendices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from reportgen.conformance.appendix_reader import Appendix, begins_appendix, read_appendices
from reportgen.conformance.body_reader import Item, read_body
from reportgen.conformance.ending_reader import Ending, read_ending
from reportgen.conformance.heading_reader import Heading, read_heading
from reportgen.conformance.letterhead_reader import (
    Letterhead,
    inner_width,
    is_national_title,
    read_letterhead,
)
from reportgen.conformance.lines import Line, line_of
from reportgen.ooxml.units import Twips
from reportgen.ooxml.word_file import WordFile

TOP: Final = "phần đầu"
TEXT: Final = "phần thân"
END: Final = "phần ký và nơi nhận"
APPENDIX: Final = "phụ lục"
AFTER: Final = "sau phần ký"
HEADER: Final = "đầu trang"
FOOTER: Final = "chân trang"
NOTES: Final = "chú thích"


class Passage(Struct, frozen=True):
    """A run of text: that of the document, or of an appendix."""

    lines: tuple[Line, ...]
    """Empty ones included."""
    items: tuple[Item, ...]


class Reading(Struct, frozen=True, dict=True):
    """A document with its parts told apart."""

    file: WordFile
    lines: tuple[Line, ...]
    """Those of the main text, in order."""
    letterhead: Letterhead
    heading: Heading
    text: Passage
    ending: Ending | None
    appendices: tuple[Appendix, ...]
    is_appendix: bool
    """The file holds an appendix alone, or several, without the document they belong to."""

    @cached_property
    def _bounds(self) -> tuple[tuple[int, str], ...]:
        """First paragraph numbers of the parts, in order."""
        if self.is_appendix:
            return ((1, APPENDIX),)
        bounds = [(0, TOP), (self.heading.end, TEXT)]
        if self.ending:
            bounds += [(self.ending.start, END), (self.ending.end, AFTER)]
        if self.appendices:
            bounds.append((self.lines.index(self.appendices[0].heading), APPENDIX))
        return tuple((self.lines[index].number, name) for index, name in bounds if index < len(self.lines))

    def part_of(self, line: Line) -> str:
        """Return the name of the part that a line of the main text belongs to."""
        return next((name for first, name in reversed(self._bounds) if first <= line.number), TOP)

    def room(self, line: Line) -> Twips:
        """Return the width for a line's text, first line aside: that of its cell, or of its page or column."""
        width = inner_width(line)
        if width is None:
            sections = self.file.sections
            width = sections[min(line.paragraph.section, len(sections) - 1)].text_width
        return Twips(width - line.form.left - line.form.right)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The text of the document, then that of each appendix."""
        appendices = tuple(_passage(before_forms(each.content)) for each in self.appendices)
        return appendices if self.is_appendix else (self.text, *appendices)


def read_document(file: WordFile, document_types: Mapping[str, str]) -> Reading:
    """Return the document with its parts told apart.

    Args:
        file: the document.
        document_types: abbreviation to the name of each type.

    Raises:
        Refused: a part of the file is damaged.
    """
    lines = tuple(map(line_of, file.body.paragraphs))
    is_type = re.compile("|".join(re.escape(name) for name in document_types.values()))
    letterhead = read_letterhead(lines, is_type)
    first = next((index for index, line in enumerate(lines) if line.text and not line.paragraph.boxed), None)
    if first is not None and begins_appendix(lines[first]):
        nothing = Heading(None, (), None, None, (), 0)
        appendices = read_appendices(lines, first, alone=True)
        return Reading(file, lines, letterhead, nothing, Passage((), ()), None, appendices, is_appendix=True)
    heading = read_heading(lines, letterhead.end, is_type)
    ending = read_ending(lines, heading.end)
    appendices = read_appendices(lines, ending.end if ending else len(lines), alone=False)
    body = lines[heading.end : ending.start if ending else len(lines)]
    return Reading(file, lines, letterhead, heading, _passage(body), ending, appendices, is_appendix=False)


def _passage(lines: tuple[Line, ...]) -> Passage:
    return Passage(lines, read_body(lines))


def before_forms(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return what stands before the first form, a document with a letterhead of its own inside an appendix."""
    end = next((index for index, line in enumerate(lines) if is_national_title(line)), len(lines))
    return lines[:end]
