"""What is read of one line, before it becomes a block: spans, and which characters they come from."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct, field

from reportgen.diagnostics import Finding, Place
from reportgen.figures.expressions import Printed, Use
from reportgen.prose.blocks import Note, Span
from reportgen.workspace.source import Passage


class Notes(Protocol):
    """Who knows the notes of a slot."""

    def use(self, name: str, place: Place) -> Note | Finding:
        """Return the note for a mark at `place`, or what is wrong with the mark."""
        ...


class Stretch(Struct, frozen=True):
    """Columns `start` to `end` of one line of a text value, and what may stand there."""

    passage: Passage
    line: int
    start: int
    end: int
    lead: bool = False
    breaks: bool = False
    lines: bool = False

    def place(self, start: int, end: int) -> Place:
        """Return where these columns stand in the file."""
        return self.passage.place(self.line, start, end)


class Piece(Struct, frozen=True):
    """Printed characters and the columns they come from; `typed` is False for the value of an expression."""

    text: str
    start: int
    end: int
    typed: bool = True


class Reading(Struct):
    """What a stretch became. `lines` is set where it is an expression that yields paragraphs."""

    spans: tuple[Span, ...] = ()
    pieces: list[Piece] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lines: tuple[Printed, ...] | None = None

    @property
    def broken(self) -> bool:
        """Whether something could not be read, so that checks of the printed text would mislead."""
        return any(finding.is_error for finding in self.findings)

    @property
    def computed(self) -> bool:
        """Whether no word was typed: what is printed comes from expressions."""
        return not any(piece.typed and any(map(str.isalnum, piece.text)) for piece in self.pieces)
