"""Composed nodes to plain mappings, lists and texts; what YAML reads in silence as something else is found here."""

from __future__ import annotations

from typing import Final

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from reportgen.diagnostics import Finding
from reportgen.workspace import entries as checks
from reportgen.workspace.outline import Entry, parse_entry
from reportgen.workspace.rewriting import write
from reportgen.workspace.source import BLOCK_STYLES, Source

Tree = dict[str, "Tree"] | list["Tree"] | str | None

_UNREAD: Final = "…"
"""Stands for the text of a slot that is not under a bar."""
_PROPERTY_SIGNS: Final = frozenset("&!")


class HasProperties(Exception):
    """The file uses an anchor or a tag: its nodes may be shared, and are not walked further."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


class TreeBuilder:
    """Turns nodes into a tree; gathers findings on the way.

    Raises `HasProperties` at the first anchor or tag, which stands before everything that refers to it.
    """

    def __init__(self, source: Source, text: str, *, has_slots: bool = False) -> None:
        self.source = source
        self.text = text
        self.findings: list[Finding] = []
        self._bare_slots = self._find_bare_slots() if has_slots else frozenset()
        self._in_bracket = False

    def build(self, node: Node) -> Tree:
        """Return the tree of a node: an empty plain scalar is None, every other scalar is its text."""
        start = node.start_mark.index
        if self.text[start : start + 1] in _PROPERTY_SIGNS:
            message = "Neo (&) và nhãn (!) của YAML không dùng ở đây."
            raise HasProperties(
                Finding("yaml-property", message, self.source.node_place(node), "chép nội dung tới chỗ")
            )
        if id(node) in self._bare_slots:
            return _UNREAD
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, CollectionNode) and node.flow_style and not self._in_bracket:
            return self._bracket(node)
        return self._collection(node)

    def _scalar(self, node: ScalarNode) -> str | None:
        value: str = node.value
        if node.style == "|":
            return value
        if not node.style and node.start_mark.line == node.end_mark.line:
            return value or None
        return self._written_otherwise(node)

    def _bracket(self, node: Node) -> Tree:
        self._flow(node)
        self._in_bracket = True
        tree = self._collection(node)
        self._in_bracket = False
        return tree

    def _collection(self, node: Node) -> Tree:
        if isinstance(node, MappingNode):
            return self._mapping(node)
        return [self.build(item) for item in node.value]

    def _mapping(self, node: MappingNode) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(key, ScalarNode) or not name:
                if not node.flow_style:
                    message = "Khóa phải là một từ đứng trước dấu hai chấm."
                    self._add("key-not-text", message, key, "viết: khóa: giá trị")
                continue
            self.build(key)
            if name in tree:
                self._repeated(node, key)
                continue
            tree[name] = self.build(value)
        return tree

    def _repeated(self, node: MappingNode, key: ScalarNode) -> None:
        first = next(other for other, _ in node.value if other.value == key.value)
        message = f"Khóa “{key.value}” đã có ở dòng {first.start_mark.line + 1}."
        self._add("repeated-key", message, key, "giữ một trong hai, xóa hoặc đổi tên khóa kia")

    def _written_otherwise(self, node: ScalarNode) -> str:
        """Return a text that is in quotes, folded or of several lines, the latter two refused."""
        entry = self._entry(node)
        several = node.start_mark.line != node.end_mark.line
        if node.style == ">":
            cure = f"{entry.raw[entry.start : entry.value_column]}|"
            self._add("folded-text", "Dấu “>” gộp các dòng thành một đoạn.", node, write(cure))
        elif several and node.style:
            message = "Chữ trong ngoặc kép kéo qua nhiều dòng bị gộp thành một đoạn."
            self._add("folded-text", message, node, "bỏ ngoặc kép, viết chữ dưới dấu “|”, mỗi đoạn một dòng")
        elif several:
            message = "Giá trị kéo sang dòng sau bị gộp thành một dòng."
            self._add("folded-text", message, node, "viết trên một dòng, hoặc dưới dấu “|”, mỗi đoạn một dòng")
        elif finding := checks.stray_escape(self.source, entry):
            self.findings.append(finding)
        return str(node.value)

    def _flow(self, node: Node) -> None:
        """Refuse `{ }` and `[ ]` with anything but quoted texts inside; told once, for the outermost."""
        entry = self._entry(node)
        finding = None
        if entry.value_column == node.start_mark.column and entry.line == node.end_mark.line:
            finding = checks.sign_at_start(self.source, entry) or checks.unquoted_in_brackets(self.source, entry)
        if finding is None and _has_plain_value(node):
            sign = "[" if isinstance(node, SequenceNode) else "{"
            finding = checks.bracket_finding(sign, self.source.node_place(node))
        if finding is not None:
            self.findings.append(finding)

    def _find_bare_slots(self) -> frozenset[int]:
        """Tell the subject and slots that are not under a bar, and return their nodes, which are not read further.

        A slot left empty is one not yet written; one under `>` is told as such.
        """
        bare = set()
        source = self.source
        for path in (("subject",), *(("content", name) for name in source.keys("content"))):
            node = source.node(*path)
            if node is None or not node.value or getattr(node, "style", None) in BLOCK_STYLES:
                continue
            line = (source.place(*path, key=True).line or 1) - 1
            entry = parse_entry(source.lines[line], line)
            finding = checks.outdented(source, entry, path[-1]) or checks.slot_without_bar(source, entry)
            self.findings.append(finding)
            bare.add(id(node))
        return frozenset(bare)

    def _entry(self, node: Node) -> Entry:
        line = node.start_mark.line
        return parse_entry(self.source.lines[line], line)

    def _add(self, code: str, message: str, node: Node, hint: str | None = None) -> None:
        self.findings.append(Finding(code, message, self.source.node_place(node), hint))


def _has_plain_value(node: Node) -> bool:
    """Whether a value somewhere in a bracket stands without quotes."""
    if isinstance(node, ScalarNode):
        return not node.style
    values = node.value if isinstance(node, SequenceNode) else [value for _, value in node.value]
    return any(_has_plain_value(value) for value in values)
