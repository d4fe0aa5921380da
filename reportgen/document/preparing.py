"""A template file read once: its tags checked, its source patched as docxtpl patches it, its form noted.

Everything slow stands behind this module: the XML tree, docxtpl's patterns, the walk through the tags.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.diagnostics import Finding, Refused
from reportgen.document.analysis import Analysis, analyse, tags_alone
from reportgen.document.fields import harmful_fields
from reportgen.document.letterforms import part_in_words, style_ids
from reportgen.document.lettering import lettering
from reportgen.document.mending import may_empty
from reportgen.document.outline import Outline, outline
from reportgen.document.packaging import Surroundings, first_note, refuse_harm, surroundings
from reportgen.document.patching import completed, mark_rules, patched, with_notes
from reportgen.document.prepared import TAG_SIGNS, Prepared
from reportgen.document.properties import OWN, read_custom
from reportgen.document.slips import slips
from reportgen.document.slots import slot_forms
from reportgen.ooxml.names import WORD, WORD_DRAWING, qualified, w
from reportgen.ooxml.package import Package
from reportgen.ooxml.units import twips, whole

PART_NAMES: Final = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích cuối trang"}
BODY: Final = "phần thân"

_FIRST_DRAWING: Final = 100
"""Drawings of a document are numbered from here on, above those of a template."""
_LARGEST: Final = 8 * 2**20
"""Of a part with tags, in bytes; the shipped ones have 12 KB."""
_A4_LINE: Final = 9354
"""Width of a line of an A4 page with margins of 30 and 15 mm, in twips."""
_HALF: Final = 4000


class Part(Struct, frozen=True):
    """A part that may hold tags."""

    name: str
    root: etree._Element
    outline: Outline
    source: str
    analysis: Analysis
    slips: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong or doubtful in the part."""
        return (*self.slips, *self.analysis.findings, *harmful_fields(self.root, self.outline))


def read_parts(package: Package) -> tuple[Part, ...]:
    """Return the text, then headers, footers and notes, as far as the template has them, with what is wrong in each.

    Raises:
        Refused: the file holds something harmful, or a part is no XML as Word and LibreOffice write it.
    """
    refuse_harm(package)
    found = {package.document: BODY}
    for relation in package.relations(package.document):
        if relation.kind in PART_NAMES and not relation.external:
            found[relation.target] = PART_NAMES[relation.kind]
    return tuple(_part(package, name, told) for name, told in found.items())


def _part(package: Package, name: str, told: str) -> Part:
    parser = etree.XMLParser(remove_blank_text=True, resolve_entities=False, no_network=True)
    content = package.read_xml(name)
    if len(content) > _LARGEST:
        raise package.refusal(
            "template-too-large", f"phần {name} của mẫu lớn hơn 8 MB", "bỏ bớt nội dung không cần trong mẫu"
        )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        raise _broken(package, name) from None
    if root.nsmap.get("w") != WORD or (told == BODY and root.find(w("body")) is None):
        raise _broken(package, name)
    mark_rules(root)
    shown = outline(root, package.name, told)
    mistyped = slips(shown)
    if any(finding.is_error for finding in mistyped):
        # docxtpl's patterns take hours over braces without end; what is mistyped is told, and not patched.
        return Part(name, root, shown, "", analyse(shown, tags_alone(shown), in_body=told == BODY), mistyped)
    source = patched(root)
    return Part(name, root, shown, source, analyse(shown, source, in_body=told == BODY), mistyped)


def _broken(package: Package, name: str) -> Refused:
    return package.refusal("broken-part", f"phần {name} bị hỏng", "mở mẫu bằng Word rồi lưu lại")


def prepare(package: Package) -> Prepared:
    """Return what the template says.

    Raises:
        Refused: a tag is wrong; every such finding is carried.
    """
    parts = read_parts(package)
    findings: list[Finding] = [finding for part in parts for finding in part.findings if finding.is_error]
    if findings:
        raise Refused(findings)
    body = parts[0]
    around = surroundings(package)
    ids, measured = style_ids(package)
    letters = lettering(package, ids)
    named = tuple(dict.fromkeys(path for part in parts for path in part.analysis.named))
    text, section = completed(body.source, last_section="appendices" in named)
    if TAG_SIGNS.search(section):  # no program of Word files leaves a paragraph among the properties of a section
        raise _broken(package, body.name)
    notes = next((part for part in parts if part.name == around.notes), None)
    return Prepared(
        sources={body.name: text, **_further_sources(parts[1:], around)},
        replaced={**around.replaced, **letters.replaced},
        document=body.name,
        notes=around.notes,
        slots=slot_forms(body.analysis, body.outline, ids),
        printed=named,
        styles=ids,
        letters=measured,
        properties={name: text for name, text in read_custom(package).items() if not name.startswith(OWN)},
        mends=any(may_empty(part.outline) for part in parts),
        letter_lists=letters.lists,
        body_section=section,
        line_width=_line_width(body.root),
        issuer_width=_cell_width(body.outline, "issuer_lines"),
        recipients_width=_cell_width(body.outline, "recipients"),
        part_in_words=part_in_words(package, ids),
        first_note=1 if notes is None else first_note(notes.root),
        first_drawing=_first_drawing(body.root),
    )


def _further_sources(parts: Sequence[Part], around: Surroundings) -> dict[str, str]:
    """Return the sources of the parts beside the body that have tags, and of the one that holds the notes."""
    texts = {part.name: part.source for part in parts if part.outline.tags or part.name == around.notes}
    if around.notes_source is not None:
        texts[around.notes] = around.notes_source
    sources = {name: completed(text, last_section=False)[0] for name, text in texts.items()}
    return sources | {around.notes: with_notes(sources[around.notes])}


def _line_width(root: etree._Element) -> int:
    section = root.find(f"{w('body')}/{w('sectPr')}")
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    if size is None or margins is None:
        return _A4_LINE
    width = twips(size.get(w("w")))
    sides = (twips(margins.get(w("left"))) or 0) + (twips(margins.get(w("right"))) or 0)
    return width - sides if width else _A4_LINE


def _cell_width(shown: Outline, name: str) -> int:
    """Return the width of the text of the cell in which a tag names this."""
    for paragraph in shown.paragraphs:
        if paragraph.cell is not None and any(name in tag.said.split() for tag in paragraph.tags):
            return shown.cells[paragraph.cell] or _HALF
    return _HALF


def _first_drawing(root: etree._Element) -> int:
    taken = [whole(drawing.get("id")) or 0 for drawing in root.iter(qualified(WORD_DRAWING, "docPr"))]
    return max([_FIRST_DRAWING, *taken]) + 1
