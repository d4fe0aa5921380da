"""A dry run: a template printed with everything filled in, and with everything that may be empty left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from reportgen.diagnostics import Finding, Place, Refused
from reportgen.document.fit import OWED
from reportgen.document.frame import GAP, Frame
from reportgen.document.names import FRAME, Kind, Schema
from reportgen.document.recipients import recipient_lines
from reportgen.document.rendering import render
from reportgen.document.template import Template
from reportgen.figures.tables import Column, ComparisonTable, Row, number_cell, text_cell
from reportgen.prose import Block, Level, Note, Prose, Text
from reportgen.workspace.schema import RecipientGroup

_DAY: Final = date(2021, 8, 31)
_GAPS: Final = {
    "number": GAP,
    "issuer_lines": ["ỦY BAN NHÂN DÂN"],
    "subject": ["Trích yếu"],
    "subject_text": "trích yếu",
}
"""What no document lacks, however little it says."""


def rehearse(template: Template) -> tuple[Finding, ...]:
    """Return what goes wrong when the template is printed full, as a draft, and all but empty."""
    findings: dict[Finding, None] = {}
    for full, draft in ((True, False), (True, True), (False, False)):
        try:
            render(
                template, _frame(template, full, draft), _prose(template, full), _tables(template, full), draft=draft
            )
        except Refused as refused:
            findings |= dict.fromkeys(refused.findings)
    return tuple(findings)


def _frame(template: Template, full: bool, draft: bool) -> Frame:
    values = _values(FRAME, "", full) | ({} if full else _GAPS) | {"draft": draft}
    # A template may leave out what its kind of document never has, such as Kính gửi in an announcement.
    values |= {name: "" for name in OWED if not template.prints(name)}
    group = RecipientGroup.model_validate({"group": ("Nơi nhận một", "Nơi nhận hai"), "remark": "Báo cáo"})
    recipients = recipient_lines((group, "Nơi nhận ba") if full else (), "VT", addressed=full)
    return Frame(values, recipients if template.prints("recipients") else (), _DAY)


def _values(schema: Schema, prefix: str, full: bool) -> dict[str, object]:
    """Return a value for every name: the name itself, or nothing."""
    values: dict[str, object] = {}
    for name, kind in schema.items():
        path = f"{prefix}{name}"
        if isinstance(kind, Mapping):
            values[name] = _values(kind, f"{path}.", full)
        elif kind is Kind.LINES:
            values[name] = [f"{path} 1", f"{path} 2"] if full else []
        else:
            values[name] = path if full and kind is Kind.TEXT else ""
    return values


def _prose(template: Template, full: bool) -> Prose:
    slots = {slot.name: _blocks(slot.name, full) for slot in template.slots if full or slot.required}
    return Prose(slots, (Text("Trích yếu"),), None, (), ())


def _blocks(name: str, full: bool) -> tuple[Block, ...]:
    place = Place(name)
    levels = [level for level in Level if level is not Level.PART] if full else [Level.PLAIN]
    note = Note("x", (Text(f"chú thích {name}"),))
    return tuple(Block(level, (Text(f"{name} {level.value}"), note), place, 1) for level in levels)


def _tables(template: Template, full: bool) -> tuple[ComparisonTable, ...]:
    if not (full and template.uses_appendix):
        return ()
    columns = (Column("name", "Chỉ tiêu", numeric=False, number="A"), Column("value", "Thực hiện", numeric=True))
    row = Row("x", 0, (text_cell("Chỉ tiêu một"), number_cell(Decimal("1.5"), 1)))
    return (ComparisonTable("Biểu một", columns, (row,), ("Ghi chú",)),) * 2
