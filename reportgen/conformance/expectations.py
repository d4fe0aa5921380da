"""What a document must say about its agency, where that is known: rendered from a workspace, not sent by mail."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

NOT_MEASURED: Final = "not-measured"
"""The code of what tells that a rule could not be measured."""
ISSUER_RULES: Final = frozenset({"CQ-01b", "CQ-02b"})
"""Rules that hold the printed names of the issuing agency and the one above it against those known."""


class Expectations(Struct, frozen=True):
    """What is known beforehand; None is not known, and what it would decide is told as not measured."""

    parent: str | None = None
    """The agency above the issuing one, "" for none."""
    issuer_lines: tuple[str, ...] | None = None
    symbol: str | None = None
    """The whole symbol: `BC-UBND`."""
    place: str | None = None
    addressed: bool | None = None
    """Whether the document names addressees (Kính gửi)."""
    final: bool = False
    """No draft: the word DỰ THẢO must be gone."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The rules that what is not known would decide."""
        deciding = {
            "CQ-01b": self.parent,
            "CQ-02b": self.issuer_lines,
            "SK-04b": self.symbol,
            "DD-03b": self.place,
            "KG-01": self.addressed,
        }
        return tuple(rule for rule, known in deciding.items() if known is None)
