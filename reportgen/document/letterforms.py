"""The styles and numbering of a template, as far as printing needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from reportgen.document.styles import NAMES, Letters
from reportgen.document.trees import list_of_style, stated, tree
from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package
from reportgen.ooxml.trees import is_on
from reportgen.ooxml.units import half_points, to_pt

_MEASURED: Final[tuple[str, ...]] = ("CoQuan", "TrichYeu", "NoiNhanMuc")
"""Styles whose lines are measured."""
_WORDS_DEFAULT: Final = Letters(10)


def style_ids(package: Package) -> tuple[dict[str, str], dict[str, Letters]]:
    """Return our style ids with the template's, found by id, else by name; and how the measured ones set letters."""
    root = tree(package, "styles")
    if root is None:
        return {}, {}
    elements = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    by_name = {stated(style, "name").casefold(): identity for identity, style in elements.items()}
    ids = {
        ours: ours if ours in elements else by_name[name.casefold()]
        for ours, name in NAMES.items()
        if ours in elements or name.casefold() in by_name
    }
    letters = {ours: _letters(ids[ours], elements, root) for ours in _MEASURED if ours in ids}
    return ids, letters


def _letters(identity: str, elements: Mapping[str, etree._Element], root: etree._Element) -> Letters:
    """Return the effective letters of a style: its own properties, then those of the styles it is based on."""
    chain: list[etree._Element] = []
    seen: set[str] = set()
    while identity in elements and identity not in seen:
        seen.add(identity)
        found = elements[identity].find(w("rPr"))
        chain += [] if found is None else [found]
        identity = stated(elements[identity], "basedOn")
    default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    chain += [] if default is None else [default]
    size = next((size for each in chain if (size := half_points(stated(each, "sz")))), None)
    return Letters(
        to_pt(size) if size else _WORDS_DEFAULT.points,
        bold=_switched(chain, "b"),
        italic=_switched(chain, "i"),
        capitals=_switched(chain, "caps"),
    )


def _switched(chain: list[etree._Element], switch: str) -> bool:
    for properties in chain:
        found = properties.find(w(switch))
        if found is not None:
            return is_on(found)
    return False


def part_in_words(package: Package, ids: Mapping[str, str]) -> bool:
    """Return whether "Phần thứ nhất" is text: the style of parts has no number, or one that prints nothing."""
    abstract = list_of_style(package, ids["Phan"]) if "Phan" in ids else None
    levels = () if abstract is None else abstract.iter(w("lvl"))
    level = next((each for each in levels if each.get(w("ilvl")) == "0"), None)
    return level is None or not stated(level, "lvlText").strip()
