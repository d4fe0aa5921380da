"""What the Tab key offers: periods, documents of the period typed before, templates; it never speaks."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typer import Context, Exit, echo

from reportgen.diagnostics import Cause, Refused, refuse
from reportgen.periods import Period, PeriodError

if TYPE_CHECKING:
    from reportgen.workspace import Workspace


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


def install_completion(install: Callable[..., Any], context: Context, parameter: Any, wanted: bool) -> None:
    """Install completion for the shell at hand and say so in Vietnamese; `install` ends the program, in English.

    PowerShell is left to people: installing there would loosen what scripts may run on the machine.

    Raises:
        Refused: the shell is PowerShell, or none that is known; cause COMMAND.
    """
    if not wanted or context.resilient_parsing:
        return
    if sys.platform == "win32":
        hint = "chạy trong PowerShell: reportgen --show-completion >> $PROFILE"
        raise refuse("shell", "Trên Windows không tự cài gợi ý lệnh.", cause=Cause.COMMAND, hint=hint)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            install(context, parameter, wanted)
    except SystemExit:
        echo("Đã cài gợi ý lệnh. Mở cửa sổ lệnh mới rồi bấm phím Tab sau tên lệnh, kỳ hoặc văn bản.")
        raise
    except Exit:
        hint = "dùng bash, zsh hoặc fish; xem reportgen --show-completion"
        raise refuse("shell", "Không nhận ra cửa sổ lệnh đang dùng.", cause=Cause.COMMAND, hint=hint) from None


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _workspace(context: Context) -> Workspace:
    """Return the workspace of the command line typed so far."""
    from reportgen.workspace import Workspace, find_root  # noqa: PLC0415 - help pages need none

    folder = context.params.get("workspace")
    return Workspace(find_root(Path(folder) if folder else Path.cwd()))
