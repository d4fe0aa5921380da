"""A small, sound office on the disk, and the real program run on it."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportgen.cli import main

ROOT: Final = Path(__file__).parents[2]
SOUND: Final = Path(__file__).parent / "office"
SHIPPED: Final = ROOT / "templates"
LONGEST: Final = 60
"""Seconds after which a run is taken to hang."""
MOST_MEMORY: Final = 2 * 2**30
"""Bytes of addresses that a run in a shell may take: what reads without end shall not take the machine with it."""


@dataclass(frozen=True, slots=True)
class Done:
    """A run that has ended: its exit code and what it printed."""

    code: int
    out: str
    error: str


def lay_out(folder: Path) -> Path:
    """Copy the office into the folder and return its root."""
    return Path(shutil.copytree(SOUND, folder / "xã Suối Mây"))


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return mode, time of change and bytes of everything in the folder."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mode,
            path.lstat().st_mtime_ns if not path.is_dir() else 0,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in folder.rglob("*")
    }


class _Stream(io.TextIOWrapper):
    """A stream of the program, in memory, that can be read after the program has let go of it."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="\n", write_through=True)

    @property
    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode("utf-8")


def run(root: Path, *arguments: str) -> Done:
    """Run the program in this process, in the folder."""
    out, error = _Stream(), _Stream()
    with contextlib.chdir(root), _streams(out, error), contextlib.suppress(BrokenPipeError):
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 1
    return Done(code, out.text, error.text)


@contextlib.contextmanager
def _streams(out: io.TextIOWrapper, error: io.TextIOWrapper) -> Iterator[None]:
    kept = sys.stdin
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
        sys.stdin = io.StringIO()
        try:
            yield
        finally:
            sys.stdin = kept


def environment(tools: Path) -> dict[str, str]:
    """Return the environment of a shell in which `reportgen` is this program; `tools` is a folder to put it in."""
    program = tools / "reportgen"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m reportgen "$@"\n')
        program.chmod(0o755)
    own = {"PATH": f"{tools}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return {**os.environ, **own, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONDONTWRITEBYTECODE": "1"}


def run_in_shell(root: Path, line: str, tools: Path) -> Done:
    """Run a line of a POSIX shell in the folder; `reportgen` there is this program, in a process of its own."""
    done = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -v {MOST_MEMORY // 1024}; {line}"],
        cwd=root,
        env=environment(tools),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))
