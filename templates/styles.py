"""The styles: the whole look of a document. Names are what staff read in Word's style list.

Sizes, weights and positions: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II and III and the table of mục V. Of the two
sets of sizes that the table's footnote 1 allows, the larger: Quốc hiệu 13, Tiêu ngữ 14, place and date 14.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from templates.wml import Element, root, w

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
FIRST_LINE: Final = 567
"""Twips, 1 cm (mục II.6e)."""
BEFORE: Final = 120
"""Twips, 6 pt between paragraphs (mục II.6e)."""
LINE: Final = 264
"""240ths of a line: 1,1; the decree allows 1 to 1,5 (mục II.6e)."""
_COLON: Final = 3256
"""Twips from the margin to the colon of "Kính gửi:", under which the dashes stand (mục II.9d)."""


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: lengths in twips, `size` in points; None leaves what the base style says."""

    id: str
    name: str
    based_on: str | None = "Normal"
    following: str | None = None
    size: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    align: Literal["left", "center", "right", "both"] | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    first_line: int | None = None
    before: int | None = None
    after: int | None = None
    line: int | None = None
    exact: bool = False
    keep_next: bool | None = None
    keep_lines: bool | None = None
    outline: int | None = None
    numbering: tuple[int, int] | None = None
    """List and level."""


_CENTRED: Final = Look("", "", align="center")
_LETTERHEAD: Final = (
    replace(_CENTRED, id="QuocHieu", name="Quốc hiệu", size=13, bold=True, caps=True),
    replace(_CENTRED, id="TieuNgu", name="Tiêu ngữ", size=14, bold=True),
    replace(_CENTRED, id="CoQuanChuQuan", name="Cơ quan chủ quản", size=13, caps=True),
    replace(_CENTRED, id="CoQuan", name="Cơ quan ban hành", size=13, bold=True, caps=True),
    replace(_CENTRED, id="SoKyHieu", name="Số ký hiệu", size=13),
    replace(_CENTRED, id="DiaDanh", name="Địa danh ngày tháng", size=14, italic=True),
    replace(_CENTRED, id="DuThao", name="Dự thảo", size=13, bold=True, caps=True, before=60),
    replace(_CENTRED, id="DuongKe", name="Đường kẻ", size=8),
    replace(_CENTRED, id="TenLoai", name="Tên loại", size=14, bold=True, caps=True, before=360, keep_next=True),
    replace(_CENTRED, id="TrichYeu", name="Trích yếu", size=14, bold=True, left=567, right=567, keep_next=True),
    Look("KinhGui", "Kính gửi", size=14, left=3370, hanging=1102, before=240),
    Look("KinhGuiMuc", "Mục kính gửi", size=14, left=_COLON + 170, hanging=170, before=60),
)

_BODY: Final = Look("NoiDung", "Nội dung", size=14, align="both", first_line=FIRST_LINE, before=BEFORE, line=LINE)
_TITLE: Final = Look("", "", based_on="NoiDung", following="NoiDung", bold=True, keep_next=True)
_PART: Final = replace(_TITLE, align="center", first_line=0)
_RUNNING: Final = Look("", "", based_on="NoiDung")
_TEXT: Final = (
    _BODY,
    replace(_PART, id="Phan", name="Phần", following="PhanTieuDe", before=240, numbering=(1, 0)),
    replace(_PART, id="PhanTieuDe", name="Tiêu đề phần", caps=True, outline=0),
    replace(_TITLE, id="Muc", name="Mục (I.)", outline=1, numbering=(1, 1)),
    replace(_TITLE, id="Khoan", name="Khoản có tiêu đề (1.)", outline=2, numbering=(1, 2)),
    replace(_TITLE, id="TieuKhoan", name="Tiểu khoản có tiêu đề (1.1.)", outline=3, numbering=(1, 3)),
    # Based on the titles whose counters they share: Word takes the level of a numbered style from the one style
    # that the level names, and hands it down.
    Look("KhoanDoan", "Đoạn đánh số 1.", based_on="Khoan", bold=False, keep_next=False, outline=9),
    Look("TieuKhoanDoan", "Đoạn đánh số 1.1.", based_on="TieuKhoan", bold=False, keep_next=False, outline=9),
    replace(_RUNNING, id="NgoacDon", name="Đoạn (1)", numbering=(1, 4)),
    replace(_RUNNING, id="Diem", name="Điểm a)", numbering=(1, 5)),
    replace(_RUNNING, id="Gach", name="Gạch đầu dòng -", numbering=(2, 0)),
    replace(_RUNNING, id="Cong", name="Dấu cộng +", numbering=(3, 0)),
    replace(_RUNNING, id="KetThuc", name="Câu kết", keep_next=True, keep_lines=True, after=240),
)

_ENDING: Final = (
    Look("NoiNhan", "Nơi nhận", size=12, bold=True, italic=True, following="NoiNhanMuc"),
    Look("NoiNhanMuc", "Mục nơi nhận", size=11),
    replace(_CENTRED, id="QuyenHan", name="Quyền hạn chức vụ", size=14, bold=True, caps=True, keep_next=True),
    # Room for the signature and the seal above the name: 28 mm.
    replace(_CENTRED, id="HoTen", name="Họ và tên", size=14, bold=True, before=1588),
    Look("NganCach", "Ngăn cách", size=1, line=20, exact=True),
)

_APPENDIX: Final = (
    replace(_CENTRED, id="PhuLuc", name="Phụ lục", size=14, bold=True, keep_next=True, following="PhuLucTieuDe"),
    replace(_CENTRED, id="PhuLucTieuDe", name="Tiêu đề phụ lục", size=14, bold=True, caps=True, keep_next=True),
    replace(_CENTRED, id="PhuLucKemTheo", name="Phụ lục kèm theo", size=14, italic=True, keep_next=True),
    replace(_CENTRED, id="BieuDauCot", name="Biểu - đầu cột", size=12, bold=True, before=30, after=30),
    Look("BieuChu", "Biểu - chữ", size=12, align="left", before=30, after=30),
    Look("BieuSo", "Biểu - số", size=12, align="right", before=30, after=30),
)

