"""The sheet that tells the departments how to fill in the workbook."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from openpyxl import Workbook

from reportgen.excel.cells import Look, number_format, protect, put_number, put_text, row_height, set_up_page
from reportgen.excel.columns import GUIDE
from reportgen.periods import Period

_LINES: Final = (
    "Trang “Số liệu”: chỉ nhập vào các ô màu vàng. Tên chỉ tiêu, đơn vị tính và số các kỳ trước đã khóa.",
    "Mỗi ô một số, đúng đơn vị tính của dòng. Không gõ đơn vị, dấu % hay chữ vào ô số.",
    "Chưa có số thì để trống. Số 0 nghĩa là không phát sinh.",
    "“Ước thực hiện”: số ước khi chưa hết kỳ. “Số chính thức”: khi có thì ghi thêm, giữ nguyên số ước.",
    "Cột “Cách ghi số” cho biết ghi số riêng của kỳ, lũy kế từ đầu năm hay số có đến ngày chốt.",
    "Nguồn số, lý do tăng giảm bất thường: ghi ở cột “Ghi chú”.",
    "Không gộp ô, không xóa hay chèn dòng, cột; không đổi tên trang. Được kéo rộng cột, dòng để xem.",
    "Dán số từ bảng khác: chọn Dán đặc biệt (Paste Special), Giá trị (Values).",
    "Lưu lại ở dạng Excel Workbook (*.xlsx) và gửi trả đúng tệp này.",
)

_WIDTH: Final = 110
_SAMPLE: Final = Decimal("1234.5")
_SAMPLE_ADVICE: Final = (
    "Ô dưới đây là một nghìn hai trăm ba mươi tư phẩy năm. Nếu máy hiện 1,234.5 thì khi gõ phải dùng dấu chấm cho "
    "số lẻ; nếu hiện 1.234,5 thì dùng dấu phẩy."
)


def add_guide(workbook: Workbook, period: Period) -> None:
    """Add the sheet, with a sample number that shows how this machine writes thousands and decimals."""
    sheet = workbook.create_sheet(GUIDE)
    sheet.column_dimensions["A"].width = 6
    sheet.column_dimensions["B"].width = _WIDTH
    put_text(sheet, 1, 2, f"Cách nhập số liệu {period.name}", Look(bold=True, size=14, boxed=False))
    for number, line in enumerate(_LINES, 1):
        put_text(sheet, number + 2, 1, f"{number}.", Look(boxed=False, across="center"))
        put_text(sheet, number + 2, 2, line, Look(boxed=False))
        sheet.row_dimensions[number + 2].height = row_height([(line, _WIDTH)])
    last = len(_LINES) + 4
    put_text(sheet, last, 2, _SAMPLE_ADVICE, Look(boxed=False))
    sheet.row_dimensions[last].height = row_height([(_SAMPLE_ADVICE, _WIDTH)])
    put_number(sheet, last + 1, 2, _SAMPLE, Look(bold=True), shown=number_format(1))
    protect(sheet)
    set_up_page(sheet)
