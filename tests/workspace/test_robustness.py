"""Whatever the bytes are: findings with their places and cures, never an exception, never a wait."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yaml.error import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode

from reportgen.diagnostics import to_json, to_text
from reportgen.workspace import Workspace
from reportgen.workspace.composing import Limits, compose
from reportgen.workspace.folder import KINDS
from reportgen.workspace.limits import LARGEST, LONGEST_LINE, MOST_LINES, MOST_NODES
from reportgen.workspace.pure_yaml import PythonParser
from tests.workspace.reading_files import AGENCY, UNTIMED, read

kinds = st.sampled_from(sorted(KINDS))

PIECES = [
    *"-#|>'\"\\[]{},:&*!%@`?=~",
    *("a", "ủ", " ", "  ", "    ", "\n", "\n  ", "\t", "\r\n", ": ", "- ", " #1", "{{", "}}", "<<: *a"),
    *("\u200b", "\x00", "\x85", "\u2028", "\ufeff", "\U0001fffe", "e\u0302", "á»§"),
    *("---\n", "...\n", "%YAML 1.1\n", "name: ", "due: none\n", "unit: %", "estimate: 1.5\n", "entries:\n"),
    *("subject: |\n", "content:\n", "  results: |\n    Một.\n", "tasks:\n", "- id: x\n  title: y\n", "status: done\n"),
    *("lead: [a, b]\n", "plan:\n    2021: 5\n", "issuers:\n  u:\n    lines:\n      - A\n", 'title: "a\n  b"\n'),
    *("recipients:\n  b:\n    - group:\n", "appendices:\n  - title: a\n"),
]

yaml_like = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def check(data: bytes, kind: str) -> None:
    """Hold of any file: a record or an error; every finding with place, cure and text."""
    loaded = read(data, kind)
    assert loaded.record is not None or any(finding.is_error for finding in loaded.findings)
    for finding in loaded.findings:
        place = finding.place
        assert finding.hint
        assert place is not None
        assert place.line is not None
        assert place.column is not None
        assert place.end_column is not None
        assert 1 <= place.column <= place.end_column
        assert 1 <= place.line <= (len(loaded.source.lines) or place.line)
    assert all(before.order <= after.order for before, after in pairwise(loaded.findings))
    assert bool(to_text(loaded.findings)) == bool(loaded.findings)
    assert to_json(loaded.findings)


@settings(UNTIMED, max_examples=400)
@given(yaml_like, kinds)
def test_text_that_resembles_yaml(text: str, kind: str) -> None:
    check(text.encode(), kind)


@settings(UNTIMED, max_examples=200)
@given(st.binary(max_size=200), kinds)
def test_any_bytes(data: bytes, kind: str) -> None:
    check(data, kind)


@settings(UNTIMED, max_examples=200)
@given(st.text(max_size=80), kinds)
def test_any_text(text: str, kind: str) -> None:
    check(text.encode("utf-8", "surrogatepass"), kind)


@settings(UNTIMED, max_examples=200)
@given(st.data())
def test_a_good_file_with_a_slip(data: st.DataObject) -> None:
    text = AGENCY + "recipients:\n  b:\n    - group:\n        - A\n      remark: B\n    - C\nunits:\n  - name: D\n"
    at = data.draw(st.integers(0, len(text)))
    gone = data.draw(st.integers(0, 3))
    check((text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + gone :]).encode(), "agency")


# Files made to hang ------------------------------------------------------------------------------------------

BOMBS = {
    "too large": (b"a" * (LARGEST + 1), "file-limits"),
    "too many lines": (b"a:\n" * (MOST_LINES + 1), "file-limits"),
    "too long a line": (b"subject: " + b"x" * LONGEST_LINE, "file-limits"),
    "too many values": (b"- - - - -\n" * (MOST_NODES // 5), "file-limits"),
    "too deep": ("\n".join(f"{' ' * level}a:" for level in range(60)).encode(), "file-limits"),
    "brackets in brackets": (b"[" * 15_000, "sign-at-start"),
    "laughs": (
        b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 120)),
        "yaml-property",
    ),
    "merges": (
        b"a: &a {x: 1}\n" + b"".join(b"b%d: &b%d\n  <<: [*a, *a]\n" % (n, n) for n in range(400)),
        "yaml-property",
    ),
    "blanks": (b"a: b" + b" " * 19_000 + b"c: d", "colon-in-text"),
    "quotes": (b'a: "' + b"\\x" * 9_000, "quote-not-closed"),
}


@pytest.mark.parametrize(("data", "code"), BOMBS.values(), ids=BOMBS.keys())
def test_a_file_made_to_hang_is_refused(data: bytes, code: str) -> None:
    found = read(data, "agency").findings
    assert found[0].code == code
    assert len(found) <= 1_000


@pytest.mark.parametrize(
    "data",
    [
        (b"#" * 99 + b"\n") * (LARGEST // 100),
        b"#\n" * (MOST_LINES - 1),
        b"#" * LONGEST_LINE,
        b"- - - - -\n" * ((MOST_NODES - 1) // 5),
    ],
    ids=["bytes", "lines", "a line", "values"],
)
def test_a_file_at_the_limit_is_read(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "data" / "agency.yaml"
    path.parent.mkdir()
    path.write_bytes(data)
    assert "file-limits" not in {finding.code for finding in Workspace(tmp_path).agency().findings}


def test_a_file_larger_than_any_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "data/agency.yaml"
    path.parent.mkdir()
    path.write_bytes(b"#" * (LARGEST + 1))
    assert to_text(Workspace(tmp_path).agency().findings) == (
        "data/agency.yaml:1:1: lỗi: Tệp lớn quá 3 MB nên không được đọc. [file-limits]\n"
        "    cách sửa: xem lại: có phải tệp khác đặt nhầm chỗ?\n"
    )


# Without libyaml ---------------------------------------------------------------------------------------------


class FromPython(Limits, PythonParser):
    """The composer where PyYAML has no C parser."""


def outline(node: Node | None) -> Any:
    """Return a node as plain data: what it says and where it begins."""
    if node is None:
        return None
    start = (node.start_mark.index, node.start_mark.line, node.start_mark.column)
    if isinstance(node, ScalarNode):
        return (start, node.style or "", node.value)
    if isinstance(node, MappingNode):
        return (start, [(outline(key), outline(value)) for key, value in node.value])
    return (start, [outline(item) for item in node.value])


def composed(parser: Any, text: str) -> Any:
    try:
        return outline(parser(text))
    except YAMLError:
        return "refused"


@pytest.mark.parametrize(
    "text",
    [
        AGENCY,
        "subject: |\n  a\n\n  b\ncontent:\n  x: |-\n\n      c\n\n    \n  y: 'd ''e'''\n  z: \"f \\\"g\\\"\"\n",
        "- a\n- [b, 'c']\n- {d: e}\n- - f\n  - ủế\n",
        "a: 1.234,5\nb: 08\nc: no\nd:\n",
        "",
        "a: b: c\n",
        "a: &x 1\nb: *x\n",
        "a: *x\n",
    ],
)
def test_both_parsers_read_alike(text: str) -> None:
    assert composed(lambda given: FromPython(given).get_single_node(), text) == composed(compose, text)
