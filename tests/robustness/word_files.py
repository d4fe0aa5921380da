"""Word files that are none, are damaged, or are built to do harm: each made from the bytes of a sound one."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from tests.robustness.paragraphs import part_of, with_parts

_DOCUMENT: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE: Final = 2**20

Maker = Callable[[bytes], bytes]


def _always(content: bytes) -> Maker:
    return lambda _: content


def _named(*entries: tuple[str, bytes]) -> bytes:
    """Return a zip of these entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


def _typed(kind: str) -> Maker:
    """Make a file whose main part is of another type."""
    return lambda data: with_parts(data, {_TYPES: part_of(data, _TYPES).replace(_MAIN_TYPE, kind.encode())})


def _with_relation(kind: str, target: str, *, external: bool = True) -> Maker:
    """Make a file whose text has one more relation."""
    mode = ' TargetMode="External"' if external else ""
    line = f'<Relationship Id="rIdX" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'

    def make(data: bytes) -> bytes:
        return with_parts(data, {_RELATIONS: part_of(data, _RELATIONS).replace(b"</Relationships>", line.encode())})

    return make


def _with(part: str, content: bytes | None) -> Maker:
    return lambda data: with_parts(data, {part: content})


def _text_after(mark: bytes, added: bytes, part: str = _DOCUMENT) -> Maker:
    """Make a file with these bytes behind the first mark of a part."""
    return lambda data: with_parts(data, {part: part_of(data, part).replace(mark, mark + added, 1)})


def _behind_declaration(declaration: bytes) -> Maker:
    """Make a file whose text begins with these bytes in place of its XML declaration."""

    def make(data: bytes) -> bytes:
        xml = part_of(data)
        body = xml[xml.index(b"?>") + 2 :] if xml.startswith(b"<?xml") else xml
        return with_parts(data, {_DOCUMENT: declaration + body})

    return make


def _entity_bomb(data: bytes) -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declaration = f'<?xml version="1.0"?><!DOCTYPE bomb [<!ENTITY l0 "ha">{levels}]>'
    return _behind_declaration(declaration.encode())(data)


def _in_utf16(data: bytes) -> bytes:
    xml = part_of(data).decode()
    body = xml[xml.index("?>") + 2 :] if xml.startswith("<?xml") else xml
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{doctype}{body}'
    return with_parts(data, {_DOCUMENT: declared.encode("utf-16")})


def _bomb(data: bytes) -> bytes:
    return with_parts(data, {"word/media/image1.bmp": bytes(100 * _MEGABYTE)})


def _lying_bomb(data: bytes) -> bytes:
    """Return a file with styles that are said to be small and inflate to 60 MB."""
    styles = part_of(data, "word/styles.xml") + b" " * (60 * _MEGABYTE)
    file = bytearray(with_parts(data, {"word/styles.xml": styles}))
    size = struct.pack("<L", len(styles))
    while (at := file.find(size)) >= 0:
        file[at : at + 4] = struct.pack("<L", 1000)
    return bytes(file)


def _many_entries(data: bytes) -> bytes:
    return with_parts(data, {f"word/media/{number}.txt": b"x" for number in range(5000)})


def _flagged(bit: int) -> Maker:
    """Make a file whose every entry has a flag set."""

    def make(data: bytes) -> bytes:
        file = bytearray(data)
        for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            at = file.find(signature)
            while at >= 0:
                file[at + offset] |= bit
                at = file.find(signature, at + 4)
        return bytes(file)

    return make


def _packed_by(method: int) -> Maker:
    """Make a file whose entries are packed in another way."""

    def make(data: bytes) -> bytes:
        output = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(output, "w", method) as written:
            for name in read.namelist():
                written.writestr(name, read.read(name))
        return output.getvalue()

    return make


