"""Telling the parts of a document apart: in grids and without, with the slips that hand-typed documents have."""

from __future__ import annotations

import pytest

from reportgen.conformance.body_reader import Role
from reportgen.conformance.folding import fold
from reportgen.conformance.reading import Reading, read_document
from reportgen.conformance.rules import load_rules
from reportgen.ooxml.word_file import open_word_file
from tests.conformance import sample
from tests.ooxml.making import docx, paragraph

BOLD = "<w:b/>"
CENTRED = '<w:jc w:val="center"/>'


def read(data: bytes) -> Reading:
    return read_document(open_word_file(data, name="a.docx"), load_rules().document_types)


def typed(*lines: str) -> Reading:
    return read(docx("".join(paragraph(line) for line in lines)))


def roles(*lines: str) -> list[tuple[Role, str, str]]:
    items = typed("BÁO CÁO", "Trích yếu", *lines, "Nơi nhận:", "- Lưu: VT.").text.items
    return [(item.role, item.number, item.title) for item in items]


def test_a_letterhead_in_a_grid() -> None:
    reading = read(sample.letter().save())
    head = reading.letterhead
    assert [line.text for line in head.parent] == ["UBND TỈNH LAI CHÂU"]
    assert [line.text for line in head.issuer] == ["SỞ TÀI CHÍNH"]
    assert [line.text for line in head.about] == ["V/v báo cáo kết quả thực hiện nhiệm vụ"]
    assert (head.number and head.number.text, head.on_the_right) == ("Số: 245/STC-TH", True)
    assert reading.heading.type is None
    assert [line.text for line in reading.heading.addressees] == ["- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."]


def test_a_letterhead_typed_with_tabs() -> None:
    reading = typed(
        "ỦY BAN NHÂN DÂN</w:t><w:tab/><w:t>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "TỈNH LAI CHÂU</w:t><w:tab/><w:t>Độc lập – Tự do – Hạnh phúc",
        "Số:     /BC-UBND</w:t><w:tab/><w:t>Lai Châu, ngày    tháng 8 năm 2021",
        "",
        "BÁO CÁO",
        "Công tác tháng 8",
        "Nội dung.",
    )
    head = reading.letterhead
    assert [line.text for line in head.issuer] == ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"]
    assert head.title is not None
    assert head.title.text == "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert head.place_date is not None
    assert head.place_date.text == "Lai Châu, ngày tháng 8 năm 2021"
    assert head.on_the_right is None
    assert reading.heading.type is not None
    assert [line.text for line in reading.heading.subject] == ["Công tác tháng 8"]


def test_a_signature_that_stands_in_no_table() -> None:
    reading = read(
        docx(
            paragraph("BÁO CÁO")
            + paragraph("Trích yếu")
            + paragraph("Hết./.")
            + paragraph("TM. ỦY BAN NHÂN DÂN", CENTRED)
            + paragraph("CHỦ TỊCH", CENTRED)
            + paragraph("")
            + paragraph("Nguyễn Văn A", CENTRED)
            + paragraph("Nơi nhận:")
            + paragraph("- Như trên;")
            + paragraph("- Lưu: VT.")
        )
    )
    ending = reading.ending
    assert ending is not None
    assert [line.text for line in ending.authority] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert ending.name is not None
    assert ending.name.text == "Nguyễn Văn A"
    assert [line.text for line in ending.items] == ["- Như trên;", "- Lưu: VT."]
    assert [item.line.text for item in reading.text.items] == ["Hết./."]


def test_recipients_under_a_brace_are_not_their_remark() -> None:
    draft = sample.report()
    cell = draft.foot.rows[0].cells[0]
    inner = cell.add_table(rows=1, cols=3)
    inner.rows[0].cells[0].text = "- Đoàn ĐBQH tỉnh;"
    inner.rows[0].cells[2].text = "(Báo cáo)"
    ending = read(draft.save()).ending
    assert ending is not None
    assert [line.text for line in ending.items][-1] == "- Đoàn ĐBQH tỉnh;"


