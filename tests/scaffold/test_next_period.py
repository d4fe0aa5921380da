"""The next period: what the earlier one's files become, line by line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Cause, Refused
from reportgen.periods import Period
from reportgen.workspace.scaffold import REWRITE, prepare
from reportgen.workspace.scaffold.next_document import next_document
from tests.scaffold.workspaces import write

AUGUST, SEPTEMBER = Period.parse("2021-08"), Period.parse("2021-09")

FIGURES = """\
# Số liệu tháng, do Phòng Tổng hợp nhập
as_of: 31/8/2021  # ngày chốt
status: estimate

# thương mại
ban_le: 593,09  # theo CTK
ty_le:
  estimate: 55,4
  actual: 56,1 # đã duyệt
  last_year: 50,2
  as_of: 20/8/2021
  note: theo Sở Tài chính
la:
"""

NEW_FIGURES = """\
# Số liệu tháng, do Phòng Tổng hợp nhập
as_of: 30/9/2021  # ngày chốt
status: estimate

# thương mại
ban_le:  # theo CTK  # kỳ trước: 593,09 tỷ đồng (Tổng mức bán lẻ)
ty_le:
  estimate:  # kỳ trước: 55,4% (Tỷ lệ giải ngân)
  actual:  # đã duyệt  # kỳ trước: 56,1% (Tỷ lệ giải ngân)
  last_year:  # cùng kỳ: đã có ở data/2020-09: 51,3
  as_of: 20/9/2021
  note:  # kỳ trước: theo Sở Tài chính
la:  # kỳ trước: chưa có số
"""

TASKS = """\
# Nhiệm vụ đang theo dõi
# (Phòng Tổng hợp cập nhật)
- id: xong-viec
  title: Việc đã xong
  status: done
  done_on: 5/8/2021

# vướng mặt bằng
- id: cay-xanh  # đã mở 2 tháng
  title: |
    Sửa quy định
  lead: # chưa rõ
    - Sở Xây dựng
  assigned_on: 12/5/2021

# của việc xong sau
- id: xong-sau
  title: Xong sau
  status: done
  done_on: 30/8/2021

# cuối tệp
"""

NEW_TASKS = """\
# Nhiệm vụ đang theo dõi
# (Phòng Tổng hợp cập nhật)

# vướng mặt bằng
- id: cay-xanh  # đã mở 4 tháng
  title: |
    Sửa quy định
  lead: # chưa rõ
    - Sở Xây dựng
  assigned_on: 12/5/2021

# cuối tệp

# giao tại data/2021-08/thong-bao-ket-luan.yaml
- id: du-toan  # đã mở 1 tháng
  # việc gấp
  title: Lập dự toán
  due: 15/9/2021
"""

ANNOUNCEMENT = """\
# Thông báo kết luận
number: 245  # đã phát hành
date: 3/9/2021
as_of: 31/8/2021
signature: pho-chanh-van-phong
subject: |
  Kết luận tại phiên họp {{ period }}
meeting:
  date: 24/8/2021
  chair: đồng chí Nguyễn Văn A
tasks:  # giao ở đây
  - id: du-toan
    # việc gấp
    title: Lập dự toán
    due: 15/9/2021
  - id: da-xong
    title: Đã xong ngay
    status: done
    done_on: 1/9/2021

# lời văn
content:
  assessment: |
    Trong tháng, các ngành đã nỗ lực.

    - {{ ban_le.sentence }}
  conclusions: |
    - {{ tasks.key }}
    {{ groups.kinh_te.sentences }}
"""

NEW_ANNOUNCEMENT = """\
# Thông báo kết luận
number:  # đã phát hành
date: 10/2021
as_of: 30/9/2021
signature: pho-chanh-van-phong
subject: |
  Kết luận tại phiên họp {{ period }}
meeting:
  date:  # kỳ trước: 24/8/2021
  chair: đồng chí Nguyễn Văn A
tasks:  # giao ở đây

# lời văn
content:
  assessment: |
    [viết lại]
    Trong tháng, các ngành đã nỗ lực.

    - {{ ban_le.sentence }}
  conclusions: |
    - {{ tasks.key }}
    {{ groups.kinh_te.sentences }}
