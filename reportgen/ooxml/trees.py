"""A part of a Word file as an lxml tree: no entities, no network, no document type, bounded depth and text."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names the class of its elements so

_VAL: Final = w("val")
_OFF: Final = frozenset({"0", "false", "off"})


def parse(package: Package, part: str) -> Element:
    """Return the root element of a part.

    Raises:
        KeyError: there is no such part.
        Refused: the part is damaged, declares a document type, or is no well-formed XML.
    """
    try:
        return parse_bytes(package.read_xml(part))
    except etree.XMLSyntaxError:
        cure = package.program.send_again
        raise package.refusal("broken-part", f"phần {part} không phải XML đúng cách", cure) from None


def parse_bytes(content: bytes) -> Element:
    """Return the root element of a part that `Package.read_xml` has let pass.

    Raises:
        lxml.etree.XMLSyntaxError: it is no well-formed XML, or nested or large beyond measure.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    return etree.fromstring(content, parser)


def value(element: Element | None) -> str | None:
    """Return the `w:val` of an element, None where there is no element or no such attribute."""
    return None if element is None else element.get(_VAL)


def is_on(element: Element) -> bool:
    """Return what an on/off element says; one without a value is on."""
    return element.get(_VAL) not in _OFF
