"""Small parts of a template as XML trees."""

from __future__ import annotations

from lxml import etree

from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package
from reportgen.ooxml.trees import parse_bytes, value


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
    try:
        return parse_bytes(package.read_xml(part))
    except etree.XMLSyntaxError:
        raise package.refusal("broken-part", f"phần {part} bị hỏng", "mở mẫu bằng Word rồi lưu lại") from None


def stated(element: etree._Element, child: str) -> str:
    """Return the `w:val` of a child, "" where there is none."""
    return value(element.find(w(child))) or ""


def list_of_style(package: Package, style_id: str) -> etree._Element | None:
    """Return the `w:abstractNum` that numbers the paragraphs of a style, None where they have no number.

    Raises:
        Refused: the styles or the lists are no XML.
    """
    styles, lists = tree(package, "styles"), tree(package, "numbering")
    if styles is None or lists is None:
        return None
    style = _marked(styles, "style", "styleId", style_id)
    number = None if style is None else value(style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
    instance = None if number is None else _marked(lists, "num", "numId", number)
    return (
        None if instance is None else _marked(lists, "abstractNum", "abstractNumId", stated(instance, "abstractNumId"))
    )


def _marked(root: etree._Element, tag: str, attribute: str, mark: str) -> etree._Element | None:
    return next((each for each in root.iter(w(tag)) if each.get(w(attribute)) == mark), None)
