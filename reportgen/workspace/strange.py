"""Characters no document may hold: found before YAML sees them, shown as U+FFFD from there on.

Sources: The Unicode Standard, chapter 23 (noncharacters, surrogates, format characters); XML 1.0, production 2
(characters a Word file cannot hold).
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.workspace.characters import REPLACEMENT, has_old_letters, is_ordinary
from reportgen.workspace.legacy import recognise
from reportgen.workspace.limits import MOST_STRANGE, MOST_TOLD
from reportgen.workspace.rewriting import shorten

_CONTROL: Final = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_DIRECTION: Final = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE: Final = (
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"
)
_PRIVATE: Final = r"\ue000-\uf8ff"
_HALVES: Final = r"\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
# Only of the first plane: a class with characters of further planes is searched 25 times slower.
_STRANGE: Final = re.compile(f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_PRIVATE}{_HALVES}{REPLACEMENT}]")

_PRIVATE_CODE: Final = "private-character"
_ENOUGH: Final = 2_000
"""Characters of a line that tell its encoding."""

_RETYPE: Final = "xóa chỗ này rồi gõ lại những chữ hai bên"

_KINDS: Final = (
    ("soft-line-break", r"\x0b\u2028\u2029", "dấu ngắt dòng của Word", "thay bằng Enter (trong trích yếu: “ // ”)"),
    ("control-character", _CONTROL, "ký tự điều khiển", _RETYPE),
    ("text-direction-mark", _DIRECTION, "dấu đổi chiều chữ, không nhìn thấy", _RETYPE),
    ("invisible-character", _INVISIBLE, "ký tự không nhìn thấy", _RETYPE),
    (_PRIVATE_CODE, _PRIVATE, "ký tự riêng của phông Symbol hoặc Wingdings", "gõ lại bằng chữ hay dấu thường"),
    ("lost-character", REPLACEMENT, "ký tự đã hỏng từ trước", "gõ lại chữ ở chỗ này"),
    ("not-a-character", _HALVES, "mã không phải ký tự", _RETYPE),
)  # fmt: skip
_PATTERNS: Final = tuple((code, re.compile(f"[{members}]")) for code, members, _, _ in _KINDS)
_WORDS: Final = {code: (name, hint) for code, _, name, hint in _KINDS}


class NoText(Exception):
    """The file holds so much that is no text that it is of another kind; carries the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def find_strange(lines: tuple[str, ...], file: str) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return the lines with every character that is no text shown as U+FFFD, and what was found.

    One finding for each kind in a line, at its first place; one for a line in an old encoding; a few hundred in all.
    Private-use characters stay, with a warning.

    Raises:
        NoText: there are thousands of such characters.
    """
    findings: list[Finding] = []
    cleaned = list(lines)
    strange = 0
    for number, line in enumerate(lines):
        if is_ordinary(line):
            continue
        columns = _strange_columns(line)
        strange += sum(map(len, columns.values()))
        if strange > MOST_STRANGE:
            hint = "xem lại: đây có phải tệp văn bản lưu bằng UTF-8?"
            place = Place(file, number + 1, 1, 1)
            raise NoText(Finding("not-a-text-file", "Tệp có quá nhiều ký tự không phải chữ.", place, hint))
        cleaned[number] = _shown(line, columns)
        if len(findings) < MOST_TOLD:
            place = Place(file, number + 1, 1, len(line) + 1, cleaned[number])
            misread = _misread(line, place)
            findings += [misread] if misread else _in_line(line, columns, place)
    return tuple(cleaned), tuple(findings)


def _strange_columns(line: str) -> dict[str, list[int]]:
    """Return where the characters that are no text stand, by the code of the finding they make."""
    columns: dict[str, list[int]] = {}
    for column, character in enumerate(line):
        code = None if character.isascii() and character.isprintable() else _code(character)
        if code is not None:
            columns.setdefault(code, []).append(column)
    return columns


def _shown(line: str, columns: dict[str, list[int]]) -> str:
    shown = list(line)
    for code, found in columns.items():
        for column in found if code != _PRIVATE_CODE else ():
            shown[column] = REPLACEMENT
    return "".join(shown)


def _in_line(line: str, columns: dict[str, list[int]], place: Place) -> list[Finding]:
    findings = []
    for code, found in columns.items():
        name, hint = _WORDS[code]
        many = f", {len(found)} chỗ trong dòng" if len(found) > 1 else ""
        severity = Severity.WARNING if code == _PRIVATE_CODE else Severity.ERROR
        message = f"Có {name} (U+{ord(line[found[0]]):04X}){many}."
        first = replace(place, column=found[0] + 1, end_column=found[0] + 2)
        findings.append(Finding(code, message, first, hint, severity))
    return findings


def _misread(line: str, place: Place) -> Finding | None:
    """Return the finding for a line in an old encoding: its marks are letters there, and not reported one by one."""
    found = recognise(line[:_ENOUGH]) if has_old_letters(line) else None
    if found is None:
        return None
    hint = f"nếu đúng thì gõ hoặc dán lại: {shorten(found.text.strip())}"
    return Finding("old-encoding", f"Dòng này giống chữ {found.encoding}.", place, hint, found.severity)


def _code(character: str) -> str | None:
    """Return the code of the finding that a character makes, None for a character of text."""
    if character > "\uffff":
        return _code_beyond(ord(character))
    if not _STRANGE.match(character):
        return None
    return next(code for code, pattern in _PATTERNS if pattern.match(character))


def _code_beyond(point: int) -> str | None:
    if point & 0xFFFE == 0xFFFE:
        return "not-a-character"
    if 0xE0000 <= point <= 0xE0FFF:
        return "invisible-character"
    return _PRIVATE_CODE if point >= 0xF0000 else None
