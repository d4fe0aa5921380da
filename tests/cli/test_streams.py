"""What the program says is readable wherever it leads: any code page, a file, a pipe that was shut, a terminal."""

import contextlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli import streams
from tests.cli.running import LONGEST, PROGRAM, Done, environment_for, run
from tests.scaffold.workspaces import write

CODE_PAGES = ("cp1258", "cp1252", "cp437", "ascii")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="closes streams as only other systems do")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in a folder with Vietnamese letters and a space, with mistakes in it; nothing changes it."""
    root = tmp_path_factory.mktemp("x") / "Văn phòng UBND xã"
    figures = "ban_le: 1,234.5\nđộ_ẩm: 8\n"
    write(root, {"data/2021-08/indicators.yaml": figures, "data/2021-08/bao-cao.yaml": "sửa: 1"})
    return root


def bare(text: str) -> str:
    """Return the letters and digits alone, without their marks."""
    pieces = unicodedata.normalize("NFKD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(piece for piece in pieces if piece.isascii() and piece.isalnum())


@cache
def as_meant(words: str, folder: Path) -> Done:
    return run(*words.split(), folder=folder)


# Code pages --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", CODE_PAGES)
@pytest.mark.parametrize("words", ["--help", "check 2021-08", "render 2021-08", "rendr"])
def test_readable_in_every_code_page(words: str, encoding: str, office: Path) -> None:
    plain = as_meant(words, office)
    there = run(*words.split(), folder=office, encoding=encoding)
    assert there.code == plain.code
    for shown, meant in ((there.out, plain.out), (there.error, plain.error)):
        assert bare(shown) == bare(meant)
        assert shown.count("?") == meant.count("?")
        assert shown.count("\n") == meant.count("\n")


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_json_is_json_in_every_code_page(encoding: str, office: Path) -> None:
    done = run("check", "2021-08", "--format", "json", folder=office, encoding=encoding)
    assert json.loads(done.out) == json.loads(as_meant("check 2021-08 --format json", office).out)


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("ascii", "Ủy ban nhân dân tỉnh Đắk Lắk", "Uy ban nhan dan tinh Dak Lak"),
        ("cp437", "đất ở, rừng, lũy kế", "dat o, rung, luy kê".replace("ê", "e")),
        ("cp1252", "“năm 2021” – 5 °C…", "“nam 2021” – 5 °C…"),
        ("cp1258", "Ước đạt dự toán, tỷ lệ ≥ 5 km²", "Ước đạt dự toán, tỷ lệ >= 5 km²"),
        ("ascii", "“≤ 1.234,5 m³ × ½ → ▲ ▼ •”", '"<= 1.234,5 m3 x 1/2 -> + - *"'),
        ("ascii", unicodedata.normalize("NFD", "thư mục Báo cáo"), "thu muc Bao cao"),
        ("ascii", "漢 \u200b", "? ?"),
        ("utf-8", "Ủy ban ▲ 漢", "Ủy ban ▲ 漢"),
    ],
)
def test_what_a_code_page_lacks_is_shown_plainly(
    encoding: str, text: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unicodedata.normalize("NFC", written(encoding, text, monkeypatch)) == shown


VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"


@pytest.mark.parametrize("text", [VIETNAMESE, VIETNAMESE.upper(), unicodedata.normalize("NFD", VIETNAMESE)])
def test_code_page_1258_keeps_all_vietnamese(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = written("cp1258", text, monkeypatch)
    assert bare(shown) == bare(text)
    if text == unicodedata.normalize("NFC", text):
        assert unicodedata.normalize("NFC", shown) == text


@settings(deadline=None)
@given(st.text(st.characters()), st.sampled_from([*CODE_PAGES, "utf-8"]))
def test_any_text_comes_out_with_all_its_letters(text: str, encoding: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        shown = iter(bare(written(encoding, text, monkeypatch)))
    assert all(letter in shown for letter in bare(text))  # in order, each found behind the one before


@settings(deadline=None)
@given(st.text(), st.sampled_from([*CODE_PAGES, "utf-8"]))
def test_json_says_the_same_in_every_code_page(text: str, encoding: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        shown = written(encoding, json.dumps(text, ensure_ascii=False), monkeypatch, as_json=True)
    assert json.loads(shown) == text


def written(encoding: str, text: str, monkeypatch: pytest.MonkeyPatch, *, as_json: bool = False) -> str:
    """Return what is read from a stream of this code page after the text was written."""
    inner = io.BytesIO()
    stream = io.TextIOWrapper(inner, encoding=encoding, newline="")
    monkeypatch.setattr(sys, "stdout", stream)
    streams.prepare_streams(as_json=as_json)
    stream.write(text)
    stream.flush()
    return inner.getvalue().decode(encoding)


# Streams that are shut ---------------------------------------------------------------------------------------


def in_shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `reportgen` is the program."""
    program = " ".join(f"'{word}'" for word in PROGRAM)
    return subprocess.run(
        ["sh", "-c", line.replace("reportgen", program)],
        cwd=folder,
        env=environment_for(),
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST,
        check=False,
    )


