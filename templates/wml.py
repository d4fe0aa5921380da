"""Elements of WordprocessingML, written short.

The tags of the template language (`{{ }}`, `{%p %}`) are ordinary text, each within one run, so that a clerk who opens
the template in Word sees and may move them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

Element = etree._Element  # noqa: SLF001  (lxml publishes no other name for the type)

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "v": "urn:schemas-microsoft-com:vml",
}
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return a `w:` element; children that are None are left out, attributes are in the same namespace."""
    space = f"{{{NAMESPACES['w']}}}"
    element = etree.Element(space + tag, {space + name: str(value) for name, value in attributes.items()})
    element.extend(child for child in children if child is not None)
    return element


def root(tag: str, *children: Element, prefixes: Iterable[str] = ()) -> Element:
    """Return the root element of a part: `w:` with its namespace and the further prefixes declared."""
    declared = {prefix: NAMESPACES[prefix] for prefix in ("w", *prefixes)}
    element = etree.Element(f"{{{NAMESPACES['w']}}}{tag}", nsmap=declared)
    element.extend(children)
    return element


def run(text: str) -> Element:
    """Return a run of text in the paragraph's own format."""
    characters = w("t")
    characters.text = text
    if text != text.strip():
        characters.set(_XML_SPACE, "preserve")
    return w("r", characters)


def paragraph(style: str, text: str = "", *content: Element) -> Element:
    """Return a paragraph of a style: its text, then further runs."""
    runs = (run(text), *content) if text else content
    return w("p", w("pPr", w("pStyle", val=style)), *runs)


def control(statement: str) -> Element:
    """Return the paragraph of a condition or loop; it leaves nothing on paper."""
    return paragraph("Normal", f"{{%p {statement} %}}")


def each(name: str, style: str) -> tuple[Element, ...]:
    """Return the loop that prints a list of texts, one paragraph each."""
    return control(f"for line in {name}"), paragraph(style, "{{ line }}"), control("endfor")


def when(condition: str, *content: Element) -> tuple[Element, ...]:
    """Return paragraphs that are printed only under a condition."""
    return control(f"if {condition}"), *content, control("endif")


def slot(name: str) -> Element:
    """Return the paragraph that a slot's blocks take the place of."""
    return paragraph("NoiDung", f"{{{{p content.{name} }}}}")


def optional(name: str, *heading: Element) -> tuple[Element, ...]:
    """Return a slot that may stay empty, with the heading that comes and goes with it."""
    return when(f"content.{name}", *heading, slot(name))


def table(widths: tuple[int, ...], *rows: tuple[tuple[Element, ...], ...]) -> Element:
    """Return a table without borders and cell margins, of fixed column widths in twips; its rows never split."""
    margins = w("tblCellMar", w("left", w=0, type="dxa"), w("right", w=0, type="dxa"))
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        w("tblLayout", type="fixed"),
        margins,
    )
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return w("tbl", properties, grid, *(_row(widths, cells) for cells in rows))


def _row(widths: tuple[int, ...], cells: tuple[tuple[Element, ...], ...]) -> Element:
    sized = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)
        for width, content in zip(widths, cells, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit")), *sized)
