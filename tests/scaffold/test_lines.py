"""Entries of a YAML file are found by its lines, and a line's value is changed without its remark."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.workspace.lines import entries, items, scalar, value_text
from reportgen.workspace.reading import Kind, Loaded, parse

DOCUMENT = """\
# đầu tệp
number: 245

# lời văn
content:
  results: |
    # Mục lớn
    - a: b

  # trước khoang
  key_tasks: |
    1. Việc
# cuối
"""


def test_an_entry_takes_its_deeper_lines_and_leaves_the_remarks_around_it() -> None:
    lines = DOCUMENT.split("\n")
    found = [(entry.key, entry.start, entry.end) for entry in entries(lines)]
    assert found == [("number", 1, 2), ("content", 4, 12)]


def test_entries_within_an_entry() -> None:
    lines = DOCUMENT.split("\n")
    found = [(entry.key, entry.start, entry.end) for entry in entries(lines, 5, 12)]
    assert found == [("results", 5, 8), ("key_tasks", 10, 12)]


def test_items_of_a_list() -> None:
    lines = ["# đầu", "- id: a", "  lead:", "    - X", "", "# của b", "-", "  id: b", ""]
    assert [(item.start, item.end, item.indent) for item in items(lines)] == [(1, 4, 0), (6, 8, 0)]


def test_lines_without_entries() -> None:
    assert entries(["# chỉ có ghi chú", ""]) == []
    assert items([]) == []


@pytest.mark.parametrize(
    ("line", "value", "comment"),
    [
        ("ban_le: 593,09", "593,09", ""),
        ("ban_le: 593,09   # theo CTK", "593,09", "  # theo CTK"),
        ("ban_le:", "", ""),
        ("ban_le:   # chưa có", "", "  # chưa có"),
        ('unit: "%"      # phần trăm', '"%"', "  # phần trăm"),
        ('name: "a # b"  # c', '"a # b"', "  # c"),
        ("name: 'a '' # b'", "'a '' # b'", ""),
        ("note: C#", "C#", ""),
        ("subject: |  # trích yếu", "|", "  # trích yếu"),
    ],
)
def test_a_line_taken_apart(line: str, value: str, comment: str) -> None:
    parts = scalar(line)
    assert (parts.value, parts.comment) == (value, comment)


def test_a_line_with_another_value_keeps_key_and_remark() -> None:
    assert scalar("  estimate: 142,5 # ước").line("150") == "  estimate: 150  # ước"
    assert scalar("  estimate: 142,5 # ước").line("") == "  estimate:  # ước"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0xFFFF), max_size=40))
def test_a_text_written_as_a_value_is_read_back(text: str) -> None:
    text = text.strip()
    loaded: Loaded[dict[str, object]] = parse(f"a: {value_text(text)}\n".encode(), "a.yaml", Kind(dict, {}))
    assert loaded.record == {"a": normalize("NFC", text) or None}
