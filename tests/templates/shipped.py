"""The shipped templates as the tests read them: parts, paragraphs with their styles, tags, and effective looks."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from templates.build import FOLDER
from templates.documents import TEMPLATES
from templates.wml import NAMESPACES

NAMES = tuple(template.name for template in TEMPLATES if template.framed)
EVERY = tuple(template.name for template in TEMPLATES)
REPORTS = tuple(name for name in NAMES if name != "thong-bao-ket-luan")
W = f"{{{NAMESPACES['w']}}}"


@cache
def part(name: str, path: str) -> Any:
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
        return etree.fromstring(archive.read(path))


def style_of(paragraph: Any) -> str:
    found: list[str] = paragraph.xpath("w:pPr/w:pStyle/@w:val", namespaces=NAMESPACES)
    return found[0] if found else "Normal"


def text_of(element: Any) -> str:
    return "".join(element.xpath(".//w:t/text()", namespaces=NAMESPACES))


def outline(name: str) -> Iterator[str]:
    """Yield one line a paragraph: its style and its text; cells are framed by a line with their column's width."""
    for block in part(name, "word/document.xml").find(f"{W}body"):
        if block.tag == f"{W}tbl":
            for cell in block.iter(f"{W}tc"):
                width = cell.xpath("string(w:tcPr/w:tcW/@w:w)", namespaces=NAMESPACES)
                yield f"[ô rộng {width}]"
                yield from (f"    {line(paragraph)}" for paragraph in cell.iter(f"{W}p"))
        elif block.tag == f"{W}p":
            yield line(block)


def line(paragraph: Any) -> str:
    rules = paragraph.xpath(".//wp:docPr/@name", namespaces=NAMESPACES)
    text = text_of(paragraph) or " ".join(f"<{rule}>" for rule in rules)
    return f"{style_of(paragraph)} | {text}".rstrip()


def tags(name: str) -> list[str]:
    """Return what stands within the braces, in printed order."""
    text = "\n".join(text_of(paragraph) for paragraph in part(name, "word/document.xml").iter(f"{W}p"))
    return [tag.strip() for tag in re.findall(r"\{[{%]p? (.+?) ?[%}]\}", text)]


def effective(name: str, style: str) -> dict[str, str]:
    """Return what a style comes to along its chain: attributes by `element` or `element/attribute`."""
    root = part(name, "word/styles.xml")
    chain = []
    current: str | None = style
    while current:
        element = root.xpath(f"w:style[@w:styleId='{current}']", namespaces=NAMESPACES)[0]
        chain.append(element)
        current = next(iter(element.xpath("w:basedOn/@w:val", namespaces=NAMESPACES)), None)
    looks: dict[str, str] = {}
    for element in (root.find(f"{W}docDefaults"), *reversed(chain)):
        for group in element.xpath(".//w:rPr | .//w:pPr", namespaces=NAMESPACES):
            for child in group:
                key = etree.QName(child).localname
                looks |= {f"{key}/{etree.QName(a).localname}": str(value) for a, value in child.attrib.items()}
                if not child.attrib:
                    looks[f"{key}/val"] = "1"
    return looks
