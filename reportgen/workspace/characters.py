"""Whether a text needs a closer look at its characters; asked of each file as a whole, so at C speed."""

from __future__ import annotations

import re
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_PRINTABLE_MARKS: Final = f"{REPLACEMENT}\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0"
"""What no document may hold and `str.isprintable` lets through."""

_LATIN1_OF_TODAY: Final = bytes(range(0xA1)) + "°²³¼½ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".encode("latin-1")
"""The Latin-1 of Vietnamese text. A line in an old encoding has at least one character of Latin-1 beyond it."""


HASH_IN_TEXT: Final = re.compile(r"#(?<=[ \t]#)(?=[^ \t\n])")
"""A `#` behind a blank that begins no remark: YAML cuts the value there. With its sign in front the search is fast."""


def is_ordinary(text: str) -> bool:
    r"""Whether no character of a text needs a closer look.

    >>> is_ordinary("1. Tăng 5% (18.590 m³).\n"), is_ordinary("Céng hßa"), is_ordinary("a\u200bb")
    (True, False, False)
    """
    is_printable = text.replace("\n", "").replace("\t", "").replace("\u00a0", "").isprintable()
    return (
        is_printable
        and not any(mark in text for mark in _PRINTABLE_MARKS)
        and len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)
        and not has_old_letters(text)
    )


def has_old_letters(text: str) -> bool:
    """Whether a text has a character of Latin-1 that is frequent in old encodings and foreign to Vietnamese."""
    return bool(text.encode("latin-1", "ignore").translate(None, _LATIN1_OF_TODAY))
