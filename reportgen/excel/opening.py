"""Opening a workbook that came by mail: everything that could run, fetch or swell is refused before it is read."""

from __future__ import annotations

import io
import warnings
from typing import Final
from xml.parsers import expat

from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries

from reportgen.diagnostics import Cause, Refused
from reportgen.ooxml.package import Package, read_package
from reportgen.ooxml.programs import EXCEL

LARGEST_PART: Final = 4 * 2**20
"""Bytes of XML in one part; a workbook of 4,000 indicators has about 4 million in its sheet."""

LARGEST_AREA: Final = 100_000
"""Cells of a merged area or a link: openpyxl makes every one of them."""

_XML: Final = (".xml", ".rels", ".vml")
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
    has_formulas = _check_parts(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of extensions that it leaves out; none holds a value
            formulas = load_workbook(io.BytesIO(data))
            values = load_workbook(io.BytesIO(data), data_only=True) if has_formulas else formulas
    except Exception as error:
        # A damaged part can fail anywhere inside openpyxl, with any exception.
        raise _damaged(package) from error
    return values, formulas


def _check_parts(package: Package) -> bool:
    """Return whether any cell holds a formula, so that a second reading tells more than the first."""
    for part in package:
        for start, code, what, cure in _REFUSED_PARTS:
            if part.startswith(start):
                raise package.refusal(code, what, cure)
    has_formulas = False
    for part, kind in package.content_types.items():
        if kind.endswith("xml") or part.endswith(_XML):
            has_formulas |= _check_part(package, part)
    return has_formulas


def _check_part(package: Package, part: str) -> bool:
    content = package.read_xml(part)
    if len(content) > LARGEST_PART:
        raise package.refusal("file-too-large", "trang tính quá lớn", "xóa các dòng, cột thừa rồi lưu lại")
    formulas: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.endswith((" mergeCell", " hyperlink")):
            _check_area(package, attributes.get("ref", ""))
        elif name.endswith(" f") and not formulas:
            formulas.append(name)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        raise _damaged(package) from None
    return bool(formulas)


def _check_area(package: Package, area: str) -> None:
    try:
        left, top, right, bottom = (limit or 0 for limit in range_boundaries(area))
    except ValueError:
        raise _damaged(package) from None
    if (right - left + 1) * (bottom - top + 1) > LARGEST_AREA:
        raise package.refusal("area-too-large", "có vùng gộp ô hoặc liên kết quá lớn", "bỏ gộp ô rồi lưu lại")


def _damaged(package: Package) -> Refused:
    return package.refusal("broken-part", "nội dung bị hỏng", EXCEL.send_again)
