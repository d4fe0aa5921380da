"""What docxtpl does to data, pinned: here the data comes out as typed, or the render refuses it."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen.diagnostics import Cause, Refused, to_text
from reportgen.document import build_frame, render
from reportgen.prose import Level, Prose, Text
from tests.document.making import (
    AUGUST,
    SECTION,
    agency,
    block,
    document,
    document_xml,
    make,
    note,
    outline,
    output,
    part,
    plain,
    prose,
    relation,
    texts,
)

RESULTS = "{{p content.results }}"
LITERAL = [
    "R&D, Nông nghiệp & PTNT",
    "tăng <8% so với <5 tiêu chí",
    "a<b>c</b>d",
    "&amp; &lt; &#38;",
    "{{ signer }} {% if x %} {# ghi chú #}",
    "{_{ }_} {_% %_}",
    "{ } {{ }} {",
    r"\n \a \f \t \\",
    "]]> <!-- --> <?x?> <![CDATA[",
    "“nháy cong” ‘đơn’ \"thẳng\" 'đơn'",
    "  hai  dấu  cách  ",
    "[PRINTED] -printed _notes [_issuer_emu]",
    "\u00a0NBSP\u202f\u2011\u200b",
    "𝐀 😀 đ Đ ự",
]


@pytest.mark.parametrize("text", LITERAL)
def test_data_comes_out_as_typed_in_every_place(tmp_path: Path, text: str) -> None:
    template = make(tmp_path, RESULTS, "{{ meeting.chair }}{{ agency.name }}", "{{ subject_text }}")
    named = re.sub(r"(?<=\{)(?=[ {%#])|(?<=\})(?=\})", "_", text)  # plain values refuse the braces of an expression
    held = document(meeting={"chair": named}, addressees=[f"x{named}x"])
    office = agency(name=named, signatures={"pho-chanh-van-phong": {"authority": [named], "name": named}})
    blocks = [plain(text, note(text)), block(Level.DASH, Text(text, bold=True), text)]
    data = output(template, prose(f"x{text}x", results=blocks), about=held, office=office)
    lines = texts(data)
    assert f"x{named}x" in lines
    assert f"x{text}x" in lines
    assert f"{text}[note 1]" in lines
    assert f"*{text}*{text}" in lines
    assert named.strip() * 2 in lines
    assert outline(data, "word/footnotes.xml")[-1] == f"FootnoteText | [note] {text}"


def test_line_ends_and_tabs_in_a_value_are_words_own(tmp_path: Path) -> None:
    template = make(tmp_path, "Dự họp: {{ meeting.attendees }}.", RESULTS)
    held = document(meeting={"attendees": "Dòng 1\nDòng 2\tsau"})
    data = output(template, prose(results=[plain("a\nb\tc")]), about=held)
    assert outline(data)[-2:] == ["| Dự họp: Dòng 1⏎Dòng 2⇥sau.", "NoiDung | a⏎b⇥c"]


def test_sections_never_run_data(tmp_path: Path) -> None:
    """docxtpl renders notes once per section: the second time, braces that came from data are executed."""
    template = make(tmp_path, RESULTS, f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>", "{{p content.more }}")
    text = "{{ signer }} {{ 1/0 }} {% for %}"
    data = output(template, prose(results=[plain("x", note(text))], more=[plain("y", note(text))]))
    assert part(data).count("<w:sectPr") == 2
    assert outline(data, "word/footnotes.xml")[-2:] == [f"FootnoteText | [note] {text}"] * 2


@pytest.mark.parametrize("character", ["\x07", "\x0c", "\x00", "\x1b", "\ud800", "\uffff", "\ufffe", "\r"])
@pytest.mark.parametrize("where", ["block", "note", "chair"])
def test_characters_that_no_document_holds(tmp_path: Path, character: str, where: str) -> None:
    template = make(tmp_path, RESULTS, "{{ meeting.chair }}")
    text = f"trước{character}sau"
    spans = {"block": plain(text), "note": plain("x", note(text))}.get(where, plain("x"))
    given = prose(results=[spans])
    frame = build_frame(agency(), document(), AUGUST, given, type_code="BC", draft=False)
    frame.values["meeting"]["chair"] = text if where == "chair" else ""  # type: ignore[index]
    with pytest.raises(Refused) as refused:
        render(template, frame, given, draft=False)
    assert to_text(refused.value.findings) == (
        f"lỗi: Ký tự U+{ord(character):04X} không in được, ở chỗ “trước�sau”. [forbidden-character]\n"
        "    cách sửa: xóa ký tự đó trong tệp YAML (thường do chép từ tệp PDF hoặc phần mềm cũ)\n"
    )


@pytest.mark.parametrize("value", [None, 1.5, ["a"], object()])
def test_only_text_is_printed(tmp_path: Path, value: object) -> None:
    template = make(tmp_path, "{{ meeting.chair }}")
    given = prose()
    frame = build_frame(agency(), document(), AUGUST, given, type_code="BC", draft=False)
    frame.values["meeting"]["chair"] = value  # type: ignore[index]
    with pytest.raises(TypeError):
        render(template, frame, given, draft=False)


def test_absent_texts_print_nothing_and_can_be_asked_for(tmp_path: Path) -> None:
    template = make(tmp_path, "a{{ parent }}b{{ meeting.chair }}c", "{%p if meeting.date %}", "Họp", "{%p endif %}")
    assert texts(output(template, prose()))[-1] == "abc"


def test_to_conditions_and_filters_a_slot_is_its_text(tmp_path: Path) -> None:
    asked = ("{%p if content.results == content.others %}", "như nhau", "{%p else %}", "khác nhau", "{%p endif %}")
    template = make(tmp_path, "{{ content.results|upper }}", *asked, RESULTS, "{{p content.others }}")
    printed = texts(output(template, prose(results=[plain("một <b>")], others=[plain("hai")])))
    assert printed[-4:] == ["⏎MỘT <B>", "khác nhau", "một <b>", "hai"]


def test_braces_that_the_template_writes_as_text(tmp_path: Path) -> None:
    template = make(tmp_path, "Gõ {_{ tên }_} hoặc {_% if %_}")
    assert texts(output(template, prose()))[-1] == "Gõ {{ tên }} hoặc {% if %}"


def test_a_loop_without_items_leaves_no_broken_table(tmp_path: Path) -> None:
    row = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = "".join(row.format(tag) for tag in ("{%tr for line in addressees %}", "{{ line }}", "{%tr endfor %}"))
    table = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    cell = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        "<w:p><w:r><w:t>{%p if parent %}</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>{%p endif %}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    template = make(tmp_path, table, cell, "hết")
    empty = part(output(template, prose()))
    assert "<w:tblGrid><w:gridCol/></w:tblGrid></w:tbl>" not in empty
    assert "<w:tc><w:tcPr/><w:p/></w:tc>" in empty
    full = output(template, prose(), about=document(addressees=["Một", "Hai"]))
    assert texts(full)[-4:] == ["Một", "Hai", "", "hết"]


def test_tags_across_cells_are_refused_with_their_place(tmp_path: Path) -> None:
    cell = "<w:tc><w:p><w:r><w:t>x{% if parent %}</w:t></w:r></w:p></w:tc>"
    with pytest.raises(Refused) as refused:
        make(tmp_path, f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", "y{% endif %}")
    (finding,) = refused.value.findings
    assert (finding.cause, finding.code) == (Cause.TEMPLATE, "tag-across-cells")
    assert finding.place is not None
    assert finding.place.quote == "{% endif %}"


def test_tags_across_other_borders_are_refused_not_written(tmp_path: Path) -> None:
    inserted = '<w:p><w:ins w:id="1"><w:r><w:t>x{% if parent %}</w:t></w:r></w:ins></w:p>'
    template = make(tmp_path, inserted, "y{% endif %}")
    with pytest.raises(Refused) as refused:
        output(template, prose())
    (finding,) = refused.value.findings
    assert finding.cause is Cause.TEMPLATE
    assert finding.code == "output-not-well-formed"


def test_headers_are_rendered_too(tmp_path: Path) -> None:
    header = document_xml(["{{ agency.short_name }} {{ number }}"], section="").replace("w:document", "w:hdr")
    header = header.replace("<w:body>", "").replace("</w:body>", "")
    template = make(tmp_path, more={"word/header.xml": header}, relations=[relation("header")])
    data = output(template, prose(), about=document(number="8"), office=agency(short_name="A&B {_{ x }_}"))
    assert outline(data, "word/header.xml") == ["| A&B {_{ x }_} 08"]


def test_templates_do_not_mix_documents(tmp_path: Path) -> None:
    template = make(tmp_path, RESULTS)
    first, second = (prose(results=[plain(word, note(word))]) for word in ("một", "hai"))
    before = output(template, first)
    output(template, second)
    assert output(template, first) == before


def test_threads_do_not_mix_documents(tmp_path: Path) -> None:
    template = make(tmp_path, RESULTS)
    given = [prose(results=[plain(f"{number} " * 200, note(str(number)))]) for number in range(12)]
    alone = [output(template, text) for text in given]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: output(template, text), given)) == alone


def test_a_closing_of_its_own(tmp_path: Path) -> None:
    given = prose()
    closing = Prose({}, given.subject, (Text("Thừa lệnh Chủ tịch, Văn phòng thông báo./."),), (), ())
    assert "Thừa lệnh Chủ tịch, Văn phòng thông báo" in texts(output(make(tmp_path), closing))
