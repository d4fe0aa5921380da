"""Expressions from end to end: YAML of a small office in, printed text out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.figures import ExpressionError, Printed, PrintedLines, Vocabulary
from reportgen.figures.expressions import Gap
from reportgen.periods import Period
from reportgen.workspace import Workspace
from tests.figures.office import NBSP, gap, office, refusal, steps, told, vocabulary

CATALOG = """
    gtsx:
      name: Giá trị sản xuất công nghiệp
      unit: tỷ đồng
      measure: flow
      decimals: 2
      group: cong_nghiep
      plan:
        2020: 1.500
        2021: 2.000
    thu:
      name: Thu ngân sách trên địa bàn
      unit: tỷ đồng
      measure: cumulative
      plan_name: dự toán HĐND tỉnh giao
      plan:
        2021: 1.000
    che_phu:
      name: Tỷ lệ che phủ rừng
      unit: phần trăm
      measure: rate
      roll_up: last
      group: rung
      plan:
        2021: 50
    cpi:
      name: Chỉ số giá tiêu dùng
      unit: phần trăm
      measure: growth
    dn:
      name: Doanh nghiệp thành lập mới
      unit: DN
      measure: flow
      count: true
      group: doanh_nghiep
    dn_tong:
      name: Tổng số doanh nghiệp
      unit: DN
      measure: stock
      group: doanh_nghiep
      order: 1
    tai_nan:
      name: Số vụ tai nạn giao thông
      unit: vụ
      measure: flow
      count: true
      better: down
    chet:
      name: Số người chết
      unit: người
      measure: flow
      count: true
    khach:
      name: Lượt khách du lịch
      unit: lượt
      measure: flow
    ho_so_xong:
      name: Hồ sơ đã giải quyết
      unit: hồ sơ
      measure: flow
    ho_so_moi:
      name: Hồ sơ tiếp nhận
      unit: hồ sơ
      measure: flow
    ho_so_cu:
      name: Hồ sơ kỳ trước chuyển sang
      unit: hồ sơ
      measure: flow
    tieu_chi:
      name: Tổng số tiêu chí đạt
      unit: tiêu chí
      measure: stock
    xa:
      name: Số xã
      unit: xã
      measure: stock
    tang_truong:
      name: Tốc độ tăng trưởng
      unit: phần trăm
      measure: rate
      roll_up: last
      plan:
        2021: 6,6-6,8
    loi:
      name: Chỉ tiêu chưa có số
      unit: tấn
      measure: flow
      plan:
        2021: 5
