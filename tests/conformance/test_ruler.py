"""The ruler as a whole: what it says, in which order, of which files, and what it admits it could not measure."""

from __future__ import annotations

import json

import pytest

from reportgen.conformance import Expectations, group
from reportgen.conformance.ruler import lint, measure
from reportgen.conformance.rules import load_rules
from reportgen.diagnostics import Cause, Finding, Measure, Place, Refused, Severity, exit_code, to_json, to_text
from tests.conformance import sample
from tests.ooxml.making import docx, paragraph


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def test_a_finding_says_what_where_how_much_and_by_which_law() -> None:
    draft = sample.report()
    draft.retype("Lai Châu, ngày", "Lai Châu, ngày 05 tháng 08 năm 2021")
    (finding, _) = measure(draft.save(), name="bao-cao.docx")
    source = "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4b"
    assert finding == Finding(
        "DD-02",
        "Ngày, tháng, năm: tháng 08.",
        Place("bao-cao.docx", part="phần đầu", paragraph=8, quote="Lai Châu, ngày 05 tháng 08 năm 2021"),
        "ghi đầy đủ, thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2, ví dụ ngày 05 tháng 3 năm 2020",
        cause=Cause.FORM,
        measure=Measure(
            "tháng 08", "ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước; các tháng khác không có", source
        ),
    )
    assert to_text([finding]) == (
        "bao-cao.docx: lỗi: Ngày, tháng, năm: tháng 08. [DD-02]\n"
        "    phần đầu, đoạn 8: “Lai Châu, ngày 05 tháng 08 năm 2021”\n"
        "    thấy: tháng 08; cần: ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước; các tháng khác không có\n"
        "    theo: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4b\n"
        "    cách sửa: ghi đầy đủ, thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2, ví dụ ngày 05 tháng 3 năm 2020\n"
    )
    (record,) = json.loads(to_json([finding]))["findings"]
    assert (record["found"], record["source"], record["paragraph"]) == ("tháng 08", source, 8)


def test_the_gravest_come_first_then_the_order_of_reading() -> None:
    draft = sample.report()
    draft.run("Nguyễn Văn A").italic = True
    draft.retype("1.1. Sản xuất", "\t1.1. Sản xuất nông nghiệp ổn định.")
    draft.run("BÁO CÁO").italic = True
    findings = measure(draft.save(), name="a.docx")
    assert codes(findings) == ["TL-01", "CK-02", "ND-03b", "not-measured"]
    assert exit_code(findings) == 1


def test_without_a_workspace_it_says_what_it_could_not_compare() -> None:
    (note,) = measure(sample.report().save(), name="a.docx")
    message = (
        "Không đo được CQ-01b, CQ-02b, SK-04b, DD-03b, KG-01: không có dữ liệu của cơ quan (agency.yaml) để đối chiếu."
    )
    assert (note.code, note.message, note.severity) == ("not-measured", message, Severity.NOTE)


UNMEASURED = (
    ("văn bản một trang không có số trang", sample.letter().save(), "văn bản một trang thì không cần"),
    ("chỉ có phụ lục", docx(paragraph("Phụ lục I") + paragraph("TÊN PHỤ LỤC")), "tệp chỉ có phụ lục"),
    ("nội dung nhúng", docx('<w:altChunk r:id="x"/>' + paragraph("a")), "tệp có nội dung nhúng từ tệp khác"),
)


@pytest.mark.parametrize(("name", "data", "reason"), UNMEASURED, ids=[case[0] for case in UNMEASURED])
def test_what_was_not_measured_is_said(name: str, data: bytes, reason: str) -> None:
    notes = [each.message for each in measure(data, name="a.docx", expectations=Expectations()) if not each.measure]
    assert any(reason in message for message in notes)


def test_a_draft_may_say_so_but_a_final_document_may_not() -> None:
    draft = sample.report()
    mark = draft.find("BÁO CÁO").insert_paragraph_before("")
    sample._typed(mark, "DỰ THẢO", bold=True)
    data = draft.save()
    drafted = {each.code: each.severity for each in measure(data, name="a.docx", expectations=Expectations())}
    assert drafted["DM-03"] is Severity.NOTE
    final = {each.code: each.severity for each in measure(data, name="a.docx", expectations=Expectations(final=True))}
    assert final["DM-03b"] is Severity.ERROR


def test_small_notes_are_pointed_out() -> None:
    note = f'<w:footnote w:id="1">{paragraph("nguồn: Cục Thống kê", "", TINY)}</w:footnote>'
    found = {each.code: each for each in measure(docx(paragraph("a"), footnotes=note), name="a.docx")}
    assert found["ND-08"].place == Place("a.docx", part="chú thích")
    assert found["ND-08"].message == "Chú thích: cỡ chữ 8."


TINY = '<w:sz w:val="16"/>'


