"""A table of figures in Word: the head repeated on every page, rows that never split, numbers at the right.

Cells are printed as the record gives them; what stands where there is no figure was chosen there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from reportgen.document.markup import TEXT, is_plain, paragraph, text_run, within_text
from reportgen.document.styles import Styles
from reportgen.document.values import Gathered
from reportgen.figures.tables import Column, ComparisonTable
from reportgen.ooxml.metrics import text_width
from reportgen.prose.blocks import Text

_POINTS: Final = 12
_PADDING: Final = 160
"""Room in a cell beside its text, in twips."""
_HEAD_LINES: Final = 3
"""Into how many lines a head may break before it widens its column."""
_NARROWEST: Final = 1900
"""A column of words gives way down to this, in twips."""
_PLACE: Final = "\0"
"""Where a text will stand; no markup holds it."""


def print_table(table: ComparisonTable, styles: Styles, width: int, gathered: Gathered) -> None:
    """Add the table and the notes below it, as wide as the line."""
    widths = column_widths(table, width)
    head, words, numbers = (styles[name] for name in ("BieuDauCot", "BieuChu", "BieuSo"))
    kinds = [numbers if column.numeric else words for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    gathered.add(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{styles["Bieu"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    heading = _row_form(widths, [head] * len(widths), heads=True)
    titles, counted = [column.title for column in table.columns], [column.number for column in table.columns]
    for texts in (titles, counted) if any(counted) else (titles,):
        gathered.add(_row(heading, texts), *texts)
    forms = {bold: _row_form(widths, kinds, bold=bold) for bold in (False, True)}
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        gathered.add(_row(forms[row.bold], texts), *texts)
    gathered.add("</w:tbl>")
    for note in table.notes:
        gathered.add(paragraph(words, text_run(Text(note))), note)


def _row_form(widths: Sequence[int], styles: Iterable[str], *, bold: bool = False, heads: bool = False) -> list[str]:
    """Return a row in pieces: an empty one stands for the text of each cell, between the markup before and behind it.

    A row that heads the table is repeated on every page, its cells centred from top to bottom.
    """
    upright = '<w:vAlign w:val="center"/>' if heads else ""
    empty = text_run(Text("", bold=bold))
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{upright}</w:tcPr>{paragraph(style, empty)}</w:tc>'
        for width, style in zip(widths, styles, strict=True)
    )
    row = f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heads else ''}</w:trPr>{cells}</w:tr>"
    return row.replace(TEXT, f"{TEXT}{_PLACE}{_PLACE}").split(_PLACE)


def _row(form: Iterable[str], texts: Sequence[str]) -> str:
    """Return the row with these texts; a look at all of them tells that most rows need no escaping."""
    pieces = list(form)
    pieces[1::2] = texts if is_plain("".join(texts)) else map(within_text, texts)
    return "".join(pieces)


def column_widths(table: ComparisonTable, width: int) -> list[int]:
    """Return the widths of the columns in twips; they add up to the width.

    Every column first gets what keeps its numbers and single words whole; then columns of words get room for a few
    words, heads room to break into a few lines only and the names room to stand in one line; what is left goes to all
    in proportion. A table too wide even for whole numbers is pressed together in proportion.
    """
    measured = [_measured(column, _longest_cell(table, index)) for index, column in enumerate(table.columns)]
    least, needs, wishes = (list(each) for each in zip(*measured, strict=True))
    widths = _widened(_widened(least, needs, width), wishes, width)
    exact = [each * width / sum(widths) for each in widths]
    return [round(sum(exact[: index + 1])) - round(sum(exact[:index])) for index in range(len(measured))]


def _measured(column: Column, cell: str) -> tuple[float, float, float]:
    """Return three widths of a column, each at least the one before; `cell` is the column's longest.

    The first keeps numbers, and every single word, whole; the second numbers, and words of the head; the third every
    cell in one line and the head in a few.
    """
    whole = _width(cell)
    heading = max(map(_width, column.title.split()), default=0)
    words = whole if column.numeric else max(map(_width, cell.split()), default=0)
    least = max(words, heading)
    need = max(least, whole if column.numeric else min(whole, _NARROWEST))
    wish = max(need, _width(column.title) / _HEAD_LINES, whole, _width(column.number))
    return least + _PADDING, need + _PADDING, wish + _PADDING


def _widened(widths: Sequence[float], wanted: Sequence[float], width: int) -> list[float]:
    """Return the widths brought towards the wanted ones as far as the whole width allows, all by the same share."""
    lacking = sum(wanted) - sum(widths)
    share = min(max(width - sum(widths), 0) / lacking, 1) if lacking else 0
    return [have + (want - have) * share for have, want in zip(widths, wanted, strict=True)]


def _longest_cell(table: ComparisonTable, index: int) -> str:
    """Return the cell with the most letters: it stands for the widest, for measuring thousands would cost too much."""
    return max([row.cells[index].text for row in table.rows], key=len, default="")


def _width(text: str) -> float:
    return text_width(text, _POINTS, bold=True)
