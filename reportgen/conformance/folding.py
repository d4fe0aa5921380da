"""Texts as they are compared: case, spacing, dashes and the two placements of tone marks make no difference."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")
_NEW_TONES: Final = re.compile(r"(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![a-z])")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text for comparison: small letters, NFC, single spaces, plain hyphens, old placement of tone marks.

    >>> fold("CỘNG  HOÀ – Uỷ ban")
    'cộng hòa - ủy ban'
    """
    plain = _DASHES.sub("-", " ".join(text.split())).lower()
    split = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", _NEW_TONES.sub(_old_tone, split))


def _old_tone(found: re.Match[str]) -> str:
    first, second, tone = found.groups()
    open_pair = first + second in ("oa", "oe", "uy")
    return f"{first}{tone}{second}" if open_pair else found[0]
