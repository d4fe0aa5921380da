"""Documents typed by hand, as a clerk would in Word, in good form; the tests spoil one thing at a time.

The sentences and figures are made up for the tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reportgen.ooxml.metrics import text_width

FONT = "Times New Roman"
CENTER, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY

_LINE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{emu}" cy="0"/><wp:docPr id="{id}" name="Line {id}"/>
<wp:cNvGraphicFramePr/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:inline></w:drawing></w:r>"""


def xml(part: Any) -> Any:
    """The element behind a paragraph, run, row or cell."""
    return part._element


def detach(element: Any) -> None:
    """Take an element out of its document."""
    element.getparent().remove(element)


@dataclass
class Draft:
    """A document under the typist's hands."""

    word: WordDocument

    @property
    def head(self) -> Table:
        """The grid of the letterhead."""
        return self.word.tables[0]

    @property
    def foot(self) -> Table:
        """The grid of recipients and signature."""
        return self.word.tables[1]

    def paragraphs(self) -> Iterable[Paragraph]:
        """Every paragraph of the main text, tables included, in no order that matters."""
        yield from self.word.paragraphs
        for table in self.word.tables:
            for row in table.rows:
                for cell in row.cells:
                    yield from cell.paragraphs

    def find(self, start: str) -> Paragraph:
        """The first paragraph that begins so."""
        return next(each for each in self.paragraphs() if each.text.startswith(start))

    def run(self, start: str) -> Run:
        """The first run of the paragraph that begins so."""
        return self.find(start).runs[0]

    def retype(self, start: str, text: str) -> None:
        """Type other words over a paragraph, in the format of its first run."""
        first, *others = self.find(start).runs
        first.text = text
        for run in others:
            detach(xml(run))

    def line_under(self, start: str) -> Paragraph:
        """The drawn line in the paragraph after the one that begins so."""
        above = self.find(start)
        return Paragraph(xml(above).getnext(), above._parent)

    def stretch_line(self, start: str, factor: float) -> None:
        """Make the line under a paragraph longer or shorter."""
        extent = xml(self.line_under(start)).find(".//" + qn("wp:extent"))
        extent.set("cx", str(round(int(extent.get("cx")) * factor)))

    def remove_line(self, start: str) -> None:
        """Take the drawn line away."""
        for run in self.line_under(start).runs:
            detach(xml(run))

    def add_after(self, start: str, text: str) -> Paragraph:
        """Type a further paragraph of the text after the one that begins so."""
        paragraph = body(self.word, text)
        xml(self.find(start)).addnext(xml(paragraph))
        return paragraph

    def first_section(self) -> Section:
        """The section of the text."""
        return self.word.sections[0]

    def save(self) -> bytes:
        """The file."""
        stream = BytesIO()
        self.word.save(stream)
        return stream.getvalue()


def opened(data: bytes) -> Draft:
    """Open a file again."""
    return Draft(Document(BytesIO(data)))