"""

WHOLE = {
    "data/2021-08/indicators.yaml": FIGURES,
    "data/2021-08/tasks.yaml": TASKS,
    "data/2021-08/thong-bao-ket-luan.yaml": ANNOUNCEMENT,
    "data/2020-09/indicators.yaml": "ty_le: 51,3\n",
}


def test_every_file_of_the_next_month(tmp_path: Path) -> None:
    prepared = prepare(write(tmp_path, WHOLE), SEPTEMBER)
    assert prepared.source == AUGUST
    assert prepared.files == {
        "data/2021-09/indicators.yaml": NEW_FIGURES,
        "data/2021-09/tasks.yaml": NEW_TASKS,
        "data/2021-09/thong-bao-ket-luan.yaml": NEW_ANNOUNCEMENT,
    }


def test_what_to_do_next(tmp_path: Path) -> None:
    assert prepare(write(tmp_path, WHOLE), SEPTEMBER).next_steps == (
        "Nhập số liệu vào data/2021-09/indicators.yaml, hoặc gửi bảng tính cho các cơ quan: "
        "reportgen excel export 2021-09 so-lieu-2021-09.xlsx.",
        "Cập nhật 2 nhiệm vụ chuyển sang trong data/2021-09/tasks.yaml; lâu nhất là cay-xanh, đã mở 4 tháng.",
        "Viết lại trong data/2021-09/thong-bao-ket-luan.yaml: assessment; xong phần nào thì xóa dòng [viết lại] ở đó.",
        "Ghi ngày họp (meeting.date) vào data/2021-09/thong-bao-ket-luan.yaml.",
        "Kiểm tra: reportgen check 2021-09. Xem thử khi còn thiếu: reportgen render 2021-09 --draft.",
    )


def test_the_new_files_are_read_without_a_finding(tmp_path: Path) -> None:
    prepared = prepare(write(tmp_path, WHOLE), SEPTEMBER)
    workspace = write(tmp_path, prepared.files)
    assert (workspace.figures(SEPTEMBER).findings, workspace.tasks(SEPTEMBER).findings) == ((), ())
    assert workspace.document(SEPTEMBER, "thong-bao-ket-luan").findings == ()


def test_a_second_turn_renews_the_notes_instead_of_heaping_them(tmp_path: Path) -> None:
    workspace = write(tmp_path, prepare(write(tmp_path, WHOLE), SEPTEMBER).files)
    october = prepare(workspace, SEPTEMBER.next).files
    assert october["data/2021-10/indicators.yaml"] == NEW_FIGURES.replace("30/9/2021", "31/10/2021").replace(
        "20/9/2021", "20/10/2021"
    ).replace("593,09 tỷ đồng (", "chưa có số (").replace("55,4% (", "chưa có số (").replace(
        "56,1% (", "chưa có số ("
    ).replace("đã có ở data/2020-09: 51,3", "chưa có ở data/2020-10, ghi vào đây").replace(
        "  # kỳ trước: theo Sở Tài chính", ""
    )
    assert october["data/2021-10/tasks.yaml"] == NEW_TASKS.replace("mở 4 tháng", "mở 5 tháng").replace(
        "mở 1 tháng", "mở 2 tháng"
    )
    assert october["data/2021-10/thong-bao-ket-luan.yaml"].count(REWRITE) == 1


def test_a_plan_that_the_new_year_lacks_is_asked_for(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"data/2021-12/indicators.yaml": "ban_le: 600\n"})
    steps = prepare(workspace, Period.parse("2022-01")).next_steps
    assert "Ghi kế hoạch năm 2022 của 1 chỉ tiêu vào data/catalog.yaml: ban_le." in steps
    assert "Ghi số cùng kỳ năm trước (last_year): trong data/ chưa có kỳ 2021-01." in steps


def test_words_that_name_the_earlier_month_outside_the_slots_are_pointed_out(tmp_path: Path) -> None:
    document = "subject: |\n  Tình hình tháng 8/2021\nclosing: Báo cáo tháng 8 năm 2021\nfiling: VT\n"
    workspace = write(tmp_path, {"data/2021-08/bao-cao.yaml": document})
    assert (
        "Xem lại data/2021-09/bao-cao.yaml, dòng 2, 3: còn nêu đích danh kỳ trước; nên viết bằng {{ period }}."
        in prepare(workspace, SEPTEMBER).next_steps
    )


def test_an_earlier_period_without_figures_gets_every_indicator_named(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"data/2021-08/bao-cao.yaml": "subject: |\n  A\n"})
    assert prepare(workspace, SEPTEMBER).files["data/2021-09/indicators.yaml"] == (
        "# Số liệu của kỳ. Viết số như trong văn bản: 1.234,5. Chưa có số thì để trống.\n\n"
        "ban_le:  # Tổng mức bán lẻ (tỷ đồng)\nty_le:  # Tỷ lệ giải ngân (%)\n"
    )


def test_the_newest_of_the_same_length_is_taken(tmp_path: Path) -> None:
    document = "subject: |\n  A\n"
    folders = ("2019-9T", "2020-9T", "2021-6T", "2021-07", "2021-09")
    workspace = write(tmp_path, {f"data/{folder}/bao-cao.yaml": document for folder in folders})
    assert prepare(workspace, Period.parse("2021-9T")).source == Period.parse("2020-9T")
    assert prepare(workspace, Period.parse("2021-08")).source == Period.parse("2021-07")


def test_the_first_longer_period_begins_with_the_reports_of_its_last_month(tmp_path: Path) -> None:
    report = "date: 3/9/2021\nsubject: |\n  Tình hình {{ period }}\ncontent:\n  results: |\n    - A.\n"
    files = {"data/2021-08/bao-cao-kinh-te-xa-hoi.yaml": report, "data/2021-10/bao-cao.yaml": "subject: |\n  A\n"}
    prepared = prepare(write(tmp_path, WHOLE | files), Period.parse("2021-9T"))
    assert prepared.source == AUGUST
    assert prepared.files == {
        "data/2021-9T/bao-cao-kinh-te-xa-hoi-ky-dai.yaml": report.replace("3/9/2021", "10/2021").replace(
            "    - A.", "    [viết lại]\n    - A."
        )
    }
    assert prepared.next_steps == (
        "Khung lấy từ tháng 2021-08: trong data/ chưa có kỳ nào dài như 2021-9T.",
        "Xem số liệu tổng hợp từ các tháng: reportgen summary 2021-9T.",
        "Viết lại trong data/2021-9T/bao-cao-kinh-te-xa-hoi-ky-dai.yaml: results; "
        "xong phần nào thì xóa dòng [viết lại] ở đó.",
        "Kiểm tra: reportgen check 2021-9T. Xem thử khi còn thiếu: reportgen render 2021-9T --draft.",
    )


@pytest.mark.parametrize(
    ("period", "message", "hint"),
    [
        (
            "2021-08",
            "Kỳ 2021-08 đã có trong data/2021-08; không ghi đè.",
            "sửa các tệp trong data/2021-08, hoặc tạo kỳ sau: reportgen new 2021-09",
        ),
        (
            "2021-07",
            "Chưa có kỳ nào trước kỳ 2021-07 để lấy làm khung.",
            "tạo thư mục data/2021-07 và chép vào đó các tệp của kỳ gần giống nhất",
        ),
    ],
)
def test_what_cannot_be_prepared_is_a_mistake_of_the_command(
    tmp_path: Path, period: str, message: str, hint: str
) -> None:
    workspace = write(tmp_path, {"data/2021-08/bao-cao.yaml": "subject: |\n  A\n"})
    with pytest.raises(Refused) as refused:
        prepare(workspace, Period.parse(period))
    (finding,) = refused.value.findings
    assert (finding.message, finding.hint, finding.cause) == (message, hint, Cause.COMMAND)


def test_an_earlier_file_with_errors_stops_everything(tmp_path: Path) -> None:
    workspace = write(tmp_path, {"data/2021-08/indicators.yaml": "ban_le: 1.5\n"})
    with pytest.raises(Refused) as refused:
        prepare(workspace, SEPTEMBER)
    assert [finding.cause for finding in refused.value.findings] == [Cause.DATA]


PROSE = st.lists(
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=30).filter(
        lambda line: line.strip() and not line.startswith((" ", "\t"))
    ),
    min_size=1,
    max_size=8,
)


@given(PROSE, PROSE)
def test_no_line_of_prose_is_lost_or_changed(first: list[str], second: list[str]) -> None:
    lines = ["content:", "  results: |", *(f"    {line}" for line in first), "", "  key_tasks: |"]
    lines += [f"    {line}" for line in second]
    made = next_document(lines, source=AUGUST, period=SEPTEMBER)
    assert [line for line in made.lines if line.strip() != REWRITE] == [
        line for line in lines if line.strip() != REWRITE
    ]
