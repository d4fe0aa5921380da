"""A template that a clerk edited: everything wrong or doubtful, told at once."""

from pathlib import Path

import pytest

from reportgen.diagnostics import Finding, Severity, to_text
from reportgen.document import copy_template
from reportgen.document.checking import check_template
from tests.document.making import SHIPPED, custom_xml, relation, styles_xml, write

COMPLETE = (
    "{%p for line in issuer_lines %}",
    "CoQuan | {{ line }}",
    "{%p endfor %}",
    "Số: {{ number }}/{{ symbol }}",
    "{{ place }}, {{ date_line }}",
    "{%p for line in subject %}",
    "TrichYeu | {{ line }}",
    "{%p endfor %}",
    "{{p content.results }}",
    "{{p recipients }}",
    "{%p for line in authority %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ signer }}",
)
PROPERTIES = {"docProps/custom.xml": custom_xml(type_code="BC", note_mark="digit")}


def told(folder: Path, *lines: str, **parts: str) -> str:
    more = PROPERTIES | {name.replace("_", "/", 1) + ".xml": xml for name, xml in parts.items()}
    return to_text(check_template(write(folder, *COMPLETE, *lines, more=more)))


def test_a_sound_template(tmp_path: Path) -> None:
    assert told(tmp_path) == ""


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.docx")), ids=lambda path: path.stem)
def test_shipped_templates_are_sound(path: Path) -> None:
    assert check_template(path) == ()


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_text("abc")
    assert to_text(check_template(path)) == (
        "mau.docx: lỗi: Không đọc được tệp Word: đây không phải tệp .docx. [not-docx]\n"
        "    cách sửa: mở tệp bằng Word, chọn Lưu thành (Save As), kiểu Word Document (*.docx)\n"
    )


