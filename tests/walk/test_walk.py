"""From an empty folder to the summary of nine months: the real program on a terminal, as a secretary uses it.

What is seen is written down under `recorded/`, and renewed by `pytest tests/walk --update-golden`.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportgen.numerals import format_number
from tests.programs import needed_libreoffice
from tests.walk.desk import Typed, edit_in_word, rewrite, take_marks_away, type_figures, word_text
from tests.walk.recording import Recording, recorded, write_down

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal, which Windows has not", allow_module_level=True)

from docs.terminal import Terminal

CHAPTERS = ("1-ngay-dau", "2-thang-hai", "3-phat-hanh", "4-thang-ba", "5-chin-thang")
REPORT, NOTICE = "bao-cao-kinh-te-xa-hoi", "thong-bao-ket-luan"
REVENUE = [Decimal(text) for text in ("18.5", "21.5", "20.2", "19", "22.4", "25.1", "21", "18.9", "23.3")]
"""The commune's revenue of each month; January's is the first workspace's own."""
DISBURSED = [Decimal(text) for text in ("9.5", "19.8", "31", "45.2", "58", "71.4", "84", "97.5", "112.6")]
"""Disbursed since January."""


def month_s_figures(month: int) -> Typed:
    """Return what is typed for a month; some numbers as text, as they come from documents."""
    revenue, disbursed = REVENUE[month - 1], DISBURSED[month - 1]
    return {
        ("thu_ngan_sach", "estimate"): format_number(revenue) if month % 2 else float(revenue),
        ("thu_ngan_sach", "last_year"): 17,
        ("giai_ngan", "estimate"): format_number(disbursed),
        ("giai_ngan", "last_year"): 8 * month,
        ("trong_rung", "estimate"): 15.5,
        ("trong_rung", "last_year"): "14,25",
        ("ho_so_giai_quyet", "actual"): "1.0" + str(10 + month),
        ("ho_so_giai_quyet", "last_year"): 990,
        ("ty_le_dung_han", "actual"): 98.9,
        ("ty_le_dung_han", "last_year"): 97.5,
    }


@dataclass(frozen=True, slots=True)
class Walk:
    """The office after the walk, and what was seen on it."""

    office: Path
    recording: Recording


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    empty = tmp_path_factory.mktemp("walk") / "Văn phòng Ủy ban"
    empty.mkdir()
    cache = {"XDG_CACHE_HOME": str(empty.parent / "cache")}
    recording = Recording()
    office = empty / "Báo cáo tháng"
    first_day(recording, Terminal(empty, environment=cache))
    terminal = Terminal(office, environment=cache)
    recording.type(terminal, "reportgen render 2021-01")
    recording.type(terminal, f"reportgen render 2021-01 {NOTICE} --verbose")
    recording.type(terminal, "reportgen check")
    february(recording, terminal)
    issue(recording, terminal)
    march(recording, terminal)
    nine_months(recording, terminal)
    return Walk(office, recording)


def first_day(recording: Recording, terminal: Terminal) -> None:
    recording.begin("1-ngay-dau")
    answers = [
        ("Tên cơ quan", "xã Bình Lư"),
        ("Cấp", ""),
        ("Địa danh", ""),
        ("Người đứng đầu", "Nguyễn Văn A"),
        ("Chánh Văn phòng", "Trần Thị B"),
        ("Tháng đầu tiên", "tháng 1"),
        ("Tháng đầu tiên", "2021-01"),
    ]
    recording.type(terminal, 'reportgen init "Báo cáo tháng"', "init", "Báo cáo tháng", answers=answers)