def _typed(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTER,
    before: float = 0,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    return paragraph


def _drawn(paragraph: Paragraph, length: float, number: int) -> None:
    paragraph.alignment = CENTER
    paragraph._element.append(parse_xml(_LINE.format(emu=round(length * 635), id=number)))


def body(word: WordDocument, text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """Type a paragraph of the text."""
    paragraph = _typed(word.add_paragraph(), text, bold=bold, italic=italic, align=BOTH, before=6)
    paragraph.paragraph_format.first_line_indent = Twips(567)
    return paragraph


def _new(*, left: float = 30) -> WordDocument:
    word = Document()
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    _sheet(word.sections[0], left=left)
    return word


def _sheet(section: Section, *, left: float = 30) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(left), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def _page_number(section: Section) -> None:
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Normal"
    paragraph.alignment = CENTER
    for kind in ("begin", None, "separate", "2", "end"):
        run = paragraph.add_run()
        if kind is None:
            code = OxmlElement("w:instrText")
            code.text = " PAGE "
            run._element.append(code)
        elif kind.isdigit():
            run.text = kind
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._element.append(mark)


def _grid(word: WordDocument, widths: tuple[int, int], rows: int) -> Table:
    table: Table = word.add_table(rows=rows, cols=2)
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Twips(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    return table


def _cell_lines(cell: _Cell, lines: Iterable[tuple[str, dict[str, Any]]]) -> None:
    first = True
    for text, look in lines:
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        _typed(paragraph, text, **look)


def _letterhead(word: WordDocument, issuer: tuple[str, ...], number: str, parent: str = "", about: str = "") -> None:
    table = _grid(word, (3402, 5670), 2)
    left, right = table.rows[0].cells
    names: list[tuple[str, dict[str, Any]]] = [(parent, {"size": 13})] if parent else []
    names += [(line, {"size": 13, "bold": True}) for line in issuer]
    _cell_lines(left, names)
    _drawn(left.add_paragraph(), text_width(issuer[-1], 13, bold=True) * 0.4, 1)
    motto = "Độc lập - Tự do - Hạnh phúc"
    title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    _cell_lines(right, [(title, {"size": 13, "bold": True}), (motto, {"size": 14, "bold": True})])
    _drawn(right.add_paragraph(), text_width(motto, 14, bold=True), 2)
    left, right = table.rows[1].cells
    _cell_lines(left, [(number, {"size": 13})])
    if about:
        _typed(left.add_paragraph(), about, size=12, before=6)
    _cell_lines(right, [("Lai Châu, ngày 05 tháng 8 năm 2021", {"size": 14, "italic": True})])


def _heading(word: WordDocument, document_type: str, subject: str) -> None:
    _typed(word.add_paragraph(), document_type, bold=True, before=12)
    _typed(word.add_paragraph(), subject, bold=True)
    _drawn(word.add_paragraph(), text_width(subject, 14, bold=True) * 0.4, 3)


def _ending(word: WordDocument, recipients: tuple[str, ...], authority: tuple[str, ...], name: str) -> None:
    table = _grid(word, (4252, 4820), 1)
    left, right = table.rows[0].cells
    _cell_lines(left, [("Nơi nhận:", {"size": 12, "bold": True, "italic": True, "align": LEFT})])
    for line in recipients:
        _typed(left.add_paragraph(), line, size=11, align=LEFT)
    _cell_lines(right, [(line, {"bold": True}) for line in authority])
    for _ in range(4):
        right.add_paragraph()
    _typed(right.add_paragraph(), name, bold=True)


def _appendix(word: WordDocument, number: str, title: str, rows: int) -> None:
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section._sectPr.append(OxmlElement("w:pgNumType"))
    section._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), "1")
    _typed(word.add_paragraph(), f"Phụ lục {number}", bold=True)
    _typed(word.add_paragraph(), title, bold=True)
    reference = "(Kèm theo Báo cáo số 08/BC-UBND ngày 05 tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Lai Châu)"
    _typed(word.add_paragraph(), reference, italic=True)
    table = word.add_table(rows=rows, cols=3)
    for index, row in enumerate(table.rows):
        texts = ("STT", "Chỉ tiêu", "Giá trị") if index == 0 else (str(index), f"Chỉ tiêu {index}", "12,5")
        for cell, text in zip(row.cells, texts, strict=True):
            _typed(cell.paragraphs[0], text, size=12, bold=index == 0)
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)


