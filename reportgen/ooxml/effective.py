"""Effective formats: everything that bears on a paragraph or a run, resolved in Word's order.

Document defaults, table style with its regions, paragraph style chain, the list's level where the list is named,
direct paragraph formatting; for runs the character style and direct formatting on top. Switches such as bold go to
and fro between the kinds of styles (ISO/IEC 29500-1, 17.7.3). What is equal is resolved once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from reportgen.ooxml.formats import ParagraphFormat, RunFormat, paragraph_format, run_format
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.properties import TOGGLES, Pair, Value
from reportgen.ooxml.styles import Formatting, Style, Styles

_FONT_SLOTS: Final = ("font.ascii", "font.hAnsi", "font.eastAsia", "font.cs")
_FALLBACK_FONT: Final = "Times New Roman"
"""What Word takes where nothing names a font."""


class TableRegion(NamedTuple):
    """Which table style bears on a cell, and in which of its regions the cell lies, the weakest first."""

    style: str
    regions: tuple[str, ...] = ()


class Effective:
    """Resolves formats of one document."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self._tables: dict[TableRegion | None, Formatting] = {None: Formatting()}
        self._runs: dict[tuple[object, tuple[Pair, ...], TableRegion | None], RunFormat] = {}
        self._paragraphs: dict[tuple[tuple[Pair, ...], TableRegion | None], ParagraphFormat] = {}

    def paragraph(self, stated: tuple[Pair, ...], table: TableRegion | None = None) -> ParagraphFormat:
        """Return the format of a paragraph whose `w:pPr` states this, in a cell of such a table."""
        key = (stated, table)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._resolve_paragraph(dict(stated), table)
        return found

    def run(self, style: object, stated: tuple[Pair, ...], table: TableRegion | None = None) -> RunFormat:
        """Return the format of a run whose `w:rPr` states this, in a paragraph of such a style.

        Args:
            style: identifier of the paragraph's style; one that is unknown, or None, counts as the default style.
            stated: what the run states.
            table: the table style that bears on the paragraph.
        """
        key = (style, stated, table)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._resolve_run(style, dict(stated), table)
        return found

    def region_names(self, style: str) -> frozenset[str]:
        """Return the regions that a table style, or one it is based on, formats."""
        chain = self.styles.chain(self.styles.find(style, "table"))
        return frozenset(name for each in chain for name in each.regions)

    def _resolve_paragraph(self, direct: dict[str, Value], table: TableRegion | None) -> ParagraphFormat:
        style = self.styles.find(direct.get("style"), "paragraph")
        chain = self.styles.chain(style)
        layers = [dict(each.own.paragraph) for each in chain] + [direct]
        numbering, place = self._numbering_of(layers, chain)
        values = dict(self.styles.defaults.paragraph) | dict(self._table(table).paragraph)
        for index, layer in enumerate(layers):
            if numbering and index == place and (level := self.numbering.level(*numbering)):
                values |= dict(level.paragraph)
            values |= layer
        style_id = style.id if style else ""
        size = self.run(style_id, (), table).size
        return paragraph_format(values, style_id, size, numbering)

    def _numbering_of(
        self, layers: list[dict[str, Value]], chain: tuple[Style, ...]
    ) -> tuple[tuple[int, int] | None, int]:
        """Return list and level of a paragraph, and the layer that names the list; the last one that does wins."""
        for place in range(len(layers) - 1, -1, -1):
            list_id = layers[place].get("num.id")
            if not isinstance(list_id, int):
                continue
            level = layers[-1].get("num.level", layers[place].get("num.level", 0))
            if place < len(chain):
                tied = self.numbering.level_of(list_id, chain[place].id)
                level = level if tied is None or "num.level" in layers[-1] else tied
            return ((list_id, int(level)) if list_id else None), place
        return None, -1

    def _resolve_run(self, style: object, direct: dict[str, Value], table: TableRegion | None) -> RunFormat:
        named = direct.get("style")
        character = self.styles.chain(self.styles.find(named, "character")) if named else ()
        layers = (
            dict(self._table(table).run),
            _folded(self.styles.chain(self.styles.find(style, "paragraph"))),
            _folded(character),
        )
        values = dict(self.styles.defaults.run)
        toggled = {name: _toggled(name, values, layers) for name in TOGGLES}
        for layer in layers:
            values |= layer
        values |= toggled
        values |= direct
        for slot in _FONT_SLOTS:
            values[slot] = self.styles.font(str(values.get(slot, _FALLBACK_FONT)))
        return run_format(values)

    def _table(self, region: TableRegion | None) -> Formatting:
        found = self._tables.get(region)
        if found is None and region is not None:
            chain = self.styles.chain(self.styles.find(region.style, "table"))
            parts = [each.own for each in chain]
            parts += [each.regions[name] for name in region.regions for each in chain if name in each.regions]
            paragraph: dict[str, Value] = {}
            run: dict[str, Value] = {}
            for part in parts:
                paragraph |= dict(part.paragraph)
                run |= dict(part.run)
            found = self._tables[region] = Formatting(tuple(paragraph.items()), tuple(run.items()))
        return found or Formatting()


def _folded(chain: tuple[Style, ...]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for style in chain:
        values |= dict(style.own.run)
    return values


def _toggled(name: str, defaults: Mapping[str, Value], layers: tuple[Mapping[str, Value], ...]) -> bool:
    """Return a switch as the styles leave it: on by default stays on; each kind of style that sets it turns it over."""
    return bool(defaults.get(name)) or sum(bool(layer.get(name)) for layer in layers) % 2 == 1
