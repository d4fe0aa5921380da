"""What was measured, as rows of a table in Markdown; decimals are written with a comma, as staff read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct


class Goal(Struct, frozen=True):
    """A ratio that is to be reached: at least so many times as fast, or at most so many times as long."""

    limit: float
    at_most: bool = False

    def is_met(self, ratio: float) -> bool:
        """Return whether the ratio reaches the goal."""
        return ratio <= self.limit if self.at_most else ratio >= self.limit

    def __str__(self) -> str:
        return f"{'≤' if self.at_most else '≥'} {number(self.limit)}"


class Row(Struct, frozen=True):
    """One comparison: what is done, how long reportgen takes, against what, and the ratio between them."""

    what: str
    ours: str
    other: str
    ratio: float | None = None
    goal: Goal | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """The row as printed; a goal reached has a tick, one missed a cross."""
        ratio = "" if self.ratio is None else f"{number(self.ratio)} lần"
        mark = "" if self.goal is None or self.ratio is None else " ✓" if self.goal.is_met(self.ratio) else " ✗"
        return self.what, self.ours, self.other, ratio, f"{self.goal or ''}{mark}"


class Table(Struct, frozen=True):
    """A table of results under a heading."""

    title: str
    rows: Sequence[Row]
    note: str = ""
    heads: tuple[str, ...] = ("Việc", "reportgen", "So với", "Tỷ lệ", "Mục tiêu")


def number(value: float) -> str:
    """Return a number to three digits.

    >>> number(9.268), number(31.42), number(1234.5)
    ('9,27', '31,4', '1.234')
    """
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def duration(seconds: float) -> str:
    """Return a time in milliseconds, or in seconds from ten on."""
    return f"{number(seconds)} s" if seconds >= 10 else f"{number(1000 * seconds)} ms"


def markdown(tables: Iterable[Table]) -> str:
    """Return the tables, one under the other."""
    return "\n\n".join("\n".join(_lines(table)) for table in tables) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield f"## {table.title}"
    yield ""
    if table.note:
        yield table.note
        yield ""
    yield f"| {' | '.join(table.heads)} |"
    yield f"|{'---|' * len(table.heads)}"
    for row in table.rows:
        yield f"| {' | '.join(row.cells)} |"