@pytest.mark.parametrize("title", ["BIỂU", "BIỂU SỐ 1", "MẪU SỐ 02"])
def test_a_title_that_reads_like_a_heading_is_a_title(title: str) -> None:
    draft = sample.report()
    draft.retype("CÁC DỰ ÁN", title)
    assert codes(measure(draft.save(), name="a.docx")) == ["not-measured"]


@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "Thị xã Mường Lay", "Bà Rịa - Vũng Tàu", "Quận 1"])
def test_a_kind_of_unit_in_a_place_has_one_capital(place: str) -> None:
    draft = sample.report()
    draft.retype("Lai Châu, ngày", f"{place}, ngày 05 tháng 8 năm 2021")
    assert codes(measure(draft.save(), name="a.docx")) == ["not-measured"]


def test_a_report_with_addressees_known_to_be_missing() -> None:
    findings = measure(sample.report().save(), name="a.docx", expectations=Expectations(addressed=True))
    wrong = [each for each in findings if each.code != "not-measured"]
    assert [(each.code, each.measure and each.measure.expected) for each in wrong] == [("KG-01", "có Kính gửi")]


def test_a_slip_in_a_big_table_is_told_once_with_its_kind() -> None:
    cell = paragraph("ty\u0301 đồng", "", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')
    row = f"<w:tr><w:tc>{cell}</w:tc></w:tr>"
    body = paragraph("Phụ lục I") + f"<w:tbl><w:tblPr/><w:tblGrid/>{row * 50}</w:tbl>"
    found = [each for each in measure(docx(body), name="a.docx") if each.code.startswith("FN")]
    assert [(each.code, each.message) for each in found] == [
        ("FN-01", "Phông chữ: phông Arial."),
        ("FN-02b", "Chữ Unicode tổ hợp: dấu tách rời khỏi chữ."),
    ]


WORDS = (
    ("1.1. Sản xuất đạt 67,72 kế hoạch giao.", "percent-missing"),
    ("1.1. Sản xuất tăng tăng mạnh so với cùng kỳ.", "word-repeated"),
    ("1.1. Sản xuất đạt 77 % kế hoạch.", "space-before-percent"),
    ("1.1. Tổ chức đón tết Nguyên Đán an toàn.", "tet"),
    ("1.1. Sản xuất đạt 1025 tấn.", "thousands-dot"),
    ("1.1. Uỷ ban nhân dân các xã hòa giải.", "tone-placement"),
)


@pytest.mark.parametrize(("text", "code"), WORDS)
def test_lint_reads_the_wording_too(text: str, code: str) -> None:
    draft = sample.report()
    draft.retype("1.1. Sản xuất", text)
    data = draft.save()
    finding = next(each for each in lint(data, name="a.docx") if each.code == code)
    assert finding.cause is Cause.FORM
    assert finding.place is not None
    assert (finding.place.part, finding.place.paragraph) == ("phần thân", 15)
    assert code not in codes(measure(data, name="a.docx"))


def test_raised_digits_are_no_slip() -> None:
    body = f"<w:p><w:r><w:t>đạt 5 m</w:t></w:r><w:r><w:rPr>{RAISED}</w:rPr><w:t>3</w:t></w:r></w:p>"
    plain = "<w:p><w:r><w:t>đạt 5 m3</w:t></w:r></w:p>"
    assert "superscript-missing" not in codes(lint(docx(body), name="a.docx"))
    assert "superscript-missing" in codes(lint(docx(plain), name="a.docx"))


RAISED = '<w:vertAlign w:val="superscript"/>'


def test_findings_of_one_kind_are_grouped() -> None:
    draft = sample.report()
    for start in ("1.1. Sản xuất", "1.2. Sản xuất", "- Lĩnh vực y tế"):
        draft.find(start).paragraph_format.first_line_indent = None
    findings = measure(draft.save(), name="a.docx")
    (first, *_) = group(findings)
    assert len([each for each in findings if each.code == "ND-03"]) == 3
    assert first.message == "Thụt đầu dòng: 0 cm (3 chỗ: đoạn 15-16, 24)."
    assert first.place is not None
    assert first.place.paragraph == 15


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(Refused, match="đây là tệp PDF đổi tên"):
        measure(b"%PDF-1.7", name="a.docx")


def test_an_empty_document_lacks_everything() -> None:
    found = set(codes(measure(docx(""), name="a.docx")))
    assert {"QH-01", "QH-02", "CQ-02", "SK-01", "DD-01", "TL-01", "ND-07", "CK-08", "NN-01b", "PG-01"} <= found


RULES = load_rules().rules


@pytest.mark.parametrize("rule_id", RULES)
def test_a_rule_says_what_it_measures_and_by_which_source(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert rule.title[0].isupper()
    assert rule.measures
    assert rule.cure
    assert "Nghị định 30/2020/NĐ-CP" in rule.source
