"""Identifiers made from Vietnamese titles."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from unicodedata import normalize

_WORDS: Final = 6


def slug(title: str, taken: Collection[object] = ()) -> str:
    """Return an identifier made of the first words of a title, other than those taken.

    >>> slug("Sửa đổi quy định quản lý cây xanh đô thị")
    'sua-doi-quy-dinh-quan-ly'
    >>> slug("2021: Đề án", {"n-2021-de-an"})
    'n-2021-de-an-2'
    """
    decomposed = normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", decomposed))
    stem = "-".join(words[:_WORDS])[:60] or "nhiem-vu"
    stem = stem if stem[0].isalpha() else f"n-{stem}"
    made, number = stem, 1
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made
