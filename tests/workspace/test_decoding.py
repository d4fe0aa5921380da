"""Bytes to text: what is read, and what is refused with its whole message."""

from __future__ import annotations

import codecs
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import to_text
from reportgen.workspace.decoding import decode
from tests.workspace.reading_files import UNTIMED, read

TEXT = "name: Ủy ban nhân dân\nplace: Lai Châu\n"

CURE = "mở tệp bằng Notepad, chọn Lưu thành (Save as), ở ô Mã hóa (Encoding) chọn UTF-8, rồi lưu đè"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        normalize("NFD", TEXT).encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 le", "utf-16 be", "windows line ends", "old mac line ends", "NFD"],
)
def test_one_text_comes_out_of_all(data: bytes) -> None:
    assert decode(data, "a.yaml") == TEXT


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        (TEXT.encode("utf-32"), "Tệp lưu bằng mã UTF-32, không phải UTF-8."),
        (TEXT.encode("utf-16-le"), "Tệp lưu bằng mã UTF-16 không có dấu đầu tệp, không phải UTF-8."),
        (TEXT.encode("utf-16-be"), "Tệp lưu bằng mã UTF-16 không có dấu đầu tệp, không phải UTF-8."),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "Tệp lưu bằng mã UTF-16 bị hỏng, không phải UTF-8."),
    ],
    ids=["utf-32", "utf-16 le without mark", "utf-16 be without mark", "half a surrogate pair"],
)
def test_another_encoding(data: bytes, printed: str) -> None:
    found = read(data, "agency").findings
    assert to_text(found) == f"agency.yaml:1:1: lỗi: {printed} [file-encoding]\n    cách sửa: {CURE}\n"


def test_the_first_byte_that_is_not_utf8_is_shown() -> None:
    data = codecs.BOM_UTF8 + "place: Lai Châu\r\nname: tỉnh ".encode() + b"\xd0\xf1\r\nfiling: VT\r\n"
    assert to_text(read(data, "agency").findings) == (
        "agency.yaml:2:12: lỗi: Tệp không phải UTF-8: có ký tự không đọc được ở chỗ này. [file-encoding]\n"
        "    2 | name: tỉnh ��\n"
        "      |            ^\n"
        f"    cách sửa: {CURE}\n"
    )


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        (
            TEXT.encode().replace(b"Lai", b"La\xe1i"),
            "agency.yaml:2:10: lỗi: Chữ ở đây đã hỏng: byte E1 không thuộc UTF-8, mã của cả tệp. [damaged-byte]\n"
            "    2 | place: La�i Châu\n"
            "      |          ^\n",
        ),
        (
            TEXT.encode() + "filing: Lư".encode()[:-1],
            "agency.yaml:3:10: lỗi: Chữ ở đây đã hỏng: byte C6 không thuộc UTF-8, mã của cả tệp. [damaged-byte]\n"
            "    3 | filing: L�\n"
            "      |          ^\n",
        ),
        (
            TEXT.encode() * 2 + b"a: \xff\xfe b \xff\n",
            "agency.yaml:5:4: lỗi: Chữ ở đây đã hỏng: byte FF không thuộc UTF-8, mã của cả tệp "
            "(tệp có 2 chỗ như vậy). [damaged-byte]\n"
            "    5 | a: �� b �\n"
            "      |    ^\n",
        ),
    ],
    ids=["a stray byte", "a file cut in a letter", "two places"],
)
def test_a_damaged_byte_of_a_file_in_utf8(data: bytes, printed: str) -> None:
    cure = (
        "mở tệp bằng Notepad với mã hóa (Encoding) UTF-8, gõ lại chữ hiện thành �, rồi lưu\n"
        "              hoặc lấy lại tệp từ bản sao lưu"
    )
    assert to_text(read(data, "agency").findings) == f"{printed}    cách sửa: {cure}\n"


def test_bytes_of_an_old_font_are_named() -> None:
    data = "name: Céng hßa x· héi chñ nghÜa".encode("latin-1")
    assert to_text(read(data, "agency").findings) == (
        "agency.yaml:1:8: lỗi: Tệp không phải UTF-8: có ký tự không đọc được ở chỗ này. [file-encoding]\n"
        "    1 | name: C�ng h�a x� h�i ch� ngh�a\n"
        "      |        ^\n"
        f"    cách sửa: {CURE}\n"
        "              chữ giống TCVN3 (ABC), đọc ra là: name: Cộng hòa xã hội chủ nghĩa\n"
    )


@UNTIMED
@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0")))
def test_all_encodings_read_alike(text: str) -> None:
    plain = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert decode(text.encode(), "a.yaml") == plain
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + text.encode(encoding), "a.yaml") == plain
