"""What a `w:rPr` or `w:pPr` states, as plain pairs; what it does not state is absent.

Attributes that Word inherits one by one (four fonts, four indents, spacing) are properties of their own. Pairs are
hashable, so that equal direct formatting is resolved once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from reportgen.ooxml.names import w
from reportgen.ooxml.trees import Element, is_on
from reportgen.ooxml.units import half_points, twips, whole

Value: TypeAlias = str | int | bool
Pair: TypeAlias = tuple[str, Value]
Reader: TypeAlias = Callable[[Element], Iterator[Pair]]

THEME: Final = "+"
"""A font of the theme is written `+minorHAnsi`."""

TOGGLES: Final = ("b", "i", "caps", "vanish")
"""Properties that styles switch to and fro rather than set (ISO/IEC 29500-1, 17.7.3)."""

_FONT_SLOTS: Final = tuple(
    (slot, w(slot), w(theme))
    for slot, theme in (
        ("ascii", "asciiTheme"),
        ("hAnsi", "hAnsiTheme"),
        ("eastAsia", "eastAsiaTheme"),
        ("cs", "cstheme"),
    )
)
_LENGTHS, _SWITCHES = ("before", "after", "line"), ("beforeAutospacing", "afterAutospacing")
_SPACING: Final = tuple((w(name), name) for name in (*_LENGTHS, *_SWITCHES, "beforeLines", "afterLines", "lineRule"))
_SIDES: Final = tuple(
    (name, w(local)) for name, local in (("left", "left"), ("left", "start"), ("right", "right"), ("right", "end"))
)
_FIRST_LINES: Final = ((w("firstLine"), w("firstLineChars"), 1), (w("hanging"), w("hangingChars"), -1))
_HINT: Final = w("hint")
_VAL: Final = w("val")
_STYLE: Final = w("pStyle")


def _fonts(element: Element) -> Iterator[Pair]:
    for slot, plain, theme in _FONT_SLOTS:
        if themed := element.get(theme):
            yield f"font.{slot}", THEME + themed
        elif name := element.get(plain):
            yield f"font.{slot}", name
    if hint := element.get(_HINT):
        yield "font.hint", hint


def _color(element: Element) -> Iterator[Pair]:
    yield "color", (element.get(_VAL) or "auto").upper()
    yield "color.theme", element.get(w("themeColor")) or ""


def _shading(element: Element) -> Iterator[Pair]:
    yield "shading", (element.get(w("fill")) or "auto").upper()


def _text(name: str) -> Reader:
    def read(element: Element) -> Iterator[Pair]:
        if stated := element.get(_VAL):
            yield name, stated

    return read


def _toggle(name: str) -> Reader:
    def read(element: Element) -> Iterator[Pair]:
        yield name, is_on(element)

    return read


def _size(name: str) -> Reader:
    def read(element: Element) -> Iterator[Pair]:
        if (size := half_points(element.get(_VAL))) is not None:
            yield name, size

    return read


def _level(name: str) -> Reader:
    def read(element: Element) -> Iterator[Pair]:
        if (number := whole(element.get(_VAL))) is not None:
            yield name, number

    return read


def _spacing(element: Element) -> Iterator[Pair]:
    for attribute, name in _SPACING:
        stated = element.get(attribute)
        if stated is None:
            continue
        if name in _LENGTHS:
            if (length := twips(stated)) is not None:
                yield f"spacing.{name}", length
        elif name in _SWITCHES:
            yield f"spacing.{name}", stated not in ("0", "false", "off")
        elif name in ("beforeLines", "afterLines"):
            if (lines := whole(stated)) is not None:
                yield f"spacing.{name}", lines
        elif name == "lineRule":
            yield "spacing.lineRule", stated


def _indents(element: Element) -> Iterator[Pair]:
    for name, attribute in _SIDES:
        if (length := twips(element.get(attribute))) is not None:
            yield f"indent.{name}", length
    for attribute, in_characters, sign in _FIRST_LINES:
        characters = whole(element.get(in_characters))
        length = twips(element.get(attribute))
        if characters:
            yield "indent.first", 0
            yield "indent.firstChars", sign * characters
        elif length is not None:
            yield "indent.first", sign * length
            yield "indent.firstChars", 0


def _numbering(element: Element) -> Iterator[Pair]:
    for child in element:
        if child.tag in _NUMBERING and (number := whole(child.get(_VAL))) is not None:
            yield _NUMBERING[child.tag], number


def _borders(element: Element) -> Iterator[Pair]:
    for side in ("top", "bottom"):
        border = element.find(w(side))
        if border is not None:
            yield f"border.{side}", border.get(_VAL) or "none"


_NUMBERING: Final = {w("numId"): "num.id", w("ilvl"): "num.level"}

_RUN: Final[dict[str, Reader]] = {
    w("rStyle"): _text("style"),
    w("rFonts"): _fonts,
    w("color"): _color,
    w("shd"): _shading,
    w("sz"): _size("size"),
    w("szCs"): _size("sizeCs"),
    w("u"): _text("underline"),
    w("highlight"): _text("highlight"),
    w("vertAlign"): _text("vertical"),
    w("cs"): _toggle("complex"),
    w("rtl"): _toggle("complex"),
    **{w(name): _toggle(name) for name in TOGGLES},
}
_PARAGRAPH: Final[dict[str, Reader]] = {
    w("pStyle"): _text("style"),
    w("jc"): _text("align"),
    w("spacing"): _spacing,
    w("ind"): _indents,
    w("contextualSpacing"): _toggle("contextual"),
    w("outlineLvl"): _level("outline"),
    w("numPr"): _numbering,
    w("pBdr"): _borders,
}


def run_properties(element: Element | None) -> tuple[Pair, ...]:
    """Return what a `w:rPr` states, in its order; () where there is none."""
    return _read(element, _RUN)


def paragraph_properties(element: Element | None) -> tuple[Pair, ...]:
    """Return what a `w:pPr` states, in its order; () where there is none."""
    if element is not None and len(element) == 1 and element[0].tag == _STYLE:
        return (("style", element[0].get(_VAL) or ""),)
    return _read(element, _PARAGRAPH)


def _read(element: Element | None, readers: dict[str, Reader]) -> tuple[Pair, ...]:
    if element is None or not len(element):
        return ()
    return tuple(pair for child in element if (reader := readers.get(child.tag)) for pair in reader(child))
