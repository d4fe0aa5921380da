"""Numbers counted by level through the slots of a document, as Word will count them."""

from __future__ import annotations

from typing import Final

from reportgen.numerals import LETTERS, ORDINALS, roman
from reportgen.prose.blocks import RANKS, Level

_ITEM: Final = RANKS[Level.ITEM]


class Counters:
    """The counters of one document. Dashes and plain paragraphs leave them alone."""

    def __init__(self) -> None:
        self._values = [0] * (max(RANKS.values()) + 1)
        self._dashes = 0

    def advance(self, level: Level) -> int | None:
        """Count a paragraph and return its number; None for levels without one."""
        if level is Level.DASH:
            self._dashes += 1
        index = RANKS.get(level)
        if index is None:
            return None
        self._values[index] += 1
        self._values[index + 1 :] = [0] * (len(self._values) - index - 1)
        self._dashes = 0
        return self._values[index]

    def lacks_upper(self, level: Level) -> bool:
        """Whether the level needs one above it that has not come yet: `1.1.` needs `1.`, `+` needs `-`."""
        if level in (Level.SUBITEM, Level.SUBITEM_TITLE):
            return self._values[_ITEM] == 0
        return level is Level.PLUS and self._dashes == 0

    def printed(self, level: Level) -> str:
        """Return the number that the last paragraph of this level prints, without its closing mark.

        >>> counters = Counters()
        >>> _ = counters.advance(Level.ITEM), counters.advance(Level.SUBITEM), counters.advance(Level.SUBITEM)
        >>> counters.printed(Level.SUBITEM)
        '1.2'
        """
        value = self._values[RANKS[level]]
        if level is Level.PART:
            return f"thứ {ORDINALS[value - 1]}" if value <= len(ORDINALS) else f"thứ {value}"
        if level is Level.SECTION:
            return roman(value)
        if level in (Level.SUBITEM, Level.SUBITEM_TITLE):
            return f"{self._values[_ITEM]}.{value}"
        return letter(value) if level is Level.POINT else str(value)


def letter(number: int) -> str:
    """Return the letter of a điểm; after y they start again, doubled.

    >>> "".join(letter(number) for number in range(1, 8)), letter(24)
    ('abcdđeg', 'aa')
    """
    rounds, index = divmod(number - 1, len(LETTERS))
    return LETTERS[index] * (rounds + 1)
