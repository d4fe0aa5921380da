"""The workspace: what is read, when, and what good input becomes."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.diagnostics import Cause, Refused, exit_code, to_text
from reportgen.periods import Period
from reportgen.workspace import Workspace, find_root
from reportgen.workspace.schema import PlanBound, RecipientGroup
from tests.workspace.reading_files import AGENCY, read

AUGUST = Period.parse("2021-08")


def workspace(root: Path, **files: str) -> Workspace:
    for name, text in {"agency": AGENCY, **files}.items():
        path = root / "data" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workspace(root)


# Drafting: what is left empty ---------------------------------------------------------------------------------


def test_empty_keys_count_as_absent() -> None:
    loaded = read(
        "number:\ndate: 8/2021\nas_of:\nsubject: |\n  Kết luận\nmeeting:\nsignature:\naddressees:\n"
        "tasks:\nappendices:\nclosing:\ncontent:\n  results:\n  outlook: |\n    Một.\n"
    )
    assert loaded.findings == ()
    record = loaded.record
    assert record is not None
    assert (record.number, record.meeting, record.addressees, record.tasks) == (None, None, (), ())
    assert record.date == AUGUST
    assert record.content == {"outlook": "Một."}


def test_empty_content() -> None:
    loaded = read("subject: |\n  Kết luận\ncontent:\n")
    assert loaded.findings == ()
    assert loaded.record is not None
    assert loaded.record.content == {}


def test_an_empty_figure_is_missing_and_never_zero() -> None:
    loaded = read("thoc:\nngo:\n  estimate:\n  actual: 08\n  note:\nche: -12,5\n", "indicators")
    assert loaded.findings == ()
    assert loaded.record is not None
    entries = loaded.record.entries
    assert (entries["thoc"].estimate, entries["thoc"].actual) == (None, None)
    assert (entries["ngo"].estimate, entries["ngo"].actual) == (None, Decimal(8))
    assert entries["che"].estimate == Decimal("-12.5")


def test_a_bare_number_is_what_the_status_says() -> None:
    loaded = read("status: actual\nthoc: 1.234,50\n", "indicators")
    assert loaded.record is not None
    assert loaded.record.entries["thoc"].actual == Decimal("1234.50")


def test_a_task_without_a_deadline_yet_and_one_that_never_has_one() -> None:
    loaded = read(
        "- id: a\n  title: A\n  due:\n  done_on:\n- id: b\n  title: B\n  due: none\n- id: c\n  title: C\n"
        "  due: tháng 9/2021\n  lead: Sở A\n",
        "tasks",
    )
    assert loaded.findings == ()
    assert loaded.record is not None
    assert [task.due for task in loaded.record] == [None, "none", Period.parse("2021-09")]
    assert loaded.record[2].lead == ("Sở A",)


@pytest.mark.parametrize("kind", ["catalog", "indicators", "tasks"])
@pytest.mark.parametrize("text", ["", "\n\n", "# chỉ có ghi chú\n", "---\n"])
def test_an_empty_file_holds_nothing(kind: str, text: str) -> None:
    loaded = read(text, kind)
    assert loaded.findings == ()
    assert loaded.record is not None


def test_plans_of_every_kind() -> None:
    plan = 'a:\n  name: A\n  unit: "%"\n  measure: rate\n  plan:\n    2020:\n    2021: 6,6-6,8\n    2022: Dưới 4\n'
    loaded = read(plan + "    2023: 6.121,7\n    2024: Phấn đấu đạt chuẩn\n", "catalog")
    assert loaded.findings == ()
    assert loaded.record is not None
    plans = loaded.record["a"].plan
    assert {year: entry.bound for year, entry in plans.items()} == {
        "2021": PlanBound.RANGE,
        "2022": PlanBound.AT_MOST,
        "2023": PlanBound.EXACT,
        "2024": PlanBound.WORDS,
    }


def test_recipients_alone_and_in_groups() -> None:
    loaded = read(
        AGENCY + "recipients:\n  b:\n    - group:\n        - Tỉnh ủy\n      remark: Báo cáo\n    - Đoàn ĐBQH tỉnh\n",
        "agency",
    )
    assert loaded.record is not None
    group, alone = loaded.record.recipients["b"]
    assert group == RecipientGroup(group=("Tỉnh ủy",), remark="Báo cáo")
    assert alone == "Đoàn ĐBQH tỉnh"


# Harmless values that must stay as typed ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "1.234,5 tỷ đồng", "-12,5 độ", "30/9/2021", "08", "no", "12:30", "“Toàn dân” đoàn kết", "KH&CN", "<5 tiêu chí",
        "...", "null", "~", "=", "1.234", "a - b", "tỷ lệ 1/500", "C:\\Users", "a#b", "(1) Một;", "Sở A (B/c)", "a * b",
        "a:b", "50%", "2021-08-31",
    ],
)  # fmt: skip
def test_a_plain_text_stays_as_typed(typed: str) -> None:
    loaded = read(f"- id: a\n  title: {typed}\n", "tasks")
    assert loaded.findings == ()
    assert loaded.record is not None
    assert loaded.record[0].title == typed


@pytest.mark.parametrize(
    "line",
    ["1.234,5", "-12,5", "# Tiêu đề", "## 1. a", "- a: b #1", "{{ x }}", "[^1]: chú thích", "\tthụt bằng tab", "'a",
     '"a', "&a *b !c", "key: |", "...", "---", "%", "@a", "`a`", "a\\b"],
)  # fmt: skip
def test_any_line_may_stand_under_a_bar(line: str) -> None:
    loaded = read(f"subject: |\n  a\ncontent:\n  results: |\n    Một.\n    {line}\n    Hai.\n  next: |\n    Ba.\n")
    assert loaded.findings == ()
    assert loaded.source.passage("content", "results").text == f"Một.\n{line}\nHai.\n"


def test_quoted_brackets_are_allowed() -> None:
    loaded = read("- id: a\n  title: A\n  lead: [\"Sở A, B\", 'C']\n  support: []\n", "tasks")
    assert loaded.findings == ()
    assert loaded.record is not None
    assert loaded.record[0].lead == ("Sở A, B", "C")


def test_lines_of_blanks_and_line_ends_of_windows_mean_nothing() -> None:
    plain = "subject: |\n  a\ncontent:\n  results: |\n\n    Một.\n\n    Hai.\n"
    odd = plain.replace("\n\n", "\n         \n").replace("\n", "\r\n") + "  \t "
    assert read(odd).record == read(plain).record


def test_text_comes_out_in_nfc() -> None:
    loaded = read("subject: |\n  U\u0309y ban nha\u0302n da\u0302n\n")
    assert loaded.record is not None
    assert loaded.record.subject == "Ủy ban nhân dân"
    assert loaded.source.lines[1] == "  Ủy ban nhân dân"


def test_blanks_around_a_text_are_no_part_of_it() -> None:
    loaded = read("subject: |+\n  Kết luận  \n\n\nclosing: '  a '\n")
    assert loaded.record is not None
    assert (loaded.record.subject, loaded.record.closing) == ("Kết luận", "a")


# The folder ---------------------------------------------------------------------------------------------------


def test_the_root_is_found_walking_up(tmp_path: Path) -> None:
    workspace(tmp_path)
    deep = tmp_path / "output" / "2021-08"
    deep.mkdir(parents=True)
    assert find_root(deep) == tmp_path.resolve()


def test_no_root_anywhere(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        find_root(tmp_path)
    assert to_text(refused.value.findings) == (
        f"lỗi: Không thấy data/agency.yaml ở {tmp_path.resolve()} hay thư mục nào chứa nó. [no-workspace]\n"
        "    cách sửa: chuyển vào thư mục làm việc, thêm --workspace THƯ_MỤC, hoặc tạo mới bằng: reportgen init\n"
    )
    assert exit_code(refused.value.findings) == Cause.COMMAND.value


def test_periods_come_oldest_first_and_the_shorter_before_the_longer(tmp_path: Path) -> None:
    for name in ("2021-9T", "2021-Q3", "2021-09", "2020", "2021-08", "2021-13", "luu", ".git"):
        (tmp_path / "data" / name).mkdir(parents=True)
    assert [period.id for period in Workspace(tmp_path).periods()] == [
        "2020",
        "2021-08",
        "2021-09",
        "2021-Q3",
        "2021-9T",
    ]


def test_documents_are_the_other_yaml_files(tmp_path: Path) -> None:
    place = workspace(tmp_path, **{"2021-08__b": "", "2021-08__a": "", "2021-08__tasks": "", "2021-08__indicators": ""})
    (tmp_path / "data/2021-08/c.yaml").mkdir()
    (tmp_path / "data/2021-08/~$a.docx").write_text("")
    assert place.documents(AUGUST) == ("a", "b")
    assert place.documents(Period.parse("2021-09")) == ()


def test_files_that_are_not_there(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    assert place.catalog().record == {}
    assert place.figures(AUGUST).record is not None
    assert place.tasks(AUGUST).record == ()
    assert place.periods() == ()
    assert to_text(place.agency().findings) == (
        "data/agency.yaml: lỗi: Không có tệp data/agency.yaml. [file-missing]\n"
        "    cách sửa: chép lại tệp vào đúng chỗ, hoặc tạo mới bằng: reportgen init\n"
    )


@pytest.mark.parametrize("name", ["thong-ba", "../2021-08/thong-bao", "thong-bao/..", "a\0b", "x" * 400, ""])
def test_a_document_that_is_not_there(tmp_path: Path, name: str) -> None:
    place = workspace(tmp_path, **{"2021-08__thong-bao": "subject: |\n  a\n"})
    loaded = place.document(AUGUST, name)
    assert loaded.record is None
    assert [(finding.code, finding.cause) for finding in loaded.findings] == [("no-such-document", Cause.COMMAND)]


def test_a_mistyped_document_gets_the_nearest_name(tmp_path: Path) -> None:
    place = workspace(tmp_path, **{"2021-08__thong-bao": "", "2021-08__bao-cao": ""})
    assert to_text(place.document(AUGUST, "thong-ba").findings) == (
        "lỗi: Kỳ 2021-08 không có văn bản “thong-ba”. [no-such-document]\n    cách sửa: có phải thong-bao?\n"
    )


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "data/2021-08/tasks.yaml").mkdir(parents=True)
    loaded = Workspace(tmp_path).tasks(AUGUST)
    assert loaded.record is None
    assert to_text(loaded.findings) == (
        "data/2021-08/tasks.yaml: lỗi: “tasks.yaml” là thư mục, không phải tệp. [folder-for-file]\n"
        "    cách sửa: đổi tên hoặc dời thư mục ấy đi, rồi đặt tệp vào đúng chỗ\n"
    )


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    place = workspace(tmp_path)
    (tmp_path / "data/agency.yaml").chmod(0)
    loaded = place.agency()
    assert [(finding.code, finding.cause) for finding in loaded.findings] == [("file-unreadable", Cause.DISK)]


def test_a_link_that_leads_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/agency.yaml").symlink_to(tmp_path / "data/agency.yaml")
    loaded = Workspace(tmp_path).agency()
    assert [(finding.code, finding.cause) for finding in loaded.findings] == [("file-unreadable", Cause.DISK)]


def test_nothing_is_read_before_it_is_asked_for_and_nothing_twice(tmp_path: Path) -> None:
    place = workspace(tmp_path, catalog="khong phai: [yaml\n")
    first = place.agency()
    (tmp_path / "data/agency.yaml").unlink()
    assert place.agency() is first
    assert place.files_read == {"data/agency.yaml"}


def test_one_broken_file_stops_only_itself(tmp_path: Path) -> None:
    place = workspace(tmp_path, catalog="a: b: c\n", **{"2021-08__indicators": "thoc: 1\n"})
    assert place.catalog().record is None
    assert place.agency().findings == ()
    assert place.figures(AUGUST).record is not None
