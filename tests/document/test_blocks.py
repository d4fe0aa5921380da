"""Blocks on paper: styles, run-in leads, numbers, notes, the author's line breaks."""

import re
from pathlib import Path

import pytest

from reportgen.diagnostics import Refused, to_text
from reportgen.document import load_template
from reportgen.numerals import LETTERS
from reportgen.prose import Block, Break, Level, Text
from tests.document.making import (
    SHIPPED,
    block,
    custom_xml,
    make,
    note,
    numbering_xml,
    outline,
    output,
    part,
    plain,
    prose,
    relation,
    styles_xml,
)

RESULTS = "{{p content.results }}"


def printed(folder: Path, *blocks: Block, note_mark: str = "digit", lines: tuple[str, ...] = ()) -> bytes:
    custom = {"docProps/custom.xml": custom_xml(note_mark=note_mark)}
    return output(make(folder, *lines, RESULTS, more=custom), prose(results=blocks))


@pytest.mark.parametrize(
    ("level", "style"),
    [
        (Level.SECTION, "Muc"),
        (Level.ITEM_TITLE, "Khoan"),
        (Level.SUBITEM_TITLE, "TieuKhoan"),
        (Level.ITEM, "KhoanDoan"),
        (Level.SUBITEM, "TieuKhoanDoan"),
        (Level.BRACKET, "NgoacDon"),
        (Level.DASH, "Gach"),
        (Level.PLUS, "Cong"),
        (Level.PLAIN, "NoiDung"),
    ],
)
def test_a_level_is_a_style(tmp_path: Path, level: Level, style: str) -> None:
    assert outline(printed(tmp_path, block(level, "Lời văn", number=1)))[-1] == f"{style} | Lời văn"


def test_points_take_the_list_of_their_letter(tmp_path: Path) -> None:
    points = [block(Level.POINT, letter, number=number) for number, letter in enumerate(LETTERS, 1)]
    data = printed(tmp_path, *points)
    assert outline(data)[-len(LETTERS) :] == [f"Diem [{78 + index}] | {letter}" for index, letter in enumerate(LETTERS)]
    numbering = part(data, "word/numbering.xml")
    assert re.findall(r'<w:num w:numId="(\d+)">.*?<w:lvlText w:val="(.)\)"/>', numbering.partition("</w:num>")[2]) == [
        (str(78 + index), letter) for index, letter in enumerate(LETTERS)
    ]


def test_lists_of_letters_that_the_template_has_are_used() -> None:
    assert load_template(SHIPPED / "thong-bao-ket-luan.docx").prepared.letter_lists == tuple(range(100, 123))


@pytest.mark.parametrize("numbering", ["<n/>", numbering_xml().replace('w:ilvl="5"', 'w:ilvl="4"')])
def test_a_template_without_a_list_of_points(tmp_path: Path, numbering: str) -> None:
    template = make(tmp_path, RESULTS, more={"word/numbering.xml": numbering})
    with pytest.raises(Refused) as refused:
        output(template, prose(results=[block(Level.POINT, "x", number=5)]))
    assert to_text(refused.value.findings) == (
        "lỗi: Mẫu thiếu danh sách đánh số cho điểm đ). [missing-letters]\n"
        "    cách sửa: sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc\n"
    )


