"""Every shipped template, filled, all but empty, and with extreme text, against the schemas of Word files."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportgen.document import Template, load_template
from reportgen.figures.tables import Column, ComparisonTable, Row, number_cell, text_cell
from reportgen.prose import Block, Break, Level, Note, Prose, Text
from tests.document.making import PLACE, agency, document, output, prose
from tests.robustness.office import SHIPPED, lay_out, run

TEMPLATES = [path for path in sorted(SHIPPED.glob("*.docx")) if path.stem != "phu-luc"]
"""All but the one that has no letterhead and prints tables alone."""
EXTREME = (
    "x" * 1500,
    "Ủy ban " * 200,
    "<w:p>&amp;]]></w:t>{_{ x }_} \\ \" ' \N{NO-BREAK SPACE} \N{NON-BREAKING HYPHEN}",
    "日本語 العربية 😀 \U0001d54f \U000e0041",
    "1",
)
KNOWN = (
    "relationships/theme' is missing",  # Word opens files without a theme; they take its own
    "not in allowed values: ['off', 'on']",  # the validator knows on/off values of the strict form only
)
"""What openxml-audit reports of files that Word opens."""


def spans(text: str, *, noted: bool) -> tuple[Any, ...]:
    half = len(text) // 2
    note = (Note("a", (Text(text), Text("2", superscript=True))),) if noted else ()
    return (Text(text[:half], bold=True), Text(text[half:], italic=True), *note)


def blocks(texts: Sequence[str], *, noted: bool) -> tuple[Block, ...]:
    return tuple(
        Block(level, (*spans(text, noted=noted), *((Break(), Text("sau")) if level.is_title else ())), PLACE, 1)
        for text in texts
        for level in Level
        if level is not Level.PART
    )


def tables(texts: Sequence[str], rows: int) -> tuple[ComparisonTable, ...]:
    columns = (
        Column("name", "Chỉ tiêu", numeric=False, number="A"),
        *(Column(f"c{number}", texts[number % len(texts)][:200], numeric=True, number="(1)") for number in range(9)),
    )
    cells = [number_cell(Decimal("-1234567.125"), 3) for _ in range(9)]
    lines = tuple(
        Row(f"x{number}", number % 3, (text_cell(texts[number % len(texts)]), *cells)) for number in range(rows)
    )
    return (ComparisonTable(texts[0][:300], columns, lines, (texts[-1],)),) * 2


def full(template: Template) -> bytes:
    about = document(
        number=8,
        date="24/8/2021",
        addressees=["Hội đồng nhân dân", "Sở Tài chính"] if template.prints("addressees") else [],
        meeting={"date": "24/8/2021", "chair": "Trần Thị B", "attendees": "các thành viên"},
        signature="pho-chanh-van-phong",
        recipients="bao-cao",
    )
    text = written(template, {slot.name: blocks(["Nội dung"], noted=True) for slot in template.slots})
    return output(template, text, appendices(template, ["Chỉ tiêu"], 3), about=about)


def empty(template: Template) -> bytes:
    required = [slot.name for slot in template.slots if slot.required]
    text = written(template, {name: (Block(Level.PLAIN, (Text("."),), PLACE),) for name in required})
    return output(
        template, text, about=document(date="8/2021", signature=None, recipients=None), office=agency(signatures={})
    )


def extreme(template: Template) -> bytes:
    office = agency(
        issuers={"u": {"lines": list(EXTREME[:3]), "symbol": EXTREME[4], "parent": EXTREME[2]}},
        recipients={"r": [{"group": list(EXTREME), "remark": EXTREME[1]}, *EXTREME]},
        signatures={"s": {"authority": list(EXTREME), "name": EXTREME[2]}},
        place=EXTREME[3],
    )
    addressees = list(EXTREME) if template.prints("addressees") else []
    about = document(number=99999, addressees=addressees, signature="s", recipients="r", filing=EXTREME[2])
    text = written(template, {slot.name: blocks(EXTREME, noted=True) for slot in template.slots}, EXTREME[2])
    return output(template, text, appendices(template, EXTREME, 8), about=about, office=office)


def draft(template: Template) -> bytes:
    return output(template, written(template, {}), about=document(), draft=True)


def written(template: Template, slots: dict[str, Any], subject: str = "Công tác tháng 8") -> Prose:
    return prose(subject, **{name: slots[name] for name in slots if template.has_slot(name)})


def appendices(template: Template, texts: Sequence[str], rows: int) -> tuple[ComparisonTable, ...]:
    return tables(texts, rows) if template.uses_appendix else ()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
@pytest.mark.parametrize("fill", [full, empty, extreme], ids=lambda fill: fill.__name__)
def test_what_is_written_is_valid(path: Path, fill: Any, tmp_path: Path) -> None:
    made = tmp_path / "van-ban.docx"
    made.write_bytes(fill(load_template(path)))
    assert problems(made) == []


def test_a_draft_with_gaps_is_valid(tmp_path: Path) -> None:
    made = tmp_path / "van-ban.docx"
    made.write_bytes(draft(load_template(TEMPLATES[0])))
    assert problems(made) == []


def test_tables_alone_are_valid(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    assert run(root, "compare", "2021-08", "--docx", "so-sanh.docx").code == 0
    assert problems(root / "so-sanh.docx") == []


def problems(path: Path) -> list[str]:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    errors = audit.OpenXmlValidator(max_errors=0).validate(str(path)).errors
    told = [f"{error.part_uri} {error.description} {error.path}" for error in errors]
    return [one for one in told if not any(known in one for known in KNOWN)]
