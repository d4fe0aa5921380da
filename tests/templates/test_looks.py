"""The looks are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, measured along the chain of styles."""

import re
import zipfile

import pytest

from reportgen.numerals import LETTERS
from templates.build import FOLDER
from templates.wml import NAMESPACES
from tests.templates.shipped import NAMES, W, effective, part, text_of

SIZES = {
    "QuocHieu": (13, "bold", "center"),
    "TieuNgu": (14, "bold", "center"),
    "CoQuanChuQuan": (13, "", "center"),
    "CoQuan": (13, "bold", "center"),
    "SoKyHieu": (13, "", "center"),
    "DiaDanh": (14, "italic", "center"),
    "DuThao": (13, "bold", "center"),
    "TenLoai": (14, "bold", "center"),
    "TrichYeu": (14, "bold", "center"),
    "KinhGui": (14, "", "left"),
    "KinhGuiMuc": (14, "", "left"),
    "NoiDung": (14, "", "both"),
    "Phan": (14, "bold", "center"),
    "PhanTieuDe": (14, "bold", "center"),
    "Muc": (14, "bold", "both"),
    "Khoan": (14, "bold", "both"),
    "TieuKhoan": (14, "bold", "both"),
    "KhoanDoan": (14, "", "both"),
    "TieuKhoanDoan": (14, "", "both"),
    "NgoacDon": (14, "", "both"),
    "Diem": (14, "", "both"),
    "Gach": (14, "", "both"),
    "Cong": (14, "", "both"),
    "KetThuc": (14, "", "both"),
    "NoiNhan": (12, "bold italic", "left"),
    "NoiNhanMuc": (11, "", "left"),
    "QuyenHan": (14, "bold", "center"),
    "HoTen": (14, "bold", "center"),
    "PhuLuc": (14, "bold", "center"),
    "PhuLucTieuDe": (14, "bold", "center"),
    "PhuLucKemTheo": (14, "italic", "center"),
    "BieuDauCot": (12, "bold", "center"),
    "BieuChu": (12, "", "left"),
    "BieuSo": (12, "", "right"),
    "FootnoteText": (10, "", "both"),
    "Header": (14, "", "center"),
}
CAPITALS = {"QuocHieu", "CoQuanChuQuan", "CoQuan", "DuThao", "TenLoai", "PhanTieuDe", "QuyenHan", "PhuLucTieuDe"}
INDENTED = ("NoiDung", "Muc", "Khoan", "TieuKhoan", "KhoanDoan", "TieuKhoanDoan", "NgoacDon", "Diem", "Gach", "Cong")
OUTLINE = {"PhanTieuDe": 0, "Muc": 1, "Khoan": 2, "TieuKhoan": 3}
LEVELS = {"Phan": 0, "Muc": 1, "Khoan": 2, "TieuKhoan": 3, "KhoanDoan": 2, "TieuKhoanDoan": 3, "NgoacDon": 4, "Diem": 5}
every_template = pytest.mark.parametrize("name", NAMES)


@pytest.mark.parametrize(("style", "look"), SIZES.items(), ids=list(SIZES))
@every_template
def test_size_weight_and_position(name: str, style: str, look: tuple[int, str, str]) -> None:
    found = effective(name, style)
    marks = [word for key, word in (("b/val", "bold"), ("i/val", "italic")) if found.get(key, "0") == "1"]
    assert (int(found["sz/val"]) / 2, " ".join(marks), found.get("jc/val", "left")) == look


@pytest.mark.parametrize("style", [style for style in SIZES if style != "Muc"])
@every_template
def test_capitals(name: str, style: str) -> None:
    assert (effective(name, style).get("caps/val") == "1") == (style in CAPITALS)


@every_template
def test_sections_of_reports_are_in_capitals_those_of_announcements_not(name: str) -> None:
    assert (effective(name, "Muc").get("caps/val") == "1") == name.startswith(("bao-cao", "bieu"))


@pytest.mark.parametrize("style", INDENTED)
@every_template
def test_paragraphs_are_indented_and_apart(name: str, style: str) -> None:
    found = effective(name, style)
    assert found["ind/firstLine"] == "567"
    assert int(found["spacing/before"]) >= 120
    assert 240 <= int(found["spacing/line"]) <= 360
    assert found["spacing/lineRule"] == "auto"


