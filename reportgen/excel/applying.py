"""An import into the text of indicators.yaml."""

from __future__ import annotations

from reportgen.diagnostics import Refused
from reportgen.excel.reading import Import
from reportgen.workspace import Workspace
from reportgen.workspace.figure_edits import set_figures


def apply(imported: Import, workspace: Workspace) -> dict[str, str]:
    """Return the new texts by path under the workspace; {} where the workbook changes nothing. Nothing is written.

    Comments, order and every other figure stay as they are.

    Raises:
        Refused: the import holds errors, or indicators.yaml cannot be read.
    """
    errors = [finding for finding in imported.findings if finding.is_error]
    if errors:
        raise Refused(errors)
    if not imported.changes:
        return {}
    file = f"data/{imported.period}/indicators.yaml"
    path = workspace.root / file
    text = _text(path.read_bytes()) if path.exists() else ""
    edits = {(change.indicator, change.field): change.new for change in imported.changes}
    return {file: set_figures(text, edits, file=file)}


def _text(data: bytes) -> str:
    """Return the text with its line ends, in the letters as they were typed."""
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
