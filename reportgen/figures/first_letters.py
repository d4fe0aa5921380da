"""The first letter of a name, large where a sentence begins, small within one."""

from __future__ import annotations


def upper_first(words: str) -> str:
    """Return the words as they begin a sentence; all other letters stay.

    >>> upper_first("kế hoạch HĐND giao")
    'Kế hoạch HĐND giao'
    """
    return words[0].upper() + words[1:]


def lower_first(words: str) -> str:
    """Return the words as they stand inside a sentence; a word in capitals keeps them.

    >>> lower_first("Tổng số doanh nghiệp"), lower_first("HTX thành lập mới")
    ('tổng số doanh nghiệp', 'HTX thành lập mới')
    """
    return words if words[1:2].isupper() else words[0].lower() + words[1:]
