"""What one file names and another does not have, each with its whole message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from reportgen.diagnostics import Finding, to_text
from reportgen.periods import Period
from reportgen.workspace import Workspace, check_document, check_period, check_workspace
from tests.workspace.reading_files import AGENCY

AUGUST = Period.parse("2021-08")

CATALOG = """\
thoc:
  name: Thóc
  unit: tấn
  measure: flow
  group: nong_nghiep
ngo:
  name: Ngô
  unit: tấn
  measure: flow
"""

UNITS = """\
units:
  - name: Sở Kế hoạch và Đầu tư
    short: Sở KH&ĐT
    until: 28/02/2025
  - name: Sở Tài chính
"""


def build(root: Path, files: Mapping[str, str]) -> Workspace:
    for name, text in {"agency.yaml": AGENCY, "catalog.yaml": CATALOG, **files}.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workspace(root)


def everything(workspace: Workspace) -> Iterator[Finding]:
    yield from check_workspace(workspace)
    for period in workspace.periods():
        yield from check_period(workspace, period)
        for name in workspace.documents(period):
            yield from workspace.document(period, name).findings
            yield from check_document(workspace, period, name)


def printed(workspace: Workspace) -> str:
    return to_text(tuple(dict.fromkeys(everything(workspace))))


DOCUMENT = "subject: |\n  Kết luận\n"
TASK = "- id: de-an\n  title: Xây dựng đề án cây xanh đô thị\n"


def indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def test_a_sound_workspace_has_no_findings(tmp_path: Path) -> None:
    workspace = build(
        tmp_path,
        {
            "2021-07/tasks.yaml": TASK,
            "2021-08/tasks.yaml": TASK,
            "2021-08/indicators.yaml": "thoc: 1.234\nngo:\n",
            "2021-08/thong-bao.yaml": DOCUMENT + "appendices:\n  - title: Biểu\n    group: nong_nghiep\n",
        },
    )
    assert printed(workspace) == ""


CASES = {
    "an unknown indicator with a likeness": (
        {"2021-08/indicators.yaml": "thoc: 1\nthoo: 2\n"},
        """\
data/2021-08/indicators.yaml:2:1: lỗi: catalog.yaml không có chỉ tiêu “thoo”; có phải “thoc”? [unknown-indicator]
    2 | thoo: 2
      | ^^^^
    cách sửa: sửa thành thoc, hoặc khai báo thoo trong catalog.yaml
""",
    ),
    "an unknown indicator": (
        {"2021-08/indicators.yaml": "gia_tri:\n  actual: 2\n"},
        """\
data/2021-08/indicators.yaml:1:1: lỗi: catalog.yaml không có chỉ tiêu “gia_tri”. [unknown-indicator]
    1 | gia_tri:
      | ^^^^^^^
    cách sửa: khai báo gia_tri trong catalog.yaml
""",
    ),
    "names the agency does not have": (
        {"2021-08/tb.yaml": DOCUMENT + "issuer: ubdn\nsignature: pho\nrecipients: thong-bao\n"},
        """\
data/2021-08/tb.yaml:3:9: lỗi: agency.yaml không có cơ quan ban hành “ubdn”; có phải “ubnd”? [unknown-issuer]
    3 | issuer: ubdn
      |         ^^^^
    cách sửa: chọn một trong: ubnd

data/2021-08/tb.yaml:4:12: lỗi: agency.yaml không có khối chữ ký “pho”. [unknown-signature]
    4 | signature: pho
      |            ^^^
    cách sửa: khai báo tên này trước

data/2021-08/tb.yaml:5:13: lỗi: agency.yaml không có danh sách nơi nhận “thong-bao”. [unknown-recipients]
    5 | recipients: thong-bao
      |             ^^^^^^^^^
    cách sửa: khai báo tên này trước
""",
    ),
    "a meeting without its day": (
        {"2021-08/tb.yaml": DOCUMENT + "meeting:\n  date:\n  chair: Nguyễn Văn A\n"},
        """\
data/2021-08/tb.yaml:4:3: cảnh báo: Chưa ghi ngày họp (meeting.date): câu mở đầu về phiên họp không in. [meeting-day]
    4 |   date:
      |   ^^^^
    cách sửa: ghi date: ngày/tháng/năm dưới meeting:
