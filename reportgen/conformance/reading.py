"""The parts of a document, told by position and content: letterhead, heading, text, ending, appendices."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from reportgen.conformance.body_reader import Item, read_body
from reportgen.conformance.ending_reader import (
    Appendix,
    Ending,
    begins_appendix,
    read_appendices,
    read_ending,
)
from reportgen.conformance.heading_reader import Heading, read_heading
from reportgen.conformance.letterhead_reader import Letterhead, is_national_title, read_letterhead
from reportgen.conformance.lines import line_of
from reportgen.ooxml.stories import Paragraph
from reportgen.ooxml.word_file import WordFile

TOP: Final = "phần đầu"
TEXT: Final = "phần thân"
END: Final = "phần ký và nơi nhận"
APPENDIX: Final = "phụ lục"
AFTER: Final = "sau phần ký"
HEADER: Final = "đầu trang"
FOOTER: Final = "chân trang"
NOTES: Final = "chú thích"


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text: that of the document, or of an appendix."""

    paragraphs: tuple[Paragraph, ...]
    """Empty ones included."""
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Reading:
    """A document with its parts told apart."""

    file: WordFile
    paragraphs: tuple[Paragraph, ...]
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
        bounds = [(1, TOP), (self.heading.end + 1, TEXT)]
        if self.ending:
            bounds += [(self.ending.start + 1, END), (self.ending.end + 1, AFTER)]
        if self.appendices:
            bounds.append((self.appendices[0].heading.paragraph.number, APPENDIX))
        return tuple(bounds)

    def part_of(self, paragraph: Paragraph) -> str:
        """Return the name of the part that a paragraph of the main text belongs to."""
        return next((name for first, name in reversed(self._bounds) if first <= paragraph.number), TOP)

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
    paragraphs = tuple(file.body.paragraphs)
    is_type = re.compile("|".join(re.escape(name) for name in document_types.values()))
    letterhead = read_letterhead(paragraphs, is_type)
    first = next((index for index, each in enumerate(paragraphs) if line_of(each).text and not each.boxed), None)
    if first is not None and begins_appendix(line_of(paragraphs[first])):
        nothing = Heading(None, (), None, None, (), 0)
        appendices = read_appendices(paragraphs, first, alone=True)
        return Reading(file, paragraphs, letterhead, nothing, Passage((), ()), None, appendices, is_appendix=True)
    heading = read_heading(paragraphs, letterhead.end, is_type)
    ending = read_ending(paragraphs, heading.end)
    after = ending.end if ending else len(paragraphs)
    appendices = read_appendices(paragraphs, after, alone=False)
    body = paragraphs[heading.end : ending.start if ending else len(paragraphs)]
    return Reading(file, paragraphs, letterhead, heading, _passage(body), ending, appendices, is_appendix=False)


def _passage(paragraphs: tuple[Paragraph, ...]) -> Passage:
    return Passage(paragraphs, read_body(paragraphs))


def before_forms(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return what stands before the first form, a document with a letterhead of its own inside an appendix."""
    end = next((index for index, each in enumerate(paragraphs) if is_national_title(line_of(each))), len(paragraphs))
    return paragraphs[:end]
