"""A line of the document as it is printed: its characters in capitals where the format says so, its sizes and looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.conformance.folding import fold
from reportgen.ooxml.formats import ParagraphFormat, RunFormat
from reportgen.ooxml.metrics import text_width
from reportgen.ooxml.runs import Run
from reportgen.ooxml.stories import Paragraph
from reportgen.ooxml.tables import Cell
from reportgen.ooxml.units import HalfPoints, Twips

QUOTED: Final = 60
"""Characters of a line shown in a message."""

_TYPED_RULE: Final = re.compile(r"[_\u2014\u2500\u2013-]{3,}")


class Line(Struct, frozen=True, eq=False, dict=True):
    """A paragraph, or the part of one between tabs."""

    paragraph: Paragraph
    runs: tuple[Run, ...]
    """Those with characters; marks of notes and superscripts are left out."""

    @cached_property
    def text(self) -> str:
        """The characters as printed, spaces made single, without the label that Word adds."""
        printed = "".join(run.text.upper() if run.format.caps else run.text for run in self.runs)
        return " ".join(printed.split())

    @property
    def prints_nothing(self) -> bool:
        """Whether neither text nor a label is printed."""
        return not (self.text or self.paragraph.label)

    @cached_property
    def folded(self) -> str:
        """The text for comparison."""
        return fold(self.text)

    @cached_property
    def quote(self) -> str:
        """The beginning of the text, for messages."""
        text = f"{self.paragraph.label} {self.text}".strip()
        return text if len(text) <= QUOTED else f"{text[:QUOTED]}…"

    @property
    def is_upper(self) -> bool:
        """Whether every letter is printed as a capital; small capitals do not count."""
        return self.text == self.text.upper() and any(letter.isalpha() for letter in self.text)

    @property
    def formats(self) -> Iterator[RunFormat]:
        """Formats of the visible characters, in order."""
        return (run.format for run in self.runs if not run.text.isspace())

    @property
    def form(self) -> ParagraphFormat:
        """The format of its paragraph."""
        return self.paragraph.format

    @property
    def number(self) -> int:
        """The number of its paragraph in the text, from 1."""
        return self.paragraph.number

    @property
    def cell(self) -> Cell | None:
        """The cell it stands in, or None."""
        return self.paragraph.cell

    @cached_property
    def sizes(self) -> tuple[HalfPoints, ...]:
        """The sizes of its letters, each once, in the order met."""
        return tuple(dict.fromkeys(form.size for form in self.formats))

    @cached_property
    def bold(self) -> bool | None:
        """Whether it is bold; None where only a part of it is."""
        return _whole(self.formats, lambda form: form.bold)

    @cached_property
    def italic(self) -> bool | None:
        """Whether it is italic; None where only a part of it is."""
        return _whole(self.formats, lambda form: form.italic)

    @property
    def width(self) -> float:
        """Its width in twips, set in Times New Roman."""
        return sum(
            text_width(
                run.text.upper() if run.format.caps else run.text,
                run.format.size / 2,
                bold=run.format.bold,
                italic=run.format.italic,
            )
            for run in self.runs
        )

    @property
    def is_blank(self) -> bool:
        """Whether it has no letter: a form's dots, still to be filled in."""
        return not any(letter.isalpha() for letter in self.text)

    @property
    def is_typed_rule(self) -> bool:
        """Whether it is a line drawn with underscores or dashes."""
        return bool(_TYPED_RULE.fullmatch(self.paragraph.text.strip()))


def _whole(formats: Iterable[RunFormat], test: Callable[[RunFormat], bool]) -> bool | None:
    answers = {test(form) for form in formats}
    return answers.pop() if len(answers) == 1 else None if answers else False


def line_of(paragraph: Paragraph) -> Line:
    """Return the paragraph as one line."""
    return Line(paragraph, _visible(paragraph.runs))


def segments(line: Line) -> tuple[Line, ...]:
    """Return the parts of a line between tabs, those with text."""
    if "\t" not in line.paragraph.text:
        return (line,) if line.text else ()
    parts: list[list[Run]] = [[]]
    for run in line.runs:
        first, *others = run.text.split("\t")
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in others]
    found = (Line(line.paragraph, tuple(run for run in part if run.text)) for part in parts)
    return tuple(part for part in found if part.text)


def _visible(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text and run.format.vertical == "baseline")


class RuleMark(Struct, frozen=True):
    """A rule under a line: drawn, typed, a border, or an underline."""

    kind: str
    length: Twips | None
    """None where the document does not say."""


def rule_mark(line: Line, available: Twips | None) -> RuleMark | None:
    """Return the rule in a paragraph, or None.

    Args:
        line: one under, or the last of, the text that the rule belongs to.
        available: the width between the margins of its cell or page.
    """
    if line.paragraph.lines:
        return RuleMark("drawn", line.paragraph.lines[0].length)
    if line.is_typed_rule:
        # Raised underscores are drawn smaller, by how much each program decides.
        return RuleMark("typed", Twips(round(line.width)) if line.text else None)
    form = line.form
    if form.border_bottom != "none" or (form.border_top != "none" and not line.text):
        length = None if available is None else Twips(available - form.left - form.right)
        return RuleMark("border", length)
    if line.text and all(each.underline != "none" for each in line.formats):
        return RuleMark("underline", Twips(round(line.width)))
    return None
