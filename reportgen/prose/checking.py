"""Wording checked line by line as it is printed, told at the columns it was typed in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportgen.diagnostics import Finding, Place
from reportgen.prose.readings import Piece, Reading, Stretch
from reportgen.prose.rule import Wording
from reportgen.prose.wording import check_mixtures, check_typing, rules_for


class Written(Struct, frozen=True):
    """A line as it is printed, and where its characters come from."""

    text: str
    stretch: Stretch
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """Where each piece begins in `text`."""

    def place(self, start: int, end: int) -> Place:
        """Return where columns of the printed text were typed; those of a value at its expression."""
        first, last = self._piece(start), self._piece(max(start, end - 1))
        return self.stretch.place(self._column(first, start), self._column(last, end, after=True))

    def _piece(self, column: int) -> int:
        return max(0, bisect_right(self.starts, column) - 1)

    def _column(self, index: int, column: int, *, after: bool = False) -> int:
        piece = self.pieces[index]
        if piece.end - piece.start != len(piece.text) or not piece.typed:
            return piece.end if after else piece.start
        return piece.start + column - self.starts[index]


def written(stretch: Stretch, reading: Reading) -> Written | None:
    """Return the line as printed; None where nothing is, or where a part of it could not be read."""
    if reading.broken or not reading.pieces:
        return None
    starts, position = [], 0
    for piece in reading.pieces:
        starts.append(position)
        position += len(piece.text)
    text = "".join(piece.text for piece in reading.pieces)
    return Written(text, stretch, tuple(reading.pieces), tuple(starts))


def check_lines(lines: Sequence[Written]) -> Iterator[Finding]:
    """Return what is to be said of the wording of a document."""
    rules = rules_for("\n".join(line.text for line in lines))
    for line in lines:
        for slip in check_typing(line.text, rules):
            yield _finding(line, slip)
    for index, slip in check_mixtures([line.text for line in lines]):
        yield _finding(lines[index], slip)


def _finding(line: Written, slip: Wording) -> Finding:
    return Finding(slip.code, slip.message, line.place(slip.start, slip.end), slip.hint, slip.severity)
