"""The runs of a paragraph: its characters with their effective format, its fields, drawings and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct, field

from reportgen.ooxml.drawings import DrawnLine, drawn_lines
from reportgen.ooxml.effective import Effective, TableRegion
from reportgen.ooxml.formats import RunFormat
from reportgen.ooxml.names import COMPATIBILITY, qualified, w
from reportgen.ooxml.properties import Pair, run_properties
from reportgen.ooxml.trees import Element

NO_BREAK_HYPHEN: Final = "\u2011"
PAGE_BREAK: Final = "\f"

ALTERNATE: Final = qualified(COMPATIBILITY, "AlternateContent")
PASSED: Final = frozenset({w("ins"), w("moveTo"), w("smartTag"), w("customXml"), w("sdt"), w("sdtContent"), w("dir")})
"""Elements that only wrap what is to be read."""
UNREAD: Final = {
    w("altChunk"): "nội dung nhúng từ tệp khác",
    w("object"): "đối tượng nhúng (OLE)",
    w("subDoc"): "văn bản con",
}

_CHOICES: Final = (qualified(COMPATIBILITY, "Choice"), qualified(COMPATIBILITY, "Fallback"))
_R, _RPR, _T, _BR, _HYPERLINK = w("r"), w("rPr"), w("t"), w("br"), w("hyperlink")
_FIELD_CHARACTER, _INSTRUCTION, _SIMPLE_FIELD = w("fldChar"), w("instrText"), w("fldSimple")
_TYPE, _FIELD_CHARACTER_TYPE = w("type"), w("fldCharType")
_DRAWINGS: Final = frozenset({w("drawing"), w("pict")})
_TEXT_BOX: Final = w("txbxContent")
_CHARACTERS: Final = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): NO_BREAK_HYPHEN}
_NOTE_MARKS: Final = frozenset({w("footnoteReference"), w("endnoteReference")})
_TRACKED: Final = frozenset({w("ins"), w("del"), w("moveFrom"), w("moveTo")})


class Run(Struct, frozen=True):
    """Neighbouring characters of one format."""

    text: str
    format: RunFormat
    field: str = ""
    """Name of the field whose result this is (`PAGE`), "" for typed text."""
    linked: bool = False
    """Within a hyperlink."""
    note: bool = False
    """The mark of a footnote or endnote; its text is empty."""


class _Field(Struct):
    instruction: list[str] = field(default_factory=list)
    name: str | None = None
    """None while its instruction is read."""


class Fields:
    """Follows fields through a story: instruction from `begin` to `separate`, result from there to `end`."""

    def __init__(self) -> None:
        self.met: set[str] = set()
        """Names of all fields, in capitals."""
        self._open: list[_Field] = []

    @property
    def result_of(self) -> str:
        """Name of the innermost field whose result is being read, "" outside of fields."""
        return (self._open[-1].name or "") if self._open else ""

    @property
    def in_instruction(self) -> bool:
        """Whether the text met now belongs to an instruction."""
        return bool(self._open) and any(each.name is None for each in self._open)

    def character(self, kind: str | None) -> None:
        """Take a `w:fldChar` into account; one that fits nowhere is passed over."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind in ("separate", "end") and self._open:
            innermost = self._open[-1]
            if innermost.name is None:
                innermost.name = self._name("".join(innermost.instruction))
            if kind == "end":
                self._open.pop()

    def instruct(self, text: str) -> None:
        """Take a piece of an instruction into account."""
        if self._open and self._open[-1].name is None:
            self._open[-1].instruction.append(text)

    def begin_simple(self, instruction: str) -> None:
        """Enter a `w:fldSimple`; `character("end")` leaves it."""
        self._open.append(_Field(name=self._name(instruction)))

    def _name(self, instruction: str) -> str:
        name = next(iter(instruction.split()), "").upper()
        self.met.add(name)
        return name


