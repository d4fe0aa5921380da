"""The styles of a document: what each states, the chain it is based on, and the fonts of the theme."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from reportgen.ooxml.names import DRAWING, qualified, w
from reportgen.ooxml.properties import THEME, Pair, paragraph_properties, run_properties
from reportgen.ooxml.trees import Element, value


class Formatting(Struct, frozen=True):
    """What one style, or one region of a table style, states."""

    paragraph: tuple[Pair, ...] = ()
    run: tuple[Pair, ...] = ()


class Style(Struct, frozen=True):
    """One style as written."""

    id: str
    kind: str
    """`paragraph`, `character`, `table` or `numbering`."""
    based_on: str
    own: Formatting
    regions: Mapping[str, Formatting]
    """Of a table style: what it adds to its `firstRow`, `lastCol`, `band1Horz` and so on."""


class Styles:
    """All styles of a document. A chain that bites its own tail is cut; an unknown name counts as none."""

    def __init__(self, root: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Style] = {}
        self._default: dict[str, Style] = {}
        self._theme = {} if theme is None else _theme_fonts(theme)
        self.defaults = Formatting()
        for element in root if root is not None else ():
            if element.tag == w("style"):
                style = _style(element)
                self._styles[style.id] = style
                if element.get(w("default")) in ("1", "true", "on"):
                    self._default.setdefault(style.kind, style)
            elif element.tag == w("docDefaults"):
                self.defaults = Formatting(
                    paragraph_properties(element.find(f"{w('pPrDefault')}/{w('pPr')}")),
                    run_properties(element.find(f"{w('rPrDefault')}/{w('rPr')}")),
                )

    def find(self, style_id: object, kind: str) -> Style | None:
        """Return the style of this identifier and kind; the default one of the kind where there is none such."""
        style = self._styles.get(style_id) if isinstance(style_id, str) else None
        return style if style is not None and style.kind == kind else self._default.get(kind)

    def chain(self, style: Style | None) -> tuple[Style, ...]:
        """Return the style and those it is based on, the remotest first."""
        found: dict[str, Style] = {}
        while style is not None and style.id not in found:
            found[style.id] = style
            style = self._styles.get(style.based_on)
        return tuple(reversed(found.values()))

    def font(self, name: str) -> str:
        """Return a font's name, one of the theme's (`+minorHAnsi`) looked up; "" where the theme does not name it."""
        return self._theme.get(name, "") if name.startswith(THEME) else name


def _style(element: Element) -> Style:
    return Style(
        id=element.get(w("styleId")) or "",
        kind=element.get(w("type")) or "paragraph",
        based_on=value(element.find(w("basedOn"))) or "",
        own=_formatting(element),
        regions={each.get(w("type")) or "": _formatting(each) for each in element.iterchildren(w("tblStylePr"))},
    )


def _formatting(element: Element) -> Formatting:
    return Formatting(paragraph_properties(element.find(w("pPr"))), run_properties(element.find(w("rPr"))))


def _theme_fonts(theme: Element) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for group in ("major", "minor"):
        scheme = next(theme.iter(qualified(DRAWING, f"{group}Font")), None)
        for script, names in (("latin", ("Ascii", "HAnsi")), ("ea", ("EastAsia",)), ("cs", ("Bidi",))):
            font = None if scheme is None else scheme.find(qualified(DRAWING, script))
            if font is not None:
                fonts |= {f"{THEME}{group}{name}": font.get("typeface") or "" for name in names}
    return fonts
