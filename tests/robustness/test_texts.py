"""Every character of every text of an office is found in its document, in order, or the run fails and names it."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.texts import check
from tests.robustness.texts import OFFICES, TEXT, Office, Paragraph

SHORT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@SHORT
@given(OFFICES)
def test_no_text_is_lost(office: Office) -> None:
    with tempfile.TemporaryDirectory() as folder:
        check(office, Path(folder), Counter())


@settings(SHORT, max_examples=3)
@given(TEXT, st.sampled_from([200, 2_000]))
def test_no_long_text_is_lost(text: str, times: int) -> None:
    long = f"k{text * times}k"
    several = (Paragraph("", long, text), Paragraph("- ", text, long))
    office = Office(
        *(text, text, (text,), (text,), text, (text,), (), text, long[:2000] + "k"),
        *(several, several, (text,), ((text, text),), (text, text)),
    )
    with tempfile.TemporaryDirectory() as folder:
        check(office, Path(folder), Counter())
