"""Characters that are no text, and text in old encodings."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Severity, to_text
from reportgen.workspace.characters import REPLACEMENT, is_ordinary
from reportgen.workspace.legacy import is_syllable, recognise
from reportgen.workspace.strange import find_strange
from tests.workspace.reading_files import UNTIMED, read

RETYPE = "xóa chỗ này rồi gõ lại những chữ hai bên"

KINDS = [
    ("\x00", "control-character", "ký tự điều khiển (U+0000)", RETYPE),
    ("\x1b", "control-character", "ký tự điều khiển (U+001B)", RETYPE),
    ("\x85", "control-character", "ký tự điều khiển (U+0085)", RETYPE),
    ("\x0b", "soft-line-break", "dấu ngắt dòng của Word (U+000B)", "thay bằng Enter (trong trích yếu: “ // ”)"),
    ("\u2028", "soft-line-break", "dấu ngắt dòng của Word (U+2028)", "thay bằng Enter (trong trích yếu: “ // ”)"),
    ("\u202e", "text-direction-mark", "dấu đổi chiều chữ, không nhìn thấy (U+202E)", RETYPE),
    ("\u2066", "text-direction-mark", "dấu đổi chiều chữ, không nhìn thấy (U+2066)", RETYPE),
    ("\u200b", "invisible-character", "ký tự không nhìn thấy (U+200B)", RETYPE),
    ("\u00ad", "invisible-character", "ký tự không nhìn thấy (U+00AD)", RETYPE),
    ("\ufeff", "invisible-character", "ký tự không nhìn thấy (U+FEFF)", RETYPE),
    ("\U000e0041", "invisible-character", "ký tự không nhìn thấy (U+E0041)", RETYPE),
    ("\ufffd", "lost-character", "ký tự đã hỏng từ trước (U+FFFD)", "gõ lại chữ ở chỗ này"),
    ("\ufdd0", "not-a-character", "mã không phải ký tự (U+FDD0)", RETYPE),
    ("\uffff", "not-a-character", "mã không phải ký tự (U+FFFF)", RETYPE),
    ("\U0001fffe", "not-a-character", "mã không phải ký tự (U+1FFFE)", RETYPE),
]


@pytest.mark.parametrize(("character", "code", "name", "hint"), KINDS)
def test_a_character_that_is_no_text(character: str, code: str, name: str, hint: str) -> None:
    found = read(f"subject: |\n  Kết{character} luận\n").findings
    assert to_text(found) == (
        f"document.yaml:2:6: lỗi: Có {name}. [{code}]\n    2 |   Kết� luận\n      |      ^\n    cách sửa: {hint}\n"
    )


def test_a_private_character_is_a_warning_and_stays() -> None:
    loaded = read("subject: |\n  \uf0b7 Kết luận\n")
    assert [(finding.code, finding.severity) for finding in loaded.findings] == [
        ("private-character", Severity.WARNING)
    ]
    assert loaded.source.passage("subject").text == "\uf0b7 Kết luận\n"


def test_one_finding_for_each_kind_in_a_line() -> None:
    found = read("subject: |\n  a\u200bb\u200bc\u202ed\n").findings
    assert [(finding.code, finding.place and finding.place.column, finding.message) for finding in found] == [
        ("invisible-character", 4, "Có ký tự không nhìn thấy (U+200B), 2 chỗ trong dòng."),
        ("text-direction-mark", 8, "Có dấu đổi chiều chữ, không nhìn thấy (U+202E)."),
    ]


@pytest.mark.parametrize(
    "text", ["18.590 m³, 37 °C, ½ ha", "a\u00a0b", "“Toàn dân” – đoàn kết…", "5K + vắc xin", "Tzu Chi", "😀", "e\u0301"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert find_strange((text,), "a.yaml") == ((text,), ())


@UNTIMED
@given(st.text(st.characters(exclude_characters="\n"), max_size=60))
def test_no_character_is_added_or_taken_away(line: str) -> None:
    cleaned, findings = find_strange((line,), "a.yaml")
    assert len(cleaned[0]) == len(line)
    for before, after in zip(line, cleaned[0], strict=True):
        assert after in (before, REPLACEMENT)
    if cleaned[0] != line:
        assert findings


def test_the_quick_look_misses_nothing_the_close_look_finds() -> None:
    for point in (*range(0x10000), *range(0x1FFF0, 0x20010), *range(0xE0000, 0xE0100), *range(0xFFFF0, 0x100010)):
        if point != 0x0A and is_ordinary(chr(point)):
            assert find_strange((chr(point),), "a.yaml")[1] == (), hex(point)
    assert not is_ordinary(chr(sys.maxunicode))


def test_a_file_of_another_kind_is_refused_at_once() -> None:
    found = read(b"PK\x03\x04" + b"\x01\x02" * 3_000, "agency").findings
    assert to_text(found) == (
        "agency.yaml:1:1: lỗi: Tệp có quá nhiều ký tự không phải chữ. [not-a-text-file]\n"
        "    cách sửa: xem lại: đây có phải tệp văn bản lưu bằng UTF-8?\n"
    )


OLD = {
    "TCVN3 (ABC)": ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "cảnh báo"),
    "VNI": ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "cảnh báo"),
    "UTF-8 đọc nhầm thành Windows-1252": ("á»¦y ban nhÃ¢n dÃ¢n tá»‰nh", "Ủy ban nhân dân tỉnh", "lỗi"),
}


@pytest.mark.parametrize("encoding", OLD)
def test_an_old_encoding_is_named_and_never_converted(encoding: str) -> None:
    typed, meant, weight = OLD[encoding]
    loaded = read(f"subject: |\n  {typed}\n")
    assert to_text(loaded.findings) == (
        f"document.yaml:2:1: {weight}: Dòng này giống chữ {encoding}. [old-encoding]\n"
        f"    2 |   {typed}\n"
        f"      | {'^' * (len(typed) + 2)}\n"
        f"    cách sửa: nếu đúng thì gõ hoặc dán lại: {meant}\n"
    )
    assert loaded.source.passage("subject").text == f"{typed}\n"


def test_misread_utf8_with_control_characters_is_one_finding() -> None:
    line = "ÄÃ¢y lÃ  Ä\x90á»“ng ThÃ¡p"
    found = read(f"subject: |\n  {line}\n").findings
    assert [finding.code for finding in found] == ["old-encoding"]
    assert "Đồng Tháp" in (found[0].hint or "")


@pytest.mark.parametrize(
    "line",
    [
        "Zürich, Malmö và São Paulo",
        "khách sạn Château Đà Lạt, xúc xích Frankfürter",
        "HUYỆN, XÃ” và TỔ DÂN PHỐ «mới»",
        "tăng ±5%, § 3, ½ số hộ; ¼ diện tích",
        "Hội Nông dân, Đoàn Thanh niên",
    ],
)
def test_today_s_text_is_not_taken_for_old(line: str) -> None:
    assert recognise(line) is None


@pytest.mark.parametrize("word", ["nghiêng", "quyết", "khuỷu", "giếng", "gì", "uống", "yến", "quýt", "thuở", "ngoằn"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hoàt", "kách", "ngế", "gế", "x·", "ñi", "Zürich", "héi", "Frank"])
def test_other_words(word: str) -> None:
    assert not is_syllable(word)
