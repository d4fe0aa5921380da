"""Composed nodes to plain mappings, lists and texts.

Every node is walked once. What YAML may have read in silence as something else is only noted here, as a suspect;
`misreadings` looks at the suspects of a file that has some.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from msgspec import Struct
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from reportgen.workspace.source import BLOCK_STYLES, Source

Tree = dict[str, "Tree"] | list["Tree"] | str | None

_UNREAD: Final = "…"
"""Stands for the text of a slot that is not under a bar."""
_PROPERTY_SIGNS: Final = frozenset("&!")


class Suspicion(Enum):
    """Why a node is looked at more closely."""

    KEY_IS_NO_TEXT = auto()
    KEY_IS_REPEATED = auto()
    TEXT_IS_WRITTEN_OTHERWISE = auto()
    IN_BRACKETS = auto()
    SLOT_WITHOUT_BAR = auto()


class Suspect(Struct, frozen=True):
    """A node to look at; `parent` is the mapping that repeats a key, `name` the slot."""

    suspicion: Suspicion
    node: Node
    parent: MappingNode | None = None
    name: str = ""


class HasProperties(Exception):
    """The file uses an anchor or a tag: its nodes may be shared, and are not walked further."""

    def __init__(self, node: Node) -> None:
        super().__init__("anchor or tag")
        self.node = node


class TreeBuilder:
    """Turns nodes into a tree; notes suspects on the way."""

    def __init__(self, source: Source, text: str, *, has_slots: bool = False) -> None:
        self.suspects: list[Suspect] = []
        self._text = text
        self._in_bracket = False
        self._bare_slots = self._find_bare_slots(source) if has_slots else frozenset()

    def build(self, node: Node) -> Tree:
        """Return the tree of a node: an empty plain scalar is None, every other scalar is its text.

        Raises:
            HasProperties: at the first anchor or tag, which stands before everything that refers to it.
        """
        start = node.start_mark.index
        if self._text[start : start + 1] in _PROPERTY_SIGNS:
            raise HasProperties(node)
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
        self.suspects.append(Suspect(Suspicion.TEXT_IS_WRITTEN_OTHERWISE, node))
        return value

    def _bracket(self, node: CollectionNode) -> Tree:
        self.suspects.append(Suspect(Suspicion.IN_BRACKETS, node))
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
            name = self.build(key)
            if not isinstance(name, str) or not name:
                self.suspects.append(Suspect(Suspicion.KEY_IS_NO_TEXT, key, node))
            elif name in tree:
                self.suspects.append(Suspect(Suspicion.KEY_IS_REPEATED, key, node))
            else:
                tree[name] = self.build(value)
        return tree

    def _find_bare_slots(self, source: Source) -> frozenset[int]:
        """Note the subject and slots that are not under a bar, and return their nodes, which are not read further.

        A slot left empty is one not yet written; one under `>` is told as such.
        """
        bare = set()
        for path in (("subject",), *(("content", name) for name in source.keys("content"))):
            node = source.node(*path)
            if node is not None and node.value and getattr(node, "style", None) not in BLOCK_STYLES:
                self.suspects.append(Suspect(Suspicion.SLOT_WITHOUT_BAR, node, name=path[-1]))
                bare.add(id(node))
        return frozenset(bare)
