"""The items under Nơi nhận: dashes, semicolons, the brace over a group, the filing note.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.9: each item on its own line, a dash at its start, a semicolon at
its end; the last one begins with "Lưu:" and ends with a full stop. The brace is the practice of provinces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from reportgen.document.drawing import brace
from reportgen.document.markup import paragraph, text_run
from reportgen.document.styles import Letters, Styles
from reportgen.document.values import PARAGRAPH, Finished
from reportgen.ooxml.metrics import text_width
from reportgen.prose.blocks import Text
from reportgen.workspace.schema import RecipientGroup

AS_ABOVE: Final = "Như trên"
"""First item of a document that has addressees (mục II.9b)."""

_LETTERS: Final = Letters(11)
_LINE: Final = 1.15
"""Height of a line of Times New Roman over the size of its letters."""
_BRACE_WIDTH: Final = 120
_GAP: Final = 60
_DASH: Final = re.compile(r"^[-\u2013\u2022+]\s*")
_END: Final = re.compile(r"[\s;.,]+$")
_FILING: Final = re.compile(r"^Lưu\s*:\s*", re.IGNORECASE)


class Line(Struct, frozen=True):
    """One item as printed, with its dash and its end mark."""

    text: str


class Braced(Struct, frozen=True):
    """Items under one brace, and the remark beside it in its brackets."""

    lines: tuple[Line, ...]
    remark: str


Recipient = Line | Braced


def recipient_lines(entries: Iterable[str | RecipientGroup], filing: str, *, addressed: bool) -> tuple[Recipient, ...]:
    """Return the items to print; dashes, end marks and "Lưu:" that were typed are not doubled.

    >>> recipient_lines(["- Đoàn ĐBQH tỉnh;"], "Lưu: VT, Th.", addressed=False)
    (Line(text='- Đoàn ĐBQH tỉnh;'), Line(text='- Lưu: VT, Th.'))
    """
    items = list(entries)
    if addressed and not any(isinstance(item, str) and bare(item) == AS_ABOVE for item in items):
        items.insert(0, AS_ABOVE)
    lines: list[Recipient] = [
        Line(_item(item))
        if isinstance(item, str)
        else Braced(tuple(Line(_item(one)) for one in item.group), _in_brackets(item.remark))
        for item in items
    ]
    return (*lines, Line(f"- Lưu: {_FILING.sub('', bare(filing))}."))


def bare(item: str) -> str:
    """Return an item as it would stand in a sentence: the template prints its dash and end mark.

    >>> bare("- Văn phòng Chính phủ;")
    'Văn phòng Chính phủ'
    """
    return _END.sub("", _DASH.sub("", item.strip()))


def _item(item: str) -> str:
    return f"- {bare(item)};"


def _in_brackets(remark: str) -> str:
    bare = _END.sub("", remark.strip())
    return bare if bare.startswith("(") and bare.endswith(")") else f"({bare})"


def print_recipients(recipients: Sequence[Recipient], styles: Styles, width: int, first_drawing: int) -> Finished:
    """Return the paragraphs of the cell, groups as small tables.

    Args:
        recipients: the items.
        styles: of the template.
        width: of the cell's text, in twips.
        first_drawing: the number of the first brace among the document's drawings.
    """
    style = styles["NoiNhanMuc"]
    letters = styles.letters_of("NoiNhanMuc", _LETTERS)
    markup: list[str] = []
    expected: list[str] = []
    drawing = first_drawing
    for recipient in recipients:
        if isinstance(recipient, Braced):
            markup.append(_table(recipient, style, letters, width, drawing))
            drawing += 1
            expected += [*(PARAGRAPH + line.text for line in recipient.lines), PARAGRAPH, PARAGRAPH + recipient.remark]
        else:
            markup.append(paragraph(style, text_run(Text(recipient.text))))
            expected.append(PARAGRAPH + recipient.text)
    return Finished.of("".join(markup), "".join(expected))


def _columns(group: Braced, letters: Letters, width: int) -> tuple[int, int, int]:
    """Return the widths of items, brace and remark: the items as wide as they are where the cell has room."""
    remark = round(text_width(group.remark, letters.points)) + _GAP
    longest = max(round(text_width(line.text, letters.points)) for line in group.lines) + _GAP
    items = max(min(longest, width - _BRACE_WIDTH - remark), width // 3)
    return items, _BRACE_WIDTH, max(width - items - _BRACE_WIDTH, _GAP)


def _table(group: Braced, style: str, letters: Letters, width: int, drawing: int) -> str:
    columns = _columns(group, letters, width)
    lines = sum(wrapped_lines(line.text, letters, columns[0]) for line in group.lines)
    height = round((lines * _LINE - 0.25) * letters.points * 20)
    cells = (
        "".join(paragraph(style, text_run(Text(line.text))) for line in group.lines),
        paragraph(style, brace(height, drawing)),
        paragraph(style, text_run(Text(group.remark))),
    )
    grid = "".join(f'<w:gridCol w:w="{column}"/>' for column in columns)
    row = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>"
        f"<w:trPr><w:cantSplit/></w:trPr>{row}</w:tr></w:tbl>"
    )


def wrapped_lines(text: str, letters: Letters, width: float) -> int:
    """Return how many lines the text takes, broken at spaces.

    >>> wrapped_lines("- TT. Tỉnh ủy;", Letters(11), 2000), wrapped_lines("- TT. Tỉnh ủy;", Letters(11), 800)
    (1, 2)
    """
    space = text_width(" ", letters.points, bold=letters.bold, italic=letters.italic)
    lines, used = 1, 0.0
    for word in text.split(" "):
        length = text_width(word, letters.points, bold=letters.bold, italic=letters.italic)
        if used and used + space + length > width:
            lines, used = lines + 1, length
        else:
            used += (space if used else 0) + length
    return lines
