"""Where values stand: every character of a text is found again in the raw line."""

from __future__ import annotations

from functools import partial
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Place
from reportgen.workspace.source import Passage, Source
from tests.workspace.reading_files import UNTIMED, read

TASKS = """\
# đầu tệp
- id: de-an
  title: |
    Xây dựng đề án: cây xanh
  lead:
    - Sở Xây dựng
    - "Lưu: VT"
  due:
"""


def spot(place: Place) -> tuple[int | None, str]:
    """Return the line of a place and the words it marks."""
    assert place.source is not None
    assert place.column is not None
    assert place.end_column is not None
    return place.line, place.source[place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ((0, "id"), False, (2, "de-an")),
        ((0, "id"), True, (2, "id")),
        ((0, "title"), False, (4, "Xây dựng đề án: cây xanh")),
        ((0, "title"), True, (3, "title")),
        ((0, "lead"), False, (5, "lead")),
        ((0, "lead", 0), False, (6, "Sở Xây dựng")),
        ((0, "lead", 1), False, (7, '"Lưu: VT"')),
        ((0, "due"), False, (8, "due")),
        ((0, "lead", 7), False, (5, "lead")),
        ((0, "nowhere", "at all"), False, (2, "id: de-an")),
        ((0,), False, (2, "id: de-an")),
        ((7,), False, (2, "- id: de-an")),
    ],
)
def test_a_value_a_key_and_the_nearest_ancestor(
    path: tuple[str | int, ...], key: bool, expected: tuple[int, str]
) -> None:
    assert spot(read(TASKS, "tasks").source.place(*path, key=key)) == expected


def test_a_file_without_content_is_its_own_place() -> None:
    assert Source("a.yaml").place("x", 1) == Place("a.yaml")
    assert Source("a.yaml").passage("x").text == ""


def test_what_is_written_and_in_which_order() -> None:
    source = read("subject: |\n  a\ncontent:\n  b: |\n    x\n  a: |\n    y\n").source
    assert source.keys() == ("subject", "content")
    assert source.keys("content") == ("b", "a")
    assert source.keys("subject") == ()
    assert source.has("content", "a")
    assert not source.has("content", "c")


def test_a_text_under_a_bar_with_blank_lines_and_odd_indentation() -> None:
    source = read(
        "subject: |\n  a\ncontent:\n  results: |-\n\n       Một.\n\n         Hai ba.\n  next: |\n    x\n"
    ).source
    passage = source.passage("content", "results")
    assert passage.text == "\nMột.\n\n  Hai ba."
    assert spot(passage.place(1, 0, 3)) == (6, "Một")
    assert spot(passage.place(3, 2, 5)) == (8, "Hai")
    assert spot(passage.place(3, 6, 99)) == (8, "ba.")
    assert spot(passage.place(99, 0, 99)) == (8, "  Hai ba.")


def test_a_text_in_quotes_with_doubled_quotes() -> None:
    source = read("closing: 'Ông ''A'' nói'\n").source
    passage = source.passage("closing")
    assert passage.text == "Ông 'A' nói"
    assert spot(passage.place(0, 5, 6)) == (1, "A")
    assert spot(passage.place(0, 8, 11)) == (1, "nói")


letters = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\ufffd\u3164\u115f\u1160\uffa0"
)
words = (
    st.lists(st.text(letters, min_size=1, max_size=8), min_size=1, max_size=5)
    .map(" ".join)
    .map(partial(normalize, "NFC"))
)


def check(passage: Passage, line: int, start: int, end: int) -> None:
    text = passage.text.split("\n")[line][start:end]
    assert spot(passage.place(line, start, end))[1] == text


@UNTIMED
@given(st.data(), st.lists(words, min_size=1, max_size=5), st.integers(1, 6))
def test_every_stretch_under_a_bar_is_found_in_the_file(data: st.DataObject, lines: list[str], indent: int) -> None:
    body = "".join(f"{' ' * indent}  {line}\n" for line in lines)
    source = read(f"subject: |\n  a\ncontent:\n{' ' * indent}results: |\n{body}").source
    passage = source.passage("content", "results")
    line = data.draw(st.integers(0, passage.text.count("\n") - 1))
    length = len(passage.text.split("\n")[line])
    start = data.draw(st.integers(0, length))
    check(passage, line, start, data.draw(st.integers(start, length)))


@UNTIMED
@given(st.data(), words)
def test_every_stretch_in_single_quotes_is_found_in_the_file(data: st.DataObject, text: str) -> None:
    doubled = text.replace("'", "''")
    passage = read(f"closing: '{doubled}'\n").source.passage("closing")
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    marked = spot(passage.place(0, start, end))[1]
    assert marked.replace("''", "'") == passage.text[start:end] or "''" in passage.rows[0].source
    assert passage.rows[0].source[passage.rows[0].columns[0]] == (text[0] if text[0] != "'" else "'")
