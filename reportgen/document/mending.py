"""What loops without items leave behind, mended: Word refuses a table without rows and a cell without a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from reportgen.document.outline import Outline

_ROWLESS: Final = re.compile(r"<w:tbl>(?:(?!<w:tbl>).)*?(?:</w:tblGrid>|<w:tblGrid/>)</w:tbl>", re.DOTALL)
_EMPTY_CELL: Final = re.compile(
    r"(<w:tc>(?:<w:tcPr/>|<w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)?|</w:tbl>)(</w:tc>)", re.DOTALL
)


def mended(xml: str) -> str:
    """Return the part without tables that lost every row; a cell that lost every paragraph has an empty one."""
    if "</w:tblGrid></w:tbl>" in xml or "<w:tblGrid/></w:tbl>" in xml:
        xml = _ROWLESS.sub("", xml)
    if "</w:tcPr></w:tc>" in xml or "<w:tc></w:tc>" in xml or "</w:tbl></w:tc>" in xml or "<w:tcPr/></w:tc>" in xml:
        xml = _EMPTY_CELL.sub(r"\1<w:p/>\2", xml)
    return xml


def may_empty(outline: Outline) -> bool:
    """Return whether some cell has no paragraph that always stays, or a row of the part may go."""
    depth = 0
    depths: dict[int, int] = {}
    staying: set[int] = set()
    for paragraph in outline.paragraphs:
        if paragraph.cell is not None:
            start = depths.setdefault(paragraph.cell, depth)
            if start == depth and not any(tag.element for tag in paragraph.tags):
                staying.add(paragraph.cell)
        statements = [tag.statement for tag in paragraph.tags]
        depth += sum((each in ("if", "for")) - each.startswith("end") for each in statements)
    return len(staying) < len(depths) or any(tag.element == "tr" for tag in outline.tags)
