"""What is stamped or must be gone before issue: secrecy, urgency, circulation, draft, tracked changes."""

from __future__ import annotations

import re

from reportgen.conformance.inspection import Inspection
from reportgen.conformance.looks import check_look


def check_marks(inspection: Inspection) -> None:
    """Measure marks at the top of the document, and changes that wait for a decision."""
    reading = inspection.reading
    bars = {rule_id: re.compile(inspection.rule(rule_id).text("pattern")) for rule_id in ("DM-01", "DM-02")}
    for line in reading.lines[: reading.heading.end]:
        if bars["DM-01"].fullmatch(line.folded):
            inspection.report("DM-01", f"“{line.text}” gõ sẵn", line)
        elif bars["DM-02"].fullmatch(line.folded):
            check_look(inspection, "DM-02", line)
            inspection.unmeasured(("DM-02",), "chưa đo được khung quanh chỉ dẫn phạm vi lưu hành")
        elif line.folded.strip("()").startswith("dự thảo"):
            inspection.report("DM-03b" if inspection.expectations.final else "DM-03", f"“{line.text}”", line)
    if reading.file.body.tracked:
        inspection.report("SX-01", "còn sửa đổi chờ duyệt")
