"""`excel export`: the step after it names a file that is there."""

from pathlib import Path

import pytest

from tests.cli.running import Done, run
from tests.scaffold.workspaces import CATALOG, write

LED = CATALOG.replace("  measure: flow\n", "  measure: flow\n  lead: Sở Công Thương\n")


@pytest.mark.parametrize(
    ("catalog", "arguments", "told"),
    [
        (
            CATALOG,
            ("số liệu.xlsx",),
            "Đã xuất số liệu.xlsx\n"
            "Việc tiếp theo:\n"
            "  1. gửi tệp cho nơi điền số liệu\n"
            '  2. nhận lại rồi chạy: reportgen excel import "số liệu.xlsx"\n',
        ),
        (
            LED,
            ("so-lieu.xlsx", "--by", "lead"),
            "Đã xuất so-lieu-so-cong-thuong.xlsx\n"
            "Đã xuất so-lieu-chua-ro-co-quan.xlsx\n"
            "Việc tiếp theo:\n"
            "  1. gửi tệp cho nơi điền số liệu\n"
            "  2. nhận lại từng tệp rồi chạy, ví dụ: reportgen excel import so-lieu-so-cong-thuong.xlsx\n",
        ),
    ],
    ids=["one", "by lead"],
)
def test_the_next_step(catalog: str, arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    assert exported(tmp_path, catalog, *arguments) == Done(0, told, "")


def test_a_catalog_without_indicators(tmp_path: Path) -> None:
    assert exported(tmp_path, "# trống\n", "so-lieu.xlsx", "--by", "lead") == Done(
        2,
        "",
        "lỗi: Danh mục chưa có chỉ tiêu nào để xuất. [no-indicators]\n"
        "    cách sửa: thêm chỉ tiêu vào data/catalog.yaml\n",
    )


def exported(folder: Path, catalog: str, *arguments: str) -> Done:
    write(folder, {"data/catalog.yaml": catalog, "data/2021-08/indicators.yaml": "# chưa có số\n"})
    return run("excel", "export", "2021-08", *arguments, folder=folder)
