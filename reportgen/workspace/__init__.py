"""What the user writes: YAML to records, each value with its place."""

from reportgen.workspace.folder import Workspace, find_root
from reportgen.workspace.reading import Loaded
from reportgen.workspace.source import Passage, Source

__all__ = ["Loaded", "Passage", "Source", "Workspace", "find_root"]
