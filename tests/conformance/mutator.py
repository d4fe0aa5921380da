"""Spoils the XML inside a .docx at random, but keeps it well-formed: what a broken program or a joker might write."""

from __future__ import annotations

import copy
import random
import zipfile
from io import BytesIO
from typing import Any

from lxml import etree

PARTS = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/header1.xml",
    "word/theme/theme1.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
STRANGE = (
    *("", " ", "-1", "0", "1", "99999999999", "-99999999", "1e9", "0x10", "true", "off", "NaN", "auto", "none"),
    *("12.5pt", "-3cm", "Normal", "Heading1", "TableGrid", "a" * 300, "é", "\u202e", "😀", "%1.%2.%9", "PAGE"),
)
"""Values for attributes and texts that no rule expects."""


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A file of parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def spoilt(parts: dict[str, bytes], seed: int) -> bytes:
    """The file with one to twelve changes that the seed decides."""
    chance = random.Random(seed)
    changed = dict(parts)
    known = [name for name in PARTS if name in changed]
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(known)
        if name not in changed:
            continue
        if chance.random() < 0.03:
            del changed[name]
            continue
        root = etree.fromstring(changed[name])
        for _ in range(chance.randint(1, 4)):
            _change(root, chance)
        changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(changed)


def _change(root: Any, chance: random.Random) -> None:
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    element = chance.choice(elements)
    parent = element.getparent()
    action = chance.randrange(9)
    if action == 0 and parent is not None:
        parent.remove(element)
    elif action == 1 and parent is not None:
        parent.insert(chance.randint(0, len(parent)), copy.deepcopy(element))
    elif action == 2 and element.attrib:
        element.set(chance.choice(list(element.attrib)), chance.choice(STRANGE))
    elif action == 3 and element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]
    elif action == 4:
        element.text = chance.choice(STRANGE)
    elif action == 5:
        chance.choice(elements).append(copy.deepcopy(element)) if len(list(element.iter())) < 200 else None
    elif action == 6:
        element.tag = chance.choice(elements).tag
    elif action == 7:
        _move(element, chance.choice(elements))
    else:
        donor = chance.choice(elements)
        for name, value in donor.attrib.items():
            element.set(name, value)


def _move(element: Any, target: Any) -> None:
    """Put an element into another one that does not stand in it."""
    if element.getparent() is not None and element not in (target, *target.iterancestors()):
        target.append(element)
