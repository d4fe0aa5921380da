"""Reading a text: what is on paper, in order, and what is not."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import Refused
from reportgen.ooxml.stories import Story
from reportgen.ooxml.word_file import open_word_file
from tests.ooxml.making import docx, paragraph, parts_of, zipped

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {name} \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
RUN = "<w:r><w:t>{}</w:t></w:r>"
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp>'
    "<wps:txbx><w:txbxContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>bản cũ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def read(body: str, **parts: str) -> Story:
    return open_word_file(docx(body, **parts), name="a.docx").body


def texts(body: str) -> list[str]:
    return [each.text for each in read(body).paragraphs]


TEXTS = (
    ("tab, ngắt dòng", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", ["a\tb\nc"]),
    ("ngắt trang", '<w:p><w:r><w:br w:type="page"/><w:t>a</w:t></w:r></w:p>', ["\fa"]),
    ("gạch nối không ngắt", "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>", ["a\u2011b"]),
    ("đã xóa, mới thêm", f"<w:p><w:del>{RUN.format('cũ')}</w:del><w:ins>{RUN.format('mới')}</w:ins></w:p>", ["mới"]),
    (
        "liên kết, thẻ",
        f"<w:p><w:hyperlink>{RUN.format('a')}</w:hyperlink><w:smartTag>{RUN.format('b')}</w:smartTag></w:p>",
        ["ab"],
    ),
    ("điều khiển nội dung", f"<w:sdt><w:sdtContent><w:p>{RUN.format('a')}</w:p></w:sdtContent></w:sdt>", ["a"]),
    ("chữ ẩn", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>", ["hiện"]),
    ("ký hiệu", '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0B7"/></w:r></w:p>', ["\uf0b7"]),
    ("ký hiệu hỏng", '<w:p><w:r><w:sym w:char="zz"/></w:r><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>', [""]),
    ("khung chữ một lần", f"<w:p>{RUN.format('ngoài')}{BOX}</w:p>", ["ngoài", "trong khung"]),
    ("trường", f"<w:p>{RUN.format('Trang ')}{FIELD.format(name='PAGE', result='2')}</w:p>", ["Trang 2"]),
    (
        "bảng",
        f"<w:tbl><w:tr><w:tc><w:p>{RUN.format('a')}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>",
        ["a", "", ""],
    ),
)


@pytest.mark.parametrize(("name", "body", "expected"), TEXTS, ids=[case[0] for case in TEXTS])
def test_text(name: str, body: str, expected: list[str]) -> None:
    assert texts(body) == expected


def test_fields_are_known_from_typed_digits() -> None:
    story = read(
        f"<w:p>{FIELD.format(name='page', result='2')}{RUN.format('/')}"
        f'<w:fldSimple w:instr="NUMPAGES">{RUN.format("10")}</w:fldSimple></w:p>'
    )
    assert [(run.text, run.field) for run in story.paragraphs[0].runs] == [("2", "PAGE"), ("/", ""), ("10", "NUMPAGES")]
    assert story.fields == {"PAGE", "NUMPAGES"}


def test_a_field_within_the_instruction_of_another_is_not_printed() -> None:
    nested = FIELD.format(name="PAGE", result="7")
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f'{nested}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN.format("kết quả")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(f"<w:p>{outer}{RUN.format('.')}</w:p>") == ["kết quả."]


def test_a_field_that_never_ends_swallows_no_more_than_its_instruction() -> None:
    open_field = '<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/>'
    body = f"<w:p><w:r>{open_field}</w:r></w:p><w:p>{RUN.format('a')}</w:p>"
    assert texts(body) == ["", "a"]


def test_runs_of_one_format_are_one() -> None:
    body = "<w:p>" + RUN.format("a") * 3 + "<w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r></w:p>"
    assert [run.text for run in read(body).paragraphs[0].runs] == ["aaa", "b"]


def test_what_cannot_be_read_is_told() -> None:
    story = read('<w:altChunk r:id="x"/><w:p><w:r><w:object/></w:r></w:p>')
    assert story.unread == {"nội dung nhúng từ tệp khác", "đối tượng nhúng (OLE)"}


def test_pending_changes_are_told() -> None:
    assert read(f"<w:p><w:ins>{RUN.format('a')}</w:ins></w:p>").tracked
    assert not read(f"<w:p>{RUN.format('a')}</w:p>").tracked


LEVELS = (
    '<w:abstractNum w:abstractNumId="1">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)"), ("bullet", "-")]
        )
    )
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="3"><w:lvl w:ilvl="3"><w:numFmt '
    'w:val="lowerLetter"/><w:lvlText w:val="đ)"/></w:lvl></w:lvlOverride></w:num>'
)


def item(level: int, number: int = 1) -> str:
    return paragraph("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def labels(*items: str) -> list[str]:
    return [each.label for each in read("".join(items), numbering=LEVELS).paragraphs]


COUNTS = (
    ("cấp dưới đếm lại", [item(0), item(1), item(1), item(0), item(1)], ["I.", "1.", "2.", "II.", "1."]),
    ("nhiều cấp", [item(1), item(2), item(2), item(1), item(2)], ["1.", "1.1.", "1.2.", "2.", "2.1."]),
    ("cấp trên chưa có", [item(2)], ["1.1."]),
    ("gạch không đếm", [item(1), item(4), item(4), item(1)], ["1.", "-", "-", "2."]),
    ("bắt đầu lại từ 5", [item(1), item(1, 2), item(1, 2)], ["1.", "5.", "6."]),
    ("chữ cái viết sẵn", [item(3), item(3, 3)], ["a)", "đ)"]),
    ("cấp không có", [item(8)], [""]),
)


@pytest.mark.parametrize(("name", "items", "expected"), COUNTS, ids=[case[0] for case in COUNTS])
def test_numbers_that_word_counts(name: str, items: list[str], expected: list[str]) -> None:
    assert labels(*items) == expected


def big_table(rows: int, odd: str = "") -> str:
    row = "<w:tr>" + "<w:tc><w:tcPr/>" + paragraph("1,5", "", '<w:sz w:val="24"/>') + "</w:tc>"
    row += "<w:tc>" + paragraph("tên", "", "<w:b/>") + "</w:tc></w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{row * rows}{odd}</w:tbl>"


def test_of_a_big_table_one_row_of_each_shape_is_read() -> None:
    odd = f"<w:tr><w:tc>{paragraph('lạ', '', '<w:i/>')}</w:tc></w:tr>"
    story = read(paragraph("trước") + big_table(40, odd) + paragraph("sau"))
    assert [(each.number, each.text) for each in story.paragraphs] == [
        (1, "trước"),
        (2, "1,5"),
        (3, "tên"),
        (82, "lạ"),
        (83, "sau"),
    ]
    (table,) = story.large_tables
    assert table.row_count == 41
    assert list(table.texts()) == ["1,5", "tên"] * 40 + ["lạ"]


def test_out_of_the_ordinary_in_a_big_table_is_read() -> None:
    odd = f"<w:tr><w:tc><w:p>{FIELD.format(name='PAGE', result='2')}</w:p></w:tc></w:tr>"
    nested = "<w:tr><w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>"
    story = read(big_table(30, odd + nested))
    assert "PAGE" in story.fields
    assert [each.number for each in story.paragraphs] == [1, 2, 61, 62, 63]


def test_sections_headers_and_notes() -> None:
    first = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId_header"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:left="1701"/><w:titlePg/></w:sectPr>'
    )
    second = (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgNumType w:start="1"/>'
        '<w:cols w:num="2"/></w:sectPr>'
    )
    body = f"<w:p><w:pPr>{first}</w:pPr></w:p>{paragraph()}{second}"
    note = '<w:footnote w:id="1"><w:p><w:r><w:t>ghi chú</w:t></w:r></w:p></w:footnote>'
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    header = f"<w:p>{FIELD.format(name='PAGE', result='2')}</w:p>"
    file = open_word_file(docx(body, header=header, footnotes=separator + note), name="a.docx")
    upright, lying = file.sections
    assert (upright.width, upright.margins["left"], upright.first_page_differs) == (11906, 1701, True)
    assert (lying.width, lying.number_start, lying.columns, lying.text_width) == (16838, 1, 2, 8419)
    assert "PAGE" in lying.headers["default"].fields
    assert [story.paragraphs[0].text for story in file.notes] == ["ghi chú"]
    assert [each.section for each in file.body.paragraphs] == [0, 1]


def test_a_document_that_states_no_section_has_one() -> None:
    (section,) = open_word_file(docx(paragraph()), name="a.docx").sections
    assert (section.width, section.margins) == (12240, {})


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header.xml"])
def test_a_part_that_is_no_xml_is_named(part: str) -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId_header"/></w:sectPr>'
    good = parts_of(paragraph() + section, styles="", header="<w:p/>")
    file = open_word_file(zipped(good | {part: "<w:a><w:b></w:a>"}), name="a.docx")
    with pytest.raises(Refused, match=f"phần {part} không phải XML đúng cách"):
        _ = file.sections
