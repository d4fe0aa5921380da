"""The lists of a document: what each level prints, and the numbers as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from reportgen.numerals import roman
from reportgen.ooxml.names import w
from reportgen.ooxml.properties import Pair, paragraph_properties, run_properties
from reportgen.ooxml.trees import Element, is_on, value
from reportgen.ooxml.units import whole

_PLACEHOLDER: Final = re.compile(r"%([1-9])")
_LONGEST_LETTERS: Final = 26 * 10


class ListLevel(Struct, frozen=True):
    """One level of a list."""

    start: int
    format: str
    """`decimal`, `upperRoman`, `bullet`, ..."""
    text: str
    """What it prints: `%1.%2.`"""
    restarts_after: int | None
    """The level (from 1) whose numbers start this one anew; 0 never, None every higher one."""
    all_digits: bool
    style: str
    """Identifier of the paragraph style tied to the level, "" for none."""
    paragraph: tuple[Pair, ...]
    run: tuple[Pair, ...]


class NumberedList(Struct, frozen=True):
    """A list that paragraphs name; lists of one `source` are counted together."""

    source: str
    levels: Mapping[int, ListLevel]
    starts: Mapping[int, int]
    """Levels that this list starts anew, with the number."""


class Numbering:
    """All lists of a document."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[int, NumberedList] = {}
        if root is None:
            return
        sources = {each.get(w("abstractNumId")) or "": each for each in root.iterchildren(w("abstractNum"))}
        by_style = {value(each.find(w("styleLink"))): each for each in sources.values()}
        for element in root.iterchildren(w("num")):
            number = whole(element.get(w("numId")))
            source = value(element.find(w("abstractNumId"))) or ""
            definition = sources.get(source)
            if number is None or definition is None:
                continue
            link = value(definition.find(w("numStyleLink")))
            if link and link in by_style:
                definition = by_style[link]
            self._lists[number] = _numbered_list(source, definition, element)

    def find(self, list_id: int) -> NumberedList | None:
        """Return the list of this number, or None."""
        return self._lists.get(list_id)

    def level(self, list_id: int, level: int) -> ListLevel | None:
        """Return a level of a list, or None where there is no such list or level."""
        found = self._lists.get(list_id)
        return found.levels.get(level) if found else None

    def level_of(self, list_id: int, style: str) -> int | None:
        """Return the level of a list that a paragraph style is tied to, or None."""
        found = self._lists.get(list_id)
        return next((key for key, each in found.levels.items() if each.style == style), None) if found else None


def _numbered_list(source: str, definition: Element, element: Element) -> NumberedList:
    levels = _levels(definition)
    starts = {}
    for override in element.iterchildren(w("lvlOverride")):
        key = whole(override.get(w("ilvl"))) or 0
        levels |= {inner: level for inner, level in _levels(override).items() if inner == key}
        start = whole(value(override.find(w("startOverride"))))
        if start is not None:
            starts[key] = start
    return NumberedList(source, levels, starts)


def _levels(parent: Element) -> dict[int, ListLevel]:
    return {whole(each.get(w("ilvl"))) or 0: _level(each) for each in parent.iterchildren(w("lvl"))}


def _level(element: Element) -> ListLevel:
    legal = element.find(w("isLgl"))
    start = whole(value(element.find(w("start"))))
    return ListLevel(
        start=1 if start is None else start,
        format=value(element.find(w("numFmt"))) or "decimal",
        text=value(element.find(w("lvlText"))) or "",
        restarts_after=whole(value(element.find(w("lvlRestart")))),
        all_digits=legal is not None and is_on(legal),
        style=value(element.find(w("pStyle"))) or "",
        paragraph=tuple(pair for pair in paragraph_properties(element.find(w("pPr"))) if pair[0].startswith("indent.")),
        run=run_properties(element.find(w("rPr"))),
    )


class Counters:
    """Counts the numbered paragraphs of one text in their order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[int] = set()

    def next_label(self, list_id: int, level: int) -> str:
        """Return what Word prints before the next paragraph of this list and level; "" where it prints nothing."""
        numbered = self._numbering.find(list_id)
        if numbered is None or level not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.source, {})
        if list_id not in self._started:
            self._started.add(list_id)
            for key, start in numbered.starts.items():
                counts[key] = start - 1
        counts[level] = counts.get(level, numbered.levels[level].start - 1) + 1
        for deeper in [key for key in counts if key > level]:
            below = numbered.levels.get(deeper)
            after = None if below is None else below.restarts_after
            if after is None or level < after:
                del counts[deeper]
        return _label(numbered, level, counts)


def _label(numbered: NumberedList, level: int, counts: Mapping[int, int]) -> str:
    printed = numbered.levels[level]
    if printed.format == "bullet":
        return printed.text

    def number(found: re.Match[str]) -> str:
        key = int(found[1]) - 1
        part = numbered.levels.get(key)
        if part is None:
            return ""
        digits = printed.all_digits and key < level
        return _number(counts.get(key, part.start), "decimal" if digits else part.format)

    return _PLACEHOLDER.sub(number, printed.text)


def _number(count: int, kind: str) -> str:
    """Return a number in a list's notation; one that is not known here as digits.

    >>> [_number(4, kind) for kind in ("upperRoman", "lowerLetter", "decimalZero", "none", "decimal")]
    ['IV', 'd', '04', '', '4']
    """
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{count:02d}"
    if kind in ("upperRoman", "lowerRoman") and 0 < count < 400:
        digits = roman(count)
        return digits if kind == "upperRoman" else digits.lower()
    if kind in ("upperLetter", "lowerLetter") and 0 < count <= _LONGEST_LETTERS:
        repeats, letter = divmod(count - 1, 26)
        text = chr(ord("a") + letter) * (repeats + 1)
        return text.upper() if kind == "upperLetter" else text
    return str(count)
