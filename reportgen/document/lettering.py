"""The lists that print a), b), c), d), đ), e), g), …: Word's own letters know no đ.

Each letter has a list of its own, an instance of the one list that numbers everything, whose level of points says the
letter itself. Office programs drop the instances that no paragraph of a template uses; here they are found or put back.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.document.markup import LETTER_LEVEL
from reportgen.document.trees import list_of_style, stated, tree
from reportgen.numerals import LETTERS
from reportgen.ooxml.names import DECLARATION, w
from reportgen.ooxml.package import Package
from reportgen.ooxml.units import whole

_STYLE: Final = "Diem"


class Lettering(Struct, frozen=True):
    """`lists` is the `w:numId` of each letter, in order; `replaced` the part that holds them where it was completed."""

    lists: tuple[int, ...]
    replaced: Mapping[str, str]


def lettering(package: Package, ids: Mapping[str, str]) -> Lettering:
    """Return the lists of the letters; none where the style of points has no list. `ids` are the template's styles."""
    root = tree(package, "numbering")
    if root is None:
        return Lettering((), {})
    found = {_letter(number): number for number in root.iter(w("num"))}
    if found.keys() >= set(LETTERS):
        return Lettering(tuple(_id(found[letter]) for letter in LETTERS), {})
    abstract = list_of_style(package, ids[_STYLE]) if _STYLE in ids else None
    level = None if abstract is None else next((each for each in abstract if _is_points(each)), None)
    part = package.part_of("numbering")
    if abstract is None or level is None or part is None:
        return Lettering((), {})
    lists = _complete(root, abstract, level)
    return Lettering(lists, {part: DECLARATION + etree.tostring(root, encoding="unicode")})


def _id(number: etree._Element) -> int:
    return whole(number.get(w("numId"))) or 0


def _is_points(level: etree._Element) -> bool:
    return level.tag == w("lvl") and level.get(w("ilvl")) == str(LETTER_LEVEL)


def _letter(number: etree._Element) -> str:
    """Return the letter that an instance prints, "" where it prints another thing."""
    for level in number.iter(w("lvl")):
        text = stated(level, "lvlText")
        if _is_points(level) and len(text) == 2 and text.endswith(")"):
            return text[0]
    return ""


def _complete(root: etree._Element, abstract: etree._Element, level: etree._Element) -> tuple[int, ...]:
    """Add an instance for every letter; return their ids."""
    first = max(map(_id, root.iter(w("num"))), default=0) + 1
    numbers = root.findall(w("num"))
    place = root.index(numbers[-1]) + 1 if numbers else len(root)
    for index, letter in enumerate(LETTERS):
        number = etree.Element(w("num"), {w("numId"): str(first + index)})
        etree.SubElement(number, w("abstractNumId"), {w("val"): abstract.get(w("abstractNumId"), "")})
        override = etree.SubElement(number, w("lvlOverride"), {w("ilvl"): str(LETTER_LEVEL)})
        own = deepcopy(level)
        for child in list(own):
            if child.tag == w("pStyle"):
                own.remove(child)
            elif child.tag == w("lvlText"):
                child.set(w("val"), f"{letter})")
        override.append(own)
        root.insert(place + index, number)
    return tuple(range(first, first + len(LETTERS)))
