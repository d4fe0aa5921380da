"""A workbook that comes back: what changed, what is wrong and where, and what the file becomes."""

import io
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.diagnostics import Finding, Refused
from reportgen.excel import Change, apply, export, read_workbook
from reportgen.periods import Period
from tests.excel.workspaces import AUGUST, FIGURES, Edit, edited, put, workspace
from tests.programs import needed_libreoffice

NAME = "so-lieu.xlsx"
FILE = "data/2021-08/indicators.yaml"


def book(root: Path) -> bytes:
    (data,) = export(workspace(root), AUGUST).values()
    return data


def brought(root: Path, *edits: Edit) -> tuple[dict[str, str], tuple[Change, ...], tuple[Finding, ...]]:
    """Return the new file, the changes and the findings of a workbook after the edits."""
    imported = read_workbook(edited(book(root), *edits), workspace(root), name=NAME)
    files = {} if any(finding.is_error for finding in imported.findings) else apply(imported, workspace(root))
    return files, imported.changes, imported.findings


def test_an_untouched_workbook_changes_nothing(tmp_path: Path) -> None:
    imported = read_workbook(book(tmp_path), workspace(tmp_path), AUGUST, name=NAME)
    assert (imported.period, imported.changes, imported.findings) == (AUGUST, (), ())
    assert apply(imported, workspace(tmp_path)) == {}


@pytest.mark.libreoffice
def test_a_workbook_saved_by_libreoffice_changes_nothing(tmp_path: Path) -> None:
    soffice = needed_libreoffice()
    sent = tmp_path / "sent.xlsx"
    sent.write_bytes(book(tmp_path / "ws"))
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", tmp_path / "back", sent], check=True, capture_output=True)
    back = (tmp_path / "back" / "sent.xlsx").read_bytes()
    imported = read_workbook(back, workspace(tmp_path / "ws"), name=NAME)
    assert (imported.changes, imported.findings) == ((), ())


def test_typed_figures_change_their_lines_and_nothing_else(tmp_path: Path) -> None:
    files, changes, findings = brought(
        tmp_path, put("I6", 600), put("J7", 9.25), put("I8", 12), put("M8", "giảm do\nthời tiết"), put("J9", "56,10")
    )
    assert findings == ()
    assert [(change.cell, change.field, change.old, change.new) for change in changes] == [
        ("Số liệu!I6", "estimate", "593,10", "600"),
        ("Số liệu!J7", "actual", None, "9,25"),
        ("Số liệu!I8", "estimate", None, "12"),
        ("Số liệu!M8", "note", None, "giảm do thời tiết"),
        ("Số liệu!J9", "actual", None, "56,10"),
    ]
    assert files == {
        FILE: FIGURES.replace("ban_le: 593,10", "ban_le: 600")
        .replace('Công Thương"\n', 'Công Thương"\n  actual: 9,25\n')
        .replace("so_vu:\n", "so_vu:\n  estimate: 12\n  note: giảm do thời tiết\nty_le:\n  actual: 56,10\n")
    }


def test_an_emptied_cell_empties_the_figure(tmp_path: Path) -> None:
    files, changes, _ = brought(tmp_path, put("I6", None))
    assert [(change.old, change.new) for change in changes] == [("593,10", None)]
    assert files == {FILE: FIGURES.replace("ban_le: 593,10", "ban_le:")}


