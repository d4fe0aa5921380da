"""Small templates made by hand, sample documents, and what stands in the files that come out."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from reportgen.diagnostics import Place
from reportgen.document import Template, build_frame, load_template, render
from reportgen.document.styles import NAMES
from reportgen.figures.tables import ComparisonTable
from reportgen.periods import Period
from reportgen.prose import Block, Break, Level, Note, Prose, Span, Text
from reportgen.workspace.schema import Agency, Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHIPPED = Path(__file__).parents[2] / "templates"
PLACE = Place("data/2021-08/bao-cao.yaml", 1)
AUGUST = Period.parse("2021-08")

SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)
ALWAYS = (
    "{%p for line in issuer_lines %}",
    "CoQuan | {{ line }}",
    "{%p endfor %}",
    "{%p for line in subject %}",
    "TrichYeu | {{ line }}",
    "{%p endfor %}",
    "{%p for line in addressees %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ closing }}",
    "{{p recipients }}",
    "{%p for line in authority %}",
    "{{ line }}",
    "{%p endfor %}",
    "{{ signer }}",
)
"""What every document says: a template that prints it all."""


def paragraph(line: str) -> str:
    """Return a paragraph written `style | text`; XML is taken as it is."""
    if line.startswith("<"):
        return line
    style, _, text = line.rpartition(" | ")
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def document_xml(lines: Iterable[str], section: str = SECTION) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{"".join(map(paragraph, lines))}{section}</w:body></w:document>'


def styles_xml(left_out: Iterable[str] = ()) -> str:
    styles = "".join(
        f'<w:style w:type="{_type(style)}" w:styleId="{style}"><w:name w:val="{name}"/>{_numbers(style)}</w:style>'
        for style, name in NAMES.items()
        if style not in left_out
    )
    return f'<w:styles xmlns:w="{W}">{styles}</w:styles>'


def _numbers(style: str) -> str:
    number = '<w:pPr><w:numPr><w:ilvl w:val="5"/><w:numId w:val="77"/></w:numPr></w:pPr>'
    return number if style == "Diem" else ""


def _type(style: str) -> str:
    return {"FootnoteReference": "character", "Bieu": "table"}.get(style, "paragraph")


def numbering_xml() -> str:
    """Return the one list, with its level of points."""
    level = '<w:lvl w:ilvl="5"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%6)"/></w:lvl>'
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
        '<w:num w:numId="77"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def package(
    lines: Iterable[str], more: Mapping[str, str | bytes] | None = None, relations: Sequence[str] = ()
) -> bytes:
    """Return a template of these paragraphs; `more` are further or other parts, `relations` of the document."""
    own = "".join((relation("styles"), relation("numbering"), *relations))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{TYPES}.styles+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{TYPES}.numbering+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{RELATIONS}"><Relationship Id="d" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{own}</Relationships>',
        "word/document.xml": document_xml(lines),
        "word/styles.xml": styles_xml(),
        "word/numbering.xml": numbering_xml(),
        **(more or {}),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relation(kind: str, target: str = "", more: str = "") -> str:
    return f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target or f"{kind}.xml"}"{more}/>'


def make(
    folder: Path, *lines: str, more: Mapping[str, str | bytes] | None = None, relations: Sequence[str] = ()
) -> Template:
    """Return the template of these paragraphs after those that every document needs, loaded."""
    return load_template(write(folder, *ALWAYS, *lines, more=more, relations=relations))


def write(
    folder: Path, *lines: str, more: Mapping[str, str | bytes] | None = None, relations: Sequence[str] = ()
) -> Path:
    """Return the file of a template of these paragraphs and no others."""
    path = folder / "mau.docx"
    path.write_bytes(package(lines, more, relations))
    return path


def custom_xml(**given: str) -> str:
    """Return custom properties."""
    variants = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    inner = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(given.items(), 2)
    )
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    return f'<Properties xmlns="{namespace}" xmlns:vt="{variants}">{inner}</Properties>'


def agency(**changes: Any) -> Agency:
    return Agency.model_validate(
        {
            "name": "Ủy ban nhân dân tỉnh Lai Châu",
            "short_name": "UBND tỉnh",
            "place": "Lai Châu",
            "issuers": {
                "ubnd": {"lines": ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], "symbol": "UBND"},
                "van-phong": {"parent": "UBND tỉnh Lai Châu", "lines": ["VĂN PHÒNG"], "symbol": "VP"},
            },
            "signatures": {
                "pho-chanh-van-phong": {
                    "authority": ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
                    "name": "Nguyễn Văn A",
                },
                "chu-tich": {"authority": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]},
            },
            "recipients": {
                "bao-cao": [
                    {"group": ["Văn phòng Chính phủ", "TT. Tỉnh ủy"], "remark": "Báo cáo"},
                    "Đoàn ĐBQH tỉnh",
                ]
            },
            "filing": "VT, Th",
        }
        | changes
    )


def document(**changes: Any) -> Document:
    given = {"date": "8/2021", "subject": "x", "signature": "pho-chanh-van-phong", "recipients": "bao-cao"}
    return Document.model_validate(given | changes)


def block(level: Level, *spans: Span | str, number: int | None = None) -> Block:
    return Block(level, tuple(Text(span) if isinstance(span, str) else span for span in spans), PLACE, number)


def plain(*spans: Span | str) -> Block:
    return block(Level.PLAIN, *spans)


def note(*texts: Text | str) -> Note:
    return Note("a", tuple(Text(text) if isinstance(text, str) else text for text in texts))


def prose(subject: str = "Công tác chỉ đạo, điều hành tháng 8", **slots: Sequence[Block]) -> Prose:
    """Return prose; ` // ` breaks the subject's line."""
    spans: list[Span] = []
    for line in subject.split(" // "):
        spans += [*([Break()] if spans else []), Text(line)]
    return Prose({name: tuple(blocks) for name, blocks in slots.items()}, tuple(spans), None, (), ())


