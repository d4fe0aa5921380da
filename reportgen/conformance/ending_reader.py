"""Finds recipients and signature, side by side in a table or one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.conformance.appendix_reader import is_appendix_heading
from reportgen.conformance.letterhead_reader import outermost, top_cell
from reportgen.conformance.lines import Line, segments
from reportgen.ooxml.tables import Cell
from reportgen.ooxml.units import Twips

AUTHORITY: Final = re.compile(
    r"^(?:t/?m|k/?t|t/?l|tuq|q)(?:\. ?|/| )\w|"
    r"^(?:phó |quyền )?(?:chủ tịch|chánh văn phòng|giám đốc|bộ trưởng|thứ trưởng|cục trưởng|chi cục trưởng|"
    r"vụ trưởng|viện trưởng|hiệu trưởng|trưởng ban|trưởng phòng|chánh thanh tra|tổng giám đốc|tổng cục trưởng|"
    r"thủ tướng|chủ nhiệm|quyền hạn, chức vụ)\b"
)
_RECIPIENTS: Final = re.compile(r"^nơi nhận ?:?$")
_LONGEST_HEADING: Final = 14
_GAP: Final = Twips(560)
"""Space above a name that stands for the room of a signature, twips."""
_FAR_RIGHT: Final = Twips(2500)
_PLACEHOLDER: Final = re.compile(r"^\(.*|.*\)$|^\.+$")


class Ending(Struct, frozen=True):
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


def read_ending(lines: Sequence[Line], start: int) -> Ending | None:
    """Return recipients and signature after the index `start`, or None where there is neither."""
    found = _find_recipients(lines, start)
    if found is None:
        return _signature_alone(lines, start)
    index, heading = found
    own = top_cell(lines[index])
    return _loose(lines, start, index, heading) if own is None else _tabular(lines, index, heading, own)


def _tabular(lines: Sequence[Line], index: int, heading: Line, own: Cell) -> Ending:
    """Return recipients and signature from the columns of a table; columns that keep a distance are passed over."""
    members = [position for position, line in enumerate(lines) if outermost(line) is own.table]
    items: list[Line] = []
    beside: list[Line] = []
    for position in members:
        line = lines[position]
        cell = top_cell(line)
        if cell is None:
            continue
        if cell.column == own.column:
            if line.folded.startswith("ghi chú"):
                break
            if position > index and line.text and not _is_remark(line):
                items.append(line)
        elif cell.row >= own.row:
            beside.append(line)
    column = next((cell.column for line in beside if line.text and (cell := top_cell(line))), None)
    signature = [line for line in beside if (cell := top_cell(line)) and cell.column == column]
    authority, name, gap = _signature(signature)
    first_cell = top_cell(signature[0]) if signature else None
    same_row = None
    if first_cell is not None and authority:
        same_row = first_cell.row == own.row and authority[0] is signature[0]
    return Ending(heading, tuple(items), authority, name, gap, same_row, members[0], members[-1] + 1)


def _is_remark(line: Line) -> bool:
    """Whether a line is the remark, or the brace, beside a group of recipients in a table of its own."""
    cell = line.cell
    return cell is not None and cell.table.parent is not None and cell.column > 0


def _find_recipients(lines: Sequence[Line], start: int) -> tuple[int, Line] | None:
    for index in range(start, len(lines)):
        for part in segments(lines[index]):
            if len(part.text) <= _LONGEST_HEADING and _RECIPIENTS.match(part.folded):
                return index, part
    return None


def _signature(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Line | None, Twips | None]:
    """Return the lines of authority, the name, and the room between them."""
    authority: list[Line] = []
    later: list[Line] = []
    gap = 0
    for line in lines:
        form = line.form
        if not line.text:
            gap += 0 if not authority else form.before + form.after + _height(line)
        elif authority and (gap or form.before >= _GAP or later or line.text.startswith("(")):
            gap += form.before
            later.append(line)
        else:
            authority.append(line)
    if len(authority) > 1 and not later and not authority[-1].is_upper:
        later.append(authority.pop())
    names = [line for line in later if not _PLACEHOLDER.match(line.text)]
    return tuple(authority), (names[-1] if names else None), (Twips(gap) if later else None)


def _height(line: Line) -> int:
    """Return the height of an empty line in twips, as if its letters were of 13 pt."""
    form = line.form
    return form.line if form.line_rule != "auto" else round(13 * 20 * 1.15 * form.line / 240)


def _loose(lines: Sequence[Line], start: int, index: int, heading: Line) -> Ending:
    """Return recipients and signature that stand in no table: told by their dashes and capitals."""
    beside = tuple(part for part in segments(lines[index]) if part is not heading)
    first = index
    while first > start and _is_signature_line(lines[first - 1]):
        first -= 1
    last = index + 1
    items: list[Line] = []
    while last < len(lines) and not is_appendix_heading(lines[last]):
        line = lines[last]
        if line.text[:1] in ("-", "–") or (line.text and line.paragraph.label):
            items.append(segments(line)[0])
        last += 1
    authority, name, gap = _signature(lines[first:index])
    return Ending(heading, tuple(items), beside or authority, name, gap, bool(beside), first, last)


def _is_signature_line(line: Line) -> bool:
    placed = line.form.align in ("center", "right") or line.form.left > _FAR_RIGHT
    return line.cell is None and (not line.text or (placed and not line.text.endswith("./.")))


def _signature_alone(lines: Sequence[Line], start: int) -> Ending | None:
    """Return a signature without recipients, told by its first line of authority."""
    found = (
        index for index in range(start, len(lines)) if lines[index].is_upper and AUTHORITY.match(lines[index].folded)
    )
    index = next(found, None)
    if index is None:
        return None
    own = top_cell(lines[index])
    if own is None:
        end = next((each for each in range(index, len(lines)) if is_appendix_heading(lines[each])), len(lines))
        authority, name, gap = _signature(lines[index:end])
        return Ending(None, (), authority, name, gap, None, index, end)
    members = [position for position, line in enumerate(lines) if outermost(line) is own.table]
    column = [
        lines[position]
        for position in members
        if position >= index and (cell := top_cell(lines[position])) and cell.column == own.column
    ]
    authority, name, gap = _signature(column)
    return Ending(None, (), authority, name, gap, None, members[0], members[-1] + 1)