""",
    ),
    "days in another year": (
        {"2021-08/tb.yaml": DOCUMENT + "date: 31/8/2012\nas_of: 31/8/2022\n"},
        """\
data/2021-08/tb.yaml:3:7: cảnh báo: date: 31/8/2012 cách xa tháng 8 năm 2021, kỳ của văn bản. [date-far-from-period]
    3 | date: 31/8/2012
      |       ^^^^^^^^^
    cách sửa: xem lại năm và tháng; đúng thì giữ nguyên

data/2021-08/tb.yaml:4:8: cảnh báo: as_of: 31/8/2022 cách xa tháng 8 năm 2021, kỳ của văn bản. [date-far-from-period]
    4 | as_of: 31/8/2022
      |        ^^^^^^^^^
    cách sửa: xem lại năm và tháng; đúng thì giữ nguyên
""",
    ),
    "days near the period": (
        {"2021-08/tb.yaml": DOCUMENT + "date: 9/2021\nas_of: 20/7/2021\n"},
        "",
    ),
    "an appendix of nothing": (
        {
            "2021-08/tb.yaml": DOCUMENT
            + "appendices:\n  - title: A\n    group: nong\n  - title: B\n    ids:\n      - ngoo\n"
        },
        """\
data/2021-08/tb.yaml:5:12: lỗi: catalog.yaml không có nhóm “nong”. [unknown-group]
    5 |     group: nong
      |            ^^^^
    cách sửa: chọn một trong: nong_nghiep

data/2021-08/tb.yaml:8:9: lỗi: catalog.yaml không có chỉ tiêu “ngoo”; có phải “ngo”? [unknown-indicator]
    8 |       - ngoo
      |         ^^^^
    cách sửa: sửa thành ngo, hoặc khai báo ngoo trong catalog.yaml
""",
    ),
    "parts and ratios that lead nowhere": (
        {
            "catalog.yaml": CATALOG
            + "luong_thuc:\n  name: Lương thực\n  unit: tấn\n  measure: flow\n"
            + "  parts:\n    - thoc\n    - ngoc\n    - thoc\n"
            + "ty_le:\n  name: Tỷ lệ\n  unit: '%'\n  measure: rate\n  roll_up: ratio\n"
            + "  ratio_of: thocs\n  ratio_to: ty_le\n"
        },
        """\
data/catalog.yaml:16:7: lỗi: catalog.yaml không có chỉ tiêu “ngoc”; có phải “ngo”? [unknown-indicator]
   16 |     - ngoc
      |       ^^^^
    cách sửa: sửa thành ngo, hoặc khai báo ngoc trong catalog.yaml

data/catalog.yaml:17:7: lỗi: “thoc” đã có trong danh sách này. [repeated-part]
   17 |     - thoc
      |       ^^^^
    cách sửa: xóa dòng này

data/catalog.yaml:23:13: lỗi: catalog.yaml không có chỉ tiêu “thocs”; có phải “thoc”? [unknown-indicator]
   23 |   ratio_of: thocs
      |             ^^^^^
    cách sửa: sửa thành thoc, hoặc khai báo thocs trong catalog.yaml

data/catalog.yaml:24:13: lỗi: Tỷ lệ “ty_le” không thể tính từ chính nó. [ratio-of-itself]
   24 |   ratio_to: ty_le
      |             ^^^^^
    cách sửa: ghi mã của tử số hoặc mẫu số
""",
    ),
    "a total that is its own part": (
        {
            "catalog.yaml": "a:\n  name: A\n  unit: tấn\n  measure: flow\n  parts:\n    - b\n"
            "b:\n  name: B\n  unit: tấn\n  measure: flow\n  parts:\n    - a\n"
        },
        """\
data/catalog.yaml:5:3: lỗi: “a” là một phần của chính nó: a → b → a. [parts-in-a-circle]
    5 |   parts:
      |   ^^^^^
    cách sửa: bỏ bớt một mã ở parts
""",
    ),
    "ids no expression can name": (
        {
            "catalog.yaml": "period:\n  name: A\n  unit: tấn\n  measure: flow\n"
            "in:\n  name: B\n  unit: tấn\n  measure: flow\n"
            "Sản lượng thóc:\n  name: C\n  unit: tấn\n  measure: flow\n"
        },
        """\
