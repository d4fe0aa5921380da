"""What a problem is, and how it is told.

A problem is a record (`Finding`): a code, a severity, one Vietnamese sentence, a place and the cure.
Functions return findings, they never print them. `Refused` carries findings where going on makes no sense.
The sentence is written where the problem is found; the layout around it is written here, once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import Enum, StrEnum
from typing import Any, Final

from msgspec import Struct

CONTEXT: Final = 30
"""Characters shown on either side of the word in a line too long to show whole."""

LONGEST_LINE: Final = 100
"""A source line longer than this is shown in part."""


class Severity(StrEnum):
    """How much a problem weighs. Only errors stop a document; `--strict` counts warnings too."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The Vietnamese word printed before the message."""
        return {"error": "lỗi", "warning": "cảnh báo", "note": "lưu ý"}[self.value]

    @property
    def rank(self) -> int:
        """0 for the gravest; findings are ordered by it."""
        return ("error", "warning", "note").index(self.value)


class Cause(Enum):
    """What must be changed to cure a problem; decides the exit code.

    The order is the order in which a run with several kinds of problems chooses its exit code.
    """

    COMMAND = 2
    DATA = 3
    TEMPLATE = 4
    FORM = 1
    DISK = 5
    BUG = 70


class Place(Struct, frozen=True):
    """Where a problem stands.

    In a text file: `file` (relative to the workspace, with `/`), `line` and `column` counted from 1 in
    characters, `end_column` just after the word, and `source`, the line itself.
    In a Word file: `part` (a name a reader understands, such as "phần thân"), `paragraph` counted from 1, and
    `quote`, the words found there. In a workbook: `part` is the sheet and `quote` the cell address.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    source: str | None = None
    part: str | None = None
    paragraph: int | None = None
    quote: str | None = None

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])


class Measure(Struct, frozen=True):
    """What the ruler found, what the form demands, and where the demand is written."""

    found: str
    expected: str
    source: str


class Finding(Struct, frozen=True):
    """One problem. `message` makes sense alone; `hint` says what to do about it."""

    code: str
    message: str
    place: Place | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    cause: Cause = Cause.DATA
    measure: Measure | None = None

    @property
    def is_error(self) -> bool:
        """Whether the finding stops a document."""
        return self.severity is Severity.ERROR

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """Sort key: by file and place, then gravity."""
        place = self.place or Place("")
        line = place.line if place.line is not None else place.paragraph or 0
        return (place.file, line, place.column or 0, self.severity.rank, self.code)


class Refused(Exception):
    """Going on makes no sense; carries every finding known so far."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


def refuse(
    code: str, message: str, *, cause: Cause = Cause.DATA, hint: str | None = None, place: Place | None = None
) -> Refused:
    """Return a `Refused` with a single error, for the caller to raise."""
    return Refused([Finding(code, message, place, hint, cause=cause)])


def exit_code(findings: Iterable[Finding], *, strict: bool = False) -> int:
    """Return the exit code of a run with these findings: 0 where nothing stops it.

    >>> exit_code([Finding("a", "…", cause=Cause.FORM), Finding("b", "…", cause=Cause.DATA)])
    3
    >>> exit_code([Finding("a", "…", severity=Severity.WARNING)])
    0
    """
    stopping = {
        finding.cause for finding in findings if finding.is_error or (strict and finding.severity is Severity.WARNING)
    }
    if Cause.BUG in stopping:
        return Cause.BUG.value
    return next((cause.value for cause in Cause if cause in stopping), 0)


def findings_record(findings: Iterable[Finding]) -> dict[str, Any]:
    """Return the findings, in the order given, as the object that `--format json` prints."""
    return {"version": 1, "findings": [_record(finding) for finding in findings]}


def to_json(findings: Iterable[Finding]) -> str:
    """Return the findings as one JSON object, with a final line end."""
    return json.dumps(findings_record(findings), ensure_ascii=False, indent=2) + "\n"


def _record(finding: Finding) -> dict[str, str | int | None]:
    place = finding.place or Place("")
    record: dict[str, str | int | None] = {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "file": place.file or None,
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "hint": finding.hint,
    }
    further = {"part": place.part, "paragraph": place.paragraph, "quote": place.quote}
    if finding.measure:
        further |= {
            "found": finding.measure.found,
            "expected": finding.measure.expected,
            "source": finding.measure.source,
        }
    return record | {key: value for key, value in further.items() if value is not None}


def to_text(findings: Sequence[Finding]) -> str:
    """Return the findings as people read them, a blank line between two; "" for none."""
    return "\n".join(_paragraph(finding) for finding in findings)


def _paragraph(finding: Finding) -> str:
    head = f"{finding.severity.label}: {finding.message} [{finding.code}]"
    if finding.place and finding.place.file:
        head = f"{finding.place}: {head}"
    lines = [head, *_source_lines(finding.place), *_measure_lines(finding)]
    if finding.hint:
        first, *rest = finding.hint.splitlines()
        lines += [f"    cách sửa: {first}", *(f"              {line}" for line in rest)]
    return "\n".join(lines) + "\n"


def _source_lines(place: Place | None) -> list[str]:
    if place is None:
        return []
    if place.source is None or place.line is None:
        where = [place.part, f"đoạn {place.paragraph}" if place.paragraph else None]
        told = ", ".join(word for word in where if word)
        quote = f"“{place.quote}”" if place.quote else ""
        return [f"    {': '.join(word for word in (told, quote) if word)}"] if told or quote else []
    text, start = _window(place.source, place.column or 1)
    gutter = f"{place.line:>5} | "
    shown = [gutter + text]
    if place.column is not None:
        length = max(1, (place.end_column or place.column + 1) - place.column)
        under = text[start : start + length]
        shown.append(" " * 5 + " | " + " " * _width(text[:start]) + "^" * max(1, _width(under)))
    return shown


def _window(source: str, column: int) -> tuple[str, int]:
    """Return the part of a line to show, and where in it the 1-based column stands."""
    line = source.replace("\t", " ")
    start = min(column - 1, len(line))
    if len(line) <= LONGEST_LINE:
        return line, start
    left, right = max(0, start - CONTEXT), min(len(line), start + CONTEXT)
    before, after = ("…" if left else ""), ("…" if right < len(line) else "")
    return before + line[left:right] + after, start - left + len(before)


def _width(text: str) -> int:
    from wcwidth import wcswidth  # noqa: PLC0415 - only a run with problems pays for it

    width = wcswidth(text)
    return width if width >= 0 else len(text)


def _measure_lines(finding: Finding) -> list[str]:
    if finding.measure is None:
        return []
    measure = finding.measure
    return [
        f"    thấy: {measure.found}; cần: {measure.expected}",
        f"    theo: {measure.source}",
    ]


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """Return the known word that was most likely meant, or None; `likeness` from 0 to 1 is asked of it.

    >>> nearest("thu_ngan_sac", ["thu_ngan_sach", "chi_ngan_sach"])
    'thu_ngan_sach'
    >>> nearest("xyz", ["thu_ngan_sach"])
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a run with problems pays for it

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=likeness)), None)
