"""Nothing typed is lost, whatever it is; nothing typed makes the reader fail."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportgen.prose import Block, Note, Text
from reportgen.prose.blocks import Span
from reportgen.prose.expressions import Misspelling, parse_expression
from reportgen.prose.signs import read_sign
from tests.prose.writing import read

ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"))
MARKS = st.text(st.sampled_from('*^{}[]\\/#-–+().:%a1đ 3³x“"|`~_<&\t'), max_size=40)
LINES = st.lists(st.one_of(ANYTHING, MARKS), max_size=6).map("\n".join)
_SIGN = re.compile(r"[!-/:-@\[-`{-~–•｛｝]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def escaped(text: str) -> str:
    """Return the spelling that prints the text as it stands."""
    return _SIGN.sub(r"\\\g<0>", text)


def everything(blocks: tuple[Block, ...]) -> str:
    """Return every character that the blocks print, notes where their marks stand."""
    return "".join(_characters(span) for block in blocks for span in block.spans)


def _characters(span: Span) -> str:
    if isinstance(span, Note):
        return "".join(one.text for one in span.spans)
    return span.text if isinstance(span, Text) else ""


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(ANYTHING)
def test_an_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    blocks, findings = read(escaped(text))
    assert everything(blocks) == text.strip().translate(_SUPERSCRIPTS)
    assert [finding.code for finding in findings if finding.is_error] == []


@given(ANYTHING, ANYTHING)
def test_a_note_comes_out_with_its_text(before: str, note: str) -> None:
    typed = f"Đề án {escaped(before)}[^1]\n[^1]: a{escaped(note)}"
    blocks, findings = read(typed)
    assert everything(blocks) == f"Đề án {before}a{note}".translate(_SUPERSCRIPTS).rstrip()
    assert [finding.code for finding in findings if finding.is_error] == []


@given(LINES)
def test_no_text_makes_the_reader_fail_and_what_is_not_reported_is_printed_whole(typed: str) -> None:
    blocks, findings = read(typed)
    if "[^" in typed or "{{" in typed or any(finding.is_error for finding in findings):
        return
    bodies = (line.strip()[read_sign(line.strip()).body :] for line in typed.split("\n") if line.strip())
    assert letters(everything(blocks)) == letters("".join(bodies).translate(_SUPERSCRIPTS))


@given(st.one_of(ANYTHING, MARKS, st.from_regex(r"[a-z_]{1,6}([.,(\-]{1,2}[a-z_0-9\"']{0,6}\)?){0,4}", fullmatch=True)))
def test_no_expression_makes_the_parser_fail(text: str) -> None:
    parsed = parse_expression(text.strip())
    if isinstance(parsed, Misspelling):
        assert 0 <= parsed.start < parsed.end
    else:
        assert all(0 <= step.start < step.end <= len(text.strip()) for step in parsed)
