"""Small parts of a template as XML trees."""

from __future__ import annotations

from lxml import etree

from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package


def tree(package: Package, kind: str) -> etree._Element | None:
    """Return the root of the part that the document points to with a relation of this kind, None where it has none.

    Raises:
        Refused: the part is no XML.
    """
    part = package.part_of(kind)
    return None if part is None else part_tree(package, part)


def part_tree(package: Package, part: str) -> etree._Element:
    """Return the root of a part.

    Raises:
        Refused: the part is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(package.read_xml(part), parser)
    except etree.XMLSyntaxError:
        raise package.refusal("broken-part", f"phần {part} bị hỏng", "mở mẫu bằng Word rồi lưu lại") from None


def stated(element: etree._Element, child: str) -> str:
    """Return the `w:val` of a child, "" where there is none."""
    found = element.find(w(child))
    return "" if found is None else found.get(w("val"), "")
