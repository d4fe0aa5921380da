"""Every command of the README and the guide, typed page by page in a copy of the sample workspace."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator, Sequence
from contextlib import chdir
from pathlib import Path

import pytest
import typer.main

from docs.reference import names_inside
from reportgen.cli import main
from reportgen.cli.app import app
from tests.test_documentation import ROOT, TEXTS

LINE = re.compile(r"^ {4,}(reportgen .+|cd .+)$", re.MULTILINE)
INLINE = re.compile(r"`(reportgen [^`]+)`")
BEGINNERS = ("README.md", "docs/bat-dau.md")
"""Pages that begin in an empty folder."""
ANSWERS = ("--agency", "xã Bình Lư", "--period", "2021-08")
"""What people answer to `init` on a terminal, here as options."""
PLACEHOLDER = re.compile(r"[A-ZĐ][A-ZĐÀ-Ỹ_]+|<[^>]+>|…")


def lines(page: str) -> list[str]:
    return [line.strip() for line in LINE.findall(TEXTS[page])]


PAGES = [page for page in TEXTS if lines(page)]


def run(words: Sequence[str]) -> int:
    """Run the program in this process and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(words)
    return int(ended.value.code or 0)


def takes(words: Sequence[str]) -> None:
    """Do nothing where the command line can be read."""
    command = typer.main.get_command(app)
    context = command.make_context("reportgen", list(words))
    while words := [*context._protected_args, *context.args]:
        _, command, rest = command.resolve_command(context, words)  # type: ignore[attr-defined]  # a group's
        context = command.make_context(command.name, rest, parent=context)
        if not names_inside(command):
            return


@pytest.mark.parametrize("page", PAGES)
def test_a_page_s_commands_work(page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Văn phòng"
    folder.mkdir()
    if page not in BEGINNERS:
        shutil.copytree(ROOT / "data", folder / "data")
    for line in lines(page):
        words = shlex.split(line)
        if words[0] == "cd":
            folder /= words[1]
        else:
            code = type_in(folder, tmp_path, words[1:])
            assert code == 0, line + "\n" + "".join(capsys.readouterr())


def type_in(folder: Path, empty: Path, words: list[str]) -> int:
    """Run a command of the guide where it can run: `init` with its answers, the others on files that are there."""
    if words[0] == "watch" or "--pdf" in words:  # it would not end, or it needs another program: read only
        takes(words)
        return 0
    if words[0] == "init":
        if (folder / "data").exists():
            folder = empty / "new"
            folder.mkdir(exist_ok=True)
            shutil.rmtree(folder)
            folder.mkdir()
        words = words if "--agency" in words else [*words, *ANSWERS]
    if words[0] == "lint":
        put_there(folder, Path(words[1]))
    with chdir(folder):
        return run(words)


def put_there(folder: Path, file: Path) -> None:
    """Put a document there that can be measured."""
    if not (folder / file).exists():
        with chdir(folder):
            assert run(["render", "2021-08", "bao-cao-chi-dao-dieu-hanh"]) == 0
        shutil.copy(folder / "output/2021-08/bao-cao-chi-dao-dieu-hanh.docx", folder / file)


def inline_commands() -> Iterator[tuple[str, str]]:
    for page, text in TEXTS.items():
        for command in dict.fromkeys(INLINE.findall(text)):
            yield page, command


INLINE_COMMANDS = list(inline_commands())


@pytest.mark.parametrize(("page", "command"), INLINE_COMMANDS, ids=[f"{page}: {one}" for page, one in INLINE_COMMANDS])
def test_a_command_in_a_sentence_can_be_typed(page: str, command: str) -> None:
    """Words in capitals and points stand for something else."""
    words = shlex.split(re.sub(r"\[[^\]]*\]", "", command).split(" >>")[0].split(",")[0])
    path = [word for word in words[1:3] if re.fullmatch("[a-z]+", word)]
    inside = typer.main.get_command(app)
    for word in path:
        if names := names_inside(inside):
            assert word in names, page
            inside = inside.get_command(None, word)  # type: ignore[attr-defined]  # a group's
    options = {option for one in inside.params for option in (*one.opts, *one.secondary_opts)} | {"--help", "--version"}
    assert {word for word in words if word.startswith("--")} <= options | {"--install-completion", "--show-completion"}
