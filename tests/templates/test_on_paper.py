"""The templates filled with made-up values: what stands on paper and what stays away."""

from typing import Any

import pytest

from tests.templates.filling import Lines, Names, blocks, body, cells, closing, filled
from tests.templates.shipped import NAMES, REPORTS


@pytest.mark.parametrize("name", NAMES)
def test_letterhead_and_signature(name: str) -> None:
    issuer, motto, number, place, recipients, signature = cells(filled(name))
    assert issuer == [("CoQuan", "Ủy ban nhân dân"), ("CoQuan", "tỉnh Lai Châu"), ("DuongKe", "")]
    assert [text for _, text in motto] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""]
    assert number == [("SoKyHieu", "Số: 08/BC-UBND")]
    assert place == [("DiaDanh", "Lai Châu, ngày 05 tháng 9 năm 2021")]
    assert recipients == [("NoiNhan", "Nơi nhận:"), ("NoiNhanMuc", "- Lưu: VT.")]
    assert signature == [
        ("QuyenHan", "TL. CHỦ TỊCH"),
        ("QuyenHan", "KT. CHÁNH VĂN PHÒNG"),
        ("QuyenHan", "PHÓ CHÁNH VĂN PHÒNG"),
        ("HoTen", "Nguyễn Văn A"),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_parent_and_draft_mark_come_when_asked_for(name: str) -> None:
    issuer, _, number, *_ = cells(filled(name, parent="UBND tỉnh Lai Châu", draft=True))
    assert issuer[0] == ("CoQuanChuQuan", "UBND tỉnh Lai Châu")
    assert number[1] == ("DuThao", "Dự thảo")


@pytest.mark.parametrize(
    ("addressees", "expected"),
    [
        ([], []),
        (["Thủ tướng Chính phủ"], [("KinhGui", "Kính gửi: Thủ tướng Chính phủ")]),
        (["A", "B"], [("KinhGui", "Kính gửi:"), ("KinhGuiMuc", "- A;"), ("KinhGuiMuc", "- B.")]),
    ],
)
@pytest.mark.parametrize("name", REPORTS)
def test_addressees(name: str, addressees: list[str], expected: Lines) -> None:
    lines = body(filled(name, addressees=addressees))
    assert [line for line in lines if line[0].startswith("KinhGui")] == expected


REPORT = "Trên đây là Báo cáo tình hình tháng 8; nhiệm vụ tháng 9"
ORDER = (
    "Thừa lệnh Chủ tịch Ủy ban nhân dân tỉnh Lai Châu, Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị, "
    "địa phương biết, thực hiện./."
)
CHAIR = Names(date="24/8/2021", chair="Nguyễn Văn A - Chủ tịch UBND tỉnh")


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("bao-cao-chi-dao-dieu-hanh", {}, f"{REPORT}./."),
        ("bao-cao-kinh-te-xa-hoi", {}, f"{REPORT} của Ủy ban nhân dân tỉnh Lai Châu./."),
        ("bao-cao-kinh-te-xa-hoi-ky-dai", {}, f"{REPORT} của Ủy ban nhân dân tỉnh Lai Châu./."),
        ("bieu-chi-tieu", {}, f"{REPORT} của Ủy ban nhân dân tỉnh Lai Châu./."),
        ("thong-bao-ket-luan", {}, ORDER),
        (
            "thong-bao-ket-luan",
            {"meeting": CHAIR},
            "Trên đây là kết luận của đồng chí Nguyễn Văn A - Chủ tịch UBND tỉnh tại phiên họp tháng 8 năm 2021. "
            + ORDER,
        ),
    ],
)
def test_closings(name: str, given: dict[str, Any], expected: str) -> None:
    assert closing(name, **given) == expected


@pytest.mark.parametrize("name", NAMES)
def test_closing_of_ones_own_takes_the_end_mark(name: str) -> None:
    assert closing(name, closing="Kính báo cáo Thường trực Tỉnh ủy") == "Kính báo cáo Thường trực Tỉnh ủy./."


SECTIONS = ("Muc", "Phan", "PhanTieuDe", "Khoan")


