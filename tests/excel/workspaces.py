"""A workspace on the disk, and a workbook as somebody in a department would change it."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.periods import Period
from reportgen.workspace import Workspace
from tests.scaffold.workspaces import AGENCY

AUGUST = Period.parse("2021-08")

CATALOG = """\
ban_le:
  name: Tổng mức bán lẻ
  unit: tỷ đồng
  measure: flow
  decimals: 2
  lead: Sở Công Thương
  plan:
    2021: 7.000,5
san_xuat:
  name: Giá trị sản xuất công nghiệp
  unit: tỷ đồng
  measure: flow
  lead: Sở Công Thương
so_vu:
  name: Số vụ việc
  unit: vụ
  measure: flow
  count: true
  lead: Công an tỉnh
ty_le:
  name: Tỷ lệ giải ngân
  unit: "%"
  measure: rate
"""

FIGURES = """\
# Số liệu tháng 8
as_of: 31/8/2021
status: estimate

ban_le: 593,10  # theo Cục Thống kê
san_xuat:
  estimate: 8,7
  last_year: 185,8   # số cũ
  note: "Nguồn: Sở Công Thương"
so_vu:
"""

FILES = {
    "data/agency.yaml": AGENCY,
    "data/catalog.yaml": CATALOG,
    "data/2021-08/indicators.yaml": FIGURES,
    "data/2021-07/indicators.yaml": "ban_le: 580,25\nso_vu: 1.204\n",
    "data/2020-08/indicators.yaml": "ban_le:\n  estimate: 500\n  actual: 510,5\n",
}

Edit = Callable[[Worksheet], None]


def workspace(root: Path, files: Mapping[str, str] | None = None) -> Workspace:
    """Write the workspace of these tests, with other files in place of its own where they are given."""
    for path, text in (FILES | dict(files or {})).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return Workspace(root)


def edited(data: bytes, *edits: Edit) -> bytes:
    """Return the workbook after the edits, saved again as a spreadsheet program would."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    for edit in edits:
        edit(workbook["Số liệu"])
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def put(cell: str, value: Any) -> Edit:
    """Return the edit that types a value in a cell."""

    def edit(sheet: Worksheet) -> None:
        sheet[cell] = value

    return edit
