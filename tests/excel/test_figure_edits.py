"""Figures put into a file: their values change, every other character stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Refused
from reportgen.numerals import format_number
from reportgen.workspace.figure_edits import set_figures

FILE = "data/2021-08/indicators.yaml"


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("ban_le: 593,09  # theo CTK\n", {("ban_le", "estimate"): "600"}, "ban_le: 600  # theo CTK\n"),
        ("ban_le:  # chưa có\n", {("ban_le", "estimate"): "600"}, "ban_le: 600  # chưa có\n"),
        ("ban_le: 593,09\n", {("ban_le", "estimate"): None}, "ban_le:\n"),
        (
            "ban_le: 593,09  # theo CTK\nb: 1\n",
            {("ban_le", "actual"): "600,5"},
            "ban_le:  # theo CTK\n  estimate: 593,09\n  actual: 600,5\nb: 1\n",
        ),
        (
            "status: actual\nban_le: 593,09\n",
            {("ban_le", "estimate"): "600"},
            "status: actual\nban_le:\n  actual: 593,09\n  estimate: 600\n",
        ),
        (
            "a:\n  estimate: 1 # ước\n\n  # số cũ\n  last_year: 2\n# cuối\n",
            {("a", "last_year"): "3", ("a", "actual"): "4"},
            "a:\n  estimate: 1 # ước\n\n  # số cũ\n  last_year: 3\n  actual: 4\n# cuối\n",
        ),
        ("a:\n    estimate: 1\n", {("a", "note"): "Nguồn: CTK"}, 'a:\n    estimate: 1\n    note: "Nguồn: CTK"\n'),
        (
            "a:\n  note: |\n    hai\n  estimate: 1\n",
            {("a", "note"): "một"},
            "a:\n  note: một\n  estimate: 1\n",
        ),
        ("a: 1\n\n\n", {("b", "estimate"): "2"}, "a: 1\nb: 2\n\n\n"),
        ("a: 1\n", {("b", "actual"): "2"}, "a: 1\nb:\n  actual: 2\n"),
        ("a: 1", {("b", "estimate"): "2"}, "a: 1\nb: 2\n"),
        ("a: 1\r\nb: 2\r\n", {("b", "estimate"): "3"}, "a: 1\r\nb: 3\r\n"),
        ("\ufeffa: 1\n", {("a", "estimate"): "3"}, "\ufeffa: 3\n"),
        ("# Tha\u0301ng\na: 1\n", {("a", "estimate"): "3"}, "# Tha\u0301ng\na: 3\n"),
        (
            "",
            {("a", "estimate"): "3"},
            "# Số liệu của kỳ. Viết số như trong văn bản: 1.234,5. Chưa có số thì để trống.\n\na: 3\n",
        ),
        ("a: 1,50\n", {}, "a: 1,50\n"),
    ],
)
def test_the_text_after_the_edits(before: str, edits: dict[tuple[str, str], str | None], after: str) -> None:
    assert set_figures(before, edits, file=FILE) == after


def test_an_entry_in_braces_is_left_to_people() -> None:
    with pytest.raises(Refused) as refused:
        set_figures('a: {estimate: "1"}\n', {("a", "estimate"): "2"}, file=FILE)
    (finding,) = refused.value.findings
    assert finding.message == (
        "Số liệu của “a” trong data/2021-08/indicators.yaml viết trong ngoặc nhọn nên không sửa tự động được."
    )
    assert finding.hint == "viết thành nhiều dòng:\na:\n  estimate: …"


NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False).map(format_number)
FIELDS = st.sampled_from(["estimate", "actual", "last_year", "year_to_date", "last_year_to_date"])
IDS = st.sampled_from(["a", "ban_le", "c1"])
ENTRIES = st.dictionaries(IDS, st.one_of(st.none(), NUMBERS, st.dictionaries(FIELDS, NUMBERS, min_size=1)))


@given(ENTRIES, st.dictionaries(st.tuples(IDS, FIELDS), st.one_of(st.none(), NUMBERS)))
def test_every_remark_and_every_other_line_survives(
    entries: dict[str, str | dict[str, str] | None], edits: dict[tuple[str, str], str | None]
) -> None:
    """`set_figures` itself proves that the other figures stay; here it must neither refuse nor lose a remark."""
    lines = ["# đầu tệp", "status: estimate"]
    for id_, entry in entries.items():
        lines += [f"# trên {id_}", f"{id_}: {entry if isinstance(entry, str) else ''}  # cạnh {id_}"]
        fields = entry if isinstance(entry, dict) else {}
        lines += [
            line for field, value in fields.items() for line in (f"  # trong {id_}", f"  {field}: {value} # {field}")
        ]
    text = "\n".join([*lines, "# cuối tệp", ""])
    edited = set_figures(text, edits, file=FILE)
    assert [_remark(line) for line in edited.split("\n") if "#" in line] == [
        _remark(line) for line in text.split("\n") if "#" in line
    ]
    assert set_figures(edited, edits, file=FILE) == edited


def _remark(line: str) -> str:
    return line[line.index("#") :]
