"""Changing the paragraphs of a Word file by their text, as someone does who edits a template."""

import copy
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return the zip with these parts added or put in place of its own; None takes a part away."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as written:
        for name in dict.fromkeys([*read.namelist(), *parts]):
            content = parts[name] if name in parts else read.read(name)
            if content is not None:
                written.writestr(name, content)
    return output.getvalue()


def part_of(data: bytes, name: str = "word/document.xml") -> bytes:
    """Return a part of the zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def with_paragraphs(data: bytes, part: str, old: Sequence[str], new: Sequence[str]) -> bytes:
    """Return the file in which the paragraphs with these texts, in a row, have the new ones instead."""
    root = etree.fromstring(part_of(data, part))
    paragraphs = list(root.iter(f"{W}p"))
    texts = [text_of(paragraph) for paragraph in paragraphs]
    at = next(at for at in range(len(texts)) if texts[at : at + len(old)] == list(old))
    first, *others = paragraphs[at : at + len(old)]
    for paragraph in others:
        _parent(paragraph).remove(paragraph)
    for text in reversed(new):
        added = copy.deepcopy(first)
        _set_text(added, text)
        first.addnext(added)
    _parent(first).remove(first)
    return with_parts(data, {part: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)})


def text_of(paragraph: etree._Element) -> str:
    """Return the characters of a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _set_text(paragraph: etree._Element, text: str) -> None:
    runs = list(paragraph.iter(f"{W}r"))
    for run in runs[1:]:
        _parent(run).remove(run)
    run = runs[0] if runs else etree.SubElement(paragraph, f"{W}r")
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    element = etree.SubElement(run, f"{W}t")
    element.text = text
    element.set(_SPACE, "preserve")
