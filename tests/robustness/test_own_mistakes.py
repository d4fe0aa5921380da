"""Our own mistakes: one sentence, exit code 70, a log that says where and holds nothing of the data."""

import re
from pathlib import Path

import pytest

from tests.robustness.office import lay_out, run_in_shell, snapshot

SECRET = "số liệu mật 102,6"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path)


def broken_library(folder: Path) -> str:
    """Return the settings of a shell in which a library fails with the data in its message."""
    (folder / "hong").mkdir()
    (folder / "hong" / "docxtpl.py").write_text(f"raise RuntimeError({SECRET!r})\n", encoding="utf-8")
    (folder / "tam").mkdir()
    return f"PYTHONPATH='{folder}/hong':$PYTHONPATH XDG_CACHE_HOME='{folder}/kho' TMPDIR='{folder}/tam'"


def test_the_log_says_where_and_nothing_of_the_data(root: Path, tmp_path: Path) -> None:
    settings = broken_library(tmp_path)
    before = snapshot(root)
    done = run_in_shell(root, f"{settings} reportgen render 2021-08", tmp_path / "bin")
    (log,) = (tmp_path / "tam").glob("reportgen-loi-*.txt")
    assert (done.code, done.out) == (70, "")
    assert done.error == (
        "lỗi: Chương trình gặp lỗi của chính nó; không có tệp nào bị thay đổi. [bug]\n"
        f"    cách sửa: gửi tệp {log} cho người phụ trách reportgen; trong tệp không có số liệu của bạn\n"
    )
    first, *frames = log.read_text(encoding="utf-8").splitlines()
    assert first == "RuntimeError"
    assert all(re.fullmatch(r".+\.py:\d+ .+", frame) for frame in frames)
    assert SECRET not in log.read_text(encoding="utf-8")
    assert snapshot(root) == before


def test_where_no_log_can_be_written_the_place_is_printed(root: Path, tmp_path: Path) -> None:
    settings = broken_library(tmp_path)
    lines = "import tempfile; tempfile.gettempdir = lambda: '/dev/null/co'"
    (tmp_path / "hong" / "sitecustomize.py").write_text(f"{lines}\n", encoding="utf-8")
    done = run_in_shell(root, f"{settings} reportgen render 2021-08", tmp_path / "bin")
    assert done.code == 70
    assert re.search(
        r"cách sửa: báo cho người phụ trách reportgen: .+\.py:\d+ .+; .+docxtpl\.py:1 <module>\n", done.error
    )
    assert SECRET not in done.error


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("reportgen lint khong-co.docx 2>/dev/full", 2),
        ("reportgen check 2021-08 >/dev/full 2>/dev/full", 5),
        ("reportgen render 2021-09 2>&-", 2),
    ],
)
def test_the_exit_code_tells_where_nothing_can_be_printed(root: Path, tmp_path: Path, line: str, code: int) -> None:
    assert run_in_shell(root, line, tmp_path / "bin").code == code
