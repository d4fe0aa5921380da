"""What the text of a slot becomes: blocks of spans, each with its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Place


class Level(Enum):
    """What a block is on paper. Headings stand in Word's navigation pane and are bold; the rest is running text."""

    PART = "part"
    SECTION = "section"
    ITEM_TITLE = "item_title"
    SUBITEM_TITLE = "subitem_title"
    ITEM = "item"
    SUBITEM = "subitem"
    BRACKET = "bracket"
    POINT = "point"
    DASH = "dash"
    PLUS = "plus"
    PLAIN = "plain"

    @property
    def is_title(self) -> bool:
        """Whether the block is a heading."""
        return self in (Level.PART, Level.SECTION, Level.ITEM_TITLE, Level.SUBITEM_TITLE)


RANKS: Final[Mapping[Level, int]] = {
    Level.PART: 0,
    Level.SECTION: 1,
    Level.ITEM_TITLE: 2,
    Level.ITEM: 2,
    Level.SUBITEM_TITLE: 3,
    Level.SUBITEM: 3,
    Level.BRACKET: 4,
    Level.POINT: 5,
}
"""Levels that are counted, 0 the highest. Two of one rank share a counter; it restarts when a higher one advances."""


class Text(Struct, frozen=True):
    """Characters of one format. What they say is never read again."""

    text: str
    bold: bool = False
    italic: bool = False
    superscript: bool = False
    missing: bool = False
    """A gap of a draft, `[thiếu: …]`, printed highlighted."""


class Break(Struct, frozen=True):
    """The author's line break in a title or subject."""


class Note(Struct, frozen=True):
    """A footnote where its mark stands; its text comes along."""

    id: str
    spans: tuple[Text, ...]


Span = Text | Break | Note


class Block(Struct, frozen=True):
    """One paragraph.

    `number` is the counter's value (1 for "I." and "a)"), None for dashes and plain text. Word counts by itself; the
    value serves messages, references and tests. `computed` where expressions print every word of it.
    """

    level: Level
    spans: tuple[Span, ...]
    place: Place
    number: int | None = None
    computed: bool = False

    @property
    def text(self) -> str:
        """The paragraph's characters without marks, numbers and notes."""
        return text_of(self.spans)


def text_of(spans: Iterable[Span]) -> str:
    """Return the characters of spans without marks and notes, a blank for a line break."""
    return "".join(span.text if isinstance(span, Text) else " " if isinstance(span, Break) else "" for span in spans)
