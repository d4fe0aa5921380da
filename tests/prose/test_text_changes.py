"""What changed in the text from one period to the next, and names of periods that were copied along."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import Period
from reportgen.prose.checking import check_lines
from reportgen.prose.counters import Counters
from reportgen.prose.period_names import foreign_periods
from reportgen.prose.slot import SlotReader
from reportgen.prose.text_changes import (
    Change,
    Paragraph,
    TextChange,
    compare_paragraphs,
    paragraphs_of,
    replaced_words,
)
from tests.prose.writing import Table, passage, read, told

AUGUST = Period.parse("2021-08")


def outline(changes: tuple[TextChange, ...]) -> list[str]:
    return [
        f"{change.change.value}{' (cũ?)' if change.possibly_stale else ''}: "
        + " -> ".join(paragraph.text for paragraph in (change.before, change.after) if paragraph)
        for change in changes
    ]


def texts(*paragraphs: str) -> list[Paragraph]:
    return [Paragraph(text) for text in paragraphs]


def test_copied_changed_new_and_removed() -> None:
    before = texts(
        "Kết quả nổi bật như sau:",
        "Giá trị sản xuất công nghiệp ước đạt 142,5 tỷ đồng, giảm 23,3% so với cùng kỳ năm trước.",
        "Tập trung chỉ đạo thu hoạch lúa mùa, chăm sóc cây vụ đông.",
        "Tổ chức kỳ thi tốt nghiệp trung học phổ thông an toàn.",
    )
    after = texts(
        "Kết quả nổi bật như sau:",
        "Đón 500 công dân trở về từ vùng dịch.",
        "Tập trung chỉ đạo  thu hoạch lúa mùa, chăm sóc cây vụ đông.",
        "Giá trị sản xuất công nghiệp ước đạt 150,2 tỷ đồng, tăng 5,4% so với cùng kỳ năm trước.",
    )
    assert outline(compare_paragraphs(before, after)) == [
        "copied: Kết quả nổi bật như sau: -> Kết quả nổi bật như sau:",
        "new: Đón 500 công dân trở về từ vùng dịch.",
        "copied (cũ?): Tập trung chỉ đạo thu hoạch lúa mùa, chăm sóc cây vụ đông. -> "
        "Tập trung chỉ đạo  thu hoạch lúa mùa, chăm sóc cây vụ đông.",
        f"changed: {before[1].text} -> {after[3].text}",
        "removed: Tổ chức kỳ thi tốt nghiệp trung học phổ thông an toàn.",
    ]


def test_each_paragraph_is_paired_with_the_one_most_like_it() -> None:
    before = texts(
        "Sở Y tế chủ trì, phối hợp với các huyện tiêm chủng đợt 1.", "Sở Y tế chủ trì, báo cáo kết quả tiêm chủng."
    )
    after = texts(
        "Sở Y tế chủ trì, báo cáo kết quả tiêm chủng cho trẻ em.",
        "Sở Y tế chủ trì, phối hợp với các huyện tiêm chủng đợt 2.",
    )
    assert outline(compare_paragraphs(before, after)) == [
        f"changed: {before[1].text} -> {after[0].text}",
        f"changed: {before[0].text} -> {after[1].text}",
    ]


def test_a_heading_that_stays_is_not_stale() -> None:
    heading = [Paragraph("Về phát triển kinh tế", title=True)]
    assert not any(change.possibly_stale for change in compare_paragraphs(heading, heading))


def test_the_paragraphs_of_blocks() -> None:
    blocks, _ = read("# Kết quả\n1. Đạt {{ x }}[^1].\n[^1]: Ghi chú.")
    assert [(one.text, one.title, one.place.line if one.place else None) for one in paragraphs_of(blocks)] == [
        ("Kết quả", True, 12),
        ("Đạt 142,5 tỷ đồng.", False, 13),
    ]


def test_replaced_words() -> None:
    assert replaced_words("Giao Sở Xây dựng hoàn thiện.", "Giao Sở Tài chính chủ trì, hoàn thiện.") == (
        ("Xây dựng", "Tài chính chủ trì,"),
    )


PARAGRAPHS = st.lists(st.text(st.sampled_from("ab cđ.:1,"), max_size=12).map(Paragraph), max_size=8)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_is_told_once(before: list[Paragraph], after: list[Paragraph]) -> None:
    changes = compare_paragraphs(before, after)
    assert [change.after for change in changes if change.after] == after
    assert sorted(change.before.text for change in changes if change.before) == sorted(one.text for one in before)


@given(PARAGRAPHS)
def test_a_text_compared_with_itself_is_copied(paragraphs: list[Paragraph]) -> None:
    assert {change.change for change in compare_paragraphs(paragraphs, paragraphs)} <= {Change.COPIED}


@pytest.mark.parametrize(
    ("period", "text", "found"),
    [
        ("2021-08", "Trong tháng 7, tình hình ổn định.", ["tháng 7"]),
        ("2021-08", "Kết quả tháng 07 năm 2021.", ["tháng 07 năm 2021"]),
        ("2021-08", "Kết quả tháng 8 năm 2020.", ["tháng 8 năm 2020"]),
        ("2021-08", "Tăng 5% so với tháng 7/2021; từ tháng 7; ngày 15 tháng 7 năm 2021; đến tháng 7.", []),
        ("2021-08", "Tháng 8 năm 2021, nhiệm vụ tháng 9; tháng 7 năm 2019; cùng kỳ tháng 8/2020.", []),
        ("2021-01", "Kết quả tháng 12 năm 2020.", ["tháng 12 năm 2020"]),
        ("2020-9T", "Kết quả 6 tháng đầu năm; 9 tháng đầu năm 2019.", ["6 tháng đầu năm", "9 tháng đầu năm 2019"]),
        ("2020-9T", "Kết quả 9 tháng đầu năm 2020; so với 9 tháng đầu năm 2019.", []),
        ("2021-Q3", "Kết quả quý II năm 2021; so với quý II; quý III/2021; quý IV.", ["quý II năm 2021"]),
        ("2021", "Kết quả năm 2020.", []),
    ],
)
def test_names_of_another_period(period: str, text: str, found: list[str]) -> None:
    assert [text[slip.start : slip.end] for slip in foreign_periods(text, Period.parse(period))] == found


def test_a_copied_period_is_noted_where_it_was_typed() -> None:
    reader = SlotReader(passage("- Trong tháng 7, {{ x }}; {{ period }}."), Table(), Counters())
    reader.read()
    assert told(tuple(check_lines(reader.written, AUGUST))) == [
        "1:9-16 note foreign-period: “tháng 7” là kỳ khác với tháng 8 năm 2021. | nếu câu này chép từ kỳ trước thì "
        "sửa; tên kỳ nên viết {{ period }}, {{ period.short }}, {{ period.next }}"
    ]