CASES = {
    "a loop alone in its paragraph": (
        ["{% for line in subject %}", "{{ line }}", "{% endfor %}"],
        "mau.docx: cảnh báo: Thẻ {% for line in subject %} đứng một mình để lại dòng trống. [blank-line]\n"
        "    phần thân, đoạn 15: “{% for line in subject %}”\n"
        "    cách sửa: viết {%p for line in subject %}\n"
        "\n"
        "mau.docx: cảnh báo: Thẻ {% endfor %} đứng một mình để lại dòng trống. [blank-line]\n"
        "    phần thân, đoạn 17: “{% endfor %}”\n"
        "    cách sửa: viết {%p endfor %}\n",
    ),
    "curly quotes": (
        ["{%p if place == “Lai Châu” %}", "x", "{%p endif %}"],
        "mau.docx: cảnh báo: Trong thẻ có nháy cong. [curly-quotes]\n"
        "    phần thân, đoạn 15: “{%p if place == “Lai Châu” %}”\n"
        "    cách sửa: gõ nháy thẳng\n",
    ),
    "several at once": (
        ["{{ plac }}", "{ { x } }", "Chữ {{p content.more }}"],
        "mau.docx: lỗi: Thẻ {{ plac }} gọi tên không có: plac. [unknown-tag]\n"
        "    phần thân, đoạn 15: “{{ plac }}”\n"
        "    cách sửa: có phải place?\n"
        "\n"
        "mau.docx: lỗi: Thẻ bị tách rời hoặc thiếu dấu, sẽ in nguyên ra giấy. [torn-tag]\n"
        "    phần thân, đoạn 16: “{ { x } }”\n"
        "    cách sửa: gõ lại thẻ liền một mạch: {{ tên }} hoặc {% … %}; thẻ không được nằm trên hai đoạn\n"
        "\n"
        "mau.docx: lỗi: Chữ hoặc thẻ khác đứng chung đoạn với {{p content.more }} sẽ bị mất. [text-beside-tag]\n"
        "    phần thân, đoạn 17: “Chữ {{p content.more }}”\n"
        "    cách sửa: để thẻ một mình trong một đoạn\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_findings(tmp_path: Path, name: str) -> None:
    lines, message = CASES[name]
    assert told(tmp_path, *lines) == message


def test_missing_styles_and_letters(tmp_path: Path) -> None:
    found = told(tmp_path, word_styles=styles_xml(["Gach", "NoiNhanMuc"]), word_numbering="<n/>")
    assert found == (
        "mau.docx: lỗi: Mẫu thiếu danh sách đánh số cho điểm a), b), c), d), đ). [missing-letters]\n"
        "    kiểu chữ\n"
        "    cách sửa: sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc\n"
        "\n"
        "mau.docx: lỗi: Mẫu thiếu kiểu (style) “Gạch đầu dòng -” (Gach). [missing-style]\n"
        "    kiểu chữ\n"
        "    cách sửa: sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc\n"
        "\n"
        "mau.docx: lỗi: Mẫu thiếu kiểu (style) “Mục nơi nhận” (NoiNhanMuc). [missing-style]\n"
        "    kiểu chữ\n"
        "    cách sửa: sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc\n"
    )


def test_styles_of_tables_are_asked_for_where_tables_are_printed(tmp_path: Path) -> None:
    found = told(tmp_path, "{{p appendices }}", word_styles=styles_xml(["Bieu", "PhuLuc"]))
    assert "“Biểu” (Bieu)" in found
    assert "“Phụ lục” (PhuLuc)" in found
    assert told(tmp_path, word_styles=styles_xml(["Bieu", "PhuLuc"])) == ""


def test_properties(tmp_path: Path) -> None:
    assert told(tmp_path, docProps_custom=custom_xml(type_code="XX")) == (
        "mau.docx: cảnh báo: Mẫu ghi “XX” cho thuộc tính type_code (chữ viết tắt loại văn bản trong ký hiệu). "
        "[template-property]\n"
        "    thuộc tính tệp\n"
        "    cách sửa: trong Word: Tệp, Thông tin, Thuộc tính, Nâng cao, Tùy chỉnh: type_code = BC hoặc TB\n"
        "\n"
        "mau.docx: cảnh báo: Mẫu thiếu thuộc tính note_mark (kiểu dấu chú thích). [template-property]\n"
        "    thuộc tính tệp\n"
        "    cách sửa: trong Word: Tệp, Thông tin, Thuộc tính, Nâng cao, Tùy chỉnh: note_mark = digit hoặc bracket\n"
    )


def test_what_the_form_demands_and_no_tag_prints(tmp_path: Path) -> None:
    lines = [line for line in COMPLETE if "number" not in line and "signer" not in line]
    path = write(tmp_path, *lines, more=PROPERTIES)
    assert [finding.message for finding in check_template(path) if finding.severity is Severity.WARNING] == [
        "Mẫu không in số văn bản (number).",
        "Mẫu không in ký hiệu (symbol).",
        "Mẫu không in họ tên người ký (signer).",
    ]


def test_tags_where_nothing_is_printed(tmp_path: Path) -> None:
    comments = '<w:comments xmlns:w="x"><w:p><w:t>{{ place }}</w:t></w:p></w:comments>'
    path = write(
        tmp_path, *COMPLETE, more=PROPERTIES | {"word/comments.xml": comments}, relations=[relation("comments")]
    )
    assert to_text(check_template(path)) == (
        "mau.docx: cảnh báo: Thẻ {{ place }} nằm ở nơi chương trình không in. [tag-not-rendered]\n"
        "    phần word/comments.xml: “{{ place }}”\n"
        "    cách sửa: chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích\n"
    )


def test_the_dry_run_finds_broken_structure(tmp_path: Path) -> None:
    inserted = '<w:p><w:ins w:id="1"><w:r><w:t>x{% if parent %}</w:t></w:r></w:ins></w:p>'
    found = told(tmp_path, inserted, "y{% endif %}")
    assert "[output-not-well-formed]" in found


def test_the_dry_run_finds_what_a_condition_hides(tmp_path: Path) -> None:
    lines = ["{%p if not draft %}" if "authority" in line else line for line in COMPLETE]
    lines = [line.replace("endfor", "endif") if index == 12 else line for index, line in enumerate(lines)]
    path = write(tmp_path, *[line for line in lines if line != "{{ line }}"], more=PROPERTIES)
    assert "Mẫu không in quyền hạn, chức vụ người ký (authority)." in [
        finding.message for finding in check_template(path)
    ]


@pytest.mark.parametrize(
    ("line", "code"), [("{%p if parent %}", "tag-not-closed"), ("{{ parent parent }}", "tag-syntax")]
)
def test_tags_that_cannot_be_read_are_told_alone(tmp_path: Path, line: str, code: str) -> None:
    path = write(tmp_path, *COMPLETE, line, more=PROPERTIES)
    assert [finding.code for finding in check_template(path, given={"results": ["2021-08/bao-cao"]})] == [code]


def slots(folder: Path, given: dict[str, list[str]]) -> list[Finding]:
    return list(check_template(write(folder, *COMPLETE, more=PROPERTIES), given=given))


def test_against_documents(tmp_path: Path) -> None:
    assert slots(tmp_path, {"results": ["2021-08/bao-cao"]}) == []
    assert to_text(slots(tmp_path, {"reslts": ["2021-07/bao-cao", "2021-08/bao-cao"]})) == (
        "mau.docx: cảnh báo: Khoang “reslts” có lời văn trong 2021-07/bao-cao, 2021-08/bao-cao nhưng mẫu không in. "
        "[slot-not-printed]\n"
        "    cách sửa: thêm đoạn {{p content.reslts }} vào mẫu\n"
        "\n"
        "mau.docx: lưu ý: Khoang “results” của mẫu chưa văn bản nào dùng. [slot-unused]\n"
    )


def test_a_copy_tells_when_its_origin_has_changed(tmp_path: Path) -> None:
    shipped = SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx"
    copied = tmp_path / shipped.name
    copied.write_bytes(copy_template(shipped, "0.1.0"))
    assert check_template(copied, shipped=shipped) == ()
    assert to_text(check_template(copied, shipped=SHIPPED / "bao-cao-kinh-te-xa-hoi.docx")) == (
        "bao-cao-chi-dao-dieu-hanh.docx: lưu ý: Mẫu gốc đã thay đổi từ khi chép bản này (bản chép từ phiên bản 0.1.0). "
        "[origin-changed]\n"
        "    cách sửa: so sánh với mẫu gốc mới (reportgen template copy, đặt tên khác), rồi sửa bản chép nếu cần\n"
    )
