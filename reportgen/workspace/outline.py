"""The lines of a YAML file as a person reads them: entries, and the texts under bars with what breaks them.

It serves the files that YAML refuses or misreads: a place, and the line as it should be written, are told from the
raw line, because the parser's own complaint often points elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

_ENTRY: Final = re.compile(
    r"(?P<head> *(?:- +|-$)*)"
    r"(?:(?P<key>[A-Za-z0-9_.-]+|<<|\"[^\"]*\"|'[^']*')[ \t]*:(?=[ \t]|$)[ \t]*)?"
    r"(?P<value>.*)"
)
_BAR: Final = re.compile(r"[|>][+-]?\d?[+-]?")
_COMMENT: Final = re.compile(r"\s*#")
_REMARK: Final = re.compile(r"(?:^|(?<=[ \t]))#(?=[ \t]|$)")
QUOTED: Final = re.compile(r"\"[^\"\\]*(?:\\.[^\"\\]*)*\"|'[^']*(?:''[^']*)*'")
"""A text between the quotes of YAML."""


class Entry(Struct, frozen=True):
    """A line outside the texts under bars. Numbers of lines and columns count from 0.

    `column` is where the key, or the text without one, begins; `dash` where the last dash of a list stands.
    `text` is the value without the remark behind it, `remark` that remark with the blanks before it.
    """

    line: int
    raw: str
    column: int
    dash: int | None
    key: str | None
    value_column: int
    text: str
    remark: str
    is_quoted: bool
    """Whether the value is one quoted text and nothing else."""

    @property
    def start(self) -> int:
        """The column of the line's first sign."""
        return len(self.raw) - len(self.raw.lstrip(" "))

    @property
    def opens_text(self) -> bool:
        """Whether a text under a bar follows."""
        return _BAR.fullmatch(self.text) is not None

    def with_text(self, text: str) -> Entry:
        """Return the line as if its value were this text."""
        return replace(self, text=text, is_quoted=QUOTED.fullmatch(text) is not None)


class BarText(Struct):
    """A text under a bar: its header, the lines it was meant to have, its indentation, and the lines that break it."""

    header: Entry
    lines: list[int] = field(default_factory=list)
    indent: int | None = None
    shallow: int | None = None
    """The first line that stands further left than the first one."""
    notes: list[int] = field(default_factory=list)
    """Remarks at the left that cut the text."""
    tabs: list[int] = field(default_factory=list)
    """Lines that are indented with a tab."""
    outdented: list[int] = field(default_factory=list)
    """Lines of text that stand further left than the text may."""


class Outline(Struct, frozen=True):
    """A file's entries and texts under bars, in order."""

    entries: tuple[Entry, ...]
    texts: tuple[BarText, ...]


def parse_entry(raw: str, line: int) -> Entry:
    """Return the parts of a line that stands outside the texts under bars."""
    found = _ENTRY.match(raw)
    assert found is not None  # noqa: S101 - the pattern matches every line
    head, value = found["head"], found["value"].rstrip()
    dash = head.rfind("-")
    quoted = QUOTED.match(value)
    remark = _REMARK.search(value, quoted.end() if quoted else 0)
    text = value[: remark.start()].rstrip() if remark else value
    return Entry(
        line,
        raw,
        column=len(head),
        dash=dash if dash >= 0 else None,
        key=found["key"],
        value_column=found.start("value"),
        text=text,
        remark=value[len(text) :],
        is_quoted=quoted is not None and quoted.end() == len(text),
    )


def read_outline(lines: tuple[str, ...]) -> Outline:
    """Return what the lines say to a reader who knows what they were meant to be."""
    entries: list[Entry] = []
    texts: list[BarText] = []
    dashes: set[int] = set()
    line = 0
    while line < len(lines):
        raw = lines[line]
        if not raw.strip() or _COMMENT.match(raw):
            line += 1
            continue
        entry = parse_entry(raw, line)
        entries.append(entry)
        if not raw.startswith(" "):
            dashes.clear()
        if entry.dash is not None:
            dashes.update(column for column, sign in enumerate(raw[: entry.column]) if sign == "-")
        line += 1
        if entry.opens_text:
            text = _read_text(lines, entry, frozenset(dashes))
            texts.append(text)
            line = text.lines[-1] + 1 if text.lines else line
    return Outline(tuple(entries), tuple(texts))


def _read_text(lines: tuple[str, ...], header: Entry, dashes: frozenset[int]) -> BarText:
    text = BarText(header)
    parent = header.column if header.key is not None else header.dash or 0
    pending: list[int] = []
    resumed = header.line
    for line in range(header.line + 1, len(lines)):
        raw = lines[line]
        width = _width(raw)
        if not raw.strip():
            pending.append(line)
            continue
        if raw[width] == "\t" and (text.indent is None or width < text.indent):
            text.tabs.append(line)
        elif width > parent:
            text.indent = width if text.indent is None else text.indent
            if width < text.indent and text.shallow is None:
                text.shallow = line
        elif _COMMENT.match(raw):
            if resumed < line:
                resumed = _resumption(lines, line, parent)
            if resumed < line:
                break
            text.notes.append(line)
        elif _is_outdented(parse_entry(raw, line), dashes):
            text.outdented.append(line)
        else:
            break
        text.lines += [*pending, line]
        pending = []
    return text


def _width(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" "))


def _resumption(lines: tuple[str, ...], line: int, parent: int) -> int:
    """Return the line where a text under a bar goes on below remarks, -1 where it does not."""
    for number in range(line + 1, len(lines)):
        raw = lines[number]
        if raw.strip() and (_width(raw) > parent or not _COMMENT.match(raw)):
            return number if _width(raw) > parent else -1
    return -1


def _is_outdented(entry: Entry, dashes: frozenset[int]) -> bool:
    """Whether a line at the left of a text is neither a key nor an entry of an open list."""
    if entry.raw.startswith(("---", "...")):
        return False
    return entry.dash not in dashes if entry.dash is not None else entry.key is None
