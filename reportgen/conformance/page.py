"""Paper, margins, direction and page numbers (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục I.1-3 and I.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.lines import Line, line_of
from reportgen.conformance.looks import check_look, number, span_of
from reportgen.conformance.reading import FOOTER, HEADER
from reportgen.ooxml.stories import Paragraph, Story
from reportgen.ooxml.units import Twips, to_mm
from reportgen.ooxml.word_file import Section

_SIDES: Final = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}
_PAGE: Final = "PAGE"


def check_page(inspection: Inspection) -> None:
    """Measure every section's sheet and the page numbers."""
    sections = inspection.reading.file.sections
    for index, section in enumerate(sections):
        where = _section_name(index, len(sections))
        _check_paper(inspection, section, where)
        _check_direction(inspection, section, index, where)
        _check_margins(inspection, section, where)
    _check_page_numbers(inspection, sections)


def _section_name(index: int, count: int) -> str | None:
    return f"phần (section) {index + 1}" if count > 1 else None


def _check_paper(inspection: Inspection, section: Section, where: str | None) -> None:
    rule = inspection.rule("PG-01")
    sides = sorted(to_mm(side) for side in (section.width, section.height))
    wanted = (rule.number("short"), rule.number("long"))
    if any(abs(side - want) > rule.number("tolerance") for side, want in zip(sides, wanted, strict=True)):
        found = f"{number(to_mm(section.width))} x {number(to_mm(section.height))} mm"
        inspection.report("PG-01", found, where)


def _is_landscape(section: Section) -> bool:
    return section.width > section.height


def _check_direction(inspection: Inspection, section: Section, index: int, where: str | None) -> None:
    if not _is_landscape(section):
        return
    own = [line for line in inspection.reading.lines if line.paragraph.section == index]
    letterhead = set(inspection.reading.lines[: inspection.reading.letterhead.end])
    ending = inspection.reading.ending
    signed = set(inspection.reading.lines[ending.start : ending.end]) if ending else set()
    if not any(each.cell is not None and each not in letterhead and each not in signed for each in own):
        inspection.report("PG-02", "trang ngang mà không có bảng, biểu", where)


def _check_margins(inspection: Inspection, section: Section, where: str | None) -> None:
    lying = _is_landscape(section)
    rule = inspection.rule("PG-03c" if lying else "PG-03")
    for side, words in _SIDES.items():
        stated = section.margins.get(side)
        low, high = rule.range("sides" if lying else side)
        if stated is None:
            inspection.report(rule.id, "không đặt", where, expected=f"{span_of(low, high)} mm", what=words.capitalize())
            continue
        length = abs(to_mm(stated))
        if not low - rule.number("tolerance") <= length <= high + rule.number("tolerance"):
            found, expected = f"{number(length)} mm", f"{span_of(low, high)} mm"
            inspection.report(rule.id, found, where, expected=expected, what=words.capitalize())
    gutter, left = (section.margins.get(name, Twips(0)) for name in ("gutter", "left"))
    _, widest = inspection.rule("PG-03").range("left")
    if gutter and (lying or to_mm(Twips(gutter + left)) > widest):
        inspection.report("PG-03b", f"gáy {number(to_mm(gutter))} mm", where)
    if inspection.reading.file.setting("mirrorMargins"):
        inspection.report("PG-03b", "lề đối xứng", where)


def _check_page_numbers(inspection: Inspection, sections: tuple[Section, ...]) -> None:
    numbered = [section for section in sections if any(map(_has_page, section.headers.values()))]
    footed = [section for section in sections if any(map(_has_page, section.footers.values()))]
    if footed:
        inspection.report("PN-03", "số trang ở chân trang", FOOTER)
    if not numbered:
        if not footed:
            _check_absence(inspection)
        return
    seen: set[int] = set()
    for story in (story for section in numbered for story in section.headers.values()):
        if id(story) not in seen and _has_page(story):
            seen.add(id(story))
            _check_header(inspection, story)
    for top, distance in {(section.margins.get("top"), section.margins.get("header")) for section in numbered}:
        if top is not None and distance is not None and distance >= abs(top):
            found = f"cách mép trên {number(to_mm(distance))} mm, lề trên {number(to_mm(top))} mm"
            inspection.report("PN-03", found, HEADER, expected="trong lề trên")
    _check_first_page(inspection, sections[0])
    _check_counting(inspection, sections)


def _has_page(story: Story) -> bool:
    return _PAGE in story.fields


def _check_absence(inspection: Inspection) -> None:
    length = sum(len(line.text) for line in inspection.reading.lines)
    if length > inspection.rule("PN-06").number("one_page"):
        inspection.report("PN-06", "không có số trang", HEADER)
    else:
        inspection.unmeasured(
            ("PN-01", "PN-02", "PN-03", "PN-04"), "không có số trang; văn bản một trang thì không cần"
        )


def _page_paragraphs(story: Story) -> Iterator[Paragraph]:
    return (each for each in story.paragraphs if any(run.field == _PAGE for run in each.runs))


def _check_header(inspection: Inspection, story: Story) -> None:
    for paragraph in _page_paragraphs(story):
        line = line_of(paragraph)
        numeral = Line(paragraph, tuple(run for run in line.runs if run.field == _PAGE))
        for rule_id in ("PN-02", "PN-02b"):
            check_look(inspection, rule_id, numeral, HEADER)
        if paragraph.boxed or paragraph.text.startswith("\t"):
            inspection.unmeasured(("PN-03",), "số trang đặt trong khung hoặc sau phím Tab")
        elif paragraph.format.align != "center":
            inspection.report("PN-03", "số trang không canh giữa", HEADER)
    words = "".join(run.text for each in story.paragraphs for run in each.runs if run.field != _PAGE).strip()
    if words:
        inspection.report("PN-05", f"đầu trang còn có “{words[:40]}”", HEADER, expected="chỉ có chữ số")


def _check_first_page(inspection: Inspection, first: Section) -> None:
    shown = first.headers.get("first") if first.first_page_differs else first.headers.get("default")
    if shown is not None and _has_page(shown):
        inspection.report("PN-04", "trang thứ nhất hiện số trang", HEADER)


def _check_counting(inspection: Inspection, sections: tuple[Section, ...]) -> None:
    rule = inspection.rule("PN-01")
    if any(section.number_format not in rule.texts("formats") for section in sections):
        inspection.report("PN-01", "không phải chữ số Ả Rập", HEADER)
    if sections[0].number_start not in (None, 1):
        inspection.report("PN-01", f"bắt đầu từ số {sections[0].number_start}", HEADER)
