"""The arithmetic checks: each finding with its whole message, and what must not be found."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.diagnostics import Finding, Severity
from reportgen.figures import check_figures
from reportgen.figures.checks import check_records
from reportgen.figures.task_checks import impossible_days, reopened, vanished
from reportgen.figures.task_lists import period_tasks
from tests.figures.memory import MemoryRecords, period
from tests.figures.office import office

NBSP = "\u00a0"
FLOW = {"unit": "tấn", "measure": "flow"}


def found(catalog: Mapping[str, Any], figures: Mapping[str, Any], when: str) -> list[tuple[str, str]]:
    findings = check_records(MemoryRecords(catalog, figures), period(when))
    return [(finding.code, finding.message.replace(NBSP, " ")) for finding in findings]


@pytest.mark.parametrize(
    ("parts", "total", "adds_up"),
    [
        (("0,69", "0,98"), "1,67", True),
        (("0,69", "0,98"), "1,68", True),
        (("0,69", "0,98"), "1,69", False),
        (("1.127", "2.331"), "3.459", True),
        (("1.127", "2.331"), "3.447", False),
        (("0,4", "0,4"), "1", True),
    ],
)
def test_parts_add_up_within_the_rounding_shown(parts: tuple[str, str], total: str, adds_up: bool) -> None:
    catalog = {"total": {**FLOW, "parts": ("a", "b")}, "a": FLOW, "b": FLOW}
    figures = {"2021-01": {"total": total, "a": parts[0], "b": parts[1]}}
    assert (found(catalog, figures, "2021-01") == []) is adds_up


def test_parts_that_do_not_add_up_are_told_with_every_number() -> None:
    catalog = {
        "total": {**FLOW, "name": "Tổng hồ sơ", "unit": "hồ sơ", "count": "true", "parts": ("a", "b")},
        "a": {**FLOW, "unit": "hồ sơ"},
        "b": {**FLOW, "unit": "hồ sơ"},
    }
    records = MemoryRecords(catalog, {"2021-01": {"total": "3.447", "a": "1.127", "b": "2.331"}})
    (finding,) = check_records(records, period("2021-01"))
    assert finding.message.replace(NBSP, " ") == (
        "“Tổng hồ sơ” tháng 01 năm 2021 là 3.447 hồ sơ, "
        "nhưng các phần cộng lại là 3.458 hồ sơ (1.127 hồ sơ + 2.331 hồ sơ)."
    )
    assert finding.hint == (
        "sửa tổng hoặc các phần (data/2021-01/indicators.yaml); "
        "nếu không phải mọi phần đều kể ra thì bỏ parts trong catalog.yaml"
    )
    assert finding.severity is Severity.WARNING


def test_a_missing_part_is_no_difference() -> None:
    catalog = {"total": {**FLOW, "parts": ("a", "b")}, "a": FLOW, "b": FLOW}
    assert found(catalog, {"2021-01": {"total": "9", "a": "1"}}, "2021-01") == []


def test_parts_in_another_unit() -> None:
    catalog = {"total": {**FLOW, "name": "Đàn", "parts": ("a",)}, "a": {**FLOW, "name": "Lợn", "unit": "nghìn tấn"}}
    assert found(catalog, {"2021-01": {"total": "9"}}, "2021-01") == [
        ("units-differ", "“Lợn” tính bằng nghìn tấn, còn tổng “Đàn” bằng tấn.")
    ]


@pytest.mark.parametrize(
    ("measure", "before", "now", "jumps"),
    [
        ("stock", "1.521", "1,56", True),
        ("flow", "1,5", "15", True),
        ("flow", "1,5", "14,9", False),
        ("flow", "0", "15", False),
        ("rate", "0,5", "50", True),
        ("growth", "0,1", "4", False),
        ("cumulative", "1,5", "16", True),
        ("cumulative", "1,5", "14,9", False),
        ("flow", "-2", "30", True),
    ],
)
def test_a_jump_of_an_order_of_magnitude(measure: str, before: str, now: str, jumps: bool) -> None:
    codes = [code for code, _ in found(
        {"x": {"unit": "nghìn con", "measure": measure}}, {"2021-01": {"x": before}, "2021-02": {"x": now}}, "2021-02"
    )]  # fmt: skip
    assert codes == (["order-of-magnitude"] if jumps else [])


def test_a_jump_names_both_months_and_the_unit() -> None:
    catalog = {"x": {"name": "Đàn gia cầm", "unit": "nghìn con", "measure": "stock"}}
    records = MemoryRecords(catalog, {"2020-12": {"x": "1.521"}, "2021-01": {"x": "1,56"}})
    (finding,) = check_records(records, period("2021-01"))
    assert finding.message.replace(NBSP, " ") == (
        "“Đàn gia cầm” tháng 01 năm 2021 là 1,56 nghìn con, tháng 12 là 1.521 nghìn con: chênh từ 10 lần trở lên."
    )
    assert finding.hint == (
        "kiểm tra đơn vị (catalog.yaml ghi nghìn con) và dấu phẩy, dấu chấm; số đúng thì giữ nguyên"
    )


def test_a_cumulative_begins_anew_in_january_and_jumps_since_then() -> None:
    catalog = {"x": {"name": "Giải ngân", "unit": "tỷ đồng", "measure": "cumulative"}}
    records = MemoryRecords(catalog, {"2020-12": {"x": "900"}, "2021-01": {"x": "20"}, "2021-02": {"x": "4.500"}})
    assert check_records(records, period("2021-01")) == ()
    (finding,) = check_records(records, period("2021-02"))
    assert finding.message.replace(NBSP, " ") == (
        "“Giải ngân” lũy kế đến tháng 02 năm 2021 là 4.500 tỷ đồng, tháng 01 là 20 tỷ đồng: chênh từ 10 lần trở lên."
    )


def test_small_counts_may_grow_tenfold() -> None:
    catalog = {"x": {**FLOW, "count": "true"}}
    assert found(catalog, {"2021-01": {"x": "1"}, "2021-02": {"x": "12"}}, "2021-02") == []
    assert len(found(catalog, {"2021-01": {"x": "10"}, "2021-02": {"x": "120"}}, "2021-02")) == 1


@pytest.mark.parametrize(("typed", "wrong"), [("45", False), ("0", False), ("45,5", True), ("-45", True)])
def test_a_count_is_a_whole_number(typed: str, wrong: bool) -> None:
    catalog = {"x": {**FLOW, "unit": "hộ", "count": "true"}}
    message = f"“x” tháng 01 năm 2021 là {typed} hộ, mà số đếm là số nguyên không âm."
    assert found(catalog, {"2021-01": {"x": typed}}, "2021-01") == ([("count-not-whole", message)] if wrong else [])


def test_a_cumulative_that_falls() -> None:
    catalog = {"x": {"name": "Diện tích chè", "unit": "ha", "measure": "cumulative"}}
    assert found(catalog, {"2021-07": {"x": "438"}, "2021-08": {"x": "87"}}, "2021-08") == [
        ("cumulative-falls", "“Diện tích chè” lũy kế đến tháng 8 năm 2021 là 87 ha, ít hơn đến tháng 7 (438 ha).")
    ]
    assert found(catalog, {"2020-12": {"x": "438"}, "2021-01": {"x": "87"}}, "2021-01") == []


@pytest.mark.parametrize(
    ("day", "far"), [("31/01/2021", False), ("31/12/2020", False), ("15/02/2021", False), ("31/01/2020", True)]
)
def test_a_closing_day_far_from_the_period(day: str, far: bool) -> None:
    figures = {"2021-01": {"as_of": day, "x": "5"}}
    expected = [("as-of-far-from-period", f"“x” tháng 01 năm 2021 chốt ngày {day}, quá xa kỳ báo cáo.")]
    assert found({"x": FLOW}, figures, "2021-01") == (expected if far else [])


def test_stated_against_computed_in_a_month_and_in_a_longer_period() -> None:
    figures = {
        "2021-01": {"x": "10"},
        "2021-02": {"x": {"estimate": "20", "year_to_date": "35"}},
        "2021-2T": {"x": "31"},
    }
    assert found({"x": FLOW}, figures, "2021-02") == [
        (
            "figures-differ",
            "“x” 2 tháng đầu năm 2021: dùng 31 tấn (data/2021-2T/indicators.yaml), "
            "nhưng số ghi ở data/2021-02/indicators.yaml là 35 tấn.",
        )
    ]
    del figures["2021-2T"]
    assert found({"x": FLOW}, figures, "2021-02") == [
        (
            "figures-differ",
            "“x” 2 tháng đầu năm 2021: dùng 35 tấn (data/2021-02/indicators.yaml), "
            "nhưng số tính từ data/2021-01/indicators.yaml, data/2021-02/indicators.yaml là 30 tấn.",
        )
    ]


def test_figures_in_order_have_no_findings() -> None:
    catalog = {"x": FLOW, "y": {"unit": "ha", "measure": "cumulative"}, "z": {"unit": "%", "measure": "growth"}}
    figures = {f"2021-{month:02d}": {"x": "10", "y": f"{month}0", "z": "0,5"} for month in range(1, 10)}
    for when in ("2021-01", "2021-05", "2021-Q3", "2021-9T"):
        assert found(catalog, figures, when) == []


# tasks -------------------------------------------------------------------------------------------------------


def task_records(**lists: list[dict[str, Any]]) -> MemoryRecords:
    return MemoryRecords({}, tasks={f"2021-{name[1:]}": tasks for name, tasks in lists.items()})


def messages(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(finding.code, finding.message, finding.hint) for finding in findings]


def test_an_open_task_that_vanishes() -> None:
    records = task_records(
        m07=[{"id": "a", "title": "Việc a"}, {"id": "b", "title": "Việc b", "status": "done", "done_on": "5/7/2021"}],
        m08=[{"id": "c", "title": "Việc c"}],
    )
    before, after = (period_tasks(records, period(when)) for when in ("2021-07", "2021-08"))
    assert messages(list(vanished(before, after, period("2021-08")))) == [
        (
            "task-vanished",
            "Nhiệm vụ “Việc a” chưa xong trong tháng 7 năm 2021 nhưng không có trong data/2021-08/tasks.yaml.",
            "ghi lại id: a trong data/2021-08/tasks.yaml; đã xong thì ghi status: done và done_on",
        )
    ]


def test_a_month_without_a_list_is_told_once() -> None:
    records = task_records(m07=[{"id": "a", "title": "Việc a"}, {"id": "b", "title": "Việc b"}])
    before = period_tasks(records, period("2021-07"))
    assert messages(list(vanished(before, (), period("2021-08")))) == [
        (
            "tasks-not-carried",
            "Tháng 7 năm 2021 còn 02 nhiệm vụ chưa xong, nhưng chưa có data/2021-08/tasks.yaml.",
            "chép các nhiệm vụ chưa xong sang data/2021-08/tasks.yaml",
        )
    ]


def test_a_task_that_is_open_again() -> None:
    records = task_records(
        m07=[{"id": "a", "title": "Việc a", "status": "done", "done_on": "5/7/2021"}],
        m08=[{"id": "a", "title": "Việc a"}],
    )
    before, after = (period_tasks(records, period(when)) for when in ("2021-07", "2021-08"))
    assert messages(list(reopened(before, after))) == [
        (
            "task-reopened",
            "Nhiệm vụ “Việc a” đã xong ngày 05/7/2021 (data/2021-07/tasks.yaml) nay lại chưa xong.",
            "ghi lại status: done và done_on, hoặc đặt id khác cho nhiệm vụ mới",
        )
    ]


def test_days_that_cannot_be() -> None:
    records = task_records(m08=[{"id": "a", "title": "Việc a", "assigned_on": "12/8/2021", "due": "1/8/2021"}])
    assert messages(list(impossible_days(period_tasks(records, period("2021-08"))))) == [
        (
            "task-days",
            "Nhiệm vụ “Việc a” đến hạn ngày 01/8/2021, trước ngày giao 12/8/2021.",
            "sửa assigned_on, due hoặc done_on",
        )
    ]


def test_a_task_given_by_a_document_must_stand_in_the_next_list(tmp_path: Path) -> None:
    files = {
        "catalog": "{}",
        "2021-07/thong-bao": """
            subject: Kết luận
            tasks:
              - id: moi
                title: Rà soát quy hoạch
            content:
              x: |
                Nội dung.
        """,
        "2021-08/tasks": "- id: khac\n  title: Việc khác\n  due: 1/8/2021\n",
    }
    findings = check_figures(office(tmp_path, files), period("2021-08"))
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("tasks-overdue", "data/2021-08/tasks.yaml:1:3"),
        ("task-vanished", "data/2021-07/thong-bao.yaml:3:9"),
    ]
    assert findings[0].message == "01 nhiệm vụ quá hạn đến 14/8/2021: Việc khác."
