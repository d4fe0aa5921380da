"""What is worked out from a template alone: text that can be kept on disk, never code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct, json

from reportgen.document.styles import Letters
from reportgen.prose.forms import SlotForm

RULES: Final = ("issuer", "subject")
"""The drawn rules whose length follows the text above them, by the end of their names (`rule:issuer`)."""

NOTES: Final = "_notes"
LAST_SECTION: Final = "_last_section"
"""Names in a source that no tag can have: only a render fills them in."""

TAG_SIGNS: Final = re.compile(r"\{[\{%#]")
"""What a tag begins with."""


def length_names(rule: str) -> tuple[str, str]:
    """Return the names under which a rule's length is filled in: in EMU and in points."""
    return f"_{rule}_emu", f"_{rule}_points"


class Prepared(Struct, frozen=True):
    """A template, read."""

    sources: Mapping[str, str]
    """Parts with tags, as the template engine reads them."""
    replaced: Mapping[str, str]
    """Parts that every document has otherwise than the template: lists of relations and of content types."""
    document: str
    notes: str
    """Names of the parts that hold the text and the notes."""
    slots: tuple[SlotForm, ...]
    printed: tuple[str, ...]
    """Every path that a tag prints or loops over."""
    styles: Mapping[str, str]
    letters: Mapping[str, Letters]
    properties: Mapping[str, str]
    """The template's own custom properties."""
    body_section: str
    """The section properties of the body, taken out of the source where appendices may follow."""
    line_width: int
    """Width of the text of the body, in twips."""
    issuer_width: int
    recipients_width: int
    """Widths of the text of the cells in which the issuer and the recipients stand, in twips."""
    part_in_words: bool
    mends: bool
    """Whether a loop or condition may leave a table without rows or a cell without paragraphs."""
    letter_lists: tuple[int, ...]
    """`w:numId` of each letter of points."""
    first_note: int
    first_drawing: int


def to_text(prepared: Prepared) -> bytes:
    """Return the record as text to keep: JSON, in UTF-8."""
    return json.encode(prepared)


def from_text(text: bytes) -> Prepared | None:
    """Return the record that the text keeps, None where it keeps none."""
    try:
        return json.decode(text, type=Prepared)
    except ValueError:  # no JSON, no UTF-8, other fields
        return None
