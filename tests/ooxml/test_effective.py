"""Effective formats: what Word shows, from defaults, styles, lists, tables and direct formatting together."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.ooxml.stories import Paragraph, Story
from reportgen.ooxml.word_file import open_word_file
from tests.ooxml.making import docx, paragraph

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259"/></w:pPr>'
    "</w:pPrDefault></w:docDefaults>"
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>'
    '<a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/>'
    '<a:ea typeface="MS Mincho"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>'
)


def style(
    name: str, *, based_on: str = "", kind: str = "paragraph", run: str = "", paragraph: str = "", default: bool = False
) -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{name}"><w:name w:val="{name} (tên)"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


NORMAL = style("Normal", default=True, run='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>')
STYLES = (
    DEFAULTS
    + NORMAL
    + style(
        "Body", based_on="Normal", run='<w:sz w:val="28"/>', paragraph='<w:jc w:val="both"/><w:ind w:firstLine="567"/>'
    )
    + style(
        "Title", based_on="Body", run="<w:b/><w:caps/>", paragraph='<w:jc w:val="center"/><w:outlineLvl w:val="0"/>'
    )
    + style("Plain", based_on="Title", run='<w:b w:val="0"/>')
    + style("Strong", kind="character", run="<w:b/>")
    + style("Emphasis", kind="character", based_on="Strong", run="<w:i/>")
    + style("Themed", run='<w:rFonts w:asciiTheme="majorHAnsi"/>')
    + style("Round", based_on="Trip", run='<w:sz w:val="26"/>')
    + style("Trip", based_on="Round", run="<w:i/>")
)


def read(body: str, **parts: str) -> Story:
    given = {"styles": STYLES, "theme": THEME} | parts
    return open_word_file(docx(body, **given), name="a.docx").body


def only(body: str, **parts: str) -> Paragraph:
    (found,) = read(body, **parts).paragraphs
    return found


RUNS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("kế thừa kiểu mặc định", "", "", {"size": 22, "bold": False}),
    ("chuỗi kiểu", '<w:pStyle w:val="Title"/>', "", {"size": 28, "bold": True, "caps": True}),
    ("kiểu con bỏ đậm", '<w:pStyle w:val="Plain"/>', "", {"bold": False, "caps": True}),
    ("đậm hai lần thành không đậm", '<w:pStyle w:val="Title"/>', '<w:rStyle w:val="Strong"/>', {"bold": False}),
    ("kiểu ký tự dựa trên kiểu khác", "", '<w:rStyle w:val="Emphasis"/>', {"bold": True, "italic": True}),
    ("trực tiếp thắng", '<w:pStyle w:val="Title"/>', '<w:b/><w:sz w:val="26"/>', {"bold": True, "size": 26}),
    ("trực tiếp tắt", '<w:pStyle w:val="Title"/>', '<w:b w:val="false"/>', {"bold": False}),
    ("kiểu không có", '<w:pStyle w:val="Không có"/>', '<w:rStyle w:val="Không có"/>', {"size": 22, "bold": False}),
    ("kiểu vòng tròn", '<w:pStyle w:val="Round"/>', "", {"size": 26, "italic": True}),
    ("kiểu ký tự dùng làm kiểu đoạn", '<w:pStyle w:val="Strong"/>', "", {"bold": False}),
    ("cỡ có đơn vị", "", '<w:sz w:val="13.5pt"/>', {"size": 27}),
    ("cỡ vô nghĩa", "", '<w:sz w:val="to"/>', {"size": 22}),
    ("màu", "", '<w:color w:val="ff0000"/>', {"color": "FF0000", "theme_color": ""}),
    ("màu theo bộ", "", '<w:color w:val="auto" w:themeColor="accent1"/>', {"theme_color": "accent1"}),
    ("chữ phức hợp", "", '<w:rtl/><w:sz w:val="20"/><w:szCs w:val="40"/>', {"size": 40, "complex_script": True}),
    ("gạch chân", "", '<w:u w:val="single"/>', {"underline": "single"}),
    ("chỉ số trên", "", '<w:vertAlign w:val="superscript"/>', {"vertical": "superscript"}),
)


@pytest.mark.parametrize(("name", "properties", "run", "expected"), RUNS, ids=[case[0] for case in RUNS])
def test_run(name: str, properties: str, run: str, expected: dict[str, Any]) -> None:
    form = only(paragraph("chữ", properties, run)).runs[0].format
    assert {key: getattr(form, key) for key in expected} == expected


PARAGRAPHS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("mặc định của văn bản", "", {"after": 160, "line": 259, "line_rule": "auto", "align": "left"}),
    ("kiểu", '<w:pStyle w:val="Body"/>', {"align": "both", "first_line": 567}),
    ("trực tiếp thắng", '<w:pStyle w:val="Body"/><w:ind w:firstLine="720"/>', {"first_line": 720, "align": "both"}),
    (
        "thò thay thụt",
        '<w:pStyle w:val="Body"/><w:ind w:left="360" w:hanging="360"/>',
        {"left": 360, "first_line": -360},
    ),
    ("thụt theo ký tự", '<w:ind w:firstLineChars="200"/>', {"first_line": 440}),
    ("bỏ thụt theo ký tự", '<w:ind w:firstLineChars="0" w:firstLine="567"/>', {"first_line": 567}),
    (
        "tên mới của lề",
        '<w:ind w:start="100" w:end="200"/><w:jc w:val="end"/>',
        {"left": 100, "right": 200, "align": "right"},
    ),
    ("khoảng cách tự động", '<w:spacing w:before="0" w:beforeAutospacing="1"/>', {"before": 280}),
    ("khoảng cách theo dòng", '<w:spacing w:beforeLines="50"/>', {"before": 120}),
    ("chính xác", '<w:spacing w:line="360" w:lineRule="exact"/>', {"line": 360, "line_rule": "exact"}),
    ("cấp đề mục", '<w:pStyle w:val="Title"/>', {"outline": 0}),
    ("cấp 10 là chữ thường", '<w:pStyle w:val="Title"/><w:outlineLvl w:val="9"/>', {"outline": None}),
    ("viền dưới", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>', {"border_bottom": "single", "border_top": "none"}),
    (
        "giá trị vô nghĩa",
        '<w:jc/><w:spacing w:line="nhiều"/><w:ind w:left=""/>',
        {"align": "left", "line": 259, "left": 0},
    ),
)


@pytest.mark.parametrize(("name", "properties", "expected"), PARAGRAPHS, ids=[case[0] for case in PARAGRAPHS])
def test_paragraph(name: str, properties: str, expected: dict[str, Any]) -> None:
    form = only(paragraph("chữ", properties)).format
    assert {key: getattr(form, key) for key in expected} == expected


FONTS = (
    ("phông của kiểu mặc định", "", "", "a", "Times New Roman"),
    ("phông theo bộ của kiểu", '<w:pStyle w:val="Themed"/>', "", "a", "Cambria"),
    ("bộ chỉ đổi chữ ASCII", '<w:pStyle w:val="Themed"/>', "", "ế", "Calibri"),
    ("trực tiếp thắng bộ", '<w:pStyle w:val="Themed"/>', '<w:rFonts w:ascii="Arial"/>', "a", "Arial"),
    ("chữ Việt theo hAnsi", "", '<w:rFonts w:ascii="Arial" w:hAnsi="Tahoma"/>', "ế", "Tahoma"),
    ("chữ Hán theo eastAsia", "", '<w:rFonts w:eastAsia="SimSun"/>', "漢", "SimSun"),
    ("gợi ý eastAsia", "", '<w:rFonts w:eastAsia="SimSun" w:hint="eastAsia"/>', "ế", "SimSun"),
    ("bộ không có phông", "", '<w:rFonts w:asciiTheme="minorBidi"/>', "a", ""),
    ("chữ phức hợp theo cs", "", '<w:cs/><w:rFonts w:cs="Arial"/>', "a", "Arial"),
)


@pytest.mark.parametrize(("name", "properties", "run", "letter", "font"), FONTS, ids=[case[0] for case in FONTS])
def test_font_of_a_letter(name: str, properties: str, run: str, letter: str, font: str) -> None:
    assert only(paragraph(letter, properties, run)).runs[0].format.font_of(letter) == font


def test_a_document_without_styles_is_times_new_roman_of_ten_points() -> None:
    form = open_word_file(docx(paragraph()), name="a.docx").body.paragraphs[0].runs[0].format
    assert (form.font_of("a"), form.size) == ("Times New Roman", 20)


NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:pStyle w:val="Item"/><w:lvlText w:val="%1."/><w:pPr><w:jc w:val="right"/><w:ind w:left="720" w:hanging="360"/>'
    '</w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
IN_STYLE = '<w:numPr><w:numId w:val="1"/></w:numPr>'
DIRECT = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
LISTS: tuple[tuple[str, str, str, tuple[int, int], str], ...] = (
    ("thụt của danh sách", style("Item", paragraph=IN_STYLE), '<w:pStyle w:val="Item"/>', (720, -360), "1."),
    (
        "kiểu thắng danh sách của chính nó",
        style("Item", paragraph=f'{IN_STYLE}<w:ind w:left="0" w:firstLine="567"/>'),
        '<w:pStyle w:val="Item"/>',
        (0, 567),
        "1.",
    ),
    (
        "danh sách thắng kiểu gốc",
        style("Base", paragraph='<w:ind w:left="99"/>') + style("Item", based_on="Base", paragraph=IN_STYLE),
        '<w:pStyle w:val="Item"/>',
        (720, -360),
        "1.",
    ),
    (
        "danh sách trực tiếp thắng kiểu",
        style("Item", paragraph='<w:ind w:left="0" w:firstLine="567"/>'),
        f'<w:pStyle w:val="Item"/>{DIRECT}',
        (720, -360),
        "1.",
    ),
    ("trực tiếp thắng tất cả", "", f'{DIRECT}<w:ind w:left="10" w:firstLine="20"/>', (10, 20), "1."),
    (
        "số 0 bỏ danh sách của kiểu",
        style("Item", paragraph=IN_STYLE),
        '<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>',
        (0, 0),
        "",
    ),
    ("danh sách không có", "", '<w:numPr><w:numId w:val="77"/></w:numPr>', (0, 0), ""),
)


@pytest.mark.parametrize(("name", "styles", "properties", "indents", "label"), LISTS, ids=[case[0] for case in LISTS])
def test_indents_of_lists(name: str, styles: str, properties: str, indents: tuple[int, int], label: str) -> None:
    found = only(paragraph("chữ", properties), styles=NORMAL + styles, numbering=NUMBERING)
    assert (found.format.left, found.format.first_line) == indents
    assert found.format.align == "left"
    assert found.label == label
    assert (found.label_format is not None and found.label_format.bold) is bool(label)


TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:sz w:val="20"/></w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:rPr><w:sz w:val="18"/></w:rPr></w:tblStylePr></w:style>'
)


def table(look: str, cell: str = "") -> str:
    row = "<w:tr>" + f"<w:tc>{paragraph('chữ', cell)}</w:tc>" * 2 + "</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>{look}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="100"/><w:gridCol w:w="200"/></w:tblGrid>{row * 3}</w:tbl>'
    )


def test_regions_of_a_table_style() -> None:
    styles = style("Normal", default=True) + TABLE_STYLE
    look = '<w:tblLook w:firstRow="1" w:lastColumn="1" w:noVBand="1" w:noHBand="0"/>'
    cells = [each.runs[0].format for each in read(table(look), styles=styles).paragraphs]
    assert [form.bold for form in cells] == [True, True, False, False, False, False]
    assert [form.italic for form in cells] == [False, True, False, True, False, True]
    assert [form.size for form in cells] == [20, 20, 20, 20, 18, 18]


def test_a_table_style_is_weaker_than_the_style_of_the_paragraph() -> None:
    found = read(
        table('<w:tblLook w:val="0000"/>', '<w:pStyle w:val="Body"/>'), styles=STYLES + TABLE_STYLE
    ).paragraphs[0]
    assert (found.format.align, found.runs[0].format.size) == ("both", 28)
    plain = read(table('<w:tblLook w:val="xyz"/>'), styles=NORMAL + TABLE_STYLE).paragraphs[2]
    assert (plain.format.align, plain.runs[0].format.size) == ("center", 20)


def test_widths_of_cells_come_from_the_cell_or_the_grid() -> None:
    found = read(table(""), styles=NORMAL + TABLE_STYLE).paragraphs[:2]
    assert [each.cell.width for each in found if each.cell] == [100, 200]