def output(
    template: Template,
    text: Prose,
    tables: Sequence[ComparisonTable] = (),
    *,
    about: Document | None = None,
    office: Agency | None = None,
    draft: bool = False,
) -> bytes:
    """Return the finished document."""
    frame = build_frame(
        office or agency(), about or document(), AUGUST, text, type_code=template.type_code, draft=draft
    )
    return render(template, frame, text, tables, draft=draft)


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def outline(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Return one line a paragraph: `style [list] | text`; signs mark formats and notes."""
    root = ET.fromstring(part(data, name))
    return [_line(element) for element in root.iter(f"{{{W}}}p")]


def _line(element: ET.Element) -> str:
    style = element.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    number = element.find(f"{{{W}}}pPr/{{{W}}}numPr/{{{W}}}numId")
    shown = "" if style is None else style.get(f"{{{W}}}val", "")
    if number is not None:
        shown += f" [{number.get(f'{{{W}}}val')}]"
    return f"{shown} | {''.join(map(_run, element.iter(f'{{{W}}}r')))}".lstrip()


def _run(run: ET.Element) -> str:
    text = ""
    for child in run:
        local = child.tag.rpartition("}")[2]
        if local == "t":
            text += child.text or ""
        elif local in ("br", "tab"):
            text += {"br": "⏎", "tab": "⇥"}[local]
        elif local in ("footnoteReference", "footnoteRef"):
            text += f"[note {child.get(f'{{{W}}}id', '')}]".replace(" ]", "]")
    for mark, sign in (("b", "*"), ("i", "/"), ("vertAlign", "^"), ("highlight", "!")):
        if run.find(f"{{{W}}}rPr/{{{W}}}{mark}") is not None:
            text = f"{sign}{text}{sign}"
    return text


def texts(data: bytes) -> list[str]:
    """Return the paragraphs' text."""
    return [line.partition("| ")[2] for line in outline(data)]
