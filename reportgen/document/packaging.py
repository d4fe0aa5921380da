"""The parts around the text of a template: what must not be there, and what every document needs there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.document.properties import CORE, CUSTOM
from reportgen.document.trees import part_tree
from reportgen.ooxml.names import CONTENT_TYPES, DECLARATION, RELATION, RELATIONS, WORD, qualified, w
from reportgen.ooxml.package import Package
from reportgen.ooxml.units import whole

_FORBIDDEN: Final = {
    "oleObject": "đối tượng OLE nhúng",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
    "activeXControlBinary": "điều khiển ActiveX",
    "aFChunk": "tệp chèn vào (altChunk)",
    "subDocument": "tài liệu con",
    "vbaProject": "macro",
    "attachedToolbars": "thanh công cụ kèm theo",
    "keyMapCustomizations": "phím tắt tùy biến",
}
_FORBIDDEN_NAMES: Final = ("oleObject", "vbaProject", "activeX")
_HARMLESS_OUTSIDE: Final = "hyperlink"

_NOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_TYPES: Final = "[Content_Types].xml"
_EMPTY_NOTES: Final = (
    f'<w:footnotes xmlns:w="{WORD}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def refuse_harm(package: Package) -> None:
    """Do nothing unless the template holds something that runs, or that is fetched when it is opened.

    Raises:
        Refused: names the part and what it holds.
    """
    owners = {"", *package}
    for owner in sorted(owners):
        for relation in package.relations(owner):
            what = _FORBIDDEN.get(relation.kind)
            if what:
                raise package.refusal("active-content", f"mẫu có {what}", "mở mẫu bằng Word, xóa thứ đó rồi lưu lại")
            if relation.external and relation.kind != _HARMLESS_OUTSIDE:
                raise package.refusal(
                    "outside-relation",
                    f"mẫu lấy nội dung từ bên ngoài: {relation.target[:60]}",
                    "mở mẫu bằng Word, bỏ liên kết (mẫu đính kèm, ảnh liên kết), nhúng thẳng vào tệp rồi lưu lại",
                )
    for name in package:
        if any(mark in name for mark in _FORBIDDEN_NAMES):
            raise package.refusal("active-content", f"mẫu có phần {name}", "mở mẫu bằng Word, xóa đối tượng nhúng")


class Surroundings(Struct, frozen=True):
    """The part that holds the notes, and the parts written anew so that it and the properties are known to Word."""

    notes: str
    notes_source: str | None
    """The part itself where the template has none."""
    replaced: Mapping[str, str]


def surroundings(package: Package) -> Surroundings:
    """Return what a document needs beside the template's own parts."""
    types = part_tree(package, _TYPES)
    roots = part_tree(package, "_rels/.rels")
    replaced: dict[str, str] = {}
    for part, kind, relation in (
        (CORE, _CORE_TYPE, _CORE_RELATION),
        (CUSTOM, _CUSTOM_TYPE, f"{RELATION}custom-properties"),
    ):
        if part not in package:
            _declare(types, part, kind)
            _relate(roots, relation, part)
    notes = package.part_of("footnotes")
    notes_source = None
    if notes is None:
        folder, _, file = package.document.rpartition("/")
        notes, notes_source = f"{folder}/footnotes.xml", _EMPTY_NOTES
        listing = f"{folder}/_rels/{file}.rels"
        none = etree.Element(qualified(RELATIONS, "Relationships"))
        relations = part_tree(package, listing) if listing in package else none
        _declare(types, notes, _NOTES_TYPE)
        _relate(relations, f"{RELATION}footnotes", "footnotes.xml")
        replaced[listing] = _text(relations)
    if _text(types) != _text(part_tree(package, _TYPES)):
        replaced[_TYPES] = _text(types)
    if _text(roots) != _text(part_tree(package, "_rels/.rels")):
        replaced["_rels/.rels"] = _text(roots)
    return Surroundings(notes, notes_source, replaced)


def _text(root: etree._Element) -> str:
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _declare(types: etree._Element, part: str, kind: str) -> None:
    etree.SubElement(types, qualified(CONTENT_TYPES, "Override"), PartName=f"/{part}", ContentType=kind)


def _relate(relations: etree._Element, kind: str, target: str) -> None:
    """Add a relation under an id that no other has."""
    taken = {each.get("Id") for each in relations}
    free = next(name for number in range(1, len(taken) + 2) if (name := f"rIdReport{number}") not in taken)
    etree.SubElement(relations, qualified(RELATIONS, "Relationship"), Id=free, Type=kind, Target=target)


def first_note(root: etree._Element) -> int:
    """Return the id of the first note of a document: after those of the template, never below 1."""
    taken = [whole(note.get(w("id"))) or 0 for note in root.iter(w("footnote"))]
    return max([0, *taken]) + 1
