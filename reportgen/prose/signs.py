"""The sign at the start of a line: what kind of paragraph it opens.

Signs are read from the line alone; whether a number fits is for `counters`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from reportgen.prose.blocks import Level

TOO_LARGE: Final = 100
"""No list counts so far: from here up a number at the start of a line is a year or a figure."""

_HASHES: Final = re.compile(r"#+")
_DASH: Final = re.compile(r"-(?!\d)|–(?!\d)|•")
_RULE: Final = re.compile(r"[-–—•+_=*#]+")
_NUMBER: Final = re.compile(r"([0-9]+)\.(?:([0-9]+)\.)?")
_DEEP: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2,}\.?(?=\s)")
_DOTLESS: Final = re.compile(r"([0-9]{1,2}\.[0-9]{1,2})(?=\s+\D)")
_BRACKET: Final = re.compile(r"\(([0-9]+)\)")
_POINT: Final = re.compile(r"([a-zđăâêôơư])\)")
_NOTE: Final = re.compile(r"\[\^([^\[\]\s\\]{1,60})\]:")
_PART: Final = re.compile(r"(?:Phần|PHẦN):")
_TYPED_PART: Final = re.compile(r"(?:Phần|PHẦN) (?:(?i:thứ) \w+|[IVX]+|[0-9]{1,2})\s*(?:[:.]\s*|$)")
_ROMAN: Final = re.compile(r"(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))\.(?=\s)(?!\s[A-ZĐ]\.)")
_STRANGE_BULLET: Final = re.compile(r"[—―·●▪◦‣∙■□➢✓\uf000-\uf0ff](?=\s)")
_LAST_MARK: Final = re.compile(r"[^\w\s](?=\w*$)")
_TITLES: Final = (Level.SECTION, Level.ITEM_TITLE, Level.SUBITEM_TITLE)
_TITLE_NUMBER: Final = {
    Level.SECTION: re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})\.(?=\s)"),
    Level.ITEM_TITLE: re.compile(r"[0-9]{1,2}\.(?=\s)"),
    Level.SUBITEM_TITLE: re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.?(?=\s)"),
}


class Trouble(Struct, frozen=True):
    """What is wrong with a sign; `end` is the offset just after it in the line. A warning leaves the line printed."""

    code: str
    message: str
    hint: str
    end: int
    warning: bool = False


class Sign(Struct, frozen=True):
    """The sign of a line without spaces around it.

    `body` is the offset of the paragraph's text; `typed` the number as typed, without its closing mark; `note` the
    name of the note that the line defines.
    """

    level: Level
    body: int
    typed: str = ""
    note: str | None = None
    trouble: Trouble | None = None


def read_sign(line: str) -> Sign:
    """Return the sign of a line that has text and no spaces at its ends.

    >>> read_sign("1.2. Sở Y tế").level, read_sign("1.2. Sở Y tế").typed
    (<Level.SUBITEM: 'subitem'>, '1.2')
    >>> read_sign("-12,5 độ").level
    <Level.PLAIN: 'plain'>
    """
    if _RULE.fullmatch(line):
        return _lone(line, line)
    reader = _READERS.get(line[0])
    if reader is not None:
        return reader(line)
    return _number(line) if line[0].isdigit() else _letter(line)


def _plain(trouble: Trouble | None = None) -> Sign:
    return Sign(Level.PLAIN, 0, trouble=trouble)


def _body(line: str, end: int) -> int:
    """Return where the text begins after a sign that ends at `end`."""
    return len(line) - len(line[end:].lstrip())


def _lone(line: str, sign: str) -> Sign:
    return _plain(
        Trouble(
            "lone-sign",
            f"Dòng chỉ có dấu “{sign}”, không có chữ.",
            f"viết nội dung sau dấu, hoặc xóa dòng này; muốn in chính dấu đó thì gõ {_escaped(sign)}",
            len(sign),
        ),
    )


def _escaped(sign: str) -> str:
    """Return the spelling that makes a sign text: a backslash before its last mark, before each of a row of them."""
    if _RULE.fullmatch(sign):
        return "".join(f"\\{mark}" for mark in sign)
    return _LAST_MARK.sub(r"\\\g<0>", sign)


def _marked(line: str, level: Level, end: int, typed: str = "") -> Sign:
    body = _body(line, end)
    if body == len(line):
        return _lone(line, line[:end])
    return Sign(level, body, typed)


def _title(line: str) -> Sign:
    found = _HASHES.match(line)
    depth = found.end() if found else 0
    if depth > len(_TITLES):
        return _plain(
            Trouble(
                "title-too-deep",
                f"Không có tiêu đề cấp “{line[:depth]}”; chỉ có #, ## và ###.",
                "dùng ### hoặc một đoạn đánh số 1.1.",
                depth,
            ),
        )
    level = _TITLES[depth - 1]
    sign = _marked(line, level, depth)
    typed = _TITLE_NUMBER[level].match(line, sign.body) if sign.level is level else None
    if typed is None:
        return sign
    number, rest = typed[0], line[typed.end() :].strip()
    trouble = Trouble(
        "title-numbered",
        f"Tiêu đề đã gõ số “{number}”; số của tiêu đề do chương trình đánh.",
        f"viết {line[:depth]} {_cut(rest)}; muốn in cả số đã gõ thì gõ {_escaped(number)}",
        typed.end(),
    )
    return Sign(level, sign.body, trouble=trouble)


def _cut(text: str) -> str:
    """Return the beginning of a text, for a hint."""
    return text if len(text) <= 30 else text[:30].rstrip() + "…"


def _dash(line: str) -> Sign:
    return _marked(line, Level.DASH, 1) if _DASH.match(line) else _plain()


def _plus(line: str) -> Sign:
    return _plain() if line[1:2].isdigit() else _marked(line, Level.PLUS, 1)


def _bracket(line: str) -> Sign:
    return _closed(line, _BRACKET, Level.BRACKET)


def _number(line: str) -> Sign:
    if deep := _DEEP.match(line):
        return _plain(
            Trouble(
                "number-too-deep",
                f"Không có số thứ tự cấp “{deep[0]}”; chỉ có hai bậc 1. và 1.1.",
                f"dùng (1), a) hoặc dấu -; nếu là chữ thì gõ {_escaped(deep[0])}",
                deep.end(),
            ),
        )
    if dotless := _DOTLESS.match(line):
        return _plain(
            Trouble(
                "number-without-dot",
                f"Thiếu dấu chấm sau số thứ tự “{dotless[1]}”.",
                f"viết {dotless[1]}. {_cut(line[dotless.end() :].strip())}; nếu là chữ thì gõ {_escaped(dotless[1])}",
                dotless.end(),
            ),
        )
    found = _NUMBER.match(line)
    if found is None:
        return _plain()
    typed = found[0].rstrip(".")
    level = Level.SUBITEM if found[2] else Level.ITEM
    return _counted(line, level, found.end(), typed, found[2] or found[1])


def _closed(line: str, pattern: re.Pattern[str], level: Level) -> Sign:
    found = pattern.match(line)
    if found is None:
        return _plain()
    return _counted(line, level, found.end(), found[1], found[1])


def _counted(line: str, level: Level, end: int, typed: str, number: str) -> Sign:
    """Return the sign of a numbered paragraph: a space must follow it, and its number be a small one."""
    follower = line[end : end + 1]
    if follower and not follower.isspace():
        return _plain(_space_missing(line, end, follower))
    if number.isdigit() and len(number.lstrip("0")) >= len(str(TOO_LARGE)):
        return _plain(
            Trouble(
                "number-too-large",
                f"“{line[:end]}” ở đầu dòng quá lớn, không thể là số thứ tự.",
                f"nếu là chữ thì gõ {_escaped(line[:end])}; nếu dòng bị ngắt khi dán thì nối vào cuối dòng trên",
                end,
            ),
        )
    return _marked(line, level, end, typed)


def _space_missing(line: str, end: int, follower: str) -> Trouble | None:
    """Return the trouble where a word follows a sign at once; digits and further marks are ordinary text."""
    if not follower.isalpha() and follower not in "“\"'*{":
        return None
    return Trouble(
        "space-missing",
        f"Thiếu dấu cách sau “{line[:end]}”.",
        f"viết {line[:end]} {_cut(line[end:])}; nếu là chữ thì gõ {_escaped(line[:end])}",
        end,
    )


def _note(line: str) -> Sign:
    found = _NOTE.match(line)
    if found is None:
        return _plain()
    body = _body(line, found.end())
    if body < len(line):
        return Sign(Level.PLAIN, body, note=found[1])
    trouble = Trouble(
        "note-empty",
        f"Chú thích “{found[1]}” không có nội dung.",
        f"viết nội dung ngay sau {found[0]} trên cùng một dòng",
        found.end(),
    )
    return Sign(Level.PLAIN, body, note=found[1], trouble=trouble)


def _letter(line: str) -> Sign:
    if part := _PART.match(line):
        return _marked(line, Level.PART, part.end())
    if line[1:2] == ")":
        return _closed(line, _POINT, Level.POINT)
    return _plain(_looks_like_sign(line))


def _looks_like_sign(line: str) -> Trouble | None:
    """Return a warning where a line was numbered or marked in a way that reportgen prints as it stands."""
    if part := _TYPED_PART.match(line):
        title = _cut(line[part.end() :].strip()) or "…"
        return Trouble(
            "part-typed",
            f"“{part[0].strip()}” sẽ in như chữ thường, không phải tên phần.",
            f"viết Phần: {title}; số của phần do chương trình đánh",
            len(part[0].rstrip()),
            warning=True,
        )
    if roman := _ROMAN.match(line):
        return Trouble(
            "section-typed",
            f"“{roman[0]}” sẽ in như chữ thường, không phải tiêu đề mục.",
            f"viết # {_cut(line[roman.end() :].strip())}; số La Mã do chương trình đánh",
            roman.end(),
            warning=True,
        )
    bullet = _STRANGE_BULLET.match(line)
    if bullet is None:
        return None
    return Trouble(
        "strange-bullet",
        f"Dấu đầu dòng “{bullet[0]}” sẽ in như chữ thường.",
        f"viết - {_cut(line[bullet.end() :].strip())}",
        bullet.end(),
        warning=True,
    )


_READERS: Final[Mapping[str, Callable[[str], Sign]]] = {
    "#": _title,
    "-": _dash,
    "–": _dash,
    "•": _dash,
    "+": _plus,
    "(": _bracket,
    "[": _note,
}
"""By the first character of a line; digits and letters beside them."""
