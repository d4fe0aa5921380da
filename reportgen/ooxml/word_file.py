"""A .docx as it is read: its text, and the page, headers and notes of each section."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Final

from lxml import etree
from msgspec import Struct

from reportgen.diagnostics import Cause, Refused
from reportgen.ooxml.effective import Effective
from reportgen.ooxml.names import RELATION_ID, qualified, w
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.package import Package, read_package
from reportgen.ooxml.stories import Story, read_story
from reportgen.ooxml.styles import Styles
from reportgen.ooxml.thinning import Thinner
from reportgen.ooxml.trees import Element, is_on, parse, parse_bytes
from reportgen.ooxml.units import Twips, twips, whole

_LETTER_WIDTH, _LETTER_HEIGHT = Twips(12240), Twips(15840)
"""What Word takes where a section states no page size."""
_NOTE_KINDS: Final = ("separator", "continuationSeparator", "continuationNotice")
_WHICH: Final = ("default", "first", "even")


class Section(Struct, frozen=True):
    """A section's page; lengths in twips."""

    width: Twips
    height: Twips
    margins: dict[str, Twips]
    """`top`, `bottom`, `left`, `right`, `header`, `footer`, `gutter`."""
    number_format: str
    number_start: int | None
    first_page_differs: bool
    columns: int
    headers: dict[str, Story]
    """By `default`, `first`, `even`; those the section shows, inherited ones included."""
    footers: dict[str, Story]

    @property
    def text_width(self) -> Twips:
        """The width between the margins, of one column."""
        edges = sum(self.margins.get(name, 0) for name in ("left", "right", "gutter"))
        return Twips(max(0, self.width - edges) // max(1, self.columns))


class WordFile:
    """A .docx opened for reading. Parts are read when asked for."""

    def __init__(self, package: Package) -> None:
        self.package = package

    @cached_property
    def effective(self) -> Effective:
        """Formats, resolved. Documents of one template share them.

        Raises:
            Refused: styles, theme or numbering are damaged.
        """
        kinds = ("styles", "theme", "numbering")
        parts = [self.package.part_of(kind) for kind in kinds]
        try:
            return _effective(*(self.package.read_xml(part) if part else None for part in parts))
        except etree.XMLSyntaxError:
            for kind in kinds:
                self._root(kind)
            raise

    @cached_property
    def body(self) -> Story:
        """The main text.

        Raises:
            Refused: the part is damaged or holds no text.
        """
        try:
            thinner = Thinner(self.effective)
        except Refused:
            self._text(parse_bytes)  # of a file damaged twice, the damage of the text is told
            raise
        return read_story(self._text(thinner.parse), self.effective, thinner.passed)

    def _text(self, as_tree: Callable[[bytes], Element]) -> Element:
        body = parse(self.package, self.package.document, as_tree).find(w("body"))
        if body is None:
            cure = self.package.program.send_again
            raise self.package.refusal("no-document-part", "thiếu phần nội dung chính", cure)
        return body

    @cached_property
    def notes(self) -> tuple[Story, ...]:
        """Footnotes and endnotes, each a story."""
        stories: list[Story] = []
        for kind, tag in (("footnotes", w("footnote")), ("endnotes", w("endnote"))):
            root = self._root(kind)
            found = root.iterchildren(tag) if root is not None else ()
            stories += [read_story(note, self.effective) for note in found if note.get(w("type")) not in _NOTE_KINDS]
        return tuple(stories)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in order; one with Word's defaults where the document states none."""
        found: list[Section] = []
        for element in self.body.sections or [etree.Element(w("sectPr"))]:
            found.append(self._section(element, found[-1] if found else None))
        return tuple(found)

    @cached_property
    def settings(self) -> Element | None:
        """The root of `settings.xml`, or None."""
        return self._root("settings")

    def setting(self, name: str) -> bool:
        """Return whether an on/off setting of the document is on."""
        element = None if self.settings is None else self.settings.find(w(name))
        return element is not None and is_on(element)

    def _root(self, kind: str) -> Element | None:
        part = self.package.part_of(kind)
        return parse(self.package, part) if part else None

    def _section(self, element: Element, before: Section | None) -> Section:
        size, margins = element.find(w("pgSz")), element.find(w("pgMar"))
        width = None if size is None else twips(size.get(w("w")))
        height = None if size is None else twips(size.get(w("h")))
        numbers, columns = element.find(w("pgNumType")), element.find(w("cols"))
        first = element.find(w("titlePg"))
        return Section(
            width=_LETTER_WIDTH if width is None else width,
            height=_LETTER_HEIGHT if height is None else height,
            margins=_margins(margins),
            number_format="decimal" if numbers is None else numbers.get(w("fmt")) or "decimal",
            number_start=None if numbers is None else whole(numbers.get(w("start"))),
            first_page_differs=first is not None and is_on(first),
            columns=1 if columns is None else whole(columns.get(w("num"))) or 1,
            headers=self._edges(element, "header", before.headers if before else {}),
            footers=self._edges(element, "footer", before.footers if before else {}),
        )

    def _edges(self, section: Element, kind: str, inherited: dict[str, Story]) -> dict[str, Story]:
        stories = dict(inherited)
        for reference in section.iterchildren(w(f"{kind}Reference")):
            which = reference.get(w("type")) or "default"
            part = self._targets.get(reference.get(qualified(RELATION_ID, "id")) or "")
            if which in _WHICH and part is not None:
                stories[which] = self._edge(part)
        return stories

    @cached_property
    def _targets(self) -> dict[str, str]:
        relations = self.package.relations(self.package.document)
        return {each.id: each.target for each in relations if each.kind in ("header", "footer")}

    def _edge(self, part: str) -> Story:
        try:
            return _edge_story(self.package.read_xml(part), self.effective)
        except etree.XMLSyntaxError:
            parse(self.package, part)
            raise


@lru_cache(maxsize=64)
def _edge_story(content: bytes, effective: Effective) -> Story:
    """Return a header or footer; documents of one template share it."""
    return read_story(parse_bytes(content), effective)


@lru_cache(maxsize=16)
def _effective(styles: bytes | None, theme: bytes | None, numbering: bytes | None) -> Effective:
    roots = [None if content is None else parse_bytes(content) for content in (styles, theme, numbering)]
    return Effective(Styles(roots[0], roots[1]), Numbering(roots[2]))


def _margins(element: Element | None) -> dict[str, Twips]:
    names = ("top", "bottom", "left", "right", "header", "footer", "gutter")
    if element is None:
        return {}
    stated = {name: twips(element.get(w(name))) for name in names}
    return {name: length for name, length in stated.items() if length is not None}


def open_word_file(data: bytes, *, name: str, cause: Cause = Cause.FORM) -> WordFile:
    """Return the .docx that the bytes hold.

    Raises:
        Refused: see `read_package`; a part that is asked for later can be refused too.
    """
    return WordFile(read_package(data, name=name, cause=cause))
