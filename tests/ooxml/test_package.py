"""Files that are no .docx, are damaged, or are built to do harm: one sentence, one cure, nothing read further."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from reportgen.diagnostics import Cause, Place, Refused
from reportgen.ooxml import package as limits
from reportgen.ooxml.package import Package, read_package
from tests.ooxml.making import content_types, docx, paragraph, parts_of, relations, zipped

SAVE_AS = "mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (*.docx)"
AGAIN = "lấy lại bản gốc, hoặc mở bằng Word (chọn Mở và sửa chữa) rồi lưu lại"
GOOD = parts_of(paragraph())
WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes) -> Package:
    return read_package(data, name="bao-cao.docx", cause=Cause.FORM)


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**GOOD, name: content})


def of_type(kind: str) -> bytes:
    return with_part("[Content_Types].xml", content_types(kind))


def encrypted() -> bytes:
    data = bytearray(zipped(GOOD))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def packed_oddly() -> bytes:
    return zipped(GOOD, packing=zipfile.ZIP_LZMA)


def twice() -> bytes:
    return zipped({**GOOD, "WORD/document.xml": "<x/>"})


BAD = {
    "rỗng": (b"", "empty-file", "tệp rỗng", AGAIN),
    "chữ thường": ("Kính gửi".encode(), "not-docx", "đây không phải tệp .docx", SAVE_AS),
    "trang mạng": (b"\xef\xbb\xbf<html>", "not-docx", "đây là tệp văn bản hoặc trang mạng đổi tên", SAVE_AS),
    "RTF": (b"{\\rtf1 a}", "not-docx", "đây là tệp RTF đổi tên", SAVE_AS),
    ".doc": (OLE + b"\0" * 600, "legacy-doc", "đây là tệp Word kiểu cũ (.doc)", SAVE_AS),
    "mật khẩu": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "password",
        "tệp có mật khẩu mở",
        "mở bằng Word, bỏ mật khẩu (Tệp, Bảo vệ tài liệu) rồi lưu lại",
    ),
    "cắt cụt": (zipped(GOOD)[:-30], "broken-zip", "tệp bị cắt cụt hoặc hỏng", AGAIN),
    "tệp nén thường": (
        zipped({"a.txt": "a"}),
        "not-docx",
        "đây là tệp nén thường, không phải tệp Word",
        SAVE_AS,
    ),
    ".odt": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "not-docx",
        "đây là tệp OpenDocument (.odt)",
        SAVE_AS,
    ),
    ".dotx": (of_type(f"{WORDPROCESSING}.template.main+xml"), "not-docx", "đây là tệp mẫu Word (.dotx)", SAVE_AS),
    ".docm": (
        of_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "not-docx",
        "đây là tệp Word có macro (.docm)",
        SAVE_AS,
    ),
    "bảng tính": (
        of_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "not-docx",
        "đây là bảng tính Excel",
        "chọn tệp Word (.docx)",
    ),
    "macro": (with_part("word/vbaProject.bin", b"x"), "macros", "tệp có macro", SAVE_AS),
    "không có nội dung": (
        zipped({name: part for name, part in GOOD.items() if name != "word/document.xml"}),
        "no-document-part",
        "thiếu phần nội dung chính",
        AGAIN,
    ),
    "nội dung ở nơi khác": (
        with_part("_rels/.rels", relations(("rId1", "officeDocument", "http://example.com/a.xml"), mode="External")),
        "no-document-part",
        "thiếu phần nội dung chính",
        AGAIN,
    ),
    "quan hệ hỏng": (with_part("_rels/.rels", "<Relationships"), "broken-part", "phần _rels/.rels bị hỏng", AGAIN),
    "lên thư mục trên": (with_part("../../a.xml", "a"), "entry-name", "tên mục “../../a.xml” không hợp lệ", SAVE_AS),
    "đường dẫn gốc": (with_part("/etc/passwd", "a"), "entry-name", "tên mục “/etc/passwd” không hợp lệ", SAVE_AS),
    "ổ đĩa": (with_part("C:a.xml", "a"), "entry-name", "tên mục “C:a.xml” không hợp lệ", SAVE_AS),
    "gạch ngược": (with_part("word\\a.xml", "a"), "entry-name", "tên mục “word\\a.xml” không hợp lệ", SAVE_AS),
    "hai mục một tên": (twice(), "entry-name", "tên mục “WORD/document.xml” không hợp lệ", SAVE_AS),
    "mục có mật khẩu": (encrypted(), "password", "tệp nén có mật khẩu", "bỏ mật khẩu rồi lưu lại"),
    "kiểu nén": (packed_oddly(), "compression", "kiểu nén lạ, Word không dùng", SAVE_AS),
    "bom nén": (
        with_part("word/a.xml", b" " * (40 * 2**20)),
        "zip-bomb",
        "tệp nén phình quá mức cho phép khi mở",
        AGAIN,
    ),
    "Strict": (
        with_part(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
            'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        ),
        "strict-docx",
        "tệp lưu ở dạng “Strict Open XML”",
        f"{SAVE_AS}, không chọn kiểu Strict",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence(name: str) -> None:
    data, code, what, cure = BAD[name]
    with pytest.raises(Refused) as refused:
        read(data)
    (finding,) = refused.value.findings
    assert (finding.code, finding.message, finding.hint) == (code, f"Không đọc được tệp Word: {what}.", cure)
    assert finding.place == Place("bao-cao.docx")
    assert finding.cause is Cause.FORM


PARTS: dict[str, tuple[str | bytes, str, str]] = {
    "DTD": ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document-type", "có khai báo DTD, thứ mà Word không ghi"),
    "DTD bằng UTF-16": (
        "<?xml version='1.0' encoding='UTF-16'?><!DOCTYPE a><a/>".encode("utf-16"),
        "document-type",
        "có khai báo DTD, thứ mà Word không ghi",
    ),
    "bảng mã": ("<?xml version='1.0' encoding='UTF-7'?><a/>", "part-encoding", "dùng bảng mã UTF-7"),
    "EBCDIC": ("<?xml version='1.0'?><a/>".encode("cp037"), "broken-part", "bị hỏng"),
    "không phải XML": ("Kính gửi", "broken-part", "bị hỏng"),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_must_not_be_parsed_is_refused(name: str) -> None:
    content, code, what = PARTS[name]
    package = read(with_part("word/a.xml", content))
    with pytest.raises(Refused) as refused:
        package.read_xml("word/a.xml")
    (finding,) = refused.value.findings
    assert (finding.code, finding.message) == (code, f"Không đọc được tệp Word: phần word/a.xml {what}.")


def test_a_part_larger_than_it_says_is_not_unpacked() -> None:
    data = bytearray(with_part("word/a.xml", b"a" * 5000))
    entry = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/a.xml"))
    struct.pack_into("<L", data, entry + 24, 10)
    package = read(bytes(data))
    with pytest.raises(Refused, match=r"phần word/a\.xml bị hỏng"):
        package.read("word/a.xml")


def test_a_part_with_other_content_than_its_checksum_is_refused() -> None:
    data = zipped({**GOOD, "word/a.txt": "chữ gốc"}, packing=zipfile.ZIP_STORED)
    with pytest.raises(Refused, match=r"phần word/a\.txt bị hỏng"):
        read(data.replace("chữ gốc".encode(), "chữ dỏm".encode())).read("word/a.txt")


def test_too_large_a_file_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_FILE", 100)
    with pytest.raises(Refused, match=r"tệp lớn hơn 64 MB"):
        read(zipped(GOOD))


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_ENTRIES", 2)
    with pytest.raises(Refused, match=r"tệp nén có 4 mục"):
        read(zipped(GOOD))


def test_parts_and_relations_are_found() -> None:
    package = read(docx(paragraph(), styles="", header=""))
    assert package.document == "word/document.xml"
    assert package.part_of("styles") == "word/styles.xml"
    assert package.part_of("numbering") is None
    assert "word/header.xml" in package
    assert next(iter(package)) == "[Content_Types].xml"
    kinds = [(relation.kind, relation.target, relation.external) for relation in package.relations(package.document)]
    assert kinds == [("styles", "word/styles.xml", False), ("header", "word/header.xml", False)]


def test_a_relation_out_of_the_file_is_told_and_one_to_nowhere_left_out() -> None:
    listing = relations(("a", "hyperlink", "http://example.com"), mode="External").replace(
        "</Relationships>",
        relations(("b", "styles", "../../../etc/passwd")).split(">", 1)[1],
    )
    package = read(with_part("word/_rels/document.xml.rels", listing))
    found = package.relations("word/document.xml")
    assert [(each.target, each.external) for each in found] == [("http://example.com", True)]


def test_a_packed_entry_can_be_copied_as_it_is() -> None:
    data = docx(paragraph("Xin chào"))
    package = read(data)
    packed = package.packed("word/document.xml")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo("word/document.xml")
    assert (packed.crc, packed.size, packed.method) == (info.CRC, info.file_size, zipfile.ZIP_DEFLATED)
    assert len(packed.data) == info.compress_size


def test_content_types_go_by_name_then_by_extension() -> None:
    types = read(docx(paragraph(), styles="")).content_types
    assert types["word/document.xml"].endswith("document.main+xml")
    assert types["word/styles.xml"] == "application/xml"
