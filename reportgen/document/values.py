"""What tags print: plain text, or finished markup that says which characters must be read back from the output."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

PARAGRAPH: Final = "\n"
"""Stands before each paragraph: in the XML, where Word overlooks it, and so in the text read back from it."""


class Finished(Markup):
    """Markup of whole paragraphs. `expected` is its text as it must be read back: each paragraph after a line end."""

    __slots__ = ("expected",)

    expected: str

    @classmethod
    def of(cls, markup: str, expected: str) -> Finished:
        """Return the markup with its text."""
        finished = cls(markup)
        finished.expected = expected
        return finished


class Silent(Markup):
    """Markup without characters of its own: the length of a rule, the properties of a section."""

    __slots__ = ()
