"""One deliberate fault at a time in a document of good form: its rule finds it, and no other rule speaks up."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

from reportgen.conformance import Expectations
from reportgen.conformance.ruler import measure
from reportgen.conformance.rules import load_rules
from reportgen.diagnostics import Cause, Severity
from tests.conformance import sample
from tests.conformance.sample import CENTER, LEFT, Draft

BASES = {"report": sample.report, "notice": sample.notice, "decision": sample.decision, "letter": sample.letter}
NOT_MEASURED = "not-measured"
KNOWN = {
    "report": Expectations(
        parent="",
        issuer_lines=("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
        symbol="BC-UBND",
        place="Lai Châu",
        addressed=False,
        final=True,
    ),
    "notice": Expectations(symbol="TB-UBND", place="Lai Châu"),
    "decision": Expectations(symbol="QĐ-UBND"),
    "letter": Expectations(parent="UBND tỉnh Lai Châu", issuer_lines=("SỞ TÀI CHÍNH",), addressed=True),
}


@dataclass(frozen=True)
class Fault:
    """What is spoilt, and the rule that must say so."""

    rule: str
    name: str
    spoil: Callable[[Draft], object]
    base: str = "report"
    companions: frozenset[str] = frozenset()
    """Rules that the same fault breaks as well, by what the decree says."""

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


@cache
def base(name: str) -> bytes:
    return BASES[name]().save()


def look(start: str, **values: object) -> Callable[[Draft], None]:
    """Change the font of the first run of a paragraph."""

    def spoil(draft: Draft) -> None:
        for name, value in values.items():
            setattr(draft.run(start).font, name, value)

    return spoil


def form(start: str, **values: object) -> Callable[[Draft], None]:
    """Change the format of a paragraph."""

    def spoil(draft: Draft) -> None:
        for name, value in values.items():
            setattr(draft.find(start).paragraph_format, name, value)

    return spoil


def text(start: str, words: str) -> Callable[[Draft], None]:
    return lambda draft: draft.retype(start, words)


def section(**values: object) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        for name, value in values.items():
            setattr(draft.first_section(), name, value)

    return spoil


def remove(start: str) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        sample.detach(sample.xml(draft.find(start)))

    return spoil


def on_off(parent: str, name: str) -> Callable[[Draft], None]:
    """Switch on a setting of the document (`settings`) or of its first section (`section`)."""

    def spoil(draft: Draft) -> None:
        owner = draft.word.settings.element if parent == "settings" else draft.first_section()._sectPr
        owner.append(OxmlElement(f"w:{name}"))

    return spoil


def page_number_run(**values: object) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        for run in draft.first_section().header.paragraphs[0].runs:
            for name, value in values.items():
                setattr(run.font, name, value)

    return spoil


def number_type(**values: str) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        element = OxmlElement("w:pgNumType")
        for name, value in values.items():
            element.set(qn(f"w:{name}"), value)
        draft.first_section()._sectPr.append(element)

    return spoil


def landscape(draft: Draft) -> None:
    only = draft.first_section()
    only.orientation = WD_ORIENT.LANDSCAPE
    only.page_width, only.page_height = Mm(297), Mm(210)


def number_in_footer(draft: Draft) -> None:
    header = draft.first_section().header.paragraphs[0]
    footer = draft.first_section().footer.paragraphs[0]
    for run in header.runs:
        footer._element.append(run._element)


def no_page_number(draft: Draft) -> None:
    header = draft.first_section().header.paragraphs[0]
    for run in header.runs:
        header._element.remove(run._element)
    for _ in range(30):
        draft.add_after("2. Đẩy nhanh", "Các cơ quan, đơn vị tổ chức thực hiện nghiêm túc nhiệm vụ được giao. " * 2)


def hyperlink(draft: Draft) -> None:
    run = draft.find("- Lĩnh vực y tế").runs[0]
    link = OxmlElement("w:hyperlink")
    run._element.addprevious(link)
    link.append(run._element)
    run.font.underline = True


def narrow_right_column(draft: Draft) -> None:
    for row in draft.head.rows:
        for cell in row.cells:
            cell.width = Twips(4536)


def title_on_the_left(draft: Draft) -> None:
    for row in draft.head.rows:
        left, right = row.cells
        left._element.addprevious(right._element)


def date_in_a_row_of_its_own(draft: Draft) -> None:
    last = sample.xml(draft.head.rows[1])
    last.addnext(deepcopy(last))
    draft.head.rows[1].cells[1].paragraphs[0].runs[0].text = ""
    draft.head.rows[2].cells[0].paragraphs[0].runs[0].text = ""


def bold_part(start: str, lead: int) -> Callable[[Draft], None]:
    """Keep only the first letters of a paragraph in bold."""

    def spoil(draft: Draft) -> None:
        paragraph = draft.find(start)
        first = paragraph.runs[0]
        rest = paragraph.add_run(first.text[lead:])
        first.text = first.text[:lead]
        rest.font.size, rest.bold = first.font.size, False

    return spoil


def long_bold_clause(draft: Draft) -> None:
    draft.retype("1. Tiếp tục", "1. " + "Tiếp tục thực hiện các nhiệm vụ, giải pháp phát triển đã đề ra. " * 4)
    draft.run("1. Tiếp tục").bold = True


def blank_line(draft: Draft) -> None:
    draft.add_after("- Lĩnh vực giáo dục", "")


def authority_below(draft: Draft) -> None:
    cell = draft.foot.rows[0].cells[1]
    cell.paragraphs[0].insert_paragraph_before("")


def short_room(draft: Draft) -> None:
    cell = draft.foot.rows[0].cells[1]
    for paragraph in cell.paragraphs[-4:-1]:
        sample.detach(sample.xml(paragraph))


def no_signature(draft: Draft) -> None:
    cell = draft.foot.rows[0].cells[1]
    for paragraph in cell.paragraphs[1:]:
        sample.detach(sample.xml(paragraph))
    cell.paragraphs[0].runs[0].text = ""


def no_name(draft: Draft) -> None:
    draft.retype("Nguyễn Văn A", "")


def no_recipients(draft: Draft) -> None:
    cell = draft.foot.rows[0].cells[0]
    for paragraph in cell.paragraphs[1:]:
        sample.detach(sample.xml(paragraph))
    cell.paragraphs[0].runs[0].text = ""


def addressed_notice(draft: Draft) -> None:
    following = draft.find("Sau khi nghe")
    added = following.insert_paragraph_before("")
    sample._typed(added, "Kính gửi: Các sở, ban, ngành tỉnh", align=LEFT, before=6)
    sample._typed(draft.find("- Các sở").insert_paragraph_before(""), "- Như trên;", size=11, align=LEFT)


def unnumbered_second_section(draft: Draft) -> None:
    sample.detach(draft.word.sections[1]._sectPr.find(qn("w:pgNumType")))


def appendix_in_the_same_section(draft: Draft) -> None:
    before = sample.xml(draft.find("Phụ lục II")).getprevious()
    while before.find(f".//{qn('w:sectPr')}") is None:
        before = before.getprevious()
    sample.detach(before)


def unrepeated_header(draft: Draft) -> None:
    row: Any = draft.word.tables[2].rows[0]
    sample.detach(row._tr.find(f".//{qn('w:tblHeader')}"))


def above_the_type(words: str, **values: Any) -> Callable[[Draft], None]:
    def spoil(draft: Draft) -> None:
        added = draft.find("BÁO CÁO").insert_paragraph_before("")
        sample._typed(added, words, **values)

    return spoil


def tracked(draft: Draft) -> None:
    run = draft.find("- Lĩnh vực y tế").runs[0]
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "7")
    inserted.set(qn("w:author"), "Nguyễn Văn A")
    run._element.addprevious(inserted)
    inserted.append(run._element)


def decomposed(draft: Draft) -> None:
    draft.retype("1.2. Sản xuất", unicodedata.normalize("NFD", draft.find("1.2. Sản xuất").text))


def automatic_points(draft: Draft) -> None:
    """Number a list with Word's own letters, which have no đ."""
    numbering = draft.word.part.numbering_part.element
    numbering.insert(0, parse_xml(_LETTERS))
    listed = parse_xml(_LIST)
    numbering.append(listed)
    for letter in "abcdđ":
        paragraph = draft.find(f"{letter}) ")
        draft.retype(f"{letter}) ", paragraph.text[3:])
        sample.xml(paragraph).get_or_add_pPr()._insert_numPr(parse_xml(_NUMBERED))


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LETTERS = f"""<w:abstractNum {_W} w:abstractNumId="90"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">
<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:suff w:val="space"/><w:lvlText w:val="%1)"/>
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl></w:abstractNum>"""
_LIST = f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
_NUMBERED = f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'

