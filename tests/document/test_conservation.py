"""Nothing typed is lost: any text, in every kind of place, is read back from the finished file."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Cause, Refused
from reportgen.document import Template, load_template
from reportgen.document.proof import Proof
from reportgen.document.values import Finished
from reportgen.prose import Block, Break, Level, Note, Text
from reportgen.workspace.values import is_text
from tests.document.making import ALWAYS, PLACE, agency, document, make, outline, output, package, prose, texts

LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
MARKUP = st.sampled_from(
    ["{{ x }}", "{%", "{_{", "&", "<", ">", "&lt;", "]]>", "<w:p>", "</w:t>", '"', "'", "\\n", " "]
)
WORDS = st.lists(st.one_of(MARKUP, st.text(LETTERS, max_size=8)), min_size=1, max_size=6).map("".join)
NAMED = WORDS.map(lambda text: re.sub(r"(?<=\{)(?=[ {%#])|(?<=\})(?=\})", "_", text.strip())).filter(is_text)
"""Words that plain values may hold: the workspace refuses the braces of an expression, marks, dots alone."""
SPANS = st.one_of(
    st.builds(Text, WORDS, bold=st.booleans(), italic=st.booleans(), superscript=st.booleans()),
    st.builds(Note, st.just("a"), st.lists(st.builds(Text, WORDS), min_size=1, max_size=2).map(tuple)),
    st.just(Break()),
)
LEVELS = st.sampled_from(list(Level))
BLOCKS = st.builds(
    Block, LEVELS, st.lists(SPANS, min_size=1, max_size=4).map(tuple), st.just(PLACE), st.integers(1, 10)
)
FAST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    path = tmp_path_factory.mktemp("mau") / "mau.docx"
    path.write_bytes(package((*ALWAYS, "{{p content.first }}", "giữa", "{{p content.second }}")))
    return load_template(path)


def said(blocks: list[Block]) -> str:
    return "".join(span.text for block in blocks for span in block.spans if isinstance(span, Text))


def noted(blocks: list[Block]) -> str:
    notes = [span for block in blocks for span in block.spans if isinstance(span, Note)]
    return "".join(text.text for note in notes for text in note.spans)


@FAST
@given(first=st.lists(BLOCKS, min_size=1, max_size=6), second=st.lists(BLOCKS, min_size=1, max_size=3))
def test_blocks_and_notes(template: Template, first: list[Block], second: list[Block]) -> None:
    data = output(template, prose(first=first, second=second))
    body = outline(data)
    start = next(index for index, line in enumerate(body) if "Nguyễn Văn A" in line)
    plain = [strip_marks(line) for line in body[start + 1 :]]
    between = plain.index("giữa", len(first))
    assert without_words(plain[:between]) == without_signs(said(first))
    assert without_words(plain[between + 1 :]) == without_signs(said(second))
    notes = [strip_marks(line) for line in outline(data, "word/footnotes.xml")[2:]]
    assert without_signs("".join(note.removeprefix(" ") for note in notes)) == without_signs(noted([*first, *second]))


def strip_marks(line: str) -> str:
    return re.sub(r"\[note ?\d*\]|⏎", "", line.partition("| ")[2])


def without_signs(text: str) -> str:
    """Return the text without the signs that the outline uses for formats."""
    return text.translate(dict.fromkeys(map(ord, "*/^!⏎")))


def without_words(lines: list[str]) -> str:
    """Return the lines in one, without the printed number lines of parts."""
    return without_signs("".join(line for line in lines if not line.startswith("Phần thứ ")))


@FAST
@given(chair=NAMED, lines=st.lists(NAMED, min_size=1, max_size=3), subject=NAMED)
def test_values_of_the_frame(template: Template, chair: str, lines: list[str], subject: str) -> None:
    signatures: dict[str, Any] = {"pho-chanh-van-phong": {"authority": lines, "name": chair}}
    text = prose(subject.replace(" // ", " "), first=[_plain], second=[_plain])
    printed = texts(output(template, text, about=document(), office=agency(signatures=signatures)))
    wanted = [line.strip() for line in (*lines, chair)]
    assert any(printed[index : index + len(wanted)] == wanted for index in range(len(printed)))


_plain = Block(Level.PLAIN, (Text("x"),), PLACE)


def prove(body: str, printed: list[str]) -> None:
    """Prove a part that comes in pieces of three bytes."""
    part = f'<w:d xmlns:w="x">{body}</w:d>'.encode()
    pieces = [part[start : start + 3] for start in range(0, len(part), 3)]
    proof = Proof("mau.docx")
    assert list(proof.reading(pieces)) == pieces
    proof.find(printed)


def test_the_proof_names_what_is_lost() -> None:
    slot = Finished.of("", "\nMột\nHai")
    prove("\n<w:p>Số: 08</w:p>\n<w:p>Một</w:p>\n<w:p>Hai</w:p>", ["08", slot])
    for body, lost in [
        ("\n<w:p>08</w:p>\n<w:p>Một</w:p>", "Hai"),
        ("\n<w:p>08</w:p>\n<w:p>Hai</w:p>\n<w:p>Một</w:p>", "Hai"),
        ("\n<w:p>08</w:p>\n<w:p>Một Hai</w:p>", "Hai"),
        ("\n<w:p>08</w:p>\n<w:p>Một</w:p>\n<w:p>Haiz</w:p>", "Hai"),
        ("\n<w:p>Một</w:p>\n<w:p>Hai</w:p>", "08"),
        ("\n<w:p>Một</w:p>\n<w:p>Hai</w:p>\n<w:p>08</w:p>", "Một"),
    ]:
        with pytest.raises(Refused) as refused:
            prove(body, ["08", slot])
        (finding,) = refused.value.findings
        assert finding.message == f"Chữ “{lost}” không có trong văn bản sinh ra."
        assert finding.cause is Cause.BUG


def test_the_proof_refuses_what_is_not_well_formed() -> None:
    with pytest.raises(Refused) as refused:
        prove("<w:p>", [])
    (finding,) = refused.value.findings
    assert finding.message == (
        "Văn bản sinh từ mẫu mau.docx không đúng cấu trúc XML (mismatched tag: line 1, column 24)."
    )


def test_text_of_a_long_document_is_kept(template: Template) -> None:
    blocks = [Block(Level.DASH, (Text(f"Đoạn {number} " + "chữ " * 200),), PLACE) for number in range(500)]
    printed = texts(output(template, prose(first=blocks, second=[_plain])))
    assert [line for line in printed if line.startswith("Đoạn")] == [block.text for block in blocks]


def test_a_slot_that_a_condition_hides_is_not_lost_in_silence(tmp_path: Path) -> None:
    template = make(tmp_path, "{%p if parent %}", "{{p content.first }}", "{%p endif %}")
    with pytest.raises(Refused) as refused:
        output(template, prose(first=[_plain]))
    (finding,) = refused.value.findings
    assert finding.message == "Mẫu không có chỗ in khoang first."


@pytest.mark.parametrize(
    ("left_out", "what"),
    [
        ("{{ signer }}", "họ tên người ký"),
        ("{{p recipients }}", "nơi nhận"),
    ],
)
def test_what_a_document_says_must_have_its_place(tmp_path: Path, left_out: str, what: str) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(package(line for line in ALWAYS if line != left_out))
    with pytest.raises(Refused) as refused:
        output(load_template(path), prose())
    (finding,) = refused.value.findings
    assert finding.message == f"Mẫu không có chỗ in {what}."
