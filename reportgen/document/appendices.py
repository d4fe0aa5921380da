"""Appendices: tables in landscape sections with their own page numbers.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1: "Phụ lục" and, from two on, its Roman number; title in capitals;
the line that ties it to the document; pages numbered from 1 in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.document.drawing import RULE_CHARACTERS, rule
from reportgen.document.markup import paragraph, text_run
from reportgen.document.prepared import Prepared
from reportgen.document.styles import Styles
from reportgen.document.tables import print_table
from reportgen.document.values import Finished, Gathered
from reportgen.figures.tables import ComparisonTable
from reportgen.numerals import roman
from reportgen.prose.blocks import Text

_SIZE: Final = 'w:w="16838" w:h="11906" w:orient="landscape"'
_MARGINS: Final = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"'
_SECTION: Final = (
    f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz {_SIZE}/><w:pgMar {_MARGINS}/><w:pgNumType w:start="1"/><w:titlePg/>'
    "</w:sectPr>"
)
LINE_WIDTH: Final = 14003
"""Width of a line of a landscape page, in twips."""
_RULE: Final = 1800


class Tables(Struct, frozen=True):
    """The tables of one document, to be printed in sections of their own or where a tag stands."""

    tables: Sequence[ComparisonTable]
    styles: Styles
    prepared: Prepared
    first_drawing: int

    @property
    def last_section(self) -> str:
        """Properties of the document's last section: the last appendix's, or the body's where there is none."""
        return _SECTION if self.tables else self.prepared.body_section

    def in_sections(self, enclosure: str) -> Finished:
        """Return the appendices, each on pages of its own; nothing where there is none."""
        gathered = Gathered()
        section = self.prepared.body_section
        for index, table in enumerate(self.tables):
            number = f" {roman(index + 1)}" if len(self.tables) > 1 else ""
            gathered.add(paragraph(self.styles["NganCach"], "", section), "")
            for style, text in (
                ("PhuLuc", f"Phụ lục{number}"),
                ("PhuLucTieuDe", table.title),
                ("PhuLucKemTheo", enclosure),
            ):
                gathered.add(paragraph(self.styles[style], text_run(Text(text))), text)
            drawn = rule(_RULE, self.first_drawing + index, f"rule:appendix:{index + 1}")
            gathered.add(paragraph(self.styles["DuongKe"], drawn), RULE_CHARACTERS)
            print_table(table, self.styles, LINE_WIDTH, gathered)
            section = _SECTION
        if self.tables:  # Word wants a paragraph between a table and the end of the document
            gathered.add(paragraph(self.styles["NganCach"], ""), "")
        return gathered.finish()

    def in_place(self) -> Finished:
        """Return the tables one after the other, each under its title where there are several."""
        gathered = Gathered()
        for table in self.tables:
            if len(self.tables) > 1:
                gathered.add(paragraph(self.styles["PhuLucTieuDe"], text_run(Text(table.title))), table.title)
            print_table(table, self.styles, self.prepared.line_width, gathered)
            gathered.add(paragraph(self.styles["NganCach"], ""), "")
        return gathered.finish()