@every_template
def test_one_black_font(name: str) -> None:
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as archive:
        parts = {path: archive.read(path).decode() for path in archive.namelist()}
    assert not any("theme" in path for path in parts)
    words = {path: text for path, text in parts.items() if path.startswith("word/") and path != "word/settings.xml"}
    fonts = {font for text in words.values() for font in re.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', text)}
    assert fonts == {"Times New Roman", "vi-VN"}
    assert not any(re.search(r"<w:(color|highlight|shd)\b|Theme=", text) for text in words.values())
    assert effective(name, "Normal")["rFonts/ascii"] == "Times New Roman"


@every_template
def test_language_and_word_version(name: str) -> None:
    assert effective(name, "Normal")["lang/val"] == "vi-VN"
    settings = part(name, "word/settings.xml")
    mode = settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']/@w:val", namespaces=NAMESPACES)
    assert mode == ["15"]


@every_template
def test_sheet_and_margins(name: str) -> None:
    (section,) = part(name, "word/document.xml").iter(f"{W}sectPr")
    size = section.find(f"{W}pgSz").attrib
    margins = {key.removeprefix(W): int(value) for key, value in section.find(f"{W}pgMar").attrib.items()}
    sides = (int(size[f"{W}w"]), int(size[f"{W}h"]))
    assert sides == ((16838, 11906) if name == "bieu-chi-tieu" else (11906, 16838))
    assert size.get(f"{W}orient") == ("landscape" if name == "bieu-chi-tieu" else None)
    assert 1134 <= margins["top"] <= 1417
    assert 1134 <= margins["bottom"] <= 1417
    assert 1701 <= margins["left"] <= 1984
    assert 850 <= margins["right"] <= 1134
    assert margins["gutter"] == 0
    assert margins["header"] < margins["top"]


@every_template
def test_page_number_alone_in_the_header_from_page_two(name: str) -> None:
    (section,) = part(name, "word/document.xml").iter(f"{W}sectPr")
    assert section.find(f"{W}titlePg") is not None
    assert section.xpath("w:headerReference/@w:type", namespaces=NAMESPACES) == ["default"]
    assert section.find(f"{W}footerReference") is None
    header = part(name, "word/header1.xml")
    assert header.xpath(".//w:instrText/text()", namespaces=NAMESPACES) == ["PAGE"]
    assert text_of(header) == "2"


@every_template
def test_letterhead_grid_holds_the_national_title_on_one_line(name: str) -> None:
    grid = next(part(name, "word/document.xml").iter(f"{W}tblGrid"))
    left, right = (int(column.get(f"{W}w")) for column in grid)
    assert right >= 5424
    assert left >= 2700, "ỦY BAN NHÂN DÂN in 13 pt bold is 2640 twips wide"


@every_template
def test_titles_stand_in_the_navigation_pane_and_text_does_not(name: str) -> None:
    found = {style: effective(name, style).get("outlineLvl/val", "9") for style in SIZES}
    assert {style: int(level) for style, level in found.items() if level != "9"} == OUTLINE


@pytest.mark.parametrize(("style", "level"), LEVELS.items(), ids=list(LEVELS))
@every_template
def test_numbering_is_tied_to_styles(name: str, style: str, level: int) -> None:
    numbered = style_with_numbers(name, style)
    numbering = part(name, "word/numbering.xml")
    (owner,) = numbering.xpath(
        f"w:abstractNum[@w:abstractNumId='1']/w:lvl[@w:ilvl='{level}']/w:pStyle/@w:val", namespaces=NAMESPACES
    )
    assert owner == numbered, "Word takes the level of a style from the level that names it"


def style_with_numbers(name: str, style: str) -> str:
    """Return the style of the chain that states the numbering."""
    styles = part(name, "word/styles.xml")
    current = style
    while not styles.xpath(f"w:style[@w:styleId='{current}']/w:pPr/w:numPr", namespaces=NAMESPACES):
        (current,) = styles.xpath(f"w:style[@w:styleId='{current}']/w:basedOn/@w:val", namespaces=NAMESPACES)
    return current


@every_template
def test_marks_of_the_levels(name: str) -> None:
    levels = part(name, "word/numbering.xml").xpath(
        "w:abstractNum[@w:abstractNumId='1']/w:lvl/w:lvlText/@w:val", namespaces=NAMESPACES
    )
    part_mark = "" if name == "bao-cao-kinh-te-xa-hoi-ky-dai" else "Phần %1"
    assert levels == [part_mark, "%2.", "%3.", "%3.%4.", "(%5)", "%6)"]


@every_template
def test_every_letter_of_the_decree_has_its_list(name: str) -> None:
    lists = part(name, "word/numbering.xml").xpath("w:num[w:lvlOverride]", namespaces=NAMESPACES)
    marks = {
        int(one.get(f"{W}numId")): one.xpath("string(.//w:lvlText/@w:val)", namespaces=NAMESPACES) for one in lists
    }
    assert marks == {100 + index: f"{letter})" for index, letter in enumerate(LETTERS)}


@every_template
def test_rules_are_drawn_once_each_with_one_length(name: str) -> None:
    document = part(name, "word/document.xml")
    assert document.xpath("//wp:docPr/@name", namespaces=NAMESPACES) == ["rule:issuer", "rule:motto", "rule:subject"]
    for shape in document.iter(f"{{{NAMESPACES['wp']}}}anchor"):
        (width,) = shape.xpath("wp:extent/@cx", namespaces=NAMESPACES)
        assert shape.xpath(".//a:ext/@cx", namespaces=NAMESPACES) == [width]


@every_template
def test_notes_are_prepared(name: str) -> None:
    notes = part(name, "word/footnotes.xml")
    assert [note.get(f"{W}type") for note in notes] == ["separator", "continuationSeparator"]
    assert effective(name, "FootnoteReference")["vertAlign/val"] == "superscript"


@pytest.mark.parametrize(
    ("name", "code", "mark", "house_rules"),
    [
        ("bao-cao-chi-dao-dieu-hanh", "BC", "digit", {}),
        ("bao-cao-kinh-te-xa-hoi", "BC", "bracket", {}),
        ("bao-cao-kinh-te-xa-hoi-ky-dai", "BC", "bracket", {"house_rules": "HD-01b"}),
        ("thong-bao-ket-luan", "TB", "digit", {"house_rules": "HD-04b"}),
        ("bieu-chi-tieu", "BC", "bracket", {}),
    ],
)
def test_what_a_template_says_of_itself(name: str, code: str, mark: str, house_rules: dict[str, str]) -> None:
    properties = {one.get("name"): "".join(one.itertext()) for one in part(name, "docProps/custom.xml")}
    assert properties == {"note_mark": mark, "type_code": code} | house_rules


@pytest.mark.parametrize("name", NAMES)
def test_a_justified_line_that_its_author_broke_is_not_stretched(name: str) -> None:
    compat = part(name, "word/settings.xml").find(f"{W}compat")
    assert compat.find(f"{W}doNotExpandShiftReturn") is not None
