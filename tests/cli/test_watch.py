"""A watch makes again what a saved file touches, waits for editors to finish, and ends politely."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli.changes import Attempt, Changes, Settling, differences, take_snapshot, touched
from tests.cli.running import LONGEST, PROGRAM, environment_for, first_office, run

SHARED = frozenset({"data/agency.yaml", "data/catalog.yaml", "data/2021-08/indicators.yaml"})
REPORT, NOTICE = "data/2021-08/bao-cao.yaml", "data/2021-08/thong-bao.yaml"
MADE = {
    "bao-cao": Attempt(SHARED | {REPORT, "templates/bao-cao.docx", "data/2021-07/indicators.yaml"}),
    "thong-bao": Attempt(SHARED | {NOTICE, "templates/thong-bao.docx", "data/2021-08/tasks.yaml"}),
}


def saved(*names: str) -> Changes:
    return Changes(saved=frozenset(names))


# Which documents a change touches ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "documents"),
    [
        (Changes(), ()),
        (saved(REPORT), ("bao-cao",)),
        (saved("data/2021-08/tasks.yaml"), ("thong-bao",)),
        (saved("data/2021-08/indicators.yaml"), ("bao-cao", "thong-bao")),
        (saved("data/2021-07/indicators.yaml"), ("bao-cao",)),
        (saved("data/2020-08/indicators.yaml"), ()),
        (saved("templates/thong-bao.docx"), ("thong-bao",)),
        (saved(REPORT, NOTICE), ("bao-cao", "thong-bao")),
        (Changes(came=frozenset({"data/2020-08/indicators.yaml"})), ("bao-cao", "thong-bao")),
        (Changes(went=frozenset({"data/2020-08/indicators.yaml"})), ("bao-cao", "thong-bao")),
        (Changes(came=frozenset({"output/~$o-cao.docx"})), ()),
        (Changes(went=frozenset({"output/bao-cao.docx"})), ()),
    ],
)
def test_documents_that_were_made(changes: Changes, documents: tuple[str, ...]) -> None:
    assert touched(changes, ("bao-cao", "thong-bao"), MADE) == documents


def test_a_document_never_tried_is_always_made() -> None:
    assert touched(Changes(), ("bao-cao", "moi"), MADE) == ("moi",)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (saved("data/2020-08/indicators.yaml"), True),
        (Changes(went=frozenset({"output/~$o-cao.docx"})), False),
    ],
)
def test_a_document_that_failed_may_be_cured_by_any_source(changes: Changes, expected: bool) -> None:
    attempts = {"bao-cao": Attempt(frozenset({REPORT}), failed=True)}
    assert bool(touched(changes, ("bao-cao",), attempts)) == expected


@pytest.mark.parametrize("gone", ["output/~$o-cao.docx", "output/.~lock.bao-cao.docx#", "output/bao-cao.docx"])
def test_a_document_whose_file_was_in_the_way_is_made_when_the_way_is_free(gone: str) -> None:
    attempts = {"bao-cao": Attempt(frozenset({REPORT}), failed=True, blocked=True)}
    assert touched(Changes(went=frozenset({gone})), ("bao-cao",), attempts) == ("bao-cao",)


def test_documents_not_watched_are_left_alone() -> None:
    assert touched(saved("data/2021-08/indicators.yaml"), ("thong-bao",), MADE) == ("thong-bao",)


# When a change is told ---------------------------------------------------------------------------------------


def told(first: Mapping[str, tuple[int, int]], *later: Mapping[str, tuple[int, int]] | None) -> list[tuple[str, ...]]:
    settling = Settling(first)
    return [settling.changes(snapshot).names for snapshot in later]


BEFORE, HALF, AFTER = {"a": (1, 10)}, {"a": (2, 3)}, {"a": (3, 12)}


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([BEFORE, BEFORE], [(), ()]),
        ([AFTER, AFTER, AFTER], [(), ("a",), ()]),
        ([HALF, AFTER, AFTER], [(), (), ("a",)]),  # written in two steps
        ([{}, AFTER, AFTER], [(), (), ("a",)]),  # away for a moment while another file takes its place
        ([{}, BEFORE, BEFORE], [(), (), ()]),
        ([None, None, AFTER, AFTER], [(), (), (), ("a",)]),  # the network folder was away
        ([{}, {}, AFTER, AFTER], [(), ("a",), (), ("a",)]),
    ],
)
def test_changes_are_told_once_and_at_rest(
    later: list[Mapping[str, tuple[int, int]] | None], expected: list[tuple[str, ...]]
) -> None:
    assert told(BEFORE, *later) == expected


def test_differences_tell_what_came_went_and_was_saved() -> None:
    before, now = {"a": (1, 1), "b": (1, 1), "c": (1, 1)}, {"b": (1, 2), "c": (1, 1), "d": (1, 1)}
    assert differences(before, now) == Changes(frozenset({"d"}), frozenset({"a"}), frozenset({"b"}))


# What is looked at -------------------------------------------------------------------------------------------


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name in ("data/agency.yaml", REPORT, "data/2020-9T/bao-cao.yaml", "templates/bao-cao.docx"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("a: b\n")
    return tmp_path


def look(workspace: Path) -> Mapping[str, tuple[int, int]]:
    found = take_snapshot(workspace, workspace / "output" / "2021-08")
    assert found is not None
    return found


def test_a_snapshot_holds_the_sources(workspace: Path) -> None:
    assert sorted(look(workspace)) == [
        REPORT.replace("2021-08", "2020-9T"),
        REPORT,
        "data/agency.yaml",
        "templates/bao-cao.docx",
    ]


@pytest.mark.parametrize(
    "name", [".bao-cao.yaml.swp", ".#bao-cao.yaml", "bao-cao.yaml~", "4913", "bao-cao.yaml.tmp", "ghi-chu.txt"]
)
def test_what_editors_keep_for_themselves_is_not_seen(workspace: Path, name: str) -> None:
    before = look(workspace)
    (workspace / "data" / "2021-08" / name).write_text("nháp")
    assert look(workspace) == before


def replace_over(path: Path) -> None:
    new = path.with_name("4913")
    new.write_text("a: c\nd: e\n")
    new.replace(path)


def write_in_place(path: Path) -> None:
    path.write_text("a: b\nc: d\n")


@pytest.mark.parametrize("save", [replace_over, write_in_place])
def test_every_way_of_saving_is_seen(workspace: Path, save: Callable[[Path], None]) -> None:
    before = look(workspace)
    save(workspace / REPORT)
    assert differences(before, look(workspace)) == saved(REPORT)


def test_outputs_count_by_being_there(workspace: Path) -> None:
    output = workspace / "output" / "2021-08"
    output.mkdir(parents=True)
    names = ("bao-cao.docx", "~$o-cao.docx", ".~lock.bao-cao.docx#", "manifest.json", ".reportgen-1.tmp")
    for name in names:
        (output / name).write_text("1")
    before = look(workspace)
    (output / "bao-cao.docx").write_text("viết lại")
    assert look(workspace) == before
    assert sorted(name for name in before if name.startswith("output/")) == [
        "output/.~lock.bao-cao.docx#",
        "output/bao-cao.docx",
        "output/~$o-cao.docx",
    ]


def test_a_workspace_that_is_away_has_no_snapshot(tmp_path: Path) -> None:
    assert take_snapshot(tmp_path / "away", tmp_path / "output") is None


SNAPSHOTS = st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(0, 2), st.integers(0, 2)))


@settings(deadline=None)
@given(SNAPSHOTS, st.lists(SNAPSHOTS | st.none()), SNAPSHOTS)
def test_no_change_is_missed(
    first: Mapping[str, tuple[int, int]],
    between: list[Mapping[str, tuple[int, int]] | None],
    last: Mapping[str, tuple[int, int]],
) -> None:
    names = {name for some in told(first, *between, last, last) for name in some}
    assert set(differences(first, last).names) <= names


# The command -------------------------------------------------------------------------------------------------


class Watching:
    """A watch in a process of its own, whose lines are read as they come."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*PROGRAM, "watch", *arguments],
            cwd=folder,
            env=environment_for(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._guard = threading.Timer(LONGEST, self.process.kill)

    def __enter__(self) -> Self:
        self._guard.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._guard.cancel()
        with self.process:
            self.process.kill()

    def until(self, words: str) -> str:
        """Return what is written up to the line with these words."""
        assert self.process.stdout is not None
        written = ""
        for line in self.process.stdout:
            written += line
            if words in line:
                return written
        pytest.fail(f"the watch ended without saying “{words}”:\n{written}")

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl+C; return the exit code and what is written until the end."""
        self.process.send_signal(signal.SIGINT)
        written, _ = self.process.communicate()
        return self.process.returncode, written


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return first_office(tmp_path)


def replaced(path: Path, before: str, after: str) -> None:
    """Save a changed file as careful editors do: a new file takes the place of the old one."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    new = path.with_name(f".{path.name}.swp")
    new.write_text(text.replace(before, after), encoding="utf-8")
    new.replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is a signal only elsewhere")
def test_a_morning_of_saving(office: Path) -> None:
    notice = office / "data" / "2021-08" / "thong-bao-ket-luan.yaml"
    made = office / "output" / "2021-08" / "thong-bao-ket-luan.docx"
    with Watching(office, "2021-08", "thong-bao-ket-luan", "--draft") as watching:
        watching.until("Đang theo dõi kỳ 2021-08")
        first = made.read_bytes()

        replaced(notice, "subject:", "subjet:")
        written = watching.until("Chưa tạo được thong-bao-ket-luan")
        assert "Đã thay đổi: data/2021-08/thong-bao-ket-luan.yaml." in written
        assert "data/2021-08/thong-bao-ket-luan.yaml:" in written
        assert "subjet" in written
        assert made.read_bytes() == first

        replaced(notice, "subjet:", "subject:")
        watching.until("Đã tạo output/2021-08/thong-bao-ket-luan.docx")
        assert made.read_bytes() == first

        edit_by_hand(made)
        edited = made.read_bytes()
        replaced(office / "data" / "agency.yaml", "Bình Lư", "Bình Lư ")
        written = watching.until("Chưa tạo được thong-bao-ket-luan")
        assert "Tệp thong-bao-ket-luan.docx đã được sửa tay trong Word" in written
        assert made.read_bytes() == edited

        made.unlink()
        watching.until("Đã tạo output/2021-08/thong-bao-ket-luan.docx")
        assert watching.interrupt() == (0, "Đã dừng theo dõi; các văn bản đã tạo vẫn nguyên.\n")
    assert [path.name for path in made.parent.glob(".*")] == []


def edit_by_hand(path: Path) -> None:
    document = docx.Document(str(path))
    document.add_paragraph("Sửa tay trong Word")
    document.save(str(path))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("2021-08", "thong-bao-ket-luan", "bao-cao"), "Kỳ 2021-08 không có văn bản “bao-cao”"),
        (("2021-09",), "Chưa có số liệu của kỳ 2021-09 (thư mục data/2021-09)."),
    ],
)
def test_what_is_not_there_cannot_be_watched(office: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run("watch", *arguments, folder=office)
    assert done.code == 2
    assert message in done.error
    assert not (office / "output").exists()
