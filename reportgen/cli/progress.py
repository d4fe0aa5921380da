"""Long work on a terminal: one line that says what is being done and for how long; nothing in a pipe.

The line is drawn without colour and erased at the end; what took long leaves its name and time behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Final, Self, TextIO

_PATIENCE: Final = 0.5
"""Seconds of work before the line is drawn, and between two drawings."""
_LONG: Final = 1.0
"""Seconds from which a piece of work leaves its time behind."""


class Progress:
    """Pieces of work, begun and ended by name. As a context it draws by itself, and erases the line when left."""

    def __init__(
        self, total: int, stream: TextIO, *, shown: bool = True, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._total = total
        self._stream = stream
        self._shown = shown
        self._clock = clock
        self._started = clock()
        self._at_work: dict[str, float] = {}
        self._finished = 0
        self._drawn = 0
        self._lock = threading.Lock()
        self._left = threading.Event()
        self._drawing = threading.Thread(target=self._keep_drawing, daemon=True)

    def begin(self, name: str) -> None:
        """Say that this piece of work begins."""
        with self._lock:
            self._at_work[name] = self._clock()

    def end(self, name: str) -> None:
        """Say that this piece of work has ended."""
        with self._lock:
            seconds = self._clock() - self._at_work.pop(name)
            self._finished += 1
            if self._shown and seconds >= _LONG:
                self._erase()
                self._stream.write(f"{name}: {duration(seconds)}\n")

    def draw(self) -> None:
        """Draw the line as things stand."""
        with self._lock:
            if not self._shown or not self._at_work:
                return
            room = shutil.get_terminal_size().columns - 1
            line = status_line(self._finished, self._total, list(self._at_work), self._clock() - self._started, room)
            width = _columns(line)
            self._stream.write("\r" + line + " " * (self._drawn - width))
            self._stream.flush()
            self._drawn = width

    def _erase(self) -> None:
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._stream.flush()
            self._drawn = 0

    def _keep_drawing(self) -> None:
        while not self._left.wait(_PATIENCE):
            self.draw()

    def __enter__(self) -> Self:
        if self._shown:
            self._drawing.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        if self._shown:
            self._drawing.join()
        with self._lock:
            self._erase()


def show_progress(total: int, *, quiet: bool = False) -> Progress:
    """Return progress of so many pieces of work on the terminal; one that stays silent where there is none."""
    stream = sys.stderr
    return Progress(total, stream, shown=not quiet and stream.isatty() and os.environ.get("TERM") != "dumb")


def status_line(finished: int, total: int, names: Sequence[str], seconds: float, room: int) -> str:
    """Return the line, cut to the columns there are.

    >>> status_line(1, 5, ["bao-cao-kinh-te-xa-hoi"], 75, 79)
    '[2/5] bao-cao-kinh-te-xa-hoi, 1 phút 15 giây'
    >>> status_line(1, 5, ["bao-cao-kinh-te-xa-hoi"], 75, 20)
    '[2/5] bao-cao-kinh-…'
    """
    others = f" và {len(names) - 1} văn bản khác" if len(names) > 1 else ""
    line = f"[{finished + 1}/{total}] {names[0]}{others}, {duration(seconds)}"
    if _columns(line) <= room:
        return line
    while line and _columns(line) >= room:
        line = line[:-1]
    return f"{line}…" if room > 0 else ""


def duration(seconds: float) -> str:
    """Return a time as people say it, in whole seconds.

    >>> duration(4.2), duration(65)
    ('4 giây', '1 phút 05 giây')
    """
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} phút {rest:02} giây" if minutes else f"{rest} giây"


def _columns(text: str) -> int:
    from wcwidth import wcswidth  # noqa: PLC0415 - only where there is a terminal to draw on

    return wcswidth(text)
