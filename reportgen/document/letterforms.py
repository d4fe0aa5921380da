"""The styles and numbering of a template, as far as printing needs them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from reportgen.document.markup import LETTER_NUMBERS
from reportgen.document.styles import NAMES, Letters
from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package
from reportgen.ooxml.units import half_points, to_pt

_MEASURED: Final[tuple[str, ...]] = ("CoQuan", "TrichYeu", "NoiNhanMuc")
"""Styles whose lines are measured."""
_OFF: Final = frozenset({"0", "false", "off"})
_WORDS_DEFAULT: Final = Letters(10)


def _tree(package: Package, kind: str) -> etree._Element | None:
    part = package.part_of(kind)
    if part is None:
        return None
    try:
        return etree.fromstring(package.read_xml(part), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise package.refusal("broken-part", f"phần {part} bị hỏng", "mở mẫu bằng Word rồi lưu lại") from None


def style_ids(package: Package) -> tuple[dict[str, str], dict[str, Letters]]:
    """Return our style ids with the template's, found by id, else by name; and how the measured ones set letters."""
    root = _tree(package, "styles")
    if root is None:
        return {}, {}
    elements = {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}
    by_name = {_value(style, "name", "").casefold(): identity for identity, style in elements.items()}
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
        identity = _value(elements[identity], "basedOn", "")
    default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    chain += [] if default is None else [default]
    size = next((size for each in chain if (size := half_points(_value(each, "sz", "")))), None)
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
            return found.get(w("val"), "1") not in _OFF
    return False


def _value(element: etree._Element, child: str, default: str) -> str:
    found = element.find(w(child))
    return default if found is None else found.get(w("val"), default)


def letter_count(package: Package) -> int:
    """Return for how many letters, from a) on, the template has a list; Word shows nothing for the others."""
    root = _tree(package, "numbering")
    numbers = set() if root is None else {number.get(w("numId")) for number in root.iter(w("num"))}
    return next(count for count in range(len(numbers) + 1) if str(LETTER_NUMBERS + count) not in numbers)


def part_in_words(package: Package, ids: Mapping[str, str]) -> bool:
    """Return whether "Phần thứ nhất" is text: the style of parts has no number, or one that prints nothing."""
    styles, numbering = _tree(package, "styles"), _tree(package, "numbering")
    if styles is None or numbering is None or "Phan" not in ids:
        return True
    style = next(each for each in styles.iter(w("style")) if each.get(w("styleId")) == ids["Phan"])
    number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    if number is None:
        return True
    instance = next((each for each in numbering.iter(w("num")) if each.get(w("numId")) == number.get(w("val"))), None)
    target = None if instance is None else _value(instance, "abstractNumId", "")
    for abstract in numbering.iter(w("abstractNum")):
        if abstract.get(w("abstractNumId")) == target:
            level = next((each for each in abstract.iter(w("lvl")) if each.get(w("ilvl")) == "0"), None)
            return level is None or not _value(level, "lvlText", "").strip()
    return True
