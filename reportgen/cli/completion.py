"""What the Tab key offers: periods, documents of the period typed before, templates. It never speaks."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from typer import Context

from reportgen.diagnostics import Refused
from reportgen.periods import Period, PeriodError
from reportgen.workspace import Workspace, find_root


def complete_period(context: Context, incomplete: str) -> list[str]:
    """Return the periods of the workspace that begin so."""
    with contextlib.suppress(Refused, OSError):
        return _beginning(incomplete, (period.id for period in _workspace(context).periods()))
    return []


def complete_document(context: Context, incomplete: str) -> list[str]:
    """Return the documents of the period typed before that begin so, those already typed left out."""
    typed = context.params.get("documents") or ()
    with contextlib.suppress(Refused, OSError, PeriodError):
        names = _workspace(context).documents(Period.parse(str(context.params.get("period"))))
        return _beginning(incomplete, (name for name in names if name not in typed))
    return []


def complete_template(context: Context, incomplete: str) -> list[str]:
    """Return the templates, the workspace's own and the shipped ones, that begin so."""
    with contextlib.suppress(Refused, OSError):
        return _beginning(incomplete, _workspace(context).template_names())
    return []


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _workspace(context: Context) -> Workspace:
    """Return the workspace of the command line typed so far."""
    folder = context.params.get("workspace")
    return Workspace(find_root(Path(folder) if folder else Path.cwd()))
