"""Tables on a terminal that is too narrow for them: what keeps its room, what wraps, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace
from wcwidth import wcswidth

if TYPE_CHECKING:
    from reportgen.cli.draw import Heading, Line

BETWEEN: Final = 3
"""Columns of the terminal between two columns of a table; beside the outer ones there are two together."""
_NAME_WIDTH: Final = 20
"""What names need; on a narrow terminal a third of it."""
_SPARE_WIDTH: Final = 14
"""What a column that can be done without must get, not to make the rows high."""
_LONGEST_WORD: Final = 12
"""A longer word of a text may be broken; numbers never are."""
_FEWEST: Final = 3
"""Columns that are never left out."""
_NOTHING: Final = frozenset({"", "-"})


class Fitted(Struct, frozen=True):
    """A table as it fits: its columns with their widths, and the titles of those left out that say something."""

    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    widths: tuple[int, ...]
    left_out: tuple[str, ...] = ()


def fit(headings: Sequence[Heading], lines: Sequence[Line], room: int) -> Fitted:
    """Return the table in so many columns of the terminal.

    Columns that hold nothing go first, then those marked as spare, the rows' numbers, and columns from the right.
    """
    kept = list(range(len(headings)))
    least = [_least(heading, [line.cells[index] for line in lines], room) for index, heading in enumerate(headings)]
    empty = [index for index in range(len(headings)) if all(line.cells[index] in _NOTHING for line in lines)]
    order = _order_of_leaving(headings, empty)
    while len(kept) > _FEWEST and _total([least[index] for index in kept]) > room and order:
        kept.remove(order.pop(0))
    natural = [_longest([headings[index].title, *(line.cells[index] for line in lines)]) for index in kept]
    return Fitted(
        tuple(headings[index] for index in kept),
        tuple(replace(line, cells=[line.cells[index] for index in kept]) for line in lines),
        tuple(_spread(natural, [least[index] for index in kept], room)),
        tuple(heading.title for index, heading in enumerate(headings) if index not in (*kept, *empty)),
    )


def _order_of_leaving(headings: Sequence[Heading], empty: Sequence[int]) -> list[int]:
    """Return the columns that may go, the least needed first."""
    others = [index for index, heading in enumerate(headings) if not heading.names]
    numbers = [0] if 0 in others and any(heading.names for heading in headings) else []
    spare = [index for index in others if headings[index].spare]
    order = dict.fromkeys([*empty, *spare, *numbers, *reversed(others)])
    return [index for index in order if index in others]


def _least(heading: Heading, cells: Sequence[str], room: int) -> int:
    """Return the width below which numbers, or the words of a text, would be broken."""
    words = _longest(heading.title.split())
    if heading.right:
        return max(words, _longest(cells))
    if heading.names:
        return min(_longest(cells), _NAME_WIDTH, room // 3)
    if heading.spare:
        return min(_longest(cells), _SPARE_WIDTH)
    return min(max(words, _longest(word for cell in cells for word in cell.split())), _LONGEST_WORD)


def _longest(texts: Iterable[str]) -> int:
    return max(map(wcswidth, texts), default=0)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + BETWEEN * len(widths) - 1


def _spread(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths: the least ones, with what room is left given to whatever would wrap most.

    >>> _spread([30, 12, 40], [10, 12, 8], 80)
    [26, 12, 34]
    """
    widths = [min(pair) for pair in zip(natural, least, strict=True)]
    while _total(widths) < room and widths != list(natural):
        wraps = [whole / max(width, 1) for whole, width in zip(natural, widths, strict=True)]
        widths[wraps.index(max(wraps))] += 1
    return widths
