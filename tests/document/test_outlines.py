"""Every construct of the published reports, from YAML to paper: one line a paragraph, style | number | text.

After a change that is meant: `pytest --update-golden` writes the outlines anew; read the difference.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.diagnostics import Cause
from reportgen.document import build_frame, load_template, render
from reportgen.figures import Vocabulary, indicator_table
from reportgen.ooxml.names import w
from reportgen.ooxml.package import read_package
from reportgen.ooxml.stories import Story
from reportgen.ooxml.word_file import WordFile
from reportgen.periods import Period
from reportgen.prose import read_slots
from reportgen.workspace import Workspace
from tests.document.making import SHIPPED

HERE = Path(__file__).parent
DOCUMENTS = (
    "2020-9T/bao-cao-kinh-te-xa-hoi",
    "2021-08/bao-cao-chi-dao-dieu-hanh",
    "2021-08/bao-cao-kinh-te-xa-hoi",
    "2021-08/bieu-chi-tieu",
    "2021-08/thong-bao-ket-luan",
)


def made(document: str, *, draft: bool = False) -> bytes:
    """Return a document of the small office beside this file."""
    folder, _, name = document.partition("/")
    office, period = Workspace(HERE / "office"), Period.parse(folder)
    loaded, agency = office.document(period, name), office.agency()
    assert loaded.record
    assert agency.record
    template = load_template(SHIPPED / f"{loaded.record.template or name}.docx")
    text = read_slots(loaded, template.slots, Vocabulary(office, period, loaded.record, draft=draft), draft=draft)
    assert [finding.message for finding in (*loaded.findings, *text.findings) if finding.is_error] == []
    frame = build_frame(agency.record, loaded.record, period, text, type_code=template.type_code, draft=draft)
    tables = [indicator_table(office, period, appendix) for appendix in loaded.record.appendices]
    return render(template, frame, text, tables, draft=draft)


def readable(document: str) -> str:
    file = WordFile(read_package(made(document), name="x.docx", cause=Cause.FORM))
    lines = list(_lines(file.body))
    for note in file.notes:
        lines += [f"chú thích: {line}" for line in _lines(note)]
    return "\n".join(lines) + "\n"


def _lines(story: Story) -> Iterator[str]:
    section = 0
    for paragraph in story.paragraphs:
        if paragraph.section != section:
            section = paragraph.section
            yield f"== phần văn bản thứ {section + 1}"
        style = paragraph.element.find(f"{w('pPr')}/{w('pStyle')}")
        name = "" if style is None else style.get(w("val"))
        yield f"{name} | {paragraph.label} | {paragraph.text.replace(chr(10), '⏎')}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_outline(document: str, update_golden: bool) -> None:
    if update_golden:
        outline_file(document).write_text(readable(document), encoding="utf-8")
    assert readable(document) == outline_file(document).read_text(encoding="utf-8")


def outline_file(document: str) -> Path:
    return HERE / "outlines" / f"{document.replace('/', '-')}.txt"
