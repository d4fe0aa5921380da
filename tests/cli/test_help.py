"""Every command has a Vietnamese page with examples that can be typed; what is mistyped gets the nearest."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup
from wcwidth import wcswidth

from reportgen.cli import main
from reportgen.cli.app import app
from tests.scaffold.workspaces import write

PROGRAM: Any = typer.main.get_command(app)
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|show|this message|exit|defaults?|required|examples?|text|path|integer|"
    r"install|current shell|try|error|file|directory)\b",
    re.IGNORECASE,
)
TYPED = re.compile(r"text\|json|--?[\w-]+|reportgen( [\w.-]+)*|\b[\w-]+\.(yaml|docx|xlsx|json)\b")
"""Words that are typed as they stand, whatever the language."""


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command with the words that name it, the program itself first."""
    yield path, command
    if isinstance(command, TyperGroup):
        context = typer.Context(command)
        for name in command.list_commands(context):
            yield from commands(command.get_command(context, name), (*path, name))


COMMANDS = list(commands(PROGRAM))
NAMES = [" ".join(path) or "reportgen" for path, _ in COMMANDS]


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit code and what the program says."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, error = capsys.readouterr()
    return int(ended.value.code or 0), out, error


def test_the_design_s_commands_are_there() -> None:
    wanted = {
        "render", "check", "compare", "summary", "tasks", "lint", "template check", "template copy", "init", "new",
        "excel export", "excel import", "schema", "doctor", "watch",
    }  # fmt: skip
    assert wanted <= set(NAMES)


# Pages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
def test_a_page_is_vietnamese(path: tuple[str, ...], command: Any, capsys: pytest.CaptureFixture[str]) -> None:
    code, page, error = said(capsys, *path, "--help")
    assert (code, error) == (0, "")
    assert page.startswith(f"Cách dùng: reportgen {' '.join(path)}".rstrip())
    assert "\nTùy chọn:\n" in page
    assert ENGLISH.findall(TYPED.sub("", page)) == []


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
def test_everything_on_a_page_is_explained(path: tuple[str, ...], command: Any) -> None:
    context = command.make_context("reportgen", [], resilient_parsing=True)
    told = {parameter.name: getattr(parameter, "help", None) for parameter in command.get_params(context)}
    assert [name for name, help_ in told.items() if not help_] == []
    assert command.help
    assert command.help.strip().endswith(".")


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
def test_a_page_ends_with_examples_of_its_own(
    path: tuple[str, ...], command: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    _, page, _ = said(capsys, *path, "--help")
    _, _, examples = page.partition("\nVí dụ:\n")
    lines = examples.splitlines()
    assert lines
    assert all(line.startswith(f"  reportgen {' '.join(path)}".rstrip()) for line in lines)


@pytest.mark.parametrize(
    ("path", "line"),
    [(path, line) for path, command in COMMANDS for line in (command.epilog or "").splitlines()],
)
def test_examples_can_be_typed(path: tuple[str, ...], line: str) -> None:
    program, *words = shlex.split(line)
    assert program == "reportgen"
    known = dict(COMMANDS)
    named: tuple[str, ...] = ()
    while words and (*named, words[0]) in known:
        named += (words.pop(0),)
    command = known[named]
    if "--help" not in words:
        assert command.make_context("reportgen", words).args == []


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=NAMES)
@pytest.mark.parametrize("columns", [50, 80, 200])
def test_pages_fit_the_window(
    path: tuple[str, ...],
    command: Any,
    columns: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, page, _ = said(capsys, *path, "--help")
    above, _, _ = page.partition("\nVí dụ:\n")  # examples stay whole
    assert [line for line in above.splitlines() if wcswidth(line) > columns] == []


def test_no_words_show_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == said(capsys, "--help")


# Mistakes ----------------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, {"data/2021-08/indicators.yaml": "", "data/2021-08/bao-cao-thang.yaml": ""})
    monkeypatch.chdir(tmp_path)
    return tmp_path


MISTAKES = [
    ("rendr 2021-08", "Không có lệnh “rendr”. [unknown-command]", "có phải render?"),
    ("docter", "Không có lệnh “docter”. [unknown-command]", "có phải doctor?"),
    ("template chek", "Không có lệnh “chek”. [unknown-command]", "có phải check?"),
    ("template xyz", "Không có lệnh “xyz”. [unknown-command]", "các lệnh có: check, copy"),
    ("template", "Thiếu lệnh sau “reportgen template”. [missing-command]", "các lệnh có: check, copy"),
    ("render 2021-08 --drft", "Không có tùy chọn “--drft”. [unknown-option]", "có phải --draft?"),
    ("render 2021-08 --xyz", "Không có tùy chọn “--xyz”. [unknown-option]", "xem reportgen render --help"),
    (
        "--workspace . render 2021-08",
        "Không có tùy chọn “--workspace”. [unknown-option]",
        "tùy chọn của một lệnh viết sau tên lệnh; xem reportgen --help",
    ),
    ("render", "Thiếu tham số KỲ. [missing-parameter]", "xem reportgen render --help"),
    (
        "render 2021-08 --out",
        "Tùy chọn “--out” thừa hoặc thiếu giá trị. [option-value]",
        "xem reportgen render --help",
    ),
    (
        "render 2021-08 --draft=có",
        "Tùy chọn “--draft” thừa hoặc thiếu giá trị. [option-value]",
        "xem reportgen render --help",
    ),
    (
        "init Báo cáo tháng",
        "Thừa “cáo tháng”. [extra-parameter]",
        "tên có dấu cách thì đặt trong ngoặc kép; xem reportgen init --help",
    ),
    ("check --format xml", "“xml” không phải cách in. [format]", "viết text hoặc json"),
    (
        "render tháng8",
        "“tháng8” không phải kỳ báo cáo. [period]",
        "viết 2021-08 (tháng), 2021-Q3 (quý), 2021-9T (chín tháng) hoặc 2021 (năm)",
    ),
    (
        "render 2021-09",
        "Chưa có số liệu của kỳ 2021-09 (thư mục data/2021-09). [no-such-period]",
        "có phải 2021-08?\n              tạo kỳ mới: reportgen new 2021-09",
    ),
    (
        "render 2021-08 bao-cao-tháng",
        "Kỳ 2021-08 không có văn bản “bao-cao-tháng”. [no-such-document]",
        "có phải bao-cao-thang?",
    ),
]


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("line", "message", "cure"), MISTAKES, ids=[line for line, _, _ in MISTAKES])
def test_a_mistake_is_told_with_its_cure(
    line: str, message: str, cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, *line.split()) == (2, "", f"lỗi: {message}\n    cách sửa: {cure}\n")


@pytest.mark.parametrize("line", ["render 2021-08", "check", "watch 2021-08"])
def test_outside_of_a_workspace(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said(capsys, *line.split()) == (
        2,
        "",
        f"lỗi: Không thấy data/agency.yaml ở {tmp_path} hay thư mục nào chứa nó. [no-workspace]\n"
        "    cách sửa: chuyển vào thư mục làm việc, thêm --workspace THƯ_MỤC, hoặc tạo mới bằng: reportgen init\n",
    )
