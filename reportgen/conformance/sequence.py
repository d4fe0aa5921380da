"""Whether numbers follow each other: I. II., 1. 2., 1.1. 1.2., (1) (2), a) b), each rank under the one above it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct, field

from reportgen.conformance.body_reader import RANKS, Item, Role
from reportgen.numerals import LETTERS, ORDINALS, roman

_LISTS: Final = (Role.CLAUSE, Role.BRACKET, Role.POINT)
"""Ranks that also number plain lists: after a paragraph of text they may begin again."""
_INTERRUPTING: Final = frozenset({Role.PLAIN, Role.CENTRED, Role.TABLE, Role.CAPTION, Role.TITLE})
_MOST_ROMAN: Final = 60
"""C and D are letters of a list, not a hundred and five hundred."""


class _Rank(Struct):
    last: int = 0
    """The last number since a heading above was passed."""
    carried: int = 0
    """The last number before that heading: a count may run on."""
    interrupted: bool = False


class NumberSequence(Struct):
    """Follows the numbers of a text."""

    ranks: dict[Role, _Rank] = field(default_factory=lambda: {role: _Rank() for role in RANKS})
    path: tuple[int, ...] = ()
    """The last clause and what is counted below it: 1.2.3 is (1, 2, 3)."""

    def next(self, item: Item) -> str | None:
        """Take the next item; return the number that was due where another one stands, else None."""
        if item.role in _INTERRUPTING:
            for role in _LISTS:
                self.ranks[role].interrupted = True
        if item.role not in RANKS:
            return None
        if item.role is Role.SUBCLAUSE:
            return self._next_subclause(item)
        value = number_of(item)
        if value is None:
            return None
        rank = self.ranks[item.role]
        due = rank.last + 1
        begins = value == 1 and (rank.interrupted or not rank.last)
        runs_on = not rank.last and value == rank.carried + 1
        self._pass(item.role, value)
        return None if value == due or begins or runs_on else _written(item.role, due)

    def _next_subclause(self, item: Item) -> str | None:
        numbers = tuple(int(part) for part in item.number.split("."))
        above, last = self.path[: len(numbers) - 1], self.path[len(numbers) - 1 : len(numbers)]
        due = (*above, (last[0] if last else 0) + 1)
        known = bool(self.path)
        self._pass(Role.SUBCLAUSE, numbers[-1])
        self.path = numbers
        return f"{'.'.join(map(str, due))}." if known and numbers != due else None

    def _pass(self, role: Role, value: int) -> None:
        self.ranks[role].last = value
        self.ranks[role].interrupted = False
        for lower in RANKS[RANKS.index(role) + 1 :]:
            rank = self.ranks[lower]
            rank.carried, rank.last = rank.last or rank.carried, 0
        if role is Role.CLAUSE:
            self.path = (value,)
        elif RANKS.index(role) < RANKS.index(Role.CLAUSE):
            self.path = ()


def number_of(item: Item) -> int | None:
    """Return the number of an item as a count; None where it is none."""
    if item.role is Role.POINT:
        return LETTERS.index(item.number) + 1 if item.number in LETTERS else len(LETTERS) + 1
    if item.role is Role.PART and item.number in ORDINALS:
        return ORDINALS.index(item.number) + 1
    if item.number.isascii() and item.number.isdigit():
        return int(item.number)
    return roman_value(item.number.upper())


def roman_value(digits: str) -> int | None:
    """Return the number that Roman digits write, None for other letters and for more than any document counts.

    >>> roman_value("IV"), roman_value("IIII"), roman_value("C")
    (4, None, None)
    """
    return next((count for count in range(1, _MOST_ROMAN) if roman(count) == digits), None)


def _written(role: Role, value: int) -> str:
    """Return a number as it is to be printed."""
    if role is Role.POINT:
        return f"{LETTERS[min(value, len(LETTERS)) - 1]})"
    if role is Role.BRACKET:
        return f"({value})"
    if role is Role.SECTION:
        return f"{roman(value)}."
    if role in (Role.PART, Role.CHAPTER):
        return f"{role.value.capitalize()} {roman(value)}"
    if role is Role.GROUP:
        return f"Mục {value}"
    return f"Điều {value}." if role is Role.ARTICLE else f"{value}."