def february(recording: Recording, terminal: Terminal) -> None:
    office = terminal.folder
    recording.begin("2-thang-hai")
    recording.type(terminal, "reportgen new 2021-02")
    recording.type(terminal, "reportgen excel export 2021-02 so-lieu-2021-02.xlsx")
    book = office / "so-lieu-2021-02.xlsx"
    type_figures(book, {**month_s_figures(2), ("thu_ngan_sach", "estimate"): "21.5 tỷ"})
    recording.note("Gõ số vào so-lieu-2021-02.xlsx; ô thu ngân sách gõ nhầm “21.5 tỷ”.")
    recording.type(terminal, "reportgen excel import so-lieu-2021-02.xlsx", code=3)
    type_figures(book, {("thu_ngan_sach", "estimate"): "21,5"})
    recording.note("Sửa ô đó thành 21,5.")
    asked = "Ghi vào indicators.yaml?"
    recording.type(terminal, "reportgen excel import so-lieu-2021-02.xlsx", answers=[(asked, "không")])
    recording.type(terminal, "reportgen excel import so-lieu-2021-02.xlsx", answers=[(asked, "")])
    recording.type(terminal, "reportgen check 2021-02", code=1)
    rewrite_february(office / "data/2021-02")
    recording.note(
        "Viết lại lời văn, xóa các dòng [viết lại]; ghi ngày họp; một nhiệm vụ đã xong; giao một nhiệm vụ mới."
    )
    recording.type(terminal, "reportgen check 2021-02")
    recording.type(terminal, "reportgen render 2021-02")
    recording.type(terminal, "reportgen compare 2021-02 --xlsx so-sanh.xlsx --docx so-sanh.docx")
    recording.type(terminal, "reportgen tasks 2021-02 --as-of 1/3/2021")


def rewrite_february(folder: Path) -> None:
    take_marks_away(folder / f"{REPORT}.yaml")
    take_marks_away(folder / f"{NOTICE}.yaml")
    rewrite(
        folder / f"{REPORT}.yaml",
        {
            "Một số dự án khởi công mới còn vướng mắc về mặt bằng nên khối lượng thực hiện chưa nhiều.": (
                "Thời tiết rét đậm, diện tích trồng rừng {{ trong_rung.vs_previous }} nhưng tiến độ còn chậm[^ret]."
                "\n    [^ret]: Nhiệt độ thấp nhất 3°C, ngày 10/02/2021."
            ),
            "Đôn đốc các chủ đầu tư hoàn thiện hồ sơ thanh toán khối lượng đã hoàn thành.": (
                "Chuẩn bị cây giống, hiện trường để trồng rừng vụ xuân."
            ),
        },
    )
    rewrite(
        folder / f"{NOTICE}.yaml",
        {
            "  date:  # ví dụ": "  date: 26/02/2021  # ví dụ",
            "\ntasks:\n": (
                "\ntasks:\n  - id: cay-giong-vu-xuan\n    title: Chuẩn bị đủ cây giống trồng rừng vụ xuân\n"
                "    lead: Phòng Kinh tế\n    due: 20/3/2021\n"
            ),
            "hướng dẫn các đơn vị lập dự toán ngân sách năm sau, hoàn thành trong {{ period.next }}.": (
                "chuẩn bị đủ cây giống trồng rừng vụ xuân, hoàn thành trước ngày 20/3/2021."
            ),
        },
    )
    rewrite(
        folder / "tasks.yaml",
        {
            "status: in_progress            # not_started, in_progress, done\n  key: true": (
                "status: done\n  done_on: 25/02/2021\n  key: true"
            )
        },
    )


