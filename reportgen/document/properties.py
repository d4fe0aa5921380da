"""Document properties: what Word shows about a file, and the stamp by which a draft edited by hand is known."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from xml.parsers import expat

from msgspec import Struct

from reportgen.diagnostics import Cause, Refused
from reportgen.document.markup import escape, quoted
from reportgen.ooxml.names import DECLARATION
from reportgen.ooxml.package import Package, read_package

CORE: Final = "docProps/core.xml"
CUSTOM: Final = "docProps/custom.xml"

OWN: Final = "reportgen_"
"""What the names of the program's own properties begin with."""
STAMP: Final = f"{OWN}content"
"""Name of the property that holds the hash of the content as generated."""
STATE: Final = f"{OWN}state"
"""Name of the property that says `draft` or `final`."""

_VARIANTS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_NAMES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_FORMAT: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


class Stamp(Struct, frozen=True):
    """What a document says about its making."""

    content: str
    """Hash of the content as generated."""
    draft: bool


def core_properties(*, title: str, subject: str, creator: str, dated: date) -> bytes:
    """Return `docProps/core.xml`; the day comes from the document, never from the clock."""
    moment = f"{dated.isoformat()}T00:00:00Z"
    return (
        f"{DECLARATION}"
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>"
        f"<dc:creator>{escape(creator)}</dc:creator><cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def custom_properties(properties: Mapping[str, str]) -> bytes:
    """Return `docProps/custom.xml` with these texts, in this order."""
    elements = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name="{quoted(name)}"><vt:lpwstr>{escape(value)}</vt:lpwstr>'
        "</property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return f'{DECLARATION}<Properties xmlns="{_CUSTOM_NAMES}" xmlns:vt="{_VARIANTS}">{elements}</Properties>'.encode()


def read_custom(package: Package) -> dict[str, str]:
    """Return the custom properties of a file; {} where it has none."""
    if CUSTOM not in package:
        return {}
    found: dict[str, str] = {}
    name = ""

    def start(element: str, attributes: Mapping[str, str]) -> None:
        nonlocal name
        if element.rpartition(" ")[2] == "property":
            name = attributes.get("name", "")
            found[name] = ""

    def text(characters: str) -> None:
        if name:
            found[name] += characters.strip("\n")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    try:
        parser.Parse(package.read_xml(CUSTOM), True)
    except expat.ExpatError:
        return {}
    return found


def part_digest(content: bytes) -> str:
    """Return the SHA-256 of a part, or of a whole file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def content_digest(digests: Iterable[tuple[str, str]]) -> str:
    """Return the hash of a document from those of its parts; the part that holds the stamp is not one of them."""
    listing = "\n".join(f"{name} {digest}" for name, digest in sorted(digests) if name != CUSTOM)
    return hashlib.sha256(listing.encode()).hexdigest()


def read_stamp(data: bytes) -> Stamp | None:
    """Return the stamp of a document, None where it has none or is no .docx."""
    try:
        return _stamp(read_package(data, name="", cause=Cause.DISK))
    except Refused:
        return None


def _stamp(package: Package) -> Stamp | None:
    properties = read_custom(package)
    content = properties.get(STAMP)
    return Stamp(content, properties.get(STATE) == "draft") if content else None


def is_edited(data: bytes) -> bool:
    """Return whether a document differs from what was generated, or was not generated here at all."""
    try:
        package = read_package(data, name="", cause=Cause.DISK)
        stamp = _stamp(package)
        digests = [(name, part_digest(package.read(name))) for name in package]
    except Refused:
        return True
    return stamp is None or stamp.content != content_digest(digests)


def same_content(one: bytes, other: bytes) -> bool:
    """Return whether two documents hold the same parts, however each is packed: compressors differ between machines.

    Raises:
        Refused: one of them cannot be read.
    """
    return _parts(one) == _parts(other)


def _parts(data: bytes) -> dict[str, bytes]:
    package = read_package(data, name="", cause=Cause.DISK)
    return {name: package.read(name) for name in package}
