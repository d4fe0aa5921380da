"""The workbook for the departments."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reportgen.diagnostics import Refused
from reportgen.excel import export
from tests.excel.workspaces import AUGUST, CATALOG, workspace


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet_rows(data: bytes) -> list[list[object]]:
    """Return header and rows of the figures sheet, without the hidden first column."""
    return [[cell.value for cell in row[1:]] for row in opened(data)["Số liệu"].iter_rows(min_row=5)]


def test_every_indicator_with_what_is_known_of_it(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    assert sheet_rows(data) == [
        [
            "STT", "Chỉ tiêu", "Đơn vị tính", "Cách ghi số", "Kế hoạch năm 2021", "Tháng 7/2021",
            "Cùng kỳ: tháng 8/2020", "Ước thực hiện tháng 8/2021", "Số chính thức tháng 8/2021",
            "Lũy kế 8 tháng đầu năm 2021", "Lũy kế 8 tháng đầu năm 2020", "Ghi chú, nguồn số liệu",
        ],
        ["1", "Tổng mức bán lẻ", "tỷ đồng", "số riêng của kỳ", "7.000,5", 580.25, 510.5, 593.1, None, None, None, None],
        ["2", "Giá trị sản xuất công nghiệp", "tỷ đồng", "số riêng của kỳ", None, None, 185.8, 8.7, None, None, None,
         "Nguồn: Sở Công Thương"],
        ["3", "Số vụ việc", "vụ", "số riêng của kỳ", None, 1204, None, None, None, None, None, None],
        ["4", "Tỷ lệ giải ngân", "%", "tỷ lệ của kỳ", None, None, None, None, None, None, None, None],
    ]  # fmt: skip


def test_the_head_says_whose_figures_of_when(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    sheet = opened(data)["Số liệu"]
    assert [sheet[f"B{row}"].value for row in (1, 2, 3)] == [
        "SỐ LIỆU THÁNG 8 NĂM 2021",
        "Ủy ban nhân dân tỉnh Lai Châu; chốt số ngày 31/8/2021",
        "Chỉ nhập vào ô màu vàng. Chưa có số thì để trống, không ghi 0. Xem trang “Hướng dẫn”.",
    ]


def test_only_the_cells_to_fill_in_are_open(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    sheet = opened(data)["Số liệu"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    opened_cells = {cell.coordinate for row in sheet.iter_rows(min_row=6) for cell in row if not cell.protection.locked}
    last_year = {"H7", "H8", "H9"}  # data/2020-08 states it for ban_le
    year_to_date = {f"{column}{row}" for column in "KL" for row in (6, 7, 8)}  # months from January are missing
    assert opened_cells == last_year | year_to_date | {f"{column}{row}" for column in "IJM" for row in (6, 7, 8, 9)}


def test_numbers_are_shown_as_the_catalog_says(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    sheet = opened(data)["Số liệu"]
    assert [sheet[f"I{row}"].number_format for row in (6, 7, 8, 9)] == [
        "[$-42A]#,##0.00",
        "[$-42A]#,##0.00",
        "[$-42A]#,##0",
        "[$-42A]#,##0.00",
    ]


def test_the_digits_in_the_file_are_those_typed(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>8.7</v>" in xml
    assert "<v>593.10</v>" in xml


def test_typing_is_guided(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    sheet = opened(data)["Số liệu"]
    kinds = {one.type: str(one.sqref) for one in sheet.data_validations.dataValidation}
    assert kinds == {
        "whole": "H8 I8 J8 K8 L8",
        "decimal": "H7 H9 I6 I7 I9 J6 J7 J9 K6 K7 L6 L7",
        "textLength": "M6 M7 M8 M9",
    }


def test_one_workbook_for_each_department(tmp_path: Path) -> None:
    books = export(workspace(tmp_path), AUGUST, by_lead=True)
    names = {name: [row[1] for row in sheet_rows(data)[1:]] for name, data in books.items()}
    assert names == {
        "so-lieu-2021-08-so-cong-thuong.xlsx": ["Tổng mức bán lẻ", "Giá trị sản xuất công nghiệp"],
        "so-lieu-2021-08-cong-an-tinh.xlsx": ["Số vụ việc"],
        "so-lieu-2021-08-chua-ro-co-quan.xlsx": ["Tỷ lệ giải ngân"],
    }
    head = opened(books["so-lieu-2021-08-cong-an-tinh.xlsx"])["Số liệu"]["B2"].value
    assert head == "Công an tỉnh gửi Ủy ban nhân dân tỉnh Lai Châu; chốt số ngày 31/8/2021"


def test_two_spellings_of_a_department_share_a_workbook(tmp_path: Path) -> None:
    catalog = CATALOG.replace("lead: Sở Công Thương", "lead: Sở Công thương", 1)
    books = export(workspace(tmp_path, {"data/catalog.yaml": catalog}), AUGUST, by_lead=True)
    assert len(sheet_rows(books["so-lieu-2021-08-so-cong-thuong.xlsx"])) == 3


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path: Path, sign: str) -> None:
    text = f'{sign}HYPERLINK("http://a","b")'
    catalog = CATALOG.replace("Tổng mức bán lẻ", f"'{text}'")
    (data,) = export(workspace(tmp_path, {"data/catalog.yaml": catalog}), AUGUST).values()
    cell = opened(data)["Số liệu"]["C6"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix


def test_no_cell_of_any_sheet_is_a_formula(tmp_path: Path) -> None:
    catalog = CATALOG.replace("tỷ đồng", '"=1+1"').replace("Công an tỉnh", '"@SUM(A1)"')
    for data in export(workspace(tmp_path, {"data/catalog.yaml": catalog}), AUGUST, by_lead=True).values():
        kinds = {cell.data_type for sheet in opened(data) for row in sheet.iter_rows() for cell in row}
        assert "f" not in kinds


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    first = export(workspace(tmp_path / "a"), AUGUST)
    assert first == export(workspace(tmp_path / "b"), AUGUST)


def test_broken_figures_are_not_sent_out(tmp_path: Path) -> None:
    broken = workspace(tmp_path, {"data/2021-08/indicators.yaml": "ban_le: 1.5\n"})
    with pytest.raises(Refused) as refused:
        export(broken, AUGUST)
    assert [finding.code for finding in refused.value.findings] == ["number-notation"]


def test_the_sheet_is_made_for_screen_and_paper(tmp_path: Path) -> None:
    (data,) = export(workspace(tmp_path), AUGUST).values()
    sheet = opened(data)["Số liệu"]
    assert sheet.freeze_panes == "E6"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows) == (
        "landscape",
        0,
        "$5:$5",
    )
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[4].hidden
