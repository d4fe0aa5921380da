"""What the user writes: YAML to records, each value with its place."""

from reportgen.workspace.folder import Workspace, find_root
from reportgen.workspace.reading import Loaded
from reportgen.workspace.references import check_document, check_period, check_workspace
from reportgen.workspace.schema import Agency, Document
from reportgen.workspace.source import Passage, Source

__all__ = [
    "Agency",
    "Document",
    "Loaded",
    "Passage",
    "Source",
    "Workspace",
    "check_document",
    "check_period",
    "check_workspace",
    "find_root",
]
