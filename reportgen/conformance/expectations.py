"""What a document must say about its agency, where that is known: rendered from a workspace, not sent by mail."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expectations:
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
