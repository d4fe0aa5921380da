"""Widths of lines: measured against known lines, and lawful for any text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.ooxml.metrics import text_width

FONTS = Path("/usr/share/fonts/truetype/liberation2")
LETTERS = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxy ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ0123456789.,;:-–“”()/%"), max_size=80)
SIZES = st.sampled_from([11, 12, 13, 13.5, 14])

KNOWN = (
    ("Độc lập - Tự do - Hạnh phúc", 13, True, 3183),
    ("Độc lập - Tự do - Hạnh phúc", 14, True, 3428),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 5007),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 5424),
    ("TỈNH LAI CHÂU", 13, True, 2022),
    ("", 14, False, 0),
)


@pytest.mark.parametrize(("text", "points", "bold", "width"), KNOWN)
def test_known_lines(text: str, points: float, bold: bool, width: int) -> None:
    assert round(text_width(text, points, bold=bold)) == width


@given(LETTERS, LETTERS, SIZES, st.booleans(), st.booleans())
def test_a_line_is_as_wide_as_its_parts(left: str, right: str, points: float, bold: bool, italic: bool) -> None:
    whole = text_width(left + right, points, bold=bold, italic=italic)
    parts = text_width(left, points, bold=bold, italic=italic) + text_width(right, points, bold=bold, italic=italic)
    assert whole == pytest.approx(parts)


@given(LETTERS, SIZES)
def test_the_way_a_letter_is_composed_makes_no_difference(text: str, points: float) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert text_width(decomposed, points) == pytest.approx(text_width(text, points), rel=0.1)


@given(st.text(max_size=40))
def test_any_text_has_a_width(text: str) -> None:
    assert text_width(text, 14) >= 0
    assert text_width(text, 28) == pytest.approx(2 * text_width(text, 14))


def test_the_table_is_the_one_that_the_script_writes() -> None:
    pytest.importorskip("fontTools", reason="fontTools is not installed")
    if not (FONTS / "LiberationSerif-Bold.ttf").exists():
        pytest.skip("Liberation Serif 2 is not installed")
    from tests.ooxml.build_widths import TABLE, table  # noqa: PLC0415 - needs fontTools

    assert TABLE.read_text(encoding="utf-8") == table(FONTS)
