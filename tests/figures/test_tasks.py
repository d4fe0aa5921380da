"""Tasks: standings, counts, paragraphs, what became of them, and the report by lead unit."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.figures import Vocabulary
from reportgen.figures.period_comparison import compare_records
from reportgen.figures.task_changes import TaskChange, task_changes
from reportgen.figures.task_lists import ListedTask, Standing, period_tasks, standing
from reportgen.figures.task_lists import told as task_told
from reportgen.figures.task_reports import report_tasks
from reportgen.periods import Period
from reportgen.workspace.schema import Task
from tests.figures.memory import MemoryRecords, period
from tests.figures.office import office, refusal, told, vocabulary

DAY = date(2021, 8, 20)


def task(identifier: str = "a", **fields: Any) -> Task:
    return Task.model_validate({"id": identifier, "title": "Rà soát quy hoạch", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"due": "20/8/2021"}, Standing.IN_TIME),
        ({"due": "19/8/2021"}, Standing.OVERDUE),
        ({"due": "8/2021"}, Standing.IN_TIME),
        ({"due": "7/2021"}, Standing.OVERDUE),
        ({"due": "none"}, Standing.NO_DUE_DATE),
        ({}, Standing.DUE_NOT_SET),
        ({"status": "done", "done_on": "20/8/2021", "due": "20/8/2021"}, Standing.DONE_ON_TIME),
        ({"status": "done", "done_on": "20/8/2021", "due": "19/8/2021"}, Standing.DONE_LATE),
        ({"status": "done", "done_on": "20/8/2021"}, Standing.DONE_ON_TIME),
        ({"status": "done", "done_on": "21/8/2021", "due": "31/8/2021"}, Standing.IN_TIME),
        ({"status": "done", "done_on": "21/8/2021", "due": "15/8/2021"}, Standing.OVERDUE),
    ],
)
def test_standing_on_a_day(fields: dict[str, Any], expected: Standing) -> None:
    assert standing(task(**fields), DAY) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Rà soát quy hoạch."),
        ({"title": "Rà soát quy hoạch;"}, "Rà soát quy hoạch."),
        ({"lead": "Sở Xây dựng"}, "Rà soát quy hoạch (Sở Xây dựng chủ trì)."),
        (
            {"lead": "Sở Xây dựng", "support": ["Sở Tư pháp"], "due": "9/2021"},
            "Rà soát quy hoạch (Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp; hoàn thành trong tháng 9/2021).",
        ),
        ({"due": "5/9/2021"}, "Rà soát quy hoạch (hoàn thành chậm nhất ngày 05/9/2021)."),
        ({"due": "5/8/2021"}, "Rà soát quy hoạch (hoàn thành chậm nhất ngày 05/8/2021, đã quá hạn)."),
        ({"due": "none"}, "Rà soát quy hoạch."),
        ({"due": "9/2021", "due_words": "trước kỳ họp thứ ba"}, "Rà soát quy hoạch (trước kỳ họp thứ ba)."),
        ({"status": "done", "done_on": "9/8/2021"}, "Rà soát quy hoạch (đã hoàn thành ngày 09/8/2021)."),
    ],
)
def test_a_task_as_an_entry_of_a_list(fields: dict[str, Any], expected: str) -> None:
    assert task_told(task(**fields), DAY) == expected


def _list(count: int, prefix: str, lines: str) -> str:
    return "".join(f"- id: {prefix}-{number}\n  title: Việc {number}\n{lines}" for number in range(count))


AUGUST = (
    _list(20, "xong", "  assigned_by: Chính phủ\n  status: done\n  done_on: 10/8/2021\n  due: 15/8/2021\n")
    + _list(3, "trong-han", "  assigned_by: Chính phủ\n  status: in_progress\n  due: 9/2021\n")
    + _list(5, "khong-han", "  assigned_by: Chính phủ\n  status: in_progress\n  due: none\n")
    + _list(2, "tinh", "  assigned_by: Chủ tịch UBND tỉnh\n  lead: Sở Y tế\n  key: true\n")
)
DOCUMENT = """
subject: Công tác tháng 8
as_of: 20/8/2021
tasks:
  - id: moi
    title: Rà soát quy hoạch
    lead: Sở Xây dựng
    support: Sở Tư pháp
    due: 10/9/2021
