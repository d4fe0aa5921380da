"""Finds recipients and signature, side by side in a table or one below the other, and the appendices after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportgen.conformance.letterhead_reader import outermost, top_cell
from reportgen.conformance.lines import Line, line_of, segments
from reportgen.ooxml.stories import Paragraph
from reportgen.ooxml.tables import Cell
from reportgen.ooxml.units import Twips

AUTHORITY: Final = re.compile(
    r"^(?:t/?m|k/?t|t/?l|tuq|q)(?:\. ?|/| )\w|"
    r"^(?:phó |quyền )?(?:chủ tịch|chánh văn phòng|giám đốc|bộ trưởng|thứ trưởng|cục trưởng|chi cục trưởng|vụ trưởng|viện trưởng|hiệu trưởng|trưởng ban|trưởng phòng|chánh thanh tra|"
    r"tổng giám đốc|tổng cục trưởng|thủ tướng|chủ nhiệm|quyền hạn, chức vụ)\b"
)
_RECIPIENTS: Final = re.compile(r"^nơi nhận ?:?$")
_APPENDIX: Final = re.compile(r"^(?:phụ lục|biểu(?: số)?|mẫu(?: số)?)(?: (?:số )?(?:[ivxlc]+|\d{1,2}))?[.:]?$")
_BLANK_APPENDIX: Final = re.compile(r"^phụ lục ?[….]")
"""A form's heading, whose number is still to be filled in."""
_REFERENCE: Final = re.compile(r"^\(? ?(?:ban hành )?kèm theo\b")
_GAP: Final = Twips(560)
"""Space above a name that stands for the room of a signature, twips."""
_PLACEHOLDER: Final = re.compile(r"^\(.*|.*\)$|^\.+$")


@dataclass(frozen=True, slots=True)
class Ending:
    """Recipients and signature."""

    recipients: Line | None
    """The line Nơi nhận:"""
    items: tuple[Line, ...]
    authority: tuple[Line, ...]
    name: Line | None
    gap: Twips | None
    """Room between the last line of authority and the name."""
    same_row: bool | None
    """Whether both begin on one line; None where one of them is missing."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Appendix:
    """One appendix."""

    heading: Line
    title: tuple[Line, ...]
    reference: tuple[Line, ...]
    """The lines of (Kèm theo …)."""
    content: tuple[Paragraph, ...]
    section: int


def read_ending(paragraphs: Sequence[Paragraph], start: int) -> Ending | None:
    """Return recipients and signature after the index `start`, or None where there is neither."""
    found = _find_recipients(paragraphs, start)
    if found is None:
        return _signature_alone(paragraphs, start)
    index, heading = found
    own = top_cell(paragraphs[index])
    return _loose(paragraphs, start, index, heading) if own is None else _tabular(paragraphs, index, heading, own)


def _tabular(paragraphs: Sequence[Paragraph], index: int, heading: Line, own: Cell) -> Ending:
    """Return recipients and signature from the columns of a table; columns that keep a distance are passed over."""
    members = [position for position, each in enumerate(paragraphs) if outermost(each) is own.table]
    items: list[Line] = []
    beside: list[Paragraph] = []
    for position in members:
        cell = top_cell(paragraphs[position])
        if cell is None:
            continue
        if cell.column == own.column:
            line = line_of(paragraphs[position])
            if line.folded.startswith("ghi chú"):
                break
            if position > index and line.text and not _is_remark(paragraphs[position]):
                items.append(line)
        elif cell.row >= own.row:
            beside.append(paragraphs[position])
    column = next((cell.column for each in beside if line_of(each).text and (cell := top_cell(each))), None)
    signature = [each for each in beside if (cell := top_cell(each)) and cell.column == column]
    authority, name, gap = _signature(signature)
    first_cell = top_cell(signature[0]) if signature else None
    same_row = None
    if first_cell is not None and authority:
        same_row = first_cell.row == own.row and authority[0].paragraph is signature[0]
    return Ending(heading, tuple(items), authority, name, gap, same_row, members[0], members[-1] + 1)


def _is_remark(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the remark, or the brace, beside a group of recipients in a table of its own."""
    cell = paragraph.cell
    return cell is not None and cell.table.parent is not None and cell.column > 0


def _find_recipients(paragraphs: Sequence[Paragraph], start: int) -> tuple[int, Line] | None:
    for index in range(start, len(paragraphs)):
        for line in segments(paragraphs[index]):
            if _RECIPIENTS.match(line.folded):
                return index, line
    return None


def _signature(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Line, ...], Line | None, Twips | None]:
    """Return the lines of authority, the name, and the room between them."""
    authority: list[Line] = []
    later: list[Line] = []
    gap = 0
    for paragraph in paragraphs:
        line = line_of(paragraph)
        form = paragraph.format
        if not line.text:
            gap += 0 if not authority else form.before + form.after + _height(paragraph)
        elif authority and (gap or form.before >= _GAP or later or line.text.startswith("(")):
            gap += form.before
            later.append(line)
        else:
            authority.append(line)
    if len(authority) > 1 and not later and not authority[-1].is_upper:
        later.append(authority.pop())
    names = [line for line in later if not _PLACEHOLDER.match(line.text)]
    return tuple(authority), (names[-1] if names else None), (Twips(gap) if later else None)


