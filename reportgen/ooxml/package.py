"""A .docx or .xlsx read from its bytes: a zip with limits, its content types and its relations.

Nothing is written to disk and nothing is fetched. Whatever is wrong with the file is one Vietnamese sentence with its
cure. Entries are inflated here rather than by `zipfile`, which trusts the size that the file states about itself.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from io import BytesIO
from typing import Final
from xml.parsers import expat

from msgspec import Struct

from reportgen.diagnostics import Cause, Place, Refused, refuse
from reportgen.numerals import format_number
from reportgen.ooxml.names import RELATION
from reportgen.ooxml.programs import WORD, Program

LARGEST_FILE: Final = 64 * 2**20
LARGEST_ENTRY: Final = 64 * 2**20
LARGEST_TOTAL: Final = 160 * 2**20
MOST_ENTRIES: Final = 4096
SMALL: Final = 2**20
"""Up to this size an entry may be packed as tightly as it likes."""
TIGHTEST: Final = 250
"""The documents of an office reach about 60 to 1; a bomb lives from 1000 to 1."""

_LEGACY: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_STARTS: Final = (
    (b"{\\rtf", "đây là tệp RTF đổi tên"),
    (b"%PDF", "đây là tệp PDF đổi tên"),
    (b"<", "đây là tệp văn bản hoặc trang mạng đổi tên"),
)
_TRICK: Final = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|[\\\x00-\x1f]")
_ENCODING: Final = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_DECLARED: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"ascii"})
_UNICODE: Final = ("utf-8", "utf-16-le", "utf-16-be")
_DTD: Final = tuple("<!DOCTYPE".encode(encoding) for encoding in _UNICODE)
_STARTS: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[^\0]|\xff\xfe<\0[^\0]|\xfe\xff\0<|<\0[^\0]|\0<")
_LOCAL_HEADER: Final = struct.Struct("<4s5H3L2H")
_ENCRYPTED: Final = 0x1


class Relation(Struct, frozen=True):
    """From one part to another, or to something outside the file."""

    id: str
    kind: str
    """The last word of its type: `styles`, `header`, `hyperlink`."""
    target: str
    """Name of a part; an address as written where `external`."""
    external: bool


class Packed(Struct, frozen=True):
    """An entry as it lies in the zip, to be copied as it is."""

    data: bytes
    method: int
    crc: int
    size: int


class Package:
    """A .docx or .xlsx in memory. Made by `read_package`."""

    def __init__(
        self, data: bytes, name: str, cause: Cause, entries: Mapping[str, zipfile.ZipInfo], program: Program = WORD
    ) -> None:
        self.data = data
        self.name = name
        self.cause = cause
        self.program = program
        self._entries = entries
        self._relations: dict[str, tuple[Relation, ...]] = {}

    def __contains__(self, part: object) -> bool:
        return part in self._entries

    def __iter__(self) -> Iterator[str]:
        """Names of the parts, in the order of the zip."""
        return iter(self._entries)

    def packed(self, part: str) -> Packed:
        """Return the entry as it lies in the zip.

        Raises:
            KeyError: there is no such part.
            Refused: the entry is not where the zip's own list says.
        """
        entry = self._entries[part]
        header = self.data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\x03\x04"):
            raise self.refusal("broken-part", f"phần {part} bị hỏng", self.program.send_again)
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length
        packed = self.data[start : start + entry.compress_size]
        return Packed(packed, entry.compress_type, entry.CRC, entry.file_size)

    def read(self, part: str) -> bytes:
        """Return the content of a part.

        Raises:
            KeyError: there is no such part.
            Refused: the part is damaged.
        """
        packed = self.packed(part)
        content = packed.data
        if packed.method == zipfile.ZIP_DEFLATED:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                content = inflater.decompress(packed.data, packed.size + 1)
            except zlib.error:
                content = b""
        if len(content) != packed.size or zlib.crc32(content) != packed.crc:
            raise self.refusal("broken-part", f"phần {part} bị hỏng", self.program.send_again)
        return content

    def read_xml(self, part: str) -> bytes:
        """Return the content of a part that is to be parsed: no document type, so no entities, and a Unicode encoding.

        Raises:
            KeyError: there is no such part.
            Refused: the part is damaged, declares a document type, or an encoding that Word does not write.
        """
        content = self.read(part)
        if not _STARTS.match(content):
            raise self.refusal("broken-part", f"phần {part} bị hỏng", self.program.send_again)
        if any(mark in content for mark in _DTD):
            raise self.refusal(
                "document-type",
                f"phần {part} có khai báo DTD, thứ mà {self.program.name} không ghi",
                self.program.save_as,
            )
        encoding = _ENCODING.match(content)
        if encoding and encoding[1].lower() not in _DECLARED:
            told = encoding[1].decode("ascii", "replace")
            raise self.refusal("part-encoding", f"phần {part} dùng bảng mã {told}", self.program.save_as)
        return content

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part; () where it has none. `part` is "" for those of the whole file.

        A relation whose target lies outside the file's parts is left out, unless it says that it is external.

        Raises:
            Refused: the list is damaged.
        """
        if part not in self._relations:
            self._relations[part] = tuple(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[Relation]:
        folder, _, file = part.rpartition("/")
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        elements = self._elements(listing) if listing in self._entries else ()
        for name, attributes in elements:
            if name != "Relationship":
                continue
            external = attributes.get("TargetMode") == "External"
            target = attributes.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                if target not in self._entries:
                    continue
            kind = attributes.get("Type", "").rpartition("/")[2]
            yield Relation(attributes.get("Id", ""), kind, target, external)

    @cached_property
    def document(self) -> str:
        """Name of the part that holds the text: `word/document.xml`.

        Raises:
            Refused: there is none.
        """
        parts = [
            relation.target
            for relation in self.relations("")
            if relation.kind == "officeDocument" and not relation.external
        ]
        if not parts:
            raise self.refusal("no-document-part", "thiếu phần nội dung chính", self.program.send_again)
        return parts[0]

    @cached_property
    def content_types(self) -> Mapping[str, str]:
        """Content type of each part, from `[Content_Types].xml`."""
        defaults: dict[str, str] = {}
        overrides: dict[str, str] = {}
        for name, attributes in self._elements("[Content_Types].xml"):
            kind = attributes.get("ContentType", "")
            if name == "Default":
                defaults[attributes.get("Extension", "").lower()] = kind
            elif name == "Override":
                overrides[attributes.get("PartName", "").lstrip("/")] = kind
        return {part: overrides.get(part, defaults.get(part.rpartition(".")[2].lower(), "")) for part in self}

    def part_of(self, kind: str, owner: str | None = None) -> str | None:
        """Return the first part that the document (or `owner`) points to with a relation of this kind, or None.

        Raises:
            Refused: the list of relations is damaged.
        """
        relations = self.relations(self.document if owner is None else owner)
        return next((each.target for each in relations if each.kind == kind and not each.external), None)

    def refusal(self, code: str, what: str, cure: str) -> Refused:
        """Return the `Refused` that says what is wrong with this file."""
        message = f"Không đọc được {self.program.noun}: {what}."
        return refuse(code, message, cause=self.cause, hint=cure, place=Place(self.name))

    def _elements(self, part: str) -> list[tuple[str, dict[str, str]]]:
        """Return local name and attributes of the elements of a small part, in order."""
        elements: list[tuple[str, dict[str, str]]] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda name, attributes: elements.append((name.rpartition(" ")[2], attributes))
        try:
            parser.Parse(self.read_xml(part), True)
        except expat.ExpatError:
            raise self.refusal("broken-part", f"phần {part} bị hỏng", self.program.send_again) from None
        return elements


def read_package(data: bytes, *, name: str, cause: Cause, program: Program = WORD) -> Package:
    """Return the .docx (or, for `EXCEL`, the .xlsx) that the bytes hold.

    Args:
        data: the file's content.
        name: the file's name, for messages.
        cause: what the reader of a message must change: TEMPLATE for a template, FORM for a measured document.
        program: whose file it is.

    Raises:
        Refused: the file is of another kind, is protected by a password, holds macros, is a template, is damaged, or is
            built to harm the program that opens it.
    """
    unread = Package(data, name, cause, {}, program)
    if not data:
        raise unread.refusal("empty-file", "tệp rỗng", program.send_again)
    if len(data) > LARGEST_FILE:
        raise unread.refusal("file-too-large", "tệp lớn hơn 64 MB", "giảm cỡ ảnh trong tệp rồi lưu lại")
    if not data.startswith(b"PK"):
        raise _not_a_zip(unread)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OverflowError):
        raise unread.refusal("broken-zip", "tệp bị cắt cụt hoặc hỏng", program.send_again) from None
    _check_entries(unread, entries)
    package = Package(data, name, cause, {entry.filename: entry for entry in entries if not entry.is_dir()}, program)
    _check_kind(package)
    return package


def _not_a_zip(file: Package) -> Refused:
    program = file.program
    if file.data.startswith(_LEGACY):
        if "EncryptedPackage".encode("utf-16-le") in file.data:
            cure = f"mở bằng {program.name}, bỏ mật khẩu (Tệp, Bảo vệ tài liệu) rồi lưu lại"
            return file.refusal("password", "tệp có mật khẩu mở", cure)
        what = f"đây là tệp {program.name} kiểu cũ ({program.legacy})"
        return file.refusal(f"legacy-{program.legacy[1:]}", what, program.save_as)
    code = f"not-{program.extension[1:]}"
    for start, what in _OTHER_STARTS:
        if file.data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start):
            cure = f"lấy bản {program.name} ({program.extension}) của tệp" if start == b"%PDF" else program.save_as
            return file.refusal(code, what, cure)
    return file.refusal(code, f"đây không phải tệp {program.extension}", program.save_as)


def _check_entries(file: Package, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        count = format_number(Decimal(len(entries)))
        raise file.refusal("too-many-entries", f"tệp nén có {count} mục", file.program.save_as)
    seen: set[str] = set()
    for entry in entries:
        if _TRICK.search(entry.orig_filename) or entry.filename.lower() in seen:
            raise file.refusal(
                "entry-name", f"tên mục “{_shown(entry.orig_filename)}” không hợp lệ", file.program.save_as
            )
        seen.add(entry.filename.lower())
        if entry.flag_bits & _ENCRYPTED:
            raise file.refusal("password", "tệp nén có mật khẩu", "bỏ mật khẩu rồi lưu lại")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise file.refusal("compression", f"kiểu nén lạ, {file.program.name} không dùng", file.program.save_as)
        tight = entry.file_size > SMALL and entry.file_size > TIGHTEST * max(1, entry.compress_size)
        if tight or entry.file_size > LARGEST_ENTRY:
            raise file.refusal("zip-bomb", "tệp nén phình quá mức cho phép khi mở", file.program.send_again)
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise file.refusal("zip-bomb", "tệp nén phình quá mức cho phép khi mở", file.program.send_again)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in name[:60])


def _check_kind(package: Package) -> None:
    program = package.program
    code = f"not-{program.extension[1:]}"
    if "mimetype" in package and b"opendocument" in package.read("mimetype"):
        raise package.refusal(code, f"đây là tệp OpenDocument ({program.open_document})", program.save_as)
    if "[Content_Types].xml" not in package:
        raise package.refusal(code, f"đây là tệp nén thường, không phải {program.noun}", program.save_as)
    kind = package.content_types.get(package.document, "")
    if kind != program.main:
        for mark, (what, cure) in program.others.items():
            if mark in kind:
                raise package.refusal(code, what, cure)
        raise package.refusal(code, f"phần nội dung không phải {program.noun}", program.save_as)
    if any(part.endswith("vbaProject.bin") for part in package):
        raise package.refusal("macros", "tệp có macro", program.save_as)
    strict = RELATION.removesuffix("/").encode() not in package.read_xml("_rels/.rels")
    if strict:
        cure = f"{program.save_as}, không chọn kiểu Strict"
        raise package.refusal(f"strict-{program.extension[1:]}", "tệp lưu ở dạng “Strict Open XML”", cure)
