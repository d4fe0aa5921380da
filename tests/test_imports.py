"""What each command loads: libraries that it has no use for would only make people wait."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WATCHED = ("typer", "pydantic", "yaml", "lxml", "jinja2", "docxtpl", "docx", "openpyxl", "rich", "wcwidth")
RUN = """
import json, sys
from reportgen.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    code = ended.code
print("\\n" + json.dumps([code, sorted(name for name in sys.modules if "." not in name)]))
"""
REPORT = ("2021-08", "bao-cao-chi-dao-dieu-hanh")


def loaded(*arguments: str | Path) -> set[str]:
    """Return which of the watched libraries the command has loaded when it ends, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    code, names = json.loads(done.stdout.splitlines()[-1])
    assert code in (0, 1), done.stderr
    return set(WATCHED) & set(names)


def test_version_loads_nothing() -> None:
    assert loaded("--version") == set()


@pytest.mark.parametrize("arguments", [("--help",), ()])
def test_help_loads_the_command_line_alone(arguments: tuple[str, ...]) -> None:
    assert loaded(*arguments) == {"typer"}


def test_render_reads_a_template_through_docxtpl_once(tmp_path: Path) -> None:
    render = ("render", *REPORT, "--quiet", "--out", tmp_path)
    loaded(*render)
    assert loaded(*render) & {"docxtpl", "docx", "openpyxl", "rich"} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "2021-08", "--format", "json"),
        ("summary", "2020-9T"),
        ("tasks", "2021-08"),
        ("lint", "templates/thong-bao-ket-luan.docx", "--format", "json"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_figures_and_the_ruler_need_no_template_language(arguments: tuple[str, ...]) -> None:
    loaded("check", "2021-08", "--quiet")  # templates are read for the first time
    assert loaded(*arguments) & {"jinja2", "docxtpl", "docx", "openpyxl", "rich"} == set()


def test_a_first_workspace_is_text(tmp_path: Path) -> None:
    answers = ("--agency", "xã Bình Lư", "--level", "commune", "--place", "Bình Lư", "--period", "2025-11")
    assert (
        loaded("init", tmp_path / "xa", *answers) & {"lxml", "jinja2", "docxtpl", "docx", "openpyxl", "rich"} == set()
    )


def test_workbooks_need_openpyxl_alone(tmp_path: Path) -> None:
    found = loaded("excel", "export", "2021-08", tmp_path / "so-lieu.xlsx")
    assert found & {"openpyxl", "jinja2", "docxtpl", "docx", "rich"} == {"openpyxl"}