"""
FILES = {
    "catalog": CATALOG,
    "2020-07/indicators": "gtsx: 100",
    "2020-08/indicators": """
        gtsx: 150
        thu: 260
        dn: 14
        tai_nan: 3
        chet: 4
        khach: 20.000
        che_phu: 48,5
    """,
    "2020-12/indicators": "gtsx: 125",
    "2021-07/indicators": """
        status: actual
        gtsx:
          actual: 130
          year_to_date: 900
          last_year_to_date: 800
        thu: 300
        khach: 9.000
    """,
    "2021-08/indicators": """
        as_of: 20/8/2021
        gtsx: 142,5
        thu:
          actual: 380
          as_of: 15/8/2021
        che_phu: 50,3
        cpi: 4,71
        dn: 9
        dn_tong: 1.544
        tai_nan: 7
        chet: 2
        khach: 43.960
        ho_so_xong: 2.362
        ho_so_moi: 2.331
        ho_so_cu: 1.127
        tieu_chi: 1.437
        xa: 100
        tang_truong: 6,7
    """,
    "2021-08/bao-cao": """
        subject: Công tác tháng
        as_of: 25/8/2021
        meeting:
          date: 24/8/2021
          chair: Nguyễn Văn A
        content:
          x: |
            Nội dung.
    """,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return office(tmp_path, FILES)


@pytest.fixture
def august(workspace: Workspace) -> Vocabulary:
    return vocabulary(workspace, "2021-08", document="bao-cao")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("gtsx", "142,5 tỷ đồng"),
        ("gtsx(0)", "143 tỷ đồng"),
        ("gtsx(2)", "142,50 tỷ đồng"),
        ("gtsx.number", "142,5"),
        ("gtsx.number(0)", "143"),
        ("gtsx.bare", "142,5 tỷ đồng"),
        ("gtsx.reached", "ước đạt 142,5 tỷ đồng"),
        ("gtsx.previous", "130 tỷ đồng"),
        ("gtsx.previous.reached", "đạt 130 tỷ đồng"),
        ("gtsx.last_year", "150 tỷ đồng"),
        ('gtsx.at("2020-12")', "125 tỷ đồng"),
        ('gtsx.at("2020-12", 1)', "125,0 tỷ đồng"),
        ('gtsx.at("2020-12")(1)', "125,0 tỷ đồng"),
        ("gtsx.year_to_date", "1.042,5 tỷ đồng"),
        ("gtsx.year_to_date.number", "1.042,5"),
        ("gtsx.year_to_date.last_year", "950 tỷ đồng"),
        ("gtsx.plan", "2.000 tỷ đồng"),
        ("gtsx.plan.number", "2.000"),
        ("gtsx.plan(1)", "2.000,0 tỷ đồng"),
        ("gtsx.plan.number(1)", "2.000,0"),
        ("tang_truong.plan", "6,6-6,8%"),
        ("gtsx.as_of", "20/8/2021"),
        ("thu.as_of", "15/8/2021"),
        ("thu", "80 tỷ đồng"),
        ("thu.year_to_date", "380 tỷ đồng"),
        ("thu.year_to_date.dated", "đến ngày 15/8/2021 đạt 380 tỷ đồng"),
        ("gtsx.year_to_date.dated", "ước đến ngày 20/8/2021 đạt 1.042,5 tỷ đồng"),
        ("che_phu", "50,3%"),
        ("cpi", "tăng 4,71%"),
        ("cpi.number", "4,71"),
        ("cpi.reached", "ước tăng 4,71%"),
        ("dn", "09 DN"),
        ("khach.nearly(1000)", "gần 44.000 lượt"),
        ('khach.over("nghìn")', "hơn 43 nghìn lượt"),
        ("khach.above(100)", "trên 43.900 lượt"),
        ("khach.about(1000)", "khoảng 44.000 lượt"),
    ],
)
def test_values(august: Vocabulary, expression: str, expected: str) -> None:
    assert told(august, expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("gtsx.vs_last_year", "giảm 5% so với cùng kỳ năm trước"),
        ("gtsx.vs_previous", "tăng 9,62% so với tháng trước"),
        ("gtsx.vs_previous(1)", "tăng 9,6% so với tháng trước"),
        ("gtsx.vs_previous.short(1)", "tăng 9,6%"),
        ("gtsx.vs_previous.bare", "9,62%"),
        ("gtsx.vs_previous.equal", "bằng 109,62% so với tháng trước"),
        ("gtsx.vs_previous.amount", "tăng 12,5 tỷ đồng so với tháng trước"),
        ("gtsx.vs_previous.amount.bare", "12,5 tỷ đồng"),
        ("gtsx.year_to_date.vs_last_year", "tăng 9,74% so với cùng kỳ năm trước"),
        ('gtsx.vs("2020-12")', "tăng 14% so với tháng 12/2020"),
        ('gtsx.vs("2020-12", 0)', "tăng 14% so với tháng 12/2020"),
        ('gtsx.vs("2020-08")', "giảm 5% so với cùng kỳ năm 2020"),
        ('gtsx.vs("2020-08").amount', "giảm 7,5 tỷ đồng so với cùng kỳ năm 2020"),
        ("gtsx.vs_plan", "đạt 52,13% kế hoạch"),
        ("gtsx.year_to_date.vs_plan", "đạt 52,13% kế hoạch"),
        ("gtsx.vs_plan(1)", "đạt 52,1% kế hoạch"),
        ("gtsx.vs_plan.equal", "bằng 52,13% kế hoạch"),
        ("gtsx.vs_plan.short", "đạt 52,13%"),
        ("thu.vs_plan", "đạt 38% dự toán HĐND tỉnh giao"),
        ("thu.vs_plan.equal", "bằng 38% dự toán HĐND tỉnh giao"),
        ("thu.year_to_date.vs_last_year.equal", "bằng 146,15% so với cùng kỳ năm trước"),
        ("che_phu.vs_last_year", "tăng 1,8 điểm % so với cùng kỳ năm trước"),
        ("che_phu.vs_plan", "vượt 0,3 điểm % so với kế hoạch"),
        ("tang_truong.vs_plan", "đạt kế hoạch (6,6-6,8%)"),
        ("dn.vs_last_year.amount", "giảm 05 DN so với cùng kỳ năm trước"),
        ("khach.vs_last_year.times", "gấp 2,2 lần so với cùng kỳ năm trước"),
        ("khach.vs_last_year.times(2)", "gấp 2,2 lần so với cùng kỳ năm trước"),
        ("khach.vs_previous.times.short", "gấp 4,9 lần"),
        ("dn.share_of(dn_tong)", "chiếm 0,58% tổng số doanh nghiệp"),
        ("dn.share_of(dn_tong).short", "chiếm 0,58%"),
        ("dn.share_of(dn_tong).bare(1)", "0,6%"),
        ("dn.share_of(dn_tong).equal", "bằng 0,58% tổng số doanh nghiệp"),
        ("ho_so_xong.out_of(ho_so_moi, ho_so_cu)", "2.362/3.458 hồ sơ (kỳ trước chuyển sang 1.127 hồ sơ)"),
        ("chet.out_of(tai_nan)", "02/07 vụ"),
        ("tieu_chi.per(xa)", "14,37 tiêu chí/xã"),
        ("tieu_chi.per(xa)(1)", "14,4 tiêu chí/xã"),
        ("dn.vs_last_year.amount.also(chet)", "giảm 05 DN và 02 người so với cùng kỳ năm trước"),
        ("tai_nan.vs_last_year.amount.also(chet)", "tăng 04 vụ, giảm 02 người so với cùng kỳ năm trước"),
        ("gtsx.vs_last_year.also(chet)", "giảm 5% và 50% so với cùng kỳ năm trước"),
    ],
)
def test_comparisons(august: Vocabulary, expression: str, expected: str) -> None:
    assert told(august, expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (
            "gtsx.sentence",
            "Giá trị sản xuất công nghiệp ước đạt 142,5 tỷ đồng, giảm 5% so với cùng kỳ năm trước; lũy kế 8 tháng đầu "
            "năm ước đạt 1.042,5 tỷ đồng, đạt 52,13% kế hoạch, tăng 9,74% so với cùng kỳ năm trước.",
        ),
        (
            "gtsx.year_to_date.sentence",
            "Giá trị sản xuất công nghiệp ước đạt 1.042,5 tỷ đồng, đạt 52,13% kế hoạch, "
            "tăng 9,74% so với cùng kỳ năm trước.",
        ),
        ("gtsx.chain", "ước đạt 142,5 tỷ đồng, giảm 5% so với cùng kỳ năm trước"),
        (
            "gtsx.year_to_date.chain",
            "ước đạt 1.042,5 tỷ đồng, đạt 52,13% kế hoạch, tăng 9,74% so với cùng kỳ năm trước",
        ),
        (
            "che_phu.sentence",
            "Tỷ lệ che phủ rừng ước đạt 50,3%, vượt 0,3 điểm % so với kế hoạch, "
            "tăng 1,8 điểm % so với cùng kỳ năm trước.",
        ),
        ("cpi.sentence", "Chỉ số giá tiêu dùng ước tăng 4,71%."),
        ("tai_nan.sentence", "Số vụ tai nạn giao thông ước 07 vụ, tăng 04 vụ so với cùng kỳ năm trước."),
        ("dn_tong.sentence", "Tổng số doanh nghiệp ước đạt 1.544 DN."),
        ("tang_truong.sentence", "Tốc độ tăng trưởng ước đạt 6,7%, đạt kế hoạch (6,6-6,8%)."),
        (
            "groups.doanh_nghiep.sentences",
            "Tổng số doanh nghiệp ước đạt 1.544 DN.\n"
            "Doanh nghiệp thành lập mới ước đạt 09 DN, giảm 05 DN so với cùng kỳ năm trước.",
        ),
    ],
)
def test_sentences(august: Vocabulary, expression: str, expected: str) -> None:
    assert told(august, expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("period", "tháng 8 năm 2021"),
        ("period.short", "tháng 8"),
        ("period.slash", "tháng 8/2021"),
        ("period.year", "2021"),
        ("period.next", "tháng 9 năm 2021"),
        ("period.next.short", "tháng 9"),
        ("period.previous.slash", "tháng 7/2021"),
        ("period.last_year.slash", "tháng 8/2020"),
        ("meeting.date", "24/8/2021"),
        ("meeting.chair", "Nguyễn Văn A"),
        ("agency.name", "Ủy ban nhân dân tỉnh Mẫu"),
    ],
)
def test_frame(august: Vocabulary, expression: str, expected: str) -> None:
    assert told(august, expression) == expected


@pytest.mark.parametrize(
    ("since_january", "same"),
    [
        ('gtsx.year_to_date.at("2021-07")', 'gtsx.at("2021-7T")'),
        ('gtsx.year_to_date.at("2020-08")', 'gtsx.at("2020-8T")'),
        ('gtsx.year_to_date.vs("2020-08")', 'gtsx.year_to_date.vs("2020-8T")'),
        ('gtsx.year_to_date.at("2020-08").vs_plan', 'gtsx.at("2020-8T").vs_plan'),
    ],
)
def test_behind_year_to_date_a_month_means_since_january(august: Vocabulary, since_january: str, same: str) -> None:
    assert outcome(august, since_january) == outcome(august, same)


def outcome(words: Vocabulary, expression: str) -> object:
    """Return what an expression prints, or how it is refused."""
    try:
        return told(words, expression)
    except ExpressionError as error:
        return error.message


def test_in_a_longer_period_x_is_the_period_s(workspace: Workspace) -> None:
    nine = vocabulary(workspace, "2021-8T")
    assert told(nine, "gtsx") == "1.042,5 tỷ đồng"
    assert told(nine, "gtsx.vs_plan") == "đạt 52,13% kế hoạch"
    assert told(nine, "gtsx.vs_previous") == "tăng 9,74% so với cùng kỳ năm trước"
    assert told(nine, 'gtsx.at("2021-08")') == "142,5 tỷ đồng"
    assert told(nine, "period.next") == "4 tháng cuối năm 2021"


@pytest.mark.parametrize(
    ("expression", "code", "message", "hint", "step"),
    [
        ("gtxs", "unknown-figure", "Không có số liệu nào tên “gtxs”.", "có phải gtsx?", 0),
        ("zzzz", "unknown-figure", "Không có số liệu nào tên “zzzz”.", "tên chỉ tiêu ghi trong data/catalog.yaml", 0),
        ("gtsx.vs_pla", "unknown-member", "Không có “.vs_pla” ở đây.", "có phải .vs_plan?", 1),
        ("gtsx.vs_plan.also", "unknown-member", "Không có “.also” ở đây.",
         "có thể viết: .amount, .bare, .equal, .short, .times", 2),
        ("gtsx.vs_plan.equal.amount", "unknown-member", "Không có “.amount” ở đây.", "có thể viết: .bare, .short", 3),
        ("period.chair", "unknown-member", "Không có “.chair” ở đây.",
         "có thể viết: .last_year, .name, .next, .previous, .short, .slash, .year", 1),
        ("gtsx.at", "arguments-missing", "“.at” cần có giá trị trong ngoặc.", 'viết x.at("2020-12")', 1),
        ('gtsx.at("2021-07", 1, 2)', "arguments-too-many", "“.at” nhận nhiều nhất 2 giá trị trong ngoặc.",
         'viết x.at("2020-12")', 1),
        ("gtsx.share_of(khach, khach)", "arguments-too-many", "“.share_of” nhận nhiều nhất 1 giá trị trong ngoặc.",
         "viết x.share_of(y)", 1),
        ('gtsx.at("2020-13")', "unknown-period", "“2020-13” không phải một kỳ.",
         'viết "2020-12", "2020-Q3", "2020-9T" hoặc "2020"', 1),
        ("gtsx.at(2020)", "period-argument", "Trong ngoặc là một kỳ, đặt giữa hai dấu nháy.",
         'viết x.at("2020-12")', 1),
        ("gtsx(9)", "decimals-argument", "Trong ngoặc là số chữ số thập phân, từ 0 đến 6.",
         "viết như x(1) hoặc x.vs_plan(1)", 0),
        ("gtsx(1)(2)", "decimals-twice", "Số chữ số thập phân đã ghi ở trước (1).",
         "chỉ giữ một ngoặc, viết như x(1) hoặc x.vs_plan(1)", 1),
        ("gtsx.vs_plan(1)(2)", "decimals-twice", "Số chữ số thập phân đã ghi ở trước (1).",
         "chỉ giữ một ngoặc, viết như x(1) hoặc x.vs_plan(1)", 2),
        ('gtsx.at("2021-07", 1)(2)', "decimals-twice", "Số chữ số thập phân đã ghi ở trước (1).",
         "chỉ giữ một ngoặc, viết như x(1) hoặc x.vs_plan(1)", 2),
        ("gtsx(1).number(2)", "decimals-twice", "Số chữ số thập phân đã ghi ở trước (1).",
         "chỉ giữ một ngoặc, viết như x(1) hoặc x.vs_plan(1)", 1),
        ('gtsx.previous.at("2021-07")', "period-chosen",
         "Trước .at đã chọn tháng 7 năm 2021; một chỗ chỉ in số của một kỳ.",
         'bỏ phần ở giữa, viết gtsx.at("2021-07")', 2),
        ("gtsx.sentence(1)", "no-decimals", "Chỗ này không nhận số chữ số thập phân (1).",
         "bỏ ngoặc; số chữ số của chỉ tiêu đặt ở decimals, percent_decimals trong catalog.yaml", 1),
        ("gtsx(1).sentence", "no-decimals", "Chỗ này không nhận số chữ số thập phân (1).",
         "bỏ ngoặc; số chữ số của chỉ tiêu đặt ở decimals, percent_decimals trong catalog.yaml", 1),
        ("khach.over(1000)(1)", "no-decimals", "Chỗ này không nhận số chữ số thập phân (1).",
         "bỏ ngoặc; số chữ số của chỉ tiêu đặt ở decimals, percent_decimals trong catalog.yaml", 2),
        ("period(1)", "no-decimals", "Chỗ này không in số nên không nhận số chữ số thập phân (1).", None, 0),
        ('gtsx.vs("2020")', "periods-not-alike", "Tháng 8 năm 2021 và năm 2020 dài khác nhau nên không so được.",
         "so với kỳ cùng độ dài, hoặc so từ .year_to_date", 1),
        ("cpi.vs_last_year", "growth-not-compared", "“Chỉ số giá tiêu dùng” đã là tốc độ tăng nên không so sánh tiếp.",
         "viết cpi để in tăng/giảm theo dấu", 1),
        ("gtsx.share_of(period)", "not-an-indicator", "Trong ngoặc là tên một chỉ tiêu.", "viết x.share_of(y)", 1),
        ("meeting", "says-nothing", "“meeting” chưa nói in gì.",
         "viết meeting.date, meeting.chair, meeting.attendees", 0),
        ("meeting.attendees", "missing-meeting", "Văn bản chưa ghi meeting.attendees.",
         "ghi attendees: … dưới meeting: trong tệp của văn bản", 1),
        ("meeting.chair.name", "unknown-member", "Không có “.name” ở đây.", "bỏ phần sau dấu chấm", 2),
        ("groups.doanh_nghiep", "says-nothing", "“groups.doanh_nghiep” chưa nói in gì.",
         "viết groups.doanh_nghiep.sentences", 1),
        ("groups.khac", "unknown-member", "Không có “.khac” ở đây.",
         "có thể viết: .cong_nghiep, .doanh_nghiep, .rung", 1),
        ("loi", "missing-figure", "Thiếu số liệu “Chỉ tiêu chưa có số” tháng 8 năm 2021.",
         "ghi loi trong data/2021-08/indicators.yaml", 0),
        ("khach.year_to_date", "missing-figure",
         "Thiếu số liệu “Lượt khách du lịch” tháng 01-6 năm 2021.",
         "ghi khach trong indicators.yaml của data/{2021-01, 2021-02, 2021-03, 2021-04, 2021-05, 2021-06}", 0),
        ("dn.plan", "missing-plan", "“Doanh nghiệp thành lập mới” chưa có kế hoạch năm 2021.",
         "ghi plan: 2021: … cho dn trong catalog.yaml", 1),
        ("dn_tong.vs_last_year.short", "no-base",
         "Cùng kỳ năm trước không có số để so nên không viết được dạng này.",
         "dùng dạng đầy đủ (bỏ .short, .bare, .times), hoặc viết bằng lời", 2),
        ("gtsx.vs_last_year.times", "times-not-above-one",
         "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc.", "bỏ .times để in tăng/giảm theo %", 2),
        ("tasks", "missing-tasks", "Chưa có danh sách nhiệm vụ tháng 8 năm 2021.",
         "ghi nhiệm vụ vào data/2021-08/tasks.yaml", 0),
        ("khach.over(100000)", "hedge-leaves-nothing",
         "Làm tròn theo 100000 thì không còn số để viết sau “hơn”.",
         "chọn bước làm tròn nhỏ hơn, ví dụ 10 hoặc 1", 1),
    ],
)  # fmt: skip
def test_refusals_say_what_is_wrong_and_how_to_mend_it(
    *, august: Vocabulary, expression: str, code: str, message: str, hint: str | None, step: int
) -> None:
    assert refusal(august, expression) == (code, message, hint, step)


def test_a_draft_prints_a_gap_for_a_missing_figure(workspace: Workspace) -> None:
    draft = vocabulary(workspace, "2021-08", draft=True)
    assert gap(draft, "loi") == "[thiếu: Chỉ tiêu chưa có số tháng 8 năm 2021]"
    assert gap(draft, "loi.vs_plan") == "[thiếu: Chỉ tiêu chưa có số tháng 01-8 năm 2021]"
    assert gap(draft, "tasks.total") == "[thiếu: danh sách nhiệm vụ tháng 8 năm 2021]"


def test_a_draft_says_what_a_gap_lacks_as_an_error_would(workspace: Workspace) -> None:
    printed = vocabulary(workspace, "2021-08", draft=True).resolve(steps("loi"))
    assert isinstance(printed, Printed)
    assert printed.gap == Gap(
        "missing-figure",
        "Thiếu số liệu “Chỉ tiêu chưa có số” tháng 8 năm 2021.",
        "ghi loi trong data/2021-08/indicators.yaml",
    )


def test_a_draft_still_refuses_what_is_no_gap(workspace: Workspace) -> None:
    with pytest.raises(ExpressionError):
        vocabulary(workspace, "2021-08", draft=True).resolve(steps("gtsx.vs_pla"))


def test_a_group_s_draft_has_the_gaps_between_its_sentences(tmp_path: Path) -> None:
    files = {
        "catalog": """
            a:
              name: Chè
              unit: tấn
              measure: flow
              group: g
            b:
              name: Chuối
              unit: tấn
              measure: flow
              group: g
        """,
        "2021-01/indicators": "a: 5",
        "2021-02/indicators": "a: 6\nb:\n  last_year: 3",
    }
    draft = vocabulary(office(tmp_path, files), "2021-02", draft=True)
    assert told(draft, "groups.g.sentences") == (
        "Chè ước đạt 6 tấn; lũy kế 2 tháng đầu năm ước đạt 11 tấn.\n[thiếu: Chuối tháng 02 năm 2021]"
    )


def test_a_file_that_cannot_be_read_is_one_finding_and_no_error_at_each_expression(tmp_path: Path) -> None:
    files = {"catalog": CATALOG, "2021-08/indicators": "gtsx: 1.5"}
    broken = vocabulary(office(tmp_path, files), "2021-08")
    assert gap(broken, "gtsx") == "[thiếu: Giá trị sản xuất công nghiệp tháng 8 năm 2021]"
    assert [finding.code for finding in broken.findings if finding.is_error] == ["number-notation"]


def test_a_catalog_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    broken = vocabulary(office(tmp_path, {"catalog": "gtsx:\n  name: A"}), "2021-08")
    assert gap(broken, "gtsx") == "[thiếu: gtsx]"
    assert all(finding.place and finding.place.file == "data/catalog.yaml" for finding in broken.findings)
    assert any(finding.is_error for finding in broken.findings)


def test_every_printed_figure_knows_where_it_comes_from(august: Vocabulary) -> None:
    printed = august.resolve(steps("gtsx.vs_plan"))
    assert isinstance(printed, Printed)
    (use,) = printed.uses
    assert (use.figure, use.expression, use.text, use.period) == (
        "gtsx",
        "gtsx.vs_plan",
        "đạt 52,13% kế hoạch",
        "2021-8T",
    )
    assert [str(place) for place in use.places] == [
        "data/2021-07/indicators.yaml:4:17",
        "data/2021-08/indicators.yaml:2:7",
        "data/catalog.yaml:9:11",
    ]


def test_paragraphs_know_their_sources_one_each(august: Vocabulary) -> None:
    printed = august.resolve(steps("groups.doanh_nghiep.sentences"))
    assert isinstance(printed, PrintedLines)
    assert [line.uses[0].figure for line in printed.lines] == ["dn_tong", "dn"]


def found(vocabulary: Vocabulary, code: str) -> Finding:
    (finding,) = (finding for finding in vocabulary.findings if finding.code == code)
    return finding


def test_one_value_at_two_precisions_is_noted(august: Vocabulary) -> None:
    told(august, "gtsx.vs_previous")
    told(august, "gtsx.vs_previous(1)")
    note = found(august, "two-precisions")
    assert note.message == "“Giá trị sản xuất công nghiệp” in với hai độ chính xác: tăng 9,62% và tăng 9,6%."
    assert note.severity is Severity.NOTE


def test_the_second_of_two_precisions_is_shown_and_names_the_line_of_the_first(august: Vocabulary) -> None:
    first, later = Place("data/2021-08/bao-cao.yaml", 12, 5), Place("data/2021-08/bao-cao.yaml", 15, 9)
    for expression, place in (("gtsx.vs_previous", first), ("gtsx", later), ("gtsx.vs_previous(1)", later)):
        august.resolve(steps(expression), partial(Place, place.file, place.line, place.column))
    note = found(august, "two-precisions")
    assert note.place == later
    assert note.message == (
        "“Giá trị sản xuất công nghiệp” in với hai độ chính xác: tăng 9,62% (dòng 12) và tăng 9,6%."
    )


def test_two_precisions_of_an_amount_are_told_without_the_words_of_the_plan(august: Vocabulary) -> None:
    told(august, "gtsx.vs_plan.amount")
    told(august, "gtsx.vs_plan.amount(0)")
    message = found(august, "two-precisions").message.replace(NBSP, " ")
    assert message.endswith("in với hai độ chính xác: thấp hơn 957,5 tỷ đồng và thấp hơn 958 tỷ đồng.")


@pytest.mark.parametrize(
    ("when", "expression", "expected"),
    [
        ("2021-02", "dung_han.vs_plan", "thấp hơn 1 điểm % so với kế hoạch"),
        (
            "2021-02",
            "dung_han.sentence",
            "Hồ sơ đúng hạn ước đạt 96%; tính chung 2 tháng đầu năm ước đạt 94%, thấp hơn 1 điểm % so với kế hoạch.",
        ),
        ("2021-02", "dung_han.chain", "ước đạt 96%"),
        ("2021-2T", "dung_han.sentence", "Hồ sơ đúng hạn ước đạt 94%, thấp hơn 1 điểm % so với kế hoạch."),
        ("2021-02", "ty_le.sentence", "Tỷ lệ giải ngân ước đạt 30%, thấp hơn 65 điểm % so với kế hoạch."),
        ("2022-03", "dung_han.sentence", "Hồ sơ đúng hạn ước đạt 97%."),
    ],
)
def test_a_sentence_tells_of_the_plan_what_the_comparison_with_it_tells(
    tmp_path: Path, when: str, expression: str, expected: str
) -> None:
    catalog = """
        dung_han:
          {name: "Hồ sơ đúng hạn", unit: "%", measure: "rate", roll_up: "average", plan: {"2021": "95", "2022": "95"}}
        ty_le:
          {name: "Tỷ lệ giải ngân", unit: "%", measure: "rate", roll_up: "ratio", ratio_of: "chi", ratio_to: "von",
           plan: {"2021": "95"}}
        chi: {name: "Chi", unit: "tỷ đồng", measure: "cumulative"}
        von: {name: "Vốn", unit: "tỷ đồng", measure: "stock"}
    """
    files = {
        "catalog": catalog,
        "2021-01/indicators": "dung_han: 92\nchi: 10\nvon: 100",
        "2021-02/indicators": "dung_han: 96\nchi: 30\nvon: 100",
        "2022-03/indicators": "dung_han: 97",
    }
    assert told(vocabulary(office(tmp_path, files), when), expression) == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("grdp.vs_plan", "vượt 0,2 điểm % so với kế hoạch"),
        ("grdp.vs_plan.short", "vượt 0,2 điểm %"),
        ("cpi.vs_plan", "đạt kế hoạch (dưới 4%)"),
    ],
)
def test_a_growth_stands_to_its_plan_by_points(tmp_path: Path, expression: str, expected: str) -> None:
    catalog = """
        grdp: {name: "GRDP", unit: "%", measure: "growth", plan: {"2021": "7"}}
        cpi: {name: "CPI", unit: "%", measure: "growth", plan: {"2021": "Dưới 4"}}
    """
    files = {"catalog": catalog, "2021-08/indicators": "grdp: 7,2\ncpi: 3,5"}
    assert told(vocabulary(office(tmp_path, files), "2021-08"), expression) == expected


def test_times_are_suggested_from_two_up(august: Vocabulary) -> None:
    told(august, "khach.vs_last_year")
    note = found(august, "better-said-in-times")
    assert note.message == ("“Lượt khách du lịch” gấp 2,2 lần, in “tăng 119,8% so với cùng kỳ năm trước” khó đọc.")
    assert note.hint == "thêm .times để in “gấp … lần”"


def test_a_base_that_is_absent_is_said_and_warned_about(august: Vocabulary) -> None:
    assert told(august, "dn_tong.vs_last_year") == "(cùng kỳ năm trước không có số liệu)"
    warning = found(august, "missing-base")
    assert warning.message == (
        "Không có số để so sánh “Tổng số doanh nghiệp”. Thiếu số liệu “Tổng số doanh nghiệp” tháng 8 năm 2020."
    )
    assert warning.hint == (
        "ghi dn_tong trong data/2020-08/indicators.yaml, hoặc ghi last_year cho dn_tong trong tháng của báo cáo"
    )


def test_a_plan_that_is_absent_is_said_and_warned_about(tmp_path: Path) -> None:
    files = {"catalog": "a:\n  name: Chè\n  unit: tấn\n  measure: flow", "2021-01/indicators": "a: 5"}
    january = vocabulary(office(tmp_path, files), "2021-01")
    assert told(january, "a.vs_plan") == "(chưa có kế hoạch)"
    assert found(january, "missing-plan").message == "“Chè” chưa có kế hoạch năm 2021."


def test_two_statements_of_one_figure_are_told_with_both_places(tmp_path: Path) -> None:
    files = {
        "catalog": "a:\n  name: Chè\n  unit: tấn\n  measure: flow",
        "2020-02/indicators": "a: 5",
        "2021-02/indicators": "a:\n  estimate: 6\n  last_year: 9",
    }
    february = vocabulary(office(tmp_path, files), "2021-02")
    assert told(february, "a.last_year") == "9 tấn"
    warning = found(february, "figures-differ")
    assert warning.message.replace("\u00a0", " ") == (
        "“Chè” tháng 02 năm 2020: dùng 9 tấn (data/2021-02/indicators.yaml:3:14), "
        "nhưng số ghi ở data/2020-02/indicators.yaml:1:4 là 5 tấn."
    )
    assert str(warning.place) == "data/2021-02/indicators.yaml:3:14"


def test_a_share_above_the_whole_and_of_another_unit_is_told(august: Vocabulary) -> None:
    told(august, "dn_tong.share_of(chet)")
    assert found(august, "part-above-whole").message.replace("\u00a0", " ") == (
        "“Tổng số doanh nghiệp” là 1.544 DN, lớn hơn cả tổng 02 người."
    )
    assert found(august, "units-differ").severity is Severity.NOTE


def test_a_group_names_those_it_leaves_out(tmp_path: Path) -> None:
    catalog = "\n".join(
        f"{key}:\n  name: {name}\n  unit: tấn\n  measure: flow\n  group: g"
        for key, name in (("a", "Chè"), ("b", "Mía"))
    )
    january = vocabulary(office(tmp_path, {"catalog": catalog, "2021-01/indicators": "a: 5"}), "2021-01")
    assert told(january, "groups.g.sentences") == "Chè ước đạt 5 tấn."
    assert found(january, "group-without-figures").message == (
        "groups.g bỏ qua 1 chỉ tiêu tháng 01 năm 2021 không có số nào: Mía."
    )


def test_names_are_those_an_expression_can_begin_with(august: Vocabulary) -> None:
    names = august.names()
    assert names[:5] == ("period", "meeting", "tasks", "groups", "agency")
    assert "gtsx" in names


@pytest.mark.parametrize(
    "paths",
    [
        ("gtsx", 'gtsx.at("2021-08")'),
        ("gtsx.last_year", 'gtsx.at("2020-08")'),
        ("gtsx.previous", 'gtsx.at("2021-07")'),
        ("gtsx.year_to_date", 'gtsx.at("2021-8T")', "gtsx.year_to_date.year_to_date"),
        ("gtsx.vs_last_year.short", 'gtsx.vs("2020-08").short'),
        ("gtsx.vs_previous.short", 'gtsx.vs("2021-07").short'),
        (
            "gtsx.vs_plan",
            "gtsx.year_to_date.vs_plan",
            'gtsx.at("2021-8T").vs_plan',
        ),
        ("thu", 'thu.at("2021-08")'),
        ("thu.year_to_date", 'thu.at("2021-8T")'),
        ("che_phu", "che_phu.year_to_date"),
    ],
)
def test_one_figure_has_one_value_however_it_is_named(august: Vocabulary, paths: tuple[str, ...]) -> None:
    assert len({told(august, path) for path in paths}) == 1


def test_a_revised_figure_of_last_year_is_the_same_through_every_name(tmp_path: Path) -> None:
    files = {
        "catalog": "a:\n  name: Chè\n  unit: tấn\n  measure: flow",
        "2020-01/indicators": "a: 4",
        "2020-02/indicators": "a: 5",
        "2021-01/indicators": "a: 8",
        "2021-02/indicators": "a:\n  estimate: 6\n  last_year: 9",
    }
    february = vocabulary(office(tmp_path, files), "2021-02")
    assert {told(february, name) for name in ("a.last_year", 'a.at("2020-02")')} == {"9 tấn"}
    assert {told(february, name) for name in ("a.year_to_date.last_year", 'a.at("2020-2T")')} == {"13 tấn"}
    assert told(february, 'a.vs("2020-02").amount.bare') == "3 tấn"


def test_changing_one_month_changes_everything_that_follows_from_it(tmp_path: Path) -> None:
    expressions = ("gtsx", "gtsx.vs_plan", "gtsx.vs_last_year", "gtsx.sentence")
    first = vocabulary(office(tmp_path / "a", FILES), "2021-8T")
    before = [told(first, expression) for expression in expressions]
    changed = FILES | {"2021-08/indicators": FILES["2021-08/indicators"].replace("gtsx: 142,5", "gtsx: 10")}
    second = vocabulary(office(tmp_path / "b", changed), "2021-8T")
    after = [told(second, expression) for expression in expressions]
    assert not set(before) & set(after)
    assert after[:3] == ["910 tỷ đồng", "đạt 45,5% kế hoạch", "giảm 4,21% so với cùng kỳ năm trước"]


def test_only_files_that_a_figure_needs_are_read(workspace: Workspace) -> None:
    (workspace.root / "data/2021-07/indicators.yaml").write_text("gtsx: [", encoding="utf-8")
    unread = Vocabulary(Workspace(workspace.root), Period.parse("2021-08"))
    assert told(unread, "gtsx.vs_last_year") == "giảm 5% so với cùng kỳ năm trước"
    assert unread.findings == ()
