"""A part of a template as its reader sees it: paragraphs in order, their styles, texts and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.diagnostics import Cause, Finding, Place
from reportgen.ooxml.names import w
from reportgen.ooxml.units import twips

TAG: Final = re.compile(r"\{([\{%#])(?:(tr|tc|p|r)(?=\s))?(.{0,300}?)(?:\}\}|%\}|#\})")
"""A tag of docxtpl's language: opening sign, the element it stands for, and what it says.

The length is bounded, so that a text full of open braces does not keep the search busy for hours.
"""

_QUOTE: Final = 60
_CELL_MARGIN: Final = 108
"""Word's margin on either side of a cell that states none, in twips."""


class Tag(Struct, frozen=True):
    """A tag where it stands."""

    sign: str
    """`{`, `%` or `#`."""
    element: str
    """`p`, `tr`, `tc`, `r`, or "" for a tag within a line."""
    said: str
    text: str
    """The tag as typed."""
    paragraph: int

    @property
    def statement(self) -> str:
        """The first word of a `{% %}` tag: `for`, `endif`; "" for others."""
        words = self.said.strip("- ").split()
        return words[0] if self.sign == "%" and words else ""


class Paragraph(Struct, frozen=True):
    """A paragraph. `number` counts from 1 within its part, as a reader who counts every paragraph would."""

    number: int
    style: str
    text: str
    tags: tuple[Tag, ...]
    cell: int | None
    """Which cell it stands in, counted from 0; None outside tables."""

    @property
    def fixed(self) -> str:
        """The text without its tags."""
        return " ".join(TAG.sub("", self.text).split())

    @property
    def is_control(self) -> bool:
        """Whether the paragraph only steers and leaves nothing on paper."""
        return any(tag.element == "p" and tag.sign == "%" for tag in self.tags)


class Outline(Struct, frozen=True):
    """The paragraphs of one part."""

    template: str
    part: str
    paragraphs: tuple[Paragraph, ...]
    cells: tuple[int | None, ...]
    """Width of the text in each cell, in twips; None where it is not stated."""

    @property
    def tags(self) -> tuple[Tag, ...]:
        """All tags, in order."""
        return tuple(tag for paragraph in self.paragraphs for tag in paragraph.tags)

    def place(self, paragraph: int | None = None, quote: str | None = None) -> Place:
        """Return a place in this part."""
        shown = quote if quote is None or len(quote) <= _QUOTE else f"{quote[:_QUOTE]}…"
        return Place(self.template, part=self.part, paragraph=paragraph, quote=shown)


def tag_finding(outline: Outline, code: str, message: str, tag: Tag | None, hint: str | None) -> Finding:
    """Return a finding about a tag; `{tag}` in the message is the tag as typed."""
    place = outline.place(tag.paragraph, tag.text) if tag else outline.place()
    told = message.replace("{tag}", tag.text if tag else "(không rõ thẻ nào)")
    return Finding(code, f"{told}.", place, hint, cause=Cause.TEMPLATE)


def outline(root: etree._Element, template: str, part: str) -> Outline:
    """Return the outline of a part; `part` is the name a reader understands."""
    cells: dict[etree._Element, int] = {}
    paragraphs = tuple(_paragraph(number, element, cells) for number, element in enumerate(root.iter(w("p")), 1))
    return Outline(template, part, paragraphs, tuple(_text_width(cell) for cell in cells))


def _paragraph(number: int, element: etree._Element, cells: dict[etree._Element, int]) -> Paragraph:
    text = "".join(_texts(element))
    style = element.find(f"{w('pPr')}/{w('pStyle')}")
    tags = tuple(Tag(found[1], found[2] or "", found[3], found[0], number) for found in TAG.finditer(text))
    cell = next(element.iterancestors(w("tc")), None)
    where = None if cell is None else cells.setdefault(cell, len(cells))
    return Paragraph(number, "" if style is None else style.get(w("val"), ""), text, tags, where)


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the paragraph's own characters; those of a text box within it belong to the box's paragraphs."""
    for text in element.iter(w("t"), w("delText"), w("instrText")):
        if next(text.iterancestors(w("p"))) is element:
            yield text.text or ""


def _text_width(cell: etree._Element) -> int | None:
    """Return the width of the cell less its margins, None where neither cell nor grid states it."""
    width = _stated(cell.find(f"{w('tcPr')}/{w('tcW')}"))
    table = next(cell.iterancestors(w("tbl")), None)
    if table is None:
        return width
    if width is None:
        width = _grid_width(cell, table)
    properties = table.find(w("tblPr"))
    margins = None if properties is None else properties.find(w("tblCellMar"))
    sides = [None if margins is None else _stated(margins.find(w(side))) for side in ("left", "right")]
    return None if width is None else width - sum(_CELL_MARGIN if side is None else side for side in sides)


def _grid_width(cell: etree._Element, table: etree._Element) -> int | None:
    row = cell.getparent()
    grid = table.find(w("tblGrid"))
    columns = [] if grid is None else [twips(column.get(w("w"))) for column in grid]
    index = 0 if row is None else [each for each in row if each.tag == w("tc")].index(cell)
    return columns[index] if index < len(columns) else None


def _stated(element: etree._Element | None) -> int | None:
    if element is None or element.get(w("type")) != "dxa":
        return None
    return twips(element.get(w("w")))
