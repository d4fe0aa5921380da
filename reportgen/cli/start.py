"""The program's beginning and end: streams, exit codes, our own mistakes."""

from __future__ import annotations

import errno
import sys
import tempfile
import traceback
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from reportgen.cli.streams import close_quietly, prepare_streams
from reportgen.diagnostics import Cause, Finding, Refused, exit_code, to_json, to_text

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
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

    close_quietly()
    if error.filename is None and error.errno in (errno.EPIPE, errno.EINVAL):  # the second is what Windows says
        return 0
    _tell([disk_finding(error, Path(error.filename or "kết quả in ra"))], arguments)
    return Cause.DISK.value


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from reportgen import __version__  # noqa: PLC0415 - told without loading the command line

        sys.stdout.write(f"reportgen {__version__}\n")
        return 0
    from typer import Abort, TyperException  # noqa: PLC0415 - after --version

    from reportgen.cli.app import app  # noqa: PLC0415 - after --version
    from reportgen.cli.help import command_finding  # noqa: PLC0415 - after --version

    try:
        code = app(arguments, prog_name="reportgen", standalone_mode=False)
    except Refused as refused:
        _tell(refused.findings, arguments)
        return exit_code(refused.findings)
    except Abort:
        raise KeyboardInterrupt from None
    except TyperException as error:
        finding = command_finding(error, "reportgen")
        _tell([finding], arguments)
        return exit_code([finding])
    return code if isinstance(code, int) else 0


def _tell(findings: Sequence[Finding], arguments: Sequence[str]) -> None:
    as_json = "--format=json" in arguments or "json" in _values_of("--format", arguments)
    sys.stderr.write(to_json(findings) if as_json else to_text(findings))


def _values_of(option: str, arguments: Sequence[str]) -> list[str]:
    return [value for name, value in pairwise(arguments) if name == option]


def _bug(error: Exception) -> Finding:
    """Write where the program failed, without the data it worked on, and say where that is."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{type(error).__name__}", *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)]
    log = Path(tempfile.gettempdir()) / "reportgen-loi.txt"
    try:
        log.write_text("\n".join(lines) + "\n", encoding="utf-8")
        hint = f"gửi tệp {log} cho người phụ trách reportgen; trong tệp không có số liệu của bạn"
    except OSError:
        hint = "báo cho người phụ trách reportgen: " + "; ".join(lines[-2:])
    message = "Chương trình gặp lỗi của chính nó; không có tệp nào bị thay đổi."
    return Finding("bug", message, hint=hint, cause=Cause.BUG)
