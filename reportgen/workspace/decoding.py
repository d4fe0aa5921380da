"""Bytes to lines of text: which encoding a file is in, and what is refused.

A file is read in UTF-8, with or without its mark, or in UTF-16 with its mark. Nothing is ever converted silently.
"""

from __future__ import annotations

import codecs
import re
from typing import Final
from unicodedata import normalize

from reportgen.diagnostics import Finding, Place
from reportgen.workspace.characters import REPLACEMENT

_CURE: Final = "mở tệp bằng Notepad, chọn Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu đè"
_MEND: Final = (
    "mở tệp bằng Notepad với mã hóa (Encoding) UTF-8, gõ lại chữ hiện thành �, rồi lưu\nhoặc lấy lại tệp từ bản sao lưu"
)


class Undecodable(Exception):
    """The bytes are no text this program reads; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def decode(data: bytes, file: str) -> str:
    r"""Return the text in NFC with `\n` at every line end.

    >>> decode("Ủy ban\r\n".encode(), "a.yaml")
    'Ủy ban\n'

    Raises:
        Undecodable: the bytes are in another encoding, or damaged.
    """
    text = _decode(data, file)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else normalize("NFC", text)


def _decode(data: bytes, file: str) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise _other_encoding(file, "UTF-32")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise _other_encoding(file, "UTF-16 bị hỏng") from None
    if b"\0" in data and _looks_like_utf16(data):
        raise _other_encoding(file, "UTF-16 không có dấu đầu tệp")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(body, error.start, file) from None


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every second byte of the beginning is often zero, and the others are not, as in text in UTF-16."""
    sample = data[:400]
    fewer, more = sorted((sample[::2].count(0), sample[1::2].count(0)))
    return more > len(sample) // 5 and more > 4 * fewer and len(sample) >= 4


def _other_encoding(file: str, found: str) -> Undecodable:
    message = f"Tệp lưu bằng mã {found}, không phải UTF-8."
    return Undecodable(Finding("file-encoding", message, Place(file, 1, 1, 1), _CURE))


def _not_utf8(data: bytes, offset: int, file: str) -> Undecodable:
    """Name the first byte that is not UTF-8 and show its line as far as it can be read."""
    from reportgen.workspace.legacy import recognise_font  # noqa: PLC0415 - only a file in an old encoding pays for it
    from reportgen.workspace.rewriting import shorten  # noqa: PLC0415

    start = data.rfind(b"\n", 0, offset) + 1
    end = data.find(b"\n", offset)
    raw = data[start : end if end >= 0 else len(data)].rstrip(b"\r")
    column = len(data[start:offset].decode()) + 1
    line = data.count(b"\n", 0, offset) + 1
    shown = "".join(c if c.isprintable() else REPLACEMENT for c in raw.decode(errors="replace"))
    place = Place(file, line, column, column + 1, shown)
    if damaged := _damaged(data):
        message = f"Chữ ở đây đã hỏng: byte {data[offset]:02X} không thuộc UTF-8, mã của cả tệp"
        several = f" (tệp có {damaged} chỗ như vậy)" if damaged > 1 else ""
        return Undecodable(Finding("damaged-byte", f"{message}{several}.", place, _MEND))
    message = "Tệp không phải UTF-8: có ký tự không đọc được ở chỗ này."
    hint = _CURE
    if old := recognise_font(raw[:2_000].decode("latin-1")):
        hint = f"{_CURE}\nchữ giống {old.encoding}, đọc ra là: {shorten(old.text.strip())}"
    return Undecodable(Finding("file-encoding", message, place, hint))


def _damaged(data: bytes) -> int:
    """Return how many places of a file in UTF-8 are damaged; 0 for a file in another encoding.

    Bytes of another encoding make letters of UTF-8 by chance only: where more letters are sound than not, it is UTF-8.
    """
    text = data.decode(errors="replace")
    broken = text.count(REPLACEMENT)
    sound = sum(not character.isascii() for character in text) - broken
    return len(re.findall(f"{REPLACEMENT}+", text)) if sound > broken else 0