data/catalog.yaml:1:1: lỗi: “period” có nghĩa riêng trong biểu thức, không làm mã chỉ tiêu được. [reserved-id]
    1 | period:
      | ^^^^^^
    cách sửa: thêm chữ vào mã, ví dụ period_tinh

data/catalog.yaml:5:1: lỗi: “in” có nghĩa riêng trong biểu thức, không làm mã chỉ tiêu được. [reserved-id]
    5 | in:
      | ^^
    cách sửa: thêm chữ vào mã, ví dụ in_tinh

data/catalog.yaml:9:1: lỗi: Mã chỉ tiêu “Sản lượng thóc” chỉ được có chữ thường không dấu, số và gạch dưới. \
[indicator-id]
    9 | Sản lượng thóc:
      | ^^^^^^^^^^^^^^
    cách sửa: viết: san_luong_thoc:
""",
    ),
    "units misspelt and out of date": (
        {
            "agency.yaml": AGENCY + UNITS,
            "2025-08/tasks.yaml": TASK
            + "  lead:\n    - Sở Kế hoạch và Đẩu tư\n    - Sở KH&ĐT\n  support: UBND các huyện, thành phố\n",
        },
        """\
data/2025-08/tasks.yaml:4:7: cảnh báo: “Sở Kế hoạch và Đẩu tư” không có trong danh sách units; \
có phải “Sở Kế hoạch và Đầu tư”? [unknown-unit]
    4 |     - Sở Kế hoạch và Đẩu tư
      |       ^^^^^^^^^^^^^^^^^^^^^
    cách sửa: sửa thành Sở Kế hoạch và Đầu tư, hoặc thêm tên này vào units trong agency.yaml

data/2025-08/tasks.yaml:5:7: cảnh báo: Tên “Sở KH&ĐT” chỉ dùng đến hết ngày 28/02/2025. [unit-not-valid]
    5 |     - Sở KH&ĐT
      |       ^^^^^^^^
    cách sửa: dùng tên cơ quan tại thời điểm báo cáo
""",
    ),
    "a unit before its time": (
        {
            "agency.yaml": AGENCY + "units:\n  - name: Sở Nông nghiệp và Môi trường\n    since: 1/3/2025\n",
            "catalog.yaml": CATALOG + "  lead: Sở Nông nghiệp và Mội trường\n",
            "2021-08/tb.yaml": DOCUMENT + "tasks:\n" + indented(TASK + "  lead: Sở Nông nghiệp và Môi trường"),
        },
        """\
data/catalog.yaml:10:9: cảnh báo: “Sở Nông nghiệp và Mội trường” không có trong danh sách units; \
có phải “Sở Nông nghiệp và Môi trường”? [unknown-unit]
   10 |   lead: Sở Nông nghiệp và Mội trường
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    cách sửa: sửa thành Sở Nông nghiệp và Môi trường, hoặc thêm tên này vào units trong agency.yaml

data/2021-08/tb.yaml:6:11: cảnh báo: Tên “Sở Nông nghiệp và Môi trường” chỉ dùng từ ngày 01/3/2025. [unit-not-valid]
    6 |     lead: Sở Nông nghiệp và Môi trường
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    cách sửa: dùng tên cơ quan tại thời điểm báo cáo
""",
    ),
    "a unit that ends before it begins": (
        {"agency.yaml": AGENCY + "units:\n  - name: Sở A\n    since: 1/3/2025\n    until: 1/2/2025\n"},
        """\
data/agency.yaml:12:12: lỗi: “Sở A” hết hiệu lực trước khi bắt đầu. [unit-dates]
   12 |     until: 1/2/2025
      |            ^^^^^^^^
    cách sửa: xem lại since và until
""",
    ),
    "an id twice in a list": (
        {"2021-08/tasks.yaml": TASK + "- id: de-an\n  title: Thu ngân sách\n"},
        """\
