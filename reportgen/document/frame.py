"""What a document says beside its slots: letterhead, number, date, subject, signature, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from reportgen.document.recipients import Recipient, bare, recipient_lines
from reportgen.periods import Period, format_day, format_official_date
from reportgen.prose import Prose
from reportgen.prose.blocks import Break, Span, Text
from reportgen.workspace.schema import Agency, Document, Issuer, Meeting, Signature

GAP: Final = "\u00a0" * 6
"""The room that the form leaves for a number that is not given yet."""

TYPE_NAMES: Final[Mapping[str, str]] = {"BC": "Báo cáo", "TB": "Thông báo"}
"""Type codes and names of documents; source: Nghị định 30/2020/NĐ-CP, Phụ lục III, mục I."""

_END_MARK: Final = re.compile(r"[\s.]*(?:\./\.)?[\s.]*$")
_NAMES_OF_BODIES: Final = ("Ủy ban", "Hội đồng", "Văn phòng", "Chính phủ", "Nhà nước", "Nhân dân", "Đảng bộ")


class Frame(Struct, frozen=True):
    """Everything that tags may name beside the blocks (`reportgen.document.names`), and what surrounds it."""

    values: Mapping[str, object]
    """Plain texts, lists and dicts, as `names.FRAME` lists them."""
    recipients: tuple[Recipient, ...]
    dated: date
    """For the properties: the document's day, the last of its month while the day is open."""

    def text(self, name: str) -> str:
        """Return a value that is one text."""
        value = self.values[name]
        return value if isinstance(value, str) else ""

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a value that is a list of texts."""
        value = self.values[name]
        return tuple(value) if isinstance(value, list) else ()


def build_frame(
    agency: Agency, document: Document, period: Period, prose: Prose, *, type_code: str, draft: bool
) -> Frame:
    """Return the frame.

    Names of an issuer, a signature or a list of recipients that agency.yaml lacks count as not given: the check of the
    data reports them.

    Args:
        agency: the office.
        document: the document.
        period: the period it reports.
        prose: its subject, attendees and closing, figures filled in.
        type_code: `BC` or `TB`, the template's; "" for letters, which have none.
        draft: whether DỰ THẢO is printed.
    """
    issuer = agency.issuers.get(document.issuer or "") or next(iter(agency.issuers.values()))
    signature = agency.signatures.get(document.signature or "")
    subject = _lines(prose.subject)
    month, day = _date(document, period)
    symbol = f"{type_code}-{issuer.symbol}" if type_code else issuer.symbol
    number = f"{document.number:02d}" if document.number is not None else GAP
    date_line = format_official_date(day, month)
    kind = TYPE_NAMES.get(type_code, "Văn bản")
    values: dict[str, object] = {
        "parent": issuer.parent or "",
        "issuer_lines": list(issuer.lines),
        "symbol": symbol,
        "number": number,
        "place": agency.place,
        "date_line": date_line,
        "draft": draft,
        "subject": subject,
        "subject_text": within_sentence(" ".join(subject)),
        "addressees": [bare(addressee) for addressee in document.addressees],
        "agency": {"name": agency.name, "short_name": agency.short_name},
        "period": {**_period(period), "next": _period(period.next)},
        "meeting": _meeting(document.meeting, " ".join(_lines(prose.attendees))),
        **_signature(signature),
        "closing": without_end_mark(" ".join(_lines(prose.closing or ()))),
        "enclosure": f"(Kèm theo {kind} số {number}/{symbol} {date_line} của {_issuer_name(agency, issuer)})",
    }
    recipients = recipient_lines(
        agency.recipients.get(document.recipients or "", ()),
        document.filing or agency.filing,
        addressed=bool(document.addressees),
    )
    return Frame(values, recipients, day or month.last_day)


def _date(document: Document, period: Period) -> tuple[Period, date | None]:
    """Return the month of the document and its day; the day is None while it is open.

    A document without a date belongs to the last month of its period: reports close in it.
    """
    if isinstance(document.date, date):
        return Period.month(document.date.year, document.date.month), document.date
    return document.date or period.months[-1], None


def _period(period: Period) -> dict[str, str]:
    return {"name": period.name, "short": period.short, "slash": period.slash, "year": str(period.year)}


def _meeting(meeting: Meeting | None, attendees: str) -> dict[str, str]:
    held = meeting or Meeting()
    return {
        "date": format_day(held.date) if held.date else "",
        "chair": held.chair or "",
        "attendees": attendees or held.attendees or "",
    }


def _signature(signature: Signature | None) -> dict[str, object]:
    if signature is None:
        return {"authority": [], "signer": ""}
    return {"authority": list(signature.authority), "signer": signature.name or ""}


def _issuer_name(agency: Agency, issuer: Issuer) -> str:
    """Return the issuing agency's name within a sentence.

    Lines typed in capitals are those of the agency or of a unit that agency.yaml names, else stay as typed: which
    words keep a capital cannot be known.
    """
    typed = " ".join(issuer.lines)
    known = (agency.name, *(unit.name for unit in agency.units))
    return next((name for name in known if name.upper() == typed.upper()), typed)


def _lines(spans: Iterable[Span]) -> list[str]:
    """Return the lines of a subject or closing, without marks and outer spaces."""
    text = "".join(span.text if isinstance(span, Text) else "\n" if isinstance(span, Break) else "" for span in spans)
    return [line.strip() for line in text.split("\n") if line.strip()]


def without_end_mark(text: str) -> str:
    """Return a closing without its `./.` and full stop; the template prints them.

    >>> without_end_mark("… để báo cáo./.")
    '… để báo cáo'
    """
    return _END_MARK.sub("", text)


def within_sentence(subject: str) -> str:
    """Return a subject as it stands within a sentence: an ordinary first word takes a small letter.

    >>> within_sentence("Công tác chỉ đạo, điều hành tháng 8")
    'công tác chỉ đạo, điều hành tháng 8'
    >>> within_sentence("Ủy ban nhân dân tỉnh"), within_sentence("Lai Châu phát triển")
    ('Ủy ban nhân dân tỉnh', 'Lai Châu phát triển')
    """
    first, _, rest = subject.partition(" ")
    ordinary = first[1:].islower() and not rest[:1].isupper() and not subject.startswith(_NAMES_OF_BODIES)
    return first[0].lower() + subject[1:] if ordinary else subject
