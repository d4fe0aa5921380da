"""Every bad input of the catalogue through the program: its whole message, its exit code, and no file touched."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.robustness.office import lay_out, snapshot
from tests.robustness.recipes import FOLDER, Case, cases, execute, missing, prepare, told, write

_CASES: Final = cases()
_ERROR: Final = re.compile(r"^(?:(?P<place>\S.*?): )?lỗi: .* \[(?P<code>[\w-]+)\]$")
_LINE_AND_COLUMN: Final = re.compile(r".+:\d+:\d+")
_CELL: Final = re.compile(r"    Số liệu(?:: “[A-Z]+\d+(?::[A-Z]+\d+)?”)?")
_PART_AND_PARAGRAPH: Final = re.compile(r"    .+, đoạn \d+: “.+”")
_OF_WHOLE_FILES: Final = {
    "data": frozenset({"file-missing", "folder-for-file"}),
    "template": frozenset(
        {"active-content", "broken-part", "broken-zip", "compression", "document-type", "empty-file", "entry-name"}
        | {"file-too-large", "legacy-doc", "macros", "no-document-part", "not-docx", "outside-relation", "password"}
        | {"part-encoding", "strict-docx", "template-unreadable", "too-many-entries", "zip-bomb"}
        | {"no-place-in-template"}
    ),
    "workbook": frozenset(
        {"active-content", "area-too-large", "broken-part", "document-type", "entry-name", "external-link", "not-xlsx"}
        | {"not-our-workbook", "zip-bomb"}
    ),
}
"""Errors that have no line, paragraph or cell: the file cannot be opened, or something is not in it at all."""


@pytest.fixture(scope="module")
def written(update_golden: bool) -> Iterator[dict[str, dict[str, str]]]:
    """Gather what the program says; it goes into the catalogue at the end where that is asked for."""
    found: dict[str, dict[str, str]] = {}
    yield found
    if update_golden:
        for file, expected in found.items():
            write(FOLDER / file, expected)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.file}: {case.name}")
def test_the_whole_message(case: Case, tmp_path: Path, update_golden: bool, written: dict[str, dict[str, str]]) -> None:
    if lacking := missing(case):
        pytest.skip(lacking)
    root = lay_out(tmp_path)
    prepare(case, root)
    before = snapshot(root)
    done = execute(case, root)
    found = told(done, root)
    if update_golden:
        written.setdefault(case.file, {})[case.name] = found
    assert snapshot(root) == before
    assert "Traceback" not in done.out + done.error
    assert found == case.expected or update_golden


def test_the_catalogue_is_as_large_as_promised() -> None:
    assert len(_CASES) >= 350
    assert len({(case.file, case.name) for case in _CASES}) == len(_CASES)


def test_no_exit_code_is_our_own_bug() -> None:
    codes = {case.code for case in _CASES}
    assert codes == {0, 1, 2, 3, 4, 5}
    assert [case.name for case in _CASES if case.code == 0 and "cảnh báo:" not in case.expected] == [
        "a workspace whose folder is gone",  # the exit code of these is printed by the shell
        "a console of Western Europe",
        "a console of Vietnam before Unicode",
        "a reader that goes away",
    ]


@pytest.mark.parametrize("case", [case for case in _CASES if case.code in (3, 4)], ids=lambda case: case.name)
def test_every_error_of_data_or_template_has_its_place(case: Case) -> None:
    lines = case.expected.split("\n")
    errors = [(number, found) for number, line in enumerate(lines) if (found := _ERROR.match(line))]
    if "--format json" in case.command:
        assert '"line": 5,\n      "column": 11,' in case.expected
        return
    if case.command.endswith("2>&-") or "2>&- " in case.command or "PYTHONIOENCODING=" in case.command:
        return  # nothing is printed, or without the marks of Vietnamese
    assert errors
    for number, found in errors:
        place, behind = found["place"], lines[number + 1]
        if case.code == 4:
            assert found["code"] in _OF_WHOLE_FILES["template"] or _PART_AND_PARAGRAPH.fullmatch(behind)
        elif case.file == "workbooks.txt" and place == "so-lieu.xlsx":
            assert found["code"] in _OF_WHOLE_FILES["workbook"] or _CELL.fullmatch(behind)
        else:
            assert found["code"] in _OF_WHOLE_FILES["data"] or _LINE_AND_COLUMN.fullmatch(place)


@pytest.mark.parametrize("case", [case for case in _CASES if case.code], ids=lambda case: case.name)
def test_every_error_has_its_cure(case: Case) -> None:
    if "json" in case.command or ">&-" in case.command or "LC_ALL=C" in case.command:
        return
    errors = [line for line in case.expected.split("\n") if _ERROR.match(line)]
    assert errors
    assert case.expected.count("    cách sửa: ") >= len(errors)
