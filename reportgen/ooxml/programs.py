"""The programs whose files are read: what these are called, and what else is mistaken for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

_SAVE_AS_DOCX: Final = "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (*.docx)"
_SAVE_AS_XLSX: Final = "mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (*.xlsx)"
_WORDPROCESSING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class Program(Struct, frozen=True):
    """Whose files are read: what they are called in messages, and what else is mistaken for them."""

    name: str
    noun: str
    extension: str
    legacy: str
    open_document: str
    main: str
    """Content type of the main part."""
    save_as: str
    others: Mapping[str, tuple[str, str]]
    """Marks of other content types of the main part: what the file is, and the cure."""

    @property
    def send_again(self) -> str:
        """The cure of a damaged file."""
        return f"lấy lại bản gốc, hoặc mở bằng {self.name} (chọn Mở và sửa chữa) rồi lưu lại"


WORD: Final = Program(
    name="Word",
    noun="tệp Word",
    extension=".docx",
    legacy=".doc",
    open_document=".odt",
    main=f"{_WORDPROCESSING}document.main+xml",
    save_as=_SAVE_AS_DOCX,
    others={
        "wordprocessingml.template.main+xml": ("đây là tệp mẫu Word (.dotx)", _SAVE_AS_DOCX),
        "ms-word.document.macroEnabled.main+xml": ("đây là tệp Word có macro (.docm)", _SAVE_AS_DOCX),
        "ms-word.template.macroEnabledTemplate.main+xml": ("đây là tệp mẫu Word có macro (.dotm)", _SAVE_AS_DOCX),
        "spreadsheetml.": ("đây là bảng tính Excel", "chọn tệp Word (.docx)"),
        "presentationml.": ("đây là bài trình chiếu PowerPoint", "chọn tệp Word (.docx)"),
    },
)
EXCEL: Final = Program(
    name="Excel",
    noun="bảng tính",
    extension=".xlsx",
    legacy=".xls",
    open_document=".ods",
    main=f"{_SPREADSHEET}sheet.main+xml",
    save_as=_SAVE_AS_XLSX,
    others={
        "spreadsheetml.template.main+xml": ("đây là tệp mẫu Excel (.xltx)", _SAVE_AS_XLSX),
        "ms-excel.sheet.macroEnabled.main+xml": ("đây là bảng tính có macro (.xlsm)", _SAVE_AS_XLSX),
        "ms-excel.template.macroEnabled.main+xml": ("đây là tệp mẫu Excel có macro (.xltm)", _SAVE_AS_XLSX),
        "ms-excel.sheet.binary.macroEnabled.main": ("đây là bảng tính nhị phân (.xlsb)", _SAVE_AS_XLSX),
        "wordprocessingml.": ("đây là tệp Word", "chọn bảng tính Excel (.xlsx)"),
        "presentationml.": ("đây là bài trình chiếu PowerPoint", "chọn bảng tính Excel (.xlsx)"),
    },
)
