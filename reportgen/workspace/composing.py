"""YAML to nodes that keep their marks, in one pass of the C parser, with limits on depth and number.

Every scalar is text: nothing is resolved, so `no`, `08`, `12:30` and `1.234` stay what was typed.
"""

from __future__ import annotations

from typing import Any

from yaml.nodes import Node

from reportgen.workspace.limits import DEEPEST, MOST_NODES

try:
    from yaml._yaml import CParser
except ImportError:  # a PyYAML built without libyaml
    from reportgen.workspace.pure_yaml import PythonParser as CParser  # type: ignore[assignment]


class TooDeep(Exception):
    """The file is nested deeper than any file of a workspace needs."""


class TooMany(Exception):
    """The file holds more keys and values than any file of a workspace needs."""


class Limits:
    """What the composer calls for each node: counts, and resolves nothing."""

    depth = 0
    nodes = 0

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        """Count a node and the level it stands on."""
        self.depth += 1
        self.nodes += 1
        if self.depth > DEEPEST:
            raise TooDeep
        if self.nodes > MOST_NODES:
            raise TooMany

    def ascend_resolver(self) -> None:
        """Leave a level."""
        self.depth -= 1

    def resolve(self, kind: type[Node], value: str | None, implicit: Any) -> str:
        """Return the tag of a node without one."""
        return ""


class _Composer(Limits, CParser):
    pass


def compose(text: str) -> Node | None:
    """Return the root node of the text, None for a text without content.

    Raises:
        yaml.error.MarkedYAMLError: the text is not YAML, or holds several documents.
        TooDeep: it is nested deeper than `DEEPEST`.
        TooMany: it holds more than `MOST_NODES` nodes.
    """
    root: Node | None = _Composer(text).get_single_node()
    return root