content:
  x: |
    Nội dung.
"""


@pytest.fixture
def august(tmp_path: Path) -> Vocabulary:
    files = {"catalog": "{}", "2021-08/tasks": AUGUST, "2021-08/bao-cao": DOCUMENT}
    files["2021-07/tasks"] = "- id: thang-bay\n  title: Việc tháng bảy\n- id: tinh-0\n  title: Việc cũ\n"
    return vocabulary(office(tmp_path, files), "2021-08", document="bao-cao")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("tasks", "30"),
        ("tasks.total", "30"),
        ('tasks.by("Chính phủ")', "28"),
        ('tasks.by("Chính phủ").total', "28"),
        ('tasks.by("Chính phủ").done', "20"),
        ('tasks.by("Chính phủ").done_on_time', "20"),
        ('tasks.by("Chính phủ").done_late', "0"),
        ('tasks.by("Chính phủ").in_progress', "08"),
        ('tasks.by("Chính phủ").open', "08"),
        ('tasks.by("Chính phủ").in_time', "03"),
        ('tasks.by("Chính phủ").no_due_date', "05"),
        ('tasks.by("Chính phủ").overdue', "0"),
        (
            'tasks.by("Chính phủ").sentence',
            "28 nhiệm vụ; hoàn thành đúng hạn 20; đang thực hiện 08, trong đó 03 trong hạn, 05 không có hạn",
        ),
        ("tasks.not_started", "02"),
        ("tasks.due_not_set", "02"),
        ('tasks.lead("Sở Y tế").total', "02"),
        ("tasks.key", "Việc 0 (Sở Y tế chủ trì).\nViệc 1 (Sở Y tế chủ trì)."),
        ("tasks.key.total", "02"),
        ('tasks.lead("Sở Y tế").list', "Việc 0 (Sở Y tế chủ trì).\nViệc 1 (Sở Y tế chủ trì)."),
        ("tasks.overdue.list", ""),
        ("tasks.as_of", "20/8/2021"),
        ("tasks.year_to_date", "31"),
        (
            "tasks.given",
            "Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp: Rà soát quy hoạch; hoàn thành chậm nhất ngày 10/9/2021.",
        ),
        ("tasks.given.total", "01"),
    ],
)
def test_counts_and_paragraphs(august: Vocabulary, expression: str, expected: str) -> None:
    assert told(august, expression) == expected


def test_an_unknown_office_gets_the_nearest_one(august: Vocabulary) -> None:
    assert refusal(august, 'tasks.by("Chinh phủ")') == (
        "unknown-name",
        "Không nhiệm vụ nào có cơ quan giao là “Chinh phủ”.",
        'có phải "Chính phủ"?',
        1,
    )


def test_what_happened_after_the_document_s_day_is_not_counted_and_said(tmp_path: Path) -> None:
    tasks = (
        "- id: som\n  title: Việc sớm\n  status: done\n  done_on: 18/8/2021\n"
        "- id: muon\n  title: Việc muộn\n  assigned_on: 19/8/2021\n"
    )
    book = vocabulary(office(tmp_path, {"catalog": "{}", "2021-08/tasks": tasks}), "2021-08")
    assert told(book, "tasks.as_of") == "14/8/2021"
    assert [told(book, f"tasks.{name}") for name in ("total", "done", "in_progress")] == ["01", "0", "01"]
    assert [finding.message for finding in book.findings] == [
        "Nhiệm vụ “Việc sớm” hoàn thành ngày 18/8/2021, sau ngày chốt 14/8/2021, nên đếm là đang thực hiện.",
        "Nhiệm vụ “Việc muộn” giao ngày 19/8/2021, sau ngày chốt 14/8/2021, nên chưa đếm.",
    ]


def test_a_longer_period_takes_the_latest_record_of_every_task(tmp_path: Path) -> None:
    files = {
        "catalog": "{}",
        "2021-07/tasks": "- id: a\n  title: Việc a\n- id: b\n  title: Việc b\n",
        "2021-08/tasks": "- id: b\n  title: Việc b\n  status: done\n  done_on: 5/8/2021\n- id: c\n  title: Việc c\n",
    }
    quarter = vocabulary(office(tmp_path, files), "2021-Q3")
    assert [told(quarter, f"tasks.{name}") for name in ("total", "done", "open")] == ["03", "01", "02"]


def _listed(*tasks: Task) -> list[ListedTask]:
    records = MemoryRecords({})
    return [ListedTask(one, period("2021-08"), records.task_place(period("2021-08"))) for one in tasks]


DONE = {"status": "done", "done_on": "5/8/2021"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, DONE, [TaskChange.DONE]),
        ({}, {}, [TaskChange.STILL_OPEN]),
        ({}, None, [TaskChange.DROPPED]),
        (None, {}, [TaskChange.NEW]),
        (None, DONE, [TaskChange.NEW, TaskChange.DONE]),
        ({"due": "8/2021"}, {"due": "9/2021"}, [TaskChange.STILL_OPEN, TaskChange.DUE_MOVED]),
        ({"due": "1/8/2021"}, {"due": "1/8/2021"}, [TaskChange.STILL_OPEN, TaskChange.OVERDUE]),
        (None, {"due": "1/8/2021"}, [TaskChange.NEW, TaskChange.OVERDUE]),
        (DONE, DONE, []),
        (DONE, None, []),
    ],
)
def test_what_became_of_a_task(
    before: dict[str, Any] | None, after: dict[str, Any] | None, expected: list[TaskChange]
) -> None:
    lists = [_listed() if fields is None else _listed(task(**fields)) for fields in (before, after)]
    changed = task_changes(lists[0], lists[1], DAY)
    assert [list(one.changes) for one in changed] == ([expected] if expected else [])


def test_changes_make_a_table() -> None:
    records = MemoryRecords(
        {},
        tasks={
            "2021-07": [{"id": "a", "title": "Việc a", "due": "8/2021"}, {"id": "b", "title": "Việc b"}],
            "2021-08": [{"id": "a", "title": "Việc a", "due": "9/2021", "lead": "Sở Y tế"}],
        },
    )
    table = compare_records(records, period("2021-08"), period("2021-07")).tasks
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["không còn trong danh sách", "Việc b", "-", "-", "chưa định", "-"],
        ["vẫn đang làm, đổi thời hạn", "Việc a", "Sở Y tế", "tháng 8/2021", "tháng 9/2021", "-"],
    ]


def test_the_report_by_lead_unit_counts_what_is_overdue_and_carried() -> None:
    a, b = {"id": "a", "title": "Việc a", "lead": "Sở Y tế", "due": "1/8/2021"}, {"id": "b", "title": "Việc b"}
    records = MemoryRecords({}, tasks={"2021-06": [a], "2021-07": [a, b], "2021-08": [a, b]})
    months = tuple(Period.parse(f"2021-{month:02d}") for month in (6, 7, 8))
    report = report_tasks(records, months, period("2021-08"), DAY)
    assert report.headline == (
        "Đến ngày 20/8/2021: 02 nhiệm vụ; đang thực hiện 02, trong đó 01 quá hạn, 01 chưa định hạn."
    )
    assert [(row.level, [cell.text for cell in row.cells]) for row in report.table.rows] == [
        (0, ["", "Sở Y tế (1)", "", "", "01 quá hạn", "", ""]),
        (1, ["1", "Việc a", "-", "01/8/2021", "quá hạn", "-19", "2"]),
        (0, ["", "Chưa ghi cơ quan chủ trì (1)", "", "", "", "", ""]),
        (1, ["1", "Việc b", "-", "chưa định", "chưa định hạn", "-", "1"]),
    ]


def test_carrying_stops_at_a_month_that_did_not_have_the_task() -> None:
    a = {"id": "a", "title": "Việc a"}
    records = MemoryRecords({}, tasks={"2021-05": [a], "2021-07": [a], "2021-08": [a]})
    months = tuple(Period.parse(f"2021-{month:02d}") for month in (5, 6, 7, 8))
    _, row = report_tasks(records, months, period("2021-08"), DAY).table.rows
    assert row.cells[-1].text == "1"


def test_period_tasks_of_a_month_without_a_list_are_none() -> None:
    assert period_tasks(MemoryRecords({}), period("2021-08")) == ()
