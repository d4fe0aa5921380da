"""What the Tab key offers beside periods: documents of the period typed before, templates. It never speaks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import typer

from reportgen.cli.options import open_workspace, read_period
from reportgen.diagnostics import Refused
from reportgen.workspace import Workspace


def complete_document(context: typer.Context, incomplete: str) -> list[str]:
    """Return the documents of the period typed before that begin so, those already typed left out."""
    typed = context.params.get("documents") or ()
    with contextlib.suppress(Refused, OSError):
        names = _workspace(context).documents(read_period(str(context.params.get("period"))))
        return _beginning(incomplete, (name for name in names if name not in typed))
    return []


def complete_template(context: typer.Context, incomplete: str) -> list[str]:
    """Return the templates, the workspace's own and the shipped ones, that begin so."""
    with contextlib.suppress(Refused, OSError):
        return _beginning(incomplete, _workspace(context).template_names())
    return []


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _workspace(context: typer.Context) -> Workspace:
    """Return the workspace of the command line typed so far."""
    folder = context.params.get("workspace")
    return open_workspace(Path(folder) if folder else None)
