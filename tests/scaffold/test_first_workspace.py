"""A first workspace reads, computes and prints without a finding; wrong answers are refused with their cure."""

import io
import json
from fnmatch import fnmatch
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Cause, Refused
from reportgen.document import build_frame, load_template, render
from reportgen.figures import Vocabulary
from reportgen.periods import Period
from reportgen.prose import read_slots
from reportgen.workspace import Workspace
from reportgen.workspace.scaffold import Answers, Level, first_steps, first_workspace, prepare
from tests.scaffold.workspaces import write

OCTOBER = Period.parse("2026-10")
PROVINCE = Answers("Lai Châu", Level.PROVINCE, "Lai Châu", OCTOBER, leader="Nguyễn Văn A", office_head="Trần Thị B")
COMMUNE = Answers("UBND xã Bình Lư", Level.COMMUNE, "Bình Lư", Period.parse("2026-01"))
DEPARTMENT = Answers(
    "Sở Văn hóa, Thể thao và Du lịch", Level.DEPARTMENT, "Lai Châu", Period.parse("2026-12"), "UBND tỉnh Lai Châu"
)
EVERY = pytest.mark.parametrize("answers", [PROVINCE, COMMUNE, DEPARTMENT], ids=lambda one: one.level.value)


def printed(workspace: Workspace, period: Period) -> tuple[dict[str, bytes], list[str]]:
    """Return the Word files of a period, and what is wrong with its files, figures and prose."""
    agency = workspace.agency()
    found = [*agency.findings, *workspace.catalog().findings]
    found += [*workspace.figures(period).findings, *workspace.tasks(period).findings]
    files = {}
    for name in workspace.documents(period):
        document, path = workspace.document(period, name), workspace.template_path(name)
        assert document.record is not None
        assert agency.record is not None
        assert path is not None
        template = load_template(path)
        vocabulary = Vocabulary(workspace, period, document.record)
        prose = read_slots(document, template.slots, vocabulary, draft=False)
        found += [*document.findings, *vocabulary.findings, *prose.findings]
        frame = build_frame(agency.record, document.record, period, prose, type_code=template.type_code, draft=False)
        files[name] = render(template, frame, prose, draft=False)
    return files, [f"{finding.place}: {finding.message}" for finding in found]


@EVERY
def test_a_first_workspace_prints_at_once_with_nothing_wrong(tmp_path: Path, answers: Answers) -> None:
    workspace = write(tmp_path, first_workspace(answers))
    assert workspace.periods() == (answers.period,)
    files, findings = printed(workspace, answers.period)
    assert findings == []
    assert len(files) == 2
    for data in files.values():
        text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
        assert answers.period.name in text


@EVERY
def test_the_second_month_asks_only_for_what_is_new(tmp_path: Path, answers: Answers) -> None:
    workspace = write(tmp_path, first_workspace(answers))
    following = prepare(workspace, answers.period.next)
    workspace = write(tmp_path, following.files)
    listed = workspace.tasks(following.period).record or ()
    assert len(listed) == 3  # two of the list, one given by the announcement
    for name in workspace.documents(following.period):
        document = workspace.document(following.period, name)
        assert document.findings == ()
        assert document.record is not None
        assert all(text.startswith("[viết lại]") for text in document.record.content.values())


@EVERY
def test_every_yaml_file_has_its_schema_in_the_editor(answers: Answers) -> None:
    files = first_workspace(answers)
    settings = json.loads(files[".vscode/settings.json"])
    assert settings["editor.wordWrap"] == "on"
    patterns = {
        pattern: schema
        for schema, listed in settings["yaml.schemas"].items()
        for pattern in ([listed] if isinstance(listed, str) else listed)
    }
    assert set(patterns.values()) <= files.keys()
    for path in files:
        if path.endswith(".yaml"):
            assert len({schema for pattern, schema in patterns.items() if fnmatch(path, pattern)}) == 1, path


