"""Tables of figures as a workbook: numbers as numbers, shown as they are printed elsewhere."""

import csv
import io
import subprocess
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from reportgen.excel import write_tables
from reportgen.figures.tables import EMPTY, CellKind, Column, ComparisonTable, Row, number_cell, text_cell
from tests.programs import needed_libreoffice

TABLE = ComparisonTable(
    "Các chỉ tiêu tháng 8 năm 2021: biểu tổng hợp",
    (
        Column("ordinal", "STT", numeric=False, number="A"),
        Column("name", "Chỉ tiêu", numeric=False, number="B"),
        Column("unit", "Đơn vị tính", numeric=False, number="C"),
        Column("value", "Thực hiện", numeric=True, number="(1)"),
        Column("vs_plan", "So với kế hoạch (%)", numeric=True, number="(2)=(1)/(0)"),
    ),
    (
        Row(
            "thu",
            0,
            (
                text_cell("1"),
                text_cell("Thu ngân sách"),
                text_cell("tỷ đồng"),
                number_cell(Decimal("4246.625"), 2),
                number_cell(Decimal("113.5"), 2, kind=CellKind.PERCENT),
            ),
            bold=True,
        ),
        Row(
            "thu_dat",
            1,
            (
                text_cell("-"),
                text_cell("=Thu từ đất"),
                text_cell("%"),
                number_cell(Decimal("50.3"), 1),
                number_cell(Decimal("-0.39"), 2, kind=CellKind.POINTS),
            ),
        ),
        Row(
            "du_an",
            0,
            (
                text_cell("2"),
                text_cell("Dự án mới"),
                text_cell("dự án"),
                number_cell(Decimal(6), 0, count=True),
                EMPTY,
            ),
        ),
    ),
    ("Số minh họa.",),
)


def opened(*tables: ComparisonTable) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_tables(tables)))


def test_cells_hold_the_printed_numbers() -> None:
    (sheet,) = opened(TABLE).worksheets
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Các chỉ tiêu tháng 8 năm 2021: biểu tổng hợp", None, None, None, None],
        [None] * 5,
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện", "So với kế hoạch (%)"],
        ["A", "B", "C", "(1)", "(2)=(1)/(0)"],
        ["1", "Thu ngân sách", "tỷ đồng", 4246.63, 113.5],
        ["-", "=Thu từ đất", "%", 50.3, -0.39],
        ["2", "Dự án mới", "dự án", 6, "-"],
        [None] * 5,
        ["Số minh họa.", None, None, None, None],
    ]


def test_formats_show_what_the_table_prints() -> None:
    (sheet,) = opened(TABLE).worksheets
    assert [sheet[cell].number_format for cell in ("D5", "E5", "D6", "E6", "D7")] == [
        "[$-42A]#,##0.00",
        "[$-42A]#,##0.0",
        "[$-42A]#,##0.0",
        '[$-42A]#,##0.00" điểm %"',
        "00",
    ]


def test_totals_are_bold_and_parts_are_indented() -> None:
    (sheet,) = opened(TABLE).worksheets
    assert [(sheet[f"B{row}"].font.bold, sheet[f"B{row}"].alignment.indent) for row in (5, 6, 7)] == [
        (True, 0),
        (False, 1),
        (False, 0),
    ]


def test_a_text_is_never_a_formula() -> None:
    (sheet,) = opened(TABLE).worksheets
    assert (sheet["B6"].data_type, sheet["B6"].quotePrefix) == ("s", True)


def test_sheets_are_named_after_their_tables() -> None:
    assert opened(TABLE, TABLE).sheetnames == ["Các chỉ tiêu tháng 8 năm 2021-", "Các chỉ tiêu tháng 8 năm 20 (2)"]


def test_no_tables_make_a_workbook_that_says_so() -> None:
    assert opened().sheetnames == ["Không có số liệu"]


def test_the_same_tables_give_the_same_bytes() -> None:
    assert write_tables([TABLE]) == write_tables([TABLE])


@pytest.mark.libreoffice
def test_a_spreadsheet_program_shows_the_numbers(tmp_path: Path) -> None:
    soffice = needed_libreoffice()
    (tmp_path / "bang.xlsx").write_bytes(write_tables([TABLE]))
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", options]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "bang.xlsx"], check=True, capture_output=True)
    rows = list(csv.reader((tmp_path / "bang.csv").read_text(encoding="utf-8").splitlines()))
    assert [row[3:] for row in rows[4:7]] == [["4.246,63", "113,5"], ["50,3", "-0,39 điểm %"], ["06", "-"]]
