"""Finds the letterhead: Quốc hiệu and Tiêu ngữ, the issuing agency, number and symbol, place and date.

A grid of two columns is read by its columns; without one, lines are told by what they say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct, field

from reportgen.conformance.lines import Line, RuleMark, rule_mark, segments
from reportgen.ooxml.tables import Cell, Table
from reportgen.ooxml.units import Twips

DATE: Final = re.compile(r".{0,45}?,? ?ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b.{0,12}")
NUMBER: Final = re.compile(r"^số ?:|^số ?[\d.…]* ?/")
ABOUT: Final = re.compile(r"^v/v\b|^về việc\b")
MARKS: Final = re.compile(
    r"^\(?(?:dự thảo|tuyệt mật|tối mật|mật|hỏa tốc|thượng khẩn|khẩn|lưu hành nội bộ|xem xong trả lại|"
    r"xem tại chỗ|không phổ biến)\b"
)
_STAMP: Final = re.compile(r"ngày/tháng/năm|giờ ?: ?phút|\d{2}:\d{2}:\d{2}")
"""What a digital signature leaves at the top of the first page (mục II.8b)."""
_TITLE: Final = re.compile(r"cộng hòa xã hội|chủ nghĩa việt nam")
_MOTTO: Final = re.compile(r"^độc lập\b|hạnh phúc$")
_ABOVE: Final = re.compile(r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|bộ|tỉnh ủy) ")
_BELOW: Final = re.compile(
    r"(?:sở|ban|văn phòng|phòng|thanh tra|cục|chi cục|tổng cục|viện|trung tâm|trường|bệnh viện|đài|quỹ|hội)\b"
)
"""An agency of the first kind above one of the second is its cơ quan chủ quản, bold or not."""
_SEARCHED: Final = 60
"""Paragraphs from the top in which a letterhead can begin."""
_LONGEST: Final = 60
"""Characters that Quốc hiệu or Tiêu ngữ can have, with slips."""


class Letterhead(Struct, frozen=True):
    """What stands above type and subject."""

    title: Line | None
    motto: Line | None
    parent: tuple[Line, ...]
    """The agency above the issuing one."""
    issuer: tuple[Line, ...]
    number: Line | None
    about: tuple[Line, ...]
    """V/v of a letter without a type."""
    place_date: Line | None
    marks: tuple[Line, ...]
    """Draft, secrecy, urgency."""
    motto_rule: RuleMark | None
    issuer_rule: RuleMark | None
    on_the_right: bool | None
    """Whether Quốc hiệu stands in the last column of a grid; None without a grid."""
    end: int
    """Index of the first paragraph after it."""

    @property
    def found(self) -> bool:
        """Whether there is any letterhead at all."""
        return any((self.title, self.motto, self.number, self.place_date))


class _Gathered(Struct):
    title: Line | None = None
    motto: Line | None = None
    number: Line | None = None
    place_date: Line | None = None
    names: list[Line] = field(default_factory=list)
    about: list[Line] = field(default_factory=list)
    marks: list[Line] = field(default_factory=list)
    left_rules: list[RuleMark] = field(default_factory=list)
    right_rules: list[RuleMark] = field(default_factory=list)


def outermost(line: Line) -> Table | None:
    """Return the outermost table that a line stands in."""
    cell = top_cell(line)
    return cell.table if cell else None


def top_cell(line: Line) -> Cell | None:
    """Return the cell of the outermost table that a line stands in."""
    cell = line.cell
    while cell is not None and cell.table.parent is not None:
        cell = cell.table.parent
    return cell


def inner_width(line: Line) -> Twips | None:
    """Return the width for text in the line's cell, None where it is not in a table or has no width."""
    cell = line.cell
    if cell is None or cell.width is None:
        return None
    return Twips(cell.width - sum(cell.margins))


def read_letterhead(lines: Sequence[Line], is_type: re.Pattern[str]) -> Letterhead:
    """Return the letterhead of a document; one that is not `found` has its end at 0.

    Args:
        lines: of the main text.
        is_type: matches the folded name of a type of document, where every letterhead ends.
    """
    end = _end(lines, is_type)
    region = lines[:end]
    column = _right_column(region)
    gathered = _Gathered()
    on_right = False
    for whole in region:
        parts = segments(whole)
        cell = top_cell(whole)
        if cell is not None and column is not None:
            on_right = cell.column == column
        elif parts:
            on_right = any(_is_right(line) for line in parts)
        mark = rule_mark(whole, inner_width(whole))
        if mark:
            (gathered.right_rules if on_right else gathered.left_rules).append(mark)
        for line in parts:
            if not line.is_typed_rule and not _STAMP.search(line.folded):
                _sort(line, gathered, on_right=on_right if len(parts) == 1 else _is_right(line))
    return _letterhead(gathered, region, column, end)


