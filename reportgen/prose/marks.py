"""The marks inside a line, told apart in one pass: text, escapes, expressions, stars, carets, notes, line breaks."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from msgspec import Struct


class Mark(Enum):
    """What a token of a line is."""

    TEXT = "text"
    ESCAPE = "escape"
    EXPRESSION = "expression"
    LEAD = "**"
    ITALIC = "*"
    CARET = "^"
    RAISED = "raised"
    NOTE = "note"
    BREAK = "//"
    STRAY = "stray"


class Token(Struct, frozen=True):
    """Columns `start` to `end` of the line; `text` is what they say without their marks."""

    mark: Mark
    start: int
    end: int
    text: str


RAISED_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED: Final = str.maketrans(RAISED_DIGITS, "0123456789")
_MARK: Final = re.compile(
    r"""(?P<escape>\\(?:\{\{|\}\}|\*\*|\[\^|//|[!-/:-@\[-`{-~–•｛｝]))
      | (?P<expression>\{\{)
      | (?P<statement>\{%)
      | (?P<comment>\{\#)
      | (?P<stray>\{\s+\{[^{}]*\}\s*\}|\{|\}\}|[｛｝])
      | (?P<lead>\*\*)
      | (?P<italic>\*)
      | (?P<caret>\^)
      | \[\^(?P<note>[^\[\]\s\\]{1,60})\]
      | (?P<open>\[\^)
      | (?P<raised>[⁰¹²³⁴-⁹]+)
      | (?P<line_break>//)""",
    re.VERBOSE,
)
_SIGN: Final = re.compile(r"[\\{}｛｝*^\[⁰¹²³⁴-⁹/]")
"""What a mark begins with: to look for it alone is ten times as fast as to look for every mark."""
_KINDS: Final = {
    "escape": Mark.ESCAPE,
    "lead": Mark.LEAD,
    "italic": Mark.ITALIC,
    "caret": Mark.CARET,
    "note": Mark.NOTE,
    "raised": Mark.RAISED,
    "line_break": Mark.BREAK,
}
_CLOSED_BY: Final = {"expression": "}}", "statement": "%}", "comment": "#}"}


def tokens(line: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of columns `start` to `end` of a line, in order and without a gap.

    >>> [(token.mark.name, token.text) for token in tokens("5 m^3^, {{ x }}", 0, 15)]
    [('TEXT', '5 m'), ('CARET', '^'), ('TEXT', '3'), ('CARET', '^'), ('TEXT', ', '), ('EXPRESSION', 'x')]
    """
    found: list[Token] = []
    position = start
    for sign in _SIGN.finditer(line, start, end):
        match = _MARK.match(line, sign.start(), end) if sign.start() >= position else None
        if not match:
            continue
        if match.start() > position:
            found.append(Token(Mark.TEXT, position, match.start(), line[position : match.start()]))
        token = _token(line, match, end)
        found.append(token)
        position = token.end
    if position < end:
        found.append(Token(Mark.TEXT, position, end, line[position:end]))
    return tuple(found)


def _token(line: str, match: re.Match[str], end: int) -> Token:
    kind, start, stop = match.lastgroup or "", match.start(), match.end()
    if kind in _CLOSED_BY:
        return _closed(line, kind, start, end)
    texts = {"escape": line[start + 1 : stop], "note": match["note"], "raised": line[start:stop].translate(_LOWERED)}
    return Token(_KINDS.get(kind, Mark.STRAY), start, stop, texts.get(kind, line[start:stop]))


def _closed(line: str, kind: str, start: int, end: int) -> Token:
    """Return `{{ … }}`, `{% … %}` or `{# … #}` as one token; without its end it takes the rest of the line."""
    close = line.find(_CLOSED_BY[kind], start + 2, end)
    if close >= 0 and kind == "expression":
        return Token(Mark.EXPRESSION, start, close + 2, line[start + 2 : close].strip())
    stop = close + 2 if close >= 0 else end
    return Token(Mark.STRAY, start, stop, line[start:stop])
