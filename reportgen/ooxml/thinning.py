"""A long text as a tree that holds, of the rows of a large table, only those that are read.

The tree of a text weighs thirteen times its bytes, and a table of thousands of rows is nearly all of it. A row whose
content is left out keeps its place, so that everything counted stays what it is.
"""

from __future__ import annotations

from typing import Final

from reportgen.ooxml.effective import Effective
from reportgen.ooxml.names import w
from reportgen.ooxml.properties import paragraph_properties
from reportgen.ooxml.tables import MANY_ROWS, PassedRow, read_table, shape_of, texts_of
from reportgen.ooxml.trees import Element, parse_bytes, parse_in_steps

_ROW, _P = w("tr"), w("p")
_TABLE_PROPERTIES, _PROPERTIES = w("tblPr"), w("pPr")
_LONG: Final = 2**20
"""Bytes up to which a text is parsed whole: its tree is small, and steps cost a third more time."""


class Thinner:
    """Parses one text."""

    def __init__(self, effective: Effective) -> None:
        self.effective = effective
        self.passed: dict[Element, PassedRow] = {}
        """The rows whose content was left out."""
        self._table: Element | None = None
        self._rows = 0
        """Of that table, so far."""
        self._alike = False
        """Whether its style treats its rows alike."""
        self._shapes: dict[bytes, bytes | None] = {}
        """Those met among its rows after the first `MANY_ROWS`; None where each is read because Word numbers it."""

    def parse(self, content: bytes) -> Element:
        """Return the root element.

        Raises:
            lxml.etree.XMLSyntaxError: as `parse_bytes`.
        """
        return parse_bytes(content) if len(content) <= _LONG else parse_in_steps(content, _ROW, self._row_ended)

    def _row_ended(self, row: Element) -> None:
        table = row.getparent()
        if table is None or not _is_of_text(table):
            return
        if table is not self._table:
            self._begin(table)
        self._rows += 1
        if self._rows > MANY_ROWS and self._alike:
            self._pass(row)

    def _begin(self, table: Element) -> None:
        stated = table.find(_TABLE_PROPERTIES) is not None
        self._table, self._rows, self._shapes = table, 0, {}
        self._alike = stated and not read_table(table, self.effective, None, {}).formats

    def _pass(self, row: Element) -> None:
        """Leave out the content of a row if one of its shape stays and stands for it."""
        shape = shape_of(row)
        if shape not in self._shapes:
            self._shapes[shape] = None if self._is_numbered(row) else shape
        elif (same := self._shapes[shape]) is not None:
            self.passed[row] = PassedRow(same, texts_of(row))
            del row[:]

    def _is_numbered(self, row: Element) -> bool:
        """Whether Word numbers a paragraph in a row, be it one that is not read."""
        stated = (paragraph_properties(paragraph.find(_PROPERTIES)) for paragraph in row.iter(_P))
        return any(self.effective.paragraph(each).numbering for each in stated)


def _is_of_text(table: Element) -> bool:
    """Whether a table stands in the text itself: in no other table, text box or content control."""
    body = table.getparent()
    root = None if body is None else body.getparent()
    return root is not None and root.getparent() is None
