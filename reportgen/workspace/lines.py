"""Where the entries of a YAML file stand, read from its lines alone, so that everything else stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.workspace.outline import QUOTED
from reportgen.workspace.rewriting import quote

_KEY: Final = re.compile(r"(?P<indent> *)(?P<key>[^\s#:\"'\-][^:#]*?)\s*:(?P<rest>\s.*|$)")
_ITEM: Final = re.compile(r"(?P<indent> *)-(?:\s|$)")
_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#|\s+#")


class Entry(Struct, frozen=True):
    """A key, or an item of a list (`key` is ""), and the lines it takes: `start` to `end`, the latter not included.

    Blank lines and comments before an entry, and those after its last line, do not belong to it.
    """

    key: str
    start: int
    end: int
    indent: int


def entries(lines: Sequence[str], start: int = 0, end: int | None = None) -> list[Entry]:
    """Return the keys of the outermost mapping between two lines, in order; [] where the lines hold none."""
    return _entries(lines, start, len(lines) if end is None else end, _KEY)


def items(lines: Sequence[str], start: int = 0, end: int | None = None) -> list[Entry]:
    """Return the items of the outermost list between two lines, in order; [] where the lines hold none."""
    return _entries(lines, start, len(lines) if end is None else end, _ITEM)


def _entries(lines: Sequence[str], start: int, end: int, form: re.Pattern[str]) -> list[Entry]:
    found: list[tuple[str, int]] = []
    indent = -1
    for number in range(start, end):
        match = form.fullmatch(lines[number]) if form is _KEY else form.match(lines[number])
        if match and indent in (-1, len(match["indent"])):
            indent = len(match["indent"])
            found.append((match.groupdict().get("key", ""), number))
    stops = [line for _, line in found[1:]] + [end] * bool(found)
    return [
        Entry(key, line, _last(lines, line, stop, indent), indent)
        for (key, line), stop in zip(found, stops, strict=True)
    ]


def _last(lines: Sequence[str], start: int, stop: int, indent: int) -> int:
    """Return the line after the last one that belongs to the entry: deeper ones do, comments of its depth do not."""
    while stop > start + 1 and not _belongs(lines[stop - 1], indent):
        stop -= 1
    return stop


def _belongs(line: str, indent: int) -> bool:
    text = line.lstrip(" ")
    return bool(text) and (not text.startswith("#") or len(line) - len(text) > indent)


class Scalar(Struct, frozen=True):
    """A line `key: value  # comment` taken apart; `comment` keeps the space before its `#`."""

    head: str
    value: str
    comment: str

    def line(self, value: str | None = None) -> str:
        """Return the line with another value; "" leaves the key alone, None the value as it is."""
        text = self.value if value is None else value
        return f"{self.head}{' ' if text else ''}{text}{self.comment}".rstrip()


def scalar(line: str) -> Scalar:
    """Return the parts of a line that holds one key and its value.

    >>> scalar('  estimate: 142,5  # theo CTK')
    Scalar(head='  estimate:', value='142,5', comment='  # theo CTK')
    >>> scalar("as_of:").line("31/8/2021")
    'as_of: 31/8/2021'
    """
    head, colon, rest = line.partition(":")
    value = rest.strip()
    quoted = QUOTED.match(value)
    comment = _COMMENT.search(value, quoted.end() if quoted else 0)
    if comment is None:
        return Scalar(head + colon, value, "")
    return Scalar(head + colon, value[: comment.start()].rstrip(), "  " + value[comment.start() :].strip())


_PLAIN_TEXT: Final = re.compile(r"[^\W\d_](?:[^:#{}\[\]\"'`\\]|:(?=\S)|(?<=\S)#)*")


def value_text(text: str) -> str:
    r"""Return the text as a YAML value on one line: plain where YAML cannot misread it, else in quotes.

    >>> value_text("Lai Châu"), value_text("Sở: A"), value_text("- B")
    ('Lai Châu', '"Sở: A"', '"- B"')
    """
    if not text or (_PLAIN_TEXT.fullmatch(text) and text == text.strip()):
        return text
    return quote(text)