data/2021-08/tasks.yaml:3:7: lỗi: Mã “de-an” đã có ở data/2021-08/tasks.yaml:1. [repeated-task-id]
    3 | - id: de-an
      |       ^^^^^
    cách sửa: mỗi nhiệm vụ viết một lần; nhiệm vụ khác thì đặt mã khác, ví dụ thu-ngan-sach
""",
    ),
    "an id in the list and in a document": (
        {"2021-08/tasks.yaml": TASK, "2021-08/tb.yaml": DOCUMENT + "tasks:\n" + indented(TASK)},
        """\
data/2021-08/tb.yaml:4:9: lỗi: Mã “de-an” đã có ở data/2021-08/tasks.yaml:1. [repeated-task-id]
    4 |   - id: de-an
      |         ^^^^^
    cách sửa: mỗi nhiệm vụ viết một lần; nhiệm vụ khác thì đặt mã khác, ví dụ xay-dung-de-an-cay-xanh
""",
    ),
    "an id in two documents": (
        {
            "2021-08/a.yaml": DOCUMENT + "tasks:\n" + indented(TASK),
            "2021-08/b.yaml": DOCUMENT + "tasks:\n" + indented(TASK),
        },
        """\
data/2021-08/b.yaml:4:9: lỗi: Mã “de-an” đã có ở data/2021-08/a.yaml:4. [repeated-task-id]
    4 |   - id: de-an
      |         ^^^^^
    cách sửa: mỗi nhiệm vụ viết một lần; nhiệm vụ khác thì đặt mã khác, ví dụ xay-dung-de-an-cay-xanh
""",
    ),
    "a document that gives a known task": (
        {"2021-07/tasks.yaml": TASK, "2021-08/tb.yaml": DOCUMENT + "tasks:\n" + indented(TASK)},
        """\
data/2021-08/tb.yaml:4:9: lỗi: Mã “de-an” đã có ở data/2021-07/tasks.yaml:1; văn bản chỉ giao nhiệm vụ mới. \
[task-given-again]
    4 |   - id: de-an
      |         ^^^^^
    cách sửa: nếu là nhiệm vụ mới thì đặt mã khác, ví dụ xay-dung-de-an-cay-xanh; nếu không thì xóa ở đây
""",
    ),
    "an id that means another task": (
        {"2021-07/tasks.yaml": TASK, "2021-08/tasks.yaml": "- id: de-an\n  title: Thu ngân sách vượt dự toán\n"},
        """\
data/2021-08/tasks.yaml:1:7: cảnh báo: Mã “de-an” ở data/2021-07/tasks.yaml:1 là nhiệm vụ khác: \
“Xây dựng đề án cây xanh đô thị”. [task-id-reused]
    1 | - id: de-an
      |       ^^^^^
    cách sửa: nếu đúng là hai nhiệm vụ thì đặt mã khác, ví dụ thu-ngan-sach-vuot-du-toan
""",
    ),
    "strange names in data": (
        {"2021-8/a.yaml": "", "luu/a.txt": "", "tháng 9-2021/a.txt": "", "indicators.yaml": "thoc: 1\n"},
        """\
data/2021-8: cảnh báo: Thư mục “2021-8” không phải tên kỳ nên không được đọc; có phải 2021-08? [stray-file]
    cách sửa: đổi tên thành 2021-08

data/indicators.yaml: cảnh báo: Tệp “indicators.yaml” không được đọc: data/ chỉ có agency.yaml và catalog.yaml. \
[stray-file]
    cách sửa: chuyển tệp vào thư mục của kỳ, hoặc sửa tên tệp

data/luu: cảnh báo: Thư mục “luu” không phải tên kỳ nên không được đọc. [stray-file]
    cách sửa: tên kỳ viết: 2021-08, 2021-Q3, 2021-9T, 2021; thư mục khác thì để ngoài data/

data/tháng 9-2021: cảnh báo: Thư mục “tháng 9-2021” không phải tên kỳ nên không được đọc; có phải 2021-09? [stray-file]
    cách sửa: đổi tên thành 2021-09
""",
    ),
    "strange names in a period": (
        {"2021-08/a.yml": "", "2021-08/b.yaml/c.txt": "", "2021-08/d.txt": ""},
        """\
data/2021-08/a.yml: cảnh báo: Tệp “a.yml” không được đọc vì đuôi tệp. [stray-file]
    cách sửa: đổi tên thành a.yaml

