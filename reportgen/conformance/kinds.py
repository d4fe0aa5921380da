"""The kinds of documents of one template whose form was measured before, in this run or an earlier one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct, field, json

from reportgen import cache
from reportgen.diagnostics import Finding

MOST_KINDS: Final = 256
"""Kinds of a template that are remembered; the oldest give way."""
_MOST_TEMPLATES: Final = 32
_WORKERS: Final = ("reportgen.conformance", "reportgen.ooxml", "reportgen.document", "reportgen.prose", "lxml")
"""The packages that print and measure: what was measured may be otherwise once any of their files has changed."""


class Kind(Struct):
    """A kind that was measured: the shapes of its paragraphs, and what stands to be said of it each time."""

    shapes: set[str] = field(default_factory=set)
    standing: tuple[Finding, ...] = ()


class Kinds:
    """The kinds of one template, by what tells them apart."""

    def __init__(self, known: dict[str, Kind], folder: Path | None, name: str) -> None:
        self._known = known
        self._folder = folder
        self._name = name

    def find(self, kind: str, shapes: set[str]) -> Kind | None:
        """Return the kind if paragraphs of all these shapes were measured in it."""
        known = self._known.get(kind)
        return known if known and shapes <= known.shapes else None

    def remember(self, kind: str, shapes: set[str], standing: tuple[Finding, ...]) -> None:
        """Remember that a document of the kind, with paragraphs of these shapes, has no findings but these."""
        if kind not in self._known and len(self._known) >= MOST_KINDS:
            del self._known[next(iter(self._known))]
        known = self._known.setdefault(kind, Kind())
        known.shapes |= shapes
        known.standing = standing
        if self._folder:
            cache.keep(self._folder, self._name, json.encode(self._known))


@lru_cache(maxsize=_MOST_TEMPLATES)
def known_kinds(template: str, folder: Path | None = None) -> Kinds:
    """Return what is known of a template.

    Args:
        template: tells the template from all others, and from itself once it was changed.
        folder: where it is kept between runs; None keeps nothing on disk.
    """
    name = cache.name_of(template.encode(), *_WORKERS)
    text = cache.kept(folder, name) if folder else None
    return Kinds(_read(text) if text else {}, folder, name)


def _read(text: bytes) -> dict[str, Kind]:
    try:
        return json.decode(text, type=dict[str, Kind])
    except ValueError:  # no JSON, no UTF-8, other fields
        return {}