def issue(recording: Recording, terminal: Terminal) -> None:
    office = terminal.folder
    recording.begin("3-phat-hanh")
    edit_in_word(office / f"output/2021-02/{REPORT}.docx", "cây giống", "đủ cây giống")
    recording.note(f"Mở {REPORT}.docx bằng Word, sửa một chỗ rồi lưu.")
    recording.type(terminal, f"reportgen render 2021-02 {REPORT}", code=5)
    rewrite(office / f"data/2021-02/{REPORT}.yaml", {"Chuẩn bị cây giống": "Chuẩn bị đủ cây giống"})
    (office / f"output/2021-02/{REPORT}.docx").unlink()
    recording.note("Chép chỗ sửa vào tệp YAML, xóa tệp Word.")
    rewrite(office / f"data/2021-02/{REPORT}.yaml", {"number:  #": "number: 12  #", "date: 2/2021": "date: 28/02/2021"})
    recording.note("Văn bản được ký: ghi number: 12 và date: 28/02/2021.")
    recording.type(terminal, f"reportgen render 2021-02 {REPORT}")
    rewrite(office / "data/2021-02/indicators.yaml", {"estimate: 21,5 ": "estimate: 21,9 "})
    recording.note("Sau khi phát hành, có người sửa số thu ngân sách từ 21,5 thành 21,9.")
    recording.type(terminal, f"reportgen render 2021-02 {REPORT}", code=3)
    rewrite(office / "data/2021-02/indicators.yaml", {"estimate: 21,9 ": "estimate: 21,5 "})


def march(recording: Recording, terminal: Terminal) -> None:
    recording.begin("4-thang-ba")
    recording.type(terminal, "reportgen new 2021-03")
    collect(recording, terminal, 3)
    recording.note("Gõ số tháng 3 vào bảng, nhận lại không hỏi (--yes); viết lại lời văn.")
    recording.type(terminal, "reportgen render 2021-03")
    recording.type(terminal, "reportgen compare 2021-03")
    recording.type(terminal, "reportgen tasks 2021-03 --as-of 31/3/2021")


def collect(recording: Recording, terminal: Terminal, month: int) -> None:
    """Send the workbook of a month out, fill it in, take it back, and leave the prose as it was."""
    office, period = terminal.folder, f"2021-{month:02}"
    book = f"so-lieu-{period}.xlsx"
    for command in (f"excel export {period} {book}", f"excel import {book} --yes"):
        screen = terminal.run(f"reportgen {command}")
        assert screen.code == 0, screen.text
        if command.startswith("excel export"):
            type_figures(office / book, month_s_figures(month))
    for name in (REPORT, NOTICE):
        take_marks_away(office / f"data/{period}/{name}.yaml")
    rewrite(office / f"data/{period}/{NOTICE}.yaml", {"  date:  #": f"  date: 25/{month}/2021  #"})


def nine_months(recording: Recording, terminal: Terminal) -> None:
    office = terminal.folder
    recording.begin("5-chin-thang")
    for month in range(4, 10):
        screen = terminal.run(f"reportgen new 2021-{month:02}")
        assert screen.code == 0, screen.text
        collect(recording, terminal, month)
    recording.note("Các tháng 4 đến 9 làm như tháng 3.")
    recording.type(terminal, "reportgen render 2021-09")
    recording.type(terminal, "reportgen summary 2021-9T --xlsx chin-thang.xlsx --docx chin-thang.docx")
    recording.type(terminal, "reportgen new 2021-9T")
    take_marks_away(office / f"data/2021-9T/{REPORT}-ky-dai.yaml")
    recording.note("Viết lời văn của báo cáo 9 tháng.")
    recording.type(terminal, "reportgen check 2021-9T")
    recording.type(terminal, "reportgen render 2021-9T")


# What was seen -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_as_it_was_written_down(walk: Walk, chapter: str, update_golden: bool) -> None:
    found = walk.recording.chapters[chapter]
    if update_golden:
        write_down(chapter, found)
    assert found == recorded(chapter)


def test_no_command_speaks_of_its_own_failure(walk: Walk) -> None:
    told = "".join(walk.recording.chapters.values())
    assert "Traceback" not in told
    assert "[bug]" not in told


# What was made -----------------------------------------------------------------------------------------------


