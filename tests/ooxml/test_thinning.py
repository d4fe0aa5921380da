"""A long text read without the rows of large tables that nobody reads: nothing else may differ from the whole."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.diagnostics import Refused
from reportgen.ooxml.names import w
from reportgen.ooxml.stories import Paragraph, Story, read_story
from reportgen.ooxml.tables import Cell
from reportgen.ooxml.thinning import Thinner
from reportgen.ooxml.trees import Element, parse_bytes
from reportgen.ooxml.word_file import open_word_file
from tests.conformance.mutator import packed, spoilt, unpacked
from tests.ooxml.making import paragraph, parts_of, zipped
from tests.ooxml.test_stories import BOX, FIELD, LEVELS, RUN, item

LONG = b"<!--" + b"x" * 2**20 + b"-->"
"""After the root of a text, a comment that Word skips makes it a long one."""

LISTED = (
    '<w:style w:type="paragraph" w:styleId="Listed"><w:name w:val="Listed"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    '</w:numPr></w:pPr></w:style><w:style w:type="table" w:styleId="Banded"><w:name w:val="Banded"/>'
    '<w:tblStylePr w:type="band1Horz"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
)
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
OPEN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
CLOSE = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: str, *, style: str = "Grid", properties: str | None = None) -> str:
    if properties is None:
        properties = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>'
    return f'<w:tbl>{properties}<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="1900"/></w:tblGrid>{rows}</w:tbl>'


def text(content: str) -> str:
    return row(cell(paragraph(content)), cell(paragraph(f"{content} tên", "", "<w:b/>")))


SMALL = "".join(text(f"{number}") for number in range(3))
PLAIN = "".join(text(f"{number}") for number in range(40))
BIG = table(PLAIN)
SLANTED = "".join(text("a") + row(cell(paragraph("b", "", "<w:i/>"))) for _ in range(20))
KINDS = {
    "trơn": text("Việt Nam"),
    "nghiêng": row(cell(paragraph("nghiêng", "", "<w:i/>")), cell("<w:p/>")),
    "đầu bảng": row(cell(paragraph("Tên")), properties="<w:tblHeader/>"),
    "gộp cột": row(cell(paragraph("a"), '<w:gridSpan w:val="2"/>')),
    "gộp hàng": row(cell("<w:p/>", "<w:vMerge/>"), cell(paragraph("b"))),
    "thụt cột": row(cell(paragraph("b")), properties='<w:gridBefore w:val="1"/>'),
    "Word đánh số": row(cell(item(1)), cell(paragraph("x"))),
    "kiểu đánh số": row(cell(paragraph("a", '<w:pStyle w:val="Listed"/>'))),
    "bảng con": row(cell(table(SMALL) + "<w:p/>")),
    "bảng con lớn": row(cell(BIG + "<w:p/>")),
    "trường": row(cell(f"<w:p>{FIELD.format(name='PAGE', result='2')}</w:p>")),
    "trường mở": row(cell(f"<w:p>{OPEN}</w:p>")),
    "trường đóng": row(cell(f"<w:p>{CLOSE}{RUN.format('sau')}</w:p>")),
    "khung chữ": row(cell(f"<w:p>{BOX}</w:p>")),
    "đối tượng": row(cell("<w:p><w:r><w:object/></w:r></w:p>")),
    "chú thích": row(cell('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>')),
    "thêm chữ": row(cell(f"<w:p><w:ins>{RUN.format('mới')}</w:ins><w:del>{RUN.format('cũ')}</w:del></w:p>")),
    "thêm hàng": row(cell(paragraph("mới")), properties="<w:ins/>"),
    "hàng trong thêm": f"<w:ins>{text('a')}</w:ins>",
    "hàng trong điều khiển": f"<w:sdt><w:sdtContent>{text('a')}</w:sdtContent></w:sdt>",
    "hàng trong hàng": f"<w:tr>{text('a')}{cell(paragraph('b'))}</w:tr>",
    "ngắt phần": row(cell(f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>")),
    "thụt đầu dòng mã": f"\n   {text('a')}\n   ",
    "chữ giữa thẻ": f"<w:tr>x{cell('y' + paragraph('a') + 'z')}</w:tr>t",
    "rỗng": "<w:tr/>",
    "không phải hàng": "<w:bookmarkEnd/>",
    "đoạn giữa hàng": paragraph("lạc"),
    "hàng dài": row(cell(paragraph("dài " * 9000))),
}
"""Rows of all kinds."""


def parts(body: str) -> dict[str, bytes]:
    made = parts_of(body, styles=LISTED, numbering=LEVELS)
    return {name: each.encode() if isinstance(each, str) else each for name, each in made.items()}


def longer(files: dict[str, bytes]) -> dict[str, bytes]:
    return files | {"word/document.xml": files["word/document.xml"] + LONG}


def thinned(files: dict[str, bytes]) -> tuple[Story, int]:
    """The text of a long document as it is read, and how many rows were left out."""
    file = open_word_file(packed(files), name="a.docx")
    thinner = Thinner(file.effective)
    body = thinner.parse(files["word/document.xml"]).find(w("body"))
    assert body is not None
    return read_story(body, file.effective, thinner.passed), len(thinner.passed)


def whole(files: dict[str, bytes]) -> Story:
    """The text of a short document, read from its whole tree."""
    return open_word_file(packed(files), name="a.docx").body


def markup(element: Element) -> bytes:
    return etree.tostring(element, with_tail=False)


def place(cell: Cell | None) -> object:
    if cell is None:
        return None
    return cell.row, cell.column, cell.width, cell.margins, cell.region, cell.table.row_count, place(cell.table.parent)


def told(story: Story) -> Iterator[object]:
    """Everything that a story says, comparable."""
    for each in story.paragraphs:
        values = {name: getattr(each, name) for name in Paragraph.__struct_fields__}
        yield values | {"element": markup(each.element), "cell": place(each.cell)}
    for large in story.large_tables:
        yield list(large.texts()), large.row_count, large.repeats_header, large.grid, large.region, place(large.parent)
    yield [markup(section) for section in story.sections]
    yield story.fields, story.unread, story.tracked


HALF = "".join(text("a") for _ in range(20))
CASES = (
    ("một dạng hàng", paragraph("trước") + BIG + paragraph("sau"), 14),
    ("hai dạng hàng", table(SLANTED), 13),
    ("hàng đầu lặp lại", table(KINDS["đầu bảng"] + PLAIN), 15),
    ("hai bảng", BIG + paragraph("giữa") + table(SLANTED) + BIG, 41),
    ("mã viết xuống dòng", "\n" + table("\n  ".join(["", *[text("a")] * 40, ""])) + "\n", 14),
    ("dạng thứ hai chỉ ở cuối", table(PLAIN + SLANTED), 53),
    ("ít hàng", table(HALF), 0),
    ("vừa đủ 25 hàng", table("".join(text("a") for _ in range(25))), 0),
    ("Word đánh số", table(KINDS["Word đánh số"] * 40), 0),
    ("kiểu đánh số", table(KINDS["kiểu đánh số"] * 40), 0),
    ("xen hàng đánh số", table((KINDS["kiểu đánh số"] + text("a")) * 30), 17),
    ("kiểu bảng tô hàng", table(PLAIN, style="Banded"), 0),
    ("không có tblPr", table(PLAIN, properties=""), 0),
    ("tblPr đứng sau", f'<w:tbl>{PLAIN}<w:tblPr><w:tblStyle w:val="Banded"/></w:tblPr></w:tbl>', 0),
    ("bảng trong bảng", table(row(cell(BIG + "<w:p/>")) * 3), 0),
    ("bảng lớn trong bảng lớn", table(row(cell(BIG + "<w:p/>")) * 30), 4),
    ("bảng trong khung", f"<w:p>{BOX.replace('<w:p><w:r><w:t>trong khung</w:t></w:r></w:p>', BIG)}</w:p>", 0),
    ("bảng trong điều khiển", f"<w:sdt><w:sdtContent>{BIG}</w:sdtContent></w:sdt>", 0),
    ("hàng trong điều khiển", table(KINDS["hàng trong điều khiển"] * 40), 0),
    ("xen hàng trong điều khiển", table((KINDS["hàng trong điều khiển"] + text("a")) * 40), 14),
    ("thân trong hàng", table(f"<w:tr><w:tc><w:body>{BIG}</w:body></w:tc></w:tr>" + PLAIN), 15),
    ("hai thân", f"{BIG}</w:body><w:body>{BIG}", 28),
    ("hàng ngoài bảng", PLAIN, 0),
    ("trường mở qua nhiều hàng", table(PLAIN + KINDS["trường mở"] + PLAIN + KINDS["trường đóng"]), 54),
    ("hàng dài hơn một bước đọc", table(KINDS["hàng dài"] * 40), 14),
    *((f"40 hàng: {name}", table(kind * 40), None) for name, kind in KINDS.items()),
    *((f"lẫn: {name}", table(PLAIN + kind * 3 + PLAIN + kind) + paragraph("x"), None) for name, kind in KINDS.items()),
)
"""What stands in the text, and how many rows are left out; None where only the reading is compared."""


@pytest.mark.parametrize(("name", "body", "count"), CASES, ids=[case[0] for case in CASES])
def test_a_thinned_text_reads_as_the_whole_one(name: str, body: str, count: int | None) -> None:
    files = parts(body)
    story, passed = thinned(longer(files))
    assert list(told(story)) == list(told(whole(files)))
    assert count is None or passed == count


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(KINDS)), st.integers(1, 30)), min_size=1, max_size=8), st.booleans())
def test_rows_of_any_kinds_in_any_order(kinds: list[tuple[str, int]], twice: bool) -> None:
    made = table("".join(KINDS[name] * times for name, times in kinds)) + paragraph("sau", "<w:jc/>")
    files = parts(made * 2 if twice else made)
    assert list(told(thinned(longer(files))[0])) == list(told(whole(files)))


MIXED = parts(table(PLAIN + "".join(KINDS.values()) + PLAIN) + paragraph("giữa") + table(SLANTED) + SECTION)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_a_text_spoilt_at_random_reads_the_same(seed: int) -> None:
    spoilt_parts = unpacked(spoilt({"word/document.xml": MIXED["word/document.xml"]}, seed))
    files = MIXED | spoilt_parts
    if parse_bytes(files["word/document.xml"]).find(w("body")) is not None:
        assert list(told(thinned(longer(files))[0])) == list(told(whole(files)))


def test_of_a_long_table_the_tree_holds_no_more_than_is_read() -> None:
    files = parts(table("".join(text(f"{number}") for number in range(6000))) + paragraph("sau"))
    story = open_word_file(packed(files), name="a.docx").body
    (large,) = story.large_tables
    assert large.row_count == 6000
    assert sum(1 for _ in large.element.iter(w("p"))) == 2 * 26
    assert list(large.texts()) == [text for number in range(6000) for text in (f"{number}", f"{number} tên")]
    assert [each.number for each in story.paragraphs] == [1, 2, 12_001]


DAMAGE = {
    "thẻ không đóng": (b"</w:body>", b""),
    "thực thể lạ": (b"39", b"&ten;"),
    "tiền tố lạ": (b"39", b"<x:a/>"),
    "byte lạ": (b"39", b"\xff"),
    "ký tự cấm": (b"39", b"&#1;"),
    "thuộc tính lặp": (b"<w:body", b'<w:body a="1" a="2"'),
    "còn chữ ở cuối": (b"</w:document>", b"</w:document>chu"),
    "lồng quá sâu": (b"<w:t>39</w:t>", b"<w:r>" * 300 + b"</w:r>" * 300),
    "chữ quá dài": (b"39", b"x" * 10_100_000),
}
BROKEN = "Không đọc được tệp Word: phần word/document.xml không phải XML đúng cách."


def refusal(files: dict[str, bytes]) -> str:
    with pytest.raises(Refused) as caught:
        _ = open_word_file(zipped(files, packing=zipfile.ZIP_STORED), name="a.docx").body
    (finding,) = caught.value.findings
    return finding.message


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_long_text_is_refused_as_a_short_one(name: str) -> None:
    files = parts(BIG)
    before, after = DAMAGE[name]
    damaged = files["word/document.xml"].replace(before, after)
    assert damaged != files["word/document.xml"]
    assert refusal(files | {"word/document.xml": damaged}) == BROKEN
    assert refusal(longer(files | {"word/document.xml": damaged})) == BROKEN


@pytest.mark.parametrize("length", [dict, longer], ids=["ngắn", "dài"])
def test_of_a_file_damaged_twice_the_damage_of_the_text_is_told(
    length: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    files = length(parts(BIG)) | {"word/styles.xml": b"<w:a>"}
    document = files["word/document.xml"]
    assert "phần word/styles.xml" in refusal(files | {"word/document.xml": document})
    assert refusal(files | {"word/document.xml": document + b"<"}) == BROKEN
    empty = document.replace(b"w:body", b"w:other")
    assert refusal(files | {"word/document.xml": empty}) == "Không đọc được tệp Word: thiếu phần nội dung chính."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_encoding_that_word_writes_can_be_long(encoding: str) -> None:
    files = parts(table("".join(text(f"Đắk Lắk 😀 {number}") for number in range(400))))
    document = longer(files)["word/document.xml"].decode().encode(encoding)
    story, passed = thinned(files | {"word/document.xml": document})
    assert passed == 374
    assert list(told(story)) == list(told(whole(files)))
