"""Tags and slots: only what the renderer offers, in paragraphs that can be read one by one."""

import re

import pytest

from tests.templates.shipped import EVERY, W, outline, part, tags, text_of

OFFERED = {
    "parent", "issuer_lines", "symbol", "number", "place", "date_line", "draft", "subject", "subject_text",
    "addressees", "agency.name", "agency.short_name", "period.name", "period.short", "period.year",
    "period.next.name", "period.next.short", "meeting.date", "meeting.chair", "meeting.attendees", "authority",
    "signer", "closing", "recipients", "appendices", "tables", "enclosure", "line", "loop.last",
}  # fmt: skip
WORDS = {"if", "elif", "else", "endif", "for", "in", "endfor", "and", "or", "length"}
SLOTS = {
    "bao-cao-chi-dao-dieu-hanh": "results difficulties? key_tasks proposals?",
    "bao-cao-kinh-te-xa-hoi": "results difficulties? key_tasks proposals?",
    "bao-cao-kinh-te-xa-hoi-ky-dai": "introduction? results assessment? difficulties? key_tasks proposals?",
    "thong-bao-ket-luan": "introduction? assessment? conclusions submissions?",
    "bieu-chi-tieu": "introduction?",
    "phu-luc": "",
}
every_template = pytest.mark.parametrize("name", EVERY)


@every_template
def test_tags_name_only_what_is_offered(name: str) -> None:
    named = {word for tag in tags(name) for word in re.findall(r"[a-z_]+(?:\.[a-z_]+)*", tag)} - WORDS
    assert {word for word in named if not word.startswith("content.")} <= OFFERED


@every_template
def test_slots(name: str) -> None:
    found, enclosing = [], []
    for tag in tags(name):
        if tag.startswith(("if ", "for ")):
            enclosing.append(tag)
        elif tag.startswith("end"):
            enclosing.pop()
        elif tag.startswith("content."):
            optional = enclosing == [f"if {tag}"]
            assert optional or not enclosing
            found.append(tag.removeprefix("content.") + "?" * optional)
    assert " ".join(found) == SLOTS[name]
    assert enclosing == []


@every_template
def test_every_tag_is_whole_within_one_run(name: str) -> None:
    for run in part(name, "word/document.xml").iter(f"{W}r"):
        text = text_of(run)
        assert text.count("{{") == text.count("}}")
        assert text.count("{%") == text.count("%}")


@every_template
def test_blocks_and_conditions_stand_alone_in_their_paragraphs(name: str) -> None:
    for line in outline(name):
        if "{%p" in line or "{{p" in line:
            assert re.fullmatch(r"\w+ \| (\{%p [^{}]+ %\}|\{\{p [^{}]+ \}\})", line.strip())
