"""Standard streams that show Vietnamese wherever they lead: a console of any code page, a file, a closed pipe."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
import unicodedata
from typing import Final

_PLAIN: Final = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "−": "-", "→": "->",
    "▲": "+", "▼": "-", "•": "*", "✓": "v", "×": "x", "≤": "<=", "≥": ">=", "°": "o", "⁄": "/", "·": ".",
}  # fmt: skip


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Write a letter that the stream cannot show without its marks, any other character as in plain typing."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start : error.end]
    shown = "".join(_plain_character(character) for character in text)
    return shown, error.end


def _plain_character(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    pieces = unicodedata.normalize("NFKD", character)
    shown = "".join(_PLAIN.get(piece, piece) for piece in pieces if not unicodedata.combining(piece))
    return shown if shown.isascii() else "?"


def prepare_streams() -> None:
    """Make both output streams accept every character; a code page without it shows the nearest plain letter.

    A stream that was closed before the program began takes everything and shows nothing.
    """
    codecs.register_error("reportgen-plain", _plain)
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="reportgen-plain")


def close_quietly() -> None:
    """Let the program end in silence after its reader has gone (`reportgen … | head`)."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
