"""The Tab key offers what can stand there, and never speaks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.cli import main
from tests.cli.running import PROGRAM, environment_for
from tests.scaffold.workspaces import write


@pytest.fixture
def office(tmp_path: Path) -> Path:
    names = ("2021-07/bao-cao", "2021-08/bao-cao", "2021-08/bieu", "2021-08/thong-bao", "2020-9T/tong-hop")
    write(tmp_path / "văn phòng", {f"data/{name}.yaml": "" for name in names} | {"data/2021-08/tasks.yaml": ""})
    return tmp_path / "văn phòng"


class Tab:
    """The Tab key in a folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def offers(self, line: str, folder: Path) -> list[str]:
        """Return what is offered at the end of the line."""
        self._monkeypatch.chdir(folder)
        self._monkeypatch.setenv("_REPORTGEN_COMPLETE", "complete_bash")
        self._monkeypatch.setenv("COMP_WORDS", line)
        self._monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        with pytest.raises(SystemExit) as ended:
            main([])
        out, error = self._capsys.readouterr()
        assert (ended.value.code, error) == (0, "")
        return out.split()


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Tab:
    return Tab(monkeypatch, capsys)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reportgen ren", ["render"]),
        ("reportgen template ", ["check", "copy"]),
        ("reportgen render --dr", ["--draft"]),
        ("reportgen render ", ["2020-9T", "2021-07", "2021-08"]),
        ("reportgen watch 2021", ["2021-07", "2021-08"]),
        ("reportgen check 2020", ["2020-9T"]),
        ("reportgen compare 2021-08 --with 2021-07", ["2021-07"]),
        ("reportgen render 2021-08 ", ["bao-cao", "bieu", "thong-bao"]),
        ("reportgen render 2021-08 b", ["bao-cao", "bieu"]),
        ("reportgen render 2021-08 bieu b", ["bao-cao"]),
        ("reportgen watch 2020-9T ", ["tong-hop"]),
        ("reportgen render --draft 2021-07 ", ["bao-cao"]),
        ("reportgen template copy thong", ["thong-bao-ket-luan"]),
    ],
)
def test_in_a_workspace(line: str, expected: list[str], office: Path, tab: Tab) -> None:
    assert tab.offers(line, office) == expected


def test_from_outside_with_the_workspace_named(office: Path, tab: Tab) -> None:
    shutil.move(office, office.with_name("vp"))
    assert tab.offers("reportgen render --workspace vp 2021-08 t", office.parent) == ["thong-bao"]


@pytest.mark.parametrize(
    "line",
    [
        "reportgen render ",
        "reportgen render 2021-08 ",
        "reportgen render thang-8 ",
        "reportgen render --khong-co x",
        "reportgen khong-co ",
        "reportgen --khong-co ",
    ],
)
def test_outside_of_a_workspace_it_is_silent(line: str, tmp_path: Path, tab: Tab) -> None:
    assert all(one[0].isascii() for one in tab.offers(line, tmp_path))


@pytest.mark.skipif(sys.platform == "win32" or shutil.which("bash") is None, reason="needs bash")
def test_installed_into_the_shell_at_hand(tmp_path: Path) -> None:
    command = " ".join(f"'{word}'" for word in PROGRAM)
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{command} --install-completion; exit $?"],
        env=environment_for(further={"HOME": str(tmp_path)}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ("Đã cài gợi ý lệnh. Mở cửa sổ lệnh mới rồi bấm phím Tab sau tên lệnh, kỳ hoặc văn bản.\n")
    assert "_REPORTGEN_COMPLETE=complete_bash" in (tmp_path / ".bash_completions" / "reportgen.sh").read_text()
