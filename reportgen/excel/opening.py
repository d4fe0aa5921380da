"""Opening a workbook that came by mail: everything that could run, fetch or swell is refused before it is read."""

from __future__ import annotations

import io
import warnings
from typing import Final

from openpyxl import Workbook, load_workbook

from reportgen.diagnostics import Cause, Refused
from reportgen.ooxml.package import EXCEL, Package, read_package

LARGEST_PART: Final = 8 * 2**20
"""Bytes of XML in one part; a workbook of 5,000 indicators has about 6 million in its sheet."""

_REFUSED_PARTS: Final = (
    (
        "xl/externalLinks/",
        "external-link",
        "có liên kết sang tệp khác",
        "trong Excel: Dữ liệu (Data), Sửa liên kết (Edit Links), Ngắt liên kết (Break Link), rồi lưu lại",
    ),
    ("xl/activeX/", "active-content", "có điều khiển ActiveX", EXCEL.save_as),
    ("xl/embeddings/", "active-content", "có tệp khác nhúng bên trong", "xóa tệp nhúng rồi lưu lại"),
    ("xl/macrosheets/", "macros", "có trang macro", EXCEL.save_as),
    ("xl/connections.xml", "external-link", "có kết nối dữ liệu ngoài", "xóa kết nối (Data, Queries) rồi lưu lại"),
)


def open_workbook(data: bytes, name: str) -> tuple[Workbook, Workbook]:
    """Return the workbook twice: with the values that Excel computed last, and with the formulas.

    Raises:
        Refused: the bytes are no .xlsx, or hold macros, links, embedded files, a document type or too much.
    """
    package = read_package(data, name=name, cause=Cause.DATA, program=EXCEL)
    _check_parts(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves out; none holds a value
            return load_workbook(io.BytesIO(data), data_only=True), load_workbook(io.BytesIO(data))
    except Exception as error:
        # A damaged part can fail anywhere inside openpyxl, with any exception.
        raise _damaged(package) from error


def _check_parts(package: Package) -> None:
    for part in package:
        for start, code, what, cure in _REFUSED_PARTS:
            if part.startswith(start):
                raise package.refusal(code, what, cure)
        if part.endswith((".xml", ".rels", ".vml")) and len(package.read_xml(part)) > LARGEST_PART:
            raise package.refusal("file-too-large", "trang tính quá lớn", "xóa các dòng, cột thừa rồi lưu lại")


def _damaged(package: Package) -> Refused:
    return package.refusal("broken-part", "nội dung bị hỏng", EXCEL.send_again)
