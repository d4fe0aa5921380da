"""Composed nodes to plain mappings, lists and texts; what YAML reads silently as something else is found here."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportgen.diagnostics import Finding
from reportgen.workspace.source import Source

Tree = dict[str, "Tree"] | list["Tree"] | str | None


class TreeBuilder:
    """Turns nodes into a tree; gathers findings on the way."""

    def __init__(self, source: Source, text: str) -> None:
        self.source = source
        self.text = text
        self.findings: list[Finding] = []

    def build(self, node: Node) -> Tree:
        """Return the tree of a node: an empty plain scalar is None, every other scalar is its text."""
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, SequenceNode):
            return [self.build(item) for item in node.value]
        return self._mapping(node) if isinstance(node, MappingNode) else None

    def _scalar(self, node: ScalarNode) -> str | None:
        value: str = node.value
        return value if value or node.style else None

    def _mapping(self, node: MappingNode) -> dict[str, Tree]:
        tree: dict[str, Tree] = {}
        for key, value in node.value:
            name = key.value
            if not isinstance(name, str) or name in tree:
                self.findings.append(
                    Finding("repeated-key", f"Khóa “{name}” viết hai lần.", self.source.node_place(key))
                )
                continue
            tree[name] = self.build(value)
        return tree
