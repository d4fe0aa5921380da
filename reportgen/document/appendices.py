"""Appendices: tables in landscape sections with their own page numbers.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1: "Phụ lục" and, from two on, its Roman number; title in capitals;
the line that ties it to the document; pages numbered from 1 in each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from reportgen.document.drawing import rule
from reportgen.document.markup import paragraph, text_run
from reportgen.document.prepared import Prepared
from reportgen.document.styles import Styles
from reportgen.document.values import PARAGRAPH, Finished
from reportgen.numerals import roman
from reportgen.ooxml.metrics import text_width
from reportgen.prose.blocks import Text

EMPTY: Final = "-"
"""What stands in a cell without a figure."""

_SIZE: Final = 'w:w="16838" w:h="11906" w:orient="landscape"'
_MARGINS: Final = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"'
_SECTION: Final = (
    f'<w:sectPr><w:type w:val="nextPage"/><w:pgSz {_SIZE}/><w:pgMar {_MARGINS}/><w:pgNumType w:start="1"/><w:titlePg/>'
    "</w:sectPr>"
)
LINE_WIDTH: Final = 14003
"""Width of a line of a landscape page, in twips."""
_RULE: Final = 1800
_POINTS: Final = 12
_PADDING: Final = 160
"""Room in a cell beside its text, in twips."""
_NARROWEST_TEXT: Final = 2400


class Column(Protocol):
    """A column of a table."""

    @property
    def title(self) -> str:
        """What stands in the head."""

    @property
    def is_text(self) -> bool:
        """Whether the cells hold words; the others hold numbers."""


class Row(Protocol):
    """A row of a table."""

    @property
    def cells(self) -> Sequence[str]:
        """One text per column; "" where there is nothing."""

    @property
    def is_group(self) -> bool:
        """Whether the row heads those below it."""


class Table(Protocol):
    """A table to print."""

    @property
    def title(self) -> str:
        """What stands over it."""

    @property
    def columns(self) -> Sequence[Column]:
        """From the left."""

    @property
    def rows(self) -> Sequence[Row]:
        """From the top."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one document, to be printed in sections of their own or where a tag stands."""

    tables: Sequence[Table]
    styles: Styles
    prepared: Prepared
    first_drawing: int

    @property
    def last_section(self) -> str:
        """Properties of the document's last section: the last appendix's, or the body's where there is none."""
        return _SECTION if self.tables else self.prepared.body_section

    def in_sections(self, enclosure: str) -> Finished:
        """Return the appendices, each on pages of its own; nothing where there is none."""
        markup: list[str] = []
        expected: list[str] = []
        section = self.prepared.body_section
        for index, table in enumerate(self.tables):
            number = f" {roman(index + 1)}" if len(self.tables) > 1 else ""
            head = (("PhuLuc", f"Phụ lục{number}"), ("PhuLucTieuDe", table.title), ("PhuLucKemTheo", enclosure))
            markup.append(paragraph(self.styles["NganCach"], "", section))
            expected.append(PARAGRAPH)
            for style, text in head:
                markup.append(paragraph(self.styles[style], text_run(Text(text))))
                expected.append(PARAGRAPH + text)
            drawing = self.first_drawing + index
            markup.append(paragraph(self.styles["DuongKe"], rule(_RULE, drawing, f"rule:appendix:{index + 1}")))
            expected.append(PARAGRAPH)
            body = self._table(table, LINE_WIDTH)
            # Word wants a paragraph between a table and the end of the document.
            markup += [body, "" if index + 1 < len(self.tables) else paragraph(self.styles["NganCach"], "")]
            expected += [body.expected, "" if index + 1 < len(self.tables) else PARAGRAPH]
            section = _SECTION
        return Finished.of("".join(markup), "".join(expected))

    def in_place(self) -> Finished:
        """Return the tables one after the other, each under its title where there are several."""
        markup: list[str] = []
        expected: list[str] = []
        for table in self.tables:
            if len(self.tables) > 1:
                markup.append(paragraph(self.styles["PhuLucTieuDe"], text_run(Text(table.title))))
                expected.append(PARAGRAPH + table.title)
            body = self._table(table, self.prepared.line_width)
            markup += [body, paragraph(self.styles["NganCach"], "")]
            expected += [body.expected, PARAGRAPH]
        return Finished.of("".join(markup), "".join(expected))

    def _table(self, table: Table, width: int) -> Finished:
        styles = (self.styles["BieuDauCot"], self.styles["BieuChu"], self.styles["BieuSo"])
        widths = column_widths(table, width)
        shape = [
            (f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/></w:tcPr>', styles[1 if column.is_text else 2])
            for each, column in zip(widths, table.columns, strict=True)
        ]
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        head = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{each}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph(styles[0], text_run(Text(column.title)))}</w:tc>"
            for each, column in zip(widths, table.columns, strict=True)
        )
        empties = ["" if column.is_text else EMPTY for column in table.columns]
        rows = []
        expected = [PARAGRAPH + column.title for column in table.columns]
        for row in table.rows:
            shown = [cell or empty for cell, empty in zip(row.cells, empties, strict=True)]
            cells = "".join(
                f"{opening}{paragraph(style, text_run(Text(text, bold=row.is_group)))}</w:tc>"
                for (opening, style), text in zip(shape, shown, strict=True)
            )
            rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
            expected += [PARAGRAPH + text for text in shown]
        markup = (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["Bieu"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{''.join(rows)}</w:tbl>"
        )
        return Finished.of(markup, "".join(expected))


def column_widths(table: Table, width: int) -> list[int]:
    """Return the widths of the columns in twips: numbers as wide as their longest, words share the rest."""
    wanted = [_wanted(table, index, column) for index, column in enumerate(table.columns)]
    words = [index for index, column in enumerate(table.columns) if column.is_text and wanted[index] > _NARROWEST_TEXT]
    others = sum(each for index, each in enumerate(wanted) if index not in words)
    if not words:
        return [round(each * width / sum(wanted)) for each in wanted]
    rest = max(width - others, _NARROWEST_TEXT * len(words))
    share = sum(wanted[index] for index in words)
    shared = [round(rest * each / share) if index in words else each for index, each in enumerate(wanted)]
    return [round(each * width / sum(shared)) for each in shared] if sum(shared) > width else shared


def _wanted(table: Table, index: int, column: Column) -> int:
    """Return the width of a column's longest cell, or of the longest word of its head where that is wider."""
    longest = max((row.cells[index] for row in table.rows), key=len, default="")
    word = max(column.title.split(), key=len, default="")
    return round(max(text_width(longest, _POINTS, bold=True), text_width(word, _POINTS, bold=True))) + _PADDING
