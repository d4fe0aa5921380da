"""Text in the encodings of old Vietnamese fonts, and UTF-8 read as another code page: recognised, never converted.

Each reading is tried on the words of a line; it is believed when the words it gives are Vietnamese syllables and the
typed ones are not. Sources: the code charts of TCVN 5712:1993 (VN3, "ABC") and of VNI Times.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import normalize

from msgspec import Struct

from reportgen.diagnostics import Severity

_TCVN3: Final = dict(
    zip(
        "\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7\u00a8\u00a9\u00aa\u00ab\u00ac\u00ad\u00ae\u00b5\u00b6\u00b7\u00b8\u00b9"
        "\u00bb\u00bc\u00bd\u00be\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00ce\u00cf\u00d0\u00d1\u00d2\u00d3\u00d4\u00d5"
        "\u00d6\u00d7\u00d8\u00dc\u00dd\u00de\u00df\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec"
        "\u00ed\u00ee\u00ef\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u00f7\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u00fe",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)

_VNI_MARKS: Final = {
    "\u00f9": "\u0301", "\u00f8": "\u0300", "\u00fb": "\u0309", "\u00f5": "\u0303", "\u00ef": "\u0323",
    "\u00e2": "\u0302", "\u00e1": "\u0302\u0301", "\u00e0": "\u0302\u0300", "\u00e5": "\u0302\u0309",
    "\u00e3": "\u0302\u0303", "\u00e4": "\u0302\u0323",
    "\u00ea": "\u0306", "\u00e9": "\u0306\u0301", "\u00e8": "\u0306\u0300", "\u00fa": "\u0306\u0309",
    "\u00fc": "\u0306\u0303", "\u00eb": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS: Final = dict(zip("\u00f1\u00f6\u00f4\u00e6\u00f3\u00f2\u00ee", "đươỉĩịỵ", strict=True))
_VNI_PAIR: Final = re.compile(
    f"([aeouy\u00f4\u00f6])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_LETTERS)}])", re.IGNORECASE
)

_CODAS: Final = {
    "a": " c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": " c m n ng o p t",
    "ê": " ch m n nh p t u",
    "i": " a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": " c i m n ng p t",
    "oa": " c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": " n o t",
    "oo": "c ng",
    "ô": " c i m n ng p t",
    "ơ": " i m n p t",
    "u": " a c i m n ng p t",
    "uâ": "n ng t y",
    "uê": " ch nh",
    "uô": "c i m n ng t",
    "uơ": "",
    "uy": " ch nh t u",
    "uya": "",
    "uyê": "n t",
    "ư": " a c i ng t u",
    "ươ": "c i m n ng p t u",
    "y": " ch nh t",
    "yê": "m n ng t u",
}
"""What may follow each vowel or run of vowels; a leading blank stands for nothing."""

_RHYMES: Final = frozenset(vowel + coda for vowel, codas in _CODAS.items() for coda in codas.split(" "))
_ONSET: Final = re.compile("ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx]|")
_TONES: Final = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_STOPPED: Final = ("c", "ch", "p", "t")
_FRONT: Final = frozenset("eêiy")
_BACK_ONSETS: Final = ("c", "g", "ng")
_FRONT_ONSETS: Final = ("k", "gh", "ngh")

_WORD: Final = re.compile(r"[^\s\d.,;:!?()“”\"'/\-–|#*]+")
_RUN: Final = re.compile("[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}")


class Misencoded(Struct, frozen=True):
    """What a line most likely is, and how it then reads."""

    encoding: str
    text: str
    severity: Severity = Severity.WARNING


def recognise(line: str) -> Misencoded | None:
    """Return how a line reads in the old encoding it is most likely in, None for ordinary text.

    >>> recognise("Céng hßa x· héi chñ nghÜa ViÖt Nam").text
    'Cộng hòa xã hội chủ nghĩa Việt Nam'
    >>> recognise("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam").encoding
    'VNI'
    >>> recognise("á»¦y ban nhÃ¢n dÃ¢n").text
    'Ủy ban nhân dân'
    >>> recognise("Zürich, Malmö và São Paulo")
    """
    return _misread_utf8(line) or recognise_font(line)


def recognise_font(line: str) -> Misencoded | None:
    """Return how a line reads in an old Vietnamese font, None where it is none."""
    return _old_font(line, "TCVN3 (ABC)", _from_tcvn3) or _old_font(line, "VNI", _from_vni)


def _misread_utf8(line: str) -> Misencoded | None:
    """Read each run of code page 1252 as the UTF-8 it may have been; believe two letters, or one of three bytes."""
    letters = 0

    def reread(run: re.Match[str]) -> str:
        nonlocal letters
        raw = b"".join(_byte_1252(character) for character in run[0])
        text = raw.decode(errors="replace")
        if "\N{REPLACEMENT CHARACTER}" in text:
            return run[0]
        letters += sum(2 if "\u1ea0" <= character <= "\u1ef9" else character.isalpha() for character in text)
        return text

    text = _RUN.sub(reread, line)
    if letters < 2:
        return None
    return Misencoded("UTF-8 đọc nhầm thành Windows-1252", normalize("NFC", text), Severity.ERROR)


def _byte_1252(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:  # the five bytes that code page 1252 leaves open
        return character.encode("latin-1")


def _old_font(line: str, encoding: str, convert: Callable[[str], str]) -> Misencoded | None:
    """Believe an old font where at least two words, and most of the strange ones, become syllables by it."""
    cured = other = 0
    for word in _WORD.findall(line):
        if not word.isascii() and not is_syllable(word):
            if is_syllable(convert(word)):
                cured += 1
            else:
                other += 1
    if cured < 2 or cured <= 2 * other:
        return None

    def reread(word: re.Match[str]) -> str:
        converted = convert(word[0])
        return converted if is_syllable(converted) or not is_syllable(word[0]) else word[0]

    return Misencoded(encoding, _WORD.sub(reread, line))


def _from_tcvn3(word: str) -> str:
    return "".join(_TCVN3.get(character, character) for character in word)


def _from_vni(word: str) -> str:
    def letter(found: re.Match[str]) -> str:
        base, mark, single = (part and part.lower() for part in found.groups())
        plain = _VNI_LETTERS[single] if single else _VNI_LETTERS.get(base, base) + _VNI_MARKS[mark]
        return plain.upper() if found[0][0].isupper() else plain

    return normalize("NFC", _VNI_PAIR.sub(letter, word))


def is_syllable(word: str) -> bool:
    """Return whether a word can be a Vietnamese syllable.

    >>> [word for word in ("nghĩa", "xã", "giếng", "quốc", "hoaø", "céng", "xat") if is_syllable(word)]
    ['nghĩa', 'xã', 'giếng', 'quốc']
    """
    decomposed = normalize("NFD", word.lower())
    if "n\u0303" in decomposed:  # the letter ñ
        return False
    plain = normalize("NFC", decomposed.translate(_TONES))
    found = _ONSET.match(plain)
    onset = found[0] if found else ""
    rhyme = plain[len(onset) :]
    if onset == "gi" and rhyme not in _RHYMES:
        rhyme = "i" + rhyme
    front = rhyme[:1] in _FRONT
    if rhyme not in _RHYMES or (onset in _BACK_ONSETS and front) or (onset in _FRONT_ONSETS and not front):
        return False
    return not rhyme.endswith(_STOPPED) or "\u0301" in decomposed or "\u0323" in decomposed
