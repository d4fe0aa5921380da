"""The parts that are the same in every template, and the zip that holds them: same input, same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from lxml import etree

from templates.documents import Template, document_part
from templates.numbering import numbering_part
from templates.page import HEADER_RELATION, header_part
from templates.styles import FONT, LANGUAGE, styles_part
from templates.wml import NAMESPACES, Element, root, w

_OPC: Final = "http://schemas.openxmlformats.org/package/2006"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COMPATIBILITY: Final = "http://schemas.microsoft.com/office/word"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BUILT: Final = "2026-01-01T00:00:00Z"
"""The date in the properties: fixed, so that building again changes nothing."""

_CONTENT_TYPES: Final = {
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "/word/footnotes.xml": f"{_WORD_TYPE}.footnotes+xml",
    "/word/header1.xml": f"{_WORD_TYPE}.header+xml",
    "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
    "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
}
_PACKAGE_RELATIONS: Final = {
    "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    "rId2": (f"{_OPC}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
}
_DOCUMENT_RELATIONS: Final = {
    "rIdFonts": (f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
    "rIdFootnotes": (f"{_OFFICE}/relationships/footnotes", "footnotes.xml"),
    HEADER_RELATION: (f"{_OFFICE}/relationships/header", "header1.xml"),
    "rIdNumbering": (f"{_OFFICE}/relationships/numbering", "numbering.xml"),
    "rIdSettings": (f"{_OFFICE}/relationships/settings", "settings.xml"),
    "rIdStyles": (f"{_OFFICE}/relationships/styles", "styles.xml"),
}


def parts(template: Template) -> dict[str, bytes]:
    """Return the parts of a template by their names in the zip."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "docProps/core.xml": _core_properties(template),
        "docProps/custom.xml": _custom_properties(template),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/document.xml": _bytes(document_part(template)),
        "word/fontTable.xml": _bytes(_font_table()),
        "word/footnotes.xml": _bytes(_footnotes()),
        "word/header1.xml": _bytes(header_part()),
        "word/numbering.xml": _bytes(numbering_part(part=template.part)),
        "word/settings.xml": _bytes(_settings()),
        "word/styles.xml": _bytes(styles_part(section_caps=template.section_caps)),
    }


def pack(named: Mapping[str, bytes]) -> bytes:
    """Return the zip of the parts, sorted by name, all with the zip format's first date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(named):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            entry.external_attr = 0
            archive.writestr(entry, named[name], compresslevel=6)
    return buffer.getvalue()


def _bytes(element: Element) -> bytes:
    etree.cleanup_namespaces(element, keep_ns_prefixes=list(NAMESPACES))
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _content_types() -> bytes:
    defaults = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"))
    lines = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in defaults]
    lines += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in _CONTENT_TYPES.items()]
    return f'{_DECLARATION}<Types xmlns="{_OPC}/content-types">{"".join(lines)}</Types>'.encode()


def _relations(relations: Mapping[str, tuple[str, str]]) -> bytes:
    lines = (f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, (kind, target) in relations.items())
    return f'{_DECLARATION}<Relationships xmlns="{_OPC}/relationships">{"".join(lines)}</Relationships>'.encode()


def _core_properties(template: Template) -> bytes:
    """Return the neutral properties; the renderer puts the document's own in their place."""
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{template.title}</dc:title><dc:creator>reportgen</dc:creator><dc:language>{LANGUAGE}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_BUILT}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_BUILT}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _custom_properties(template: Template) -> bytes:
    """Return what the template tells the renderer: the symbol, the mark of a footnote, where it leaves the form."""
    values = {"note_mark": template.note_mark, "type_code": template.type_code}
    if template.house_rules:
        values["house_rules"] = " ".join(template.house_rules)
    lines = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values.items(), start=2)
    )
    return (
        f'{_DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{''.join(lines)}</Properties>"
    ).encode()


def _font_table() -> Element:
    font = w(
        "font",
        w("panose1", val="02020603050405020304"),
        w("charset", val="A3"),  # Vietnamese
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=FONT,
    )
    return root("fonts", font)


def _footnotes() -> Element:
    """Return the part that notes are added to: the two lines that Word draws above notes."""
    separators = (("separator", -1), ("continuationSeparator", 0))
    return root(
        "footnotes",
        *(w("footnote", w("p", w("r", w(kind))), type=kind, id=number) for kind, number in separators),
    )


def _settings() -> Element:
    """Return the settings: no compatibility mode (Word 2013 and later), broken lines unstretched, the decimal comma."""
    mode = w("compatSetting", name="compatibilityMode", uri=_COMPATIBILITY, val=15)
    return root(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", w("doNotExpandShiftReturn"), mode),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )
