"""The styles that a template must have: blocks name them, the look stays in Word.

A style is found by its id; where an office program has renamed the ids, by the name that Word shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Cause, Place, refuse
from reportgen.prose.blocks import Level

NAMES: Final[Mapping[str, str]] = {
    "NoiDung": "Nội dung",
    "Phan": "Phần",
    "PhanTieuDe": "Tiêu đề phần",
    "Muc": "Mục (I.)",
    "Khoan": "Khoản có tiêu đề (1.)",
    "TieuKhoan": "Tiểu khoản có tiêu đề (1.1.)",
    "KhoanDoan": "Đoạn đánh số 1.",
    "TieuKhoanDoan": "Đoạn đánh số 1.1.",
    "NgoacDon": "Đoạn (1)",
    "Diem": "Điểm a)",
    "Gach": "Gạch đầu dòng -",
    "Cong": "Dấu cộng +",
    "FootnoteText": "footnote text",
    "FootnoteReference": "footnote reference",
    "NoiNhanMuc": "Mục nơi nhận",
    "NganCach": "Ngăn cách",
    "PhuLuc": "Phụ lục",
    "PhuLucTieuDe": "Tiêu đề phụ lục",
    "PhuLucKemTheo": "Phụ lục kèm theo",
    "DuongKe": "Đường kẻ",
    "BieuDauCot": "Biểu - đầu cột",
    "BieuChu": "Biểu - chữ",
    "BieuSo": "Biểu - số",
    "Bieu": "Biểu",
    "CoQuan": "Cơ quan ban hành",
    "TrichYeu": "Trích yếu",
}
"""Style id, and the name Word shows."""

BODY: Final = (
    "NoiDung",
    "Muc",
    "Khoan",
    "TieuKhoan",
    "KhoanDoan",
    "TieuKhoanDoan",
    "NgoacDon",
    "Diem",
    "Gach",
    "Cong",
)
"""What any slot may need. Parts are needed where a document has parts."""

LEVELS: Final[Mapping[Level, str]] = {
    Level.PART: "Phan",
    Level.SECTION: "Muc",
    Level.ITEM_TITLE: "Khoan",
    Level.SUBITEM_TITLE: "TieuKhoan",
    Level.ITEM: "KhoanDoan",
    Level.SUBITEM: "TieuKhoanDoan",
    Level.BRACKET: "NgoacDon",
    Level.POINT: "Diem",
    Level.DASH: "Gach",
    Level.PLUS: "Cong",
    Level.PLAIN: "NoiDung",
}


class Letters(Struct, frozen=True):
    """How a style sets its letters: what measuring a line needs."""

    points: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False


class Styles(Struct, frozen=True):
    """The styles of one template."""

    template: str
    ids: Mapping[str, str]
    """Our id to the id in this template; those it lacks are absent."""
    letters: Mapping[str, Letters]

    def __getitem__(self, style: str) -> str:
        """Return the id to write.

        Raises:
            Refused: the template has no such style.
        """
        found = self.ids.get(style)
        if found is None:
            raise refuse(
                "missing-style",
                f"Mẫu thiếu kiểu (style) “{NAMES[style]}” ({style}) mà văn bản này cần.",
                cause=Cause.TEMPLATE,
                hint="sao lại kiểu đó từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc",
                place=Place(self.template, part="kiểu chữ"),
            )
        return found

    def letters_of(self, style: str, default: Letters) -> Letters:
        """Return how the style sets its letters, or the default where the template lacks it."""
        return self.letters.get(style, default)
