"""Slips in figures, dates and units. Sources: the practice of the published reports, and where stated a decree."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from reportgen.diagnostics import Severity
from reportgen.periods import format_day, month_number
from reportgen.prose.rule import Judgement, Rule, after, before

_REACHED: Final = re.compile(r"\b(đạt|bằng|vượt|tăng|giảm) $")
_COMPARED: Final = re.compile(r"\b(?:tăng|giảm|vượt|chiếm) $")
_PLAN_WORDS: Final = r"(?:tổng )?(?:kế hoạch|KH\b|dự toán)"
_MEASURED: Final = "tỷ đồng|triệu|nghìn|ngàn|ha|tấn|tạ|kg|km|MW|kWh|điểm %"
"""What stands behind a measure: a number before it is no section and no version."""
_COUNTED_PER_MONTH: Final = ("lần", "kỳ", "buổi", "đợt", "cuộc", "phiên", "ngày", "tuần", "người")
_BEFORE_A_NAME: Final = re.compile(
    r"(?:\bsố|\bSố|\bmã|\bMã|thuế|khoản|thoại|\bĐT|\bfax|\bFax|[A-ZĐ]{2,}|\bnăm|\bNăm|\bkhóa|Điều)[ :.]*$"
)
_LONGEST: Final = 15
"""Digits of the longest figure; a longer run is an account or a code."""
_YEARS: Final = range(1900, 2101)


def _percent_missing(match: re.Match[str]) -> Judgement:
    number, word = match[1], match[2]
    verb = _REACHED.search(before(match, 6))
    whole = "," not in number
    if verb is None or len(number.split(",")[0]) > 3:
        return None
    if whole and (number.startswith("0") or word == "chỉ tiêu" or word.startswith("so") or verb[1] in ("tăng", "giảm")):
        return None
    message = f"“{verb[1]} {number} {word}” thiếu dấu %."
    return message, f"viết {verb[1]} {number}% {word}", match.start() - len(verb[0]), match.end()


def _unit_missing(match: re.Match[str]) -> Judgement:
    verb = _COMPARED.search(before(match, 6))
    if verb is None:
        return None
    shown = f"{verb[0]}{match[0]}"
    return (
        f"“{shown}” không có đơn vị.",
        f"viết {shown}% hoặc thêm đơn vị sau số",
        match.start() - len(verb[0]),
        match.end(),
    )


def _ungrouped(match: re.Match[str]) -> Judgement:
    digits = match[1]
    last = before(match)
    if len(digits) > _LONGEST or digits.startswith("0") or last.isalnum() or last in tuple(".,/-–:_@=+"):
        return None
    if (after(match) in tuple("/-–_@:") and after(match)) or after(match).isdigit():
        return None
    if len(digits) == 4 and int(digits) in _YEARS and not match[2]:
        return None
    if _BEFORE_A_NAME.search(before(match, 12)):
        return None
    grouped = f"{int(digits):,}".replace(",", ".") + match[2]
    return f"“{match[0]}” thiếu dấu chấm hàng nghìn.", f"viết {grouped}"


def _decimal_point(match: re.Match[str]) -> Judgement:
    if before(match) in tuple("0123456789.,/-") and before(match):
        return None
    return f"“{match[1]}” dùng dấu chấm thập phân.", f"viết {match[1].replace('.', ',')}"


def _spaced_percent(match: re.Match[str]) -> Judgement:
    return "Có dấu cách trước dấu %.", f"viết {match[1]}%"


def _day(match: re.Match[str]) -> Judgement:
    if before(match) in tuple("0123456789/") and before(match):
        return None
    if after(match) == "/" or after(match).isdigit():
        return None
    day, month, year = (int(part) for part in match.groups())
    try:
        right = format_day(date(year, month, day))
    except ValueError:
        return f"Không có ngày {match[0]} trong lịch.", "sửa lại ngày"
    if right == match[0]:
        return None
    return f"Ngày “{match[0]}” viết chưa đúng số 0.", f"viết {right} (ngày dưới 10, tháng 01 và 02 có số 0 ở trước)"


def _month(match: re.Match[str]) -> Judgement:
    word, number = match[1], match[2]
    right = month_number(int(number))
    follower = after(match, 8).lstrip()
    if number == right or follower.startswith(_COUNTED_PER_MONTH):
        return None
    if re.match(r"[.,]?\d|-|–", after(match, 2)):
        return None
    return (
        f"“{match[0]}” viết chưa đúng số 0.",
        f"viết {word} {right} (tháng 01 và 02 có số 0 ở trước, tháng 3 đến 9 thì không)",
    )


def _times(match: re.Match[str]) -> Judgement:
    number = match[2]
    if match[1].lower() == "giảm":
        return f"“{match[0]}” không rõ nghĩa.", "viết giảm …% hoặc nêu số tuyệt đối"
    return f"“{match[0]}” có thể hiểu hai cách.", f"viết gấp {number} lần, hoặc tăng …%"


def _squared(match: re.Match[str]) -> Judgement:
    if before(match).isalpha() or before(match) in tuple("-_/."):
        return None
    raised = match[2].translate(str.maketrans("23", "²³"))
    return f"“{match[0]}” chưa viết số mũ.", f"viết {match[1]}{raised} (hoặc {match[1]}^{match[2]}^ trong lời văn)"


def _year_range(match: re.Match[str]) -> Judgement:
    if before(match) in tuple("0123456789/.-") and before(match):
        return None
    if match[2] == "-":
        return None
    return f"Khoảng năm “{match[0]}” viết chưa liền.", f"viết {match[1]}-{match[3]}"


NUMBER_RULES: Final = (
    Rule(
        "percent-missing",
        Severity.WARNING,
        re.compile(rf"(\d(?:[\d,]{{0,12}}\d)?) ({_PLAN_WORDS}|so (?:với )?(?:cùng kỳ|{_PLAN_WORDS})|chỉ tiêu)"),
        _percent_missing,
        ("đạt ", "bằng ", "vượt ", "tăng ", "giảm "),
    ),
    Rule(
        "unit-missing",
        Severity.NOTE,
        re.compile(r"\d{1,12},\d{1,12}(?=[.;](?:\s|$)|$)"),
        _unit_missing,
        ("tăng ", "giảm ", "vượt ", "chiếm "),
    ),
    Rule("thousands-dot", Severity.WARNING, re.compile(r"(\d{4,})((?:,\d{1,12})?)"), _ungrouped),
    Rule(
        "decimal-comma",
        Severity.WARNING,
        re.compile(rf"(\d{{1,3}}\.\d{{1,2}})(?=[ \u00a0]?(?:%|(?:{_MEASURED})\b))"),
        _decimal_point,
        (".",),
    ),
    Rule(
        "space-before-percent",
        Severity.WARNING,
        re.compile(r"(\d[\d.,]{0,20})[ \u00a0\u202f]+%"),
        _spaced_percent,
        (" %", "\u00a0%", "\u202f%"),
    ),
    Rule("date-zeros", Severity.WARNING, re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})"), _day, ("/",)),
    Rule(
        "month-zeros",
        Severity.WARNING,
        re.compile(r"\b([Tt]háng|THÁNG) (0?[1-9]|1[0-2])(?!\d)"),
        _month,
        ("háng ", "HÁNG "),
    ),
    Rule(
        "times-more",
        Severity.WARNING,
        re.compile(r"\b([Tt]ăng|[Gg]iảm) (?:(?:gần|hơn|trên|khoảng|thêm) )?(\d+(?:,\d+)?) lần\b"),
        _times,
        (" lần",),
    ),
    Rule("superscript-missing", Severity.WARNING, re.compile(r"([kcdhm]?m)([23])(?![\w²³])"), _squared, ("m2", "m3")),
    Rule(
        "year-range",
        Severity.WARNING,
        re.compile(r"((?:19|20)\d{2})(\s*[-–—]\s*)((?:19|20)\d{2})(?![\d/])"),
        _year_range,
        ("-", "–", "—"),
    ),
)
"""Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4b for days and months; Nghị định 86/2012/NĐ-CP for the signs of units."""
