"""Problems are told with place, line, caret and cure, or as JSON with the same records."""

import json

import pytest

from reportgen.diagnostics import Cause, Finding, Measure, Place, Severity, exit_code, nearest, to_json, to_text

PLACED = Finding(
    "number-notation",
    "“1.5” không phải số viết đúng cách (1.234,5).",
    Place("data/2021-08/indicators.yaml", 12, 16, 19, "thu_ngan_sach: 1.5"),
    "viết 1,5 hoặc 15",
)


def test_a_problem_in_a_text_file() -> None:
    assert to_text([PLACED]) == (
        "data/2021-08/indicators.yaml:12:16: lỗi: “1.5” không phải số viết đúng cách (1.234,5). [number-notation]\n"
        "   12 | thu_ngan_sach: 1.5\n"
        "      |                ^^^\n"
        "    cách sửa: viết 1,5 hoặc 15\n"
    )


def test_a_problem_in_a_word_file() -> None:
    finding = Finding(
        "SK-01",
        "Cỡ chữ của số, ký hiệu chưa đúng.",
        Place("a.docx", part="phần đầu", paragraph=3, quote="Số: 08/BC-UBND"),
        cause=Cause.FORM,
        measure=Measure("12", "13", "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3c"),
    )
    assert to_text([finding]) == (
        "a.docx: lỗi: Cỡ chữ của số, ký hiệu chưa đúng. [SK-01]\n"
        "    phần đầu, đoạn 3: “Số: 08/BC-UBND”\n"
        "    thấy: 12; cần: 13\n"
        "    theo: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.3c\n"
    )


@pytest.mark.parametrize(
    ("source", "column", "caret_at"),
    [("ký: 1.5", 5, 4), ("ky\u0301: 1.5", 6, 4), ("漢字: 1.5", 5, 6), ("\tký: 1.5", 6, 5)],
    ids=["precomposed", "combining", "wide", "tab"],
)
def test_the_caret_stands_under_the_word_by_display_width(source: str, column: int, caret_at: int) -> None:
    place = Place("a.yaml", 1, column, column + 3, source)
    caret = to_text([Finding("x", "…", place)]).splitlines()[2]
    assert caret == f"      | {' ' * caret_at}^^^"


def test_a_long_line_is_shown_around_the_word() -> None:
    source = "a" * 80 + "SAI" + "b" * 80
    shown = to_text([Finding("x", "…", Place("a.yaml", 1, 81, 84, source))]).splitlines()
    assert shown[1:3] == [f"    1 | …{'a' * 30}SAI{'b' * 27}…", f"      | {' ' * 31}^^^"]


def test_json_holds_the_same_record() -> None:
    assert json.loads(to_json([PLACED])) == {
        "version": 1,
        "findings": [
            {
                "code": "number-notation",
                "severity": "error",
                "message": "“1.5” không phải số viết đúng cách (1.234,5).",
                "file": "data/2021-08/indicators.yaml",
                "line": 12,
                "column": 16,
                "end_column": 19,
                "hint": "viết 1,5 hoặc 15",
            }
        ],
    }


@pytest.mark.parametrize(
    ("causes", "code"),
    [
        ([], 0),
        ([Cause.DISK, Cause.FORM], 1),
        ([Cause.FORM, Cause.TEMPLATE], 4),
        ([Cause.TEMPLATE, Cause.DATA], 3),
        ([Cause.DATA, Cause.COMMAND], 2),
        ([Cause.DATA, Cause.BUG], 70),
        ([Cause.DISK], 5),
    ],
)
def test_the_gravest_cause_decides_the_exit_code(causes: list[Cause], code: int) -> None:
    assert exit_code([Finding("x", "…", cause=cause) for cause in causes]) == code


def test_warnings_count_only_when_strict() -> None:
    warning = Finding("x", "…", severity=Severity.WARNING)
    assert (exit_code([warning]), exit_code([warning], strict=True)) == (0, 3)
    assert exit_code([Finding("x", "…", severity=Severity.NOTE)], strict=True) == 0


def test_nearest() -> None:
    assert nearest("unti", ["unit", "name"]) == "unit"
    assert nearest("zzz", ["unit", "name"]) is None
