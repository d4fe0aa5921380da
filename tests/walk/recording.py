"""A walk as it is written down: what was typed and what was seen, chapter by chapter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docs.terminal import Screen, Terminal

FOLDER: Final = Path(__file__).parent / "recorded"

_SECONDS: Final = re.compile(r"^.+: (?:\d+ phút )?\d+ giây\n", re.MULTILINE)
"""What a slow machine says beside: which piece of work took long."""


class Recording:
    """The chapters of a walk, by their name."""

    def __init__(self) -> None:
        self.chapters: dict[str, str] = {}
        self._chapter = ""

    def begin(self, chapter: str) -> None:
        """Begin a chapter."""
        self._chapter = chapter
        self.chapters[chapter] = ""

    def note(self, done: str) -> None:
        """Write down what people did outside the terminal."""
        self.chapters[self._chapter] += f"({done})\n\n"

    def type(
        self, terminal: Terminal, command: str, *arguments: str, answers: Sequence[tuple[str, str]] = (), code: int = 0
    ) -> Screen:
        """Type a command that is to end with this exit code, and write the screen down."""
        screen = terminal.run(command, *arguments, answers=answers)
        assert screen.code == code, screen.text
        left = f"[mã {code}]\n" if code else ""
        self.chapters[self._chapter] += f"$ {command}\n{seen(screen)}{left}\n"
        return screen


def seen(screen: Screen) -> str:
    """Return what stands on the screen, the same on every day and every machine."""
    this_month = f"[{date.today():%Y-%m}]"
    return _SECONDS.sub("", screen.text).replace(this_month, "[tháng này]")


def recorded(chapter: str) -> str:
    """Return how a chapter was written down; "" where it was not."""
    path = FOLDER / f"{chapter}.txt"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write_down(chapter: str, text: str) -> None:
    """Keep what was seen as what is expected."""
    path = FOLDER / f"{chapter}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
