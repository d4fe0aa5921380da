"""One slot, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Finding, Severity
from reportgen.figures.expressions import Use
from reportgen.prose.blocks import Block, Level, Span, Text
from reportgen.prose.checking import Written, written
from reportgen.prose.counters import Counters
from reportgen.prose.expressions import Resolver
from reportgen.prose.inline import one_line, read_stretch
from reportgen.prose.notes import SlotNotes
from reportgen.prose.readings import Reading, Stretch
from reportgen.prose.signs import Sign, read_sign
from reportgen.workspace.source import Passage

_CLOSED: Final = re.compile(r"[.:;…!?][”\"'’)\]»]*$")
_CLOSING_MARKS: Final = {
    Level.ITEM: "{}.",
    Level.SUBITEM: "{}.",
    Level.BRACKET: "({})",
    Level.POINT: "{})",
}
_FIRST: Final = {Level.ITEM: "1", Level.SUBITEM: "1.1", Level.BRACKET: "1", Level.POINT: "a"}
_UPPER: Final = {Level.SUBITEM: ("1.1.", "1."), Level.SUBITEM_TITLE: ("###", "##"), Level.PLUS: ("+", "-")}
_HEADING_NUMBER: Final = re.compile(r"(?:(?:phần|mục)\s+)?(?:[ivxlc]+|[0-9]+(?:\.[0-9]+)*)[.)]\s+", re.IGNORECASE)
_TORN_HINT: Final = (
    "nếu đúng thì nối vào cuối dòng trên; nếu là đoạn riêng thì viết hoa chữ đầu và kết thúc dòng trên bằng . : hoặc ;"
)
_TABLE_ROW: Final = re.compile(r"\|.*\|")
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


class _Row(Struct, frozen=True):
    """A line that has text: its number and the columns of the text; the sign counts from `start`."""

    line: int
    source: str
    start: int
    end: int
    sign: Sign


class SlotReader:
    """Reads one slot. `findings`, `uses` and `written`, the lines as printed, are filled by `read`."""

    def __init__(self, passage: Passage, resolver: Resolver, counters: Counters) -> None:
        self._passage = passage
        self._resolver = resolver
        self._counters = counters
        self._notes = SlotNotes()
        self._blocks: list[Block] = []
        self._previous: str | None = None
        self.uses: list[Use] = []
        self.findings: list[Finding] = []
        self.written: list[Written] = []

    def read(self) -> tuple[Block, ...]:
        """Return the slot's paragraphs."""
        rows = tuple(self._rows())
        for row in rows:
            if row.sign.note is not None:
                self._define(row, row.sign.note)
        for row in rows:
            if row.sign.note is None:
                self._paragraph(row)
        self.findings += self._notes.unused()
        return tuple(self._blocks)

    def _rows(self) -> Iterator[_Row]:
        for number, line in enumerate(self._passage.text.split("\n")):
            stripped = line.strip()
            if stripped:
                start = len(line) - len(line.lstrip())
                yield _Row(number, line, start, start + len(stripped), read_sign(stripped))

    def _define(self, row: _Row, name: str) -> None:
        self._trouble(row)
        reading = self._read(row, Stretch(self._passage, row.line, row.start + row.sign.body, row.end, lead=True))
        mark = self._passage.place(row.line, row.start, row.start + len(name) + 3)
        finding = self._notes.define(name, reading, mark)
        if finding:
            self.findings.append(finding)

    def _read(self, row: _Row, stretch: Stretch, notes: SlotNotes | None = None) -> Reading:
        reading = read_stretch(stretch, row.source, self._resolver, notes)
        self.findings += reading.findings
        line = written(stretch, reading)
        if line:
            self.written.append(line)
        return reading

    def _paragraph(self, row: _Row) -> None:
        level = row.sign.level
        title = level.is_title
        self._trouble(row)
        stretch = Stretch(
            self._passage,
            row.line,
            row.start + row.sign.body,
            row.end,
            lead=not title,
            breaks=title,
            lines=True,
        )
        noted = len(self._notes.uses)
        reading = self._read(row, stretch, self._notes)
        self.uses += reading.uses + self._notes.uses[noted:]
        lacks_upper = self._counters.lacks_upper(level)
        if reading.lines is not None:
            self._lines(row, reading)
            torn = False
        else:
            self._block(row, reading.spans, computed=reading.computed)
            self._number(row)
            torn = self._torn(row, reading)
        if lacks_upper and not (torn and level is Level.PLUS):
            self._upper(row)

    def _lines(self, row: _Row, reading: Reading) -> None:
        """Print the paragraphs of an expression, each with the sign in front of it."""
        lines = reading.lines or ()
        if not lines:
            raw = row.source[row.start + row.sign.body : row.end]
            message = f"Biểu thức {raw} không có đoạn nào để in."
            hint = "kiểm tra dữ liệu của biểu thức, hoặc xóa dòng này"
            place = self._passage.place(row.line, row.start, row.end)
            self.findings.append(Finding("no-lines", message, place, hint, Severity.WARNING))
        for index, line in enumerate(lines):
            self.uses += line.uses
            self._block(row, (Text(one_line(line.text), missing=line.missing),), computed=True)
            if index == 0:
                self._number(row)
        self._previous = None

    def _block(self, row: _Row, spans: tuple[Span, ...], *, computed: bool) -> None:
        level = row.sign.level
        number = self._counters.advance(level)
        place = self._passage.place(row.line, row.start, row.end)
        self._blocks.append(Block(level, spans, place, number, computed))

    # What is reported ---------------------------------------------------------------------------------------

    def _trouble(self, row: _Row) -> None:
        trouble = row.sign.trouble
        if trouble:
            place = self._passage.place(row.line, row.start, row.start + trouble.end)
            severity = Severity.WARNING if trouble.warning else Severity.ERROR
            self.findings.append(Finding(trouble.code, trouble.message, place, trouble.hint, severity))

    def _is_table_row(self, row: _Row) -> bool:
        """Whether a line is a row of a table that was pasted; then with a warning."""
        text = row.source[row.start : row.end]
        if "\t" not in text and not _TABLE_ROW.fullmatch(text):
            return False
        message = "Dòng này có vẻ dán từ một bảng, sẽ in thành một đoạn chữ."
        hint = "đưa bảng vào phụ lục (appendices), hoặc viết lại thành câu"
        place = self._passage.place(row.line, row.start, row.end)
        self.findings.append(Finding("table-pasted", message, place, hint, Severity.WARNING))
        return True

    def _upper(self, row: _Row) -> None:
        """Report a sub-level that has nothing above it."""
        level = row.sign.level
        own, upper = _UPPER[level]
        message = f"“{row.sign.typed + '.' if row.sign.typed else own}” không có “{upper}” ở trên."
        hint = f"thêm dòng “{upper} …” ở trên, hoặc đổi dấu đầu dòng này"
        if level is Level.SUBITEM_TITLE:
            hint = "thêm dòng “## …” ở trên, hoặc đổi ### thành ##"
        place = self._passage.place(row.line, row.start, row.start + row.sign.body)
        self.findings.append(Finding("level-without-upper", message, place, hint))

    def _number(self, row: _Row) -> None:
        """Warn of a typed number that differs from the printed one; a first number on every line is meant so."""
        sign = row.sign
        if not sign.typed:
            return
        printed = self._counters.printed(sign.level)
        typed = ".".join(part.lstrip("0") or "0" for part in sign.typed.split("."))
        first = _FIRST[sign.level]
        if typed in (printed, first):
            return
        form = _CLOSING_MARKS[sign.level]
        place = self._passage.place(row.line, row.start, row.start + len(form.format(sign.typed)))
        message = f"Số thứ tự khác số sẽ in: gõ {sign.typed}, sẽ in {printed}."
        hint = f"sửa thành {form.format(printed)}, hoặc gõ {form.format(first)} ở mọi dòng để chương trình tự đánh số"
        self.findings.append(Finding("number-differs", message, place, hint, Severity.WARNING))

    def _torn(self, row: _Row, reading: Reading) -> bool:
        """Whether a line may be the rest of the one before, as when a page of a PDF is pasted; then with a warning.

        It begins with a small letter, or the line before, no title, lacks a mark at its end.
        """
        block = self._blocks[-1]
        text = block.text.strip()
        before = self._previous
        table = self._is_table_row(row)
        gap = any(isinstance(span, Text) and span.missing for span in block.spans)
        self._previous = None if block.level.is_title or reading.broken or gap or table or row.sign.trouble else text
        if row.sign.trouble is not None or reading.broken or table or not text:
            return False
        small = block.level is Level.PLAIN and text[0].islower()
        if not small and (before is None or block.level.is_title or _CLOSED.search(before)):
            return False
        message = "Dòng này có thể bị ngắt ra từ dòng trên (thường do dán từ PDF)."
        place = self._passage.place(row.line, row.start, row.end)
        self.findings.append(Finding("line-torn", message, place, _TORN_HINT, Severity.WARNING))
        return True


def has_heading(text: str, heading: str) -> bool:
    """Whether a slot's first paragraph is the heading that its template prints, with or without a number.

    A tag in the heading stands for any words.

    >>> has_heading("I. KẾT QUẢ THÁNG 8", "Kết quả {{ period.short }}")
    True
    """
    typed = _plain_words(_HEADING_NUMBER.sub("", text.strip(), count=1))
    parts = _TAG.split(heading)
    pattern = ".*".join(re.escape(_plain_words(part)).replace(r"\ ", r"\s*") for part in parts)
    return bool(typed) and re.fullmatch(rf"\s*{pattern}\s*", typed) is not None


def without_tags(heading: str) -> str:
    """Return a template's heading with an ellipsis where it has a tag.

    >>> without_tags("Nhiệm vụ {{ period.next.name }}")
    'Nhiệm vụ …'
    """
    return _TAG.sub("…", heading)


def _plain_words(text: str) -> str:
    """Return the text in small letters, spaces and the marks at its ends left out of account."""
    return " ".join(text.casefold().split()).strip(" .:;*#")
