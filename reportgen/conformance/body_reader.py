"""Tells what each paragraph of the text is, by the number or mark in front of it, typed or counted by Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from reportgen.conformance.folding import fold
from reportgen.conformance.lines import Line


class Role(Enum):
    """What a paragraph of the text is."""

    BASIS = "căn cứ"
    PART = "phần"
    CHAPTER = "chương"
    GROUP = "mục"
    """Mục 1 and Tiểu mục 1 under a chapter."""
    TITLE = "tiêu đề"
    """The line under Phần, Chương, Mục."""
    SECTION = "mục I."
    ARTICLE = "điều"
    CLAUSE = "khoản"
    SUBCLAUSE = "tiểu khoản"
    BRACKET = "(1)"
    POINT = "điểm"
    DASH = "gạch đầu dòng"
    PLUS = "dấu cộng"
    CENTRED = "dòng canh giữa"
    CAPTION = "tên bảng"
    TABLE = "bảng"
    PLAIN = "đoạn văn"


RANKS: Final = (
    Role.PART,
    Role.CHAPTER,
    Role.GROUP,
    Role.SECTION,
    Role.ARTICLE,
    Role.CLAUSE,
    Role.SUBCLAUSE,
    Role.BRACKET,
    Role.POINT,
)
"""Numbered roles, from the largest part down."""

_NAMED: Final = (
    (Role.PART, re.compile(r"(phần) (?:thứ )?([^\s.:]+)[.:]?")),
    (Role.CHAPTER, re.compile(r"(chương) ([^\s.:]+)[.:]?")),
    (Role.GROUP, re.compile(r"(mục|tiểu mục) (\d+|[ivx]+)[.:]?")),
)
_MARKED: Final = (
    (Role.ARTICLE, re.compile(r"(Điều) (\d+)([.:]?)(?=\s|$)", re.IGNORECASE)),
    (Role.SECTION, re.compile(r"()([IVXLC]+)([./)-])(?!\w)\s*")),
    (Role.SUBCLAUSE, re.compile(r"()(\d{1,2}(?:\.\d{1,2})+)([.)]?)\s+")),
    (Role.CLAUSE, re.compile(r"()(\d{1,2})([./)])(?!\d)\s*")),
    (Role.BRACKET, re.compile(r"()\((\d{1,2})(\))\s*")),
    (Role.POINT, re.compile(r"()([a-zđ])([).])(?=\s)\s*")),
    (Role.DASH, re.compile(r"()()([-–•*])\s*(?=\S)")),
    (Role.PLUS, re.compile(r"()()(\+)\s*(?=\S)")),
)
_BASIS: Final = re.compile(r"^(?:căn cứ|theo đề nghị|xét đề nghị)\b")
_CAPTION: Final = re.compile(r"^(?:bảng|biểu|hình|đồ thị|biểu đồ) ?\d*|^mẫu (?:số )?\d|^\(?đơn vị(?: tính)? ?:|^đvt ?:")
_LONGEST_NAME: Final = 40


class Item(Struct, frozen=True):
    """A paragraph of the text."""

    line: Line
    role: Role
    number: str
    """As printed, without its mark: "IV", "1.2", "đ"; "" where it has none."""
    mark: str
    """What follows the number: ".", ")"; of dashes the dash itself."""
    title: str
    """The text after number and mark."""
    automatic: bool
    """Counted by Word."""

    @property
    def is_text(self) -> bool:
        """Whether it is running text or an item, not a line of its own kind."""
        return self.role not in _NOT_TEXT


_NOT_TEXT: Final = frozenset({Role.TABLE, Role.CENTRED, Role.CAPTION, Role.PART, Role.CHAPTER, Role.GROUP, Role.TITLE})


def read_body(lines: Sequence[Line]) -> tuple[Item, ...]:
    """Return the lines of the text that print something, in order; grounds stand before everything but titles."""
    items = list(_items(lines))
    first = next((index for index, item in enumerate(items) if item.role is not Role.CENTRED), 0)
    last = first
    while last < len(items) and _is_basis(items[last]):
        last += 1
    grounds = items[first:last]
    if len(grounds) == 1 and grounds[0].line.italic is False:
        grounds = []
    marked = [Item(item.line, Role.BASIS, "", "", item.title, automatic=False) for item in grounds]
    return (*items[:first], *marked, *items[first + len(marked) :])


def _is_basis(item: Item) -> bool:
    """Whether a paragraph is one of the grounds at the top; a sentence that ends with a colon leads into the text."""
    plain = item.role in (Role.PLAIN, Role.DASH) and not item.line.text.endswith(":")
    return plain and bool(_BASIS.match(fold(item.title)))


def _items(lines: Iterable[Line]) -> Iterator[Item]:
    awaiting_title = False
    for line in lines:
        if line.paragraph.boxed or not (line.text or _is_name(line.paragraph.label)):
            continue
        item = read_item(line)
        if awaiting_title and item.role in (Role.PLAIN, Role.CENTRED, Role.CAPTION):
            item = Item(line, Role.TITLE, "", "", line.text, automatic=False)
        awaiting_title = item.role in (Role.PART, Role.CHAPTER, Role.GROUP)
        yield item


def _is_name(label: str) -> bool:
    """Whether a label alone says all: Word numbers a paragraph without text as Phần I."""
    return any(pattern.fullmatch(fold(label)) for _, pattern in _NAMED)


def read_item(line: Line) -> Item:
    """Return what a line is, taken alone."""
    label = line.paragraph.label
    text = f"{label} {line.text}".strip()
    if line.cell is not None:
        return Item(line, Role.TABLE, "", "", line.text, automatic=False)
    if len(text) <= _LONGEST_NAME:
        for role, pattern in _NAMED:
            if found := pattern.fullmatch(fold(text)):
                return Item(line, role, text.split()[-1].rstrip(".:"), "", "", automatic=bool(label))
    for role, pattern in _MARKED:
        if found := pattern.match(text):
            return Item(line, role, found[2], found[3], text[found.end() :].strip(), automatic=bool(label))
    if line.form.align != "both" and _CAPTION.match(fold(text[:_LONGEST_NAME])):
        return Item(line, Role.CAPTION, "", "", line.text, automatic=False)
    if line.form.align == "center" and _may_be_centred(line):
        return Item(line, Role.CENTRED, "", "", line.text, automatic=False)
    return Item(line, Role.PLAIN, "", "", line.text, automatic=False)


def _may_be_centred(line: Line) -> bool:
    """Whether a line may stand in the middle: a title, a remark in brackets, a short lead with its colon."""
    return line.bold is True or line.is_upper or line.text.startswith("(") or line.text.endswith(":")
