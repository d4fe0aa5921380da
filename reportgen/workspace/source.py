"""A file as it was read: its lines, and where each of its values stands.

Places are looked up only when somebody asks: the composed YAML nodes keep their marks, and a mapping that is asked
twice is indexed once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportgen.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

BLOCK_STYLES: Final = frozenset({"|", ">"})
_QUOTES: Final = frozenset({"'", '"'})


class Row(Struct, frozen=True):
    """Where the characters of one line of a text stand: `columns[i]` is the 0-based column of character i."""

    line: int
    source: str
    columns: Sequence[int]


class Passage(Struct, frozen=True):
    """A text value with the places of its characters; `text` is what YAML made of it."""

    text: str
    file: str
    rows: tuple[Row, ...]

    def place(self, line: int, start: int, end: int) -> Place:
        """Return where columns `start` to `end` of a line of `text` stand in the file; all counted from 0.

        Positions beyond the text are brought back to its end.
        """
        row = self.rows[min(line, len(self.rows) - 1)]
        last = len(row.columns) - 1
        first = row.columns[min(start, last)]
        stop = row.columns[min(max(start, end), last)]
        return Place(self.file, row.line + 1, first + 1, max(stop, first) + 1, row.source)


class Source:
    """The file as read: lines in NFC, and the path relative to the workspace with `/`."""

    def __init__(self, file: str, lines: tuple[str, ...] = (), root: Node | None = None) -> None:
        self.file = file
        self.lines = lines
        self.root = root
        self._indexes: dict[int, Mapping[str, tuple[Node, Node]]] = {}

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Return where the value (or its key) at that path stands, or where its nearest ancestor does.

        A value that fills several lines is shown by its key, or by its first line where it has none.
        """
        found, value = self._find(path)
        if value is None:
            return Place(self.file)
        return self._key_place(found, value) if key else self._value_place(found, value)

    def node(self, *path: str | int) -> Node | None:
        """Return the node at exactly that path, None where nothing is written."""
        value = self.root
        for step in path:
            found = self._step(value, step)
            value = found[1] if found else None
        return value

    def has(self, *path: str | int) -> bool:
        """Whether something, be it empty, is written at that path."""
        return self.node(*path) is not None

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """Return the keys of the mapping at that path in the order of the file; () where there is none."""
        value = self.node(*path)
        return tuple(self._index(value)) if isinstance(value, MappingNode) else ()

    def passage(self, *path: str | int) -> Passage:
        """Return the text at that path with the places of its characters; an empty one where there is no text."""
        _, value = self._find(path)
        if not isinstance(value, ScalarNode):
            place = self.place(*path)
            line = (place.line or 1) - 1
            column = (place.column or 1) - 1
            return Passage("", self.file, (Row(line, place.source or "", (column,)),))
        return Passage(value.value, self.file, self._rows(value))

    def at(self, line: int, start: int = 0, end: int | None = None) -> Place:
        """Return the place of columns `start` to `end` of a line of the file, all counted from 0."""
        source = self.lines[line] if line < len(self.lines) else ""
        stop = len(source) if end is None else end
        return Place(self.file, line + 1, start + 1, max(stop, start) + 1, source)

    def _find(self, path: Sequence[str | int]) -> tuple[Node | None, Node | None]:
        """Return the key node (None under a list) and the value node at the path or at its nearest ancestor."""
        key: Node | None = None
        value = self.root
        for step in path:
            found = self._step(value, step)
            if found is None:
                break
            key, value = found
        return key, value

    def _step(self, node: Node | None, step: str | int) -> tuple[Node | None, Node] | None:
        if isinstance(node, MappingNode):
            return self._index(node).get(str(step))
        if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
            return None, node.value[step]
        return None

    def _index(self, node: MappingNode) -> Mapping[str, tuple[Node, Node]]:
        index = self._indexes.get(id(node))
        if index is None:
            index = {}
            for key, value in node.value:
                if isinstance(key, ScalarNode):
                    index.setdefault(key.value, (key, value))
            self._indexes[id(node)] = index
        return index

    def _key_place(self, key: Node | None, value: Node) -> Place:
        return self.node_place(key) if key is not None else self._first_line(value)

    def _value_place(self, key: Node | None, value: Node) -> Place:
        if isinstance(value, ScalarNode):
            rows = self._rows(value) if value.style or value.value else ()
            row = next((row for row in rows if len(row.columns) > 1), None)
            if row is not None and value.style in BLOCK_STYLES:
                return self.at(row.line, row.columns[0], row.columns[-1])
            if row is not None:
                return self.node_place(value)
        return self._key_place(key, value)

    def node_place(self, node: Node) -> Place:
        """Return where a node stands; one that fills several lines is shown by its first."""
        start, end = node.start_mark, node.end_mark
        return self.at(start.line, start.column, end.column if end.line == start.line else None)

    def _first_line(self, node: Node) -> Place:
        return self.at(node.start_mark.line, node.start_mark.column)

    def _rows(self, node: ScalarNode) -> tuple[Row, ...]:
        start, end = node.start_mark, node.end_mark
        if node.style in BLOCK_STYLES:
            return self._block_rows(node)
        source = self.lines[start.line]
        if start.line != end.line:
            return (Row(start.line, source, range(start.column, len(source) + 1)),)
        if node.style in _QUOTES:
            return (Row(start.line, source, _quoted_columns(source, start.column, end.column)),)
        return (Row(start.line, source, range(start.column, end.column + 1)),)

    def _block_rows(self, node: ScalarNode) -> tuple[Row, ...]:
        """Return a row for each line of a text under a bar: the lines below its header, without their indentation."""
        texts = node.value.split("\n")
        if texts[-1] == "" and len(texts) > 1:
            texts.pop()
        first = node.start_mark.line + 1
        sample = next(((offset, text) for offset, text in enumerate(texts) if text), None)
        indent = 0
        if sample is not None and first + sample[0] < len(self.lines):
            indent = max(0, len(self.lines[first + sample[0]]) - len(sample[1]))
        return tuple(
            Row(line, self.lines[line], range(indent, indent + len(text) + 1))
            if line < len(self.lines)
            else Row(len(self.lines) - 1, self.lines[-1], (0,))
            for line, text in enumerate(texts, first)
        )


def _quoted_columns(source: str, start: int, end: int) -> tuple[int, ...]:
    r"""Return the column of each character between quotes, where `''`, `\"` and `\\` stand for one character."""
    quote = source[start]
    columns = []
    column = start + 1
    while column < end - 1:
        columns.append(column)
        pair = source[column : column + 2]
        column += 2 if pair == "''" == quote * 2 or (quote == '"' and pair[0] == "\\") else 1
    return (*columns, end - 1)
