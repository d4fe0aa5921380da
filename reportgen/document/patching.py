"""The source that the template engine compiles: docxtpl's own patching, then what only reportgen fills in.

docxtpl writes the XML so that a tag stands where Jinja can run it: tags torn by Word are healed, `{%p %}` takes its
paragraph with it. What follows adds names that no tag can have: the lengths of rules, the last section, the notes.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from reportgen.document.prepared import LAST_SECTION, NOTES, RULES, length_names
from reportgen.document.values import PARAGRAPH
from reportgen.ooxml.names import DECLARATION, DRAWING, VML, WORD_DRAWING, qualified, w

_LAST_SECTION: Final = re.compile(r"(<w:sectPr\b(?:(?!<w:sectPr\b).)*)(?=</w:body>)", re.DOTALL)
_PARAGRAPH: Final = re.compile(r"<w:p(?=[ />])")
_END_OF_NOTES: Final = "</w:footnotes>"
_BRACES_AS_TEXT: Final = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
"""How docxtpl writes signs of its language that are meant as text."""


def mark_rules(root: etree._Element) -> None:
    """Put a mark in place of every length of the rules that follow their text."""
    for name in root.iter(qualified(WORD_DRAWING, "docPr")):
        rule = (name.get("name") or "").removeprefix("rule:")
        shape = next(name.iterancestors(w("r")), None)
        if rule not in RULES or shape is None:
            continue
        emu, points = length_names(rule)
        for extent in (*shape.iter(qualified(WORD_DRAWING, "extent")), *shape.iter(qualified(DRAWING, "ext"))):
            if extent.get("cx"):
                extent.set("cx", _mark(emu))
        for line in shape.iter(qualified(VML, "line")):
            line.set("from", re.sub(r"^[^,]*", "0", line.get("from", "")))
            line.set("to", re.sub(r"^[^,]*", f"{_mark(points)}pt", line.get("to", "")))
        for form in shape.iter(qualified(VML, "shape")):
            form.set("style", re.sub(r"(?<=width:)[^;]*", f"{_mark(points)}pt", form.get("style", "")))


def _mark(name: str) -> str:
    return f"[{name}]"


def patched(root: etree._Element) -> str:
    """Return the part as docxtpl patches it, on one line."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - 100 ms, and only for a template not seen before

    text = etree.tostring(root, encoding="unicode").replace("\n", " ")
    return str(DocxTemplate("").patch_xml(text))


def completed(source: str, *, last_section: bool) -> tuple[str, str]:
    """Return the source to compile, and the properties of the last section where they were taken out of it."""
    for written, meant in _BRACES_AS_TEXT.items():
        source = source.replace(written, f"{{{{ '{meant}' }}}}")
    for rule in RULES:
        for name in length_names(rule):
            source = source.replace(_mark(name), f"{{{{ {name} }}}}")
    section = ""
    if last_section and (found := _LAST_SECTION.search(source)):
        section = found[1]
        source = f"{source[: found.start()]}{{{{ {LAST_SECTION} }}}}{source[found.end() :]}"
    return DECLARATION + _PARAGRAPH.sub(f"{PARAGRAPH}<w:p", source), section


def with_notes(source: str) -> str:
    """Return the source of the part that holds the notes, with room for those of the document."""
    return source.replace(_END_OF_NOTES, f"{{{{ {NOTES} }}}}{_END_OF_NOTES}")