def _damaged(data: bytes) -> bytes:
    """Return the file with some bytes of its text turned over."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        start = archive.getinfo(_DOCUMENT).header_offset + 200
    return data[:start] + bytes(byte ^ 0xFF for byte in data[start : start + 20]) + data[start + 20 :]


def _deep(data: bytes) -> bytes:
    deep = b"<w:smartTag>" * 20_000 + b"</w:smartTag>" * 20_000
    return _text_after(b"<w:body>", b"<w:p>" + deep + b"</w:p>")(data)


def _nested_tables(data: bytes) -> bytes:
    deep = b"<w:tbl><w:tr><w:tc>" * 60 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * 60
    return _text_after(b"<w:body>", deep)(data)


def _in_circle(data: bytes) -> bytes:
    """Return the file in which two styles are based on each other."""
    circle = (
        b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        b'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
    )
    styles = part_of(data, "word/styles.xml").replace(b"</w:styles>", circle + b"</w:styles>")
    paragraph = b'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return _text_after(b"<w:body>", paragraph)(with_parts(data, {"word/styles.xml": styles}))


def _field(instruction: str) -> Maker:
    """Make a file whose text begins with a field that has this instruction."""
    runs = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    return _text_after(b"<w:body>", runs.encode())


def _long_paragraph(data: bytes) -> bytes:
    return _text_after(b"<w:body>", b"<w:p><w:r><w:t>" + "ủy ban ".encode() * 300_000 + b"</w:t></w:r></w:p>")(data)


def _torn(data: bytes) -> bytes:
    """Return the file whose tag of the signer lies half in one paragraph, half in the next."""
    return with_parts(
        data, {_DOCUMENT: part_of(data).replace(b"{{ signer }}", b"{{ si</w:t></w:r></w:p><w:p><w:r><w:t>gner }}")}
    )


def _in_box(data: bytes) -> bytes:
    """Return the file with a tag of an unknown name in a text box."""
    box = (
        b'<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        b"<w:t>{{ khong_co }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    return _text_after(b"<w:body>", box)(data)


MAKERS: Final[Mapping[str, Maker]] = {
    "sound": lambda data: data,
    "empty": _always(b""),
    "text": _always("Kính gửi đồng nghiệp, mẫu ở dưới.\n".encode()),
    "doc": _always(_OLE + bytes(4096)),
    "password": _always(_OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)),
    "rtf": _always(b"{\\rtf1\\ansi Xin chao}"),
    "pdf": _always(b"%PDF-1.7\n"),
    "html": _always(b"<html><body>Xin chao</body></html>"),
    "odt": _always(_named(("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>"))),
    "zip": _always(_named(("ghi-chu.txt", b"x"))),
    "workbook": _typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    "dotx": _typed("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
    "docm": _typed("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "dotm": _typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "macro": _with("word/vbaProject.bin", b"Sub AutoOpen()"),
    "strict": lambda data: with_parts(
        data,
        {
            "_rels/.rels": part_of(data, "_rels/.rels").replace(
                b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
            )
        },
    ),
    "cut": lambda data: data[: len(data) // 2],
    "damaged": _damaged,
    "no-types": _with(_TYPES, None),
    "no-text": _with(_DOCUMENT, None),
    "no-relations": _with("_rels/.rels", None),
    "encrypted": _flagged(1),
    "bzip2": _packed_by(zipfile.ZIP_BZIP2),
    "bomb": _bomb,
    "lying-bomb": _lying_bomb,
    "many-entries": _many_entries,
    "climbing": _with("../../../tmp/mau-doc.txt", b"x"),
    "absolute": _with("/etc/cron.d/mau-doc", b"x"),
    "backslashes": _with("..\\..\\mau-doc.txt", b"x"),
    "twice": _with("word/Document.xml", b"<x/>"),
    "entity-bomb": _entity_bomb,
    "outside-entity": _behind_declaration(
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    ),
    "outside-dtd": _behind_declaration(b'<?xml version="1.0"?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "utf16-entity": _in_utf16,
    "utf7": _behind_declaration(b'<?xml version="1.0" encoding="utf-7"?>'),
    "no-xml": _with(_DOCUMENT, b"\x00\x01\x02"),
    "cut-xml": lambda data: with_parts(data, {_DOCUMENT: part_of(data)[:-200]}),
    "other-names": lambda data: with_parts(
        data, {_DOCUMENT: part_of(data).replace(b"wordprocessingml/2006/main", b"wordprocessingml/1999/main")}
    ),
    "broken-styles": _with("word/styles.xml", b"<w:styles"),
    "broken-numbering": _with("word/numbering.xml", b"<w:numbering></w:x>"),
    "broken-header": _with("word/header1.xml", b"<w:hdr"),
    "broken-relations": _with(_RELATIONS, b"<Relationships"),
    "broken-types": _with(_TYPES, b"<Types"),
    "no-body": _with(
        _DOCUMENT, b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    ),
    "attached-template": _with_relation("attachedTemplate", "http://127.0.0.1:9/mau.dotm"),
    "outside-picture": _with_relation("image", "\\\\may-chu\\anh.png"),
    "outside-frame": _with_relation("frame", "file:///etc/passwd"),
    "sub-document": _with_relation("subDocument", "khac.docx"),
    "ole": _with_relation("oleObject", "styles.xml", external=False),
    "alt-chunk": _with_relation("aFChunk", "styles.xml", external=False),
    "activex": _with("word/activeX/activeX1.xml", b"<x/>"),
    "dde-field": _field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"'),
    "include-field": _field('INCLUDETEXT "file:///etc/passwd"'),
    "link-field": _field('HYPERLINK "http://127.0.0.1:9/"'),
    "deep": _deep,
    "nested-tables": _nested_tables,
    "styles-in-circle": _in_circle,
    "long-paragraph": _long_paragraph,
    "torn-tag": _torn,
    "box": _in_box,
}
"""Every kind of file by its name in the catalogue."""