def test_another_spelling_of_the_same_number_is_no_change(tmp_path: Path) -> None:
    assert brought(tmp_path, put("I6", "593,1"), put("H7", "185,80")) == ({}, (), ())


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (0.1 + 0.2, "0,3"),
        (8.7 * 3, "26,1"),
        (1 / 3, "0,333333333333333"),
        (1234567.5, "1.234.567,5"),
        (-12.5, "-12,5"),
        (1e-5, "0,00001"),
        (0, "0"),
        ("1.234,50", "1.234,50"),
        (" 7\u00a0", "7"),
        ("=1/4", None),
    ],
)
def test_a_number_without_the_noise_of_the_machine(tmp_path: Path, typed: object, written: str | None) -> None:
    _, changes, findings = brought(tmp_path, put("I9", typed))
    assert [change.new for change in changes] == ([written] if written else [])
    assert [finding.code for finding in findings if finding.is_error] == ([] if written else ["formula-not-computed"])


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("1.5", "Ô I9 (Tỷ lệ giải ngân) là chữ “1.5”, không phải số viết đúng cách.", "viết 1,5 hoặc 15"),
        (
            "55,4%",
            "Ô I9 (Tỷ lệ giải ngân) là chữ “55,4%”, không phải số viết đúng cách.",
            "chỉ ghi số; đơn vị và lời giải thích ghi ở cột Ghi chú",
        ),
        (True, "Ô I9 (Tỷ lệ giải ngân) là TRUE/FALSE, không phải số.", "gõ lại số"),
        (
            datetime(2021, 5, 1),
            "Ô I9 (Tỷ lệ giải ngân) là ngày tháng, không phải số.",
            "gõ lại số; nếu Excel tự đổi thành ngày, chọn định dạng ô là Số (Number) rồi gõ lại",
        ),
        (
            "#DIV/0!",
            "Ô I9 (Tỷ lệ giải ngân) báo lỗi #DIV/0! (chia cho 0).",
            "sửa công thức, hoặc gõ số vào ô",
        ),
        (1e16, "Ô I9 (Tỷ lệ giải ngân) là số quá lớn.", "kiểm tra lại số và đơn vị tính"),
        (
            "=1/3",
            "Ô I9 (Tỷ lệ giải ngân) có công thức chưa được tính.",
            "mở bằng Excel, chờ tính xong rồi lưu lại; hoặc dán giá trị (Paste Special, Values)",
        ),
    ],
)
def test_a_cell_that_holds_no_figure(tmp_path: Path, typed: object, message: str, hint: str) -> None:
    _, changes, (finding,) = brought(tmp_path, put("I9", typed))
    assert changes == ()
    assert finding.place is not None
    assert (finding.message, finding.hint) == (message, hint)
    assert (finding.place.file, finding.place.part, finding.place.quote) == (NAME, "Số liệu", "I9")


def test_a_formula_in_a_note(tmp_path: Path) -> None:
    _, _, (finding,) = brought(tmp_path, put("M6", "=A1"))
    assert (finding.message, finding.hint) == (
        "Ô M6 (Tổng mức bán lẻ) có công thức.",
        "gõ chữ, không bắt đầu bằng dấu =",
    )


def test_more_decimals_than_the_catalog_prints_stay_and_are_pointed_out(tmp_path: Path) -> None:
    files, _, (finding,) = brought(tmp_path, put("I6", 600.125))
    assert (finding.message, finding.severity.value) == (
        "Ô I6 (Tổng mức bán lẻ): 600,125 có 3 chữ số lẻ, danh mục chỉ lấy 2.",
        "warning",
    )
    assert "ban_le: 600,125  # theo" in files[FILE]


def merge(cells: str) -> Edit:
    return lambda sheet: sheet.merge_cells(cells)


def delete_row(number: int) -> Edit:
    return lambda sheet: sheet.delete_rows(number)


def delete_column(number: int) -> Edit:
    return lambda sheet: sheet.delete_cols(number)


def insert_column(number: int) -> Edit:
    return lambda sheet: sheet.insert_cols(number)


def copy_row(source: int, target: int) -> Edit:
    def edit(sheet: Worksheet) -> None:
        for column in range(1, 14):
            sheet.cell(target, column).value = sheet.cell(source, column).value

    return edit


EXPORT_AGAIN = "không xóa cột và không xóa dòng ẩn trên tiêu đề; xuất lại bảng rồi chép số sang"


