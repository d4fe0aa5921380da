"""The program's beginning and end: streams, exit codes, our own mistakes."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportgen.cli.streams import close_quietly, prepare_streams
from reportgen.diagnostics import Cause, Finding, Refused, exit_code, to_json, to_text

if TYPE_CHECKING:
    from typer import Typer

INTERRUPTED: Final = 130
_OBJECTS_BETWEEN_SWEEPS: Final = 20_000
"""New objects from one sweep of Python's garbage collector to the next. Most are modules and what a document is made
of, which stay to the end: sweeping as often as Python does by itself costs a tenth of a short command.
"""
_PYDANTIC_PLUGINS: Final = "PYDANTIC_DISABLE_PLUGINS"
"""Told to leave all of them out: what happens to be installed beside reportgen changes nothing in how data are read."""
_NAME: Final = "reportgen"
_TAB: Final = "_REPORTGEN_COMPLETE"
"""Set by the shell where the Tab key was pressed."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    os.environ.setdefault(_PYDANTIC_PLUGINS, "__all__")
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS)
    atexit.register(gc.freeze)  # no last sweep of what the system takes back anyway: another tenth
    given = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams(as_json=_wants_json(given))
    try:
        code = _run(given)
        sys.stdout.flush()
    except OSError as error:
        code = _disk(error, given)
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu; không có tệp nào dở dang.\n")
        code = INTERRUPTED
    except Exception as error:  # the one place where our own mistakes end
        _tell([_bug(error)], given)
        code = Cause.BUG.value
    sys.exit(code)


def _disk(error: OSError, arguments: Sequence[str]) -> int:
    """Return the exit code of what the system refused; a reader that has gone (`reportgen … | head`) is no problem."""
    from reportgen.storage import disk_finding  # noqa: PLC0415 - only where something is refused

    close_quietly(sys.stdout)
    if error.filename is None and error.errno in (errno.EPIPE, errno.EINVAL):  # the second is what Windows says
        return 0
    _tell([disk_finding(error, Path(error.filename or "kết quả in ra"))], arguments)
    return Cause.DISK.value


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from reportgen import __version__  # noqa: PLC0415 - told without loading the command line

        sys.stdout.write(f"reportgen {__version__}\n")
        return 0
    from typer import Abort, Exit, TyperException  # noqa: PLC0415 - after --version

    from reportgen.cli.app import app  # noqa: PLC0415 - after --version
    from reportgen.cli.help import command_finding  # noqa: PLC0415 - after --version

    if _TAB in os.environ:
        app(prog_name=_NAME)  # answers and leaves
    try:
        return _invoke(app, arguments or ["--help"])
    except Refused as refused:
        _tell(refused.findings, arguments)
        return exit_code(refused.findings)
    except (Abort, EOFError):
        raise KeyboardInterrupt from None
    except Exit as left:
        return left.exit_code
    except TyperException as error:
        finding = command_finding(error, _NAME)
        _tell([finding], arguments)
        return exit_code([finding])


def _invoke(app: Typer, arguments: list[str]) -> int:
    """Run the command and return its code; typer's own way would end an interrupted run or a lost reader unsaid."""
    from typer.main import get_command  # noqa: PLC0415 - after --version

    command = get_command(app)
    with command.make_context(_NAME, arguments) as context:
        code = command.invoke(context)
    return code if isinstance(code, int) else 0


def _tell(findings: Sequence[Finding], arguments: Sequence[str]) -> None:
    """Write the findings; where the stream for problems takes nothing, the exit code alone tells."""
    from reportgen.cli.report import nearby  # noqa: PLC0415 - after --version

    as_json = _wants_json(arguments)
    text = to_json(findings) if as_json else to_text([nearby(finding) for finding in findings])
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        close_quietly(sys.stderr)


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _bug(error: Exception) -> Finding:
    """Write where the program failed, without the data it worked on, and say where that is."""
    import tempfile  # noqa: PLC0415 - only where we made a mistake
    import traceback  # noqa: PLC0415 - only where we made a mistake

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__name__}", *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
    try:
        # A name that nobody can guess: in a folder that all may write, another's link would lead the log elsewhere.
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="reportgen-loi-", suffix=".txt", delete=False
        ) as log:
            log.write("\n".join(lines) + "\n")
        hint = f"gửi tệp {log.name} cho người phụ trách reportgen; trong tệp không có số liệu của bạn"
    except OSError:
        hint = "báo cho người phụ trách reportgen: " + "; ".join(lines[-2:])
    message = "Chương trình gặp lỗi của chính nó; không có tệp nào bị thay đổi."
    return Finding("bug", message, hint=hint, cause=Cause.BUG)
