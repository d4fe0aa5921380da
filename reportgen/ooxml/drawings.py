"""Straight lines drawn in a paragraph, as DrawingML or VML: the rules under a motto or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.ooxml.names import DRAWING, VML, WORD_DRAWING, qualified
from reportgen.ooxml.trees import Element
from reportgen.ooxml.units import Emu, Twips, from_emu, twips, whole

_EXTENT: Final = qualified(WORD_DRAWING, "extent")
_PROPERTIES: Final = qualified(WORD_DRAWING, "docPr")
_GEOMETRY: Final = qualified(DRAWING, "prstGeom")
_LINES: Final = frozenset({"line", "straightConnector1"})
_VML_LINE: Final = qualified(VML, "line")
_VML_SHAPE: Final = qualified(VML, "shape")
_VML_CONNECTOR: Final = "#_x0000_t32"
_POINT: Final = re.compile(r"(-?[\d.]{1,12})([a-z]{0,2})", re.ASCII)
_WIDTH: Final = re.compile(r"(?:^|;)\s*width:\s*(-?[\d.]{1,12}[a-z]{2})", re.ASCII)


class DrawnLine(Struct, frozen=True):
    """A straight line."""

    name: str
    """What Word calls the drawing, "" in VML."""
    length: Twips


def drawn_lines(drawing: Element) -> Iterator[DrawnLine]:
    """Return the horizontal lines in a `w:drawing` or `w:pict`."""
    extent = next(drawing.iter(_EXTENT), None)
    if extent is not None:
        geometries = [each.get("prst") for each in drawing.iter(_GEOMETRY)]
        length = whole(extent.get("cx"))
        if length is not None and geometries and all(each in _LINES for each in geometries):
            properties = next(drawing.iter(_PROPERTIES), None)
            name = "" if properties is None else properties.get("name") or ""
            yield DrawnLine(name, from_emu(Emu(length)))
        return
    for line in drawing.iter(_VML_LINE):
        start, end = _abscissa(line.get("from")), _abscissa(line.get("to"))
        if start is not None and end is not None:
            yield DrawnLine("", Twips(abs(end - start)))
    for shape in drawing.iter(_VML_SHAPE):
        width = _WIDTH.search(shape.get("style") or "")
        length = twips(width[1]) if width and shape.get("type") == _VML_CONNECTOR else None
        if length is not None:
            yield DrawnLine("", Twips(abs(length)))


def _abscissa(point: str | None) -> Twips | None:
    """Return x of "x,y"; without a unit VML counts in pixels of 3/4 pt."""
    found = _POINT.match(point or "")
    if not found:
        return None
    if found[2]:
        return twips(found[0])
    pixels = twips(f"{found[1]}pt")
    return None if pixels is None else Twips(pixels * 3 // 4)