def test_more_points_than_letters(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        printed(tmp_path, block(Level.POINT, "x", number=24))
    assert to_text(refused.value.findings) == (
        "data/2021-08/bao-cao.yaml:1: lỗi: Danh sách điểm có quá 23 điểm. [too-many-points]\n"
        "    cách sửa: chia danh sách cho nhiều khoản, hoặc dùng dấu “-”\n"
    )


def test_a_part_is_a_number_line_and_a_title(tmp_path: Path) -> None:
    first = block(Level.PART, "Đánh giá tình hình", Break(), "9 tháng", number=1)
    second = block(Level.PART, "Nhiệm vụ", number=2)
    assert outline(printed(tmp_path, first, second))[-4:] == [
        "Phan | Phần thứ nhất",
        "PhanTieuDe | Đánh giá tình hình⏎9 tháng",
        "Phan | Phần thứ hai",
        "PhanTieuDe | Nhiệm vụ",
    ]


def test_more_parts_than_words(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        printed(tmp_path, block(Level.PART, "x", number=11))
    assert to_text(refused.value.findings) == (
        "data/2021-08/bao-cao.yaml:1: lỗi: Văn bản có quá 10 phần. [too-many-parts]\n"
        "    cách sửa: gộp bớt các phần, hoặc dùng mẫu đánh số phần bằng chữ số La Mã\n"
    )


def test_formats_within_a_line(tmp_path: Path) -> None:
    spans = (
        Text("Về y tế; dân số - trẻ em:", bold=True),
        Text(" khám "),
        Text("tại chỗ", italic=True),
        Text(" 18.590 m"),
        Text("3", superscript=True),
        Text("[thiếu: kham]", missing=True),
        Text("cả ba", bold=True, italic=True, superscript=True),
    )
    assert outline(printed(tmp_path, block(Level.DASH, *spans)))[-1] == (
        "Gach | *Về y tế; dân số - trẻ em:* khám /tại chỗ/ 18.590 m^3^![thiếu: kham]!^/*cả ba*/^"
    )


def test_run_properties_stand_in_the_order_of_the_schema(tmp_path: Path) -> None:
    span = Text("x", bold=True, italic=True, superscript=True, missing=True)
    assert (
        '<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/><w:highlight w:val="yellow"/><w:vertAlign w:val="superscript"/></w:rPr>'
    ) in part(printed(tmp_path, plain(span)))


def test_notes_are_word_notes_numbered_through(tmp_path: Path) -> None:
    first = block(
        Level.DASH, "Một", note("Chú thích ", Text("m"), Text("3", superscript=True)), ", hai", note("9 tháng")
    )
    data = printed(tmp_path, first, plain("Ba", note("Cuối…"), "."))
    assert outline(data)[-2:] == ["Gach | Một[note 1], hai[note 2]", "NoiDung | Ba[note 3]."]
    assert outline(data, "word/footnotes.xml")[2:] == [
        "FootnoteText | [note] Chú thích m^3^",
        "FootnoteText | [note] 9 tháng",
        "FootnoteText | [note] Cuối…",
    ]


def test_bracketed_marks(tmp_path: Path) -> None:
    data = printed(tmp_path, plain("110 ha", note("x"), "."), note_mark="bracket")
    assert outline(data)[-1] == "NoiDung | 110 ha([note 1])."
    assert outline(data, "word/footnotes.xml")[-1] == "FootnoteText | [note] x"


def test_notes_come_after_those_of_the_template(tmp_path: Path) -> None:
    own = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="7"><w:p><w:r><w:t>Của mẫu, {{ place }}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    template = make(tmp_path, RESULTS, more={"word/footnotes.xml": own}, relations=[relation("footnotes")])
    data = output(template, prose(results=[plain("x", note("Của văn bản"))]))
    assert outline(data, "word/footnotes.xml") == ["| Của mẫu, Lai Châu", "FootnoteText | [note] Của văn bản"]
    assert outline(data)[-1] == "NoiDung | x[note 8]"


def test_a_template_without_a_part_for_notes_gets_one(tmp_path: Path) -> None:
    data = printed(tmp_path, plain("x"))
    assert 'PartName="/word/footnotes.xml"' in part(data, "[Content_Types].xml")
    assert 'Target="footnotes.xml"' in part(data, "word/_rels/document.xml.rels")
    assert outline(data, "word/footnotes.xml") == ["| ", "| "]


def test_spaces_are_kept(tmp_path: Path) -> None:
    data = printed(tmp_path, plain(Text(" trước", bold=True), Text("  giữa\u00a0và  "), Text("sau ")))
    assert outline(data)[-1] == "NoiDung | * trước*  giữa\u00a0và  sau "
    assert '<w:t xml:space="preserve">sau </w:t>' in part(data)


def test_a_style_that_the_template_lacks(tmp_path: Path) -> None:
    template = make(tmp_path, RESULTS, more={"word/styles.xml": styles_xml(["Cong"])})
    output(template, prose(results=[plain("x")]))
    with pytest.raises(Refused) as refused:
        output(template, prose(results=[block(Level.PLUS, "x")]))
    assert to_text(refused.value.findings) == (
        "mau.docx: lỗi: Mẫu thiếu kiểu (style) “Dấu cộng +” (Cong) mà văn bản này cần. [missing-style]\n"
        "    kiểu chữ\n"
        "    cách sửa: sao lại kiểu đó từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc\n"
    )


def test_styles_are_found_by_name_where_their_ids_were_changed(tmp_path: Path) -> None:
    renamed = styles_xml().replace('w:styleId="Gach"', 'w:styleId="Gachdaudong"')
    template = make(tmp_path, RESULTS, more={"word/styles.xml": renamed})
    assert outline(output(template, prose(results=[block(Level.DASH, "x")])))[-1] == "Gachdaudong | x"
