"""What stands in a cell, as a number or a text of this program; what stands there wrongly, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from msgspec import Struct

from reportgen.numerals import NumberError, parse_number

_EXCEL_DIGITS: Final = 15
"""What Excel keeps and shows of a number; the digits after them are noise of its arithmetic."""
_LARGEST: Final = Decimal(10) ** 15
_ERRORS: Final = {
    "#DIV/0!": "chia cho 0",
    "#REF!": "trỏ tới ô đã mất",
    "#NAME?": "tên hàm sai",
    "#VALUE!": "sai kiểu giá trị",
    "#N/A": "không tìm thấy",
    "#NUM!": "số không tính được",
    "#NULL!": "vùng không giao nhau",
}


class CellError(ValueError):
    """A cell that holds no figure; message and cure are the user's."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class Content(Struct, frozen=True):
    """A cell's value as openpyxl reads it, and the formula behind it."""

    value: object
    formula: str | None = None


def read_number(content: Content) -> Decimal | None:
    """Return the number in a cell, None where it is empty.

    A number computed by Excel is taken as Excel shows it, so `0.30000000000000004` is 0,3. A text is read as documents
    write numbers.

    Raises:
        CellError: the cell holds a date, a truth value, an error or another text, or a formula without its result.
    """
    value = content.value
    if isinstance(value, str):
        return _of_text(value)
    if isinstance(value, bool):
        raise CellError("cell-truth", "là TRUE/FALSE, không phải số", "gõ lại số")
    if isinstance(value, int | float):
        return _of_float(value)
    if value is None:
        if content.formula is not None:
            cure = "mở bằng Excel, chờ tính xong rồi lưu lại; hoặc dán giá trị (Paste Special, Values)"
            raise CellError("formula-not-computed", "có công thức chưa được tính", cure)
        return None
    cure = "gõ lại số; nếu Excel tự đổi thành ngày, chọn định dạng ô là Số (Number) rồi gõ lại"
    raise CellError("cell-date", "là ngày tháng, không phải số", cure)


def _of_float(value: float) -> Decimal:
    """Return the shortest decimal that Excel shows for the number.

    >>> _of_float(0.1 + 0.2), _of_float(8.7), _of_float(1200.0)
    (Decimal('0.3'), Decimal('8.7'), Decimal('1200'))
    """
    number = Decimal(format(value, f".{_EXCEL_DIGITS}g"))
    if abs(number) >= _LARGEST:
        raise CellError("cell-too-large", "là số quá lớn", "kiểm tra lại số và đơn vị tính")
    return Decimal(f"{number:f}")


def _of_text(value: str) -> Decimal | None:
    text = value.replace("\u00a0", " ").strip()
    if not text:
        return None
    if text in _ERRORS:
        raise CellError("cell-error", f"báo lỗi {text} ({_ERRORS[text]})", "sửa công thức, hoặc gõ số vào ô")
    try:
        return parse_number(text)
    except NumberError as error:
        cure = " hoặc ".join(error.suggestions)
        hint = f"viết {cure}" if cure else "chỉ ghi số; đơn vị và lời giải thích ghi ở cột Ghi chú"
        raise CellError("number-notation", f"là chữ “{text}”, không phải số viết đúng cách", hint) from None


def read_text(content: Content) -> str | None:
    """Return the text in a cell on one line, None where it is empty.

    Raises:
        CellError: the cell holds a formula.
    """
    if content.formula is not None:
        raise CellError("note-formula", "có công thức", "gõ chữ, không bắt đầu bằng dấu =")
    if content.value is None:
        return None
    if isinstance(content.value, float):
        return str(_of_float(content.value)).replace(".", ",")
    return " ".join(str(content.value).split()) or None
