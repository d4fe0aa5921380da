"""The text of documents against that of an earlier period: what was copied, changed, added, and months gone stale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from reportgen import figures
from reportgen.diagnostics import Place
from reportgen.document import load_template
from reportgen.periods import Period
from reportgen.pipeline import template_path
from reportgen.prose import read_slots
from reportgen.prose.slots import REWRITE
from reportgen.workspace import Workspace

if TYPE_CHECKING:
    from reportgen.figures import TextChanges


class Paragraph(Struct, frozen=True):
    """A paragraph of a document's text, and where it was typed."""

    text: str
    place: Place


class StaleName(Struct, frozen=True):
    """A period named in a text that was probably copied from an earlier one."""

    text: str
    expected: str
    place: Place


class TextComparison(Struct, frozen=True):
    """One document's text against the same document of an earlier period."""

    document: str
    changes: TextChanges
    copied: tuple[Paragraph, ...]
    stale: tuple[StaleName, ...]
    unwritten: tuple[str, ...]
    """Slots that still hold the earlier text to be rewritten; they are compared with nothing."""


def compare_texts(workspace: Workspace, period: Period, base: Period) -> tuple[TextComparison, ...]:
    """Return what became of the text of every document that both periods have."""
    both = [name for name in workspace.documents(period) if name in workspace.documents(base)]
    return tuple(_compare_text(workspace, period, base, name) for name in both)


def _compare_text(workspace: Workspace, period: Period, base: Period, name: str) -> TextComparison:
    document = workspace.document(period, name).record
    slots = document.content if document else {}
    unwritten = tuple(slot for slot, text in slots.items() if any(map(REWRITE.fullmatch, text.splitlines())))
    before, after = (_paragraphs(workspace, one, name, unwritten) for one in (base, period))
    changes = figures.text_changes([one.text for one in before], [one.text for one in after])
    copied = tuple(one for one in after if one.text in changes.unchanged)
    stale = tuple(
        StaleName(found.text, found.expected, one.place)
        for one in after
        for found in figures.stale_periods(one.text, period)
    )
    return TextComparison(name, changes, copied, stale, unwritten)


def _paragraphs(workspace: Workspace, period: Period, name: str, without: Sequence[str]) -> tuple[Paragraph, ...]:
    """Return the typed paragraphs of a document but those of some slots; none of one that cannot be read.

    What expressions print changes with the data: tables and task lists compare it.
    """
    loaded = workspace.document(period, name)
    if loaded.record is None:
        return ()
    template = load_template(template_path(workspace, period, name), cache_folder=workspace.cache_folder)
    words = figures.Vocabulary(workspace, period, loaded.record, draft=True)
    prose = read_slots(loaded, template.slots, words, draft=True)
    read = (blocks for slot, blocks in prose.slots.items() if slot not in without)
    return tuple(Paragraph(block.text, block.place) for blocks in read for block in blocks if not block.computed)