@pytest.mark.parametrize(
    ("edit", "severity", "message", "hint"),
    [
        (
            merge("I6:I7"),
            "error",
            "Các ô I6:I7 đã bị gộp; không biết số thuộc ô nào.",
            "chọn vùng đó, bỏ gộp ô (Unmerge Cells), ghi số vào từng ô",
        ),
        (
            put("I5", "Ước tháng 9"),
            "error",
            "Ô I5: tiêu đề cột đã đổi thành “Ước tháng 9”, trước là “Ước thực hiện tháng 8/2021”.",
            "ghi lại tiêu đề cũ, hoặc xuất lại bảng rồi chép số sang",
        ),
        (delete_column(10), "error", "Thiếu cột “Số chính thức tháng 8/2021”.", EXPORT_AGAIN),
        (
            insert_column(13),
            "warning",
            "Cột “Ghi chú, nguồn số liệu” đã chuyển từ M sang N; vẫn đọc theo tiêu đề.",
            "kiểm tra lại số trong cột này",
        ),
        (
            put("N4", "estimate"),
            "error",
            "Cột “Ước thực hiện tháng 8/2021” có hai lần.",
            "xóa cột chép thừa",
        ),
        (
            delete_row(9),
            "warning",
            "Thiếu dòng của chỉ tiêu “ty_le”; số của chỉ tiêu này giữ nguyên.",
            "nếu lỡ xóa dòng, xuất lại bảng rồi chép số sang",
        ),
        (
            put("A10", "gdp"),
            "error",
            "Ô A10: không có chỉ tiêu mã “gdp” trong bảng đã xuất.",
            "xóa dòng này; chỉ tiêu mới thêm vào data/catalog.yaml",
        ),
        (
            copy_row(6, 10),
            "error",
            "Ô A10: chỉ tiêu “ban_le” có hai dòng (6 và 10).",
            "giữ một dòng, xóa dòng kia",
        ),
    ],
)
def test_a_table_that_was_rearranged(tmp_path: Path, edit: Edit, severity: str, message: str, hint: str) -> None:
    files, _, findings = brought(tmp_path, edit)
    found = [(finding.severity.value, finding.message, finding.hint) for finding in findings]
    assert (severity, message, hint) in found
    assert files == {}


def test_figures_are_found_again_in_a_moved_column_and_a_sorted_table(tmp_path: Path) -> None:
    def swap(sheet: Worksheet) -> None:
        for column in range(1, 14):
            upper, lower = sheet.cell(6, column).value, sheet.cell(8, column).value
            sheet.cell(6, column).value, sheet.cell(8, column).value = lower, upper

    _, changes, findings = brought(tmp_path, swap, put("I6", 44), insert_column(9))
    assert [(change.indicator, change.cell, change.new) for change in changes] == [("so_vu", "Số liệu!J6", "44")]
    assert {finding.code for finding in findings} == {"column-moved"}


def test_an_import_with_errors_is_not_applied(tmp_path: Path) -> None:
    imported = read_workbook(edited(book(tmp_path), put("I9", "a"), put("I6", 5)), workspace(tmp_path), name=NAME)
    with pytest.raises(Refused) as refused:
        apply(imported, workspace(tmp_path))
    assert [finding.code for finding in refused.value.findings] == ["number-notation"]


def test_a_figure_that_moved_on_meanwhile_is_kept_or_disputed(tmp_path: Path) -> None:
    sent = book(tmp_path)
    now = workspace(tmp_path, {FILE: FIGURES.replace("593,10", "700")})
    untouched = read_workbook(sent, now, name=NAME)
    assert (untouched.changes, untouched.findings) == ((), ())
    agreed = read_workbook(edited(sent, put("I6", 700)), now, name=NAME)
    assert (agreed.changes, agreed.findings) == ((), ())
    (finding,) = read_workbook(edited(sent, put("I6", 650)), now, name=NAME).findings
    assert (finding.message, finding.hint) == (
        "Ô I6 (Tổng mức bán lẻ): bảng tính ghi 650, nhưng từ khi xuất bảng số trong data/ đã đổi từ 593,10 sang 700.",
        "chọn một số: sửa ô này, hoặc sửa indicators.yaml",
    )


