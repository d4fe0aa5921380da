"""A part of a Word file as an lxml tree: no entities, no network, no document type, bounded depth and text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final, TypeAlias

from lxml import etree

from reportgen.ooxml.names import w
from reportgen.ooxml.package import Package

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml names the class of its elements so

_VAL: Final = w("val")
_OFF: Final = frozenset({"0", "false", "off"})
_SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}


def parse(package: Package, part: str, as_tree: Callable[[bytes], Element] | None = None) -> Element:
    """Return the root element of a part.

    Args:
        package: the file.
        part: the name of the part.
        as_tree: what makes a tree of the content; `parse_bytes` where nothing else is asked for.

    Raises:
        KeyError: there is no such part.
        Refused: the part is damaged, declares a document type, or is no well-formed XML.
    """
    try:
        return (as_tree or parse_bytes)(package.read_xml(part))
    except etree.XMLSyntaxError:
        cure = package.program.send_again
        raise package.refusal("broken-part", f"phần {part} không phải XML đúng cách", cure) from None


def parse_bytes(content: bytes) -> Element:
    """Return the root element of a part that `Package.read_xml` has let pass.

    Raises:
        lxml.etree.XMLSyntaxError: it is no well-formed XML, or nested or large beyond measure.
    """
    return etree.fromstring(content, etree.XMLParser(**_SAFE))


def parse_in_steps(content: bytes, tag: str, ended: Callable[[Element], None]) -> Element:
    """Return the root element, as `parse_bytes` does, and hand over each element of a tag once it is complete.

    What stands in that element may be removed; what follows it may or may not be there yet.

    Raises:
        lxml.etree.XMLSyntaxError: as `parse_bytes`.
    """
    steps = etree.iterparse(BytesIO(content), tag=tag, **_SAFE)
    for _, element in steps:
        ended(element)
    root: Element = steps.root
    return root


def value(element: Element | None) -> str | None:
    """Return the `w:val` of an element, None where there is no element or no such attribute."""
    return None if element is None else element.get(_VAL)


def is_on(element: Element) -> bool:
    """Return what an on/off element says; one without a value is on."""
    return element.get(_VAL) not in _OFF