_BUILT_IN: Final = (
    # Names that Word knows: it shows them in the language of its own menus.
    replace(_CENTRED, id="Header", name="header", size=14),
    Look("FootnoteText", "footnote text", size=10, align="both"),
)
_WORDS_OWN: Final = {look.id for look in _BUILT_IN} | {"Normal"}


def looks(*, section_caps: bool) -> tuple[Look, ...]:
    """Return the paragraph styles; `section_caps`: titles I., II. in capitals, as reports have them (mục V.6b)."""
    everything = (*_LETTERHEAD, *_TEXT, *_ENDING, *_APPENDIX, *_BUILT_IN)
    return tuple(replace(look, caps=section_caps or None) if look.id == "Muc" else look for look in everything)


def styles_part(*, section_caps: bool) -> Element:
    """Return the root of styles.xml."""
    paragraphs = (_paragraph_style(look) for look in looks(section_caps=section_caps))
    return root("styles", _defaults(), _latent(), *_foundations(), *paragraphs, _footnote_reference(), _grid())


def fonts() -> Element:
    """Return the one font, named for every script, so that no theme font ever wins (mục I.4)."""
    return w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def _defaults() -> Element:
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA")
    letters = w("rPrDefault", w("rPr", fonts(), w("sz", val=28), w("szCs", val=28), language))
    lines = w("pPrDefault", w("pPr", w("spacing", before=0, after=0, line=240, lineRule="auto")))
    return w("docDefaults", letters, lines)


def _latent() -> Element:
    """Return the setting that keeps Word's other styles out of the list staff choose from."""
    hidden = {"defLockedState": 0, "defUIPriority": 99, "defSemiHidden": 1, "defUnhideWhenUsed": 1, "defQFormat": 0}
    return w("latentStyles", **hidden, count=376)


def _foundations() -> tuple[Element, ...]:
    normal = w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal")
    letters = _hidden("character", "DefaultParagraphFont", "Default Paragraph Font")
    cells = _hidden("table", "TableNormal", "Normal Table")
    sides = (
        w(side, w=108 if side in ("left", "right") else 0, type="dxa") for side in ("top", "left", "bottom", "right")
    )
    cells.append(w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *sides)))
    return normal, letters, cells, _hidden("numbering", "NoList", "No List")


def _hidden(kind: str, style: str, name: str) -> Element:
    marks = (w("uiPriority", val=99), w("semiHidden"), w("unhideWhenUsed"))
    return w("style", w("name", val=name), *marks, type=kind, default=1, styleId=style)


def _paragraph_style(look: Look) -> Element:
    own = {} if look.id in _WORDS_OWN else {"customStyle": 1}
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=look.based_on) if look.based_on else None,
        w("next", val=look.following) if look.following else None,
        w("uiPriority", val=1),
        w("qFormat"),
        _paragraph_properties(look),
        _run_properties(look),
        type="paragraph",
        **own,
        styleId=look.id,
    )


def _paragraph_properties(look: Look) -> Element:
    spacing = {
        "before": look.before,
        "after": look.after,
        "line": look.line,
        "lineRule": look.line and ("exact" if look.exact else "auto"),
    }
    indent = {"left": look.left, "right": look.right, "hanging": look.hanging, "firstLine": look.first_line}
    return w(
        "pPr",
        _switch("keepNext", look.keep_next),
        _switch("keepLines", look.keep_lines),
        _list(look.numbering),
        _stated("spacing", spacing),
        _stated("ind", indent),
        w("jc", val=look.align) if look.align else None,
        w("outlineLvl", val=look.outline) if look.outline is not None else None,
    )


def _run_properties(look: Look) -> Element:
    return w(
        "rPr",
        _switch("b", look.bold),
        _switch("bCs", look.bold),
        _switch("i", look.italic),
        _switch("iCs", look.italic),
        _switch("caps", look.caps),
        w("sz", val=2 * look.size) if look.size else None,
        w("szCs", val=2 * look.size) if look.size else None,
    )


def _switch(tag: str, on: bool | None) -> Element | None:
    if on is None:
        return None
    return w(tag) if on else w(tag, val=0)


def _stated(tag: str, attributes: Mapping[str, int | str | None]) -> Element | None:
    stated = {name: value for name, value in attributes.items() if value is not None}
    return w(tag, **stated) if stated else None


def _list(numbering: tuple[int, int] | None) -> Element | None:
    if numbering is None:
        return None
    list_id, level = numbering
    return w("numPr", w("ilvl", val=level), w("numId", val=list_id))


def _footnote_reference() -> Element:
    """Return the look of a note's mark."""
    return w(
        "style",
        w("name", val="footnote reference"),
        w("basedOn", val="DefaultParagraphFont"),
        w("uiPriority", val=1),
        w("rPr", w("vertAlign", val="superscript")),
        type="character",
        styleId="FootnoteReference",
    )


def _grid() -> Element:
    """Return the look of a table of figures: thin lines on all sides."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = (w(side, val="single", sz=4, space=0, color="auto") for side in sides)
    margins = (w(side, w=57, type="dxa") for side in ("left", "right"))
    return w(
        "style",
        w("name", val="Biểu"),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=1),
        w("qFormat"),
        w("tblPr", w("tblBorders", *lines), w("tblCellMar", *margins)),
        type="table",
        customStyle=1,
        styleId="Bieu",
    )
