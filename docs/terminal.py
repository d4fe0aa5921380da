"""The real program in a pseudo-terminal: what people type and what they see."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LONGEST: Final = 120.0
"""Seconds of silence after which the program is taken to hang."""

_ESCAPE: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_LINES: Final = 50
_ASKED: Final = ": "
"""What stands before the cursor when the program waits for an answer."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A command and what it left on the terminal."""

    command: str
    code: int
    sent: str
    """What the terminal was sent, colours and all; line ends are `\\n`."""

    @property
    def text(self) -> str:
        """What stands on the terminal in the end, without colours."""
        lines = _ESCAPE.sub("", self.sent).removesuffix("\n").split("\n")
        return "".join(f"{_overwritten(line)}\n" for line in lines)


def _overwritten(line: str) -> str:
    """Return the line after its carriage returns, each of which goes back to the first column."""
    shown = ""
    for piece in line.split("\r"):
        shown = piece + shown[len(piece) :]
    return shown.rstrip()


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal of so many columns, standing in a folder."""

    folder: Path
    columns: int = 100
    environment: Mapping[str, str] | None = None
    """Variables to add to those of this process."""

    def run(self, command: str, *arguments: str, answers: Sequence[tuple[str, str]] = (), stop_at: str = "") -> Screen:
        """Type `reportgen` and these words, and return the screen when the command has ended.

        Args:
            command: as people type it; it is shown, and split at its blanks where no arguments are given.
            arguments: the words, where some hold blanks.
            answers: what to wait for and what to type then, in this order.
            stop_at: what to wait for before Ctrl+C, where the command does not end by itself.

        Raises:
            ValueError: a question was not asked, or the program fell silent.
        """
        words = arguments or command.split()[1:]
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, self.columns, 0, 0))
        with subprocess.Popen(
            [sys.executable, "-m", "reportgen", *words],
            cwd=self.folder,
            env=self._environment(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        ) as process:
            os.close(theirs)
            try:
                sent = _converse(ours, answers, stop_at, process)
            except ValueError:
                process.kill()
                raise
            finally:
                os.close(ours)
        return Screen(command, process.returncode, sent.replace("\r\n", "\n"))

    def _environment(self) -> dict[str, str]:
        """Return this process's variables with those of a plain, wide-enough terminal; warnings are errors there."""
        kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        own = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        return {**kept, **own, **(self.environment or {})}


def _converse(terminal: int, answers: Sequence[tuple[str, str]], stop_at: str, process: subprocess.Popen[bytes]) -> str:
    """Return everything that was sent; type each answer once its question has come, and stop the program in time."""
    left = list(answers)
    sent, seen = "", 0
    for text in _texts(terminal):
        sent += text
        if left and left[0][0] in sent[seen:] and sent.endswith(_ASKED):
            seen = len(sent)
            os.write(terminal, f"{left.pop(0)[1]}\n".encode())
        if stop_at and stop_at in sent:
            process.send_signal(signal.SIGINT)
            stop_at = ""
    if left:
        raise ValueError(f"not asked: {left[0][0]}\n{sent}")
    return sent


def _texts(terminal: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    while True:
        ready, _, _ = select.select([terminal], [], [], LONGEST)
        if not ready:
            raise ValueError(f"silent for {LONGEST:.0f} seconds")
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when the program has ended
            return
        if not chunk:
            return
        yield decoder.decode(chunk)