def test_every_word_file_opens(walk: Walk) -> None:
    made = sorted(path.relative_to(walk.office).as_posix() for path in walk.office.rglob("*.docx"))
    assert made == [
        "chin-thang.docx",
        "output/2021-01/bao-cao-kinh-te-xa-hoi.docx",
        "output/2021-01/thong-bao-ket-luan.docx",
        "output/2021-02/bao-cao-kinh-te-xa-hoi.docx",
        "output/2021-02/thong-bao-ket-luan.docx",
        "output/2021-03/bao-cao-kinh-te-xa-hoi.docx",
        "output/2021-03/thong-bao-ket-luan.docx",
        "output/2021-09/bao-cao-kinh-te-xa-hoi.docx",
        "output/2021-09/thong-bao-ket-luan.docx",
        "output/2021-9T/bao-cao-kinh-te-xa-hoi-ky-dai.docx",
        "so-sanh.docx",
    ]
    for path in made:
        assert "{{" not in word_text(walk.office / path)
        assert len(word_text(walk.office / path)) > 500


def test_the_nine_months_are_the_sum_of_the_months(walk: Walk) -> None:
    text = word_text(walk.office / "output/2021-9T/bao-cao-kinh-te-xa-hoi-ky-dai.docx")
    total = format_number(sum(REVENUE, Decimal(0)))
    assert f"Thu ngân sách nhà nước trên địa bàn ước đạt {total} tỷ đồng" in text
    assert f"Giải ngân vốn đầu tư công lũy kế {format_number(DISBURSED[-1])} tỷ đồng" in text


def test_a_task_given_in_february_stands_in_march_s_list(walk: Walk) -> None:
    text = (walk.office / "data/2021-03/tasks.yaml").read_text(encoding="utf-8")
    assert "# giao tại data/2021-02/thong-bao-ket-luan.yaml\n- id: cay-giong-vu-xuan  # đã mở 1 tháng\n" in text
    assert "ra-soat-quy-che" not in text


def test_numbers_typed_as_text_are_exact(walk: Walk) -> None:
    text = (walk.office / "data/2021-03/indicators.yaml").read_text(encoding="utf-8")
    assert "\nthu_ngan_sach:\n  estimate: 20,2 " in text
    assert "\nho_so_giai_quyet:\n  actual: 1.013 " in text


def test_every_workbook_opens(walk: Walk) -> None:
    books = {path.name: load_workbook(path) for path in walk.office.glob("*.xlsx")}
    assert sorted(books) == [
        "chin-thang.xlsx",
        *(f"so-lieu-2021-{month:02}.xlsx" for month in range(2, 10)),
        "so-sanh.xlsx",
    ]
    summary = books["chin-thang.xlsx"].worksheets[0]
    numbers = {cell.value for row in summary.iter_rows() for cell in row if isinstance(cell.value, int | float)}
    assert float(sum(REVENUE, Decimal(0))) in numbers


def test_nothing_is_left_behind(walk: Walk) -> None:
    names = [path.name for path in walk.office.rglob("*")]
    assert [name for name in names if name.endswith(".tmp") or name.startswith("~")] == []


@pytest.mark.libreoffice
def test_every_file_opens_in_libreoffice(walk: Walk, tmp_path: Path) -> None:
    files = sorted([*walk.office.rglob("*.docx"), *walk.office.glob("so-sanh.xlsx"), *walk.office.glob("chin*.xlsx")])
    pages = converted(needed_libreoffice(), files, tmp_path)
    assert [path for path, data in pages.items() if not data.startswith(b"%PDF-")] == []


def converted(soffice: str, files: list[Path], folder: Path) -> dict[Path, bytes]:
    """Return the files as PDF; LibreOffice is started once, on copies whose names do not meet."""
    copies = {folder / f"{number}{path.suffix}": path for number, path in enumerate(files)}
    for copy, path in copies.items():
        copy.write_bytes(path.read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, copies)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pdfs = {path: copy.with_suffix(".pdf") for copy, path in copies.items()}
    return {path: pdf.read_bytes() if pdf.is_file() else b"" for path, pdf in pdfs.items()}
