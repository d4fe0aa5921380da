"""Findings on a document with a large table: the same whether its text is parsed whole or, being long, in steps."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.conformance.ruler import lint
from reportgen.diagnostics import Finding, Refused
from reportgen.ooxml.names import w
from tests.conformance import sample
from tests.conformance.mutator import packed, spoilt, unpacked

DOCUMENT = "word/document.xml"
LONG = b"<!--" + b"x" * 2**20 + b"-->"
"""After the root of a text, a comment that Word skips makes it a long one."""


@cache
def parts() -> dict[str, bytes]:
    """A report whose first appendix has 31 rows of its own and 60 more like its last two, with slips here and there."""
    found = unpacked(sample.report().save())
    root = etree.fromstring(found[DOCUMENT])
    table = max(root.iter(w("tbl")), key=len)
    rows = list(table.iterchildren(w("tr")))[-2:] * 30
    for number, row in enumerate(rows):
        more = copy.deepcopy(row)
        for text in more.iter(w("t")):
            text.text = {7: "tho\u031b`i", 23: "\uf0b7", 40: "hai  dấu cách"}.get(number, text.text)
        table.append(more)
    return found | {DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}


def findings(files: dict[str, bytes]) -> tuple[Finding, ...]:
    try:
        return lint(packed(files), name="a.docx")
    except Refused as refused:
        return refused.findings


def longer(files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {name: content + LONG for name, content in files.items() if name == DOCUMENT}


def test_slips_in_rows_that_are_left_out_are_found() -> None:
    found = findings(longer(parts()))
    assert {"FN-02", "FN-02b"} <= {each.code for each in found}
    assert found == findings(parts())


def damaged(seed: int) -> Iterator[dict[str, bytes]]:
    yield unpacked(spoilt(parts(), seed))
    yield parts() | unpacked(spoilt({DOCUMENT: parts()[DOCUMENT]}, seed))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_the_same_is_found_in_a_document_spoilt_at_random(seed: int) -> None:
    for files in damaged(seed):
        assert findings(longer(files)) == findings(files)
