"""Numbers are read strictly and written as the documents write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.numerals import (
    LETTERS,
    NumberError,
    divide,
    format_count,
    format_number,
    parse_count,
    parse_number,
    roman,
    round_down,
    round_half_up,
    round_up,
)

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("7", "7"),
        ("0,5", "0.5"),
        ("142,5", "142.5"),
        ("-12,5", "-12.5"),
        ("1.234", "1234"),
        ("1.234,50", "1234.50"),
        ("12.345.678,9", "12345678.9"),
        ("0," + "1" * 38, "0." + "1" * 38),
    ],
)
def test_reads_the_one_notation(text: str, value: str) -> None:
    number = parse_number(text)
    assert (number, str(number)) == (Decimal(value), value)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("1.5", ("1,5", "15")),
        ("1,234.5", ("1.234,5", "12.345")),
        ("1.234.5", ("1.234,5", "12.345")),
        ("1234", ("1.234",)),
        ("1234,5", ("1.234,5", "12.345")),
        ("1 234", ("1.234",)),
        ("1\u00a0234", ("1.234",)),
        ("−3", ("-3",)),
        ("007", ("7",)),
        ("1,", ("1",)),
        ("", ()),
        ("-", ()),
        ("abc", ()),
        ("12 tỷ", ()),
        ("1e5", ()),
        ("٣", ()),
        ("1" * 30, (".".join(["111"] * 10),)),
        ("1" * 31, ()),
        ("0," + "1" * 39, ()),
    ],
)
def test_refuses_any_other_and_says_what_it_could_mean(text: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(NumberError) as refused:
        parse_number(text)
    assert refused.value.suggestions == suggestions


@given(numbers)
def test_reads_back_what_it_writes(value: Decimal) -> None:
    assert parse_number(format_number(value)) == value


def suggestions_for(text: str) -> tuple[str, ...]:
    try:
        parse_number(text)
    except NumberError as error:
        return error.suggestions
    return ()


@given(st.text(max_size=60) | st.from_regex(r"-?[0-9.,]{1,12}", fullmatch=True))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert all(parse_number(suggestion) is not None for suggestion in suggestions_for(text))


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("39.336", 2, "39.34"),
        ("2.665", 2, "2.67"),
        ("-2.665", 2, "-2.67"),
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-0.004", 2, "0.00"),
        ("67.4999999", 1, "67.5"),
    ],
)
def test_rounds_half_up_and_never_prints_minus_zero(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == rounded


@given(numbers, st.integers(0, 3))
def test_hedges_round_to_their_own_side(value: Decimal, decimals: int) -> None:
    step = Decimal(1).scaleb(-decimals)
    assert value - step < round_down(value, decimals) <= value <= round_up(value, decimals) < value + step
    assert abs(round_half_up(value, decimals) - value) <= Decimal(5).scaleb(-decimals - 1)


def test_a_quotient_keeps_more_digits_than_any_table_prints() -> None:
    assert str(divide(Decimal(1), Decimal(3))).startswith("0." + "3" * 50)
    with pytest.raises(ZeroDivisionError):
        divide(Decimal(1), Decimal("0.00"))


@pytest.mark.parametrize(
    ("value", "decimals", "trim", "text"),
    [
        ("1234567.5", None, False, "1.234.567,5"),
        ("1025", None, False, "1.025"),
        ("7.00", None, False, "7,00"),
        ("7.00", 2, True, "7"),
        ("12.50", 2, True, "12,5"),
        ("-1234.5", 0, False, "-1.235"),
        ("0.0049", 2, False, "0,00"),
        ("100", 0, True, "100"),
    ],
)
def test_writes_numbers(value: str, decimals: int | None, trim: bool, text: str) -> None:
    assert format_number(Decimal(value), decimals, trim=trim) == text


def test_zeros_at_the_end_stay_unless_they_are_to_go() -> None:
    assert format_number(Decimal("7.00")) == "7,00"


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (1, "01"), (5, "05"), (9, "09"), (10, "10"), (3150, "3.150")])
def test_counts_below_ten_take_a_zero(count: int, text: str) -> None:
    assert format_count(count) == text


@pytest.mark.parametrize(("text", "count"), [("08", 8), ("8", 8), ("0", 0), ("00", 0), ("1.234", 1234)])
def test_reads_counts(text: str, count: int) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize("text", ["1,5", "-1", "008", "một", "", "1000000"])
def test_refuses_what_is_no_count(text: str) -> None:
    with pytest.raises(NumberError):
        parse_count(text)


def test_roman_digits() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["I", "IV", "IX", "XIV", "XL", "XCIX"]


@given(st.integers(1, 399))
def test_roman_digits_are_read_back(number: int) -> None:
    worth = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[digit] for digit in roman(number)]
    signed = [-one if one < max(worth[place:]) else one for place, one in enumerate(worth)]
    assert sum(signed) == number


def test_letters_of_points_follow_the_decree() -> None:
    assert list(LETTERS[:9]) == ["a", "b", "c", "d", "đ", "e", "g", "h", "i"]
    assert set("fjwz") & set(LETTERS) == set()