def report() -> Draft:
    """A report of a provincial committee, with headings, lists and an appendix."""
    word = _new()
    _page_number(word.sections[0])
    _letterhead(word, ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"), "Số: 08/BC-UBND")
    _heading(word, "BÁO CÁO", "Công tác chỉ đạo, điều hành tháng 8 năm 2021")
    body(word, "Trong tháng, Ủy ban nhân dân tỉnh tập trung chỉ đạo các nhiệm vụ sau (chi tiết tại phụ lục kèm theo):")
    body(word, "I. KẾT QUẢ CHỈ ĐẠO, ĐIỀU HÀNH", bold=True)
    body(word, "1. Về kinh tế", bold=True)
    body(word, "1.1. Sản xuất nông nghiệp ổn định; diện tích gieo trồng đạt kế hoạch giao từ đầu năm.")
    body(word, "1.2. Sản xuất công nghiệp tăng so với cùng kỳ năm trước, nhất là điện và chế biến chè.")
    body(word, "a) Điện sản xuất tăng nhờ lượng nước về các hồ chứa lớn hơn cùng kỳ năm trước;")
    body(word, "b) Chè chế biến tăng nhẹ do mở rộng diện tích thu hoạch ở các vùng trồng tập trung;")
    body(word, "c) Xi măng giữ mức của tháng trước vì nhu cầu xây dựng không thay đổi nhiều;")
    body(word, "d) Nước máy đáp ứng đủ nhu cầu của người dân trong thành phố và các thị trấn;")
    body(word, "đ) Khai thác đá, cát, sỏi được quản lý chặt chẽ, xử lý nghiêm các vi phạm.")
    body(word, "2. Về văn hóa - xã hội", bold=True)
    body(word, "- Lĩnh vực giáo dục: hoàn thành chuẩn bị cho năm học mới tại tất cả các trường;")
    body(word, "- Lĩnh vực y tế: thực hiện tốt công tác phòng, chống dịch trên địa bàn tỉnh.")
    body(word, "II. NHIỆM VỤ TRỌNG TÂM THÁNG 9", bold=True)
    body(word, "1. Tiếp tục thực hiện các nhiệm vụ, giải pháp phát triển kinh tế - xã hội đã đề ra.")
    body(word, "2. Đẩy nhanh tiến độ giải ngân vốn đầu tư công, trong đó:")
    body(word, "(1) Rà soát từng dự án, xác định rõ vướng mắc và trách nhiệm của chủ đầu tư;")
    body(word, "(2) Điều chuyển vốn của các dự án chậm sang các dự án có khả năng giải ngân tốt.")
    body(word, "Trên đây là Báo cáo công tác chỉ đạo, điều hành tháng 8 năm 2021 của Ủy ban nhân dân tỉnh./.")
    recipients = ("- Văn phòng Chính phủ;", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành tỉnh;", "- Lưu: VT, Th.")
    _ending(word, recipients, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Văn A")
    _appendix(word, "I", "CÁC CHỈ TIÊU CHỦ YẾU", 31)
    _appendix(word, "II", "CÁC DỰ ÁN TRỌNG ĐIỂM", 3)
    return Draft(word)


def notice() -> Draft:
    """An announcement signed by order of the chairman."""
    word = _new()
    _letterhead(word, ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"), "Số: 112/TB-UBND")
    _heading(word, "THÔNG BÁO", "Kết luận phiên họp tháng 8 năm 2021")
    body(word, "Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Nguyễn Văn A kết luận như sau:")
    body(word, "1. Thống nhất với báo cáo của các cơ quan về tình hình thực hiện nhiệm vụ tháng 8.")
    closing = "Thừa lệnh Chủ tịch Ủy ban nhân dân tỉnh, Văn phòng thông báo để các cơ quan biết, thực hiện./."
    body(word, closing)
    authority = ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
    _ending(word, ("- Các sở, ban, ngành tỉnh;", "- Lưu: VT, Th."), authority, "Nguyễn Thị B")
    return Draft(word)


def decision() -> Draft:
    """A decision with its grounds, parts and articles."""
    word = _new()
    _letterhead(word, ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"), "Số: 15/QĐ-UBND")
    _heading(word, "QUYẾT ĐỊNH", "Về việc ban hành quy chế làm việc")
    _typed(word.add_paragraph(), "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", bold=True, before=6)
    body(word, "Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True)
    decree = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"
    body(word, decree, italic=True)
    body(word, "Theo đề nghị của Chánh Văn phòng Ủy ban nhân dân tỉnh.", italic=True)
    _typed(word.add_paragraph(), "QUYẾT ĐỊNH:", bold=True, before=6)
    _typed(word.add_paragraph(), "Phần I", bold=True, before=6)
    _typed(word.add_paragraph(), "QUY ĐỊNH CHUNG", bold=True)
    _typed(word.add_paragraph(), "Chương I", bold=True, before=6)
    _typed(word.add_paragraph(), "PHẠM VI VÀ ĐỐI TƯỢNG", bold=True)
    _typed(word.add_paragraph(), "Mục 1", bold=True, before=6)
    _typed(word.add_paragraph(), "PHẠM VI ĐIỀU CHỈNH", bold=True)
    article = body(word, "Điều 1. ", bold=True)
    article.add_run("Ban hành kèm theo Quyết định này Quy chế làm việc của Ủy ban nhân dân tỉnh.").font.size = Pt(14)
    last = body(word, "Điều 2. ", bold=True)
    last.add_run("Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.").font.size = Pt(14)
    recipients = ("- Như Điều 2;", "- Lưu: VT, Th.")
    _ending(word, recipients, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn A")
    return Draft(word)


def letter() -> Draft:
    """A department's letter: no type, V/v under the number, addressees."""
    word = _new()
    about = "V/v báo cáo kết quả thực hiện nhiệm vụ"
    _letterhead(word, ("SỞ TÀI CHÍNH",), "Số: 245/STC-TH", parent="UBND TỈNH LAI CHÂU", about=about)
    addressed = _typed(word.add_paragraph(), "Kính gửi:", align=LEFT, before=12)
    addressed.paragraph_format.left_indent = Twips(2268)
    for text in ("- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."):
        _typed(word.add_paragraph(), text, align=LEFT).paragraph_format.left_indent = Twips(3300)
    body(word, "Sở Tài chính báo cáo kết quả thực hiện nhiệm vụ được giao tại phiên họp tháng 8 như sau./.")
    recipients = ("- Như trên;", "- Lưu: VT, TH.")
    _ending(word, recipients, ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn A")
    return Draft(word)
