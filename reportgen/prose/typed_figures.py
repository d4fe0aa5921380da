"""Figures, comparisons and names of periods that were typed where an expression could print them, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen import figures
from reportgen.diagnostics import Finding
from reportgen.prose.slots import REWRITE
from reportgen.workspace import Loaded, Passage
from reportgen.workspace.schema import Document

if TYPE_CHECKING:
    from reportgen.figures import ProseFigures, Vocabulary


def check_typed_figures(document: Loaded[Document], vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Return what the figures have to say to the text as typed; a slot still to be rewritten is left alone.

    It tries every figure of the period against every line and takes several times as long as reading the prose: a
    task for `check`, not for `render`.
    """
    if document.record is None:
        return ()
    passages = [document.source.passage("subject")]
    passages += [document.source.passage("content", slot) for slot in document.record.content]
    known = figures.ProseFigures(vocabulary)
    return tuple(finding for passage in passages for finding in _remarks(passage, known))


def _remarks(passage: Passage, known: ProseFigures) -> Iterator[Finding]:
    lines = passage.text.split("\n")
    if any(REWRITE.fullmatch(line) for line in lines):
        return
    for number, line in enumerate(lines):
        for remark in known.check(line) if line.strip() else ():
            place = passage.place(number, remark.start, remark.end)
            yield Finding(remark.code, remark.message, place, remark.hint, remark.severity)