class RunReader:
    """Reads the runs of one paragraph; neighbours of one format become one."""

    def __init__(self, effective: Effective, fields: Fields, style: str, region: TableRegion | None) -> None:
        self.lines: list[DrawnLine] = []
        self.boxes: list[Element] = []
        self.unread: set[str] = set()
        self.tracked = False
        self._effective = effective
        self._fields = fields
        self._style = style
        self._region = region
        self._runs: list[Run] = []

    def result(self) -> tuple[Run, ...]:
        """Return what was read."""
        return tuple(self._runs)

    def read(self, children: Iterable[Element], *, linked: bool) -> None:
        """Read the content of a paragraph, or of what stands in it."""
        for child in children:
            tag = child.tag
            if tag == _R:
                self._run(child, linked=linked)
            elif tag == _HYPERLINK:
                self.read(child, linked=True)
            elif tag == _SIMPLE_FIELD:
                self._fields.begin_simple(child.get(w("instr")) or "")
                self.read(child, linked=linked)
                self._fields.character("end")
            elif tag == ALTERNATE:
                self.read(chosen(child), linked=linked)
            elif tag in PASSED:
                self.read(child, linked=linked)
            if tag in _TRACKED:
                self.tracked = True

    def _run(self, element: Element, *, linked: bool) -> None:
        stated: tuple[Pair, ...] = ()
        form: RunFormat | None = None
        for child in element:
            if child.tag == _RPR:
                stated = run_properties(child)
                continue
            if form is None:
                form = self._effective.run(self._style, stated, self._region)
            if child.tag == _T:
                self._add(child.text or "", form, linked=linked)
            else:
                self._other(child, form, linked=linked)

    def _other(self, child: Element, form: RunFormat, *, linked: bool) -> None:
        tag = child.tag
        if tag == _BR:
            self._add(PAGE_BREAK if child.get(_TYPE) == "page" else "\n", form, linked=linked)
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag], form, linked=linked)
        elif tag == _FIELD_CHARACTER:
            self._fields.character(child.get(_FIELD_CHARACTER_TYPE))
        elif tag == _INSTRUCTION:
            self._fields.instruct(child.text or "")
        elif tag in _NOTE_MARKS:
            self._runs.append(Run("", form, "", linked, note=True))
        elif tag in _DRAWINGS:
            self.lines.extend(drawn_lines(child))
            self.boxes.extend(_boxes(child))
        else:
            self._rare(child, form, linked=linked)

    def _rare(self, child: Element, form: RunFormat, *, linked: bool) -> None:
        tag = child.tag
        if tag == ALTERNATE:
            for inner in chosen(child):
                self._other(inner, form, linked=linked)
        elif tag == w("sym"):
            self._add(_symbol(child), form, linked=linked)
        elif tag == w("pgNum"):
            self._fields.met.add("PAGE")
        elif tag in UNREAD:
            self.unread.add(UNREAD[tag])

    def _add(self, text: str, form: RunFormat, *, linked: bool) -> None:
        if not text or form.hidden or self._fields.in_instruction:
            return
        name = self._fields.result_of
        last = self._runs[-1] if self._runs else None
        if last and last.format is form and last.field == name and last.linked == linked and not last.note:
            self._runs[-1] = Run(last.text + text, form, name, linked)
        else:
            self._runs.append(Run(text, form, name, linked))


def _symbol(element: Element) -> str:
    """Return the letter of a `w:sym`, a private character of another font; "" where it names none."""
    try:
        return chr(int(element.get(w("char")) or "", 16))
    except (ValueError, OverflowError):
        return ""


def _boxes(drawing: Iterable[Element]) -> Iterator[Element]:
    """Return the texts of the text boxes in a drawing; those within another one are read with it."""
    for child in drawing:
        if child.tag == _TEXT_BOX:
            yield child
        elif child.tag == ALTERNATE:
            yield from _boxes(chosen(child))
        else:
            yield from _boxes(child)


def chosen(alternate: Element) -> Iterable[Element]:
    """Return the content that stands for an `mc:AlternateContent`: its first choice, else its fallback."""
    return next((found for tag in _CHOICES if (found := alternate.find(tag)) is not None), ())
