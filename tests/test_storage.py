"""Files are written whole or not at all."""

import fcntl
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.diagnostics import Cause, Refused
from reportgen.storage import remove_leftovers, write_files


def test_writes_every_file_in_new_folders(tmp_path: Path) -> None:
    files = {tmp_path / "a" / "một.docx": b"1", tmp_path / "b" / "hai.docx": b"2"}
    write_files(files)
    assert {path: path.read_bytes() for path in files} == files
    assert [path.name for path in sorted(tmp_path.rglob("*")) if path.is_file()] == ["một.docx", "hai.docx"]


def test_keeps_the_mode_of_the_file_it_replaces(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_files({target: b"new"})
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_refused_file_leaves_the_others_untouched(tmp_path: Path) -> None:
    first, folder = tmp_path / "a.docx", tmp_path / "b.docx"
    first.write_bytes(b"old")
    folder.mkdir()
    with pytest.raises(Refused) as refused:
        write_files({first: b"new", folder: b"new"})
    (finding,) = refused.value.findings
    assert (finding.cause, finding.message) == (Cause.DISK, "Chỗ của b.docx đang là một thư mục.")
    assert first.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx"]


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("x")
    with pytest.raises(Refused) as refused:
        write_files({tmp_path / "output" / "2021-08" / "a.docx": b"new"})
    (finding,) = refused.value.findings
    assert finding.message == "Không ghi được a.docx: “output” là tệp, không phải thư mục."
    assert finding.hint == "đổi tên hoặc dời tệp output đi rồi chạy lại"


def word_owner_file(name: str) -> bytes:
    ansi = bytes([len(name)]) + name.encode("ascii", "replace")
    return ansi.ljust(54, b"\0") + len(name).to_bytes(2, "little") + name.encode("utf-16-le")


def test_word_drops_two_letters_of_a_long_name(tmp_path: Path) -> None:
    (tmp_path / "~$o-cao-thang.docx").write_bytes(b"")
    with pytest.raises(Refused):
        write_files({tmp_path / "bao-cao-thang.docx": b"new"})


@pytest.mark.parametrize(
    ("lock", "data", "message"),
    [
        ("~$ao-cao.docx", word_owner_file("Nguyễn Văn A"), "Nguyễn Văn A đang mở tệp bao-cao.docx"),
        (".~lock.bao-cao.docx#", ",Trần Thị B,may-1,24.08.2021 10:00,file:///;".encode(), "Trần Thị B đang mở"),
        ("~$ao-cao.docx", b"", "Đang mở tệp bao-cao.docx"),
    ],
    ids=["Word", "LibreOffice", "empty"],
)
def test_a_file_open_elsewhere_is_not_touched(tmp_path: Path, lock: str, data: bytes, message: str) -> None:
    target = tmp_path / "bao-cao.docx"
    target.write_bytes(b"old")
    (tmp_path / lock).write_bytes(data)
    with pytest.raises(Refused) as refused:
        write_files({target: b"new"})
    (finding,) = refused.value.findings
    assert finding.message.startswith(message)
    assert finding.hint == f"đóng tệp rồi chạy lại; nếu chắc chắn không ai mở, xóa tệp khóa {lock}"
    assert target.read_bytes() == b"old"


def test_left_overs_of_a_cut_run_go_and_those_of_a_live_one_stay(tmp_path: Path) -> None:
    dead, alive = tmp_path / ".reportgen-dead.tmp", tmp_path / ".reportgen-alive.tmp"
    dead.write_bytes(b"half")
    alive.write_bytes(b"half")
    with alive.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        remove_leftovers(tmp_path)
        assert (dead.exists(), alive.exists()) == (False, True)


def test_all_temporary_files_of_a_run_stand_or_fall_with_its_guard(tmp_path: Path) -> None:
    names = [f".reportgen-{run}{end}" for run in ("cut", "live") for end in (".tmp", ".0.tmp", ".1.tmp")]
    names.append(".reportgen-orphan.0.tmp")
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    with (tmp_path / ".reportgen-live.tmp").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(name for name in names if "live" in name)


def test_more_files_are_written_than_a_process_may_hold_open(tmp_path: Path) -> None:
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, usual[1]))
    try:
        write_files({tmp_path / f"{number}.docx": b"x" for number in range(100)})
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, usual)
    assert len(list(tmp_path.iterdir())) == 100


WRITER = """
import sys
from pathlib import Path
from reportgen.storage import write_files
target, letter = Path(sys.argv[1]), sys.argv[2].encode()
print("ready", flush=True)
while True:
    write_files({target: letter * 200_000})
"""


def start_writer(target: Path, letter: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(target), letter], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_kills_and_two_writers_leave_a_whole_file(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    write_files({target: b"z" * 200_000})
    for round_ in range(8):
        writers = [start_writer(target, letter) for letter in "xy"]
        for _ in range(50 * (round_ + 1)):
            assert len(set(target.read_bytes())) == 1
        for writer in writers:
            os.kill(writer.pid, signal.SIGKILL)
            writer.communicate()
        data = target.read_bytes()
        assert (len(data), len(set(data))) == (200_000, 1)
    write_files({target: b"new"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
