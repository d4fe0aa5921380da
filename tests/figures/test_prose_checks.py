"""Typed text against the figures: what could be computed, what contradicts, and what is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.diagnostics import Severity
from reportgen.figures import ProseFigures
from reportgen.figures.prose_checks import Remark
from tests.figures.office import office, vocabulary

CATALOG = """
    gtsx:
      name: Giá trị sản xuất công nghiệp
      unit: tỷ đồng
      measure: flow
      plan:
        2021: 2.000
    dan_gia_cam:
      name: Tổng đàn gia cầm
      short: Đàn gia cầm
      unit: nghìn con
      measure: stock
      plan:
        2021: 1.600
    che_phu:
      name: Tỷ lệ che phủ rừng
      unit: "%"
      measure: rate
      roll_up: last
    cpi:
      name: Chỉ số giá tiêu dùng
      unit: "%"
      measure: growth
"""
FILES = {
    "catalog": CATALOG,
    "2020-08/indicators": "gtsx: 150\ndan_gia_cam: 1.400\nche_phu: 48,5",
    "2021-07/indicators": "gtsx:\n  estimate: 130\n  year_to_date: 900",
    "2021-08/indicators": "gtsx: 142,5\ndan_gia_cam: 1.521\nche_phu: 50,3\ncpi: 4,71",
}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> ProseFigures:
    return ProseFigures(vocabulary(office(tmp_path_factory.mktemp("office"), FILES), "2021-08"))


def told(checker: ProseFigures, text: str) -> list[tuple[str, str, str]]:
    return [(one.code, text[one.start : one.end], one.hint) for one in checker.check(text)]


@pytest.mark.parametrize(
    ("text", "code", "said", "hint"),
    [
        ("Giá trị sản xuất công nghiệp giảm 5%", "typed-comparison", "giảm 5%", "viết {{ gtsx.vs_last_year }}"),
        ("Sản xuất {{ gtsx }}, giảm 5%", "typed-comparison", "giảm 5%", "viết {{ gtsx.vs_last_year }}"),
        ("giá trị tăng 9,6%", "typed-comparison", "tăng 9,6%", "viết {{ gtsx.vs_previous }}"),
        ("đạt 52,1% kế hoạch", "typed-comparison", "đạt 52,1%", "viết {{ gtsx.vs_plan }}"),
        ("{{ gtsx }}, bằng 95% so với cùng kỳ", "typed-comparison", "bằng 95%", "viết {{ gtsx.vs_last_year.equal }}"),
        ("tăng 1,8 điểm %", "typed-comparison", "tăng 1,8 điểm %", "viết {{ che_phu.vs_last_year }}"),
        ("CPI tăng 4,71%", "typed-comparison", "tăng 4,71%", "viết {{ cpi }}"),
        ("đạt 95,06% kế hoạch", "typed-comparison", "đạt 95,06%", "viết {{ dan_gia_cam.vs_plan }}"),
        ("doanh thu tăng 77%", "typed-comparison", "tăng 77%",
         "viết {{ x.vs_last_year }} nếu số liệu có chỉ tiêu này"),
        ("xuất khẩu gấp 3,5 lần", "typed-comparison", "gấp 3,5 lần",
         "viết {{ x.vs_last_year }} nếu số liệu có chỉ tiêu này"),
        ("Tổng đàn gia cầm ước đạt 1.521 nghìn con", "typed-figure", "1.521 nghìn con", "viết {{ dan_gia_cam }}"),
        ("Đàn gia cầm là 1.400 nghìn con", "typed-figure", "1.400 nghìn con", "viết {{ dan_gia_cam.last_year }}"),
        ("Giá trị sản xuất công nghiệp (giá so sánh) đạt 142,5 tỷ đồng", "typed-figure", "142,5 tỷ đồng",
         "viết {{ gtsx }}"),
        ("Tổng đàn gia cầm ước đạt 1,56 nghìn con", "figure-contradicts", "1,56 nghìn con",
         "viết {{ dan_gia_cam }}, hoặc sửa số liệu"),
        ("tăng {{ gtsx.vs_last_year.bare }}", "verb-contradicts", "tăng {{ gtsx.vs_last_year.bare }}",
         "bỏ chữ đó và .bare; biểu thức tự in đúng chữ"),
        ("vượt {{ gtsx.vs_plan.bare }} kế hoạch", "verb-contradicts", "vượt {{ gtsx.vs_plan.bare }}",
         "bỏ chữ đó và .bare; biểu thức tự in đúng chữ"),
        ("tăng {{ gtsx.vs_last_year }}", "verb-doubled", "tăng {{ gtsx.vs_last_year }}", "bỏ chữ “tăng”"),
        ("đạt {{ gtsx.vs_plan }}", "verb-doubled", "đạt {{ gtsx.vs_plan }}", "bỏ chữ “đạt”"),
        ("Trong tháng 7/2021, tỉnh", "stale-period", "tháng 7/2021", "viết {{ period.slash }}"),
        ("Trong tháng 7, tỉnh", "stale-period", "tháng 7", "viết {{ period.short }}"),
        ("{{ gtsx.number }} nghìn con", "unit-contradicts", "{{ gtsx.number }}",
         "viết {{ gtsx }} để in cả đơn vị, hoặc sửa unit trong catalog.yaml"),
        ("Đạt {{ gtsx }}, {{ gtsx.vs_plan }}.", "value-beside-plan", "{{ gtsx.vs_plan }}",
         "in {{ gtsx.year_to_date }} trong câu này, hoặc tách thành hai câu"),
        ("{{ gtsx.reached(1) }} ({{ gtsx.vs_plan.short }} KH)", "value-beside-plan", "{{ gtsx.vs_plan.short }}",
         "in {{ gtsx.year_to_date }} trong câu này, hoặc tách thành hai câu"),
    ],
)  # fmt: skip
def test_what_is_remarked(checker: ProseFigures, text: str, code: str, said: str, hint: str) -> None:
    assert told(checker, text) == [(code, said, hint)]


@pytest.mark.parametrize(
    "text",
    [
        "Phấn đấu tăng 5% trong quý tới",
        "Phấn đấu đến ngày 30/9/2021 giải ngân đạt 60% kế hoạch",
        "hồ sơ trả đúng hạn đạt 100%",
        "{{ gtsx.vs_last_year }} so với mọi năm",
        "giảm {{ gtsx.vs_last_year.bare }} so với cùng kỳ",
        "đạt {{ gtsx.vs_plan.bare }} kế hoạch",
        "từ tháng 7 đến nay",
        "nhiệm vụ tháng 9/2021",
        "{{ gtsx.number }} tỷ đồng",
        "Đạt {{ gtsx }}. Đến nay {{ gtsx.vs_plan }}.",
        "Đạt {{ gtsx }}, lũy kế {{ gtsx.year_to_date }}, {{ gtsx.vs_plan }}.",
        "Lũy kế {{ gtsx.year_to_date }}, {{ gtsx.vs_plan }}.",
        "{{ dan_gia_cam }}, {{ dan_gia_cam.vs_plan }}.",
        "Tổng đàn gia cầm ước đạt trên 1.000 nghìn con",
        "Tổng đàn gia cầm tiếp tục phục hồi, sản lượng 5 nghìn con",
        "Quyết định số 142/QĐ-UBND, tỷ lệ 1/500, 3 lớp/164 người",
    ],
)
def test_what_is_left_in_peace(checker: ProseFigures, text: str) -> None:
    assert told(checker, text) == []


def test_a_contradiction_names_the_figure_and_its_place(checker: ProseFigures) -> None:
    (remark,) = checker.check("Tổng đàn gia cầm ước đạt 1,56 nghìn con")
    assert remark.message.replace("\u00a0", " ") == (
        "Gõ “1,56 nghìn con”, nhưng số liệu “Tổng đàn gia cầm” là 1.521 nghìn con (data/2021-08/indicators.yaml:2:14)."
    )
    assert remark.severity is Severity.WARNING


def test_messages_of_sign_and_of_mixed_spans(checker: ProseFigures) -> None:
    (sign,) = checker.check("tăng {{ gtsx.vs_last_year.bare }}")
    assert sign.message == "Gõ “tăng” nhưng số liệu giảm 5%."
    (mixed,) = checker.check("Đạt {{ gtsx }}, {{ gtsx.vs_plan }}.")
    assert mixed.message == (
        "Câu này in số riêng tháng 8 của “Giá trị sản xuất công nghiệp” cạnh tỷ lệ kế hoạch tính từ đầu năm; "
        "người đọc sẽ chia nhầm số."
    )


def test_in_january_and_in_longer_periods_value_and_plan_may_stand_together(tmp_path: Path) -> None:
    workspace = office(tmp_path, FILES | {"2021-01/indicators": "gtsx: 100"})
    for when in ("2021-01", "2021-8T"):
        assert ProseFigures(vocabulary(workspace, when)).check("Đạt {{ gtsx }}, {{ gtsx.vs_plan }}.") == ()


@pytest.mark.parametrize(
    ("when", "text", "remarked"),
    [
        ("2021-02", "Đạt {{ dung_han }}, {{ dung_han.vs_plan }}.", True),
        ("2021-02", "Đạt {{ giai_ngan }}, {{ giai_ngan.vs_plan }}.", False),
        ("2021-Q2", "Đạt {{ gtsx }}, {{ gtsx.vs_plan }}.", True),
        ("2021-Q1", "Đạt {{ gtsx }}, {{ gtsx.vs_plan }}.", False),
    ],
)
def test_what_stands_apart_from_its_plan(tmp_path: Path, when: str, text: str, remarked: bool) -> None:
    catalog = """
        gtsx: {name: "Giá trị", unit: "tấn", measure: "flow", plan: {"2021": "9"}}
        dung_han: {name: "Đúng hạn", unit: "%", measure: "rate", roll_up: "average", plan: {"2021": "95"}}
        giai_ngan:
          {name: "Giải ngân", unit: "%", measure: "rate", roll_up: "ratio", ratio_of: "chi", ratio_to: "von",
           plan: {"2021": "95"}}
        chi: {name: "Chi", unit: "tỷ đồng", measure: "cumulative"}
        von: {name: "Vốn", unit: "tỷ đồng", measure: "stock"}
    """
    months = {
        f"2021-0{month}/indicators": f"gtsx: 1\ndung_han: 9{month}\nchi: {month}\nvon: 50" for month in range(1, 7)
    }
    remarks = ProseFigures(vocabulary(office(tmp_path, {"catalog": catalog, **months}), when)).check(text)
    assert [one.code for one in remarks] == ["value-beside-plan"] * remarked


def test_remarks_come_in_the_order_of_the_text(checker: ProseFigures) -> None:
    text = "Trong tháng 7, doanh thu tăng 77%, tăng {{ gtsx.vs_last_year }}"
    remarks: tuple[Remark, ...] = checker.check(text)
    assert [one.code for one in remarks] == ["stale-period", "typed-comparison", "verb-doubled"]
