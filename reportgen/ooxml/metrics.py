"""How wide a line of text is in Times New Roman, from a table of advance widths.

The table, `widths.json`, was read from Liberation Serif, which has the same widths; `tests/ooxml/build_widths.py`
writes it. Pairs of letters are not kerned, as Word does not kern unless told to.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_UNITS: Final = 2048
_TWIPS_PER_POINT: Final = 20
_FACES: Final = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}


class _Face(dict[str, int]):
    """The width of each letter of a face, in 1/2048 of the size; that of any other is worked out once."""

    def __missing__(self, letter: str) -> int:
        width = self[letter] = _other(letter, self)
        return width


@cache
def _faces() -> Mapping[str, _Face]:
    table = json.loads((files(__package__) / "widths.json").read_text(encoding="utf-8"))
    return {
        face: _Face({letter: int(width) for width, letters in groups.items() for letter in letters})
        for face, groups in table.items()
    }


def text_width(text: str, points: float, *, bold: bool = False, italic: bool = False) -> float:
    r"""Return the width of a line in twips.

    A letter that the table lacks is as wide as its base letter, or else as a capital M; marks that combine with the
    letter before them take no room.

    >>> round(text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True))
    3183
    >>> text_width("e\u0323\u0302", 12) == text_width("ệ", 12)
    True
    """
    widths = _faces()[_FACES[bold, italic]]
    units = sum(map(widths.__getitem__, text))
    return units * points * _TWIPS_PER_POINT / _UNITS


def _other(letter: str, widths: Mapping[str, int]) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    base = unicodedata.normalize("NFKD", letter)[0]
    return widths.get(base, widths["M"])
