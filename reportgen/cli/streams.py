"""Standard streams that show Vietnamese wherever they lead: a console of any code page, a file, a closed pipe."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import sys
import unicodedata
from collections.abc import Callable
from functools import partial
from typing import Final, TextIO

_PLAIN: Final = {
    "đ": "d", "Đ": "D", "“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "−": "-", "→": "->",
    "▲": "+", "▼": "-", "•": "*", "✓": "v", "×": "x", "≤": "<=", "≥": ">=", "°": "o", "⁄": "/", "·": ".",
}  # fmt: skip
_SEVEN_BITS: Final = "ascii_7_bit"
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_LETTERS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
"""Code page 1258 has the tones as characters of their own, which stand behind these letters."""


def prepare_streams(*, as_json: bool = False) -> None:
    """Make both output streams accept every character; what a code page lacks is shown as near as it can be.

    JSON stays JSON: there such a character is written as its escape. A stream that was closed before the program
    began takes everything and shows nothing.
    """
    sys.stdout, sys.stderr = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    codecs.register(_seven_bits)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            page = codecs.lookup(stream.encoding).name
            way = "json" if as_json else "tones" if page == "cp1258" else "plain"
            codecs.register_error(f"reportgen-{way}", partial(_replaced, _WAYS[way]))
            stream.reconfigure(encoding=_SEVEN_BITS if page == "ascii" else None, errors=f"reportgen-{way}")


def _seven_bits(name: str) -> codecs.CodecInfo | None:
    """Return ASCII under another name: under its own, typer takes it for a mistake and writes UTF-8."""
    if name != _SEVEN_BITS:
        return None
    ascii_ = codecs.lookup("ascii")
    return codecs.CodecInfo(
        ascii_.encode,
        ascii_.decode,
        ascii_.streamreader,
        ascii_.streamwriter,
        ascii_.incrementalencoder,
        ascii_.incrementaldecoder,
        name=name,
    )


def _replaced(way: Callable[[str], str], error: UnicodeError) -> tuple[str, int]:
    """Return what is written instead of the characters that the stream cannot show, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(way(character) for character in error.object[error.start : error.end]), error.end


def _plain(character: str) -> str:
    """Return a letter without its marks, any other character as in plain typing."""
    if unicodedata.combining(character):
        return ""
    pieces = unicodedata.normalize("NFKD", character)
    shown = "".join(_PLAIN.get(piece, piece) for piece in pieces if not unicodedata.combining(piece))
    return shown if shown.isascii() else "?"


def _with_tone(character: str) -> str:
    """Return a Vietnamese letter as code page 1258 writes it: the letter, then its tone."""
    pieces = unicodedata.normalize("NFD", character)
    tones = "".join(piece for piece in pieces if piece in _TONES)
    letter = unicodedata.normalize("NFC", "".join(piece for piece in pieces if piece not in _TONES))
    return letter + tones if tones and letter in _LETTERS else _plain(character)


_WAYS: Final = {"plain": _plain, "tones": _with_tone, "json": lambda character: json.dumps(character)[1:-1]}


def close_quietly(stream: TextIO) -> None:
    """Let the program end in silence after the stream's reader has gone (`reportgen … | head`), or its disk is full."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
