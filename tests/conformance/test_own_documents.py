"""What reportgen itself makes is in good form: every document of the sample data and of the examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.conformance.ruler import measure
from reportgen.diagnostics import Severity
from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
ROOMS = (ROOT, *sorted(path.parents[1] for path in (ROOT / "examples").glob("*/data/agency.yaml")))


def documents() -> list[tuple[Path, Period, str]]:
    found = []
    for room in ROOMS:
        workspace = Workspace(room)
        found += [(room, period, name) for period in workspace.periods() for name in workspace.documents(period)]
    return found


@pytest.mark.parametrize(("room", "period", "name"), documents(), ids=lambda value: getattr(value, "name", str(value)))
def test_it_has_no_error_of_form(room: Path, period: Period, name: str) -> None:
    made, found = make_document(Workspace(room), period, name)
    assert made is not None, [finding.message for finding in found if finding.is_error]
    findings = measure(made.data, name=f"{name}.docx")
    assert [finding.message for finding in findings if finding.severity is Severity.ERROR] == []
