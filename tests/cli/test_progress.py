"""Progress is drawn on a terminal, erased at the end, and never seen in a pipe."""

import io
import threading

import pytest

from reportgen.cli.progress import Progress, show_progress, status_line


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def shown(written: str) -> list[str]:
    """Return the lines a terminal shows: a carriage return goes back to the start of the line."""
    screen = []
    for line in written.split("\n"):
        row: list[str] = []
        for part in line.split("\r"):
            row[: len(part)] = part
        screen.append("".join(row).rstrip())
    return screen


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    monkeypatch.setenv("COLUMNS", "60")
    return io.StringIO()


def test_the_line_names_what_is_done_and_since_when(terminal: io.StringIO) -> None:
    clock = Clock()
    progress = Progress(3, terminal, clock=clock)
    progress.begin("bao-cao-chi-dao-dieu-hanh")
    clock.now = 3
    progress.draw()
    assert shown(terminal.getvalue()) == ["[1/3] bao-cao-chi-dao-dieu-hanh, 3 giây"]


def test_a_shorter_line_covers_a_longer_one(terminal: io.StringIO) -> None:
    progress = Progress(2, terminal, clock=Clock())
    progress.begin("bao-cao-chi-dao-dieu-hanh")
    progress.draw()
    progress.end("bao-cao-chi-dao-dieu-hanh")
    progress.begin("bieu-chi-tieu")
    progress.draw()
    assert shown(terminal.getvalue()) == ["[2/2] bieu-chi-tieu, 0 giây"]


def test_what_took_long_leaves_its_time_and_the_line_goes(terminal: io.StringIO) -> None:
    clock = Clock()
    with Progress(2, terminal, clock=clock) as progress:
        progress.begin("nhanh")
        progress.end("nhanh")
        progress.begin("lâu")
        progress.draw()
        clock.now = 61
        progress.end("lâu")
        progress.begin("cuối")
        progress.draw()
    assert shown(terminal.getvalue()) == ["lâu: 1 phút 01 giây", ""]


def interrupted(progress: Progress) -> None:
    with progress:
        progress.begin("văn bản")
        progress.draw()
        raise KeyboardInterrupt


def test_an_error_leaves_a_clean_line(terminal: io.StringIO) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(Progress(1, terminal, clock=Clock()))
    assert shown(terminal.getvalue()) == [""]


class Watched(io.StringIO):
    """A stream that tells when something is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def write(self, text: str) -> int:
        self.written.set()
        return super().write(text)


def test_it_draws_by_itself_while_work_goes_on() -> None:
    screen = Watched()
    with Progress(1, screen) as progress:
        progress.begin("văn bản")
        assert screen.written.wait(timeout=30)


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(1) as progress:
        progress.begin("văn bản")
        progress.draw()
        progress.end("văn bản")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("room", [0, 1, 5, 20, 200])
def test_the_line_stays_within_the_columns(room: int) -> None:
    assert len(status_line(1, 9, ["bao-cao-kinh-te-xa-hoi", "thong-bao"], 5, room)) <= room


def test_several_at_work() -> None:
    line = status_line(0, 9, ["bao-cao", "thong-bao", "bieu"], 5, 79)
    assert line == "[1/9] bao-cao và 2 văn bản khác, 5 giây"
