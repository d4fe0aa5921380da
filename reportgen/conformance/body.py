"""The text: grounds, alignment, size, indent, spacing, end mark (Phụ lục I, Phần I, mục II.6a, b, e; Phụ lục III)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reportgen.conformance.body_reader import Item, Role
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.letterhead_reader import MARKS
from reportgen.conformance.lines import Line, line_of
from reportgen.conformance.looks import check_alignment, check_look, check_size, number, points_of
from reportgen.conformance.reading import NOTES, Passage
from reportgen.conformance.slips import citation_slips
from reportgen.ooxml.units import HalfPoints, Twips, to_mm

_END_MARK: Final = "./."
_TITLED: Final = frozenset({Role.SECTION, Role.ARTICLE, Role.CLAUSE, Role.SUBCLAUSE})
_NOT_INDENTED: Final = frozenset({Role.SECTION})
"""Whose alignment and indent the decree leaves open."""
_TWIPS_PER_LINE: Final = 240
_MM_PER_CM: Final = 10


def check_body(inspection: Inspection) -> None:
    """Measure every paragraph of the text and of the appendices' texts, and how the text ends."""
    for passage in inspection.reading.passages:
        text = [item for item in passage.items if item.is_text and not item.line.is_blank]
        usual = _usual_size(text)
        for item in text:
            _check_paragraph(inspection, item, usual)
        _check_gaps(inspection, passage)
    _check_notes(inspection)
    if inspection.reading.is_appendix:
        return
    items = inspection.reading.text.items
    _check_grounds(inspection, items)
    for slip in citation_slips(inspection.rules, [item.line.text for item in items]):
        inspection.report_slip(slip, items[slip.index].line)
    _check_end(inspection, items)


def _is_title(item: Item) -> bool:
    return item.role in _TITLED and item.line.bold is True


def _is_short(inspection: Inspection, line: Line) -> bool:
    """Whether a paragraph aligned to the left is one line long: justified, it would look the same."""
    form = line.form
    if form.align != "left":
        return False
    return line.width < inspection.reading.room(line) - form.first_line


def _check_paragraph(inspection: Inspection, item: Item, usual: HalfPoints | None) -> None:
    line = item.line
    if not _is_title(item) and not _is_short(inspection, line):
        check_alignment(inspection, inspection.rule("ND-01"), line)
    check_size(inspection, inspection.rule("ND-02"), line)
    low, high = inspection.rule("ND-02").range("size")
    odd = [size for size in line.sizes if usual is not None and size != usual and low <= size / 2 <= high]
    if odd and usual is not None:
        expected = f"cỡ chữ {points_of(usual)} như các đoạn khác"
        inspection.report("ND-02b", f"cỡ chữ {points_of(*odd)}", line, expected=expected)
    if item.role is not Role.BASIS and line.italic is True and not line.text.startswith("("):
        inspection.report("ND-02", "cả đoạn in nghiêng", line, expected="chữ đứng")
    if item.role not in _NOT_INDENTED:
        _check_indent(inspection, item)
    _check_line_spacing(inspection, item, max(line.sizes, default=HalfPoints(28)))


def _usual_size(items: Sequence[Item]) -> HalfPoints | None:
    """Return the size that most letters of the text have."""
    letters: Counter[HalfPoints] = Counter()
    for item in items:
        for run in item.line.runs:
            letters[run.format.size] += len(run.text)
    return letters.most_common(1)[0][0] if letters else None


def _check_indent(inspection: Inspection, item: Item) -> None:
    rule = inspection.rule("ND-03")
    typed = re.match(r"[\t \u00a0]*", item.line.paragraph.text)
    if typed and "\t" in typed[0]:
        inspection.report("ND-03b", "thụt bằng phím Tab", item.line)
        return
    if typed and len(typed[0]) > 1:
        inspection.report("ND-03", "thụt bằng dấu cách", item.line)
        return
    form = item.line.form
    start = to_mm(Twips(form.left + form.first_line)) / _MM_PER_CM
    if not any(abs(start - allowed) <= rule.number("tolerance") for allowed in rule.allowed["indents"]):
        inspection.report("ND-03", f"{number(start)} cm", item.line)


