"""Periods, their names and neighbours; dates as documents write them."""

from datetime import date

import pytest

from reportgen.periods import DateError, Period, PeriodError, format_day, format_official_date, parse_day, parse_month


@pytest.mark.parametrize(
    ("text", "name", "short", "slash"),
    [
        ("2021-01", "tháng 01 năm 2021", "tháng 01", "tháng 01/2021"),
        ("2021-02", "tháng 02 năm 2021", "tháng 02", "tháng 02/2021"),
        ("2021-03", "tháng 3 năm 2021", "tháng 3", "tháng 3/2021"),
        ("2021-12", "tháng 12 năm 2021", "tháng 12", "tháng 12/2021"),
        ("2021-Q3", "quý III năm 2021", "quý III", "quý III/2021"),
        ("2020-6T", "6 tháng đầu năm 2020", "6 tháng đầu năm", "6 tháng đầu năm 2020"),
        ("2020-9T", "9 tháng đầu năm 2020", "9 tháng đầu năm", "9 tháng đầu năm 2020"),
        ("2021", "năm 2021", "năm 2021", "năm 2021"),
    ],
)
def test_names(text: str, name: str, short: str, slash: str) -> None:
    period = Period.parse(text)
    assert (period.id, period.name, period.short, period.slash) == (text, name, short, slash)


@pytest.mark.parametrize(
    "text", ["", "2021-13", "2021-00", "2021-8", "2021-Q5", "2021-1T", "2021-12T", "21-08", "0021", "2021-08 ", "٢٠٢١"]
)
def test_refuses_what_names_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "previous", "following", "last_year"),
    [
        ("2021-08", "tháng 7 năm 2021", "tháng 9 năm 2021", "tháng 8 năm 2020"),
        ("2021-01", "tháng 12 năm 2020", "tháng 02 năm 2021", "tháng 01 năm 2020"),
        ("2021-12", "tháng 11 năm 2021", "tháng 01 năm 2022", "tháng 12 năm 2020"),
        ("2021-Q1", "quý IV năm 2020", "quý II năm 2021", "quý I năm 2020"),
        ("2021-Q4", "quý III năm 2021", "quý I năm 2022", "quý IV năm 2020"),
        ("2020-9T", "9 tháng đầu năm 2019", "3 tháng cuối năm 2020", "9 tháng đầu năm 2019"),
        ("2021", "năm 2020", "năm 2022", "năm 2020"),
    ],
)
def test_neighbours(text: str, previous: str, following: str, last_year: str) -> None:
    period = Period.parse(text)
    assert (period.previous.name, period.next.name, period.last_year.name) == (previous, following, last_year)


@pytest.mark.parametrize(
    ("text", "months", "year_to_date", "cut_off", "last_day"),
    [
        ("2021-02", ["2021-02"], "2021-2T", date(2021, 2, 14), date(2021, 2, 28)),
        ("2020-Q3", ["2020-07", "2020-08", "2020-09"], "2020-9T", date(2020, 9, 14), date(2020, 9, 30)),
        ("2021-01", ["2021-01"], "2021-01", date(2021, 1, 14), date(2021, 1, 31)),
        ("2020-Q4", ["2020-10", "2020-11", "2020-12"], "2020", date(2020, 12, 14), date(2020, 12, 31)),
    ],
)
def test_months_and_days(text: str, months: list[str], year_to_date: str, cut_off: date, last_day: date) -> None:
    period = Period.parse(text)
    assert [month.id for month in period.months] == months
    assert (period.year_to_date.id, period.cut_off, period.last_day) == (year_to_date, cut_off, last_day)


@pytest.mark.parametrize(
    ("day", "text"),
    [(date(2021, 8, 24), "24/8/2021"), (date(2020, 9, 6), "06/9/2020"), (date(2021, 1, 15), "15/01/2021")],
)
def test_days_in_running_text(day: date, text: str) -> None:
    assert (format_day(day), parse_day(text)) == (text, day)


@pytest.mark.parametrize(("text", "exists"), [("30/2/2021", False), ("2021-08-24", True), ("24.8.2021", True)])
def test_refuses_what_is_no_day(text: str, exists: bool) -> None:
    with pytest.raises(DateError) as refused:
        parse_day(text)
    assert refused.value.exists is exists


@pytest.mark.parametrize("text", ["9/2021", "09/2021", "tháng 9/2021", "tháng 9 năm 2021"])
def test_reads_months(text: str) -> None:
    assert parse_month(text) == Period.parse("2021-09")


def test_official_date_line() -> None:
    month = Period.parse("2021-09")
    assert format_official_date(date(2021, 9, 5), month) == "ngày 05 tháng 9 năm 2021"
    assert format_official_date(None, Period.parse("2021-01")) == "ngày " + "\u00a0" * 6 + " tháng 01 năm 2021"
