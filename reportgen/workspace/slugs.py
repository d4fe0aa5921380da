"""Identifiers and file names made from Vietnamese titles."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from unicodedata import normalize

_WORDS: Final = 6
LONGEST: Final = 60
"""Letters of a name that people still read."""


def slug(title: str, taken: Collection[object] = ()) -> str:
    """Return an identifier made of the first words of a title, other than those taken.

    >>> slug("Sửa đổi quy định quản lý cây xanh đô thị")
    'sua-doi-quy-dinh-quan-ly'
    >>> slug("2021: Đề án", {"n-2021-de-an"})
    'n-2021-de-an-2'
    """
    stem = "-".join(plain_words(title)[:_WORDS])[:LONGEST] or "nhiem-vu"
    stem = stem if stem[0].isalpha() else f"n-{stem}"
    made, number = stem, 1
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def plain_words(text: str) -> list[str]:
    """Return the words of a text in small letters without marks.

    >>> plain_words("Sở Văn hóa, Thể thao và Du lịch")
    ['so', 'van', 'hoa', 'the', 'thao', 'va', 'du', 'lich']
    """
    decomposed = normalize("NFD", text.lower().replace("đ", "d"))
    return re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", decomposed))
