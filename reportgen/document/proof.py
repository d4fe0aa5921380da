"""The proof: the finished part is read back, strictly, and every value sent to it is found there, in order.

One pass of expat does both. A value is looked for as a whole, with the paragraphs it was sent as; that each paragraph
stands on its own line saves the proof from asking for every element, which took twice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.parsers import expat

from msgspec.structs import replace

from reportgen.diagnostics import Cause, Place, Refused, refuse
from reportgen.document.markup import read_back
from reportgen.document.values import PARAGRAPH, Finished

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no XML holds, or changes: control characters, surrogates, noncharacters."""
_SHOWN: Final = 60
_AROUND: Final = 20


def text_of(data: bytes) -> str:
    """Return the characters of a part: each paragraph stands on its own line, as it does in the part.

    Raises:
        expat.ExpatError: the part is not well formed.
    """
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = pieces.append
    parser.Parse(data, True)
    return "".join(pieces)


def prove(data: bytes, printed: Iterable[object], template: str) -> None:
    """Do nothing where every printed value is found, in order.

    Raises:
        Refused: names the value that is lost (cause BUG: no data and no template may lead here), or says that the part
            is not well formed, as a tag across the border of a cell makes it (cause TEMPLATE).
    """
    try:
        text = text_of(data)
    except expat.ExpatError as error:
        raise refuse(
            "output-not-well-formed",
            f"Văn bản sinh từ mẫu {template} không đúng cấu trúc XML ({error}).",
            cause=Cause.TEMPLATE,
            place=Place(template),
            hint="thẻ mở và thẻ đóng phải cùng ở trong một ô bảng hoặc cùng ở ngoài; chạy reportgen template check",
        ) from None
    try:
        _find_all(text, printed)
    except Refused as lost:
        raise Refused(replace(finding, place=Place(template)) for finding in lost.findings) from None


def _find_all(text: str, printed: Iterable[object]) -> None:
    at = 0
    for value in printed:
        if isinstance(value, Finished):
            at = _past_paragraphs(text, value.expected, at)
        elif isinstance(value, str) and value:
            at = _past(text, read_back(value), at)


def _past(text: str, wanted: str, at: int) -> int:
    found = text.find(wanted, at)
    if found < 0:
        raise _lost(wanted)
    return found + len(wanted)


def _past_paragraphs(text: str, wanted: str, at: int) -> int:
    """Return where the paragraphs end; they stand together, and the last one ends with its last character."""
    if not wanted:
        return at
    found = text.find(wanted, at)
    while found >= 0:
        end = found + len(wanted)
        if text[end : end + 1] in ("", PARAGRAPH):
            return end
        found = text.find(wanted, found + 1)
    for paragraph in wanted.split(PARAGRAPH)[1:]:
        at = _past(text, PARAGRAPH + paragraph, at)
    raise _lost(wanted.rpartition(PARAGRAPH)[2])


def _lost(value: str) -> Refused:
    shown = value.strip(PARAGRAPH)
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
    return refuse(
        "text-lost",
        f"Chữ “{shown}” không có trong văn bản sinh ra.",
        cause=Cause.BUG,
        hint="đây là lỗi của chương trình; không dùng văn bản này",
    )


def refuse_forbidden(values: Iterable[object]) -> None:
    """Do nothing unless a value holds a character that no document can hold.

    Raises:
        Refused: names the character and what stands around it; cause DATA.
    """
    for value in values:
        text = value.expected if isinstance(value, Finished) else value
        found = _FORBIDDEN.search(text) if isinstance(text, str) else None
        if found and isinstance(text, str):
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].replace(PARAGRAPH, " ")
            shown = _FORBIDDEN.sub("�", around).strip(" ")
            raise refuse(
                "forbidden-character",
                f"Ký tự U+{ord(found[0]):04X} không in được, ở chỗ “{shown}”.",
                cause=Cause.DATA,
                hint="xóa ký tự đó trong tệp YAML (thường do chép từ tệp PDF hoặc phần mềm cũ)",
            )
