"""Type and subject, and V/v of letters (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.5)."""

from __future__ import annotations

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.letterhead import check_rule_mark
from reportgen.conformance.looks import check_look, number
from reportgen.conformance.slips import subject_slips


def check_type_subject(inspection: Inspection) -> None:
    """Measure type and subject, or V/v where the document is a letter without a type."""
    heading, letterhead = inspection.reading.heading, inspection.reading.letterhead
    if inspection.reading.is_appendix:
        return
    if heading.type is None:
        if letterhead.about:
            _check_about(inspection)
        else:
            inspection.report(
                "TL-01", "không tìm thấy tên loại, trích yếu", "phần đầu", expected="tên loại in hoa, đậm"
            )
        return
    check_look(inspection, "TL-01", heading.type)
    if not heading.subject:
        if heading.type.folded in inspection.rule("TL-02").texts("without"):
            return
        inspection.report("TL-02", "không tìm thấy", heading.type, expected="trích yếu ngay dưới tên loại")
        return
    for line in heading.subject:
        check_look(inspection, "TL-02", line)
    last = heading.subject[-1]
    for slip in subject_slips(last.text):
        inspection.report_slip(slip, last)
    check_rule_mark(inspection, "TL-03", heading.rule, heading.subject)


def _check_about(inspection: Inspection) -> None:
    letterhead = inspection.reading.letterhead
    for line in letterhead.about:
        check_look(inspection, "TL-04", line)
    first = letterhead.about[0]
    if letterhead.number is not None and letterhead.number.paragraph is not first.paragraph:
        low, high = inspection.rule("TL-04").range("gap")
        gap = max(first.form.before, letterhead.number.form.after) / 20
        if not low <= gap <= high:
            expected = f"cách {number(low)} pt"
            inspection.report("TL-04", f"cách số, ký hiệu {number(gap)} pt", first, expected=expected)
