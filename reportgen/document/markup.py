"""Spans and blocks as WordprocessingML, by joining strings; and the same as the text that must be read back.

The two are made apart from each other, so that what the markup loses the text betrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final

from reportgen.diagnostics import Cause, refuse
from reportgen.document.styles import LEVELS, Styles
from reportgen.document.values import PARAGRAPH, Finished
from reportgen.numerals import LETTERS, ORDINALS
from reportgen.prose.blocks import Block, Level, Note, Span, Text

LETTER_LEVEL: Final = 5
"""The level of points in the one list that numbers everything."""

TEXT: Final = '<w:t xml:space="preserve">'
_BREAK: Final = "<w:r><w:br/></w:r>"


def escape(text: str) -> str:
    """Return the characters as they stand in the text of an element.

    >>> escape("R&D <8%")
    'R&amp;D &lt;8%'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return the characters as they stand in an attribute in double quotes.

    >>> quoted('a "b"')
    'a &quot;b&quot;'
    """
    return escape(text).replace('"', "&quot;")


def within_text(text: str) -> str:
    r"""Return the characters as they stand within a text element; line ends and tabs become Word's own.

    >>> within_text("a\nb")
    'a</w:t><w:br/><w:t xml:space="preserve">b'
    """
    if is_plain(text):
        return text
    return escape(text).replace("\n", f"</w:t><w:br/>{TEXT}").replace("\t", f"</w:t><w:tab/>{TEXT}")


def is_plain(text: str) -> bool:
    """Return whether the characters stand within a text element as they are."""
    return not ("&" in text or "<" in text or ">" in text or "\n" in text or "\t" in text)


def _opening(bold: bool, italic: bool, superscript: bool, missing: bool) -> str:
    """Return the start of a run; its properties stand in the order of the schema."""
    marks = (
        ("<w:b/><w:bCs/>", bold),
        ("<w:i/><w:iCs/>", italic),
        ('<w:highlight w:val="yellow"/>', missing),
        ('<w:vertAlign w:val="superscript"/>', superscript),
    )
    found = "".join(mark for mark, wanted in marks if wanted)
    properties = f"<w:rPr>{found}</w:rPr>" if found else ""
    return f"<w:r>{properties}{TEXT}"


_OPENINGS: Final = {formats: _opening(*formats) for formats in product((False, True), repeat=4)}
"""The start of a run by its formats: bold, italic, superscript, missing."""


def text_run(span: Text) -> str:
    """Return one run."""
    opening = _OPENINGS[span.bold, span.italic, span.superscript, span.missing]
    return f"{opening}{within_text(span.text)}</w:t></w:r>"


def paragraph(style: str, runs: str, further: str = "") -> str:
    """Return a paragraph. `style` is an id as it stands in the template; `further` properties follow it."""
    return f'{PARAGRAPH}<w:p><w:pPr><w:pStyle w:val="{style}"/>{further}</w:pPr>{runs}</w:p>'


def read_back(text: str) -> str:
    """Return the text as the proof reads it from the output: breaks and tabs are elements there."""
    return text.replace("\n", "").replace("\t", "") if "\n" in text or "\t" in text else text


class NoteTaker:
    """Gathers the notes of a document in printed order."""

    def __init__(self, styles: Styles, first_id: int, *, brackets: bool) -> None:
        self._styles = styles
        self._first_id = first_id
        self._brackets = brackets
        self._notes: list[Note] = []
        self.mark_text = "()" if brackets else ""
        """The characters that a mark adds to its line; Word adds the number."""

    def mark(self, note: Note) -> str:
        """Return the runs of the mark, and keep the note for the part that holds the notes."""
        number = self._first_id + len(self._notes)
        self._notes.append(note)
        run = self._run(f'<w:footnoteReference w:id="{number}"/>')
        return f"{self._run('<w:t>(</w:t>')}{run}{self._run('<w:t>)</w:t>')}" if self._brackets else run

    def _run(self, content: str) -> str:
        return f'<w:r><w:rPr><w:rStyle w:val="{self._styles["FootnoteReference"]}"/></w:rPr>{content}</w:r>'

    def finish(self) -> Finished:
        """Return the `w:footnote` elements of all notes gathered.

        A note begins with its bare number whatever the mark in the text: published reports print it so, and
        LibreOffice puts brackets around it in the wrong place.
        """
        mark = self._run("<w:footnoteRef/>") if self._notes else ""
        space = f"<w:r>{TEXT} </w:t></w:r>"
        elements, expected = [], []
        for number, note in enumerate(self._notes, self._first_id):
            runs = "".join([mark, space, *(text_run(span) for span in note.spans)])
            elements.append(f'<w:footnote w:id="{number}">{paragraph(self._styles["FootnoteText"], runs)}</w:footnote>')
            said = "".join(read_back(span.text) for span in note.spans)
            expected.append(f"{PARAGRAPH} {said}")
        return Finished.of("".join(elements), "".join(expected))


class BlockPrinter:
    """Prints blocks in the styles of one template."""

    def __init__(self, styles: Styles, notes: NoteTaker, *, part_in_words: bool, letter_lists: tuple[int, ...]) -> None:
        self._letter_lists = letter_lists
        self._styles = styles
        self._notes = notes
        self._part_in_words = part_in_words

    def blocks(self, blocks: Sequence[Block]) -> Finished:
        """Return the paragraphs of a slot."""
        markup = [self._block(block) for block in blocks]
        expected = [self._expected(block) for block in blocks]
        return Finished.of("".join(markup), "".join(expected))

    def gap(self, text: str) -> Finished:
        """Return the paragraph that stands in a draft where a required slot is empty."""
        run = text_run(Text(text, missing=True))
        return Finished.of(paragraph(self._styles["NoiDung"], run), PARAGRAPH + text)

    def _runs(self, spans: Iterable[Span]) -> str:
        runs = [
            text_run(span) if type(span) is Text else self._notes.mark(span) if type(span) is Note else _BREAK
            for span in spans
        ]
        return "".join(runs)

    def _block(self, block: Block) -> str:
        style = self._styles[LEVELS[block.level]]
        runs = self._runs(block.spans)
        if block.level is Level.PART:
            words = text_run(Text(part_words(block))) if self._part_in_words else ""
            return paragraph(style, words) + paragraph(self._styles["PhanTieuDe"], runs)
        if block.level is Level.POINT:
            return paragraph(style, runs, letter_number(block, self._letter_lists))
        return paragraph(style, runs)

    def _expected(self, block: Block) -> str:
        mark = self._notes.mark_text
        said = [span.text if type(span) is Text else mark if type(span) is Note else "" for span in block.spans]
        line = read_back("".join(said))
        if block.level is not Level.PART:
            return PARAGRAPH + line
        words = part_words(block) if self._part_in_words else ""
        return f"{PARAGRAPH}{words}{PARAGRAPH}{line}"


def part_words(block: Block) -> str:
    """Return "Phần thứ nhất".

    Raises:
        Refused: there are more parts than words.
    """
    number = block.number or 1
    if number > len(ORDINALS):
        raise refuse(
            "too-many-parts",
            f"Văn bản có quá {len(ORDINALS)} phần.",
            cause=Cause.DATA,
            hint="gộp bớt các phần, hoặc dùng mẫu đánh số phần bằng chữ số La Mã",
            place=block.place,
        )
    return f"Phần thứ {ORDINALS[number - 1]}"


def letter_number(block: Block, lists: tuple[int, ...]) -> str:
    """Return the numbering property of a point; `lists` are those of the letters.

    Raises:
        Refused: there are more points than letters, or the template cannot print this one.
    """
    number = block.number or 1
    if len(lists) < number <= len(LETTERS):
        raise refuse(
            "missing-letters",
            f"Mẫu thiếu danh sách đánh số cho điểm {LETTERS[number - 1]}).",
            cause=Cause.TEMPLATE,
            hint="sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc",
        )
    if number > len(LETTERS):
        raise refuse(
            "too-many-points",
            f"Danh sách điểm có quá {len(LETTERS)} điểm.",
            cause=Cause.DATA,
            hint="chia danh sách cho nhiều khoản, hoặc dùng dấu “-”",
            place=block.place,
        )
    return f'<w:numPr><w:ilvl w:val="{LETTER_LEVEL}"/><w:numId w:val="{lists[number - 1]}"/></w:numPr>'
