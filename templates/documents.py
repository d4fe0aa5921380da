"""The wording of the shipped documents: what is the same every time. What changes comes through tags and slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from templates.frame import addressees, closing, ending, heading, letterhead
from templates.page import LANDSCAPE, PORTRAIT, Page, section
from templates.rules import ANNEX, drawn
from templates.wml import Element, control, each, optional, paragraph, root, slot, w, when


@dataclass(frozen=True, slots=True)
class Template:
    """One template: its text and the few choices in which the looks differ."""

    name: str
    title: str
    type_code: str
    """First half of the symbol (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""
    document_type: str
    text: Callable[[], tuple[Element, ...]]
    note_mark: str = "digit"
    """How a footnote's mark is written: `digit`, or `bracket` for (1)."""
    section_caps: bool = True
    part: str = "Phần %1"
    """The mark of a part; empty where the words stand in the text."""
    page: Page = PORTRAIT
    appendices: bool = True
    framed: bool = True
    """Whether letterhead, type, subject, recipients and signature surround the text."""
    house_rules: tuple[str, ...] = ()
    """Rules of the form that the template departs from on purpose; a document made of it only notes them."""


def document_part(template: Template) -> Element:
    """Return the root of document.xml."""
    after = (paragraph("NoiDung", "{{p appendices }}"),) if template.appendices else ()
    before = (letterhead(template.page), *heading(template.document_type)) if template.framed else ()
    below = ending(template.page) if template.framed else ()
    body = (*before, *template.text(), *below, *after, section(template.page))
    return root("document", w("body", *body), prefixes=("r", "mc", "wp", "wps", "a", "v"))


def _section(title: str, lead: str = "") -> tuple[Element, ...]:
    return (paragraph("Muc", title), *((paragraph("NoiDung", lead),) if lead else ()))


def _report_ending(text: str) -> tuple[Element, ...]:
    """Return what a report ends with: the line that points to its appendices (mục III.1a), and the closing."""
    pointer = paragraph("NoiDung", "Số liệu chi tiết nêu tại phụ lục kèm theo Báo cáo này.")
    return *when("appendices", pointer), *closing(paragraph("KetThuc", text))


def _proposals() -> tuple[Element, ...]:
    return optional("proposals", *_section("Kiến nghị, đề xuất"))


def _direction() -> tuple[Element, ...]:
    """Return the text of the report on direction and administration."""
    return (
        *addressees(),
        *_section(
            "Kết quả công tác chỉ đạo, điều hành {{ period.name }}",
            "Trong {{ period.short }}, {{ agency.name }} bám sát chương trình công tác đã đề ra, chủ động chỉ đạo, "
            "kiểm tra, đôn đốc các cơ quan, đơn vị, địa phương thực hiện nhiệm vụ được giao. Kết quả trên một số "
            "lĩnh vực như sau:",
        ),
        slot("results"),
        *optional(
            "difficulties",
            paragraph("NoiDung", "Bên cạnh đó, công tác chỉ đạo, điều hành còn gặp một số khó khăn, hạn chế sau:"),
        ),
        *_section(
            "Nhiệm vụ trọng tâm {{ period.next.name }}",
            "Trong {{ period.next.short }}, {{ agency.short_name }} tập trung chỉ đạo, điều hành các nhiệm vụ sau:",
        ),
        slot("key_tasks"),
        *_proposals(),
        *_report_ending("Trên đây là Báo cáo {{ subject_text }}./."),
    )


def _socio_economic() -> tuple[Element, ...]:
    """Return the text of a month's socio-economic report."""
    return (
        *addressees(),
        *_section(
            "Tình hình thực hiện kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh {{ period.name }}",
            "Trong {{ period.short }}, các cấp, các ngành và địa phương tiếp tục triển khai các nhiệm vụ, giải pháp "
            "của kế hoạch phát triển kinh tế - xã hội năm {{ period.year }}. Kết quả trên từng lĩnh vực như sau:",
        ),
        slot("results"),
        *optional(
            "difficulties",
            paragraph(
                "NoiDung", "Bên cạnh kết quả nêu trên, tình hình kinh tế - xã hội còn những khó khăn, hạn chế sau:"
            ),
        ),
        *_section(
            "Nhiệm vụ, giải pháp trọng tâm {{ period.next.name }}",
            "Trong {{ period.next.short }}, các cấp, các ngành và địa phương tập trung thực hiện các nhiệm vụ, "
            "giải pháp sau:",
        ),
        slot("key_tasks"),
        *_proposals(),
        *_report_ending("Trên đây là Báo cáo {{ subject_text }} của {{ agency.name }}./."),
    )


def _longer_period() -> tuple[Element, ...]:
    """Return the text of the socio-economic report of a longer period, in parts."""
    return (
        *addressees(),
        paragraph("Phan", "Phần thứ nhất"),
        paragraph(
            "PhanTieuDe",
            "Đánh giá tình hình thực hiện kế hoạch phát triển kinh tế - xã hội, bảo đảm quốc phòng - an ninh "
            "{{ period.name }}",
        ),
        *optional("introduction"),
        *_section("Kết quả thực hiện {{ period.short }}"),
        slot("results"),
        *when("content.assessment or content.difficulties", *_section("Đánh giá chung")),
        *optional("assessment", paragraph("Khoan", "Kết quả đạt được")),
        *optional("difficulties", paragraph("Khoan", "Khó khăn, hạn chế")),
        paragraph("Phan", "Phần thứ hai"),
        paragraph("PhanTieuDe", "Nhiệm vụ, giải pháp trọng tâm {{ period.next.name }}"),
        paragraph(
            "NoiDung",
            "Trong {{ period.next.short }}, các cấp, các ngành và địa phương tập trung vào các nhiệm vụ, giải pháp "
            "trọng tâm sau:",
        ),
        slot("key_tasks"),
        *optional("proposals", paragraph("Phan", "Phần thứ ba"), paragraph("PhanTieuDe", "Kiến nghị, đề xuất")),
        *_report_ending("Trên đây là Báo cáo {{ subject_text }} của {{ agency.name }}./."),
    )


_PUBLISHED: Final = (
    "Thừa lệnh Chủ tịch {{ agency.name }}, Văn phòng {{ agency.short_name }} thông báo để các cơ quan, đơn vị, "
    "địa phương biết, thực hiện./."
)


def _conclusions() -> tuple[Element, ...]:
    """Return the text of the announcement of a meeting's conclusions."""
    return (
        *when(
            "meeting.date and meeting.chair",
            paragraph(
                "NoiDung",
                "Ngày {{ meeting.date }}, đồng chí {{ meeting.chair }} chủ trì phiên họp {{ agency.short_name }} "
                "{{ period.name }}.{% if meeting.attendees %} Dự họp có {{ meeting.attendees }}.{% endif %} Sau khi "
                "nghe báo cáo và ý kiến của các đại biểu, đồng chí {{ meeting.chair }} kết luận như sau:",
            ),
        ),
        *optional("introduction"),
        *optional("assessment", *_section("Về tình hình thực hiện nhiệm vụ {{ period.name }}")),
        *when(
            "content.assessment or content.submissions",
            *_section("Về nhiệm vụ, giải pháp trọng tâm {{ period.next.name }}"),
        ),
        slot("conclusions"),
        *optional("submissions", *_section("Về các nội dung trình tại phiên họp")),
        control("if closing"),
        paragraph("KetThuc", "{{ closing }}./."),
        control("elif meeting.chair"),
        paragraph(
            "KetThuc",
            "Trên đây là kết luận của đồng chí {{ meeting.chair }} tại phiên họp {{ period.name }}. " + _PUBLISHED,
        ),
        control("else"),
        paragraph("KetThuc", _PUBLISHED),
        control("endif"),
    )


def _indicators() -> tuple[Element, ...]:
    """Return the text of the report that is figures alone."""
    return (
        *addressees(),
        *optional("introduction"),
        paragraph("NoiDung", "{{p tables }}"),
        *closing(paragraph("KetThuc", "Trên đây là Báo cáo {{ subject_text }} của {{ agency.name }}./.")),
    )


def _annex() -> tuple[Element, ...]:
    """Return the text of tables that stand alone (mục III.1)."""
    return (
        paragraph("PhuLuc", "Phụ lục"),
        *each("subject", "PhuLucTieuDe"),
        paragraph("PhuLucKemTheo", "{{ enclosure }}"),
        drawn(ANNEX),
        paragraph("NoiDung", "{{p tables }}"),
    )


TEMPLATES: Final = (
    Template(
        name="bao-cao-chi-dao-dieu-hanh",
        title="Báo cáo công tác chỉ đạo, điều hành",
        type_code="BC",
        document_type="BÁO CÁO",
        text=_direction,
    ),
    Template(
        name="bao-cao-kinh-te-xa-hoi",
        title="Báo cáo tình hình kinh tế - xã hội tháng",
        type_code="BC",
        document_type="BÁO CÁO",
        note_mark="bracket",
        text=_socio_economic,
    ),
    Template(
        name="bao-cao-kinh-te-xa-hoi-ky-dai",
        title="Báo cáo tình hình kinh tế - xã hội quý, nhiều tháng, năm",
        type_code="BC",
        document_type="BÁO CÁO",
        note_mark="bracket",
        part="",
        house_rules=("HD-01b",),
        text=_longer_period,
    ),
    Template(
        name="thong-bao-ket-luan",
        title="Thông báo kết luận phiên họp",
        type_code="TB",
        document_type="THÔNG BÁO",
        section_caps=False,
        house_rules=("HD-04b",),
        text=_conclusions,
    ),
    Template(
        name="bieu-chi-tieu",
        title="Báo cáo số liệu: biểu chỉ tiêu",
        type_code="BC",
        document_type="BÁO CÁO",
        note_mark="bracket",
        page=LANDSCAPE,
        appendices=False,
        text=_indicators,
    ),
    Template(
        name="phu-luc",
        title="Phụ lục số liệu",
        type_code="BC",
        document_type="",
        page=LANDSCAPE,
        appendices=False,
        framed=False,
        text=_annex,
    ),
)
