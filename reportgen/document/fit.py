"""Whether a document and its template fit: nothing given without a place, nothing asked for without text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from reportgen.diagnostics import Cause, Finding, Place, Refused
from reportgen.document.frame import Frame
from reportgen.document.template import Template
from reportgen.document.values import Finished
from reportgen.prose import Prose

OWED: Final = {
    "issuer_lines": "tên cơ quan ban hành",
    "addressees": "nơi kính gửi",
    "authority": "quyền hạn, chức vụ người ký",
    "signer": "họ tên người ký",
    "closing": "câu kết",
}
"""What a document says that no template may leave out, beside subject, recipients, slots and tables."""


_SUBJECT: Final = ("subject", "subject_text")


def refuse_misfits(template: Template, prose: Prose, *, tables: bool, draft: bool) -> None:
    """Do nothing where every slot, table and the subject has its tag, and every required slot its text.

    Raises:
        Refused: carries everything that does not fit.
    """
    given = [name for name, blocks in prose.slots.items() if blocks and not template.has_slot(name)]
    found = [
        _no_place(template.name, f"khoang {name}", f"thêm đoạn {{{{p content.{name} }}}} vào mẫu") for name in given
    ]
    if tables and not template.uses_appendix:
        found.append(_no_place(template.name, "phụ lục", "thêm đoạn {{p appendices }} ở cuối mẫu"))
    if not any(map(template.prints, _SUBJECT)):
        found.append(_no_place(template.name, "trích yếu", "thêm {{ subject_text }} vào mẫu"))
    found += [
        Finding("slot-missing", f"Thiếu lời văn của khoang {slot.name}.", hint=f"viết content: {slot.name}: |")
        for slot in template.slots
        if slot.required and not draft and not prose.slots.get(slot.name)
    ]
    if found:
        raise Refused(found)


def refuse_unprinted(template: str, frame: Frame, blocks: Mapping[str, object], printed: Iterable[str]) -> None:
    """Do nothing where everything that the document must say was printed.

    Args:
        template: name of the template's file.
        frame: what surrounds the slots.
        blocks: finished paragraphs by what they are.
        printed: what tags printed.

    Raises:
        Refused: the template hides something behind a condition, or has no tag for it.
    """
    printed = list(printed)
    said = {value.casefold() for value in printed if type(value) is str}
    printed_blocks = {id(value) for value in printed if isinstance(value, Finished)}
    found = [
        _no_place(template, what, f"thêm thẻ {name} vào mẫu, hoặc bỏ điều kiện bao quanh thẻ đó")
        for name, what in OWED.items()
        if any(text and text.casefold() not in said for text in (*frame.lines(name), frame.text(name)))
    ]
    found += [
        _no_place(template, what, "thêm đoạn in phần đó như trong mẫu gốc, hoặc bỏ điều kiện bao quanh nó")
        for what, value in blocks.items()
        if value and id(value) not in printed_blocks
    ]
    if found:
        raise Refused(found)


def _no_place(template: str, what: str, cure: str) -> Finding:
    message = f"Mẫu không có chỗ in {what}."
    return Finding("no-place-in-template", message, Place(template), cure, cause=Cause.TEMPLATE)
