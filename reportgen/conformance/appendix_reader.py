"""Finds the appendices: their headings, titles, the line (Kèm theo …), and what they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.conformance.lines import Line

_APPENDIX: Final = re.compile(r"^(?:phụ lục|biểu(?: số)?|mẫu(?: số)?)(?: (?:số )?(?:[ivxlc]+|\d{1,2}))?[.:]?$")
_BLANK_APPENDIX: Final = re.compile(r"^phụ lục ?[….]")
"""A form's heading, whose number is still to be filled in."""
_REFERENCE: Final = re.compile(r"^\(? ?(?:ban hành )?kèm theo\b")


class Appendix(Struct, frozen=True):
    """One appendix."""

    heading: Line
    title: tuple[Line, ...]
    reference: tuple[Line, ...]
    """The lines of (Kèm theo …)."""
    content: tuple[Line, ...]
    section: int


def is_appendix_heading(line: Line) -> bool:
    """Whether a line is Phụ lục with its number, and nothing else."""
    return line.cell is None and bool(_APPENDIX.match(line.folded))


def begins_appendix(line: Line) -> bool:
    """Whether a line, the first of a file, heads an appendix; its number may be still to be filled in."""
    return is_appendix_heading(line) or bool(_BLANK_APPENDIX.match(line.folded))


def read_appendices(lines: Sequence[Line], start: int, *, alone: bool) -> tuple[Appendix, ...]:
    """Return the appendices from the index `start` on; what stands before the first heading belongs to none.

    Args:
        lines: of the main text.
        start: where to begin.
        alone: the line at `start` heads an appendix, whatever its number.
    """
    found = [index for index in range(start, len(lines)) if is_appendix_heading(lines[index])]
    if alone and start not in found:
        found.insert(0, start)
    heads = [index for index in found if not _follows_heading(lines, index, found)]
    ends = [*heads, len(lines)][1:]
    return tuple(_appendix(lines[head:end]) for head, end in zip(heads, ends, strict=True))


def _follows_heading(lines: Sequence[Line], index: int, found: Sequence[int]) -> bool:
    """Whether a line that looks like a heading stands right below one: it is the title of that appendix (BIỂU SỐ 1)."""
    above = next((each for each in range(index - 1, -1, -1) if lines[each].text), None)
    return above in found


def _appendix(lines: Sequence[Line]) -> Appendix:
    title: list[Line] = []
    reference: list[Line] = []
    index = 1
    while index < len(lines) and _heads(lines[index], title, reference):
        index += 1
    return Appendix(lines[0], tuple(title), tuple(reference), tuple(lines[index:]), lines[0].paragraph.section)


def _heads(line: Line, title: list[Line], reference: list[Line]) -> bool:
    """Put a line under the heading into its place; False where the content begins."""
    if line.cell is not None or line.is_typed_rule:
        return False
    if not line.text:
        return not (title and line.paragraph.lines)
    if _REFERENCE.match(line.folded) or (reference and not reference[-1].text.endswith(")")):
        reference.append(line)
        return True
    if reference or not _is_title(line, first=not title):
        return False
    title.append(line)
    return True


def _is_title(line: Line, *, first: bool) -> bool:
    centred = line.form.align == "center"
    return (first and (centred or line.bold is True or line.is_upper)) or (centred and line.is_upper)
