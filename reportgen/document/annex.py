"""Tables as a Word file of their own: an annex without letterhead and signature.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1: heading, title in capitals, the line to its document.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reportgen.document.frame import build_frame
from reportgen.document.rendering import render
from reportgen.document.template import Template
from reportgen.figures.tables import ComparisonTable
from reportgen.periods import Period
from reportgen.prose import Prose
from reportgen.prose.blocks import Text
from reportgen.workspace.schema import Agency, Document


def render_annex(
    template: Template, agency: Agency, period: Period, title: str, tables: Sequence[ComparisonTable]
) -> bytes:
    """Return the annex; number and day of its document stay open.

    Raises:
        Refused: the template has no place for the title or the tables.
    """
    document = Document(subject=title)
    prose = Prose({}, (Text(title),), None, (), ())
    frame = build_frame(agency, document, period, prose, type_code=template.type_code, draft=False)
    of_the_document = {"issuer_lines": [], "addressees": [], "authority": [], "signer": "", "closing": ""}
    bare = replace(frame, values={**frame.values, **of_the_document}, recipients=())
    return render(template, bare, prose, tables, draft=False)
