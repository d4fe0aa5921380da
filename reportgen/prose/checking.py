"""Wording checked line by line as it is printed, told at the columns it was typed in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.periods import Period
from reportgen.prose.period_names import foreign_periods
from reportgen.prose.readings import Piece, Reading, Stretch
from reportgen.prose.rule import Wording
from reportgen.prose.wording import check_mixtures, check_typing

_COMPARISON: Final = re.compile(
    r"\b(?:(tăng|giảm) \d+(?:,\d+)?%|(?:đạt|bằng|vượt) \d+(?:,\d+)?%(?= (?:so với |tổng )?(?:kế hoạch|KH\b|dự toán)))"
)
_LAST_YEAR: Final = re.compile(r" so (?:với )?cùng kỳ| cùng kỳ")


@dataclass(frozen=True, slots=True)
class Written:
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

    def expression_before(self, column: int) -> str | None:
        """Return the last expression printed before a column of the text."""
        for index in range(self._piece(column), -1, -1):
            piece = self.pieces[index]
            if not piece.typed and self.starts[index] < column:
                line = self.stretch.passage.text.split("\n")[self.stretch.line]
                return line[piece.start : piece.end].strip("{} ")
        return None

    def is_typed(self, start: int, end: int) -> bool:
        """Whether every character in these columns of the text was typed."""
        return all(piece.typed for piece in self.pieces[self._piece(start) : self._piece(end - 1) + 1])

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


def check_lines(lines: Sequence[Written], period: Period | None = None) -> Iterator[Finding]:
    """Return what is to be said of the wording of a document; with its period, also names of another one."""
    for line in lines:
        slips = check_typing(line.text) if period is None else (*check_typing(line.text), *_foreign(line, period))
        for slip in slips:
            yield _finding(line, slip)
        yield from _typed_comparisons(line)
    for index, slip in check_mixtures([line.text for line in lines]):
        yield _finding(lines[index], slip)


def _finding(line: Written, slip: Wording) -> Finding:
    return Finding(slip.code, slip.message, line.place(slip.start, slip.end), slip.hint, slip.severity)


def _foreign(line: Written, period: Period) -> Iterator[Wording]:
    return (slip for slip in foreign_periods(line.text, period) if line.is_typed(slip.start, slip.end))


def _typed_comparisons(line: Written) -> Iterator[Finding]:
    """Return a note for each comparison that was typed where an expression could compute it."""
    if "%" not in line.text:
        return
    for match in _COMPARISON.finditer(line.text):
        if not line.is_typed(*match.span()):
            continue
        name = (line.expression_before(match.start()) or "mã_chỉ_tiêu").split(".")[0].split("(")[0]
        member = "vs_plan"
        if match[1]:
            member = "vs_last_year" if _LAST_YEAR.match(line.text, match.end()) else "vs_previous"
        message = f"“{match[0]}” gõ bằng tay, sẽ không đổi theo số liệu."
        hint = f"nếu chỉ tiêu có trong danh mục thì viết {{{{ {name}.{member} }}}}"
        yield Finding("comparison-typed", message, line.place(*match.span()), hint, Severity.NOTE)
