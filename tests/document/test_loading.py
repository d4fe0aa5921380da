"""Templates that are refused: what is wrong, where, and the cure, in whole messages."""

from pathlib import Path

import pytest

from reportgen.diagnostics import Cause, Refused, to_text
from reportgen.document import load_template
from reportgen.numerals import LETTERS
from reportgen.prose import Level, SlotForm
from tests.document.making import ALWAYS, SHIPPED, document_xml, make, numbering_xml, relation, write


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        load_template(path)
    assert {finding.cause for finding in refused.value.findings} == {Cause.TEMPLATE}
    return to_text(refused.value.findings)


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "mau.docx") == (
        "mau.docx: lỗi: Không có tệp mẫu. [template-unreadable]\n"
        "    cách sửa: kiểm tra tên mẫu; reportgen template copy TÊN chép mẫu gốc về\n"
    )


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path.name}: lỗi: Chỗ của tệp mẫu là một thư mục. [template-unreadable]\n"
        "    cách sửa: đổi tên thư mục đó\n"
    )


def test_a_file_that_is_no_word_file(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert refusal(path) == (
        "mau.docx: lỗi: Không đọc được tệp Word: đây là tệp Word kiểu cũ (.doc). [legacy-doc]\n"
        "    cách sửa: mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (*.docx)\n"
    )


@pytest.mark.parametrize(
    ("relations", "message"),
    [
        (
            [relation("attachedTemplate", "file:///C:/mau.dotm", ' TargetMode="External"')],
            "mau.docx: lỗi: Không đọc được tệp Word: mẫu lấy nội dung từ bên ngoài: file:///C:/mau.dotm. "
            "[outside-relation]\n"
            "    cách sửa: mở mẫu bằng Word, bỏ liên kết (mẫu đính kèm, ảnh liên kết), nhúng thẳng vào tệp "
            "rồi lưu lại\n",
        ),
        (
            [relation("aFChunk", "styles.xml")],
            "mau.docx: lỗi: Không đọc được tệp Word: mẫu có tệp chèn vào (altChunk). [active-content]\n"
            "    cách sửa: mở mẫu bằng Word, xóa thứ đó rồi lưu lại\n",
        ),
        (
            [relation("oleObject", "styles.xml")],
            "mau.docx: lỗi: Không đọc được tệp Word: mẫu có đối tượng OLE nhúng. [active-content]\n"
            "    cách sửa: mở mẫu bằng Word, xóa thứ đó rồi lưu lại\n",
        ),
    ],
)
def test_what_runs_or_is_fetched(tmp_path: Path, relations: list[str], message: str) -> None:
    assert refusal(write(tmp_path, *ALWAYS, relations=relations)) == message


def test_an_embedded_object_without_a_relation(tmp_path: Path) -> None:
    path = write(tmp_path, *ALWAYS, more={"word/embeddings/oleObject1.bin": b"x"})
    assert refusal(path) == (
        "mau.docx: lỗi: Không đọc được tệp Word: mẫu có phần word/embeddings/oleObject1.bin. [active-content]\n"
        "    cách sửa: mở mẫu bằng Word, xóa đối tượng nhúng\n"
    )


def test_a_link_in_the_text_is_harmless(tmp_path: Path) -> None:
    link = relation("hyperlink", "https://vanban.chinhphu.vn", ' TargetMode="External"')
    assert make(tmp_path, relations=[link]).slots == ()


TAG_IN_SECTION = "<w:sectPr><w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:sectPr>"


@pytest.mark.parametrize(
    "xml",
    [
        "<w:document>",
        document_xml(ALWAYS).replace("xmlns:w=", "xmlns:v="),
        document_xml([*ALWAYS, "{%p if closing %}", "{{p appendices }}"], TAG_IN_SECTION),
    ],
    ids=["not closed", "another namespace", "a tag among the properties of the section"],
)
def test_a_broken_part(tmp_path: Path, xml: str) -> None:
    assert refusal(write(tmp_path, more={"word/document.xml": xml})) == (
        "mau.docx: lỗi: Không đọc được tệp Word: phần word/document.xml bị hỏng. [broken-part]\n"
        "    cách sửa: mở mẫu bằng Word rồi lưu lại\n"
    )


def test_a_number_within_a_number_counts_as_taken(tmp_path: Path) -> None:
    numbering = numbering_xml().replace("</w:num>", '<w:num w:numId="90"/></w:num>')
    lists = make(tmp_path, more={"word/numbering.xml": numbering}).prepared.letter_lists
    assert lists == tuple(range(91, 91 + len(LETTERS)))


TAGS = {
    "an unknown name": (
        ["Số: {{ numbre }}"],
        "mau.docx: lỗi: Thẻ {{ numbre }} gọi tên không có: numbre. [unknown-tag]\n"
        "    phần thân, đoạn 1: “{{ numbre }}”\n"
        "    cách sửa: có phải number?\n",
    ),
    "an unknown member": (
        ["x", "{{ agency.plac }}"],
        "mau.docx: lỗi: Thẻ {{ agency.plac }} gọi tên không có: agency.plac. [unknown-tag]\n"
        "    phần thân, đoạn 2: “{{ agency.plac }}”\n"
        "    cách sửa: có phải agency.name?\n",
    ),
    "nothing like it": (
        ["{{ qqq }}"],
        "mau.docx: lỗi: Thẻ {{ qqq }} gọi tên không có: qqq. [unknown-tag]\n"
        "    phần thân, đoạn 1: “{{ qqq }}”\n"
        "    cách sửa: xem danh sách tên dùng được trong hướng dẫn về mẫu\n",
    ),
    "a member of a line": (
        ["{%p for line in subject %}", "{{ line.name }}", "{%p endfor %}"],
        "mau.docx: lỗi: Thẻ {{ line.name }} gọi tên không có: line.name. [unknown-tag]\n"
        "    phần thân, đoạn 2: “{{ line.name }}”\n"
        "    cách sửa: line đã là chữ: viết {{ line }}\n",
    ),
    "a loop without its end": (
        ["{%p for line in subject %}", "{{ line }}"],
        "mau.docx: lỗi: Thẻ {%p for line in subject %} không có thẻ đóng. [tag-not-closed]\n"
        "    phần thân, đoạn 1: “{%p for line in subject %}”\n"
        "    cách sửa: thêm {%p endfor %} ở một đoạn riêng phía sau\n",
    ),
    "an end without its start": (
        ["{%p endif %}"],
        "mau.docx: lỗi: Thẻ {%p endif %} không có thẻ mở đi trước. [tag-not-opened]\n"
        "    phần thân, đoạn 1: “{%p endif %}”\n"
        "    cách sửa: bỏ thẻ này, hoặc thêm thẻ mở\n",
    ),
    "crossed pairs": (
        ["{%p if parent %}", "{%p for line in subject %}", "{%p endif %}", "{%p endfor %}"],
        "mau.docx: lỗi: Thẻ {%p for line in subject %} không có thẻ đóng. [tag-not-closed]\n"
        "    phần thân, đoạn 2: “{%p for line in subject %}”\n"
        "    cách sửa: thêm {%p endfor %} ở một đoạn riêng phía sau\n"
        "\n"
        "mau.docx: lỗi: Thẻ {%p endfor %} không có thẻ mở đi trước. [tag-not-opened]\n"
        "    phần thân, đoạn 4: “{%p endfor %}”\n"
        "    cách sửa: bỏ thẻ này, hoặc thêm thẻ mở\n",
    ),
    "a statement of code": (
        ["{% set x = 1 %}"],
        "mau.docx: lỗi: Thẻ {% set x = 1 %} không dùng được trong mẫu. [tag-not-allowed]\n"
        "    phần thân, đoạn 1: “{% set x = 1 %}”\n"
        "    cách sửa: mẫu chỉ dùng if, elif, else, endif, for, endfor\n",
    ),
    "a mistyped statement": (
        ["{%p edif %}"],
        "mau.docx: lỗi: Thẻ {%p edif %} không dùng được trong mẫu. [tag-not-allowed]\n"
        "    phần thân, đoạn 1: “{%p edif %}”\n"
        "    cách sửa: có phải endif?\n",
    ),
    "a call": (
        ["{{ range(9) }}"],
        "mau.docx: lỗi: Thẻ {{ range(9) }} chứa lệnh không dùng được trong mẫu. [code-in-tag]\n"
        "    phần thân, đoạn 1: “{{ range(9) }}”\n"
        "    cách sửa: trong thẻ chỉ viết tên, and, or, not, == và các bộ lọc upper, lower, capitalize, length\n",
    ),
    "a way out of the sandbox": (
        ["{{ ''.__class__ }}"],
        "mau.docx: lỗi: Thẻ {{ ''.__class__ }} gọi tên không có: …. [unknown-tag]\n"
        "    phần thân, đoạn 1: “{{ ''.__class__ }}”\n"
        "    cách sửa: xem danh sách tên dùng được trong hướng dẫn về mẫu\n",
    ),
    "a filter with a meaning of its own": (
        ["{{ place|attr('x') }}"],
        "mau.docx: lỗi: Thẻ {{ place|attr('x') }} chứa lệnh không dùng được trong mẫu. [code-in-tag]\n"
        "    phần thân, đoạn 1: “{{ place|attr('x') }}”\n"
        "    cách sửa: trong thẻ chỉ viết tên, and, or, not, == và các bộ lọc upper, lower, capitalize, length\n",
    ),
    "arithmetic that would run for long": (
        ["{{ 9 ** 999999999 }}"],
        "mau.docx: lỗi: Thẻ {{ 9 ** 999999999 }} chứa lệnh không dùng được trong mẫu. [code-in-tag]\n"
        "    phần thân, đoạn 1: “{{ 9 ** 999999999 }}”\n"
        "    cách sửa: trong thẻ chỉ viết tên, and, or, not, == và các bộ lọc upper, lower, capitalize, length\n",
    ),
    "no Jinja at all": (
        ["{{ a b }}"],
        "mau.docx: lỗi: Thẻ viết sai, không đọc được: {{ a b }}. [tag-syntax]\n"
        "    phần thân, đoạn 1: “{{ a b }}”\n"
        "    cách sửa: trong thẻ viết một tên, như {{ signer }}, hoặc một lệnh, như {%p if signer %}\n",
    ),
    "a slot within a line": (
        ["Kết quả: {{ content.results }}"],
        "mau.docx: lỗi: content.results in ra cả đoạn văn, không viết được trong dòng như {{ content.results }}. "
        "[blocks-in-line]\n"
        "    phần thân, đoạn 1: “{{ content.results }}”\n"
        "    cách sửa: để {{p content.results }} một mình trong một đoạn\n",
    ),
    "text in place of a paragraph": (
        ["{{p place }}"],
        "mau.docx: lỗi: place chỉ là chữ trong dòng, {{p place }} xóa mất đoạn. [text-as-blocks]\n"
        "    phần thân, đoạn 1: “{{p place }}”\n"
        "    cách sửa: viết {{ place }}\n",
    ),
    "a list printed as text": (
        ["{{ subject }}"],
        "mau.docx: lỗi: Thẻ {{ subject }} gọi một nhóm hoặc danh sách, không in được. [not-printable]\n"
        "    phần thân, đoạn 1: “{{ subject }}”\n"
        "    cách sửa: viết {%p for dong in subject %}, {{ dong }}, {%p endfor %} ở ba đoạn\n",
    ),
    "a group printed as text": (
        ["{{ period.next }}"],
        "mau.docx: lỗi: Thẻ {{ period.next }} gọi một nhóm hoặc danh sách, không in được. [not-printable]\n"
        "    phần thân, đoạn 1: “{{ period.next }}”\n"
        "    cách sửa: viết rõ thành phần, ví dụ {{ period.next.name }}\n",
    ),
    "a loop over text": (
        ["{%p for x in place %}", "{{ x }}", "{%p endfor %}"],
        "mau.docx: lỗi: Thẻ {%p for x in place %} lặp trên thứ không phải danh sách. [loop-over-text]\n"
        "    phần thân, đoạn 1: “{%p for x in place %}”\n"
        "    cách sửa: danh sách dùng được: issuer_lines, subject, addressees, authority\n",
    ),
    "a slot printed twice": (
        ["{{p content.results }}", "{{p content.results }}"],
        "mau.docx: lỗi: Khoang {{p content.results }} đã được in ở phía trên. [slot-twice]\n"
        "    phần thân, đoạn 2: “{{p content.results }}”\n"
        "    cách sửa: bỏ bớt một thẻ\n",
    ),
    "a slot in a loop": (
        ["{%p for line in subject %}", "{{p content.results }}", "{%p endfor %}"],
        "mau.docx: lỗi: Khoang {{p content.results }} nằm trong vòng lặp. [slot-in-loop]\n"
        "    phần thân, đoạn 2: “{{p content.results }}”\n"
        "    cách sửa: đưa thẻ ra ngoài vòng lặp\n",
    ),
    "a slot asked for and not printed": (
        ["{%p if content.resluts %}", "x", "{%p endif %}"],
        "mau.docx: lỗi: Thẻ {%p if content.resluts %} hỏi content.resluts mà mẫu không in khoang đó. "
        "[slot-never-printed]\n"
        "    phần thân, đoạn 1: “{%p if content.resluts %}”\n"
        "    cách sửa: thêm đoạn {{p content.resluts }}, hoặc sửa tên khoang trong thẻ\n",
    ),
    "a kind of tag that is not supported": (
        ["{{r place }}"],
        "mau.docx: lỗi: Thẻ {{r place }} thuộc kiểu “r” của docxtpl, chương trình không in kiểu này. "
        "[tag-not-supported]\n"
        "    phần thân, đoạn 1: “{{r place }}”\n"
        "    cách sửa: dùng {{ … }} trong dòng, {%p … %} cho cả đoạn, {%tr … %} cho cả hàng của bảng\n",
    ),
    "a tag torn apart": (
        ["{ { place } }"],
        "mau.docx: lỗi: Thẻ bị tách rời hoặc thiếu dấu, sẽ in nguyên ra giấy. [torn-tag]\n"
        "    phần thân, đoạn 1: “{ { place } }”\n"
        "    cách sửa: gõ lại thẻ liền một mạch: {{ tên }} hoặc {% … %}; thẻ không được nằm trên hai đoạn\n",
    ),
    "braces of another keyboard": (
        ["｛｛ place ｝｝"],
        "mau.docx: lỗi: Ngoặc hoặc dấu phần trăm khổ rộng không phải dấu của thẻ. [wide-braces]\n"
        "    phần thân, đoạn 1: “｛｛ place ｝｝”\n"
        "    cách sửa: tắt bộ gõ toàn hình, gõ lại bằng { } %\n",
    ),
    "text beside a tag that takes its paragraph": (
        ["Kết quả: {{p content.results }}"],
        "mau.docx: lỗi: Chữ hoặc thẻ khác đứng chung đoạn với {{p content.results }} sẽ bị mất. [text-beside-tag]\n"
        "    phần thân, đoạn 1: “Kết quả: {{p content.results }}”\n"
        "    cách sửa: để thẻ một mình trong một đoạn\n",
    ),
}


@pytest.mark.parametrize("name", TAGS)
def test_tags(tmp_path: Path, name: str) -> None:
    lines, message = TAGS[name]
    assert refusal(write(tmp_path, *lines)) == message


def test_every_wrong_tag_is_told_at_once(tmp_path: Path) -> None:
    told = refusal(write(tmp_path, "{{ numbre }}", "{{ plac }}", "{ { x }}"))
    assert told.count("lỗi:") == 3


def test_a_tag_over_two_paragraphs(tmp_path: Path) -> None:
    told = refusal(write(tmp_path, "Số: {{ number", "}} hết"))
    assert "[torn-tag]\n    phần thân, đoạn 1: “Số: {{ number”" in told


def test_wrong_tags_in_a_header(tmp_path: Path) -> None:
    header = document_xml(["{{ numbre }}"], section="").replace("w:document", "w:hdr").replace("<w:body>", "")
    header = header.replace("</w:body>", "")
    path = write(tmp_path, *ALWAYS, more={"word/header.xml": header}, relations=[relation("header")])
    assert refusal(path) == (
        "mau.docx: lỗi: Thẻ {{ numbre }} gọi tên không có: numbre. [unknown-tag]\n"
        "    đầu trang, đoạn 1: “{{ numbre }}”\n"
        "    cách sửa: có phải number?\n"
    )


def test_a_slot_in_a_header(tmp_path: Path) -> None:
    header = document_xml(["{{p content.results }}"], section="").replace("w:document", "w:hdr")
    header = header.replace("<w:body>", "").replace("</w:body>", "")
    path = write(tmp_path, *ALWAYS, more={"word/header.xml": header}, relations=[relation("header")])
    assert refusal(path) == (
        "mau.docx: lỗi: content.results chỉ in được trong phần thân. [blocks-outside-body]\n"
        "    đầu trang, đoạn 1: “{{p content.results }}”\n"
        "    cách sửa: chuyển thẻ vào phần thân\n"
    )


def test_the_place_is_right_behind_tags_that_take_their_paragraphs(tmp_path: Path) -> None:
    told = refusal(write(tmp_path, "{%p if parent %}", "a", "{%p endif %}", "b", "{{ numbre }}"))
    assert "phần thân, đoạn 5: “{{ numbre }}”" in told


def test_a_tag_that_word_tore_over_runs_is_mended(tmp_path: Path) -> None:
    torn = (
        '<w:p><w:r><w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>{ pla</w:t></w:r>'
        "<w:r><w:t>ce }</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>"
    )
    assert make(tmp_path, torn).prints("place")


SLOTS = [
    (["{{p content.a }}"], [SlotForm("a", True, None, None)]),
    (["{%p if content.a %}", "{{p content.a }}", "{%p endif %}"], [SlotForm("a", False, None, None)]),
    (["{%p if not content.a %}", "{{p content.a }}", "{%p endif %}"], [SlotForm("a", True, None, None)]),
    (["{%p if parent %}", "{{p content.a }}", "{%p endif %}"], [SlotForm("a", True, None, None)]),
    (
        ["Muc | Kết quả {{ period.name }}", "Lời dẫn", "{{p content.a }}", "Muc | Nhiệm vụ", "{{p content.b }}"],
        [
            SlotForm("a", True, Level.SECTION, "Kết quả {{ period.name }}"),
            SlotForm("b", True, Level.SECTION, "Nhiệm vụ"),
        ],
    ),
    (
        ["PhanTieuDe | Đánh giá", "Muc | Kết quả", "Khoan | Kinh tế", "{{p content.a }}", "{{p content.b }}"],
        [SlotForm("a", True, Level.PART, "Kinh tế"), SlotForm("b", True, None, None)],
    ),
    (
        ["Phan | Phần thứ nhất", "PhanTieuDe | Một", "{{p content.a }}", "Phan | ", "Muc | Hai", "{{p content.b }}"],
        [
            SlotForm("a", True, Level.PART, "Một", "Phần thứ nhất"),
            SlotForm("b", True, Level.PART, "Hai"),
        ],
    ),
    (
        ["{{p content.a }}", "{%p if content.b %}", "Khoan | Khó khăn", "{{p content.b }}", "{%p endif %}"],
        [SlotForm("a", True, None, None), SlotForm("b", False, Level.ITEM_TITLE, "Khó khăn")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "slots"), SLOTS)
def test_slots_in_printed_order(tmp_path: Path, lines: list[str], slots: list[SlotForm]) -> None:
    assert list(make(tmp_path, *lines).slots) == slots


def test_shipped_templates_load() -> None:
    codes = {path.stem: load_template(path).type_code for path in SHIPPED.glob("*.docx")}
    assert codes == {
        "bao-cao-chi-dao-dieu-hanh": "BC",
        "bao-cao-kinh-te-xa-hoi": "BC",
        "bao-cao-kinh-te-xa-hoi-ky-dai": "BC",
        "bieu-chi-tieu": "BC",
        "phu-luc": "BC",
        "thong-bao-ket-luan": "TB",
    }


OPEN = "{{ " * 20_000
HOSTILE = {
    "braces without end": [OPEN],
    "braces without end in many paragraphs": ["{% if x"] * 5000,
    "a tag of the length of a book": ["{{ " + "a" * 100_000 + " }}"],
    "conditions in conditions": ["{%p if parent %}"] * 300 + ["{%p endif %}"] * 300,
    "brackets in brackets": ["{{ " + "(" * 140 + "place" + ")" * 140 + " }}"],
    "a loop in a loop": ["{%p for a in subject %}"] * 6 + ["{{ a }}"] + ["{%p endfor %}"] * 6,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_tags_that_would_keep_the_program_busy(tmp_path: Path, name: str) -> None:
    assert "lỗi:" in refusal(write(tmp_path, *HOSTILE[name]))


def test_a_part_of_a_size_that_no_template_has(tmp_path: Path) -> None:
    xml = document_xml(" ".join(str(number**3) for number in range(start, start + 100)) for start in range(9000))
    assert refusal(write(tmp_path, more={"word/document.xml": xml})) == (
        "mau.docx: lỗi: Không đọc được tệp Word: phần word/document.xml của mẫu lớn hơn 8 MB. [template-too-large]\n"
        "    cách sửa: bỏ bớt nội dung không cần trong mẫu\n"
    )


def test_a_tag_in_an_attribute_is_checked_too(tmp_path: Path) -> None:
    hidden = '<w:p><w:r><w:t xml:space="preserve">a</w:t></w:r><w:bookmarkStart w:id="1" w:name="{{ numbre }}"/></w:p>'
    assert refusal(write(tmp_path, "{{ place }}", hidden)) == (
        "mau.docx: lỗi: Thẻ (không rõ thẻ nào) gọi tên không có: numbre. [unknown-tag]\n"
        "    phần thân\n"
        "    cách sửa: có phải number?\n"
    )
