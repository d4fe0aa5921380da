"""Two texts paragraph by paragraph: what was copied unchanged, changed, added and removed, and months gone stale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from reportgen.periods import Length, Period

SHORTEST: Final = 40
"""Characters below which a paragraph copied unchanged says nothing: headings, lead-ins."""

LIKENESS: Final = 0.5
"""Share of common words from which a paragraph is an earlier one changed, not a new one."""

_WORD: Final = re.compile(r"\w+")
_BEFORE: Final = r"(?P<before>(?:\S+\s+){0,3})"
_YEAR: Final = r"(?:/(?P<slash>\d{4})| năm (?P<year>\d{4}))?"
_MONTH: Final = re.compile(rf"{_BEFORE}\btháng (?P<number>0?[1-9]|1[0-2])(?!\d){_YEAR}", re.IGNORECASE)
_QUARTER: Final = re.compile(rf"{_BEFORE}\bquý (?P<number>IV|I{{1,3}})\b{_YEAR}", re.IGNORECASE)
_MONTHS: Final = re.compile(
    rf"{_BEFORE}\b(?P<number>\d{{1,2}}) tháng đầu năm(?: (?P<year>\d{{4}}))?(?P<slash>)", re.IGNORECASE
)
_DAY: Final = re.compile(r"ngày \d{1,2} $", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\b(?:so|so với|với|như|từ|cuối|đầu|hết|sau|cùng kỳ)\s+$", re.IGNORECASE)
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}


class TextChanges(Struct, frozen=True):
    """Paragraphs of a later text against an earlier one; `changed` are pairs of (before, after)."""

    unchanged: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    new: tuple[str, ...]
    removed: tuple[str, ...]


class StalePeriod(Struct, frozen=True):
    """A period named in a text that was probably copied: `start` and `end` are offsets, `expected` what is due."""

    start: int
    end: int
    text: str
    expected: str


def text_changes(before: Sequence[str], after: Sequence[str]) -> TextChanges:
    """Return what became of the paragraphs. Short ones that did not change are left out.

    >>> text_changes(["Thu ngân sách đạt khá.", "Cũ."], ["Thu ngân sách đạt thấp."]).changed
    (('Thu ngân sách đạt khá.', 'Thu ngân sách đạt thấp.'),)
    """
    earlier = dict.fromkeys(_trimmed(before))
    later = dict.fromkeys(_trimmed(after))
    same = [paragraph for paragraph in later if paragraph in earlier]
    old = [paragraph for paragraph in earlier if paragraph not in later]
    words = {paragraph: _words(paragraph) for paragraph in (*earlier, *later)}
    changed: dict[str, str] = {}
    for paragraph in (paragraph for paragraph in later if paragraph not in earlier):
        alike = {candidate: likeness(words[candidate], words[paragraph]) for candidate in old}
        best = max(old, key=alike.__getitem__, default=None)
        if best is not None and alike[best] >= LIKENESS:
            changed[paragraph] = best
            old.remove(best)
    return TextChanges(
        unchanged=tuple(paragraph for paragraph in same if len(paragraph) >= SHORTEST),
        changed=tuple((earlier_text, paragraph) for paragraph, earlier_text in changed.items()),
        new=tuple(paragraph for paragraph in later if paragraph not in earlier and paragraph not in changed),
        removed=tuple(old),
    )


def likeness(first: frozenset[str], second: frozenset[str]) -> float:
    """Return the share of words that two paragraphs have in common, 0 to 1.

    >>> likeness(frozenset(["thu", "hoạch", "lúa", "mùa"]), frozenset(["thu", "hoạch", "lúa", "chiêm"]))
    0.6
    """
    together = first | second
    return len(first & second) / len(together) if together else 0.0


def _words(paragraph: str) -> frozenset[str]:
    return frozenset(_WORD.findall(paragraph.lower()))


def stale_periods(text: str, period: Period) -> tuple[StalePeriod, ...]:
    """Return the places where a text names the period before, or the one a year ago, as if it were its own.

    A period after "so với", "cùng kỳ", "từ", "đến hết" and the like is a base or a limit, a month after "ngày 15" is a
    date: neither is stale.

    >>> [stale.expected for stale in stale_periods("Trong tháng 7/2021, tỉnh đã…", Period.parse("2021-08"))]
    ['tháng 8/2021']
    """
    patterns = {Length.MONTH: _MONTH, Length.QUARTER: _QUARTER, Length.YEAR_TO_DATE: _MONTHS}
    if period.length not in patterns:
        return ()
    found = []
    for match in patterns[period.length].finditer(text):
        year = match["slash"] or match["year"]
        if not _COMPARED.search(match["before"]) and not _DAY.search(match["before"]) and _is_stale(match, period):
            start = match.start("before") + len(match["before"])
            expected = period.slash if match["slash"] else period.name if year else period.short
            found.append(StalePeriod(start, match.end(), text[start : match.end()], expected))
    return tuple(found)


def _is_stale(match: re.Match[str], period: Period) -> bool:
    """Return whether the match names the period before or the one a year ago; a year that is left out tells nothing."""
    year = match["slash"] or match["year"]
    number = _ROMAN[match["number"].upper()] if period.length is Length.QUARTER else int(match["number"])
    if period.length is Length.YEAR_TO_DATE:
        return bool(year) and (number, year) == (period.count, str(period.year - 1))
    first = number if period.length is Length.MONTH else 3 * number - 2
    if not year:
        return first == period.previous.first
    return any((first, int(year)) == (other.first, other.year) for other in (period.previous, period.last_year))


def _trimmed(paragraphs: Sequence[str]) -> list[str]:
    return [text for text in (" ".join(paragraph.split()) for paragraph in paragraphs) if text]
