"""Wrong turns beside the walk: each message is Vietnamese and says what to do next, whole as it stands here."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.walk.desk import rewrite
from tests.walk.recording import recorded, seen, write_down

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal, which Windows has not", allow_module_level=True)

from docs.terminal import Terminal

REPORT = "data/2021-01/bao-cao-kinh-te-xa-hoi.yaml"
FIGURES = "data/2021-01/indicators.yaml"
CURES = ("    cách sửa: ", "\nViệc tiếp theo: ")
ENGLISH = re.compile(r"\b(error|file|not|found|invalid|usage|try|missing|unknown|permission|denied)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """What goes wrong: what happens to the office before, the command typed, and its exit code."""

    name: str
    command: str
    code: int
    before: Callable[[Path], object] = lambda office: None
    answers: Sequence[tuple[str, str]] = ()
    folder: str = "."
    environment: dict[str, str] = field(default_factory=dict)


def changed(path: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda office: rewrite(office / path, {old: new})


def opened_in_word(office: Path) -> None:
    folder = office / "output" / "2021-01"
    folder.mkdir(parents=True)
    owner = "Trần Thị B"
    lock = bytes([len(owner)]) + b"\0" * 53 + len(owner).to_bytes(2, "little") + owner.encode("utf-16-le")
    (folder / "~$o-cao-kinh-te-xa-hoi.docx").write_bytes(lock)


def somebody_s_workbook(office: Path) -> None:
    book = Workbook()
    book.active.append(["Thu ngân sách", 18.5])  # type: ignore[union-attr]  # a new workbook has a sheet
    book.save(office / "so-lieu.xlsx")


TURNS: tuple[Turn, ...] = (
    Turn("go-nham-lenh", "reportgen chekc 2021-01", 2),
    Turn("go-nham-tuy-chon", "reportgen render 2021-01 --draf", 2),
    Turn("ky-viet-sai", "reportgen render 01-2021", 2),
    Turn("ky-chua-co", "reportgen render 2021-02", 2),
    Turn("van-ban-khong-co", "reportgen render 2021-01 bao-cao-kinh-te", 2),
    Turn("dung-ngoai-thu-muc", "reportgen check", 2, folder=".."),
    Turn("so-co-dau-cham", "reportgen check 2021-01", 1, changed(FIGURES, "estimate: 18,5", "estimate: 18.5")),
    Turn("khoa-la", "reportgen check 2021-01", 1, changed(FIGURES, "estimate: 18,5", "estimat: 18,5")),
    Turn("chi-tieu-la", "reportgen render 2021-01", 3, changed(FIGURES, "\nthu_ngan_sach:", "\nthu_ngan_sac:")),
    Turn("bieu-thuc-la", "reportgen render 2021-01", 3, changed(REPORT, "{{ trong_rung }}", "{{ trong_rug }}")),
    Turn("hai-cham-trong-loi-van", "reportgen check 2021-01", 1, changed(REPORT, "subject: |\n  ", "subject: V/v: ")),
    Turn("ngay-khong-co", "reportgen check 2021-01", 1, changed(FIGURES, "as_of: 31/01/2021", "as_of: 31/02/2021")),
    Turn("chua-viet-lai", "reportgen render 2021-01", 3, changed(REPORT, "results: |", "results: |\n    [viết lại]")),
    Turn("tep-dang-mo", "reportgen render 2021-01", 5, opened_in_word),
    Turn("thu-muc-bi-chan", "reportgen render 2021-01", 5, lambda office: (office / "output").write_text("")),
    Turn("khong-tao-duoc-pdf", "reportgen render 2021-01 --pdf", 5, environment={"PATH": ""}),
    Turn("bang-excel-khac", "reportgen excel import so-lieu.xlsx", 3, somebody_s_workbook),
    Turn("tep-khong-co", "reportgen lint bao-cao.docx", 2),
    Turn("tao-de-len", "reportgen init .", 2),
    Turn("thang-dau-viet-sai", "reportgen init ../khac --agency xã --level xã --place Xã", 2, answers=[
        ("Người đứng đầu", ""), ("Chánh Văn phòng", ""), ("Tháng đầu tiên", "1/2021"), ("Tháng đầu tiên", "2021-Q1"),
    ]),
)  # fmt: skip


if Path("/sys/kernel").is_dir():  # a folder that is closed to everybody
    TURNS += (Turn("thu-muc-khong-cho-ghi", "reportgen render 2021-01 --out /sys", 5),)


@pytest.fixture(scope="module")
def sound_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("turns")
    words = ["--agency", "xã Bình Lư", "--level", "xã", "--place", "Bình Lư", "--leader", "Nguyễn Văn A"]
    screen = Terminal(folder).run(
        "init", "init", "Báo cáo", *words, "--office-head", "Trần Thị B", "--period", "2021-01"
    )
    assert screen.code == 0, screen.text
    office = folder / "Báo cáo"
    (office / "data/2021-01/thong-bao-ket-luan.yaml").unlink()  # one document is enough to go wrong with
    return office


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.name)
def test_the_whole_message(turn: Turn, sound_office: Path, tmp_path: Path, update_golden: bool) -> None:
    office = tmp_path / "Báo cáo"
    shutil.copytree(sound_office, office)
    if "PATH" in turn.environment and list(Path("/opt").glob("libreoffice*")):
        pytest.skip("LibreOffice is found here without PATH")
    turn.before(office)
    screen = Terminal(office / turn.folder, environment=turn.environment).run(turn.command, answers=turn.answers)
    told = seen(screen).replace(str(tmp_path), "C:/Văn phòng")
    found = f"$ {turn.command}\n{told}[mã {screen.code}]\n"
    if update_golden:
        write_down(f"duong-sai/{turn.name}", found)
    assert screen.code == turn.code
    assert any(cure in found for cure in CURES)
    assert ENGLISH.search(re.sub(r"\[[a-z-]+\]|\S*\.\S+", "", told)) is None
    assert found == recorded(f"duong-sai/{turn.name}")


def test_nothing_is_written_by_a_wrong_turn(sound_office: Path) -> None:
    assert not (sound_office / "output").exists()