@POSIX
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("reportgen --version >&-", 0),
        ("reportgen --help >&-", 0),
        ("reportgen check 2021-08 >&-", 1),
        ("reportgen check 2021-08 2>&-", 1),
        ("reportgen rendr 2>&-", 2),
        ("reportgen rendr >&- 2>&-", 2),
        ("reportgen rendr <&-", 2),
    ],
)
def test_a_stream_that_was_shut_before(line: str, code: int, office: Path) -> None:
    done = in_shell(line, office)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "[bug]" not in done.stderr


@POSIX
@pytest.mark.parametrize("words", ["--version", "--help", "check", "doctor"])
def test_a_reader_that_has_gone(words: str, office: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, *words.split()],
            cwd=office,
            env=environment_for(),
            stdout=writing,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            timeout=LONGEST,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
def test_both_streams_into_a_reader_that_leaves(office: Path) -> None:
    done = in_shell("reportgen check 2021-08 2>&1 | head -n 1", office)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("data/2021-08/bao-cao.yaml:1:1: lỗi: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", ["--version", "--help"])
def test_a_disk_that_is_full(words: str, office: Path) -> None:
    done = in_shell(f"reportgen {words} >/dev/full", office)
    assert done.returncode == 5
    assert done.stderr == (
        "kết quả in ra: lỗi: Ổ đĩa đã đầy, không ghi được kết quả in ra. [disk-full]\n"
        "    cách sửa: xóa bớt tệp trên ổ đĩa rồi chạy lại\n"
    )


# Terminals ---------------------------------------------------------------------------------------------------


def on_terminal(words: str, folder: Path, **environment: str) -> str:
    """Return what a terminal is sent."""
    import pty  # noqa: PLC0415 - not on every system

    shown, terminal = pty.openpty()
    # the other end is closed here, so that reading ends when the program does
    with subprocess.Popen(
        [*PROGRAM, *words.split()],
        cwd=folder,
        env={**environment_for(), "TERM": "xterm-256color", **environment},
        stdin=subprocess.DEVNULL,
        stdout=terminal,
        stderr=terminal,
    ):
        os.close(terminal)
        sent = b"".join(chunks(shown)).decode()
    os.close(shown)
    return sent.replace("\r\n", "\n")


def chunks(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(descriptor, 65536)
        except OSError:  # Linux says so when the other end is closed
            return
        if not chunk:
            return
        yield chunk


COLOUR = re.compile(r"\x1b\[[0-9;]*(3[0-9]|9[0-7])m")


@POSIX
def test_no_colour_where_none_is_wanted(office: Path) -> None:
    assert COLOUR.search(on_terminal("doctor", office, NO_COLOR="1")) is None


@POSIX
def test_a_dumb_terminal_gets_plain_text(office: Path) -> None:
    sent = on_terminal("doctor", office, TERM="dumb")
    assert "\x1b" not in sent
    assert "Thư mục làm việc" in sent


@POSIX
@pytest.mark.parametrize("columns", ["40", "60", "120"])
def test_tables_stay_within_a_narrow_terminal(columns: str, office: Path) -> None:
    sent = on_terminal("doctor", office, COLUMNS=columns)
    table = re.sub(r"\x1b\[[0-9;]*m", "", sent).partition("\n\n")[0]
    assert "Python" in table
    assert [line for line in table.splitlines() if len(line) > int(columns)] == []


@pytest.mark.parametrize("words", ["doctor", "check 2021-08", "render 2021-08", "--help"])
def test_a_pipe_gets_text_alone(words: str, office: Path) -> None:
    done = run(*words.split(), folder=office, environment={"TERM": "xterm-256color", "FORCE_COLOR": "1"})
    assert "\x1b" not in done.out + done.error
    assert "\r" not in done.out + done.error


@POSIX
@pytest.mark.parametrize("end", ["Ctrl+C", "Ctrl+D"])
def test_a_question_left_unanswered_writes_nothing(end: str, tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    shown, terminal = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "init", "x"],
        cwd=tmp_path,
        env={**environment_for(), "TERM": "dumb"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    ) as process:
        os.close(terminal)
        guard = threading.Timer(LONGEST, process.kill)
        guard.start()
        sent = b""
        while not sent.endswith(b": "):  # the question is asked and the keys are listened to
            sent += os.read(shown, 4096)
        if end == "Ctrl+C":
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(OSError):  # it may have ended; else a key lets it see a signal that came too early
            os.write(shown, b"\n" if end == "Ctrl+C" else b"\x04")
        sent += b"".join(chunks(shown))
        guard.cancel()
    os.close(shown)
    assert process.returncode == 130
    assert sent.decode().endswith("\nĐã dừng theo yêu cầu; không có tệp nào dở dang.\r\n")
    assert list(tmp_path.iterdir()) == []
