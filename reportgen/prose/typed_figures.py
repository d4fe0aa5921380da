"""Figures, comparisons and names of periods that were typed where an expression could print them, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Finding
from reportgen.figures import ProseFigures, Vocabulary
from reportgen.prose.slots import REWRITE
from reportgen.workspace import Loaded, Passage
from reportgen.workspace.schema import Document


def check_typed_figures(document: Loaded[Document], vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Return what the figures have to say to the text as typed; a slot still to be rewritten is left alone.

    It tries every figure of the period against every line and takes several times as long as reading the prose: a
    task for `check`, not for `render`.
    """
    if document.record is None:
        return ()
    passages = [document.source.passage("subject")]
    passages += [document.source.passage("content", slot) for slot in document.record.content]
    figures = ProseFigures(vocabulary)
    return tuple(finding for passage in passages for finding in _remarks(passage, figures))


def _remarks(passage: Passage, figures: ProseFigures) -> Iterator[Finding]:
    lines = passage.text.split("\n")
    if any(REWRITE.fullmatch(line) for line in lines):
        return
    for number, line in enumerate(lines):
        for remark in figures.check(line) if line.strip() else ():
            place = passage.place(number, remark.start, remark.end)
            yield Finding(remark.code, remark.message, place, remark.hint, remark.severity)
