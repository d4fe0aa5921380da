"""Templates filled with made-up values by docxtpl alone, and what then stands on paper."""

import io
from typing import Any
from xml.sax.saxutils import escape

import docx
from docxtpl import DocxTemplate

from reportgen.numerals import LETTERS
from templates.build import FOLDER

Lines = list[tuple[str, str]]


class Names(dict[str, Any]):
    """Values by name; absent ones are empty."""

    def __getattr__(self, name: str) -> Any:
        return self.get(name, "")


def blocks(*lines: tuple[str, str]) -> str:
    """Return paragraphs as the renderer writes them: a style, for a point its letter's list, and text."""
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{letter_list(text) if style == "Diem" else ""}</w:pPr>'
        f"<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
        for style, text in lines
    )


def letter_list(letter: str) -> str:
    number = 100 + LETTERS.index(letter)
    return f'<w:numPr><w:ilvl w:val="5"/><w:numId w:val="{number}"/></w:numPr>'


def values(**given: Any) -> dict[str, Any]:
    month = Names(name="tháng 8 năm 2021", short="tháng 8", year="2021")
    month["next"] = Names(name="tháng 9 năm 2021", short="tháng 9")
    slots = {name: blocks(("NoiDung", f"Lời văn {name}.")) for name in ("results", "key_tasks", "conclusions")}
    return {
        "parent": "",
        "issuer_lines": ["Ủy ban nhân dân", "tỉnh Lai Châu"],
        "symbol": "BC-UBND",
        "number": "08",
        "place": "Lai Châu",
        "date_line": "ngày 05 tháng 9 năm 2021",
        "draft": False,
        "subject": ["Tình hình tháng 8;", "nhiệm vụ tháng 9"],
        "subject_text": "tình hình tháng 8; nhiệm vụ tháng 9",
        "addressees": [],
        "agency": Names(name="Ủy ban nhân dân tỉnh Lai Châu", short_name="UBND tỉnh"),
        "period": month,
        "meeting": Names(),
        "authority": ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
        "signer": "Nguyễn Văn A",
        "closing": "",
        "recipients": blocks(("NoiNhanMuc", "- Lưu: VT.")),
        "appendices": "",
        "tables": "",
        **given,
        "content": Names(slots | given.get("content", {})),
    }


def filled(name: str, **given: Any) -> bytes:
    template = DocxTemplate(FOLDER / f"{name}.docx")
    template.render(values(**given))
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def body(data: bytes) -> Lines:
    """Return style and text of the paragraphs between letterhead and signature."""
    return [
        (paragraph.style.style_id, paragraph.text)
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        if paragraph.style is not None
    ]


def cells(data: bytes) -> list[list[tuple[str, str]]]:
    return [
        [(paragraph.style.style_id, paragraph.text) for paragraph in cell.paragraphs if paragraph.style is not None]
        for table in docx.Document(io.BytesIO(data)).tables
        for row in table.rows
        for cell in row.cells
    ]


def closing(name: str, **given: Any) -> str:
    (text,) = (text for style, text in body(filled(name, **given)) if style == "KetThuc")
    return text
