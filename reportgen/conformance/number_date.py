"""Number and symbol, place and date (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.3 and II.4)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from reportgen.conformance.folding import fold
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.letterhead_reader import top_cell
from reportgen.conformance.lines import Line
from reportgen.conformance.looks import check_look
from reportgen.conformance.slips import place_slips, symbol_slips

_NUMBER: Final = re.compile(r"(?P<word>[^\W\d_]+)(?P<colon> ?:?)(?P<number>[\s\d.…_]*)(?P<slash>[/\\]?)(?P<symbol>.*)")
_BLANK: Final = re.compile(r"[\s.…_]*")
_DATE: Final = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*\bngày\b(?P<day>.*?)\btháng\b(?P<month>.*?)\bnăm\b(?P<year>.*)", re.IGNORECASE
)
_MONTH: Final = re.compile(r"01|02|[3-9]|1[0-2]")
_DAY: Final = re.compile(r"0[1-9]|[12]\d|3[01]")
_YEAR: Final = re.compile(r"\d{4}")


def check_number(inspection: Inspection) -> None:
    """Measure the line with number and symbol."""
    letterhead = inspection.reading.letterhead
    line = letterhead.number
    if inspection.reading.is_appendix:
        return
    if line is None:
        inspection.report("SK-01", "không tìm thấy", "phần đầu", expected="Số: …/…")
        return
    check_look(inspection, "SK-01", line)
    found = _NUMBER.fullmatch(line.text)
    if found is None:
        return
    if found["word"] != "Số":
        inspection.report("SK-01", f"ghi “{found['word']}”", line, expected="“Số”, chữ in thường")
    if found["colon"] != ":":
        inspection.report("SK-01", "sau chữ “Số” không có dấu hai chấm liền sau", line, expected="“Số:”")
    _check_digits(inspection, line, found["number"])
    _check_marks(inspection, line, found)
    symbol = found["symbol"].strip()
    known = inspection.expectations.symbol
    if known is not None and symbol != known:
        inspection.report("SK-04b", symbol or "không có", line, expected=known)
    type_line = inspection.reading.heading.type
    kind = type_line.text if type_line else None
    for slip in symbol_slips(inspection.rules, symbol, kind, is_letter=bool(letterhead.about)):
        inspection.report_slip(slip, line)


def _check_digits(inspection: Inspection, line: Line, digits: str) -> None:
    number = digits.strip()
    if _BLANK.fullmatch(number):
        return
    significant = number.lstrip("0")
    wanted = significant.zfill(2)
    if number.isascii() and number.isdigit() and number != wanted:
        inspection.report("SK-02", f"số {number}", line, expected=f"số {wanted}")


def _check_marks(inspection: Inspection, line: Line, found: re.Match[str]) -> None:
    symbol = found["symbol"]
    issued = not _BLANK.fullmatch(found["number"])
    if found["slash"] != "/":
        inspection.report("SK-03", "không có dấu gạch chéo giữa số và ký hiệu", line)
    if (issued and found["number"] != found["number"].rstrip()) or symbol != symbol.lstrip():
        inspection.report("SK-03", "có dấu cách cạnh dấu gạch chéo", line)


def check_date(inspection: Inspection) -> None:
    """Measure the line with place and date."""
    letterhead = inspection.reading.letterhead
    line = letterhead.place_date
    if inspection.reading.is_appendix:
        return
    if line is None:
        type_line = inspection.reading.heading.type
        if type_line is not None and type_line.folded in inspection.rule("DD-01").texts("without"):
            return
        inspection.report("DD-01", "không tìm thấy", "phần đầu", expected="…, ngày … tháng … năm …")
        return
    check_look(inspection, "DD-01", line)
    _check_same_row(inspection, line, letterhead.number)
    found = _DATE.fullmatch(line.text)
    if found is None:
        return
    if not found["comma"]:
        inspection.report("DD-01", "sau địa danh không có dấu phẩy", line, expected="dấu phẩy sau địa danh")
    place = found["place"].strip()
    known = inspection.expectations.place
    if known is not None and fold(place) != fold(known):
        inspection.report("DD-03b", place or "không có", line, expected=known)
    for slip in place_slips(inspection.rules, place):
        inspection.report_slip(slip, line)
    _check_digits_of_date(inspection, line, found)


def _check_same_row(inspection: Inspection, line: Line, number: Line | None) -> None:
    if number is None or number.paragraph is line.paragraph:
        return
    here, there = top_cell(line), top_cell(number)
    if here and there and here.table is there.table:
        if here.row != there.row:
            inspection.report("DD-01", "không cùng dòng với số, ký hiệu", line, expected="cùng dòng với số, ký hiệu")
    else:
        inspection.unmeasured(("DD-01",), "số, ký hiệu và địa danh không nằm trong một bảng nên không so được dòng")


def _check_digits_of_date(inspection: Inspection, line: Line, found: re.Match[str]) -> None:
    parts = {name: found[name].strip() for name in ("day", "month", "year")}
    for name, pattern, word in (("day", _DAY, "ngày"), ("month", _MONTH, "tháng"), ("year", _YEAR, "năm")):
        text = parts[name].rstrip(".") if name == "year" else parts[name]
        if not _BLANK.fullmatch(text) and not pattern.fullmatch(text):
            inspection.report("DD-02", f"{word} {text}", line)
            return
    try:
        if all(part.isdigit() for part in parts.values()):
            date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        inspection.report("DD-02", f"ngày {parts['day']}/{parts['month']}/{parts['year']} không có trong lịch", line)
