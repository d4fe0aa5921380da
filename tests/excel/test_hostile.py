"""Files that are no workbook, or are built to do harm, are refused with one sentence and its cure."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document

from reportgen.diagnostics import Cause, Refused
from reportgen.excel import export, read_workbook
from tests.excel.workspaces import AUGUST, workspace

SHEET = "xl/worksheets/sheet1.xml"
SAVE_AS = "mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (*.xlsx)"
SEND_AGAIN = "lấy lại bản gốc, hoặc mở bằng Excel (chọn Mở và sửa chữa) rồi lưu lại"
MACRO_TYPE = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def book(root: Path) -> bytes:
    (data,) = export(workspace(root), AUGUST).values()
    return data


def rebuilt(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the zip with these parts added or put in place of its own."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as written:
        for name in dict.fromkeys([*read.namelist(), *parts]):
            written.writestr(name, parts.get(name) or read.read(name))
    return output.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def refusal(root: Path, data: bytes) -> tuple[str, str | None]:
    with pytest.raises(Refused) as refused:
        read_workbook(data, workspace(root), name="nhan.xlsx")
    (finding,) = refused.value.findings
    assert finding.cause is Cause.DATA
    assert finding.place is not None
    assert finding.place.file == "nhan.xlsx"
    return finding.message, finding.hint


@pytest.mark.parametrize(
    ("data", "what", "hint"),
    [
        (b"", "tệp rỗng", SEND_AGAIN),
        (b"ban_le;593,1", "đây không phải tệp .xlsx", SAVE_AS),
        (b"%PDF-1.7", "đây là tệp PDF đổi tên", "lấy bản Excel (.xlsx) của tệp"),
        (b"<html></html>", "đây là tệp văn bản hoặc trang mạng đổi tên", SAVE_AS),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "đây là tệp Excel kiểu cũ (.xls)", SAVE_AS),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "tệp có mật khẩu mở",
            "mở bằng Excel, bỏ mật khẩu (Tệp, Bảo vệ tài liệu) rồi lưu lại",
        ),
        (b"PK\x03\x04 cut", "tệp bị cắt cụt hoặc hỏng", SEND_AGAIN),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, data: bytes, what: str, hint: str) -> None:
    assert refusal(tmp_path, data) == (f"Không đọc được bảng tính: {what}.", hint)


def test_a_word_file(tmp_path: Path) -> None:
    saved = io.BytesIO()
    Document().save(saved)
    assert refusal(tmp_path, saved.getvalue()) == (
        "Không đọc được bảng tính: đây là tệp Word.",
        "chọn bảng tính Excel (.xlsx)",
    )


@pytest.mark.parametrize(
    ("name", "what", "hint"),
    [
        (
            "xl/externalLinks/externalLink1.xml",
            "có liên kết sang tệp khác",
            "trong Excel: Dữ liệu (Data), Sửa liên kết (Edit Links), Ngắt liên kết (Break Link), rồi lưu lại",
        ),
        ("xl/activeX/activeX1.xml", "có điều khiển ActiveX", SAVE_AS),
        ("xl/embeddings/oleObject1.bin", "có tệp khác nhúng bên trong", "xóa tệp nhúng rồi lưu lại"),
        ("xl/macrosheets/sheet1.xml", "có trang macro", SAVE_AS),
        ("xl/connections.xml", "có kết nối dữ liệu ngoài", "xóa kết nối (Data, Queries) rồi lưu lại"),
        ("xl/vbaProject.bin", "tệp có macro", SAVE_AS),
        ("../../thoat.xml", "tên mục “../../thoat.xml” không hợp lệ", SAVE_AS),
    ],
)
def test_parts_that_run_fetch_or_escape(tmp_path: Path, name: str, what: str, hint: str) -> None:
    data = rebuilt(book(tmp_path), {name: b"<a/>"})
    assert refusal(tmp_path, data) == (f"Không đọc được bảng tính: {what}.", hint)


def test_a_workbook_with_macros(tmp_path: Path) -> None:
    data = book(tmp_path)
    types = part(data, "[Content_Types].xml").replace(MAIN_TYPE, MACRO_TYPE)
    assert refusal(tmp_path, rebuilt(data, {"[Content_Types].xml": types})) == (
        "Không đọc được bảng tính: đây là bảng tính có macro (.xlsm).",
        SAVE_AS,
    )


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"])
def test_a_document_type_in_any_part(tmp_path: Path, name: str) -> None:
    data = book(tmp_path)
    harm = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + part(data, name)
    assert refusal(tmp_path, rebuilt(data, {name: harm})) == (
        f"Không đọc được bảng tính: phần {name} có khai báo DTD, thứ mà Excel không ghi.",
        SAVE_AS,
    )


def test_a_bomb(tmp_path: Path) -> None:
    data = rebuilt(book(tmp_path), {SHEET: b"<a>" + b" " * (40 * 2**20) + b"</a>"})
    assert refusal(tmp_path, data) == ("Không đọc được bảng tính: tệp nén phình quá mức cho phép khi mở.", SEND_AGAIN)


def test_a_sheet_larger_than_any_office_has(tmp_path: Path) -> None:
    noise = b"".join(b"<!-- %d -->" % number for number in range(400_000))
    data = rebuilt(book(tmp_path), {SHEET: b"<a>" + noise + b"</a>"})
    assert refusal(tmp_path, data) == (
        "Không đọc được bảng tính: trang tính quá lớn.",
        "xóa các dòng, cột thừa rồi lưu lại",
    )


@pytest.mark.parametrize(
    "element",
    [
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>',
    ],
)
def test_an_area_that_would_fill_the_memory(tmp_path: Path, element: bytes) -> None:
    data = book(tmp_path)
    sheet = part(data, SHEET).replace(b"</sheetData>", b"</sheetData>" + element)
    assert refusal(tmp_path, rebuilt(data, {SHEET: sheet})) == (
        "Không đọc được bảng tính: có vùng gộp ô hoặc liên kết quá lớn.",
        "bỏ gộp ô rồi lưu lại",
    )


def test_a_cell_at_the_far_end_costs_nothing(tmp_path: Path) -> None:
    data = book(tmp_path)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts = {
        name: part(data, name).replace(b"</sheetData>", far)
        for name in (SHEET, "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml")
    }
    imported = read_workbook(rebuilt(data, parts), workspace(tmp_path), name="nhan.xlsx")
    assert (imported.changes, imported.findings) == ((), ())


def test_a_part_that_hides_its_document_type_behind_another_name(tmp_path: Path) -> None:
    data = book(tmp_path)
    types = part(data, "[Content_Types].xml").replace(b"/xl/worksheets/sheet1.xml", b"/xl/worksheets/sheet1.dat")
    relations = part(data, "xl/_rels/workbook.xml.rels").replace(b"sheet1.xml", b"sheet1.dat")
    harm = b'<!DOCTYPE a [<!ENTITY b "c">]>' + part(data, SHEET)
    parts = {
        "[Content_Types].xml": types,
        "xl/_rels/workbook.xml.rels": relations,
        "xl/worksheets/sheet1.dat": harm,
    }
    assert refusal(tmp_path, rebuilt(data, parts)) == (
        "Không đọc được bảng tính: phần xl/worksheets/sheet1.dat có khai báo DTD, thứ mà Excel không ghi.",
        SAVE_AS,
    )


@pytest.mark.parametrize("content", [b"<worksheet", b"<a></b>", b"not xml"])
def test_a_broken_sheet(tmp_path: Path, content: bytes) -> None:
    message, hint = refusal(tmp_path, rebuilt(book(tmp_path), {SHEET: content}))
    assert message.startswith("Không đọc được bảng tính: ")
    assert hint == SEND_AGAIN
