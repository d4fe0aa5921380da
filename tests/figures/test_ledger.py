"""The value of an indicator in any period: what is stated, and what the months make of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.figures.ledger import Ledger
from reportgen.figures.values import Figure, Missing
from tests.figures.memory import MemoryRecords, ledger, period

MONTHS = {f"2021-{month:02d}": f"{month}0" for month in range(1, 10)}


def value(book: Ledger, when: str, indicator: str = "x") -> Decimal:
    found = book.value(indicator, period(when))
    assert isinstance(found, Figure), found
    return found.value


def gaps(book: Ledger, when: str, indicator: str = "x") -> list[str]:
    found = book.value(indicator, period(when))
    assert isinstance(found, Missing), found
    return [gap.id for _, gap in found.gaps]


@pytest.mark.parametrize(
    ("measure", "further", "when", "expected"),
    [
        ("flow", {}, "2021-03", 30),
        ("flow", {}, "2021-Q2", 150),
        ("flow", {}, "2021-6T", 210),
        ("flow", {}, "2021-9T", 450),
        ("cumulative", {}, "2021-01", 10),
        ("cumulative", {}, "2021-03", 10),
        ("cumulative", {}, "2021-Q2", 30),
        ("cumulative", {}, "2021-9T", 90),
        ("stock", {}, "2021-03", 30),
        ("stock", {}, "2021-Q2", 60),
        ("stock", {}, "2021-9T", 90),
        ("growth", {}, "2021-9T", 90),
        ("rate", {"roll_up": "last"}, "2021-9T", 90),
        ("rate", {"roll_up": "average"}, "2021-Q1", 20),
        ("rate", {"roll_up": "average"}, "2021-9T", 50),
        ("rate", {}, "2021-9T", 90),
    ],
)
def test_roll_up(measure: str, further: dict[str, Any], when: str, expected: int) -> None:
    assert value(ledger(measure, MONTHS, **further), when) == expected


def test_year_is_its_twelve_months() -> None:
    year = {f"2021-{month:02d}": str(month) for month in range(1, 13)}
    assert value(ledger("flow", year), "2021") == 78


def test_rate_is_recomputed_from_its_two_indicators_and_never_summed() -> None:
    catalog = {
        "rate": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "done", "ratio_to": "all"},
        "done": {"unit": "hồ sơ", "measure": "flow"},
        "all": {"unit": "hồ sơ", "measure": "flow"},
    }
    months = {
        "2021-01": {"done": "10", "all": "20"},
        "2021-02": {"done": "30", "all": "30"},
    }
    book = Ledger(MemoryRecords(catalog, months), period("2021-02"))
    assert value(book, "2021-02", "rate") == 100
    assert value(book, "2021-2T", "rate") == 80


def test_ratio_takes_a_cumulative_since_january() -> None:
    catalog = {
        "rate": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "spent", "ratio_to": "plan"},
        "spent": {"unit": "tỷ đồng", "measure": "cumulative"},
        "plan": {"unit": "tỷ đồng", "measure": "stock"},
    }
    months = {"2021-01": {"spent": "10", "plan": "100"}, "2021-02": {"spent": "25", "plan": "100"}}
    book = Ledger(MemoryRecords(catalog, months), period("2021-02"))
    assert value(book, "2021-02", "rate") == 25
    assert value(book, "2021-2T", "rate") == 25


def test_ratio_without_percent_is_a_plain_quotient() -> None:
    catalog = {
        "yield": {"unit": "tấn/ha", "measure": "rate", "roll_up": "ratio", "ratio_of": "crop", "ratio_to": "area"},
        "crop": {"unit": "tấn", "measure": "flow"},
        "area": {"unit": "ha", "measure": "flow"},
    }
    book = Ledger(MemoryRecords(catalog, {"2021-01": {"crop": "30", "area": "12"}}), period("2021-01"))
    assert value(book, "2021-01", "yield") == Decimal("2.5")


def test_a_ratio_to_zero_names_the_divisor_and_what_it_rests_on() -> None:
    catalog = {
        "rate": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "done", "ratio_to": "all"},
        "done": {"unit": "hồ sơ", "measure": "flow"},
        "all": {"unit": "hồ sơ", "measure": "flow"},
    }
    months = {"2021-01": {"done": "1", "all": "0"}, "2021-02": {"done": "1", "all": "0"}}
    missing = Ledger(MemoryRecords(catalog, months), period("2021-02")).value("rate", period("2021-2T"))
    assert isinstance(missing, Missing)
    ((divisor, whole, data),) = missing.zeros
    assert (divisor, whole) == ("all", period("2021-2T"))
    assert [(datum.indicator, datum.period.id, datum.field) for datum in data] == [
        ("all", "2021-01", "estimate"),
        ("all", "2021-02", "estimate"),
    ]


def test_ratio_to_zero_and_ratio_that_leads_back_to_itself_are_missing() -> None:
    catalog = {
        "rate": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "done", "ratio_to": "all"},
        "loop": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "loop", "ratio_to": "all"},
        "done": {"unit": "hồ sơ", "measure": "flow"},
        "all": {"unit": "hồ sơ", "measure": "flow"},
    }
    book = Ledger(MemoryRecords(catalog, {"2021-01": {"done": "1", "all": "0"}}), period("2021-01"))
    assert gaps(book, "2021-01", "rate") == ["2021-01"]
    assert gaps(book, "2021-01", "loop") == ["2021-01"]


def test_missing_months_are_named_and_never_zero() -> None:
    book = ledger("flow", {"2021-01": "10", "2021-02": "20", "2021-05": "50"})
    assert gaps(book, "2021-5T") == ["2021-03", "2021-04"]
    assert gaps(book, "2021-Q2") == ["2021-04", "2021-06"]


@pytest.mark.parametrize("measure", ["stock", "growth", "cumulative"])
def test_last_month_missing_is_not_replaced_by_an_earlier_one(measure: str) -> None:
    assert gaps(ledger(measure, {"2021-01": "10", "2021-02": "20"}), "2021-3T") == ["2021-03"]


def test_own_value_of_a_cumulative_needs_the_month_before() -> None:
    book = ledger("cumulative", {"2021-02": "20", "2021-04": "50"})
    assert gaps(book, "2021-04") == ["2021-03"]
    assert value(book, "2021-4T") == 50


def test_zero_is_a_value() -> None:
    assert value(ledger("flow", {"2021-01": "0", "2021-02": "5"}), "2021-2T") == 5


def test_actual_wins_over_estimate_and_a_roll_up_is_estimated_when_any_part_is() -> None:
    book = ledger("flow", {"2021-01": {"estimate": "10", "actual": "12"}, "2021-02": "20"})
    january, both = book.value("x", period("2021-01")), book.value("x", period("2021-2T"))
    assert isinstance(january, Figure)
    assert isinstance(both, Figure)
    assert (january.value, january.estimated) == (Decimal(12), False)
    assert (both.value, both.estimated) == (Decimal(32), True)


def test_status_of_the_file_says_what_a_bare_number_means() -> None:
    records = MemoryRecords(
        {"x": {"unit": "tấn", "measure": "flow"}}, {"2021-01": {"status": "actual", "x": "10"}, "2021-02": {"x": "1"}}
    )
    book = Ledger(records, period("2021-02"))
    january, february = (book.value("x", period(when)) for when in ("2021-01", "2021-02"))
    assert isinstance(january, Figure)
    assert isinstance(february, Figure)
    assert (january.estimated, february.estimated) == (False, True)


def test_as_of_is_the_entry_s_own_then_the_file_s_and_the_latest_of_a_sum() -> None:
    records = MemoryRecords(
        {"x": {"unit": "tấn", "measure": "flow"}},
        {
            "2021-01": {"as_of": "31/01/2021", "x": "1"},
            "2021-02": {"as_of": "28/02/2021", "x": {"estimate": "2", "as_of": "15/02/2021"}},
        },
    )
    both = Ledger(records, period("2021-02")).value("x", period("2021-2T"))
    assert isinstance(both, Figure)
    assert both.as_of == date(2021, 2, 15)


def test_stated_year_to_date_carries_on_without_the_months_before() -> None:
    book = ledger("flow", {"2021-07": {"estimate": "70", "year_to_date": "280"}, "2021-08": "80"})
    assert value(book, "2021-7T") == 280
    assert value(book, "2021-8T") == 360
    assert value(book, "2021-07") == 70


def test_a_longer_period_s_own_figure_wins_over_its_months() -> None:
    book = ledger("flow", {**MONTHS, "2021-9T": "451"})
    assert value(book, "2021-9T") == 451


def test_year_to_date_of_a_month_and_its_nt_period_are_one_value() -> None:
    book = ledger("flow", {**MONTHS, "2021-9T": "451"})
    assert book.year_to_date("x", period("2021-09")) == book.value("x", period("2021-9T"))


@pytest.mark.parametrize(
    ("figures", "when", "expected"),
    [
        pytest.param({"2020-08": "7", "2021-08": "9"}, "2020-08", 7, id="from last year's month"),
        pytest.param({"2021-08": {"estimate": "9", "last_year": "8"}}, "2020-08", 8, id="from last_year"),
        pytest.param({"2020-08": "7", "2021-08": {"estimate": "9", "last_year": "8"}}, "2020-08", 8, id="revised"),
        pytest.param({"2021-08": {"estimate": "9", "last_year_to_date": "55"}}, "2020-8T", 55, id="to date"),
        pytest.param({"2021-9T": {"estimate": "9", "last_year": "60"}}, "2020-9T", 60, id="of the longer period"),
        pytest.param(
            {"2021-01": {"estimate": "1", "last_year": "3"}, "2021-02": {"estimate": "2", "last_year": "4"}},
            "2020-2T",
            7,
            id="months added up",
        ),
        pytest.param(
            {"2020-01": "3", "2020-02": "4", "2021-02": {"estimate": "2", "last_year": "5"}},
            "2020-2T",
            8,
            id="one month revised",
        ),
    ],
)
def test_last_year(figures: dict[str, Any], when: str, expected: int) -> None:
    assert value(ledger("flow", figures), when) == expected


def test_last_year_of_a_cumulative_is_since_january() -> None:
    figures = {
        "2021-07": {"actual": "70", "last_year": "50"},
        "2021-08": {"actual": "90", "last_year": "65"},
    }
    book = ledger("cumulative", figures)
    assert value(book, "2020-8T") == 65
    assert value(book, "2020-08") == 15


def test_a_document_does_not_know_what_later_files_say_of_its_year() -> None:
    figures = {"2020-08": "7", "2021-08": {"estimate": "9", "last_year": "8"}}
    assert value(ledger("flow", figures, horizon="2020-09"), "2020-08") == 7
    assert value(ledger("flow", figures, horizon="2021-08"), "2020-08") == 8


def test_files_are_read_only_when_a_value_needs_them() -> None:
    records = MemoryRecords({"x": {"unit": "tấn", "measure": "flow"}}, {key: {"x": "1"} for key in MONTHS})
    book = Ledger(records, period("2021-09"))
    assert records.read == []
    book.value("x", period("2021-09"))
    assert set(records.read) == {"2021-09"}


@pytest.mark.parametrize(
    ("measure", "figures", "when", "differs"),
    [
        pytest.param(
            "flow", {"2021-01": "10,0", "2021-02": {"estimate": "20,0", "year_to_date": "30,1"}}, "2021-2T", 0
        ),
        pytest.param(
            "flow", {"2021-01": "10,0", "2021-02": {"estimate": "20,0", "year_to_date": "30,2"}}, "2021-2T", 1
        ),
        pytest.param("flow", {"2021-08": {"estimate": "1", "last_year": "8"}, "2020-08": "7"}, "2020-08", 0),
        pytest.param("flow", {"2021-08": {"estimate": "1", "last_year": "9"}, "2020-08": "7"}, "2020-08", 1),
        pytest.param("flow", {**MONTHS, "2021-9T": "456"}, "2021-9T", 1),
        pytest.param("flow", {**MONTHS, "2021-9T": "455"}, "2021-9T", 0),
        pytest.param("growth", {**MONTHS, "2021-9T": "4,71"}, "2021-9T", 0),
        pytest.param("flow", MONTHS, "2021-9T", 0),
    ],
)
def test_statements_that_the_rounding_shown_does_not_explain_differ(
    measure: str, figures: dict[str, Any], when: str, differs: int
) -> None:
    assert len(ledger(measure, figures).differences("x", period(when))) == differs


def test_counts_are_exact() -> None:
    figures = {"2021-01": "3", "2021-02": {"estimate": "4", "year_to_date": "8"}}
    assert len(ledger("flow", figures, count="true").differences("x", period("2021-2T"))) == 1
    assert len(ledger("flow", figures).differences("x", period("2021-2T"))) == 0


@given(st.lists(st.decimals("-1e9", "1e9", places=3), min_size=12, max_size=12), st.randoms())
def test_roll_up_does_not_depend_on_the_order_of_the_months(numbers: list[Decimal], random: Any) -> None:
    months = [f"2021-{month:02d}" for month in range(1, 13)]
    written = {
        when: {"estimate": number, "as_of": date(2021, 1, 1)} for when, number in zip(months, numbers, strict=True)
    }
    shuffled = list(months)
    random.shuffle(shuffled)
    asked = ledger("flow", {when: written[when] for when in shuffled})
    for when in shuffled:
        asked.value("x", period(when))
    assert asked.value("x", period("2021")) == ledger("flow", written).value("x", period("2021"))
    assert value(asked, "2021") == sum(numbers)


@given(st.lists(st.decimals("0", "1e6", places=2), min_size=12, max_size=12))
def test_quarters_and_halves_add_up_to_the_year(numbers: list[Decimal]) -> None:
    figures = {f"2021-{month:02d}": {"estimate": number} for month, number in enumerate(numbers, start=1)}
    book = ledger("flow", figures)
    assert sum(value(book, f"2021-Q{quarter}") for quarter in range(1, 5)) == value(book, "2021")
    assert value(book, "2021-6T") == value(book, "2021-Q1") + value(book, "2021-Q2")


@given(st.lists(st.decimals("0", "1e6", places=2), min_size=12, max_size=12))
def test_own_values_of_a_cumulative_add_up_to_it(numbers: list[Decimal]) -> None:
    figures = {f"2021-{month:02d}": {"estimate": number} for month, number in enumerate(numbers, start=1)}
    book = ledger("cumulative", figures)
    assert sum(value(book, f"2021-{month:02d}") for month in range(1, 13)) == value(book, "2021") == numbers[-1]
