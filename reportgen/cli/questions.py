"""Questions on a terminal, asked again until the answer can be read; where nobody can answer, none is asked."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final, TypeVar

import typer

from reportgen.diagnostics import Cause, Refused, refuse, to_text

T = TypeVar("T")

_YES: Final = frozenset({"có", "co", "c", "yes", "y"})
_NO: Final = frozenset({"không", "khong", "k", "no", "n"})


def can_ask() -> bool:
    """Return whether somebody sits at the terminal."""
    return sys.stdin.isatty()


def ask(question: str, read: Callable[[str], T], default: str = "") -> T:
    """Return the answer as `read` takes it; the default where none is typed.

    What `read` refuses is told, and the question asked again.

    Raises:
        EOFError: the terminal was closed.
    """
    shown = f" [{default}]" if default else ""
    while True:
        typer.echo(f"{question}{shown}:", nl=False)
        try:
            typed = input(" ").strip()  # the blank is the prompt: deleting what was typed then leaves the question
        except (EOFError, KeyboardInterrupt):
            typer.echo()
            raise
        try:
            return read(typed or default)
        except Refused as refused:
            typer.echo(to_text(refused.findings), err=True, nl=False)


def confirm(question: str) -> bool:
    """Return whether the answer is yes, as it is where none is typed.

    Raises:
        EOFError: the terminal was closed.
    """
    return ask(f"{question} (có/không)", _yes_or_no, "có")


def _yes_or_no(text: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise refuse("answer", f"Không hiểu “{text}”.", cause=Cause.COMMAND, hint="gõ có hoặc không")
    return word in _YES
