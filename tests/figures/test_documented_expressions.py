"""The page about expressions: every row of its tables prints what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.figures import Vocabulary
from tests.figures.office import office, told, vocabulary

PAGE = Path(__file__).parents[2] / "docs" / "bieu-thuc.md"
FILE = re.compile(r"^`data/(?P<name>[^`]+)\.yaml`\n\n```yaml\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(?P<expression>[^`]+)` \| (?P<printed>[^|]+) \|", re.MULTILINE)

TEXT = PAGE.read_text(encoding="utf-8")
ROWS = [(match["expression"], match["printed"]) for match in _ROW.finditer(TEXT)]


@pytest.fixture(scope="module")
def august(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    files = {match["name"]: match["text"] for match in FILE.finditer(TEXT)}
    assert set(files) == {"catalog", "2020-08/indicators", "2021-07/indicators", "2021-08/indicators"}
    return vocabulary(office(tmp_path_factory.mktemp("page"), files), "2021-08")


def test_the_page_has_its_tables() -> None:
    assert len(ROWS) >= 50


@pytest.mark.parametrize(("expression", "printed"), ROWS)
def test_every_row_prints_what_it_says(august: Vocabulary, expression: str, printed: str) -> None:
    assert told(august, expression) == printed


def test_the_group_s_sentences_are_paragraphs(august: Vocabulary) -> None:
    assert told(august, "groups.giao_thong.sentences").splitlines() == [
        "Số vụ tai nạn giao thông ước 07 vụ, tăng 04 vụ so với cùng kỳ năm trước.",
        "Số người chết do tai nạn giao thông ước 02 người, giảm 02 người so với cùng kỳ năm trước.",
    ]