def test_each_department_brings_its_own_figures(tmp_path: Path) -> None:
    books = export(workspace(tmp_path), AUGUST, by_lead=True)
    sent = edited(books["so-lieu-2021-08-cong-an-tinh.xlsx"], put("I6", 31))
    imported = read_workbook(sent, workspace(tmp_path), name=NAME)
    assert (imported.findings, [change.indicator for change in imported.changes]) == ((), ["so_vu"])
    assert apply(imported, workspace(tmp_path)) == {FILE: FIGURES.replace("so_vu:", "so_vu: 31")}


def test_a_period_without_a_figures_file_gets_one(tmp_path: Path) -> None:
    september = Period.parse("2021-09")
    (data,) = export(workspace(tmp_path), september).values()
    imported = read_workbook(edited(data, put("I6", 5.5)), workspace(tmp_path), name=NAME)
    assert apply(imported, workspace(tmp_path)) == {
        "data/2021-09/indicators.yaml": (
            "# Số liệu của kỳ. Viết số như trong văn bản: 1.234,5. Chưa có số thì để trống.\n\nban_le: 5,5\n"
        )
    }


def rename_sheet(workbook: openpyxl.Workbook) -> None:
    workbook["Số liệu"].title = "Sheet1"


def drop_memory(workbook: openpyxl.Workbook) -> None:
    del workbook["_reportgen"]


@pytest.mark.parametrize("damage", [rename_sheet, drop_memory])
def test_a_workbook_of_somebody_else(tmp_path: Path, damage: Callable[[openpyxl.Workbook], None]) -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(book(tmp_path)))
    damage(workbook)
    saved = io.BytesIO()
    workbook.save(saved)
    with pytest.raises(Refused) as refused:
        read_workbook(saved.getvalue(), workspace(tmp_path), name=NAME)
    (finding,) = refused.value.findings
    assert (finding.message, finding.hint) == (
        "Đây không phải bảng số liệu do reportgen xuất, hoặc trang “Số liệu” đã bị đổi tên, xóa.",
        "dùng đúng tệp đã xuất bằng reportgen excel export; nếu mất, xuất lại rồi chép số sang",
    )


def test_a_workbook_of_another_period_or_agency(tmp_path: Path) -> None:
    sent = book(tmp_path)
    with pytest.raises(Refused, match=r"Bảng tính này là của kỳ 2021-08, không phải kỳ 2021-09\."):
        read_workbook(sent, workspace(tmp_path), Period.parse("2021-09"), name=NAME)
    other = workspace(tmp_path, {"data/agency.yaml": "name: Sở A\nshort_name: Sở\nplace: B\nissuers:\n"
                                 "  a:\n    lines:\n      - C\n    symbol: D\n"})  # fmt: skip
    with pytest.raises(Refused, match=r"Bảng tính này là của Ủy ban nhân dân tỉnh Lai Châu, không phải của Sở A\."):
        read_workbook(sent, other, name=NAME)


@settings(max_examples=30)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False))
def test_a_number_typed_in_excel_is_read_to_the_digit(tmp_path_factory: pytest.TempPathFactory, number: object) -> None:
    root = tmp_path_factory.mktemp("number")
    imported = read_workbook(edited(book(root), put("I9", float(str(number)))), workspace(root), name=NAME)
    written = {change.new for change in imported.changes}
    expected = f"{number:,}".replace(",", "_").replace(".", ",").replace("_", ".").rstrip("0").rstrip(",")
    assert written == {"0" if expected in ("", "-", "-0") else expected}
