"""The same text as docxtpl prints from the same template and the same values, on every shipped template."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from reportgen.document import Frame, Template, load_template, render
from reportgen.document.recipients import recipient_lines
from reportgen.prose import Level, Prose
from tests.document.making import SHIPPED, block, paragraph, plain, prose, texts

TEMPLATES = sorted(SHIPPED.glob("*.docx"))
PERIOD = {"name": "tháng 8 năm 2021", "short": "tháng 8", "slash": "tháng 8/2021", "year": "2021"}


def values(*, full: bool) -> dict[str, Any]:
    """Return a frame's values: everything filled in, or what may be empty left out."""
    return {
        "parent": "UBND tỉnh & A" if full else "",
        "issuer_lines": ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"],
        "symbol": "BC-UBND",
        "number": "08" if full else "\u00a0" * 6,
        "place": "Lai Châu",
        "date_line": "ngày 05 tháng 9 năm 2021",
        "draft": full,
        "subject": ["Công tác <chỉ đạo>", "điều hành"],
        "subject_text": "công tác <chỉ đạo> điều hành",
        "addressees": ["Chính phủ", "Văn phòng Chính phủ"] if full else [],
        "agency": {"name": "Ủy ban nhân dân tỉnh Lai Châu", "short_name": "UBND tỉnh"},
        "period": {**PERIOD, "next": PERIOD},
        "meeting": {name: name if full else "" for name in ("date", "chair", "attendees")},
        "authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"] if full else [],
        "signer": "Nguyễn Văn A" if full else "",
        "closing": "Trên đây là báo cáo" if full else "",
        "enclosure": "(Kèm theo …)",
    }


def slots(template: Template, *, full: bool) -> Prose:
    names = [slot.name for slot in template.slots if full or slot.required]
    blocks = {name: (plain(f"Lời văn {name} {{{{ x }}}}"), block(Level.DASH, "R&D <8%")) for name in names}
    return Prose(blocks, prose().subject, None, (), ())


def by_docxtpl(path: Path, given: dict[str, Any], text: Prose) -> list[str]:
    """Return the paragraphs that docxtpl prints; blocks are given as markup, braces in data escaped as it asks."""
    blocks = {
        name: Markup(
            "".join(paragraph(f"NoiDung | {each.text}".replace("{{", "{_{").replace("}}", "}_}")) for each in slot)
        )
        for name, slot in text.slots.items()
    }
    content = {name: blocks.get(name, Markup("")) for name in names_of(path)}
    context = {
        **given,
        "content": content,
        "recipients": Markup(paragraph("- Lưu: VT.")),
        "appendices": "",
        "tables": "",
    }
    template = DocxTemplate(path)
    template.render(context, Environment(undefined=StrictUndefined), autoescape=True)
    file = io.BytesIO()
    template.save(file)
    document = docx.Document(io.BytesIO(file.getvalue()))
    return [Paragraph(element, document).text for element in document.element.body.iter(qn("w:p"))]


def names_of(path: Path) -> list[str]:
    return [slot.name for slot in load_template(path).slots]


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_same_paragraphs_as_docxtpl(path: Path, full: bool) -> None:
    template = load_template(path)
    given = values(full=full)
    for name in ("addressees", "issuer_lines", "authority", "signer", "closing"):
        given[name] = given[name] if template.prints(name) else ""
    text = slots(template, full=full)
    recipients = recipient_lines((), "VT", addressed=False) if template.prints("recipients") else ()
    frame = Frame(given, recipients, date(2021, 8, 31))
    ours = texts(render(template, frame, text, draft=full))
    assert ours == by_docxtpl(path, given, text)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) == 6