ITEMS = (
    ("I. KẾT QUẢ", Role.SECTION, "I", "KẾT QUẢ"),
    ("IV/ KẾT QUẢ", Role.SECTION, "IV", "KẾT QUẢ"),
    ("1. Về kinh tế", Role.CLAUSE, "1", "Về kinh tế"),
    ("1.Về kinh tế", Role.CLAUSE, "1", "Về kinh tế"),
    ("1.2. Nông nghiệp", Role.SUBCLAUSE, "1.2", "Nông nghiệp"),
    ("1.2.3 Nông nghiệp", Role.SUBCLAUSE, "1.2.3", "Nông nghiệp"),
    ("(2) Một việc;", Role.BRACKET, "2", "Một việc;"),
    ("đ) Một việc;", Role.POINT, "đ", "Một việc;"),
    ("- Về y tế;", Role.DASH, "", "Về y tế;"),
    ("– Về y tế;", Role.DASH, "", "Về y tế;"),
    ("+ Về y tế;", Role.PLUS, "", "Về y tế;"),
    ("Phần I", Role.PART, "I", ""),
    ("PHẦN THỨ HAI", Role.PART, "HAI", ""),
    ("Chương II", Role.CHAPTER, "II", ""),
    ("Mục 3", Role.GROUP, "3", ""),
    ("Điều 5. Hiệu lực", Role.ARTICLE, "5", "Hiệu lực"),
    ("Bảng 1: số liệu", Role.CAPTION, "", "Bảng 1: số liệu"),
    ("1.234,5 tỷ đồng được giao", Role.PLAIN, "", "1.234,5 tỷ đồng được giao"),
    ("12,5% số hộ", Role.PLAIN, "", "12,5% số hộ"),
    ("2021. Tiếp tục", Role.PLAIN, "", "2021. Tiếp tục"),
    ("Phần lớn các xã đạt chuẩn", Role.PLAIN, "", "Phần lớn các xã đạt chuẩn"),
)


@pytest.mark.parametrize(("text", "role", "number", "title"), ITEMS)
def test_what_a_paragraph_is(text: str, role: Role, number: str, title: str) -> None:
    assert roles(text)[0] == (role, number, title)


def test_grounds_stand_before_the_text() -> None:
    found = roles("Căn cứ Luật A;", "Theo đề nghị của Sở B.", "1. Về C", "Căn cứ kết quả trên, đề nghị như sau:")
    assert [role for role, *_ in found] == [Role.BASIS, Role.BASIS, Role.CLAUSE, Role.PLAIN]


def test_a_sentence_that_begins_like_a_ground_is_none() -> None:
    assert roles("Căn cứ Luật A, Ủy ban nhân dân tỉnh báo cáo như sau:")[0][0] is Role.PLAIN


def test_appendices_are_told_from_what_follows_the_signature() -> None:
    reading = read(sample.report().save())
    assert [appendix.heading.text for appendix in reading.appendices] == ["Phụ lục I", "Phụ lục II"]
    first = reading.appendices[0]
    assert [line.text for line in first.title] == ["CÁC CHỈ TIÊU CHỦ YẾU"]
    assert first.reference[0].text.startswith("(Kèm theo Báo cáo số 08/BC-UBND")
    assert reading.part_of(first.heading) == "phụ lục"
    assert reading.part_of(reading.text.lines[0]) == "phần thân"
    assert reading.ending is not None
    assert reading.part_of(reading.ending.authority[0]) == "phần ký và nơi nhận"


def test_a_form_inside_an_appendix_is_not_measured_as_its_text() -> None:
    reading = read(
        docx(
            paragraph("Phụ lục I")
            + paragraph("CÁC MẪU", CENTRED, BOLD)
            + paragraph("Mẫu dùng cho các xã.")
            + paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTRED, BOLD)
            + paragraph("đơn viết tay")
        )
    )
    assert reading.is_appendix
    assert [item.line.text for item in reading.passages[0].items] == ["Mẫu dùng cho các xã."]


def test_the_stamp_of_a_digital_signature_is_no_number() -> None:
    reading = typed("Số: 12/BC-UBND; 05/8/2021; 09:30:00", "BÁO CÁO", "Trích yếu", "Nội dung.")
    assert reading.letterhead.number is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HOÀ", "hòa"),
        ("Uỷ  ban", "ủy ban"),
        ("khoẻ", "khỏe"),
        ("Tự do – Hạnh phúc", "tự do - hạnh phúc"),
        ("thuý", "thúy"),
    ],
)
def test_what_is_the_same_when_compared(one: str, other: str) -> None:
    assert fold(one) == other


@pytest.mark.parametrize("text", ["quý", "quỹ", "tuyển", "hoàn", "toán", "của"])
def test_what_folding_leaves_alone(text: str) -> None:
    assert fold(text) == text
