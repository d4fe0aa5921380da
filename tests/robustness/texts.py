"""An office whose every text is anything at all, and what of it must stand in the finished document, in order."""

import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from reportgen.diagnostics import Finding
from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGN: Final = re.compile(r"[!-/:-@\[-`{-~–•｛｝]")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LEVELS: Final = ("## ", "### ", "1. ", "1.1. ", "(1) ", "a) ", "- ", "+ ", "")
_REFUSED: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c"
    "\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffc\ufffd"
)
"""Characters that are refused with their place; the catalogue has a case of each kind."""

_READ: Final = ("{{ x }}", "{% if x %}", "{#", "}}", "[^1]")
"""What is an expression, a part of one or a note: refused where none is read, text behind a backslash in prose."""
_MARKUP: Final = (
    *("{_{", "&", "&amp;", "<", ">", "]]>", "<w:p>", "</w:t>", '"', "'"),
    *("\\", "\\n", "**", "*", "^", "://", "//", "#", "- ", ": ", " #1", "%s", "{0}", "$x", "ế", "đ", "  "),
    "e\u0302\u0301",
)
LETTERS: Final = st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters=_REFUSED)


def _text(*markup: str) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(markup), st.text(LETTERS, max_size=12))
    return st.lists(piece, min_size=1, max_size=8).map(lambda pieces: f"k{''.join(pieces)}k")


TEXT: Final = _text(*_MARKUP, *_READ)
"""Any text that begins and ends with a letter, so that it is neither a sign nor loses blanks at its ends."""
PLAIN: Final = _text(*_MARKUP).filter(lambda text: not re.search(r"\{ ?\{|\{[%#]|\}\}|\*\*[^*]+\*\*", text))
"""Any text that is printed as it is typed."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is typed: its sign, its text, and the text of its note or ""."""

    sign: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Office:
    """Every text of an office that has one document."""

    name: str
    place: str
    lines: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    recipients: tuple[str, ...]
    addressees: tuple[str, ...]
    subject: str
    closing: str
    results: tuple[Paragraph, ...]
    key_tasks: tuple[Paragraph, ...]
    tasks: tuple[str, ...]
    indicators: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]


def _some(text: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(text, min_size=least, max_size=most).map(tuple)


_PARAGRAPHS: Final = st.lists(
    st.builds(Paragraph, st.sampled_from(_LEVELS), TEXT, st.one_of(st.just(""), TEXT)), min_size=1, max_size=6
).map(tuple)
OFFICES: Final = st.builds(
    Office,
    name=PLAIN,
    place=PLAIN,
    lines=_some(PLAIN, 1, 3),
    authority=_some(PLAIN, 1, 3),
    signer=PLAIN,
    recipients=_some(PLAIN, 1, 4),
    addressees=_some(PLAIN, 0, 2),
    subject=TEXT,
    closing=TEXT,
    results=_PARAGRAPHS,
    key_tasks=_PARAGRAPHS,
    tasks=_some(PLAIN, 1, 3),
    indicators=st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=3).map(tuple),
    titles=_some(TEXT, 0, 2),
)


