"""One record of a table for every writer: the terminal, JSON, workbooks and Word print the same cells."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportgen.figures.comparison import Direction
from reportgen.figures.values import Datum
from reportgen.numerals import format_count, format_number, round_half_up

NOTHING: Final = "-"
"""Stands in a cell that has no value; chosen once for every table."""


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    POINTS = "points"
    EMPTY = "empty"


class Judgement(StrEnum):
    """Whether a change is good news, after the catalog's `better`."""

    BETTER = "better"
    WORSE = "worse"

    @property
    def label(self) -> str:
        """The Vietnamese words."""
        return {"better": "tốt hơn", "worse": "kém hơn"}[self.value]


class Cell(Struct, frozen=True):
    """One cell: what is printed, and for a number the very number that is printed.

    `value` is rounded to `decimals` already; a percentage is in percent (113.58), not a fraction. `direction` and
    `judgement` are for colour and arrows where a writer has them.
    """

    kind: CellKind
    text: str
    value: Decimal | None = None
    decimals: int = 0
    direction: Direction | None = None
    judgement: Judgement | None = None


class Column(Struct, frozen=True):
    """One column. `number` stands in the row under the header: "(4)", or "(6)=(4)/(5)" for a quotient."""

    key: str
    title: str
    numeric: bool
    number: str = ""


class Row(Struct, frozen=True):
    """One row. `level` is its depth in the tree, 0 at the top; `bold` for a row that has parts below it.

    `data` are what files state of the values in it, some more than once.
    """

    identifier: str
    level: int
    cells: tuple[Cell, ...]
    bold: bool = False
    data: tuple[Datum, ...] = ()


class ComparisonTable(Struct, frozen=True):
    """A table of figures; every row has one cell for every column. `notes` stand below it.

    `plans` are the years whose plans stand or are divided by in it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    plans: tuple[int, ...] = ()


EMPTY: Final = Cell(CellKind.EMPTY, NOTHING)
BLANK: Final = Cell(CellKind.EMPTY, "")
"""A cell that could hold nothing: beside the name of a group of rows."""


def text_cell(text: str, direction: Direction | None = None, judgement: Judgement | None = None) -> Cell:
    """Return a cell of text; "" is an empty one."""
    return Cell(CellKind.TEXT, text, direction=direction, judgement=judgement) if text else EMPTY


def number_cell(
    value: Decimal,
    decimals: int,
    *,
    kind: CellKind = CellKind.NUMBER,
    trim: bool = True,
    count: bool = False,
    direction: Direction | None = None,
    judgement: Judgement | None = None,
) -> Cell:
    r"""Return a cell of a number, rounded half up once.

    >>> number_cell(Decimal("4246.625"), 2).text, number_cell(Decimal("7.20"), 2, kind=CellKind.POINTS).text
    ('4.246,63', '7,2\xa0điểm\xa0%')
    >>> number_cell(Decimal(-5), 0, count=True).text
    '-05'
    """
    rounded = round_half_up(value, decimals)
    if count and decimals == 0:
        text = ("-" if rounded < 0 else "") + format_count(abs(int(rounded)))
    else:
        text = format_number(value, decimals, trim=trim)
    if kind is CellKind.POINTS:
        text += "\u00a0điểm\u00a0%"
    return Cell(kind, text, rounded, decimals, direction, judgement)
