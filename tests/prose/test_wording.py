"""Slips of wording, one row each, and ordinary sentences in which nothing is to be found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.prose.checking import check_lines
from reportgen.prose.counters import Counters
from reportgen.prose.slot import SlotReader
from reportgen.prose.wording import check_mixtures, check_wording
from tests.prose.writing import Table, passage, told

ZEROS = "(tháng 01 và 02 có số 0 ở trước, tháng 3 đến 9 thì không)"


def said(text: str) -> list[str]:
    return [
        f"{slip.severity} {slip.code} “{text[slip.start : slip.end]}”: {slip.message} | {slip.hint}"
        for slip in check_wording(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Xuất khẩu ước đạt 10,3 triệu USD, đạt 67,72 kế hoạch.",
            "warning percent-missing “đạt 67,72 kế hoạch”: “đạt 67,72 kế hoạch” thiếu dấu %. | viết "
            "đạt 67,72% kế hoạch",
        ),
        (
            "Thu ngân sách bằng 85 dự toán.",
            "warning percent-missing “bằng 85 dự toán”: “bằng 85 dự toán” thiếu dấu %. | viết bằng 85% dự toán",
        ),
        (
            "Doanh thu giảm 4,75 so với cùng kỳ năm trước.",
            "warning percent-missing “giảm 4,75 so với cùng kỳ”: “giảm 4,75 so với cùng kỳ” thiếu dấu %. | "
            "viết giảm 4,75% so với cùng kỳ",
        ),
        (
            "Sản lượng điện tăng 9,5.",
            "note unit-missing “tăng 9,5”: “tăng 9,5” không có đơn vị. | viết tăng 9,5% hoặc thêm đơn vị sau số",
        ),
        (
            "Đào tạo 18 lớp với 1025 học viên.",
            "warning thousands-dot “1025”: “1025” thiếu dấu chấm hàng nghìn. | viết 1.025",
        ),
        (
            "Kinh phí 12500,5 triệu đồng.",
            "warning thousands-dot “12500,5”: “12500,5” thiếu dấu chấm hàng nghìn. | viết 12.500,5",
        ),
        ("Tăng 12.5% so với cùng kỳ.", "warning decimal-comma “12.5”: “12.5” dùng dấu chấm thập phân. | viết 12,5"),
        (
            "Diện tích 0.75 ha chè.",
            "warning decimal-comma “0.75”: “0.75” dùng dấu chấm thập phân. | viết 0,75",
        ),
        ("Bằng 77 % tổng vốn.", "warning space-before-percent “77 %”: Có dấu cách trước dấu %. | viết 77%"),
        (
            "Công văn ngày 5/8/2020 của Sở Y tế.",
            "warning date-zeros “5/8/2020”: Ngày “5/8/2020” viết chưa đúng số 0. | viết 05/8/2020 (ngày dưới 10, tháng "
            "01 và 02 có số 0 ở trước)",
        ),
        (
            "Đến ngày 15/09/2020 đạt.",
            "warning date-zeros “15/09/2020”: Ngày “15/09/2020” viết chưa đúng số 0. | viết 15/9/2020 (ngày dưới 10, "
            "tháng 01 và 02 có số 0 ở trước)",
        ),
        (
            "Đến ngày 31/6/2021 đạt.",
            "warning date-zeros “31/6/2021”: Không có ngày 31/6/2021 trong lịch. | sửa lại ngày",
        ),
        (
            "Nhiệm vụ tháng 2/2021.",
            f"warning month-zeros “tháng 2”: “tháng 2” viết chưa đúng số 0. | viết tháng 02 {ZEROS}",
        ),
        (
            "Nhiệm vụ tháng 03 năm 2021.",
            f"warning month-zeros “tháng 03”: “tháng 03” viết chưa đúng số 0. | viết tháng 3 {ZEROS}",
        ),
        (
            "Xuất khẩu tăng 4,3 lần so với cùng kỳ.",
            "warning times-more “tăng 4,3 lần”: “tăng 4,3 lần” có thể hiểu hai cách. | viết gấp 4,3 lần, hoặc tăng …%",
        ),
        (
            "Số vụ giảm hơn 2 lần.",
            "warning times-more “giảm hơn 2 lần”: “giảm hơn 2 lần” không rõ nghĩa. | viết giảm …% hoặc nêu số tuyệt "
            "đối",
        ),
        (
            "Đá xây dựng 480 ngàn m3.",
            "warning superscript-missing “m3”: “m3” chưa viết số mũ. | viết m³ (hoặc m^3^ trong lời văn)",
        ),
        (
            "Diện tích 5.000m2 sàn.",
            "warning superscript-missing “m2”: “m2” chưa viết số mũ. | viết m² (hoặc m^2^ trong lời văn)",
        ),
        (
            "Giai đoạn 2021 - 2025.",
            "warning year-range “2021 - 2025”: Khoảng năm “2021 - 2025” viết chưa liền. | viết 2021-2025",
        ),
        (
            "Năm học 2020–2021.",
            "warning year-range “2020–2021”: Khoảng năm “2020–2021” viết chưa liền. | viết 2020-2021",
        ),
        (
            "Phát triển kinh tế-xã hội.",
            "warning hyphen-spaces “kinh tế-xã hội”: Gạch nối trong “kinh tế-xã hội” viết chưa đúng. | viết kinh tế - "
            "xã hội",
        ),
        (
            "Bảo đảm quốc phòng- an ninh.",
            "warning hyphen-spaces “quốc phòng- an ninh”: Gạch nối trong “quốc phòng- an ninh” viết chưa đúng. | viết "
            "quốc phòng - an ninh",
        ),
        (
            "Về văn hóa – xã hội.",
            "note long-dash “ – ”: Dấu “–” dài giữa hai từ. | dùng gạch nối có dấu cách hai bên: kinh tế - xã hội",
        ),
        ("Dịch Covid - 19.", "note covid “Covid - 19”: “Covid - 19” viết chưa liền. | viết Covid-19"),
        (
            "Quà dịp tết nguyên đán.",
            "warning tet “tết nguyên đán”: “tết nguyên đán” viết hoa chưa đúng. | viết tết Nguyên đán",
        ),
        (
            "Quà dịp Tết nguyên đán.",
            "warning tet “Tết nguyên đán”: “Tết nguyên đán” viết hoa chưa đúng. | viết tết Nguyên đán",
        ),
        (
            "Quà dịp Tết Nguyên đán.",
            "warning tet “Tết Nguyên đán”: “Tết Nguyên đán” viết hoa chưa đúng. | viết tết Nguyên đán",
        ),
        (
            "Quà dịp tết Nguyên Đán.",
            "warning tet “tết Nguyên Đán”: “tết Nguyên Đán” viết hoa chưa đúng. | viết tết Nguyên đán",
        ),
        (
            "Tết nguyên đán năm nay.",
            "warning tet “Tết nguyên đán”: “Tết nguyên đán” viết hoa chưa đúng. | viết Tết Nguyên đán",
        ),
        (
            "Ủy Ban Nhân Dân tỉnh.",
            "warning body-capitals “Ủy Ban Nhân Dân”: “Ủy Ban Nhân Dân” viết hoa chưa đúng. | viết Ủy ban nhân dân",
        ),
        (
            "Kỳ họp Hội đồng Nhân dân.",
            "warning body-capitals “Hội đồng Nhân dân”: “Hội đồng Nhân dân” viết hoa chưa đúng. | viết Hội đồng "
            "nhân dân",
        ),
        (
            "Doanh thu tăng tăng 6%.",
            "warning word-repeated “tăng tăng”: Từ “tăng tăng” gõ hai lần. | xóa một từ; nếu đúng là từ láy thì bỏ qua",
        ),
        (
            "Của của tỉnh.",
            "warning word-repeated “Của của”: Từ “Của của” gõ hai lần. | xóa một từ; nếu đúng là từ láy thì bỏ qua",
        ),
        (
            "Thi đua “dân vận khéo.",
            "warning quote-unclosed ““”: Dấu “ không có ” đóng lại. | thêm dấu đóng, hoặc xóa dấu mở",
        ),
        (
            'Thi đua "dân vận khéo.',
            'warning quote-unclosed “"”: Dấu " không có dấu đóng lại. | thêm dấu đóng, hoặc xóa dấu mở',
        ),
        (
            "Gồm 82 dự án (trong đó 06 dự án mới.",
            "warning bracket-unclosed “(”: Ngoặc ( không có ) đóng lại. | thêm dấu đóng, hoặc xóa dấu mở",
        ),
        *(
            (
                f"Kết quả {mark} chung.",
                f"warning leftover-mark “{mark}”: “{mark}” là dấu còn sót, sẽ in như chữ. | xóa đi, hoặc gõ lại "
                "chỗ này",
            )
            for mark in ("**", "__", "```", "~~", "{{", "%}", "[^1]", "<b>", "</span>", "<br/>", "&nbsp;", "&#160;")
        ),
        ("Kết quả  chung.", "note double-space “  ”: Có hai dấu cách liền nhau. | chỉ để một dấu cách"),
        ("Kết quả , tồn tại.", "note space-before-mark “ ,”: Có dấu cách trước dấu “,”. | xóa dấu cách"),
        (
            "Kết quả (chung ) tốt.",
            "note space-in-brackets “ )”: Có dấu cách ngay trong ngoặc. | xóa dấu cách sau ( và trước )",
        ),
        ("Lợn,gà.", "note space-after-mark “,”: Thiếu dấu cách sau dấu “,”. | thêm một dấu cách"),
        ("Đạt kế hoạch.Tiếp tục.", "note space-after-mark “.”: Thiếu dấu cách sau dấu “.”. | thêm một dấu cách"),
        (
            "Ủy ban ti\u0309nh.",
            "warning not-nfc “i\u0309”: Chữ có dấu tổ hợp (Unicode tổ hợp), không phải dựng sẵn. | chuyển cả văn bản "
            "sang Unicode dựng sẵn bằng bộ gõ (UniKey: Ctrl+Shift+F6)",
        ),
        (
            "Céng hßa x· héi chñ nghÜa",
            "warning legacy-encoding “Céng hßa x· héi chñ nghÜa”: Đoạn này viết bằng bảng mã TCVN3 (ABC). | chuyển "
            "sang Unicode; có phải “Cộng hòa xã hội chủ nghĩa”?",
        ),
    ],
)
def test_a_slip_is_found_with_its_cure(text: str, expected: str) -> None:
    assert expected in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ước đạt 4.246,62 tỷ đồng, đạt 69,37% kế hoạch, tăng 13,58% so với cùng kỳ năm trước.",
        "Đạt 05 chỉ tiêu kế hoạch, vượt 02 chỉ tiêu; ban hành 12 kế hoạch, 2021 kế hoạch.",
        "Công văn số 1584/UBND-TH ngày 05/8/2020; Kế hoạch số 1378 ngày 08/7/2020; TCVN 6909:2001; ISO 9001.",
        "Năm 2021, giai đoạn 2021-2025, tầm nhìn đến năm 2050; nhiệm kỳ 2020-2025, kỳ 2019/2020.",
        f"Mã {'1' * 5000}",
        "Điện thoại 02133876337, mã số thuế 6200012345, thư vanphong2021@laichau.gov.vn.",
        "Nghị quyết số 10/2019/NQ-HĐND ngày 23/7/2019; Quyết định 02/2020/QĐ-UBND ngày 09/01/2020.",
        "Tháng 01, tháng 02, tháng 3 và tháng 12 năm 2021; mỗi tháng 2 lần; tháng 8/2021.",
        "Ngày 15 tháng 9 năm 2020; từ 01/01/2020 đến 31/12/2020.",
        "Gấp 4,3 lần cùng kỳ; tăng 02 điểm; tổ chức lần 2; 1 lần/tuần.",
        "Sản lượng 18.590 m³, 165.000 m³ đất; công suất 25 MW; M3 là tên máy.",
        "Phát triển kinh tế - xã hội, quốc phòng - an ninh; Covid-19; KT-XH; Lê-nin; mắc-ca; Bắc-Nam.",
        "Quà tết Nguyên đán, tết Trung thu. Tết Nguyên đán Tân Sửu 2021 an toàn.",
        "Xử lý hành vi vi phạm tại nội thị thị trấn, bảo đảm giao thông thông suốt.",
        "Hội đồng đồng thuận, phối hợp hợp tác, phát triển triển khai: Hội đồng đồng ý.",
        "Tình hình dần dần ổn định; ngày ngày, xa xa, luôn luôn, người người, nhà nhà, vân vân.",
        "Nuôi ba ba, trồng chôm chôm; bà Lò Thị Páo Páo.",
        'Phong trào “Toàn dân đoàn kết” và "Dân vận khéo" (đợt 1), (đợt 2).',
        "a) Điểm thứ nhất; b) điểm thứ hai: đạt 63,2 điểm.",
        "Tiếp tục;... đôn đốc, ... và v.v…; Nông nghiệp & PTNT, KH&CN, TP.HCM, R&D.",
        "Bản/xã, buổi/giải, 3 lớp/164 người, tỷ lệ 1/500, 1,91%/tổng dư nợ, 56/56 căn nhà.",
        "Nhiệt độ -12,5 độ; lãi suất 5 < 7; a_b; 5*3.",
        "Ủy ban nhân dân tỉnh, Hội đồng nhân dân tỉnh, quỹ tín dụng nhân dân, Nhân dân các dân tộc.",
        "Trên đây là Báo cáo của Ủy ban nhân dân tỉnh./.",
        "Tăng 260 tấn so với cùng kỳ; tăng 7,2 điểm % so với cùng kỳ; giảm 1,3 tỷ đồng.",
        "Cách mạng công nghiệp 4.0; mục 1.1 và 2.2; phiên bản 2.5; diện tích 12,3 ha; đạt 1.234 tấn.",
        "Zürich, Malmö và São Paulo.",
    ],
)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert said(text) == []


def mixtures(*texts: str) -> list[str]:
    return [
        f"{index} {slip.severity} {slip.code} “{texts[index][slip.start : slip.end]}”: {slip.message} | {slip.hint}"
        for index, slip in check_mixtures(texts)
    ]


def test_one_document_places_its_tones_in_one_way() -> None:
    assert mixtures("Ủy ban; hóa đơn; quý III, quỹ", "TM. UỶ BAN, văn hoá, văn hoá, sức khoẻ") == [
        "1 warning tone-placement “UỶ”: “UỶ” đặt dấu khác những chỗ khác trong văn bản. | viết ỦY như những chỗ khác "
        "trong văn bản",
        "1 warning tone-placement “hoá”: “hoá” đặt dấu khác những chỗ khác trong văn bản. | viết hóa như những chỗ "
        "khác trong văn bản",
        "1 warning tone-placement “khoẻ”: “khoẻ” đặt dấu khác những chỗ khác trong văn bản. | viết khỏe như những chỗ "
        "khác trong văn bản",
    ]


@pytest.mark.parametrize(
    "texts", [("Uỷ ban, văn hoá", "quý III"), ("Ủy ban", "quỳ, quỵ, quỷ, loài, hoàn toàn, thuyền")]
)
def test_one_way_of_placing_tones_is_no_mixture(texts: tuple[str, ...]) -> None:
    assert mixtures(*texts) == []


def test_ngan_beside_nghin() -> None:
    assert mixtures("76 nghìn lượt", "480 ngàn m³, hàng ngàn người") == [
        "1 note ngan-nghin “ngàn”: Văn bản viết cả “ngàn” và “nghìn”. | viết nghìn ở mọi chỗ"
    ]
    assert mixtures("480 ngàn m³", "50.650 ngàn viên") == []


@given(st.text(max_size=200))
def test_no_text_makes_the_rules_fail(text: str) -> None:
    assert all(0 <= slip.start < slip.end <= len(text) for slip in check_wording(text))
    assert all(0 <= slip.start < slip.end <= len(text) for _, slip in check_mixtures([text, text]))


def checked(text: str) -> list[str]:
    reader = SlotReader(passage(text), Table(), Counters())
    reader.read()
    return told(tuple(sorted(check_lines(reader.written), key=lambda finding: finding.order)))


def test_a_slip_is_told_where_it_was_typed() -> None:
    typed = "1. **Về kinh tế:** đạt \\* {{ x }}, *tăng  nhanh*;\n[^a]: Gồm 480 m3 đất."
    assert checked(typed) == [
        "1:41-43 note double-space: Có hai dấu cách liền nhau. | chỉ để một dấu cách",
        "2:15-17 warning superscript-missing: “m3” chưa viết số mũ. | viết m³ (hoặc m^3^ trong lời văn)",
    ]


def test_a_slip_that_a_value_makes_is_told_at_its_expression() -> None:
    assert checked("Giá trị đạt {{ x.vs_plan }}.") == [
        "1:9-28 warning word-repeated: Từ “đạt đạt” gõ hai lần. | xóa một từ; nếu đúng là từ láy thì bỏ qua"
    ]


def test_raised_digits_are_no_slip() -> None:
    assert checked("Đạt 480 m^3^ và 18.590 m³.") == []
