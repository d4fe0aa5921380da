"""Tables on a terminal: drawn by rich with colour, plain and aligned in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from msgspec import Struct
from wcwidth import wcswidth

if TYPE_CHECKING:
    from rich.console import JustifyMethod

GAP = "  "


class Heading(Struct, frozen=True):
    """A column of a drawn table."""

    title: str
    right: bool = False
    names: bool = False
    """Whether the rows are known by it, so that it keeps its room on a narrow terminal."""
    spare: bool = False
    """Whether it is the first to go where there is no room."""


class Line(Struct, frozen=True):
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

    from reportgen.cli.fitting import fit  # noqa: PLC0415 - only to draw on a terminal

    edges = box.SIMPLE_HEAD if _shows_lines(stream) else box.ASCII2
    table = Table(title=Text(title, "bold"), box=edges, title_justify="left", pad_edge=False)
    width = shutil.get_terminal_size().columns
    fitted = fit(headings, lines, width)
    for heading, own in zip(fitted.headings, fitted.widths, strict=True):
        across: JustifyMethod = "right" if heading.right else "left"
        table.add_column(Text(heading.title), justify=across, overflow="fold", width=own)
    for line in fitted.lines:
        table.add_row(*(Text(cell) for cell in line.cells), style=_COLOURS.get(line.style, ""))
    Console(file=stream, width=width, highlight=False, markup=False).print(table)
    if fitted.left_out:
        titles = ", ".join(f"“{title}”" for title in fitted.left_out)
        stream.write(f"Cửa sổ hẹp nên không hiện cột {titles}; mở rộng cửa sổ để xem đủ.\n")


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
