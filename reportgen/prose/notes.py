"""Notes of one slot: each is defined once and used once."""

from __future__ import annotations

from msgspec import Struct

from reportgen.diagnostics import Finding, Place, nearest
from reportgen.figures.expressions import Use
from reportgen.prose.blocks import Note, Text
from reportgen.prose.readings import Reading


class _Definition(Struct):
    note: Note
    reading: Reading
    place: Place
    used: bool = False


class SlotNotes:
    """The notes that a slot defines, and which of them stand in its text so far."""

    def __init__(self) -> None:
        self._known: dict[str, _Definition] = {}
        self.uses: list[Use] = []

    def define(self, name: str, reading: Reading, place: Place) -> Finding | None:
        """Add a note, whose mark `[^name]` stands at `place`; return what is wrong with it."""
        if name in self._known:
            message = f"Chú thích “{name}” được viết hai lần trong một khoang."
            return Finding("note-defined-twice", message, place, "đổi tên một trong hai, hoặc xóa một dòng")
        spans = tuple(span for span in reading.spans if isinstance(span, Text))
        self._known[name] = _Definition(Note(name, spans), reading, place)
        return None

    def use(self, name: str, place: Place) -> Note | Finding:
        """Return the note for a mark at `place`, or what is wrong with the mark."""
        known = self._known.get(name)
        if known is None:
            close = nearest(name, self._known)
            hint = f"có phải [^{close}]?" if close else f"thêm dòng [^{name}]: … trong cùng khoang"
            return Finding("note-undefined", f"Chú thích “{name}” không có nội dung trong khoang này.", place, hint)
        if known.used:
            message = f"Chú thích “{name}” được dùng hai lần."
            return Finding("note-used-twice", message, place, "viết một chú thích khác tên cho chỗ thứ hai")
        known.used = True
        self.uses += known.reading.uses
        return known.note

    def unused(self) -> tuple[Finding, ...]:
        """Return an error for each note that stands nowhere in the text."""
        return tuple(
            Finding(
                "note-unused",
                f"Chú thích “{name}” không được dùng ở đâu.",
                known.place,
                f"đặt [^{name}] sau chữ cần chú thích, hoặc xóa dòng này",
            )
            for name, known in self._known.items()
            if not known.used
        )
