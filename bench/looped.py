"""The annex as a docxtpl template draws it: one row of tags between `{%tr for %}` and `{%tr endfor %}`."""

from __future__ import annotations

import io

from docxtpl import DocxTemplate

from bench.peer import context
from bench.samples import Sample, with_notes_tag, with_part


def looped(sample: Sample) -> bytes:
    """Return the document with its first table printed by a loop of the template."""
    (table, *_) = sample.tables
    tags = "".join(_cell(f"{{{{ row[{index}] }}}}") for index in range(len(table.columns)))
    row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{tags}</w:tr>"
    loop = f"{_row('{%tr for row in rows %}')}{row}{_row('{%tr endfor %}')}"
    grid = '<w:gridCol w:w="1500"/>' * len(table.columns)
    drawn = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{loop}</w:tbl><w:p/>"
    template = with_part(with_notes_tag(sample.path.read_bytes()), "word/document.xml", drawn, before="<w:sectPr")
    document = DocxTemplate(io.BytesIO(template))
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    document.render({**context(sample), "appendices": "", "rows": rows})
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _row(text: str) -> str:
    return f"<w:tr>{_cell(text)}</w:tr>"


def _cell(text: str) -> str:
    """Return a cell with all that a cell of the annex has."""
    width = '<w:tcPr><w:tcW w:w="1750" w:type="dxa"/></w:tcPr>'
    style = '<w:pPr><w:pStyle w:val="BieuSo"/></w:pPr>'
    return f'<w:tc>{width}<w:p>{style}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
