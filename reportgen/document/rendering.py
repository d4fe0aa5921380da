"""A template and what a document says become a Word file, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from reportgen.diagnostics import Cause, Place, Refused, refuse
from reportgen.document.appendices import Tables
from reportgen.document.archive import LEVEL, Entry, pack
from reportgen.document.fit import refuse_misfits, refuse_unprinted
from reportgen.document.frame import Frame
from reportgen.document.markup import BlockPrinter, NoteTaker
from reportgen.document.mending import mended
from reportgen.document.names import CONTENT
from reportgen.document.prepared import LAST_SECTION, NOTES
from reportgen.document.proof import Proof, refuse_forbidden
from reportgen.document.properties import (
    CORE,
    CUSTOM,
    STAMP,
    STATE,
    content_digest,
    core_properties,
    custom_properties,
)
from reportgen.document.recipients import print_recipients
from reportgen.document.rules import rule_lengths
from reportgen.document.template import Template
from reportgen.document.values import Finished, Silent
from reportgen.figures.tables import ComparisonTable
from reportgen.prose import Prose
from reportgen.prose.blocks import Block

_PIECE: Final = 1 << 18
"""How many characters of a part are read back, hashed and packed at once: few parts have more."""


def render(
    template: Template,
    frame: Frame,
    prose: Prose,
    tables: Sequence[ComparisonTable] = (),
    *,
    draft: bool,
    level: int = LEVEL,
) -> bytes:
    """Return the finished .docx.

    The same input gives the same parts, and the same bytes where the machine packs alike. Every part is
    read back strictly, and every value sent is found in it.

    Args:
        template: where it is printed.
        frame: letterhead, number, subject, signature, recipients.
        prose: the slots.
        tables: of the appendices, in order.
        draft: print gaps instead of refusing them.
        level: how hard the zip is packed, 0 to 9.

    Raises:
        Refused: a slot is missing or has no place in the template, a value has no place in it, a character cannot be
            printed, or a value was lost.
    """
    refuse_misfits(template, prose, tables=bool(tables), draft=draft)
    printing = _Printing(template, frame, prose, tables, draft=draft)
    entries = [printing.part(part, level) for part in template.compiled]
    refuse_unprinted(template.name, frame, printing.blocks, printing.printed)
    return _complete(template, frame, entries, draft=draft)


class _Printing:
    """One render: the values that tags name, and what they printed."""

    def __init__(
        self, template: Template, frame: Frame, prose: Prose, tables: Sequence[ComparisonTable], *, draft: bool
    ) -> None:
        self._template = template
        self.printed: list[str] = []
        """Every value that tags printed, in order."""
        prepared = template.prepared
        drawing = prepared.first_drawing
        notes = NoteTaker(template.styles, prepared.first_note, brackets=template.bracketed_notes)
        content = _content(template, prose.slots, notes, draft=draft)
        recipients = print_recipients(frame.recipients, template.styles, prepared.recipients_width, drawing)
        printer = Tables(tables, template.styles, prepared, drawing + len(frame.recipients))
        appendices = printer.in_sections(frame.text("enclosure")) if template.prints("appendices") else ""
        in_place = printer.in_place() if template.prints("tables") else ""
        self.blocks = {f"khoang {name}": blocks for name, blocks in content.items()}
        """What must be printed, by what it is."""
        self.blocks |= {"nơi nhận": recipients}
        self._values: dict[str, object] = {
            **frame.values,
            CONTENT: content,
            "recipients": recipients,
            "appendices": appendices,
            "tables": in_place,
            NOTES: notes.finish(),
            LAST_SECTION: Silent(printer.last_section),
            **rule_lengths(template, frame),
        }

    def part(self, name: str, level: int) -> Entry:
        """Return a part, read back and proved, packed at the level."""
        template = self._template
        if name == template.prepared.notes and template.without_notes and not self._values[NOTES]:
            return pack(name, [template.without_notes], level)
        printed: list[str] = []
        pieces = self._pieces(name, printed)
        proof = Proof(template.name)
        try:
            entry = pack(name, proof.reading(_encoded(pieces)), level)
            proof.find(printed)
        except (UnicodeEncodeError, Refused):
            refuse_forbidden(printed)  # a character that no XML holds says more than what it led to
            raise
        self.printed += printed
        return entry

    def _pieces(self, name: str, printed: list[str]) -> list[str]:
        """Return the text of a part piece by piece; what tags print in it is added to `printed`."""
        from jinja2 import UndefinedError  # noqa: PLC0415 - jinja2 only where something renders

        from reportgen.document.environment import PRINTED  # noqa: PLC0415 - jinja2 only where something renders

        template = self._template
        try:
            pieces = list(template.compiled[name].generate(self._values | {PRINTED: printed}))
        except UndefinedError as error:
            message = f"Mẫu {template.name} có thẻ hỏi một tên không có lúc in."
            hint = "xem thẻ nào bằng: reportgen template check; tên trong vòng lặp chỉ dùng được trong vòng lặp đó"
            place = Place(template.name, part=name)
            raise refuse("template-undefined", message, cause=Cause.TEMPLATE, hint=hint, place=place) from error
        return [mended("".join(pieces))] if template.prepared.mends else pieces


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """Yield the text in UTF-8, small pieces together and large ones in slices; at least one."""
    waiting: list[bytes] = []
    length = 0
    for piece in pieces:
        if length + len(piece) > _PIECE:
            yield b"".join(waiting)
            waiting, length = [], 0
        if len(piece) > _PIECE:
            yield from (piece[start : start + _PIECE].encode() for start in range(0, len(piece), _PIECE))
        else:
            waiting.append(piece.encode())
            length += len(piece)
    yield b"".join(waiting)


def _content(
    template: Template, slots: Mapping[str, tuple[Block, ...]], notes: NoteTaker, *, draft: bool
) -> dict[str, Finished]:
    """Return what each slot prints; notes are counted in printed order."""
    prepared = template.prepared
    printer = BlockPrinter(
        template.styles, notes, part_in_words=prepared.part_in_words, letter_lists=prepared.letter_lists
    )
    content: dict[str, Finished] = {}
    for slot in template.slots:
        blocks = slots.get(slot.name, ())
        missing = draft and slot.required and not blocks
        content[slot.name] = printer.gap(f"[thiếu: {slot.name}]") if missing else printer.blocks(blocks)
    return content


def _complete(template: Template, frame: Frame, entries: Iterable[Entry], *, draft: bool) -> bytes:
    """Return the file: the template's own entries, those rendered, the properties and the stamp."""
    subject = frame.text("subject_text")
    core = core_properties(
        title=" ".join(frame.lines("subject")) or subject,
        subject=f"{frame.text('number').strip()}/{frame.text('symbol')}".strip("/"),
        creator=_creator(frame),
        dated=frame.dated,
    )
    made = [*entries, pack(CORE, [core])]
    digest = content_digest([*template.digests, *((entry.name, entry.digest) for entry in made)])
    stamp = {STAMP: digest, STATE: "draft" if draft else "final"}
    custom = custom_properties({**template.prepared.properties, **stamp})
    return template.skeleton.complete([*made, pack(CUSTOM, [custom])])


def _creator(frame: Frame) -> str:
    """Return who stands in the properties as the author: the agency, never a person or a machine."""
    agency = frame.values["agency"]
    return str(agency["name"]) if isinstance(agency, dict) else ""
