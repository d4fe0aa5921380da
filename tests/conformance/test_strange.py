"""Strange documents: whatever stands in them, the ruler answers, or refuses in its own words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.conformance.comments import annotate
from reportgen.conformance.ruler import lint
from reportgen.diagnostics import Refused
from tests.conformance import sample
from tests.conformance.mutator import spoilt, unpacked
from tests.ooxml.making import docx, paragraph

BASES = (sample.report, sample.notice, sample.decision, sample.letter)


@cache
def parts(base: int) -> dict[str, bytes]:
    return unpacked(BASES[base]().save())


def measured(data: bytes) -> None:
    message = ""
    try:
        annotate(data, lint(data, name="la.docx"))
    except Refused as refused:
        message = refused.findings[0].message
    assert not message or message.startswith("Không đọc được tệp Word: ")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(BASES) - 1), st.integers(0, 2**32))
def test_a_document_spoilt_at_random_is_measured_or_refused(base: int, seed: int) -> None:
    measured(spoilt(parts(base), seed))


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=12))
def test_any_lines_are_measured(lines: list[str]) -> None:
    escaped = [line.replace("&", "&amp;").replace("<", "&lt;") for line in lines]
    measured(docx("".join(map(paragraph, escaped))))


def nested(opening: str, inner: str, closing: str, depth: int) -> bytes:
    return docx(opening * depth + inner + closing * depth)


BOX = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
BOX_END = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
DEEP = {
    "bảng trong bảng": nested("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>", 80),
    "khung trong khung": nested(BOX, "<w:p/>", BOX_END, 30),
    "thêm trong thêm": docx(f"<w:p>{'<w:ins>' * 240}<w:r><w:t>a</w:t></w:r>{'</w:ins>' * 240}</w:p>"),
    "điều khiển trong điều khiển": nested("<w:sdt><w:sdtContent>", "<w:p/>", "</w:sdtContent></w:sdt>", 120),
    "sâu quá mức": nested("<w:sdt>", "", "</w:sdt>", 5000),
    "một đoạn rất dài": docx(paragraph("Kết quả đạt 67,72 kế hoạch; " * 5_000)),
    "rất nhiều đoạn": docx(paragraph("1. Kết quả.") * 3000),
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_and_length_are_no_trouble(name: str) -> None:
    measured(DEEP[name])
