"""A Word file of the office itself is held against agency.yaml; of any other office nothing is presumed."""

from pathlib import Path

from reportgen.periods import Period
from reportgen.pipeline import make_document, measure_file
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[2]


def told_as_not_measured(agency_of: Path) -> list[str]:
    workspace = Workspace(ROOT)
    made, _ = make_document(workspace, Period.parse("2021-07"), "bao-cao-chi-dao-dieu-hanh")
    assert made is not None
    agency = Workspace(agency_of).agency().record
    findings = measure_file(made.data, "a.docx", agency)
    assert [finding.code for finding in findings if finding.is_error] == []
    return [finding.message for finding in findings if finding.code == "not-measured"]


def test_a_document_of_the_office() -> None:
    assert told_as_not_measured(ROOT) == [
        "Không đo được SK-04b, KG-01: không có dữ liệu riêng của văn bản để đối chiếu."
    ]


def test_a_document_of_another_office() -> None:
    assert told_as_not_measured(ROOT / "examples" / "xa-binh-lu") == [
        "Không đo được CQ-01b, CQ-02b, SK-04b, DD-03b, KG-01: không có dữ liệu của cơ quan (agency.yaml) để đối chiếu."
    ]