def _end(lines: Sequence[Line], is_type: re.Pattern[str]) -> int:
    """Return the index after the last line that belongs to a letterhead, with the table it stands in."""
    last: int | None = None
    for index, line in enumerate(lines[:_SEARCHED]):
        if line.cell is None and _ends_letterhead(line.folded, is_type):
            break
        if any(_is_anchor(part) for part in segments(line)):
            last = index
    if last is None:
        return 0
    table = outermost(lines[last])
    if table is not None:
        last = max(index for index, each in enumerate(lines) if outermost(each) is table)
    return last + 1


def _ends_letterhead(folded: str, is_type: re.Pattern[str]) -> bool:
    return bool(is_type.fullmatch(folded)) or folded.startswith("kính gửi")


def _is_anchor(line: Line) -> bool:
    return (_is_right(line) or bool(NUMBER.match(line.folded))) and not _STAMP.search(line.folded)


def _is_right(line: Line) -> bool:
    national = len(line.folded) < _LONGEST and bool(_TITLE.search(line.folded) or _MOTTO.search(line.folded))
    return national or is_date(line)


def is_national_title(line: Line) -> bool:
    """Whether the line is Quốc hiệu."""
    return len(line.text) < _LONGEST and bool(_TITLE.search(line.folded))


def is_date(line: Line) -> bool:
    """Whether the line gives place and date, and nothing else."""
    return bool(DATE.fullmatch(line.folded)) and not line.text.startswith("(")


def _right_column(region: Sequence[Line]) -> int | None:
    for whole in region:
        cell = top_cell(whole)
        if cell is not None and any(
            _TITLE.search(line.folded) or _MOTTO.search(line.folded) for line in segments(whole)
        ):
            return cell.column
    return None


def _sort(line: Line, gathered: _Gathered, *, on_right: bool) -> None:
    """Put a line where it belongs."""
    folded = line.folded
    if gathered.title is None and _TITLE.search(folded):
        gathered.title = line
    elif gathered.motto is None and (_MOTTO.search(folded) or (on_right and gathered.title and not is_date(line))):
        gathered.motto = line
    elif gathered.place_date is None and is_date(line):
        gathered.place_date = line
    elif gathered.number is None and NUMBER.match(folded):
        gathered.number = line
    elif MARKS.match(folded):
        gathered.marks.append(line)
    elif ABOUT.match(folded) or gathered.about:
        gathered.about.append(line)
    elif not on_right and gathered.number is None:
        gathered.names.append(line)


def _letterhead(gathered: _Gathered, region: Sequence[Line], column: int | None, end: int) -> Letterhead:
    parent, issuer = _split_names(gathered.names)
    motto_rule, issuer_rule = _assign_rules(gathered)
    table = next((table for each in region if (table := outermost(each)) is not None), None)
    columns = [cell.column for each in region if (cell := top_cell(each)) is not None and cell.table is table]
    return Letterhead(
        title=gathered.title,
        motto=gathered.motto,
        parent=parent,
        issuer=issuer,
        number=gathered.number,
        about=tuple(gathered.about),
        place_date=gathered.place_date,
        marks=tuple(gathered.marks),
        motto_rule=motto_rule,
        issuer_rule=issuer_rule,
        on_the_right=None if column is None else column == max(columns) > min(columns),
        end=end,
    )


def _split_names(names: list[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the lines of the agency above and of the issuing one: from the first bold line on it is the latter."""
    if names and names[0].folded in ("ủy ban nhân dân", "hội đồng nhân dân"):
        return (), tuple(names)
    first_bold = next((index for index, line in enumerate(names) if line.bold is not False), len(names) - 1)
    if first_bold == 0 and len(names) > 1 and _ABOVE.match(names[0].folded) and _BELOW.match(names[1].folded):
        first_bold = 1
    return tuple(names[:first_bold]), tuple(names[max(0, first_bold) :])


def _assign_rules(gathered: _Gathered) -> tuple[RuleMark | None, RuleMark | None]:
    """Return the rules under Tiêu ngữ and under the agency; lines that hang in one cell are told by their length."""
    left, right = gathered.left_rules, gathered.right_rules
    if not right and len(left) > 1:
        longest = max(left, key=lambda mark: mark.length or 0)
        return longest, next(mark for mark in left if mark is not longest)
    if not left and len(right) > 1:
        shortest = min(right, key=lambda mark: mark.length or 0)
        return next(mark for mark in right if mark is not shortest), shortest
    return (right[0] if right else None), (left[0] if left else None)
