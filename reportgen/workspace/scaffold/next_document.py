"""A document of the next period: the same file, what belongs to one period emptied, last period's prose marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.periods import DateError, Period, parse_day, parse_month
from reportgen.workspace.lines import Entry, entries, scalar
from reportgen.workspace.scaffold.dates import months_between, shift_month
from reportgen.workspace.scaffold.next_figures import move_day

REWRITE: Final = "[viết lại]"
"""First line of a slot that still holds an earlier period's prose; a document is not made until it is taken away."""

_COMPUTED: Final = re.compile(r"(?:#{1,3}|[-+–•]|\d+(?:\.\d+)*\.|\(\d+\)|[a-zđ]\))?\s*\{\{[^{}]*\}\}[.;]?")
_NO_WORDS: Final = frozenset({"content", "number", "date", "as_of", "meeting"})
"""Keys whose lines are moved to the new period, or marked, as a whole."""

_OWN_COMMENT: Final = re.compile(r"\s*# kỳ trước: .*$")


class NextDocument(Struct, frozen=True):
    """The new lines, the slots to be written anew, and the lines outside them that name the earlier period."""

    lines: tuple[str, ...]
    rewrite: tuple[str, ...]
    stale: tuple[int, ...]
    without_day: bool
    """Whether the day of the meeting is to be written."""


def next_document(lines: Sequence[str], *, source: Period, period: Period) -> NextDocument:
    """Return the document's file for the new period.

    Number, day and meeting day are emptied; the tasks it gave have moved to the task list; every slot whose text is
    not computed begins with `REWRITE`. Everything else, comments and order too, stays.
    """
    written: list[str] = []
    rewrite: list[str] = []
    position = 0
    for entry in entries(lines):
        written += lines[position : entry.start]
        changed, slots = _entry(lines, entry, source, period)
        written += changed
        rewrite += slots
        position = entry.end
    written += lines[position:]
    return NextDocument(tuple(written), tuple(rewrite), _stale(written, source), _asks_day(written))


def _entry(lines: Sequence[str], entry: Entry, source: Period, period: Period) -> tuple[list[str], list[str]]:
    """Return the lines of one of the document's keys as the new period begins, and the slots to be written anew."""
    own = list(lines[entry.start : entry.end])
    if entry.key == "content":
        return _marked(own)
    if entry.key == "meeting":
        return _next_meeting(own), []
    if entry.key == "tasks":
        return own[:1], []
    if entry.key == "number":
        own[0] = scalar(own[0]).line("")
    elif entry.key == "date":
        own[0] = _open_day(own[0], source, period)
    elif entry.key == "as_of":
        own[0] = move_day(own[0], source, period)
    return own, []


def _open_day(line: str, source: Period, period: Period) -> str:
    """Return the date line with the month as far from the new period as it was from the old, and no day."""
    parts = scalar(line)
    try:
        day = parse_day(parts.value)
        month = Period.month(day.year, day.month)
    except DateError:
        try:
            month = parse_month(parts.value)
        except DateError:
            return line
    moved = shift_month(month, months_between(source, period))
    return parts.line(f"{moved.first}/{moved.year}")


def _next_meeting(own: list[str]) -> list[str]:
    for field in entries(own, 1):
        if field.key == "date":
            parts = scalar(_OWN_COMMENT.sub("", own[field.start]))
            before = f"  # kỳ trước: {parts.value}" if parts.value else ""
            own[field.start] = parts.line("") + before
    return own


def _asks_day(lines: Sequence[str]) -> bool:
    meeting = next((entry for entry in entries(lines) if entry.key == "meeting"), None)
    fields = entries(lines, meeting.start + 1, meeting.end) if meeting else []
    return any(field.key == "date" for field in fields)


def _marked(own: list[str]) -> tuple[list[str], list[str]]:
    """Return the slots with the mark above every text that people wrote, and the names of those slots."""
    written: list[str] = []
    slots: list[str] = []
    position = 0
    for slot in entries(own, 1):
        text = [line for line in own[slot.start + 1 : slot.end] if line.strip()]
        written += own[position : slot.start + 1]
        position = slot.start + 1
        if all(_COMPUTED.fullmatch(line.strip()) for line in text):
            continue
        slots.append(slot.key)
        if text[0].strip() != REWRITE:
            written.append(text[0][: len(text[0]) - len(text[0].lstrip())] + REWRITE)
    return written + own[position:], slots


def _stale(lines: Sequence[str], source: Period) -> tuple[int, ...]:
    """Return the numbers, from 1, of lines outside slots and dates that name the earlier period in so many words."""
    words = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _names(source)), re.IGNORECASE)
    return tuple(
        number + 1
        for entry in entries(lines)
        if entry.key not in _NO_WORDS
        for number in range(entry.start, entry.end)
        if not lines[number].lstrip().startswith("#") and words.search(lines[number])
    )


def _names(period: Period) -> tuple[str, ...]:
    plain = (f"tháng {period.first}", f"{period.first}/{period.year}", f"tháng {period.first:02d}")
    return (period.name, period.slash, period.short) + (plain if period.count == 1 else ())
