"""What tags print: plain text, or finished markup that says which characters must be read back from the output."""

from __future__ import annotations

from typing import Final

PARAGRAPH: Final = "\n"
"""Stands before each paragraph: in the XML, where Word overlooks it, and so in the text read back from it."""


class Finished(str):
    """The text of whole paragraphs as it must be read back, each after a line end. A tag prints its `markup`."""

    __slots__ = ("markup",)

    markup: str

    @classmethod
    def of(cls, markup: str, expected: str) -> Finished:
        """Return the text with its markup."""
        finished = cls(expected)
        finished.markup = markup
        return finished


class Silent(str):
    """Markup without characters of its own: the length of a rule, the properties of a section."""

    __slots__ = ()


class Gathered:
    """Markup gathered piece by piece, and beside it the text that must be read back from it."""

    __slots__ = ("_expected", "_markup")

    def __init__(self) -> None:
        self._markup: list[str] = []
        self._expected: list[str] = []

    def add(self, markup: str, *texts: str) -> None:
        """Add a piece; `texts` are those of its paragraphs."""
        self._markup.append(markup)
        self._expected.append(PARAGRAPH.join(("", *texts)))

    def finish(self) -> Finished:
        """Return what was gathered."""
        return Finished.of("".join(self._markup), "".join(self._expected))