@pytest.mark.parametrize(
    ("agency", "level", "names"),
    [
        ("Lai Châu", Level.PROVINCE, ("Ủy ban nhân dân tỉnh Lai Châu", "UBND tỉnh", "TỈNH LAI CHÂU")),
        ("UBND thành phố Huế", Level.PROVINCE, ("Ủy ban nhân dân thành phố Huế", "UBND thành phố", "THÀNH PHỐ HUẾ")),
        (
            "Uỷ ban nhân dân phường Đoàn Kết",
            Level.COMMUNE,
            ("Ủy ban nhân dân phường Đoàn Kết", "UBND phường", "PHƯỜNG ĐOÀN KẾT"),
        ),
        ("Bình Lư", Level.COMMUNE, ("Ủy ban nhân dân xã Bình Lư", "UBND xã", "XÃ BÌNH LƯ")),
    ],
)
def test_the_names_of_a_locality(tmp_path: Path, agency: str, level: Level, names: tuple[str, str, str]) -> None:
    record = write(tmp_path, first_workspace(Answers(agency, level, "Lai Châu", OCTOBER))).agency().record
    assert record is not None
    assert (record.name, record.short_name, record.issuers["ubnd"].lines[1]) == names
    assert record.issuers["ubnd"].lines[0] == "ỦY BAN NHÂN DÂN"


def test_the_letterhead_of_a_department(tmp_path: Path) -> None:
    record = write(tmp_path, first_workspace(DEPARTMENT)).agency().record
    assert record is not None
    issuer = record.issuers["so"]
    assert (issuer.parent, issuer.lines, issuer.symbol) == (
        "UBND tỉnh Lai Châu",
        ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"),
        "SVHTTDL",
    )
    assert record.signatures["giam-doc"].name is None


def test_what_to_do_first() -> None:
    assert first_steps(PROVINCE) == (
        "Làm thử văn bản Word đầu tiên: reportgen render 2026-10.",
        "Xem lại cơ quan, chữ ký, nơi nhận trong data/agency.yaml.",
        "Thay danh mục chỉ tiêu và kế hoạch minh họa trong data/catalog.yaml bằng của cơ quan.",
        "Thay số liệu minh họa trong data/2026-10/indicators.yaml; viết lại lời văn trong các tệp cùng thư mục.",
        "Muốn sửa mẫu Word: reportgen template copy bao-cao-kinh-te-xa-hoi.",
        "Tháng sau: reportgen new 2026-11.",
    )


@pytest.mark.parametrize(
    ("answers", "message", "hint"),
    [
        (Answers(" ", Level.PROVINCE, "Lai Châu", OCTOBER), "Chưa có tên cơ quan.", "nhập tên cơ quan"),
        (Answers("Lai Châu", Level.PROVINCE, "", OCTOBER), "Chưa có địa danh.", "nhập địa danh"),
        (
            Answers("Sở Y tế", Level.DEPARTMENT, "Lai Châu", OCTOBER),
            "Chưa có tên cơ quan chủ quản của sở, ban, ngành.",
            "nhập như in trên văn bản, ví dụ UBND tỉnh Lai Châu",
        ),
        (
            Answers("Lai\nChâu", Level.PROVINCE, "Lai Châu", OCTOBER),
            "Câu trả lời “Lai�Châu” có ký tự không in được.",
            "gõ lại trên một dòng",
        ),
        (
            Answers("Lai Châu", Level.PROVINCE, "Lai Châu", OCTOBER, leader="{{ ho_ten }}"),
            "Câu trả lời “{{ ho_ten }}” không dùng được.",
            "nhập chữ sẽ in trên văn bản, không phải biểu thức hay dấu giữ chỗ",
        ),
        (
            Answers("Lai Châu", Level.PROVINCE, "Lai Châu", Period.parse("2026-9T")),
            "Kỳ đầu tiên phải là một tháng, không phải 2026-9T.",
            "viết như 2021-08; quý, 6 tháng, 9 tháng, năm tạo sau bằng reportgen new",
        ),
    ],
)
def test_answers_that_make_no_workspace(answers: Answers, message: str, hint: str) -> None:
    with pytest.raises(Refused) as refused:
        first_workspace(answers)
    (finding,) = refused.value.findings
    assert (finding.message, finding.hint, finding.cause) == (message, hint, Cause.COMMAND)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x24F), min_size=1, max_size=20))
def test_whatever_is_answered_is_read_back(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    answers = Answers("Lai Châu", Level.PROVINCE, name, OCTOBER, leader=name)
    try:
        files = first_workspace(answers)
    except Refused:
        return  # told at once, not by the first render
    record = write(tmp_path_factory.mktemp("first"), files).agency().record
    assert record is not None
    assert (record.place, record.signatures["chu-tich"].name) == (name, name)
