"""What changed in the text of two periods' documents: paragraphs copied, changed, new and gone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from reportgen.diagnostics import Place
from reportgen.prose.blocks import Block

ALIKE: Final = 0.5
"""From here up (shared pairs of words over all of them) two paragraphs are versions of one."""

_WORD: Final = re.compile(r"\w+(?:[.,/-]\w+)*")
_LEAD_IN: Final = 160
"""A paragraph no longer than this that ends in a colon leads to a list; it is the same every month."""


class Change(StrEnum):
    """What became of a paragraph."""

    COPIED = "copied"
    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as printed, where it stands, and whether it is a heading."""

    text: str
    place: Place | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class TextChange:
    """What became of one paragraph: `before` is None for a new one, `after` for one that is gone.

    `replaced` are the words that differ, each run as it was and as it is.
    """

    change: Change
    before: Paragraph | None
    after: Paragraph | None
    replaced: tuple[tuple[str, str], ...] = ()

    @property
    def possibly_stale(self) -> bool:
        """Whether the paragraph says this period, word for word, what was said of the earlier one."""
        if self.change is not Change.COPIED or self.after is None or self.after.title:
            return False
        text = self.after.text.strip()
        return not (text.endswith(":") and len(text) <= _LEAD_IN)


def compare_paragraphs(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> tuple[TextChange, ...]:
    """Return what became of each paragraph: those of `after` in order, then those that are gone.

    Spaces are left out of account. A changed paragraph is paired with the one most like it; each is paired once.

    >>> july, august = [Paragraph("Thu hoạch lúa mùa.")], [Paragraph("Thu hoạch lúa mùa."), Paragraph("Trồng ngô.")]
    >>> [change.change.value for change in compare_paragraphs(july, august)]
    ['copied', 'new']
    """
    copied = _equal(before, after)
    changed = _similar(before, after, copied)
    pairs = {new: old for old, new in (*copied.items(), *changed.items())}
    found = []
    for index, paragraph in enumerate(after):
        old = pairs.get(index)
        if old is None:
            found.append(TextChange(Change.NEW, None, paragraph))
        elif old in copied:
            found.append(TextChange(Change.COPIED, before[old], paragraph))
        else:
            replaced = replaced_words(before[old].text, paragraph.text)
            found.append(TextChange(Change.CHANGED, before[old], paragraph, replaced))
    kept = set(pairs.values())
    gone = (paragraph for index, paragraph in enumerate(before) if index not in kept)
    return (*found, *(TextChange(Change.REMOVED, paragraph, None) for paragraph in gone))


def paragraphs_of(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that blocks print, notes left out."""
    return tuple(Paragraph(block.text, block.place, block.level.is_title) for block in blocks)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _equal(before: Sequence[Paragraph], after: Sequence[Paragraph]) -> dict[int, int]:
    """Return pairs of equal paragraphs, the first with the first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for index, paragraph in enumerate(after):
        waiting[_plain(paragraph.text)].append(index)
    pairs = {}
    for index, paragraph in enumerate(before):
        same = waiting.get(_plain(paragraph.text))
        if same:
            pairs[index] = same.pop(0)
    return pairs


def _similar(before: Sequence[Paragraph], after: Sequence[Paragraph], equal: dict[int, int]) -> dict[int, int]:
    """Return pairs of paragraphs that are alike, the most alike first, of equal likeness the nearest."""
    taken = set(equal.values())
    old = {index: _word_pairs(one.text) for index, one in enumerate(before) if index not in equal}
    new = {index: _word_pairs(one.text) for index, one in enumerate(after) if index not in taken}
    candidates = sorted(
        (-likeness, abs(first - second), first, second)
        for first, second, likeness in _likenesses(old, new)
        if likeness >= ALIKE
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, first, second in candidates:
        if first not in pairs and second not in used:
            pairs[first] = second
            used.add(second)
    return pairs


def _likenesses(old: dict[int, Counter[str]], new: dict[int, Counter[str]]) -> Iterator[tuple[int, int, float]]:
    """Return how alike two paragraphs are, 0 to 1, for all that share a pair of words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, pairs in new.items():
        for pair in pairs:
            holders[pair].append(index)
    for first, pairs in old.items():
        shared: Counter[int] = Counter()
        for pair, count in pairs.items():
            for second in holders.get(pair, ()):
                shared[second] += min(count, new[second][pair])
        for second, common in shared.items():
            yield first, second, 2 * common / (pairs.total() + new[second].total())


def _word_pairs(text: str) -> Counter[str]:
    """Return the pairs of neighbouring words; numbers count as one word, for figures change every month."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower())]
    return Counter(f"{first} {second}" for first, second in zip(["", *words], [*words, ""], strict=True))


def replaced_words(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return the runs of words that differ, as they were and as they are.

    >>> replaced_words("Ước đạt 142,5 tỷ đồng, giảm 23,3%.", "Ước đạt 150 tỷ đồng, tăng 5,3%.")
    (('142,5', '150'), ('giảm 23,3%.', 'tăng 5,3%.'))
    """
    old, new = before.split(), after.split()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        (" ".join(old[first:last]), " ".join(new[start:end]))
        for tag, first, last, start, end in blocks
        if tag != "equal"
    )
