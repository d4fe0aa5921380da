"""A table of figures in Word: the head repeated on every page, rows that never split, numbers at the right.

Cells are printed as the record gives them; what stands where there is no figure was chosen there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.document.markup import paragraph, text_run
from reportgen.document.styles import Styles
from reportgen.document.values import PARAGRAPH, Finished
from reportgen.figures.tables import ComparisonTable
from reportgen.ooxml.metrics import text_width
from reportgen.prose.blocks import Text

_POINTS: Final = 12
_PADDING: Final = 160
"""Room in a cell beside its text, in twips."""
_HEAD_LINES: Final = 3
"""Into how many lines a head may break before it widens its column."""
_NARROWEST: Final = 1900
"""A column of words gives way down to this, in twips."""


def print_table(table: ComparisonTable, styles: Styles, width: int) -> Finished:
    """Return the table and the notes below it, as wide as the line."""
    widths = column_widths(table, width)
    head, words, numbers = (styles[name] for name in ("BieuDauCot", "BieuChu", "BieuSo"))
    kinds = [numbers if column.numeric else words for column in table.columns]
    headings = [_row(widths, [head] * len(widths), [column.title for column in table.columns], heads=True)]
    expected = [PARAGRAPH + column.title for column in table.columns]
    if any(column.number for column in table.columns):
        headings.append(_row(widths, [head] * len(widths), [column.number for column in table.columns], heads=True))
        expected += [PARAGRAPH + column.number for column in table.columns]
    rows = []
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        rows.append(_row(widths, kinds, texts, bold=row.bold))
        expected += [PARAGRAPH + text for text in texts]
    notes = [paragraph(words, text_run(Text(note))) for note in table.notes]
    expected += [PARAGRAPH + note for note in table.notes]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    opening = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["Bieu"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    return Finished.of("".join([opening, *headings, *rows, "</w:tbl>", *notes]), "".join(expected))


def _row(
    widths: Sequence[int], styles: Iterable[str], texts: Iterable[str], *, bold: bool = False, heads: bool = False
) -> str:
    """Return a row; one that heads the table is repeated on every page, its cells centred from top to bottom."""
    upright = '<w:vAlign w:val="center"/>' if heads else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{upright}</w:tcPr>'
        f"{paragraph(style, text_run(Text(text, bold=bold)))}</w:tc>"
        for width, style, text in zip(widths, styles, texts, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heads else ''}</w:trPr>{cells}</w:tr>"


def column_widths(table: ComparisonTable, width: int) -> list[int]:
    """Return the widths of the columns in twips; they add up to the width.

    Every column first gets what keeps its numbers and single words whole; then columns of words get room for a few
    words, heads room to break into a few lines only and the names room to stand in one line; what is left goes to all
    in proportion. A table too wide even for whole numbers is pressed together in proportion.
    """
    columns = range(len(table.columns))
    least = [_least(table, index) for index in columns]
    needs = [max(least[index], _need(table, index)) for index in columns]
    wishes = [max(needs[index], _wish(table, index)) for index in columns]
    widths = _widened(_widened(least, needs, width), wishes, width)
    exact = [each * width / sum(widths) for each in widths]
    return [round(sum(exact[: index + 1])) - round(sum(exact[:index])) for index in columns]


def _widened(widths: Sequence[float], wanted: Sequence[float], width: int) -> list[float]:
    """Return the widths brought towards the wanted ones as far as the whole width allows, all by the same share."""
    lacking = sum(wanted) - sum(widths)
    share = min(max(width - sum(widths), 0) / lacking, 1) if lacking else 0
    return [have + (want - have) * share for have, want in zip(widths, wanted, strict=True)]


def _least(table: ComparisonTable, index: int) -> float:
    """Return the width that keeps numbers, and every single word, whole."""
    column = table.columns[index]
    cell = _longest_cell(table, index)
    words = [cell] if column.numeric else cell.split()
    return max(map(_width, [*words, *column.title.split(), ""])) + _PADDING


def _need(table: ComparisonTable, index: int) -> float:
    """Return the width that keeps numbers, and words of the head, whole."""
    column = table.columns[index]
    longest = _longest_cell(table, index)
    cell = _width(longest) if column.numeric else min(_width(longest), _NARROWEST)
    return max(cell, *map(_width, column.title.split() or [""])) + _PADDING


def _wish(table: ComparisonTable, index: int) -> float:
    """Return the width that keeps every cell in one line and the head in a few."""
    column = table.columns[index]
    texts = (_longest_cell(table, index), column.number)
    return max(_width(column.title) / _HEAD_LINES, *map(_width, texts)) + _PADDING


def _longest_cell(table: ComparisonTable, index: int) -> str:
    """Return the cell with the most letters: it stands for the widest, for measuring thousands would cost too much."""
    return max((row.cells[index].text for row in table.rows), key=len, default="")


def _width(text: str) -> float:
    return text_width(text, _POINTS, bold=True)
