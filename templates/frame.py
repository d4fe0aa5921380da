"""What every document has around its text: letterhead, type and subject, addressees, recipients and signature.

Positions: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV, and Mẫu 1.4 of Phụ lục III.
"""

from __future__ import annotations

from templates.page import Page
from templates.rules import ISSUER, MOTTO, SUBJECT, drawn
from templates.wml import Element, control, each, paragraph, table, when


def letterhead(page: Page) -> Element:
    """Return the grid of issuer and Quốc hiệu, with number and date on one line.

    The right column holds Quốc hiệu at 13 pt, 5424 twips, without a break.
    """
    left = page.text_width * 3 // 8
    issuer = (
        *when("parent", paragraph("CoQuanChuQuan", "{{ parent }}")),
        *each("issuer_lines", "CoQuan"),
        drawn(ISSUER),
    )
    motto = (
        paragraph("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("TieuNgu", "Độc lập - Tự do - Hạnh phúc"),
        drawn(MOTTO),
    )
    number = (
        paragraph("SoKyHieu", "Số: {{ number }}/{{ symbol }}"),
        *when("draft", paragraph("DuThao", "Dự thảo")),
    )
    place = (paragraph("DiaDanh", "{{ place }}, {{ date_line }}"),)
    return table((left, page.text_width - left), (issuer, motto), (number, place))


def heading(document_type: str) -> tuple[Element, ...]:
    """Return type, subject and its rule."""
    return paragraph("TenLoai", document_type), *each("subject", "TrichYeu"), drawn(SUBJECT)


def addressees() -> tuple[Element, ...]:
    """Return Kính gửi: one addressee on its line, several each on their own (mục II.9d)."""
    return (
        control("if addressees|length == 1"),
        paragraph("KinhGui", "Kính gửi: {{ addressees[0] }}"),
        control("elif addressees"),
        paragraph("KinhGui", "Kính gửi:"),
        control("for line in addressees"),
        paragraph("KinhGuiMuc", "- {{ line }}{% if loop.last %}.{% else %};{% endif %}"),
        control("endfor"),
        control("endif"),
    )


def closing(*own: Element) -> tuple[Element, ...]:
    """Return the last paragraph: the document's words where it has some, else the template's own."""
    given = paragraph("KetThuc", "{{ closing }}./.")
    return control("if closing"), given, control("else"), *own, control("endif")


def ending(page: Page) -> tuple[Element, ...]:
    """Return recipients beside the signature: Nơi nhận begins on the line of the authority (mục II.9d)."""
    left = page.text_width * 15 // 32
    recipients = (paragraph("NoiNhan", "Nơi nhận:"), paragraph("NoiNhanMuc", "{{p recipients }}"))
    signature = (*each("authority", "QuyenHan"), paragraph("HoTen", "{{ signer }}"))
    return table((left, page.text_width - left), (recipients, signature)), paragraph("NganCach")
