"""The copy with comments: every finding at its place, the text untouched, and programs that open it."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from reportgen.conformance.comments import annotate
from reportgen.conformance.ruler import lint
from reportgen.diagnostics import Finding, Place, Refused
from tests.conformance import sample
from tests.ooxml.making import docx, paragraph, parts_of, zipped
from tests.programs import needed_libreoffice


def spoilt() -> bytes:
    draft = sample.report()
    draft.retype("1.1. Sản xuất", "1.1. Sản xuất đạt 67,72 kế hoạch giao.")
    draft.run("1.1. Sản xuất").italic = True
    draft.retype("Lai Châu, ngày", "Lai Châu, ngày 05 tháng 08 năm 2021")
    return draft.save()


def test_each_finding_stands_in_a_comment_at_its_paragraph() -> None:
    data = spoilt()
    annotated = Document(BytesIO(annotate(data, lint(data, name="a.docx"))))
    told = [comment.text for comment in annotated.comments]
    assert len(told) == 3
    date = next(text for text in told if "DD-02" in text)
    assert date == (
        "Lỗi DD-02. Ngày, tháng, năm: tháng 08. Cần: ngày nhỏ hơn 10 và tháng 1, 2 có số 0 phía trước; các tháng khác "
        "không có. Theo: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.4b. Cách sửa: ghi đầy đủ, thêm số 0 trước "
        "ngày nhỏ hơn 10 và tháng 1, 2, ví dụ ngày 05 tháng 3 năm 2020."
    )
    both = next(text for text in told if "ND-02" in text)
    assert "percent" not in both
    assert "viết đạt 67,72% kế hoạch" in both
    commented = [each.text for each in annotated.paragraphs if each._element.xpath(".//w:commentRangeStart")]
    assert commented == ["1.1. Sản xuất đạt 67,72 kế hoạch giao."]


def test_the_text_stays_as_it_is() -> None:
    data = spoilt()
    findings = lint(data, name="a.docx")
    assert lint(annotate(data, findings), name="a.docx") == findings
    assert annotate(data, findings)[:2] == b"PK"


def test_a_document_without_paragraphs_takes_none() -> None:
    data = docx("")
    assert list(Document(BytesIO(annotate(data, lint(data, name="a.docx")))).comments) == []


def test_an_empty_paragraph_can_be_commented() -> None:
    data = docx("<w:p/>")
    (comment,) = Document(BytesIO(annotate(data, [Finding("PG-01", "Khổ giấy: A5.", hint="chọn A4")]))).comments
    assert comment.text == "Lỗi. Khổ giấy: A5. Cách sửa: chọn A4."


def test_more_comments_than_word_can_take_are_counted() -> None:
    data = docx(paragraph("1. Kết quả.") * 520)
    findings = [Finding("ND-03", "Thụt đầu dòng: 0 cm.", Place("a.docx", paragraph=number)) for number in range(1, 521)]
    comments = list(Document(BytesIO(annotate(data, findings))).comments)
    assert len(comments) == 500
    rest = "Còn 20 nhận xét nữa không ghi vào bản này; xem đủ bằng lệnh reportgen lint."
    assert comments[0].text == f"Lỗi. Thụt đầu dòng: 0 cm.\n{rest}"


def test_a_document_type_in_any_part_is_refused() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><w:fonts xmlns:w='x'>&b;</w:fonts>"
    data = zipped(parts_of(paragraph()) | {"word/fontTable.xml": bomb})
    with pytest.raises(Refused, match=r"phần word/fontTable\.xml có khai báo DTD"):
        annotate(data, [])


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy_and_shows_the_comments(tmp_path: Path) -> None:
    soffice = needed_libreoffice()
    data = spoilt()
    (tmp_path / "a.docx").write_bytes(annotate(data, lint(data, name="a.docx")))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        soffice,
        profile,
        "--headless",
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(tmp_path / "a.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 3
    assert "Lỗi DD-02." in content
