"""Font, encoding and colour of every character (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.4)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line
from reportgen.conformance.reading import FOOTER, HEADER, NOTES
from reportgen.ooxml.formats import RunFormat
from reportgen.ooxml.runs import Run
from reportgen.ooxml.stories import Paragraph, Story
from reportgen.ooxml.tables import Table


def check_fonts(inspection: Inspection) -> None:
    """Measure the characters of the text, its tables and lists, headers, footers and notes."""
    checker = _Fonts(inspection)
    file = inspection.reading.file
    for line in inspection.reading.lines:
        checker.check_line(line)
    for table in file.body.large_tables:
        checker.check_large_table(table)
    for story, where in (
        *((story, HEADER) for section in file.sections for story in section.headers.values()),
        *((story, FOOTER) for section in file.sections for story in section.footers.values()),
        *((story, NOTES) for story in file.notes),
    ):
        checker.check_story(story, where)
    if checker.unresolved:
        inspection.unmeasured(("FN-01",), "phông theo bộ màu (theme) mà tệp không định nghĩa")


class _Fonts:
    """Checks story by story; what a format alone decides is decided once."""

    def __init__(self, inspection: Inspection) -> None:
        self.inspection = inspection
        self.font = inspection.rule("FN-01").text("font").casefold()
        self.legacy = re.compile(inspection.rule("FN-02").text("legacy"))
        first, last = inspection.rule("FN-02").texts("private")
        self.private = re.compile(f"[{first}-{last}]")
        self.unresolved = False
        self._sound: dict[int, bool] = {}
        self._seen: set[int] = set()
        self._tables: set[tuple[int, str, str]] = set()

    def check_story(self, story: Story, where: str) -> None:
        """Check a story that is not the main text, once."""
        if id(story) not in self._seen:
            self._seen.add(id(story))
            for paragraph in story.paragraphs:
                for rule_id, found in dict(self._problems(paragraph)).items():
                    self.inspection.report(rule_id, found, where)

    def check_line(self, line: Line) -> None:
        """Check a line of the main text."""
        for rule_id, found in dict(self._problems(line.paragraph)).items():
            if not self._told_for_table(line.paragraph, rule_id, found):
                self.inspection.report(rule_id, found, line)

    def check_large_table(self, table: Table) -> None:
        """Check the characters of a table of which only some paragraphs were read."""
        line = next(line for line in self.inspection.reading.lines if line.cell and line.cell.table is table)
        for rule_id, found in _of_text("\n".join(table.texts()), self.private):
            if not self._told_for_table(line.paragraph, rule_id, found):
                self.inspection.report(rule_id, found, line)

    def _told_for_table(self, paragraph: Paragraph, rule_id: str, found: str) -> bool:
        """Whether the same was said of another cell of the table; one finding a table is enough."""
        if paragraph.cell is None:
            return False
        key = (id(paragraph.cell.table), rule_id, found)
        if key in self._tables:
            return True
        self._tables.add(key)
        return False

    def _problems(self, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
        runs = paragraph.runs
        if paragraph.label and paragraph.label_format:
            runs = (*runs, Run(paragraph.label, paragraph.label_format))
        for run in runs:
            if not run.text or run.text.isspace():
                continue
            if not self._is_sound(run.format):
                yield from self._of_format(run)
            if run.linked and run.format.underline != "none":
                yield "FN-03c", "gạch chân"
        yield from _of_text(paragraph.text, self.private)

    def _is_sound(self, form: RunFormat) -> bool:
        """Whether nothing in a format can be wrong for any letter."""
        key = id(form)
        if key not in self._sound:
            ascii_font, other, east_asian, _ = (font.casefold() for font in form.fonts)
            self._sound[key] = (
                ascii_font == other == east_asian == self.font
                and not form.complex_script
                and next(self._colours(form), None) is None
            )
        return self._sound[key]

    def _of_format(self, run: Run) -> Iterator[tuple[str, str]]:
        for font in dict.fromkeys(run.format.font_of(letter) for letter in run.text if not letter.isspace()):
            if self.legacy.search(font):
                yield "FN-02", f"phông {font} của bảng mã cũ"
            elif not font:
                self.unresolved = True
            elif font.strip().casefold() != self.font:
                yield "FN-01", f"phông {font}"
        yield from self._colours(run.format, linked=run.linked)

    def _colours(self, form: RunFormat, *, linked: bool = False) -> Iterator[tuple[str, str]]:
        rule = self.inspection.rule("FN-03")
        themed = bool(form.theme_color) and form.theme_color not in rule.texts("theme_colors")
        if themed or (not form.theme_color and form.color not in rule.texts("colors")):
            yield ("FN-03c" if linked else "FN-03"), f"màu {form.color if form.color != 'AUTO' else form.theme_color}"
        if form.highlight != "none":
            yield "FN-03b", f"tô sáng {form.highlight}"
        elif form.shading not in self.inspection.rule("FN-03b").texts("fills"):
            yield "FN-03b", f"nền {form.shading}"


def _of_text(text: str, private: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Return what is wrong with characters themselves."""
    if text.isascii():
        return
    if private.search(text):
        yield "FN-02", "ký tự riêng của phông, không phải Unicode"
    if not unicodedata.is_normalized("NFC", text):
        yield "FN-02b", "dấu tách rời khỏi chữ"