def headings(name: str, **given: Any) -> list[str]:
    return [text for style, text in body(filled(name, **given)) if style in SECTIONS]


SHORTEST = {
    "bao-cao-chi-dao-dieu-hanh": [
        "Kết quả công tác chỉ đạo, điều hành tháng 8 năm 2021",
        "Nhiệm vụ trọng tâm tháng 9 năm 2021",
    ],
    "bao-cao-kinh-te-xa-hoi": [
        "Tình hình thực hiện kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh tháng 8 năm 2021",
        "Nhiệm vụ, giải pháp trọng tâm tháng 9 năm 2021",
    ],
    "bao-cao-kinh-te-xa-hoi-ky-dai": [
        "Phần thứ nhất",
        "Đánh giá tình hình thực hiện kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh "
        "tháng 8 năm 2021",
        "Kết quả thực hiện tháng 8",
        "Phần thứ hai",
        "Nhiệm vụ, giải pháp trọng tâm tháng 9 năm 2021",
    ],
    "thong-bao-ket-luan": [],
    "bieu-chi-tieu": [],
}


@pytest.mark.parametrize("name", NAMES)
def test_headings_of_empty_slots_stay_away(name: str) -> None:
    assert headings(name) == SHORTEST[name]


@pytest.mark.parametrize(
    ("name", "slot", "heading"),
    [
        ("bao-cao-chi-dao-dieu-hanh", "proposals", ["Kiến nghị, đề xuất"]),
        ("bao-cao-kinh-te-xa-hoi", "proposals", ["Kiến nghị, đề xuất"]),
        ("bao-cao-kinh-te-xa-hoi-ky-dai", "assessment", ["Đánh giá chung", "Kết quả đạt được"]),
        ("bao-cao-kinh-te-xa-hoi-ky-dai", "difficulties", ["Đánh giá chung", "Khó khăn, hạn chế"]),
        ("bao-cao-kinh-te-xa-hoi-ky-dai", "proposals", ["Phần thứ ba", "Kiến nghị, đề xuất"]),
        (
            "thong-bao-ket-luan",
            "assessment",
            ["Về tình hình thực hiện nhiệm vụ tháng 8 năm 2021", "Về nhiệm vụ, giải pháp trọng tâm tháng 9 năm 2021"],
        ),
        (
            "thong-bao-ket-luan",
            "submissions",
            ["Về nhiệm vụ, giải pháp trọng tâm tháng 9 năm 2021", "Về các nội dung trình tại phiên họp"],
        ),
    ],
)
def test_an_optional_slot_brings_its_heading(name: str, slot: str, heading: list[str]) -> None:
    found = headings(name, content={slot: blocks(("NoiDung", "Lời văn."))})
    assert [text for text in found if text not in SHORTEST[name]] == heading


def test_a_report_points_to_its_appendices() -> None:
    with_table = body(filled("bao-cao-kinh-te-xa-hoi", appendices=blocks(("PhuLuc", "Phụ lục"))))
    pointer = ("NoiDung", "Số liệu chi tiết nêu tại phụ lục kèm theo Báo cáo này.")
    assert pointer in with_table
    assert with_table[-1] == ("PhuLuc", "Phụ lục")
    assert pointer not in body(filled("bao-cao-kinh-te-xa-hoi"))


def test_the_meeting_opens_the_announcement() -> None:
    meeting = CHAIR | {"attendees": "thành viên UBND tỉnh"}
    first = next(
        text for style, text in body(filled("thong-bao-ket-luan", meeting=Names(meeting))) if style == "NoiDung"
    )
    assert first == (
        "Ngày 24/8/2021, đồng chí Nguyễn Văn A - Chủ tịch UBND tỉnh chủ trì phiên họp UBND tỉnh tháng 8 năm 2021. "
        "Dự họp có thành viên UBND tỉnh. Sau khi nghe báo cáo và ý kiến của các đại biểu, đồng chí Nguyễn Văn A - "
        "Chủ tịch UBND tỉnh kết luận như sau:"
    )
