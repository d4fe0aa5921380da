"""Tables on a terminal: drawn by rich with colour, plain and aligned in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

from wcwidth import wcswidth

GAP = "  "


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a drawn table."""

    title: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a drawn table. `style` is "", "bold", "good" or "bad"; a pipe shows none."""

    cells: Sequence[str]
    style: str = ""


_COLOURS = {"bold": "bold", "good": "green", "bad": "red"}


def draw_table(title: str, headings: Sequence[Heading], lines: Sequence[Line], stream: TextIO) -> None:
    """Write the table; nothing where it has no rows."""
    if not lines:
        return
    if draws_colour(stream):
        _draw(title, headings, lines, stream)
    else:
        _write(title, headings, lines, stream)


def draws_colour(stream: TextIO) -> bool:
    """Return whether the stream is a terminal that can draw."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _draw(title: str, headings: Sequence[Heading], lines: Sequence[Line], stream: TextIO) -> None:
    from rich import box  # noqa: PLC0415 - only to draw on a terminal
    from rich.console import Console  # noqa: PLC0415 - only to draw on a terminal
    from rich.table import Table  # noqa: PLC0415 - only to draw on a terminal
    from rich.text import Text  # noqa: PLC0415 - only to draw on a terminal

    edges = box.SIMPLE_HEAD if _shows_lines(stream) else box.ASCII2
    table = Table(title=Text(title, "bold"), box=edges, title_justify="left", pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading.title), justify="right" if heading.right else "left", overflow="fold")
    for line in lines:
        table.add_row(*(Text(cell) for cell in line.cells), style=_COLOURS.get(line.style, ""))
    width = shutil.get_terminal_size().columns
    Console(file=stream, width=width, highlight=False, markup=False).print(table)


def _shows_lines(stream: TextIO) -> bool:
    try:
        "─".encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return sys.platform != "win32" or (stream.encoding or "").lower().startswith("utf")


def _write(title: str, headings: Sequence[Heading], lines: Sequence[Line], stream: TextIO) -> None:
    rows = [[heading.title for heading in headings], *(list(line.cells) for line in lines)]
    widths = [max(wcswidth(row[column]) for row in rows) for column in range(len(headings))]
    if title:
        stream.write(f"{title}\n")
    for row in rows:
        padded = [
            _pad(cell, width, right=heading.right) for cell, width, heading in zip(row, widths, headings, strict=True)
        ]
        stream.write(GAP.join(padded).rstrip() + "\n")


def _pad(cell: str, width: int, *, right: bool) -> str:
    space = " " * (width - wcswidth(cell))
    return space + cell if right else cell + space
