"""The proof: the part is read back, strictly, as it is written, and every value sent to it is found there, in order.

One pass of expat does both. A value is looked for as a whole, with the paragraphs it was sent as; that each paragraph
stands on its own line saves the proof from asking for every element, which took twice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


class Proof:
    """Reads one part back."""

    def __init__(self, template: str) -> None:
        self._template = template
        self._characters: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.CharacterDataHandler = self._characters.append

    def reading(self, content: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the content of the part piece by piece, each once it is read; there is at least one.

        The parser is told which piece is the last, for after all others it counts lines: a quarter of its time.

        Raises:
            Refused: the part is not well formed, as a tag across the border of a cell makes it (cause TEMPLATE).
        """
        try:
            pieces = iter(content)
            piece = next(pieces)
            for following in pieces:
                self._parser.Parse(piece)
                yield piece
                piece = following
            self._parser.Parse(piece, True)
            yield piece
        except expat.ExpatError as error:
            raise refuse(
                "output-not-well-formed",
                f"Văn bản sinh từ mẫu {self._template} không đúng cấu trúc XML ({error}).",
                cause=Cause.TEMPLATE,
                place=Place(self._template),
                hint="thẻ mở và thẻ đóng phải cùng ở trong một ô bảng hoặc cùng ở ngoài; chạy reportgen template check",
            ) from None

    def find(self, printed: Iterable[str]) -> None:
        """Do nothing where every printed value stands in what was read, in order.

        Raises:
            Refused: names the value that is lost (cause BUG: no data and no template may lead here).
        """
        try:
            _find_all("".join(self._characters), printed)
        except Refused as lost:
            raise Refused(replace(finding, place=Place(self._template)) for finding in lost.findings) from None


def _find_all(text: str, printed: Iterable[str]) -> None:
    at = 0
    for value in printed:
        if isinstance(value, Finished):
            at = _past_paragraphs(text, value, at)
        elif value:
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


def refuse_forbidden(values: Iterable[str]) -> None:
    """Do nothing unless a value holds a character that no document can hold.

    Raises:
        Refused: names the character and what stands around it; cause DATA.
    """
    for value in values:
        found = _FORBIDDEN.search(value)
        if found:
            around = value[max(0, found.start() - _AROUND) : found.end() + _AROUND].replace(PARAGRAPH, " ")
            shown = _FORBIDDEN.sub("�", around).strip(" ")
            raise refuse(
                "forbidden-character",
                f"Ký tự U+{ord(found[0]):04X} không in được, ở chỗ “{shown}”.",
                cause=Cause.DATA,
                hint="xóa ký tự đó trong tệp YAML (thường do chép từ tệp PDF hoặc phần mềm cũ)",
            )
