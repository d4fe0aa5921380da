"""Numbering that Word counts by itself: one list of six levels, dashes, pluses, and the Vietnamese letters.

Source of the marks: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6đ (I., 1., a)); `1.1.`, `(1)`, `-` and `+` are the
practice of the published reports.
"""

from __future__ import annotations

from typing import Final

from reportgen.numerals import LETTERS
from templates.styles import FIRST_LINE, fonts
from templates.wml import Element, root, w

FIRST_LETTER_LIST: Final = 100
"""The list of `a)`; those of the other letters follow."""
_POINT: Final = 5
"""Level of điểm in the list of six levels."""


def numbering_part(*, part: str) -> Element:
    """Return the root of numbering.xml; `part`: the mark of a part, empty where the words are typed."""
    outline = _abstract(
        1,
        _level(0, "upperRoman", part, style="Phan", suffix="nothing"),
        _level(1, "upperRoman", "%2.", style="Muc"),
        _level(2, "decimal", "%3.", style="Khoan"),
        _level(3, "decimal", "%3.%4.", style="TieuKhoan"),
        _level(4, "decimal", "(%5)", style="NgoacDon"),
        _level(_POINT, "lowerLetter", "%6)", style="Diem"),
    )
    dash = _abstract(2, _level(0, "bullet", "-", style="Gach"))
    plus = _abstract(3, _level(0, "bullet", "+", style="Cong"))
    lists = (_list(number, number) for number in (1, 2, 3))
    letters = (_letter_list(FIRST_LETTER_LIST + index, letter) for index, letter in enumerate(LETTERS))
    return root("numbering", outline, dash, plus, *lists, *letters)


def _abstract(number: int, *levels: Element) -> Element:
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    identity = w("nsid", val=f"3A0F000{number}")
    return w("abstractNum", identity, w("multiLevelType", val=kind), *levels, abstractNumId=number)


def _level(level: int, form: str, text: str, *, style: str | None = None, suffix: str = "space") -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style) if style else None,
        w("suff", val=suffix),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=0 if level == 0 and style == "Phan" else FIRST_LINE)),
        w("rPr", fonts()),
        ilvl=level,
    )


def _list(number: int, abstract: int, *overrides: Element) -> Element:
    return w("num", w("abstractNumId", val=abstract), *overrides, numId=number)


def _letter_list(number: int, letter: str) -> Element:
    """Return the list of one letter: Word's own letters have no đ and count f, j, w, z."""
    mark = _level(_POINT, "lowerLetter", f"{letter})")
    return _list(number, 1, w("lvlOverride", mark, ilvl=_POINT))
