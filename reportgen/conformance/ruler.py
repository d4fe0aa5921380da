"""The ruler: any .docx measured against the form, subject by subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reportgen.conformance.appendices import check_appendices
from reportgen.conformance.body import check_body
from reportgen.conformance.expectations import Expectations
from reportgen.conformance.fonts import check_fonts
from reportgen.conformance.headings import check_headings
from reportgen.conformance.inspection import Inspection
from reportgen.conformance.letterhead import check_letterhead
from reportgen.conformance.marks import check_marks
from reportgen.conformance.number_date import check_date, check_number
from reportgen.conformance.page import check_page
from reportgen.conformance.reading import read_document
from reportgen.conformance.recipients import check_recipients
from reportgen.conformance.rules import load_rules
from reportgen.conformance.signature import check_signature
from reportgen.conformance.type_subject import check_type_subject
from reportgen.conformance.words import check_words
from reportgen.diagnostics import Finding
from reportgen.ooxml.word_file import open_word_file

CHECKS: Final[tuple[Callable[[Inspection], None], ...]] = (
    check_page,
    check_fonts,
    check_letterhead,
    check_number,
    check_date,
    check_type_subject,
    check_body,
    check_headings,
    check_signature,
    check_recipients,
    check_appendices,
    check_marks,
)


def measure(data: bytes, *, name: str, expectations: Expectations | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with the form of a document, the gravest first, then in reading order.

    Args:
        data: the .docx.
        name: the file's name, for places.
        expectations: what is known about its agency; None where there is no workspace, and the findings say so.

    Raises:
        Refused: the file cannot be read.
    """
    return _inspect(data, name, expectations, CHECKS)


def lint(data: bytes, *, name: str, expectations: Expectations | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with form and wording of a document that was not made from checked data.

    Arguments, order and errors are those of `measure`.
    """
    return _inspect(data, name, expectations, (*CHECKS, check_words))


def _inspect(
    data: bytes, name: str, expectations: Expectations | None, checks: tuple[Callable[[Inspection], None], ...]
) -> tuple[Finding, ...]:
    rules = load_rules()
    reading = read_document(open_word_file(data, name=name), rules.document_types)
    known = expectations or Expectations()
    inspection = Inspection(name, reading, rules, known)
    for check in checks:
        check(inspection)
    _tell_what_was_not_measured(inspection, known)
    return tuple(sorted(inspection.findings, key=_order))


def _tell_what_was_not_measured(inspection: Inspection, known: Expectations) -> None:
    unread = sorted(inspection.reading.file.body.unread)
    if unread:
        inspection.unmeasured(("phần chưa đọc",), f"tệp có {', '.join(unread)}")
    if known.unknown and not inspection.reading.is_appendix:
        own = "không có dữ liệu riêng của văn bản để đối chiếu"
        agency = "không có dữ liệu của cơ quan (agency.yaml) để đối chiếu"
        inspection.unmeasured(known.unknown, agency if known.issuer_lines is None else own)
    if inspection.reading.is_appendix:
        inspection.unmeasured(("thể thức văn bản chính",), "tệp chỉ có phụ lục")


def _order(finding: Finding) -> tuple[int, int, str]:
    place = finding.place
    number = place.paragraph if place and place.paragraph is not None else 0
    return finding.severity.rank, number, finding.code
