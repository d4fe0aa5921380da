"""Tables: appendices in sections of their own, heads repeated, columns as wide as they need."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.diagnostics import Refused
from reportgen.document.tables import column_widths
from reportgen.figures.tables import EMPTY, Cell, Column, ComparisonTable, Row, number_cell, text_cell
from reportgen.ooxml.metrics import text_width
from tests.document.making import document, make, note, outline, output, part, plain, prose, texts

APPENDICES = "{{p appendices }}"
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
OWN_NUMBERS = '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'


def row(name: str, value: str, *, bold: bool = False) -> Row:
    cell: Cell = number_cell(Decimal(value), 1) if value else EMPTY
    return Row(name, 0, (text_cell("1"), text_cell(name), text_cell("tỷ đồng"), cell), bold)


def table(*rows: Row, title: str = "Các chỉ tiêu chủ yếu", numbers: bool = False) -> ComparisonTable:
    columns = (
        Column("ordinal", "STT", numeric=False, number="A" * numbers),
        Column("name", "Chỉ tiêu", numeric=False, number="B" * numbers),
        Column("unit", "Đơn vị tính", numeric=False, number="C" * numbers),
        Column("value", "Ước thực hiện tháng 8", numeric=True, number="(1)" * numbers),
    )
    return ComparisonTable(title, columns, rows or (row("Thu ngân sách", "1234.5"),))


def test_an_appendix(tmp_path: Path) -> None:
    rows = (row("Thu & chi <1>", "", bold=True), row("Thu", "1234.5"))
    data = output(make(tmp_path, APPENDICES), prose(), [table(*rows)], about=document(number="8", date="24/8/2021"))
    start = outline(data).index("PhuLuc | Phụ lục")
    assert outline(data)[start - 1 :] == [
        "NganCach | ",
        "PhuLuc | Phụ lục",
        "PhuLucTieuDe | Các chỉ tiêu chủ yếu",
        "PhuLucKemTheo | (Kèm theo Văn bản số 08/UBND ngày 24 tháng 8 năm 2021 của Ủy ban nhân dân tỉnh Lai Châu)",
        "DuongKe | ",
        "BieuDauCot | STT",
        "BieuDauCot | Chỉ tiêu",
        "BieuDauCot | Đơn vị tính",
        "BieuDauCot | Ước thực hiện tháng 8",
        "BieuChu | *1*",
        "BieuChu | *Thu & chi <1>*",
        "BieuChu | *tỷ đồng*",
        "BieuSo | *-*",
        "BieuChu | 1",
        "BieuChu | Thu",
        "BieuChu | tỷ đồng",
        "BieuSo | 1.234,5",
        "NganCach | ",
    ]


def test_the_body_keeps_its_section_and_the_appendix_has_its_own(tmp_path: Path) -> None:
    template = make(tmp_path, APPENDICES)
    without = part(output(template, prose()))
    assert re.findall(r"<w:pgSz[^>]*>", without) == ['<w:pgSz w:w="11906" w:h="16838"/>']
    assert without.endswith("<w:titlePg/></w:sectPr></w:body></w:document>")
    with_one = part(output(template, prose(), [table()]))
    assert re.findall(r"<w:pgSz[^>]*>", with_one) == ['<w:pgSz w:w="11906" w:h="16838"/>', LANDSCAPE]
    assert "<w:titlePg/></w:sectPr></w:pPr></w:p>" in with_one
    assert with_one.endswith(f"{OWN_NUMBERS}</w:body></w:document>")


def test_several_appendices_are_numbered_in_roman(tmp_path: Path) -> None:
    data = output(make(tmp_path, APPENDICES), prose(), [table(title=f"Biểu {number}") for number in range(1, 5)])
    assert [line for line in texts(data) if line.startswith("Phụ lục")] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
        "Phụ lục IV",
    ]
    assert part(data).count(OWN_NUMBERS) == 4
    assert len(set(re.findall(r'name="(rule:appendix:\d)"', part(data)))) == 4


def test_heads_repeat_and_rows_never_split(tmp_path: Path) -> None:
    xml = part(output(make(tmp_path, APPENDICES), prose(), [table(numbers=True)]))
    rows = re.findall(r"<w:trPr>.*?</w:trPr>", xml.partition("Phụ lục")[2])
    head, plain_row = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>", "<w:trPr><w:cantSplit/></w:trPr>"
    assert rows == [head, head, plain_row]


def test_numbers_of_columns_stand_under_the_heads(tmp_path: Path) -> None:
    data = output(make(tmp_path, APPENDICES), prose(), [table(numbers=True)])
    assert texts(data)[-9:-5] == ["A", "B", "C", "(1)"]


def test_notes_stand_below_the_table(tmp_path: Path) -> None:
    noted = ComparisonTable("x", table().columns, table().rows, ("Số ước của Cục Thống kê",))
    assert outline(output(make(tmp_path, APPENDICES), prose(), [noted]))[-2:] == [
        "BieuChu | Số ước của Cục Thống kê",
        "NganCach | ",
    ]


def test_tables_in_place(tmp_path: Path) -> None:
    template = make(tmp_path, "{{p tables }}", "sau")
    assert outline(output(template, prose(), [table()]))[-6:-1] == [
        "BieuChu | 1",
        "BieuChu | Thu ngân sách",
        "BieuChu | tỷ đồng",
        "BieuSo | 1.234,5",
        "NganCach | ",
    ]
    two = outline(output(template, prose(), [table(title="Một"), table(title="Hai")]))
    assert [line for line in two if line.startswith("PhuLucTieuDe")] == ["PhuLucTieuDe | Một", "PhuLucTieuDe | Hai"]
    assert part(output(template, prose(), [table()])).count("<w:sectPr") == 1


def test_a_condition_may_ask_for_appendices(tmp_path: Path) -> None:
    template = make(tmp_path, "{%p if appendices %}", "Xem phụ lục.", "{%p endif %}", APPENDICES)
    assert "Xem phụ lục." not in texts(output(template, prose()))
    assert "Xem phụ lục." in texts(output(template, prose(), [table()]))


def test_tables_without_a_place(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        output(make(tmp_path), prose(), [table()])
    (finding,) = refused.value.findings
    assert (finding.message, finding.hint) == (
        "Mẫu không có chỗ in phụ lục.",
        "thêm đoạn {{p appendices }} ở cuối mẫu",
    )


def test_six_thousand_rows(tmp_path: Path) -> None:
    rows = [row(f"Chỉ tiêu {number}", f"{number}.5") for number in range(6000)]
    data = output(make(tmp_path, "{{p content.a }}", APPENDICES), prose(a=[plain("x", note("y"))]), [table(*rows)])
    assert texts(data)[-5:-1] == ["1", "Chỉ tiêu 5999", "tỷ đồng", "5.999,5"]
    assert part(data).count("<w:tr>") == 6002


def test_widths_fill_the_line_and_keep_numbers_whole() -> None:
    wide = table(row("Chỉ tiêu có tên rất dài " * 8, "1234567890.5"))
    for line in (6000, 9000, 14003):
        widths = column_widths(wide, line)
        assert sum(widths) == line
        assert widths[3] > text_width("1.234.567.890,5", 12, bold=True)
        assert widths[0] > text_width("STT", 12, bold=True)


def test_a_table_wider_than_the_line_is_pressed_together() -> None:
    many = ComparisonTable("x", tuple(Column(str(n), "Kế hoạch", numeric=True) for n in range(30)), ())
    widths = column_widths(many, 3000)
    assert sum(widths) == 3000
    assert max(widths) - min(widths) <= 1
