"""Slips in words, hyphens, spaces and quotation marks, and marks left over from elsewhere."""

from __future__ import annotations

import re
from typing import Final

from reportgen.diagnostics import Severity
from reportgen.prose.rule import Judgement, Rule, before

_EQUALS: Final = re.compile(
    r"(?i)\b(?:kinh tế|văn hóa|văn hoá|quốc phòng|an ninh|chính trị|an sinh|thương mại|nông nghiệp|lâm nghiệp|"
    "công nghiệp|lao động|khoa học|kỹ thuật|tài chính|kế hoạch|giáo dục|y tế|dịch vụ|xã hội)$"
)
"""Nouns that reports couple with " - ": kinh tế - xã hội, quốc phòng - an ninh."""

_WORDS_AFTER: Final = re.compile(r"[^\W\d_]{1,8}(?: [^\W\d_]{1,8})?")
_SENTENCE_END: Final = (". ", ": ", "! ", "? ", "- ")


def _coupled(match: re.Match[str]) -> Judgement:
    text, column = match.string, match.start()
    spaced = text[column - 1 : column] == " "
    left = _EQUALS.search(text[max(0, column - 12) : column].rstrip(" "))
    right = _WORDS_AFTER.match(text, match.end())
    if left is None or right is None or (spaced and match[0].endswith(" ")):
        return None
    start = column - len(left[0]) - spaced
    message = f"Gạch nối trong “{text[start : right.end()]}” viết chưa đúng."
    return message, f"viết {left[0]} - {right[0]}", start, right.end()


def _long_dash(match: re.Match[str]) -> Judgement:
    if not before(match).isalpha():
        return None
    return f"Dấu “{match[1]}” dài giữa hai từ.", "dùng gạch nối có dấu cách hai bên: kinh tế - xã hội"


def _covid(match: re.Match[str]) -> Judgement:
    if match[0] in ("Covid-19", "COVID-19"):
        return None
    return f"“{match[0]}” viết chưa liền.", "viết Covid-19"


def _tet(match: re.Match[str]) -> Judgement:
    if match[0] == "tết Nguyên đán":
        return None
    opens = match.start() == 0 or before(match, 2) in _SENTENCE_END
    if opens and match[0] == "Tết Nguyên đán":
        return None
    word = "Tết" if opens else "tết"
    return f"“{match[0]}” viết hoa chưa đúng.", f"viết {word} Nguyên đán"


def _body(match: re.Match[str]) -> Judgement:
    right = "Hội đồng nhân dân" if match[0][0] == "H" else f"{match[0][:2]} ban nhân dân"
    return None if match[0] == right else (f"“{match[0]}” viết hoa chưa đúng.", f"viết {right}")


def _leftover(match: re.Match[str]) -> Judgement:
    return f"“{match[0]}” là dấu còn sót, sẽ in như chữ.", "xóa đi, hoặc gõ lại chỗ này"


def _double_space(match: re.Match[str]) -> Judgement:
    return "Có hai dấu cách liền nhau.", "chỉ để một dấu cách"


def _space_before(match: re.Match[str]) -> Judgement:
    return f"Có dấu cách trước dấu “{match[1]}”.", "xóa dấu cách"


def _space_inside(match: re.Match[str]) -> Judgement:
    return "Có dấu cách ngay trong ngoặc.", "xóa dấu cách sau ( và trước )"


def _space_missing(match: re.Match[str]) -> Judgement:
    return (f"Thiếu dấu cách sau dấu “{match[0]}”.", "thêm một dấu cách") if before(match).islower() else None


_MARKS: Final = (
    r"\*\*+|__+|``?`?|~~|\{\{|\}\}|\{%|%\}|\{#|#\}|\[\^[^\]\s]{1,40}\]"
    r"|</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,200})?/?>|&(?:[a-z]{2,8}|#\d{1,6});|\]\((?:https?:|www\.|#)[^\s()]*\)"
)

_MARK_BEGINNINGS: Final = ("**", "__", "`", "~~", "{", "}", "[^", "<", "&", "](")

SPELLING_RULES: Final = (
    Rule("hyphen-spaces", Severity.WARNING, re.compile(r"[-–—] ?(?=[^\W\d_])"), _coupled, ("-", "–", "—")),
    Rule("long-dash", Severity.NOTE, re.compile(r" ([–—]) (?=[^\W\d_])"), _long_dash, ("–", "—")),
    Rule("covid", Severity.NOTE, re.compile(r"C(?:ovid|OVID)\s{0,3}[-–—]\s{0,3}19\b"), _covid, ("ovid", "OVID")),
    Rule("tet", Severity.WARNING, re.compile(r"[Tt]ết [Nn]guyên [Đđ]án\b"), _tet, ("guyên",)),
    Rule(
        "body-capitals",
        Severity.WARNING,
        re.compile(r"[ỦU][yỷ] [Bb]an [Nn]hân [Dd]ân|Hội [Đđ]ồng [Nn]hân [Dd]ân"),
        _body,
        ("y Ban ", "ỷ Ban ", "ban Nhân ", "hân Dân", "Hội Đồng", "đồng Nhân "),
    ),
    Rule(
        "leftover-mark",
        Severity.WARNING,
        re.compile(_MARKS),
        _leftover,
        _MARK_BEGINNINGS,
    ),
    Rule("double-space", Severity.NOTE, re.compile(r"(?<=\S) {2,}(?=\S)"), _double_space, ("  ",)),
    Rule(
        "space-before-mark",
        Severity.NOTE,
        re.compile(r"(?<=\w) +([,;:!?]|\.(?!\.))(?=\s|$)"),
        _space_before,
        (" ,", " ;", " :", " !", " ?", " ."),
    ),
    Rule("space-in-brackets", Severity.NOTE, re.compile(r"\( +(?=\S)|(?<=\S) +\)"), _space_inside, ("( ", " )")),
    Rule("space-after-mark", Severity.NOTE, re.compile(r"[,;](?=[^\W\d_])"), _space_missing),
    Rule("space-after-mark", Severity.NOTE, re.compile(r"\.(?=[A-ZÀ-ỸĐ][a-zà-ỹ])"), _space_missing),
)
"""Nghị định 30/2020/NĐ-CP, Phụ lục II, for capitals."""

_PAIRS: Final = {"”": "“", ")": "("}
_PAIR_MARKS: Final = re.compile(r"[“”\"()]")
_NAMES: Final = {
    "“": ("quote-unclosed", "Dấu “ không có ” đóng lại."),
    "(": ("bracket-unclosed", "Ngoặc ( không có ) đóng lại."),
}


def unclosed(text: str) -> list[tuple[str, int, str]]:
    """Return code, column and message of each quotation mark or bracket that is opened and not closed.

    >>> unclosed('Thi đua "dân vận khéo.')
    [('quote-unclosed', 8, 'Dấu " không có dấu đóng lại.')]
    """
    opened: dict[str, list[int]] = {"“": [], "(": [], '"': []}
    for match in _PAIR_MARKS.finditer(text):
        mark = match[0]
        if mark == '"':
            opened[mark] = [] if opened[mark] else [match.start()]
        elif mark in opened:
            opened[mark].append(match.start())
        elif opened[_PAIRS[mark]]:
            opened[_PAIRS[mark]].pop()
    found = [(*_named(mark), column) for mark, columns in opened.items() for column in columns]
    return sorted((code, column, message) for code, message, column in found)


def _named(mark: str) -> tuple[str, str]:
    return _NAMES.get(mark, ("quote-unclosed", 'Dấu " không có dấu đóng lại.'))
