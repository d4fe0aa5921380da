"""Fields of a template that start a program, or fetch something into the document, when it is opened or printed.

Source: ISO/IEC 29500-1, 17.16.5; DDE and what else the standard leaves out is still carried out by Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportgen.diagnostics import Cause, Finding
from reportgen.document.outline import Outline
from reportgen.ooxml.names import w

_RUN: Final = frozenset({"DDE", "DDEAUTO", "MACROBUTTON", "GOTOBUTTON", "CONTROL", "HTMLCONTROL", "ADDIN", "EMBED"})
_FETCH: Final = frozenset({"LINK", "IMPORT", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "DATABASE", "RD"})


def harmful_fields(root: etree._Element, shown: Outline) -> Iterator[Finding]:
    """Yield the fields of a part that run or fetch; the fields that number pages, refer or index are harmless."""
    for number, paragraph in enumerate(root.iter(w("p")), 1):
        for instruction in _instructions(paragraph):
            kind = instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""
            if kind in _RUN | _FETCH:
                does = "chạy chương trình khác" if kind in _RUN else "lấy nội dung từ tệp khác"
                yield Finding(
                    "active-field",
                    f"Mẫu có trường {kind}, thứ {does}.",
                    shown.place(number, instruction.strip()),
                    "mở mẫu bằng Word, nhấn Alt+F9 để thấy mã trường, xóa trường đó rồi lưu lại",
                    cause=Cause.TEMPLATE,
                )


def _instructions(paragraph: etree._Element) -> Iterator[str]:
    """Yield what each field says; its letters may be spread over runs."""
    said = ""
    for element in paragraph.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if element.tag == w("fldSimple"):
            yield element.get(w("instr"), "")
        elif element.tag == w("instrText"):
            said += element.text or ""
        else:
            yield said
            said = ""
    yield said
