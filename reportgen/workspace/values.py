"""Texts, numbers, dates: what a scalar of a file becomes, and how it is refused.

Each refusal is a `PydanticCustomError` whose type is the finding's code; its message and cure are the user's.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from reportgen.numerals import NumberError, parse_count, parse_number
from reportgen.periods import DateError, Period, parse_day, parse_month

_PADDED: Final = re.compile(r"0\d", re.ASCII)
"""A count below ten as documents print it: `08`."""
_DIGITS: Final = re.compile(r"\d{1,6}", re.ASCII)
"""The number of a document: a name made of digits, which takes no dots (`1584/UBND-TH`)."""

_WITH_UNIT: Final = re.compile(r"(-?\d[\d.,]*)\s*([^\W\d_](?![-+]?\d+$).*|[%‰°].*)")
_BETWEEN: Final = re.compile(r"(-?\d[\d.,]*)\s*[-–—]\s*(\d[\d.,]*)")
_BEHIND_WORDS: Final = re.compile(r"(?:[^\W\d_]+ )+(\d[\d.,]*)|\((\d[\d.,]*)\)|\+(\d[\d.,]*)")
_BEFORE_SYMBOL: Final = re.compile(r"(\d{1,6})\s*/.+", re.ASCII)
_PLACEHOLDER: Final = re.compile(r"[-–—.…_?\s]+")
"""What is typed where nothing is known yet."""
_EXPRESSION: Final = re.compile(r"\{ ?\{.*?(?:\} ?\}|$)|\{%.*?(?:%\}|$)|\{#.*?(?:#\}|$)|\}\}", re.MULTILINE)
"""What is an expression, or means to be one, where expressions are read."""
_MARK: Final = re.compile(r"\*\*[^*]+\*\*|\[\^[^\[\]\s]+\]")
"""What is bold or the mark of a note where prose is read."""


def read_prose(value: object) -> object:
    """Return a text without blanks at its ends; refuse one of blanks only."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        raise PydanticCustomError(
            "empty-value", "Mục này đang để trống.", {"hint": "điền giá trị, hoặc để trống sau dấu hai chấm"}
        )
    return text


def read_plain(value: object) -> object:
    """Return a text that is printed as it is typed; refuse an expression, which nobody would compute there."""
    if isinstance(value, str) and (found := _EXPRESSION.search(value)):
        raise PydanticCustomError(
            "expression-not-here",
            "“{text}” không được tính ở đây: mục này in nguyên như đã gõ.",
            {
                "text": found[0],
                "span": found.span(),
                "hint": "gõ thẳng chữ cần in; biểu thức chỉ tính trong "
                "subject, content, closing, meeting.attendees, title của phụ lục",
            },
        )
    if isinstance(value, str) and (found := _MARK.search(value)):
        raise PydanticCustomError(
            "mark-not-here",
            "“{text}” không có tác dụng ở đây: mục này in nguyên như đã gõ.",
            {"text": found[0], "span": found.span(), "hint": "bỏ dấu ấy; chữ đậm, chú thích chỉ dùng trong content"},
        )
    return read_prose(value)


def read_text(value: object) -> object:
    """Return a plain text of one line; refuse several."""
    text = read_plain(value)
    if isinstance(text, str) and "\n" in text:
        raise PydanticCustomError(
            "one-line", "Mục này chỉ được viết trên một dòng.", {"hint": "nối các dòng lại thành một dòng"}
        )
    if isinstance(text, str) and _PLACEHOLDER.fullmatch(text):
        raise PydanticCustomError(
            "no-value",
            "“{text}” không phải giá trị: mục này sẽ in như vậy.",
            {"text": text, "hint": "điền giá trị; chưa có thì để trống sau dấu hai chấm"},
        )
    return text


def is_text(text: str) -> bool:
    """Whether `read_text` lets a text pass."""
    try:
        read_text(text)
    except PydanticCustomError:
        return False
    return True


def read_number(value: object) -> object:
    """Return a number in the documents' notation as a Decimal; refuse any other, with the spellings it could mean."""
    if not isinstance(value, str):
        return value
    _refuse_lines(value)
    try:
        return parse_number(value[1:] if _PADDED.fullmatch(value) else value)
    except NumberError as error:
        cure = f"viết {' hoặc '.join(error.suggestions)}" if error.suggestions else _number_cure(value)
        raise PydanticCustomError(
            "number-notation", "“{text}” không phải số viết đúng cách (1.234,5).", {"text": value, "hint": cure}
        ) from None


def is_number(text: str) -> bool:
    """Whether a text is a number in the documents' notation."""
    try:
        parse_number(text)
    except NumberError:
        return False
    return True


def _refuse_lines(value: str) -> None:
    """Do nothing with a value of one line; refuse several, of which none is meant."""
    if "\n" in value.strip():
        raise PydanticCustomError(
            "one-line", "Mục này chỉ được viết trên một dòng.", {"hint": "giữ một giá trị, viết ngay sau dấu hai chấm"}
        )


def _number_cure(text: str) -> str:
    """Return the cure for what is no number at all: a unit behind it belongs to the catalog."""
    if found := _WITH_UNIT.fullmatch(text):
        return f"viết {_spelled(found[1])}; đơn vị “{found[2]}” ghi trong catalog.yaml"
    if found := _BETWEEN.fullmatch(text):
        return f"mỗi chỗ một số: viết {found[1]} hoặc {found[2]}"
    if found := _BEHIND_WORDS.fullmatch(text):
        number = found[1] or found[2] or found[3]
        return f"viết {number}" + (f"; số âm thì viết -{number}" if found[2] else "")
    return "viết số có dấu chấm hàng nghìn, dấu phẩy thập phân; chưa có số thì để trống"


def _spelled(number: str) -> str:
    """Return the number, or the spellings it could mean where it is not in the documents' notation."""
    try:
        parse_number(number)
    except NumberError as error:
        return " hoặc ".join(error.suggestions) or number
    return number


def read_count(value: object) -> object:
    """Return a whole number; refuse any other text."""
    if not isinstance(value, str):
        return value
    _refuse_lines(value)
    try:
        return parse_count(value)
    except NumberError:
        raise PydanticCustomError(
            "whole-number",
            "“{text}” không phải số nguyên.",
            {"text": value, "hint": "viết số nguyên, ví dụ 8 hoặc 1.234"},
        ) from None


def read_document_number(value: object) -> object:
    """Return the number of a document: digits as they stand in `Số: 1584/UBND-TH`, or a count; refuse other text."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    if isinstance(value, str) and (found := _BEFORE_SYMBOL.fullmatch(value)):
        raise PydanticCustomError(
            "document-number",
            "“{text}” có cả ký hiệu; ở đây chỉ ghi số.",
            {"text": value, "hint": f"viết {found[1]}; ký hiệu do chương trình in"},
        )
    return read_count(value)


def _date_error(value: str, error: DateError, form: str) -> PydanticCustomError:
    if not error.exists:
        return PydanticCustomError(
            "no-such-date", "Không có ngày “{text}” trong lịch.", {"text": value, "hint": "xem lại ngày và tháng"}
        )
    hint = f"viết {form}"
    return PydanticCustomError(
        "date-notation", "“{text}” không phải ngày viết đúng cách.", {"text": value, "hint": hint}
    )


def read_day(value: object) -> object:
    """Return the day written `24/8/2021`; refuse any other text."""
    if not isinstance(value, str):
        return value
    _refuse_lines(value)
    try:
        return parse_day(value)
    except DateError as error:
        raise _date_error(value, error, "ngày/tháng/năm, ví dụ 24/8/2021") from None


def read_day_or_month(value: object) -> object:
    """Return a day, or a month written `8/2021` or `tháng 8/2021`; refuse any other text."""
    if not isinstance(value, str):
        return value
    _refuse_lines(value)
    try:
        return parse_day(value) if value.count("/") == 2 else parse_month(value)
    except DateError as error:
        raise _date_error(value, error, "ngày/tháng/năm (24/8/2021) hoặc tháng/năm (8/2021)") from None


def read_yes_no(value: object) -> object:
    """Return the truth of `true` and `false`; refuse any other text."""
    if not isinstance(value, str):
        return value
    if value not in ("true", "false"):
        raise PydanticCustomError(
            "yes-no", "“{text}” không dùng được ở đây.", {"text": value, "hint": "viết true (có) hoặc false (không)"}
        )
    return value == "true"


def one_or_many(value: object) -> object:
    """Return one text as a list of it."""
    return (value,) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(read_text)]
"""One line, without blanks at its ends, printed as it is typed."""
Plain = Annotated[str, BeforeValidator(read_plain)]
"""Lines printed as they are typed."""
Prose = Annotated[str, BeforeValidator(read_prose)]
"""Lines that `prose` reads, without blanks before the first and after the last."""
Number = Annotated[Decimal, BeforeValidator(read_number)]
Count = Annotated[int, BeforeValidator(read_count)]
DocumentNumber = Annotated[
    int,
    BeforeValidator(read_document_number),
    Field(ge=1),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 999_999}, {"type": "string", "pattern": r"^[\d.]+$"}]}
    ),
]
Day = Annotated[date, BeforeValidator(read_day)]
DayOrMonth = Annotated[date | Period, BeforeValidator(read_day_or_month)]
YesNo = Annotated[bool, BeforeValidator(read_yes_no)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]


def leave_out_empty(tree: object) -> object:
    """Leave out the keys without a value: a plan not yet set, a slot not yet written."""
    if isinstance(tree, dict) and None in tree.values():
        return {key: value for key, value in tree.items() if value is not None}
    return tree


class Record(BaseModel):
    """Frozen; unknown keys are refused, a key whose value is left empty counts as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, tree: Any) -> Any:
        """Take a key without a value (`number:`) as not written."""
        return leave_out_empty(tree)