def _check_line_spacing(inspection: Inspection, item: Item, size: HalfPoints) -> None:
    rule = inspection.rule("ND-05")
    low, high = rule.range("lines")
    form = item.line.form
    if form.line_rule == "auto":
        lines = form.line / _TWIPS_PER_LINE
        if not low - 0.005 <= lines <= high + 0.005:
            inspection.report("ND-05", f"{number(lines)} dòng", item.line)
        return
    single = rule.number("single") * size * 10
    found = f"{'chính xác' if form.line_rule == 'exact' else 'ít nhất'} {number(form.line / 20)} pt"
    outside = not low * single - 1 <= form.line <= high * single + 1
    inspection.report("ND-05" if outside else "ND-05b", found, item.line)


def _check_gaps(inspection: Inspection, passage: Passage) -> None:
    """Measure the space between neighbouring paragraphs of the text; blank lines in its place are told apart."""
    least = inspection.rule("ND-04").number("gap")
    items = {item.line: item for item in passage.items}
    last: Item | None = None
    blank = False
    for line in passage.lines:
        item = items.get(line)
        if item is None:
            blank |= not line.paragraph.lines and not line.paragraph.boxed and line.cell is None
            continue
        if last is not None and item.is_text and last.is_text:
            if blank:
                inspection.report("ND-04b", "có dòng trống", line)
            elif (gap := _gap(last.line, line)) < least:
                inspection.report("ND-04", f"{number(gap)} pt", line)
        last, blank = item, False


def _gap(above: Line, below: Line) -> float:
    """Return the space between two paragraphs in points; styles that close up with themselves leave none."""
    first, second = above.form, below.form
    same = first.style == second.style
    after = 0 if first.contextual and same else first.after
    before = 0 if second.contextual and same else second.before
    return max(after, before) / 20


def _check_grounds(inspection: Inspection, items: Sequence[Item]) -> None:
    rule = inspection.rule("CC-02")
    exempt = re.compile(rule.text("exempt"))
    for item, following in pairwise((*items, None)):
        if item is None or item.role is not Role.BASIS:
            continue
        check_look(inspection, "CC-01", item.line)
        is_last = following is None or following.role is not Role.BASIS
        wanted = "." if is_last else ";"
        unfinished = following is not None and following.line.is_blank
        if not item.line.text.endswith(wanted) and not unfinished:
            found = f"cuối dòng là “{item.line.text[-1]}”"
            inspection.report("CC-01", found, item.line, expected=f"cuối dòng là “{wanted}”")
        cited = re.sub(r"^căn cứ ?", "", item.line.folded)
        whole = re.search(rule.text("symbol"), cited) and re.search(rule.text("date"), cited)
        if not exempt.search(cited) and not whole and ".." not in cited and cited.strip(";. "):
            inspection.report("CC-02", "thiếu số, ký hiệu hoặc thời gian ban hành", item.line)


def _check_end(inspection: Inspection, items: Sequence[Item]) -> None:
    if not items:
        inspection.report("ND-07", "không có nội dung", "phần thân")
        return
    marked = [item for item in items if _END_MARK in item.line.text]
    last = next((item for item in reversed(items) if not MARKS.match(item.line.folded)), items[-1])
    if last.role is Role.TABLE and not marked:
        inspection.report("ND-07", "không có ./.", last.line)
        return
    for item in marked:
        text = item.line.text
        if item is not last and item.role is not Role.TABLE:
            inspection.report("ND-07", "./. không ở cuối nội dung", item.line)
        elif re.search(r"[….] ?\.\./\.|… ?\./\.", text):
            continue  # a form's dots, still to be filled in
        elif re.search(r"\s\./\.", text):
            inspection.report("ND-07", "có dấu cách trước ./.", item.line)
        elif re.search(r"[.;,]\./\.$", text):
            inspection.report("ND-07", "có dấu câu thừa trước ./.", item.line)
        elif not text.endswith(_END_MARK):
            inspection.report("ND-07", "còn chữ sau ./.", item.line)
    if not marked:
        inspection.report("ND-07", "không có ./.", last.line)


def _check_notes(inspection: Inspection) -> None:
    rule = inspection.rule("ND-08")
    low, high = rule.range("size")
    for story in inspection.reading.file.notes:
        sizes = {size for each in story.paragraphs for size in line_of(each).sizes if not low <= size / 2 <= high}
        if sizes:
            found = f"cỡ chữ {points_of(*sorted(sizes))}"
            inspection.report("ND-08", found, NOTES, expected=f"cỡ chữ từ {number(low)}")
