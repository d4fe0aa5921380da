"""Paragraphs against an earlier text, and periods left in copied text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures import stale_periods, text_changes
from tests.figures.memory import period

COPIED = "Tiếp tục chỉ đạo các huyện, thành phố thu hoạch lúa mùa và làm đất vụ đông."
OLD = "Giải ngân vốn đầu tư công đạt 41% kế hoạch, còn thấp so với yêu cầu."
NEW = "Giải ngân vốn đầu tư công đạt 50% kế hoạch, còn thấp so với yêu cầu."
GONE = "Tổ chức kỳ thi tốt nghiệp trung học phổ thông an toàn."
ADDED = "Khai giảng năm học mới đúng lịch trên toàn tỉnh."


def test_every_paragraph_is_told_once() -> None:
    changes = text_changes([COPIED, OLD, GONE, "Kết quả:"], ["Kết quả:", f"  {COPIED} ", NEW, ADDED])
    assert changes.unchanged == (COPIED,)
    assert changes.changed == ((OLD, NEW),)
    assert changes.new == (ADDED,)
    assert changes.removed == (GONE,)


@given(
    st.lists(st.text("abc ", min_size=1, max_size=60), max_size=8), st.lists(st.text("abc ", max_size=60), max_size=8)
)
def test_no_paragraph_is_lost_or_doubled(before: list[str], after: list[str]) -> None:
    changes = text_changes(before, after)
    later = {" ".join(text.split()) for text in after} - {""}
    told = [*(new for _, new in changes.changed), *changes.new]
    assert len(told) == len(set(told))
    assert set(told) | set(changes.unchanged) <= later
    earlier = {" ".join(text.split()) for text in before} - {""}
    assert {old for old, _ in changes.changed} | set(changes.removed) == earlier - later


@pytest.mark.parametrize(
    ("text", "when", "expected"),
    [
        ("Trong tháng 7/2021, tỉnh đã tiếp nhận", "2021-08", [("tháng 7/2021", "tháng 8/2021")]),
        ("Trong tháng 7 năm 2021, tỉnh đã", "2021-08", [("tháng 7 năm 2021", "tháng 8 năm 2021")]),
        ("Kết quả tháng 7", "2021-08", [("tháng 7", "tháng 8")]),
        ("Kết quả tháng 8/2020", "2021-08", [("tháng 8/2020", "tháng 8/2021")]),
        ("Kết quả tháng 12", "2021-01", [("tháng 12", "tháng 01")]),
        ("tăng 5% so với tháng 7", "2021-08", []),
        ("ngày 15 tháng 7 năm 2021", "2021-08", []),
        ("từ tháng 7 đến nay", "2021-08", []),
        ("Kết quả tháng 8, nhiệm vụ tháng 9", "2021-08", []),
        ("so với cùng kỳ tháng 8/2020", "2021-08", []),
        ("tháng 7/2019", "2021-08", []),
        ("Kết quả quý II", "2021-Q3", [("quý II", "quý III")]),
        ("Kết quả quý II/2021", "2021-Q3", [("quý II/2021", "quý III/2021")]),
        ("Trong 9 tháng đầu năm 2019, tỉnh", "2020-9T", [("9 tháng đầu năm 2019", "9 tháng đầu năm 2020")]),
        ("so với 9 tháng đầu năm 2019", "2020-9T", []),
        ("năm 2020", "2021", []),
    ],
)
def test_periods_left_in_copied_text(text: str, when: str, expected: list[tuple[str, str]]) -> None:
    found = stale_periods(text, period(when))
    assert [(stale.text, stale.expected) for stale in found] == expected
    assert all(text[stale.start : stale.end] == stale.text for stale in found)