TITLE, MOTTO = "CỘNG HÒA", "Độc lập"
ISSUER, NUMBER, DATE = "TỈNH LAI CHÂU", "Số:", "Lai Châu, ngày"
TYPE, SUBJECT = "BÁO CÁO", "Công tác chỉ đạo"
SENTENCE = "1.1. Sản xuất"

FAULTS = (
    # page
    Fault("PG-01", "khổ Letter", section(page_width=Mm(215.9), page_height=Mm(279.4))),
    Fault("PG-01", "khổ A5", section(page_width=Mm(148), page_height=Mm(210)), base="notice"),
    Fault("PG-02", "trang ngang không có bảng", landscape, base="notice"),
    Fault("PG-03", "lề trên", section(top_margin=Mm(15))),
    Fault("PG-03", "lề dưới", section(bottom_margin=Mm(26))),
    Fault("PG-03", "lề trái", section(left_margin=Mm(25))),
    Fault("PG-03", "lề phải", section(right_margin=Mm(10))),
    Fault("PG-03b", "khoảng gáy", section(gutter=Mm(10))),
    Fault("PG-03b", "lề đối xứng", on_off("settings", "mirrorMargins")),
    Fault("PG-03c", "lề trang ngang", lambda draft: setattr(draft.word.sections[1], "left_margin", Mm(10))),
    # fonts
    Fault("FN-01", "phông Arial", look(SENTENCE, name="Arial")),
    Fault("FN-01", "phông trong bảng", look("Chỉ tiêu 3", name="Calibri")),
    Fault("FN-02", "phông .VnTime", look(SENTENCE, name=".VnTime")),
    Fault("FN-02", "ký tự riêng của phông", text(SENTENCE, "1.1. Sản xuất \uf0b7 ổn định.")),
    Fault("FN-02b", "dấu tách rời", decomposed),
    Fault("FN-03", "chữ đỏ", lambda draft: setattr(draft.run(SENTENCE).font.color, "rgb", RGBColor(255, 0, 0))),
    Fault("FN-03b", "tô sáng", look(SENTENCE, highlight_color=WD_COLOR_INDEX.YELLOW)),
    Fault("FN-03c", "siêu liên kết", hyperlink),
    # page numbers
    Fault("PN-01", "số La Mã", number_type(fmt="upperRoman")),
    Fault("PN-01", "bắt đầu từ 5", number_type(start="5")),
    Fault("PN-02", "cỡ 11", page_number_run(size=Pt(11))),
    Fault("PN-02", "nghiêng", page_number_run(italic=True)),
    Fault("PN-02b", "đậm", page_number_run(bold=True)),
    Fault("PN-03", "ở chân trang", number_in_footer),
    Fault("PN-03", "canh phải", lambda draft: setattr(draft.first_section().header.paragraphs[0], "alignment", LEFT)),
    Fault("PN-03", "thấp hơn lề trên", section(header_distance=Mm(22))),
    Fault("PN-04", "trang đầu hiện số", section(different_first_page_header_footer=False)),
    Fault(
        "PN-05", "Trang 2", lambda draft: draft.first_section().header.paragraphs[0].insert_paragraph_before("Trang")
    ),
    Fault("PN-06", "không có số trang", no_page_number),
    # letterhead
    Fault("SZ-01", "Quốc hiệu 12, Tiêu ngữ 14", look(TITLE, size=Pt(12))),
    Fault("SZ-01b", "địa danh 13", look(DATE, size=Pt(13))),
    Fault("QH-01", "cỡ 14", look(TITLE, size=Pt(14)), companions=frozenset({"QH-05"})),
    Fault("QH-01", "không đậm", look(TITLE, bold=False)),
    Fault("QH-01", "chữ thường", text(TITLE, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    Fault("QH-01", "canh trái", form(TITLE, alignment=LEFT)),
    Fault("QH-01", "thiếu chữ", text(TITLE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")),
    Fault("QH-01", "ở bên trái", title_on_the_left, companions=frozenset({"QH-05"})),
    Fault("QH-02", "cỡ 12", look(MOTTO, size=Pt(12)), companions=frozenset({"QH-03"})),
    Fault("QH-02", "gạch dài", text(MOTTO, "Độc lập – Tự do – Hạnh phúc"), companions=frozenset({"QH-03"})),
    Fault("QH-02", "chữ hoa", text(MOTTO, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), companions=frozenset({"QH-03"})),
    Fault("QH-03", "đường kẻ ngắn", lambda draft: draft.stretch_line(MOTTO, 0.5)),
    Fault("QH-03", "không có đường kẻ", lambda draft: draft.remove_line(MOTTO)),
    Fault("QH-04", "giãn dòng", form(MOTTO, line_spacing=1.5)),
    Fault("QH-04", "cách đoạn", form(MOTTO, space_before=Pt(6))),
    Fault("QH-05", "cột hẹp", narrow_right_column),
    Fault("CQ-01", "cơ quan chủ quản đậm", look("UBND TỈNH", bold=True), base="letter"),
    Fault("CQ-01", "cơ quan chủ quản cỡ 14", look("UBND TỈNH", size=Pt(14)), base="letter"),
    Fault("CQ-01b", "tên chủ quản", text("UBND TỈNH", "UBND TỈNH SƠN LA"), base="letter"),
    Fault("CQ-02", "không đậm", look(ISSUER, bold=False), companions=frozenset({"CQ-03"})),
    Fault("CQ-02", "cỡ 11", look(ISSUER, size=Pt(11)), companions=frozenset({"CQ-03"})),
    Fault("CQ-02", "nghiêng", look(ISSUER, italic=True)),
    Fault("CQ-02b", "tên cơ quan", text(ISSUER, "TỈNH LAI CHẬU")),
    Fault("CQ-03", "dài bằng dòng chữ", lambda draft: draft.stretch_line(ISSUER, 2.5)),
    Fault("CQ-04", "giãn dòng", form(ISSUER, line_spacing=1.5)),
    Fault(
        "CQ-05",
        "UBND có cơ quan chủ quản",
        text("SỞ TÀI CHÍNH", "ỦY BAN NHÂN DÂN XÃ BÌNH LƯ"),
        base="letter",
        companions=frozenset({"CQ-02b", "CQ-03"}),
    ),
    # number and date
    Fault("SK-01", "cỡ 14", look(NUMBER, size=Pt(14))),
    Fault("SK-01", "đậm", look(NUMBER, bold=True)),
    Fault("SK-01", "SỐ", text(NUMBER, "SỐ: 08/BC-UBND")),
    Fault("SK-01", "thiếu dấu hai chấm", text(NUMBER, "Số 08/BC-UBND")),
    Fault("SK-02", "số 8", text(NUMBER, "Số: 8/BC-UBND")),
    Fault("SK-03", "cách gạch chéo", text(NUMBER, "Số: 08 /BC-UBND")),
    Fault("SK-03", "cách gạch nối", text(NUMBER, "Số: 08/BC - UBND"), companions=frozenset({"SK-04b"})),
    Fault("SK-04", "TB cho báo cáo", text(NUMBER, "Số: 08/TB-UBND"), companions=frozenset({"SK-04b"})),
    Fault("SK-04", "CV", text(NUMBER, "Số: 245/CV-STC"), base="letter"),
    Fault("SK-04b", "ký hiệu khác", text(NUMBER, "Số: 08/BC-VP")),
    Fault("DD-01", "không nghiêng", look(DATE, italic=False)),
    Fault("DD-01", "đậm", look(DATE, bold=True)),
    Fault("DD-01", "thiếu dấu phẩy", text(DATE, "Lai Châu ngày 05 tháng 8 năm 2021")),
    Fault("DD-01", "địa danh chữ thường", text(DATE, "Lai châu, ngày 05 tháng 8 năm 2021")),
    Fault("DD-01", "khác dòng với số", date_in_a_row_of_its_own),
    Fault("DD-02", "tháng 08", text(DATE, "Lai Châu, ngày 05 tháng 08 năm 2021")),
    Fault("DD-02", "tháng 2", text(DATE, "Lai Châu, ngày 05 tháng 2 năm 2021")),
    Fault("DD-02", "ngày 5", text(DATE, "Lai Châu, ngày 5 tháng 8 năm 2021")),
    Fault("DD-02", "ngày 31 tháng 9", text(DATE, "Lai Châu, ngày 31 tháng 9 năm 2021")),
    Fault("DD-03", "TP.", text(DATE, "TP. Lai Châu, ngày 05 tháng 8 năm 2021"), base="decision"),
    Fault("DD-03b", "địa danh khác", text(DATE, "Sơn La, ngày 05 tháng 8 năm 2021")),
    # type and subject
    Fault("TL-01", "cỡ 16", look(TYPE, size=Pt(16))),
    Fault("TL-01", "không đậm", look(TYPE, bold=False)),
    Fault("TL-01", "chữ thường", text(TYPE, "Báo cáo")),
    Fault("TL-02", "không đậm", look(SUBJECT, bold=False), companions=frozenset({"TL-03"})),
    Fault("TL-02", "chữ hoa", text(SUBJECT, "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH THÁNG 8"), companions=frozenset({"TL-03"})),
    Fault("TL-02", "dấu chấm cuối", text(SUBJECT, "Công tác chỉ đạo, điều hành tháng 8 năm 2021.")),
    Fault("TL-03", "đường kẻ dài", lambda draft: draft.stretch_line(SUBJECT, 2.4)),
    Fault("TL-04", "cỡ 14", look("V/v", size=Pt(14)), base="letter"),
    Fault("TL-04", "sát số, ký hiệu", form("V/v", space_before=Pt(0)), base="letter"),
    # grounds
    Fault("CC-01", "không nghiêng", look("Căn cứ Luật", italic=False), base="decision"),
    Fault("CC-01", "dấu cuối", text("Căn cứ Luật", "Căn cứ Luật Tổ chức chính quyền địa phương,"), base="decision"),
    Fault("CC-02", "thiếu ngày", text("Căn cứ Nghị", "Căn cứ Nghị định về công tác văn thư;"), base="decision"),
    Fault("CC-03", "viện dẫn thiếu ngày", text(SENTENCE, "1.1. Thực hiện Chỉ thị số 12/CT-UBND, sản xuất ổn định.")),
    # text
    Fault("ND-01", "canh giữa", form("Trên đây", alignment=CENTER)),
    Fault(
        "ND-01",
        "canh trái đoạn dài",
        lambda draft: setattr(draft.add_after("1.2. Sản xuất", "Sản xuất " * 40), "alignment", LEFT),
    ),
    Fault("ND-02", "cỡ 12", look(SENTENCE, size=Pt(12))),
    Fault("ND-02", "nghiêng cả đoạn", look(SENTENCE, italic=True)),
    Fault("ND-02b", "cỡ 13 giữa cỡ 14", look(SENTENCE, size=Pt(13))),
    Fault("ND-03", "không thụt", form(SENTENCE, first_line_indent=Twips(0))),
    Fault("ND-03", "thụt 2 cm", form(SENTENCE, first_line_indent=Twips(1134))),
    Fault("ND-03", "thụt bằng dấu cách", text(SENTENCE, "     1.1. Sản xuất nông nghiệp ổn định.")),
    Fault("ND-03b", "thụt bằng Tab", text(SENTENCE, "\t1.1. Sản xuất nông nghiệp ổn định.")),
    Fault("ND-04", "0 pt", form(SENTENCE, space_before=Pt(0))),
    Fault("ND-04b", "dòng trống", blank_line),
    Fault("ND-05", "2 dòng", form(SENTENCE, line_spacing=2.0)),
    Fault("ND-05", "0,9 dòng", form(SENTENCE, line_spacing=0.9)),
    Fault("ND-05", "chính xác 12 pt", form(SENTENCE, line_spacing=Pt(12))),
    Fault("ND-05b", "chính xác 18 pt", form(SENTENCE, line_spacing=Pt(18))),
    Fault("ND-06", "chương không có tiêu đề", remove("PHẠM VI VÀ"), base="decision"),
    Fault("ND-07", "thiếu ./.", text("Trên đây", "Trên đây là Báo cáo của Ủy ban nhân dân tỉnh.")),
    Fault("ND-07", "cách trước ./.", text("Trên đây", "Trên đây là Báo cáo của Ủy ban nhân dân tỉnh ./.")),
    Fault("ND-07", "./. giữa văn bản", text("2. Đẩy nhanh", "2. Đẩy nhanh tiến độ giải ngân vốn./.")),
    # headings
    Fault("HD-01", "Phần không đậm", look("Phần I", bold=False), base="decision"),
    Fault("HD-01", "Phần 1", text("Phần I", "Phần 1"), base="decision"),
    Fault("HD-01b", "Phần thứ nhất", text("Phần I", "Phần thứ nhất"), base="decision"),
    Fault("HD-01c", "tiêu đề phần chữ thường", text("QUY ĐỊNH CHUNG", "Quy định chung"), base="decision"),
    Fault("HD-02", "Chương 1", text("Chương I", "Chương 1"), base="decision"),
    Fault("HD-03", "Mục canh trái", form("Mục 1", alignment=LEFT), base="decision"),
    Fault("HD-04", "đề mục không đậm", look("I. KẾT QUẢ", bold=False)),
    Fault("HD-04", "gạch chéo sau số", text("I. KẾT QUẢ", "I/ KẾT QUẢ CHỈ ĐẠO")),
    Fault("HD-04b", "đề mục chữ thường", text("I. KẾT QUẢ", "I. Kết quả chỉ đạo, điều hành")),
    Fault("HD-05", "Điều không đậm", look("Điều 1", bold=False), base="decision"),
    Fault("HD-05", "Điều 1:", text("Điều 2", "Điều 2: Chánh Văn phòng thi hành Quyết định này./."), base="decision"),
    Fault("HD-06", "đậm một phần", bold_part("1. Về kinh tế", 2)),
    Fault("HD-06", "nghiêng", look("1. Về kinh tế", italic=True), companions=frozenset({"ND-02"})),
    Fault("HD-07", "đoạn văn đậm", long_bold_clause),
    Fault("HD-08", "sau d) là e)", text("đ) Khai thác", "e) Khai thác đá, cát, sỏi được quản lý chặt chẽ.")),
    Fault("HD-08", "a.", text("a) Điện", "a. Điện sản xuất tăng nhờ lượng nước lớn hơn;")),
    Fault("HD-08", "điểm đậm", look("b) Chè", bold=True)),
    Fault("HD-08", "chữ tự động của Word", automatic_points),
    Fault("HD-09", "sau 1.1 là 2.2", text("1.2. Sản xuất", "2.2. Sản xuất công nghiệp tăng so với cùng kỳ.")),
    Fault("HD-09", "sau I là III", text("II. NHIỆM VỤ", "III. NHIỆM VỤ TRỌNG TÂM THÁNG 9")),
    Fault("HD-09", "hai khoản 1", text("2. Về văn hóa", "1. Về văn hóa - xã hội")),
    Fault("HD-09", "sau (1) là (3)", text("(2) Điều chuyển", "(3) Điều chuyển vốn của các dự án chậm.")),
    # signature
    Fault("CK-01", "không đậm", look("TM. ỦY BAN", bold=False)),
    Fault("CK-01", "cỡ 12", look("PHÓ CHỦ TỊCH", size=Pt(12))),
    Fault("CK-02", "họ tên chữ hoa", text("Nguyễn Văn A", "NGUYỄN VĂN A")),
    Fault("CK-02", "họ tên nghiêng", look("Nguyễn Văn A", italic=True)),
    Fault("CK-03", "TS.", text("Nguyễn Văn A", "TS. Nguyễn Văn A")),
    Fault(
        "CK-04",
        "phó chủ tịch thường trực",
        text("PHÓ CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        companions=frozenset({"CK-12"}),
    ),
    Fault("CK-05", "TM.ỦY BAN", text("TM. ỦY BAN", "TM.ỦY BAN NHÂN DÂN")),
    Fault("CK-06", "chức vụ thấp hơn Nơi nhận", authority_below),
    Fault("CK-07", "không chừa chỗ ký", short_room),
    Fault("CK-08", "không có phần ký", no_signature, base="decision"),
    Fault("CK-09", "chưa có họ tên", no_name),
    Fault(
        "CK-10", "TL. với ký hiệu -VP", text(NUMBER, "Số: 112/TB-VP"), base="notice", companions=frozenset({"SK-04b"})
    ),
    Fault("CK-11", "dưới TM. là chức vụ khác", text("CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), base="decision"),
    Fault("CK-12", "dưới KT. là CHỦ TỊCH", text("PHÓ CHỦ TỊCH", "CHỦ TỊCH")),
    Fault(
        "CK-13",
        "thừa lệnh mà không có TL.",
        text("TL. CHỦ TỊCH", "CHỦ TỊCH"),
        base="notice",
    ),
    Fault("CK-14", "dưới TL. là cấp phó của người ra lệnh", text("KT. CHÁNH VĂN PHÒNG", "PHÓ CHỦ TỊCH"), base="notice"),
    # addressees, recipients
    Fault("KG-01", "thông báo có Kính gửi", addressed_notice, base="notice"),
    Fault("KG-02", "đậm", look("Kính gửi", bold=True), base="letter"),
    Fault("KG-02", "thiếu dấu hai chấm", text("Kính gửi", "Kính gửi"), base="letter"),
    Fault("KG-02", "dòng cuối", text("- Sở Nội vụ", "- Sở Nội vụ;"), base="letter"),
    Fault("NN-01", "cỡ 14", look("Nơi nhận", size=Pt(14))),
    Fault("NN-01", "không nghiêng", look("Nơi nhận", italic=False)),
    Fault("NN-01", "thiếu dấu hai chấm", text("Nơi nhận", "Nơi nhận")),
    Fault("NN-01b", "không có Nơi nhận", no_recipients, base="decision"),
    Fault("NN-02", "cỡ 12", look("- Văn phòng Chính", size=Pt(12))),
    Fault("NN-02", "thiếu chấm phẩy", text("- Văn phòng Chính", "- Văn phòng Chính phủ")),
    Fault("NN-02", "thiếu gạch", text("- Văn phòng Chính", "Văn phòng Chính phủ;")),
    Fault("NN-02", "thụt vào", form("- Văn phòng Chính", left_indent=Twips(360))),
    Fault("NN-03", "thiếu dấu chấm", text("- Lưu", "- Lưu: VT, Th")),
    Fault("NN-04", "thiếu Như trên", text("- Như trên", "- Như kính gửi;"), base="letter"),
    # appendices
    Fault("PL-01", "không nhắc phụ lục", text("Trong tháng", "Trong tháng, Ủy ban nhân dân tỉnh chỉ đạo như sau:")),
    Fault("PL-02", "I rồi III", text("Phụ lục II", "Phụ lục III")),
    Fault("PL-02b", "Phụ lục 02", text("Phụ lục II", "Phụ lục 02")),
    Fault("PL-03", "cỡ 13", look("Phụ lục I", size=Pt(13))),
    Fault("PL-03", "chữ hoa", text("Phụ lục II", "PHỤ LỤC II")),
    Fault("PL-04", "tên phụ lục chữ thường", text("CÁC DỰ ÁN", "Các dự án trọng điểm")),
    Fault("PL-05", "không nghiêng", look("(Kèm theo", italic=False)),
    Fault("PL-05", "không có dòng kèm theo", remove("(Kèm theo")),
    Fault("PL-06", "không đánh lại số trang", unnumbered_second_section),
    Fault("PL-06", "chung phần với phụ lục trước", appendix_in_the_same_section),
    Fault("PL-09", "bảng dài không lặp tiêu đề", unrepeated_header),
    # marks
    Fault("DM-01", "HỎA TỐC gõ sẵn", above_the_type("HỎA TỐC", bold=True)),
    Fault("DM-02", "LƯU HÀNH NỘI BỘ không đậm", above_the_type("LƯU HÀNH NỘI BỘ", size=13)),
    Fault("DM-03b", "DỰ THẢO trong bản chính thức", above_the_type("DỰ THẢO", bold=True)),
    Fault("SX-01", "còn theo dõi sửa đổi", tracked),
)


@pytest.mark.parametrize("name", BASES)
def test_a_document_in_good_form_has_no_findings(name: str) -> None:
    findings = measure(base(name), name="van-ban.docx", expectations=KNOWN[name])
    assert [finding for finding in findings if finding.code != NOT_MEASURED] == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found_by_its_rule_alone(fault: Fault) -> None:
    draft = sample.opened(base(fault.base))
    fault.spoil(draft)
    findings = measure(draft.save(), name="van-ban.docx", expectations=KNOWN[fault.base])
    found = {finding.code: finding for finding in findings if finding.code != NOT_MEASURED}
    assert fault.rule in found
    assert set(found) - {fault.rule} <= fault.companions
    rule = load_rules()[fault.rule]
    finding = found[fault.rule]
    assert finding.severity is rule.severity
    assert finding.cause is Cause.FORM
    assert finding.hint == rule.cure
    assert finding.measure is not None
    assert finding.measure.source == rule.source
    assert finding.measure.expected


def test_every_rule_has_a_fault_that_breaks_it() -> None:
    not_broken = {"ND-08", "DM-03"}
    assert set(load_rules().rules) - {fault.rule for fault in FAULTS} == not_broken


def test_one_rule_broken_at_a_time_at_least_sixty_times() -> None:
    assert len({fault.rule for fault in FAULTS}) >= 60
    assert {load_rules()[fault.rule].severity for fault in FAULTS} == set(Severity)
