"""One line of text -> spans. An expression is an atom: found before every other mark, its value never read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Finding, Severity
from reportgen.figures.expressions import ExpressionError, Printed, PrintedLines
from reportgen.prose.blocks import Break, Span, Text
from reportgen.prose.expressions import Misspelling, Resolver, cure, parse_expression
from reportgen.prose.marks import RAISED_DIGITS, Mark, Token, tokens
from reportgen.prose.readings import Notes, Piece, Reading, Stretch
from reportgen.prose.strays import stray

_BEFORE_ITALIC: Final = frozenset("([{“‘\"'/–—-")
_INSIDE_ITALIC: Final = frozenset("“‘\"'([{\\")


def read_stretch(stretch: Stretch, source: str, resolver: Resolver, notes: Notes | None) -> Reading:
    """Return the spans of a stretch of the line `source`; without `notes`, note marks are errors."""
    return _Reader(stretch, source, resolver, notes).read()


class _Style(Struct, frozen=True):
    bold: bool = False
    italic: bool = False


_UPRIGHT: Final = _Style()


class _Reader:
    def __init__(self, stretch: Stretch, source: str, resolver: Resolver, notes: Notes | None) -> None:
        self._stretch = stretch
        self._source = source
        self._resolver = resolver
        self._notes = notes
        self._tokens = tokens(source, stretch.start, stretch.end)
        self._reading = Reading()
        self._spans: list[Span] = []
        self._breaking = False

    def read(self) -> Reading:
        first = self._lead() if self._stretch.lead and self._starts_bold() else 0
        self._range(first, len(self._tokens), _UPRIGHT)
        self._reading.spans = tuple(_merged(self._spans))
        return self._reading

    # What is found ------------------------------------------------------------------------------------------

    def _range(self, first: int, last: int, style: _Style) -> None:
        index = first
        while index < last:
            index = self._next(index, last, style)

    def _next(self, index: int, last: int, style: _Style) -> int:
        """Read the token at `index`, and those that belong to it; return the index after them."""
        token = self._tokens[index]
        match token.mark:
            case Mark.TEXT | Mark.ESCAPE:
                self._add(token, style)
            case Mark.RAISED:
                self._add(token, style, superscript=True)
            case Mark.EXPRESSION:
                self._expression(token, style)
            case Mark.NOTE:
                self._note(token)
            case Mark.BREAK:
                self._break(token, style)
            case Mark.CARET:
                return self._caret(index, last, style)
            case Mark.ITALIC:
                return self._italic(index, last, style)
            case Mark.LEAD:
                return self._bold(index, last, style)
            case Mark.STRAY:
                self._stray(token, style)
        return index + 1

    def _caret(self, index: int, last: int, style: _Style) -> int:
        """Read `m^3^`: something stands before it, and no space inside."""
        token = self._tokens[index]
        inner = self._tokens[index + 1 : index + 3]
        attached = index > 0 and not self._source[token.start - 1].isspace()
        if attached and index + 2 < last and [one.mark for one in inner] == [Mark.TEXT, Mark.CARET]:
            raised = inner[0]
            if not any(character.isspace() for character in raised.text):
                self._add(raised, style, superscript=True)
                return index + 3
        self._stray(token, style)
        return index + 1

    def _italic(self, index: int, last: int, style: _Style) -> int:
        close = self._find(Mark.ITALIC, index + 1, last)
        if close is None or style.italic or not self._opens(index) or not self._closes(close):
            self._stray(self._tokens[index], style)
            return index + 1
        self._range(index + 1, close, replace(style, italic=True))
        return close + 1

    def _opens(self, index: int) -> bool:
        token = self._tokens[index]
        before = self._source[token.start - 1] if token.start > self._stretch.start else " "
        after = self._source[token.end : token.end + 1]
        return (before.isspace() or before in _BEFORE_ITALIC or before == "*") and (
            after.isalnum() or after in _INSIDE_ITALIC
        )

    def _closes(self, index: int) -> bool:
        token = self._tokens[index]
        before = self._source[token.start - 1]
        after = self._source[token.end] if token.end < self._stretch.end else " "
        return not before.isspace() and before not in _BEFORE_ITALIC and not after.isalnum()

    def _bold(self, index: int, last: int, style: _Style) -> int:
        """Report bold letters anywhere but in a run-in lead, the pair of marks once."""
        close = self._find(Mark.LEAD, index + 1, last)
        token = self._tokens[index]
        if close is None:
            self._stray(token, style)
            return index + 1
        self._error(*_BOLD, token.start, self._tokens[close].end)
        self._range(index + 1, close, style)
        return close + 1

    # Run-in lead --------------------------------------------------------------------------------------------

    def _starts_bold(self) -> bool:
        return bool(self._tokens) and self._tokens[0].mark is Mark.LEAD

    def _lead(self) -> int:
        """Read `**Về y tế:** …` in any of its spellings; return the index after it, 0 where it is none."""
        close = self._find(Mark.LEAD, 1, len(self._tokens))
        if close is None:
            return 0
        opening, closing = self._tokens[0], self._tokens[close]
        inner = self._source[opening.end : closing.start].rstrip()
        colon_outside = self._source[closing.end : self._stretch.end].startswith(":")
        if not inner or not (inner.endswith((":", ".")) or colon_outside):
            return 0
        self._range(1, close, _Style(bold=True))
        self._trim()
        position = closing.end
        if colon_outside and not inner.endswith(":"):
            self._put(":", position, position + 1, _Style(bold=True))
            position += 1
        self._space_after_lead(position)
        return self._skip_to(close + 1, position)

    def _space_after_lead(self, position: int) -> None:
        if position < self._stretch.end and not self._source[position].isspace():
            self._put(" ", position, position, _UPRIGHT)

    def _skip_to(self, index: int, position: int) -> int:
        """Print what a token has left from `position` on, where the lead took its first character."""
        if index < len(self._tokens) and self._tokens[index].start < position:
            token = self._tokens[index]
            self._put(self._source[position : token.end], position, token.end, _UPRIGHT)
            return index + 1
        return index

    # Atoms --------------------------------------------------------------------------------------------------

    def _expression(self, token: Token, style: _Style) -> None:
        inner = self._source[token.start + 2 : token.end - 2]
        offset = token.start + 2 + len(inner) - len(inner.lstrip())
        steps = parse_expression(token.text)
        if isinstance(steps, Misspelling):
            wrong = cure(steps, token.text, self._resolver.names())
            self._error(wrong.code, wrong.message, wrong.hint, offset + wrong.start, offset + wrong.end)
            self._put(self._source[token.start : token.end], token.start, token.end, style, missing=True)
            return
        try:
            printed = self._resolver.resolve(steps, partial(self._stretch.place, token.start, token.end))
        except ExpressionError as error:
            step = steps[min(error.step_index, len(steps) - 1)]
            self._error(error.code, error.message, error.hint, offset + step.start, offset + step.end)
            self._put(self._source[token.start : token.end], token.start, token.end, style, missing=True)
            return
        lines = printed.lines if isinstance(printed, PrintedLines) else (printed,)
        self._gaps(lines, offset + steps[0].start, offset + steps[0].end)
        if isinstance(printed, PrintedLines):
            self._paragraphs(token, printed, style)
            return
        self._reading.uses += printed.uses
        self._put(one_line(printed.text), token.start, token.end, style, missing=printed.missing, typed=False)

    def _gaps(self, lines: Iterable[Printed], start: int, end: int) -> None:
        """Warn of what a draft lacks, each thing once."""
        for gap in dict.fromkeys(line.gap for line in lines if line.gap):
            place = self._stretch.place(start, end)
            self._reading.findings.append(Finding(gap.code, gap.message, place, gap.hint, Severity.WARNING))

    def _paragraphs(self, token: Token, printed: PrintedLines, style: _Style) -> None:
        """Keep the paragraphs of an expression that has its line to itself."""
        stretch = self._stretch
        if stretch.lines and (token.start, token.end) == (stretch.start, stretch.end):
            self._reading.lines = printed.lines
            return
        raw = self._source[token.start : token.end]
        self._error(
            "lines-not-alone",
            f"Biểu thức {raw} in ra nhiều đoạn, phải đứng riêng một dòng.",
            f"chuyển {raw} xuống dòng riêng, trước nó chỉ có dấu đầu dòng (- hoặc 1.)",
            token.start,
            token.end,
        )
        self._put(raw, token.start, token.end, style, missing=True)

    def _note(self, token: Token) -> None:
        place = self._stretch.place(token.start, token.end)
        if self._notes is None:
            message = f"Chú thích [^{token.text}] không dùng được ở đây."
            hint = "chú thích chỉ đặt trong lời văn của khoang; chuyển nội dung vào câu hoặc bỏ dấu này"
            self._reading.findings.append(Finding("note-not-here", message, place, hint))
            return
        note = self._notes.use(token.text, place)
        if isinstance(note, Finding):
            self._reading.findings.append(note)
            return
        if not self._spans:
            message = f"Dấu chú thích [^{token.text}] đứng trước mọi chữ của đoạn."
            hint = f"nếu đây là nội dung chú thích thì thêm dấu hai chấm: [^{token.text}]: …"
            self._reading.findings.append(Finding("note-leads", message, place, hint))
        elif self._source[token.start - 1].isspace():
            message = f"Có dấu cách trước dấu chú thích [^{token.text}]."
            hint = "xóa dấu cách; dấu chú thích đặt liền sau chữ"
            self._reading.findings.append(Finding("space-before-note", message, place, hint, Severity.WARNING))
        self._spans.append(note)

    def _break(self, token: Token, style: _Style) -> None:
        """Read ` // ` with a space on either side; elsewhere, as in an address, it is text."""
        stretch, source = self._stretch, self._source
        at_start, at_end = token.start == stretch.start, token.end == stretch.end
        spaced_before = at_start or source[token.start - 1].isspace()
        spaced_after = at_end or source[token.end].isspace()
        if not (stretch.breaks and spaced_before and spaced_after):
            self._add(token, style)
            return
        if at_start or at_end or not self._spans:
            hint = "xóa //, hoặc viết chữ ở cả hai bên; muốn in dấu // thì gõ \\//"
            self._error("break-at-edge", "Dấu xuống dòng // đứng ở đầu hoặc cuối dòng.", hint, token.start, token.end)
            self._add(token, style)
            return
        self._trim()
        self._spans.append(Break())
        self._reading.pieces.append(Piece(" ", token.start, token.end))
        self._breaking = True

    def _stray(self, token: Token, style: _Style) -> None:
        self._error(*stray(token), token.start, token.end)
        self._add(token, style)

    # What is kept -------------------------------------------------------------------------------------------

    def _add(self, token: Token, style: _Style, *, superscript: bool = False) -> None:
        self._put(token.text, token.start, token.end, style, superscript=superscript)

    def _put(
        self,
        text: str,
        start: int,
        end: int,
        style: _Style,
        *,
        superscript: bool = False,
        missing: bool = False,
        typed: bool = True,
    ) -> None:
        if self._breaking:
            start += len(text) - len(text.lstrip()) if typed else 0
            text = text.lstrip()
            self._breaking = not text
        if not text:
            return
        self._reading.pieces.append(Piece(text.translate(_RAISE) if superscript else text, start, end, typed))
        self._spans.append(Text(text, style.bold, style.italic, superscript, missing))

    def _trim(self) -> None:
        """Drop the spaces at the end of what was read so far."""
        last = self._spans[-1] if self._spans else None
        if isinstance(last, Text) and last.text != (kept := last.text.rstrip()):
            pieces = self._reading.pieces
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip())
            self._spans[-1:] = [replace(last, text=kept)] if kept else []

    def _find(self, mark: Mark, first: int, last: int) -> int | None:
        return next((index for index in range(first, last) if self._tokens[index].mark is mark), None)

    def _error(self, code: str, message: str, hint: str | None, start: int, end: int) -> None:
        self._reading.findings.append(Finding(code, message, self._stretch.place(start, end), hint))


_BOLD: Final = (
    "bold-not-lead",
    "Chữ đậm chỉ dùng cho cụm dẫn ở đầu đoạn, kết thúc bằng dấu hai chấm.",
    "viết **Về y tế:** ở đầu đoạn, hoặc bỏ hai dấu **; muốn in dấu * thì gõ \\*",
)
_RAISE: Final = str.maketrans("0123456789", RAISED_DIGITS)


def _format(span: Span) -> Text | None:
    return replace(span, text="") if isinstance(span, Text) else None


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Return the spans with neighbours of one format made one."""
    for form, group in groupby(spans, _format):
        members = list(group)
        if form is None:
            yield from members
        else:
            yield replace(form, text="".join(span.text for span in members if isinstance(span, Text)))


def one_line(text: str) -> str:
    r"""Return a value on one line: a paragraph has no line ends of its own.

    >>> one_line("Sở Y tế;\nSở Nội vụ\n")
    'Sở Y tế; Sở Nội vụ'
    """
    return " ".join(line.strip() for line in text.splitlines() if line.strip()) if "\n" in text else text