def _height(paragraph: Paragraph) -> int:
    """Return the height of an empty line in twips, as if its letters were of 13 pt."""
    form = paragraph.format
    return form.line if form.line_rule != "auto" else round(13 * 20 * 1.15 * form.line / 240)


def _loose(paragraphs: Sequence[Paragraph], start: int, index: int, heading: Line) -> Ending:
    """Return recipients and signature that stand in no table: told by their dashes and capitals."""
    beside = [line for line in segments(paragraphs[index]) if line is not heading and line.text != heading.text]
    first = index
    while first > start and _is_signature_line(paragraphs[first - 1]):
        first -= 1
    last = index + 1
    items: list[Line] = []
    while last < len(paragraphs) and not _heads_appendix(paragraphs[last]):
        line = line_of(paragraphs[last])
        if line.text[:1] in ("-", "–") or paragraphs[last].label:
            items.append(next(iter(segments(paragraphs[last]))))
        last += 1
    authority, name, gap = _signature(paragraphs[first:index])
    return Ending(heading, tuple(items), tuple(beside) or authority, name, gap, bool(beside), first, last)


def _is_signature_line(paragraph: Paragraph) -> bool:
    line = line_of(paragraph)
    placed = paragraph.format.align in ("center", "right") or paragraph.format.left > 2500
    return paragraph.cell is None and (not line.text or (placed and not line.text.endswith("./.")))


def _signature_alone(paragraphs: Sequence[Paragraph], start: int) -> Ending | None:
    """Return a signature without recipients, told by its first line of authority."""
    for index in range(start, len(paragraphs)):
        line = line_of(paragraphs[index])
        if line.is_upper and AUTHORITY.match(line.folded):
            break
    else:
        return None
    own = top_cell(paragraphs[index])
    if own is None:
        end = next(
            (each for each in range(index, len(paragraphs)) if _heads_appendix(paragraphs[each])), len(paragraphs)
        )
        authority, name, gap = _signature(paragraphs[index:end])
        return Ending(None, (), authority, name, gap, None, index, end)
    members = [position for position, each in enumerate(paragraphs) if outermost(each) is own.table]
    column = [
        paragraphs[position]
        for position in members
        if position >= index and (cell := top_cell(paragraphs[position])) and cell.column == own.column
    ]
    authority, name, gap = _signature(column)
    return Ending(None, (), authority, name, gap, None, members[0], members[-1] + 1)


def _heads_appendix(paragraph: Paragraph) -> bool:
    return is_appendix_heading(line_of(paragraph))


def is_appendix_heading(line: Line) -> bool:
    """Whether a line is Phụ lục with its number, and nothing else."""
    return line.paragraph.cell is None and bool(_APPENDIX.match(line.folded))


def begins_appendix(line: Line) -> bool:
    """Whether a line, the first of a file, heads an appendix; its number may be still to be filled in."""
    return is_appendix_heading(line) or bool(_BLANK_APPENDIX.match(line.folded))


def read_appendices(paragraphs: Sequence[Paragraph], start: int, *, alone: bool) -> tuple[Appendix, ...]:
    """Return the appendices from the index `start` on; what stands before the first heading belongs to none.

    Args:
        paragraphs: of the main text.
        start: where to begin.
        alone: the paragraph at `start` heads an appendix, whatever its number.
    """
    heads = [index for index in range(start, len(paragraphs)) if is_appendix_heading(line_of(paragraphs[index]))]
    if alone and start not in heads:
        heads.insert(0, start)
    ends = [*heads, len(paragraphs)][1:]
    return tuple(_appendix(paragraphs[head:end]) for head, end in zip(heads, ends, strict=True))


def _appendix(paragraphs: Sequence[Paragraph]) -> Appendix:
    title: list[Line] = []
    reference: list[Line] = []
    index = 1
    while index < len(paragraphs) and _heads(paragraphs[index], title, reference):
        index += 1
    heading = paragraphs[0]
    return Appendix(line_of(heading), tuple(title), tuple(reference), tuple(paragraphs[index:]), heading.section)


def _heads(paragraph: Paragraph, title: list[Line], reference: list[Line]) -> bool:
    """Put a paragraph under the heading into its place; False where the content begins."""
    line = line_of(paragraph)
    if paragraph.cell is not None or line.is_typed_rule:
        return False
    if not line.text:
        return not (title and paragraph.lines)
    if _REFERENCE.match(line.folded) or (reference and not reference[-1].text.endswith(")")):
        reference.append(line)
        return True
    if reference or not _is_title(line, first=not title):
        return False
    title.append(line)
    return True


def _is_title(line: Line, *, first: bool) -> bool:
    centred = line.paragraph.format.align == "center"
    return (first and (centred or line.bold is True or line.is_upper)) or (centred and line.is_upper)
