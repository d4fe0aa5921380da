"""A line as it should have been written: what the messages print for the user to paste."""

from __future__ import annotations

from typing import Final

from reportgen.workspace.outline import Entry

_LONGEST: Final = 80


def quote(text: str) -> str:
    """Return the text in quotes that YAML reads back as it stands.

    >>> print(quote("Lưu: VT"), quote('"Toàn dân" đoàn kết'))
    "Lưu: VT" '"Toàn dân" đoàn kết'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def shorten(text: str) -> str:
    """Return the text, cut with … where it is too long to read in a message."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def rewritten(entry: Entry, *, bar: bool = False) -> str:
    """Return the line with its value in quotes, or under a bar: a long value, or where `bar` says so."""
    text, remark = entry.text, entry.remark
    if entry.key is None:
        return as_text(entry)
    dashes = entry.raw[: entry.column].lstrip(" ")
    head = f"{dashes}{entry.key}:"
    if bar or (" " in text and not entry.is_quoted):
        return f"{head} |{remark}\n{' ' * (len(dashes) + 2)}{shorten(text)}"
    return f"{head} {text if entry.is_quoted else quote(text)}{remark}"


def as_text(entry: Entry) -> str:
    """Return an entry of a list with all that stands behind the dash in quotes."""
    dashes = entry.raw[: entry.column].lstrip(" ")
    whole = entry.raw[entry.column :].rstrip()
    text = whole[: len(whole) - len(entry.remark)] if entry.remark else whole
    return f"{dashes}{quote(text)}{entry.remark}"


def write(lines: str) -> str:
    """Return the cure that shows these lines.

    >>> write('unit: "%"')
    'viết: unit: "%"'
    """
    return f"viết:\n{lines}" if "\n" in lines else f"viết: {lines}"
