"""What a newcomer is asked, and what follows from the answers."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Cause, refuse
from reportgen.periods import Length, Period
from reportgen.workspace.characters import REPLACEMENT
from reportgen.workspace.values import is_text

_OFFICE_WORDS: Final = re.compile(r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", re.IGNORECASE)
_LOCAL_WORDS: Final = re.compile(r"(?:tỉnh|thành phố|xã|phường|đặc khu)\s", re.IGNORECASE)
_LETTERHEAD_WIDTH: Final = 20
"""Bold capitals of 13 points that fit in the left half of the letterhead."""


class Level(StrEnum):
    """Whose documents the workspace makes."""

    PROVINCE = "province"
    COMMUNE = "commune"
    DEPARTMENT = "department"

    @property
    def label(self) -> str:
        """The Vietnamese word shown beside the choice."""
        return {"province": "UBND cấp tỉnh", "commune": "UBND cấp xã", "department": "sở, ban, ngành"}[self.value]

    @property
    def short(self) -> str:
        """The word people type for it."""
        return {"province": "tỉnh", "commune": "xã", "department": "sở"}[self.value]


_LEVEL_WORDS: Final = {
    **dict.fromkeys(("tỉnh", "tinh", "thành phố"), Level.PROVINCE),
    **dict.fromkeys(("xã", "xa", "phường", "phuong", "đặc khu"), Level.COMMUNE),
    **dict.fromkeys(("sở", "so", "ban", "ngành", "nganh"), Level.DEPARTMENT),
}


def read_level(text: str) -> Level | None:
    """Return the level that a word names, in Vietnamese or as the option writes it; None where it names none.

    >>> read_level("Phường").value, read_level("department").value
    ('commune', 'department')
    >>> read_level("huyện")
    """
    word = text.strip().lower()
    return _LEVEL_WORDS.get(word) or next((level for level in Level if level.value == word), None)


def usual_level(agency: str) -> Level:
    """Return the level that an agency's name suggests, a commune's where it suggests none.

    >>> usual_level("UBND tỉnh Lai Châu").value, usual_level("Sở Công Thương").value, usual_level("Bình Lư").value
    ('province', 'department', 'commune')
    """
    plain = _OFFICE_WORDS.sub("", agency.strip(), count=1).lower()
    named = (level for word, level in _LEVEL_WORDS.items() if plain.startswith(f"{word} "))
    return next(named, Level.COMMUNE)


class Answers(Struct, frozen=True):
    """The answers as typed; empty names of signers leave the gap that the form has before signing.

    `agency` is "tỉnh Lai Châu", "UBND xã Bình Lư", "Sở Công Thương"; `parent` is asked of a department only.
    """

    agency: str
    level: Level
    place: str
    period: Period
    parent: str = ""
    leader: str = ""
    office_head: str = ""

    @property
    def unit(self) -> str:
        """The agency without the words "Ủy ban nhân dân": "tỉnh Lai Châu", "xã Bình Lư", "Sở Công Thương"."""
        plain = _OFFICE_WORDS.sub("", self.agency.strip(), count=1)
        if self.level is Level.DEPARTMENT or _LOCAL_WORDS.match(plain):
            return plain
        return f"{'tỉnh' if self.level is Level.PROVINCE else 'xã'} {plain}"

    @property
    def name(self) -> str:
        """The agency's name in full, as running text writes it."""
        return self.unit if self.level is Level.DEPARTMENT else f"Ủy ban nhân dân {self.unit}"

    @property
    def short_name(self) -> str:
        """How the agency calls itself: "UBND tỉnh", "UBND xã", "Sở"."""
        if self.level is Level.DEPARTMENT:
            return self.unit.split()[0]
        kind = _LOCAL_WORDS.match(self.unit)
        return f"UBND {kind[0].strip().lower()}" if kind else "UBND"

    @property
    def letterhead(self) -> tuple[str, ...]:
        """The unit's lines at the top left; a long name breaks before "và", else near its middle.

        >>> from reportgen.periods import Period
        >>> Answers("Sở Giáo dục và Đào tạo", Level.DEPARTMENT, "", Period.month(2026, 1)).letterhead
        ('SỞ GIÁO DỤC', 'VÀ ĐÀO TẠO')
        """
        name = self.unit.upper()
        if len(name) <= _LETTERHEAD_WIDTH:
            return (name,)
        spaces = [found.start() for found in re.finditer(r" (?=VÀ )", name)] or [
            found.start() for found in re.finditer(" ", name)
        ]
        if not spaces:
            return (name,)
        middle = min(spaces, key=lambda space: abs(2 * space - len(name)))
        return name[:middle], name[middle + 1 :]

    @property
    def symbol(self) -> str:
        """A department's part of the symbol: the first letters of its name, without "và".

        Source: Nghị định 30/2020/NĐ-CP, Phụ lục III leaves abbreviations to each agency; this is the usual one.
        """
        words = re.findall(r"\w+", self.unit)
        return "".join(word[0].upper() for word in words if word.lower() != "và")


def check_answers(answers: Answers) -> None:
    """Do nothing where a workspace can be made from the answers.

    Raises:
        Refused: an answer is missing, spans lines, is no text that files may hold, or the first period is no month;
            cause COMMAND.
    """
    for label, text in (("tên cơ quan", answers.agency), ("địa danh", answers.place)):
        if not text.strip():
            raise refuse("answer-missing", f"Chưa có {label}.", cause=Cause.COMMAND, hint=f"nhập {label}")
    if answers.level is Level.DEPARTMENT and not answers.parent.strip():
        raise refuse(
            "answer-missing",
            "Chưa có tên cơ quan chủ quản của sở, ban, ngành.",
            cause=Cause.COMMAND,
            hint="nhập như in trên văn bản, ví dụ UBND tỉnh Lai Châu",
        )
    for text in (answers.agency, answers.place, answers.parent, answers.leader, answers.office_head):
        if not text.isprintable():
            shown = "".join(letter if letter.isprintable() else REPLACEMENT for letter in text)
            message = f"Câu trả lời “{shown}” có ký tự không in được."
            raise refuse("answer-characters", message, cause=Cause.COMMAND, hint="gõ lại trên một dòng")
        if text.strip() and not is_text(text):
            hint = "nhập chữ sẽ in trên văn bản, không phải biểu thức hay dấu giữ chỗ"
            raise refuse("answer-unfit", f"Câu trả lời “{text}” không dùng được.", cause=Cause.COMMAND, hint=hint)
    if answers.period.length is not Length.MONTH:
        raise refuse(
            "first-period",
            f"Kỳ đầu tiên phải là một tháng, không phải {answers.period}.",
            cause=Cause.COMMAND,
            hint="viết như 2021-08; quý, 6 tháng, 9 tháng, năm tạo sau bằng reportgen new",
        )
