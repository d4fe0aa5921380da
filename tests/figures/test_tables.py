"""Tables of indicators: columns by period, the tree of rows, cells that every writer prints alike."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from reportgen.diagnostics import Refused
from reportgen.figures import ComparisonTable
from reportgen.figures.comparison import Direction
from reportgen.figures.indicator_tables import annex, roll_up, tree
from reportgen.figures.period_comparison import compare_records
from reportgen.figures.tables import Cell, CellKind, Judgement, number_cell
from reportgen.numerals import parse_number
from reportgen.workspace.schema import Appendix, Indicator
from tests.figures.memory import MemoryRecords, period

NBSP = "\u00a0"
CATALOG: Mapping[str, Mapping[str, Any]] = {
    "x": {"name": "Giá trị sản xuất", "short": "GTSX", "unit": "tỷ đồng", "measure": "flow", "better": "up",
          "decimals": 2, "plan": {"2021": "1.000"}},
    "rate": {"name": "Tỷ lệ che phủ", "unit": "%", "measure": "rate", "roll_up": "last", "plan": {"2021": "50"}},
    "cpi": {"name": "CPI", "unit": "%", "measure": "growth"},
    "bound": {"name": "Hộ nghèo", "unit": "%", "measure": "rate", "roll_up": "last", "plan": {"2021": "Dưới 4"}},
    "accidents": {"name": "Số vụ", "unit": "vụ", "measure": "flow", "better": "down", "count": "true"},
}  # fmt: skip
FIGURES = {
    "2020-02": {"x": "80", "rate": "48", "accidents": "9"},
    "2020-01": {"x": "70", "rate": "48", "accidents": "5"},
    "2021-01": {"status": "actual", "x": "90", "rate": "49", "cpi": "1,2", "bound": "5", "accidents": "8"},
    "2021-02": {"x": "100,5", "rate": "50,3", "cpi": "-0,4", "bound": "3,9", "accidents": "9"},
}


def rows(table: ComparisonTable) -> list[list[str]]:
    return [[cell.text.replace(NBSP, " ") for cell in row.cells] for row in table.rows]


def keys(table: ComparisonTable) -> list[str]:
    return [column.key for column in table.columns[3:]]


def column(table: ComparisonTable, identifier: str, key: str) -> Cell:
    position = [one.key for one in table.columns].index(key)
    return next(row.cells[position] for row in table.rows if row.identifier == identifier)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2021-01", "plan previous last_year value vs_previous vs_last_year vs_plan"),
        ("2021-02", "plan previous last_year value year_to_date last_year_to_date "
                    "vs_previous vs_last_year year_to_date_vs_last_year vs_plan"),
        ("2021-Q1", "plan previous last_year value vs_previous vs_last_year vs_plan"),
        ("2021-Q2", "plan previous last_year value year_to_date last_year_to_date "
                    "vs_previous vs_last_year year_to_date_vs_last_year vs_plan"),
        ("2021-6T", "plan last_year value vs_last_year vs_plan"),
        ("2021-9T", "plan last_year value vs_last_year vs_plan"),
        ("2021", "plan last_year value vs_last_year vs_plan"),
    ],
)  # fmt: skip
def test_columns_follow_the_period(when: str, expected: str) -> None:
    assert keys(annex(MemoryRecords(CATALOG, FIGURES), period(when))) == expected.split()


def test_the_month_before_a_half_year_looks_ahead_when_something_is_known() -> None:
    figures = {f"2021-{month:02d}": {"x": "10"} for month in range(1, 7)}
    assert "next_value" in keys(annex(MemoryRecords(CATALOG, figures), period("2021-05")))
    without = {key: entry for key, entry in figures.items() if key != "2021-06"}
    assert "next_value" not in keys(annex(MemoryRecords(CATALOG, without), period("2021-05")))


def test_a_year_s_table_has_next_year_s_plan_when_there_is_one() -> None:
    catalog = {"x": {**CATALOG["x"], "plan": {"2021": "10", "2022": "12"}}}
    figures = {f"2021-{month:02d}": {"x": "1"} for month in range(1, 13)}
    table = annex(MemoryRecords(catalog, figures), period("2021"))
    assert column(table, "x", "next_plan").text == "12"


def test_titles_and_the_row_of_numbers_below_them() -> None:
    table = annex(MemoryRecords(CATALOG, FIGURES), period("2021-02"))
    assert [(one.title, one.number) for one in table.columns] == [
        ("STT", "A"),
        ("Chỉ tiêu", "B"),
        ("Đơn vị tính", "C"),
        ("Kế hoạch năm 2021", "(1)"),
        ("Thực hiện tháng 01", "(2)"),
        ("Thực hiện tháng 02/2020", "(3)"),
        ("Ước thực hiện tháng 02", "(4)"),
        ("Lũy kế 2 tháng đầu năm", "(5)"),
        ("Lũy kế 2 tháng đầu năm 2020", "(6)"),
        ("So với tháng trước (%)", "(7)=(4)/(2)"),
        ("So với cùng kỳ (%)", "(8)=(4)/(3)"),
        ("Lũy kế so với cùng kỳ (%)", "(9)=(5)/(6)"),
        ("So với kế hoạch năm (%)", "(10)=(5)/(1)"),
    ]


def test_final_figures_are_not_called_estimates() -> None:
    table = annex(MemoryRecords(CATALOG, FIGURES), period("2021-01"))
    assert table.columns[6].title == "Thực hiện tháng 01"


def test_rows_of_a_month() -> None:
    table = annex(MemoryRecords(CATALOG, FIGURES), period("2021-02"))
    assert rows(table) == [
        ["1", "GTSX", "tỷ đồng", "1.000", "90", "80", "100,5", "190,5", "150", "111,67", "125,63", "127", "19,05"],
        ["2", "Tỷ lệ che phủ", "%", "50", "49", "48", "50,3", "50,3", "48", "1,3 điểm %", "2,3 điểm %",
         "2,3 điểm %", "0,3 điểm %"],
        ["3", "CPI", "%", "-", "1,2", "-", "-0,4", "-0,4", "-", "-", "-", "-", "-"],
        ["4", "Hộ nghèo", "%", "Dưới 4", "5", "-", "3,9", "3,9", "-", "-1,1 điểm %", "-", "-", "Đạt"],
        ["5", "Số vụ", "vụ", "-", "08", "09", "09", "17", "14", "112,5", "100", "121,43", "-"],
    ]  # fmt: skip


def test_an_appendix_chooses_its_indicators_and_columns() -> None:
    appendix = Appendix(title="Chỉ tiêu chính", ids=("accidents", "x"), columns=("value", "vs_last_year"))
    table = annex(MemoryRecords(CATALOG, FIGURES), period("2021-02"), appendix)
    assert table.title == "Chỉ tiêu chính"
    assert rows(table) == [["1", "Số vụ", "vụ", "09", "100"], ["2", "GTSX", "tỷ đồng", "100,5", "125,63"]]
    assert [one.number for one in table.columns[3:]] == ["(1)", "(2)"]


def test_an_appendix_of_a_group_keeps_the_catalog_s_order() -> None:
    catalog = {
        "a": {"unit": "tấn", "measure": "flow", "group": "g"},
        "b": {"unit": "tấn", "measure": "flow", "group": "g", "order": "2"},
        "c": {"unit": "tấn", "measure": "flow", "group": "g", "order": "1"},
        "d": {"unit": "tấn", "measure": "flow"},
    }
    records = MemoryRecords(catalog, {"2021-01": dict.fromkeys("abcd", "1")})
    table = annex(records, period("2021-01"), Appendix(title="G", group="g", columns=("value",)))
    assert [row.identifier for row in table.rows] == ["c", "b", "a"]


def test_an_unknown_column_is_refused_with_the_nearest_one() -> None:
    appendix = Appendix(title="Biểu", ids=("x",), columns=("valeu",))
    with pytest.raises(Refused) as refused:
        annex(MemoryRecords(CATALOG, FIGURES), period("2021-02"), appendix)
    (finding,) = refused.value.findings
    assert (finding.message, finding.hint) == ("Biểu không có cột “valeu”.", "có phải value?")


def test_totals_and_parts_make_a_tree() -> None:
    catalog: dict[str, dict[str, Any]] = {
        "total": {"unit": "tấn", "measure": "flow", "parts": ("one", "two")},
        "one": {"unit": "tấn", "measure": "flow", "parts": ("deep",)},
        "deep": {"unit": "tấn", "measure": "flow"},
        "two": {"unit": "tấn", "measure": "flow"},
        "alone": {"unit": "con", "measure": "stock"},
    }
    records = MemoryRecords(catalog, {"2021-01": dict.fromkeys(catalog, "1")})
    table = annex(records, period("2021-01"), Appendix(title="T", ids=tuple(catalog), columns=("value",)))
    assert [(row.level, row.cells[0].text, row.identifier, row.bold) for row in table.rows] == [
        (0, "I", "total", True),
        (1, "1", "one", True),
        (2, "-", "deep", False),
        (1, "2", "two", False),
        (0, "II", "alone", False),
    ]


def test_parts_that_lead_in_a_circle_lose_no_row() -> None:
    catalog = {
        key: Indicator.model_validate({"name": key, "unit": "tấn", "measure": "flow", "parts": parts})
        for key, parts in {"a": ("b",), "b": ("a", "a"), "c": ("c",)}.items()
    }
    forest = tree(tuple(catalog), catalog)
    assert [branch.identifier for branch in forest] == ["a", "c"]
    assert [part.identifier for part in forest[0].parts] == ["b"]


def test_what_is_printed_is_the_number_a_workbook_gets() -> None:
    for table in (annex(MemoryRecords(CATALOG, FIGURES), period(when)) for when in ("2021-01", "2021-02", "2021-2T")):
        numbers = [cell for row in table.rows for cell in row.cells if cell.value is not None]
        assert numbers
        for cell in numbers:
            text = cell.text.removesuffix(f"{NBSP}điểm{NBSP}%")
            text = text.lstrip("0") if len(text) == 2 and text.isdigit() else text
            assert parse_number(text) == cell.value


def test_a_growth_stands_to_its_plan_by_points() -> None:
    catalog = {"grdp": {"unit": "%", "measure": "growth", "plan": {"2021": "7"}}}
    table = annex(MemoryRecords(catalog, {"2021-02": {"grdp": "7,2"}}), period("2021-02"))
    assert column(table, "grdp", "vs_plan").text == f"0,2{NBSP}điểm{NBSP}%"


def test_rounding_happens_once_and_half_up() -> None:
    cell = number_cell(Decimal("39.335"), 2, kind=CellKind.PERCENT)
    assert (cell.text, cell.value) == ("39,34", Decimal("39.34"))


def test_good_news_depends_on_the_indicator() -> None:
    table = compare_records(MemoryRecords(CATALOG, FIGURES), period("2021-02"), period("2021-01")).indicators
    gtsx, accidents = (column(table, one, "amount") for one in ("x", "accidents"))
    assert (gtsx.direction, gtsx.judgement) == (Direction.UP, Judgement.BETTER)
    assert (accidents.direction, accidents.judgement) == (Direction.UP, Judgement.WORSE)


def test_a_month_against_another() -> None:
    table = compare_records(MemoryRecords(CATALOG, FIGURES), period("2021-02"), period("2020-02")).indicators
    assert rows(table) == [
        ["1", "GTSX", "tỷ đồng", "80", "100,5", "20,5", "25,63", "19,05", "tăng (tốt hơn)"],
        ["2", "Tỷ lệ che phủ", "%", "48", "50,3", "2,3 điểm %", "-", "0,3 điểm %", "tăng"],
        ["3", "CPI", "%", "-", "-0,4", "-", "-", "-", "-"],
        ["4", "Hộ nghèo", "%", "-", "3,9", "-", "-", "Đạt", "-"],
        ["5", "Số vụ", "vụ", "09", "09", "0", "0", "-", "không đổi"],
    ]


@pytest.mark.parametrize(
    ("when", "base", "expected"),
    [
        ("2021-02", "2021-01", ["x (lũy kế)", "10", "25", "15", "150"]),
        ("2021-02", "2020-02", ["x (lũy kế)", "20", "25", "5", "25"]),
        ("2021-01", "2020-12", ["x", "-", "10", "-", "-"]),
    ],
)
def test_a_cumulative_is_compared_since_january(when: str, base: str, expected: list[str]) -> None:
    catalog = {"x": {"name": "x", "unit": "ha", "measure": "cumulative"}}
    figures = {"2020-02": {"x": "20"}, "2020-12": {"x": "99"}, "2021-01": {"x": "10"}, "2021-02": {"x": "25"}}
    table = compare_records(MemoryRecords(catalog, figures), period(when), period(base)).indicators
    (row,) = rows(table)
    assert [row[1], *row[3:7]] == expected


def test_summary_says_rule_estimates_and_missing_months() -> None:
    catalog = {
        "flow": {"unit": "tấn", "measure": "flow"},
        "cumulative": {"unit": "tấn", "measure": "cumulative"},
        "stock": {"unit": "con", "measure": "stock"},
        "mean": {"unit": "%", "measure": "rate", "roll_up": "average"},
        "ratio": {"unit": "%", "measure": "rate", "roll_up": "ratio", "ratio_of": "flow", "ratio_to": "stock"},
        "gap": {"unit": "tấn", "measure": "flow"},
        "whole": {"unit": "tấn", "measure": "flow"},
    }
    every = {"flow": "5", "cumulative": "5", "stock": "9", "mean": "2"}
    records = MemoryRecords(
        catalog,
        {
            "2021-01": {"status": "actual", **every, "gap": "1"},
            "2021-02": every,
            "2021-2T": {"status": "actual", "whole": "7"},
        },
    )
    table = roll_up(records, period("2021-2T"))
    position = {one.key: index for index, one in enumerate(table.columns)}
    told = {
        row.identifier: [row.cells[position[key]].text for key in ("rule", "value", "estimated", "missing")]
        for row in table.rows
    }
    assert told == {
        "flow": ["cộng các tháng", "10", "tháng 02 năm 2021", "-"],
        "cumulative": ["lũy kế đến tháng cuối", "5", "tháng 02 năm 2021", "-"],
        "stock": ["số tháng cuối", "9", "tháng 02 năm 2021", "-"],
        "mean": ["bình quân các tháng", "2", "tháng 02 năm 2021", "-"],
        "ratio": ["tính lại từ “flow” và “stock”", "111,11", "tháng 02 năm 2021", "-"],
        "gap": ["cộng các tháng", "-", "-", "tháng 02 năm 2021"],
        "whole": ["số ghi ở data/2021-2T/indicators.yaml", "7", "-", "-"],
    }


def test_a_quarter_s_summary_shows_what_its_plan_is_compared_with() -> None:
    months = {f"2021-{month:02d}": {"x": "100"} for month in range(1, 7)}
    table = roll_up(MemoryRecords(CATALOG, months), period("2021-Q2"))
    assert column(table, "x", "value").text == "300"
    assert column(table, "x", "year_to_date").text == "600"
    assert column(table, "x", "vs_plan").text == "60"
    assert {one.key: one.number for one in table.columns}["vs_plan"] == "(6)=(4)/(1)"


def test_a_comparison_says_from_when_the_plan_is_counted() -> None:
    titles = []
    for when, base in (("2021-01", "2020-01"), ("2021-02", "2021-01")):
        table = compare_records(MemoryRecords(CATALOG, FIGURES), period(when), period(base)).indicators
        titles += [one.title for one in table.columns if one.key == "vs_plan"]
    assert titles == ["So với kế hoạch 2021 (%)", "Lũy kế so kế hoạch (%)"]


def test_every_row_has_a_cell_for_every_column() -> None:
    records = MemoryRecords(CATALOG, FIGURES)
    tables = [annex(records, period(when)) for when in ("2021-01", "2021-02", "2021-2T", "2021")]
    tables += [roll_up(records, period("2021-2T"))]
    tables += [compare_records(records, period("2021-02"), period("2021-01")).indicators]
    for table in tables:
        assert {len(row.cells) for row in table.rows} <= {len(table.columns)}