data/2021-08/b.yaml: lỗi: “b.yaml” là thư mục, không phải tệp. [folder-for-file]
    cách sửa: đổi tên hoặc dời thư mục ấy đi, rồi đặt tệp vào đúng chỗ
""",
    ),
}


@pytest.mark.parametrize(("files", "told"), CASES.values(), ids=CASES.keys())
def test_the_whole_message(tmp_path: Path, files: Mapping[str, str], told: str) -> None:
    assert printed(build(tmp_path, files)) == told


def test_a_misnamed_file_is_told_beside_what_it_is_read_as(tmp_path: Path) -> None:
    workspace = build(tmp_path, {"2021-08/indicator.yaml": DOCUMENT})
    assert to_text(check_period(workspace, AUGUST)) == (
        "data/2021-08/indicator.yaml: cảnh báo: Tệp “indicator.yaml” được đọc như một văn bản; "
        "có phải indicators.yaml? [stray-file]\n"
        "    cách sửa: đổi tên thành indicators.yaml\n"
    )


def test_problems_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    workspace = build(
        tmp_path,
        {
            "agency.yaml": AGENCY + "filing: a: b\n",
            "catalog.yaml": CATALOG + "  unt: x\n",
            "2021-07/indicators.yaml": "thoc: 1.5\n",
            "2021-08/indicators.yaml": "thoc: [1]\n",
            "2021-08/tasks.yaml": "- title: A\n",
            "2021-08/tb.yaml": "subject: a\n",
        },
    )
    codes = {finding.place.file: finding.code for finding in everything(workspace) if finding.place}
    assert codes == {
        "data/agency.yaml": "colon-in-text",
        "data/catalog.yaml": "unknown-key",
        "data/2021-07/indicators.yaml": "number-notation",
        "data/2021-08/indicators.yaml": "unquoted-in-brackets",
        "data/2021-08/tasks.yaml": "missing-id",
        "data/2021-08/tb.yaml": "text-without-bar",
    }


def test_hundreds_of_unknown_indicators_are_all_told_and_few_guessed(tmp_path: Path) -> None:
    ids = [f"chi_tieu_{number}" for number in range(300)]
    catalog = "".join(f"{id_}x:\n  name: A\n  unit: tấn\n  measure: flow\n" for id_ in ids)
    figures = "".join(f"{id_}: 1\n" for id_ in ids)
    workspace = build(tmp_path, {"catalog.yaml": catalog, "2021-08/indicators.yaml": figures})
    found = check_period(workspace, AUGUST)
    assert len(found) == 300
    assert sum("có phải" in finding.message for finding in found) == 20


def test_copies_that_a_shared_folder_makes_are_no_documents(tmp_path: Path) -> None:
    names = ("tb", "tb - Copy", "tb (1)", "indicators (Conflicted copy 2021-08-30)")
    workspace = build(tmp_path, {f"2021-08/{name}.yaml": DOCUMENT for name in names})
    assert workspace.documents(AUGUST) == ("tb",)
    copies = [finding for finding in check_period(workspace, AUGUST) if "bản sao" in finding.message]
    assert to_text(copies[:1]) == (
        "data/2021-08/indicators (Conflicted copy 2021-08-30).yaml: cảnh báo: "
        "Tệp “indicators (Conflicted copy 2021-08-30).yaml” là bản sao nên không được đọc. [stray-file]\n"
        "    cách sửa: xóa đi, hoặc đổi tên nếu là một văn bản khác\n"
    )
    assert len(copies) == 3


def test_a_file_whose_name_no_screen_can_show(tmp_path: Path) -> None:
    workspace = build(tmp_path, {})
    folder = tmp_path / "data/2021-08"
    folder.mkdir()
    (folder / "a\nb.yaml").write_text("")
    assert workspace.documents(AUGUST) == ()
    assert to_text(check_period(workspace, AUGUST)) == (
        "data/2021-08/a�b.yaml: cảnh báo: Tên tệp “a�b.yaml” có ký tự không phải chữ nên tệp không được đọc. "
        "[stray-file]\n"
        "    cách sửa: đổi tên tệp\n"
    )