def write(office: Office, root: Path) -> None:
    """Write the office into the folder."""
    month = root / "data" / "2021-08"
    month.mkdir(parents=True, exist_ok=True)
    (root / "data" / "agency.yaml").write_text("\n".join(_agency(office)) + "\n", encoding="utf-8")
    (root / "data" / "catalog.yaml").write_text("\n".join(_catalog(office)) + "\n", encoding="utf-8")
    figures = "".join(f"x{number}: {number + 1}\n" for number in range(len(office.indicators)))
    (month / "indicators.yaml").write_text(figures, encoding="utf-8")
    (month / "tasks.yaml").write_text("\n".join(_tasks(office)) + "\n", encoding="utf-8")
    (month / "bao-cao.yaml").write_text("\n".join(_document(office)) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _list(key: str, texts: Sequence[str], indent: str = "") -> Iterator[str]:
    yield f"{indent}{key}:"
    yield from (f"{indent}  - {_quoted(text)}" for text in texts)


def _agency(office: Office) -> Iterator[str]:
    yield f"name: {_quoted(office.name)}"
    yield f"short_name: {_quoted(office.name)}"
    yield f"place: {_quoted(office.place)}"
    yield "issuers:\n  u:"
    yield from _list("lines", office.lines, "    ")
    yield "    symbol: UBND\nsignatures:\n  s:"
    yield from _list("authority", office.authority, "    ")
    yield f"    name: {_quoted(office.signer)}"
    yield "recipients:"
    yield from _list("r", office.recipients, "  ")


def _catalog(office: Office) -> Iterator[str]:
    for number, (name, unit) in enumerate(office.indicators):
        yield f"x{number}:\n  name: {_quoted(name)}\n  unit: {_quoted(unit)}\n  measure: stock"


def _tasks(office: Office) -> Iterator[str]:
    for number, title in enumerate(office.tasks):
        yield f"- id: t{number}\n  title: {_quoted(title)}\n  due: none"


def _document(office: Office) -> Iterator[str]:
    yield "template: bao-cao-chi-dao-dieu-hanh\ndate: 31/8/2021\nsignature: s\nrecipients: r"
    yield f"subject: |\n  {_escaped(office.subject)}"
    yield f"closing: |\n  {_escaped(office.closing)}"
    if office.addressees:
        yield from _list("addressees", office.addressees)
    if office.titles:
        yield "appendices:"
    for title in office.titles:
        yield f"  - title: |\n      {_escaped(title)}\n    ids:"
        yield from (f"      - x{number}" for number in range(len(office.indicators)))
    yield "content:"
    for slot, paragraphs in (("results", office.results), ("key_tasks", office.key_tasks)):
        yield f"  {slot}: |\n    Mở đầu:"
        yield from _typed(paragraphs)
    yield "    - {{ tasks.list }}"


def _typed(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    above = {"### ": "## ", "1.1. ": "1. ", "+ ": "- "}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.sign in above:
            yield f"    {above[paragraph.sign]}Ở trên"
        mark = f"[^n{number}]" if paragraph.note else ""
        yield f"    {paragraph.sign}{_escaped(paragraph.text)}{mark}"
        if paragraph.note:
            yield f"    [^n{number}]: {_escaped(paragraph.note)}"


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)


def make(office: Office, root: Path) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Return the finished document, or None with what stops it."""
    write(office, root)
    made, findings = make_document(Workspace(root), Period.parse("2021-08"), "bao-cao")
    return (made.data if made else None), findings


def lost(office: Office, data: bytes) -> str:
    """Return the first text that is not where it belongs in the finished document; "" where nothing is lost."""
    body = "".join(_characters(data, "word/document.xml"))
    notes = "".join(_characters(data, "word/footnotes.xml"))
    return _first_lost(_expected(office), body) or _first_lost(_expected_notes(office), notes)


def _first_lost(wanted: Iterator[str], text: str) -> str:
    at = 0
    for one in wanted:
        found = text.find(one, at)
        if found < 0:
            return one
        at = found + len(one)
    return ""


def _expected(office: Office) -> Iterator[str]:
    yield from map(_composed, (*office.lines, office.place))
    yield _read(office.subject)
    yield from map(_composed, office.addressees)
    yield from (_read(paragraph.text) for paragraph in office.results)
    yield from (_read(paragraph.text) for paragraph in office.key_tasks)
    yield from map(_composed, office.tasks)
    yield _read(office.closing)
    yield from map(_composed, (*office.recipients, *office.authority, office.signer))
    for title in office.titles:
        yield _read(title)
        for name, unit in office.indicators:
            yield _composed(name)
            yield _composed(unit)


def _expected_notes(office: Office) -> Iterator[str]:
    for paragraph in (*office.results, *office.key_tasks):
        if paragraph.note:
            yield _read(paragraph.note)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _read(text: str) -> str:
    return _composed(text).translate(_RAISED)


def _characters(data: bytes, part: str) -> Iterator[str]:
    """Yield the characters of a part, a line end behind each paragraph; read by another reader than the program's."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ET.fromstring(archive.read(part))
    for element in root.iter():
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag == f"{_W}noBreakHyphen":
            yield "\N{NON-BREAKING HYPHEN}"
        elif element.tag in (f"{_W}br", f"{_W}p"):
            yield "\n"
        elif element.tag == f"{_W}tab":
            yield "\t"


def title_of(data: bytes) -> str:
    """Return the title in the document's properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = re.search(r"<dc:title>(.*?)</dc:title>", archive.read("docProps/core.xml").decode(), re.DOTALL)
    return html.unescape(found[1]) if found else ""
