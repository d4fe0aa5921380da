"""The words of comparisons: every phrase of published reports that can be computed, and its edges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.comparison import Change
from reportgen.figures.phrases import (
    NBSP,
    PLAIN,
    Base,
    Extent,
    Form,
    Kind,
    PhraseError,
    Style,
    change_phrase,
    growth,
    joined,
    number,
    percentage,
    points,
    quantity,
)
from reportgen.numerals import parse_count, parse_number, round_half_up

LAST_YEAR = Base("cùng kỳ năm trước")
MONEY = Form("tỷ đồng", decimals=2, trim=True)
RATE = Form("%", decimals=1, rate=True)
COUNT = Form("dự án", count=True)
AMOUNT, EQUAL, TIMES = Style(Kind.AMOUNT), Style(Kind.EQUAL), Style(Kind.TIMES)
SHORT, BARE = Style(extent=Extent.SHORT), Style(extent=Extent.BARE)


def said(value: str, base: str | None, form: Form = MONEY, style: Style = PLAIN, words: Base = LAST_YEAR) -> str:
    change = None if base is None else Change(Decimal(value), Decimal(base))
    return change_phrase(change, form, words, style).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("value", "base", "form", "style", "expected"),
    [
        ("142.5", "185.79", MONEY, PLAIN, "giảm 23,3% so với cùng kỳ năm trước"),
        ("16480", "15621", MONEY, PLAIN, "tăng 5,5% so với cùng kỳ năm trước"),
        ("133100", "132840", Form("tấn"), AMOUNT, "tăng 260 tấn so với cùng kỳ năm trước"),
        ("82", "113", Form("DN"), AMOUNT, "giảm 31 DN so với cùng kỳ năm trước"),
        ("25", "19", COUNT, AMOUNT, "tăng 06 dự án so với cùng kỳ năm trước"),
        ("654", "637.5", MONEY, AMOUNT, "tăng 16,5 tỷ đồng so với cùng kỳ năm trước"),
        ("93", "133", Form("vụ"), Style(Kind.AMOUNT, Extent.SHORT), "giảm 40 vụ"),
        ("93", "133", Form("vụ"), Style(Kind.AMOUNT, Extent.BARE), "40 vụ"),
        ("43", "50", MONEY, EQUAL, "bằng 86% so với cùng kỳ năm trước"),
        ("43", "50", MONEY, Style(Kind.EQUAL, Extent.SHORT), "bằng 86%"),
        ("3.869", "0.9", MONEY, TIMES, "gấp 4,3 lần so với cùng kỳ năm trước"),
        ("3.869", "0.9", MONEY, Style(Kind.TIMES, Extent.BARE), "4,3 lần"),
        ("55.37", "48.17", RATE, PLAIN, "tăng 7,2 điểm % so với cùng kỳ năm trước"),
        ("16.55", "16.94", RATE, PLAIN, "giảm 0,39 điểm % so với cùng kỳ năm trước"),
        ("14.37", "13", Form("tiêu chí/xã", 2, rate=True), PLAIN, "tăng 1,37 tiêu chí/xã so với cùng kỳ năm trước"),
        ("127.2", "100", MONEY, SHORT, "tăng 27,2%"),
        ("127.2", "100", MONEY, BARE, "27,2%"),
        ("300", "100", MONEY, PLAIN, "tăng 200% so với cùng kỳ năm trước"),
        ("150", "120", RATE, PLAIN, "tăng 30 điểm % so với cùng kỳ năm trước"),
    ],
)
def test_patterns(value: str, base: str, form: Form, style: Style, expected: str) -> None:
    assert said(value, base, form, style) == expected


@pytest.mark.parametrize(
    ("value", "base", "form", "style", "expected"),
    [
        pytest.param("5", "0", MONEY, PLAIN, "(cùng kỳ năm trước không phát sinh)", id="base zero"),
        pytest.param("5", "0", MONEY, EQUAL, "(cùng kỳ năm trước không phát sinh)", id="base zero, equal"),
        pytest.param("5", "0", COUNT, AMOUNT, "tăng 05 dự án so với cùng kỳ năm trước", id="base zero, amount"),
        pytest.param("5", "0", RATE, PLAIN, "tăng 5 điểm % so với cùng kỳ năm trước", id="base zero, rate"),
        pytest.param("0", "0", MONEY, PLAIN, "không đổi so với cùng kỳ năm trước", id="both zero"),
        pytest.param("0", "0", MONEY, EQUAL, "(cùng kỳ năm trước không phát sinh)", id="both zero, equal"),
        pytest.param("5", None, MONEY, PLAIN, "(cùng kỳ năm trước không có số liệu)", id="base absent"),
        pytest.param("5", None, MONEY, AMOUNT, "(cùng kỳ năm trước không có số liệu)", id="base absent, amount"),
        pytest.param("0", "4", MONEY, PLAIN, "giảm 100% so với cùng kỳ năm trước", id="value zero"),
        pytest.param("4", "4", MONEY, PLAIN, "không đổi so với cùng kỳ năm trước", id="no change"),
        pytest.param("4", "4", MONEY, SHORT, "không đổi", id="no change, short"),
        pytest.param("4", "4", MONEY, BARE, "0%", id="no change, bare"),
        pytest.param("100004", "100000", MONEY, PLAIN, "gần như không đổi so với cùng kỳ năm trước", id="rounds to 0"),
        pytest.param("100005", "100000", MONEY, PLAIN, "tăng 0,01% so với cùng kỳ năm trước", id="half up"),
        pytest.param("3", "-2", MONEY, PLAIN, "tăng 5 tỷ đồng so với cùng kỳ năm trước", id="base negative"),
        pytest.param("-3", "2", MONEY, PLAIN, "giảm 5 tỷ đồng so với cùng kỳ năm trước", id="value negative"),
        pytest.param("-3", "-3", MONEY, PLAIN, "không đổi so với cùng kỳ năm trước", id="both negative"),
    ],
)
def test_edges(value: str, base: str | None, form: Form, style: Style, expected: str) -> None:
    assert said(value, base, form, style) == expected


NO_BASE = "Cùng kỳ năm trước không có số để so nên không viết được dạng này."


@pytest.mark.parametrize(
    ("value", "base", "form", "style", "message"),
    [
        ("5", "0", MONEY, SHORT, NO_BASE),
        ("5", "0", MONEY, BARE, NO_BASE),
        ("5", "0", MONEY, TIMES, NO_BASE),
        ("0", "0", MONEY, TIMES, NO_BASE),
        ("5", None, MONEY, SHORT, NO_BASE),
        ("5", None, MONEY, TIMES, NO_BASE),
        ("4", "5", MONEY, TIMES, "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc."),
        ("1.04", "1", MONEY, TIMES, "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc."),
        ("5", "-4", MONEY, TIMES, "“gấp … lần” chỉ viết được khi số mới lớn hơn số gốc."),
        ("5", "4", RATE, EQUAL, "Hai tỷ lệ so với nhau bằng điểm %, không bằng tỷ số."),
        ("5", "2", RATE, TIMES, "Hai tỷ lệ so với nhau bằng điểm %, không bằng tỷ số."),
        ("5", "-4", MONEY, EQUAL, "Không tính được tỷ số với số âm hoặc số 0."),
    ],
)
def test_what_cannot_be_said_truthfully_is_refused(
    value: str, base: str | None, form: Form, style: Style, message: str
) -> None:
    with pytest.raises(PhraseError) as error:
        said(value, base, form, style)
    assert error.value.message == message
    assert error.value.hint


@pytest.mark.parametrize(
    ("decimals", "expected"),
    [(None, "tăng 13,58%"), (1, "tăng 13,6%"), (0, "tăng 14%"), (3, "tăng 13,58%")],
)
def test_decimals_of_one_place(decimals: int | None, expected: str) -> None:
    change = Change(Decimal("4246.62"), Decimal("3738.88"))
    assert change_phrase(change, MONEY.at(decimals), LAST_YEAR, SHORT) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("giảm", "183 lượt"), ("giảm", "145 người")], "giảm 183 lượt và 145 người so với X"),
        ([("tăng", "20 vụ"), ("tăng", "06 người"), ("tăng", "28 người")], "tăng 20 vụ, 06 người và 28 người so với X"),
        ([("tăng", "27,2%"), ("giảm", "41,6%")], "tăng 27,2%, giảm 41,6% so với X"),
        ([("tăng", "1 vụ"), ("không đổi", "0 người")], "tăng 1 vụ, không đổi so với X"),
        ([("không đổi", "0 vụ"), ("không đổi", "0 người")], "không đổi so với X"),
    ],
)
def test_shared_verb_and_base(parts: list[tuple[str, str]], expected: str) -> None:
    assert joined(parts, "so với X") == expected


def test_a_number_never_leaves_its_unit() -> None:
    assert quantity(Decimal("142.5"), MONEY) == "142,5\u00a0tỷ đồng"
    assert points(Decimal("7.2"), RATE) == "7,2\u00a0điểm\u00a0%"
    assert quantity(Decimal("50.3"), RATE) == "50,3%"


@given(st.decimals("-1e12", "1e12", places=6), st.integers(0, 6))
def test_what_is_printed_reads_back_as_the_rounded_number(value: Decimal, decimals: int) -> None:
    for trim in (False, True):
        printed = number(value, Form("tấn", decimals=decimals, trim=trim))
        assert parse_number(printed) == round_half_up(value, decimals)


@given(st.integers(0, 10**7))
def test_counts_read_back(count: int) -> None:
    assert parse_count(number(Decimal(count), COUNT)) == count


@given(st.decimals("0", "1e9", places=2), st.decimals("0.01", "1e9", places=2))
def test_verb_and_number_tell_the_rounded_change(value: Decimal, base: Decimal) -> None:
    phrase = change_phrase(Change(value, base), MONEY, LAST_YEAR, SHORT)
    exact = (value - base) / base * 100
    if phrase in ("không đổi", "gần như không đổi"):
        assert abs(exact) < Decimal("0.005")
        assert (phrase == "không đổi") == (value == base)
        return
    verb, printed = phrase.split(" ")
    told = parse_number(printed.removesuffix("%")) * (1 if verb == "tăng" else -1)
    assert abs(told - exact) <= Decimal("0.00501")


@given(st.decimals("0.01", "1e6", places=2), st.decimals("0.01", "1e6", places=2))
def test_amounts_mirror(first: Decimal, second: Decimal) -> None:
    there = change_phrase(Change(first, second), MONEY, LAST_YEAR, AMOUNT)
    back = change_phrase(Change(second, first), MONEY, LAST_YEAR, AMOUNT)
    swapped = {"tăng": "giảm", "giảm": "tăng"}
    verb, _, rest = there.partition(" ")
    assert back == f"{swapped.get(verb, verb)} {rest}"


@given(st.decimals("-1000", "1000", places=4))
def test_growth_tells_the_sign_once(value: Decimal) -> None:
    told = growth(value, Form("%", decimals=2))
    assert "-" not in told
    assert told.startswith(("tăng ", "giảm ", "không đổi", "gần như không đổi"))


@given(st.decimals("0", "1e6", places=6))
def test_percentages_have_no_zeros_at_the_end(value: Decimal) -> None:
    printed = percentage(value, MONEY)
    assert not ("," in printed and printed.endswith("0%"))
