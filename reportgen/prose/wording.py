"""Rules on the wording of paragraphs: pure functions on printed text, for the YAML's prose and for any Word file.

The text is what a reader sees. Raised digits must come as `²` and `³`: `m3` counts as a slip.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportgen.diagnostics import Severity
from reportgen.prose.number_rules import NUMBER_RULES
from reportgen.prose.repeated_words import repeated_words
from reportgen.prose.rule import Rule, Wording
from reportgen.prose.spelling_rules import SPELLING_RULES, unclosed
from reportgen.workspace.characters import has_old_letters

__all__ = ["RULES", "Rule", "Wording", "check_mixtures", "check_wording"]

RULES: Final = (*NUMBER_RULES, *SPELLING_RULES)
"""Every rule that is a pattern; `check_wording` knows some further ones that are not."""


def check_wording(text: str) -> tuple[Wording, ...]:
    """Return the slips in one paragraph's printed text, in order.

    >>> [(slip.code, slip.hint) for slip in check_wording("Xuất khẩu đạt 67,72 kế hoạch, bằng 77 % dự toán.")]
    [('percent-missing', 'viết đạt 67,72% kế hoạch'), ('space-before-percent', 'viết 77%')]
    """
    return tuple(sorted((*_encodings(text), *check_typing(text)), key=_place))


def rules_for(document: str) -> tuple[Rule, ...]:
    """Return the rules that can apply to some paragraph of a document; most documents need half of them."""
    return tuple(rule for rule in RULES if rule.may_apply(document))


def check_typing(text: str, rules: Iterable[Rule] = RULES) -> tuple[Wording, ...]:
    """Return the slips in one paragraph that reached us letter by letter, its encoding left out of account.

    Args:
        text: the paragraph as it is printed.
        rules: those of `RULES` that can apply to it.
    """
    found = [slip for rule in rules for slip in rule.find(text)]
    found += (
        Wording(
            "word-repeated",
            start,
            end,
            f"Từ “{text[start:end]}” gõ hai lần.",
            "xóa một từ; nếu đúng là từ láy thì bỏ qua",
            Severity.WARNING,
        )
        for start, end in repeated_words(text)
    )
    found += (
        Wording(code, column, column + 1, message, "thêm dấu đóng, hoặc xóa dấu mở", Severity.WARNING)
        for code, column, message in unclosed(text)
    )
    return tuple(sorted(found, key=_place))


def _place(slip: Wording) -> tuple[int, int, str]:
    return slip.start, slip.end, slip.code


def _encodings(text: str) -> Iterator[Wording]:
    if not unicodedata.is_normalized("NFC", text):
        start, end = _first_decomposed(text)
        yield Wording(
            "not-nfc",
            start,
            end,
            "Chữ có dấu tổ hợp (Unicode tổ hợp), không phải dựng sẵn.",
            "chuyển cả văn bản sang Unicode dựng sẵn bằng bộ gõ (UniKey: Ctrl+Shift+F6)",
            Severity.WARNING,
        )
    if not has_old_letters(text):
        return
    from reportgen.workspace.legacy import recognise  # noqa: PLC0415 - its tables are read only where letters ask for it

    legacy = recognise(text)
    if legacy:
        shown = legacy.text if len(legacy.text) <= 60 else legacy.text[:60] + "…"
        yield Wording(
            "legacy-encoding",
            0,
            len(text),
            f"Đoạn này viết bằng bảng mã {legacy.encoding}.",
            f"chuyển sang Unicode; có phải “{shown}”?",
            Severity.WARNING,
        )


def _first_decomposed(text: str) -> tuple[int, int]:
    """Return the columns of the first letter that is not precomposed, with its marks."""
    for column in range(1, len(text) + 1):
        if not unicodedata.is_normalized("NFC", text[:column]):
            return max(0, column - 2), column
    return 0, len(text)


_NEW_TONES: Final = re.compile(r"(?:[oO][àáảãạÀÁẢÃẠèéẻẽẹÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_OLD_TONES: Final = re.compile(r"(?:[òóỏõọÒÓỎÕỌ][aAeE]|[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
_ONSET: Final = re.compile(r"[^\W\d_]*$")
_TO_OLD: Final = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_THOUSANDS: Final = re.compile(r"(?<=\d )(ngàn|nghìn)\b")


def check_mixtures(texts: Sequence[str]) -> tuple[tuple[int, Wording], ...]:
    """Return what one document writes in two ways: the number of the paragraph, and the slip.

    Tone marks of `òa, óe, úy` (each word once) and `ngàn` beside `nghìn`.

    >>> [(index, slip.hint) for index, slip in check_mixtures(["Ủy ban", "Uỷ ban", "lãnh đạo Uỷ ban"])]
    [(1, 'viết Ủy như những chỗ khác trong văn bản')]
    """
    return (*_tones(texts), *_nghin(texts))


def _tones(texts: Sequence[str]) -> Iterator[tuple[int, Wording]]:
    if not any(_OLD_TONES.search(text) for text in texts):
        return
    seen: set[str] = set()
    for index, text in enumerate(texts):
        for match in _NEW_TONES.finditer(text):
            onset = _ONSET.search(text[max(0, match.start() - 4) : match.start()])
            begin = onset[0] if onset else ""
            word = begin + match[0]
            if begin[-1:] not in ("q", "Q") and word not in seen:
                seen.add(word)
                message = f"“{word}” đặt dấu khác những chỗ khác trong văn bản."
                hint = f"viết {begin}{_old_placement(match[0])} như những chỗ khác trong văn bản"
                start = match.start() - len(begin)
                yield index, Wording("tone-placement", start, match.end(), message, hint, Severity.WARNING)


def _old_placement(rhyme: str) -> str:
    """Return the rhyme with its tone on the first vowel, each letter as large as it was.

    >>> _old_placement("OÀ"), _old_placement("uỷ")
    ('ÒA', 'ủy')
    """
    old = _TO_OLD[rhyme.lower()]
    return "".join(new.upper() if typed.isupper() else new for typed, new in zip(rhyme, old, strict=True))


def _nghin(texts: Sequence[str]) -> Iterator[tuple[int, Wording]]:
    if not any("ngàn" in text for text in texts):
        return
    found = [(index, match) for index, text in enumerate(texts) for match in _THOUSANDS.finditer(text)]
    if len({match[1] for _, match in found}) < 2:
        return
    for index, match in found:
        if match[1] == "ngàn":
            message = "Văn bản viết cả “ngàn” và “nghìn”."
            yield index, Wording("ngan-nghin", *match.span(), message, "viết nghìn ở mọi chỗ", Severity.NOTE)
