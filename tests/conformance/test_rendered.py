"""Documents of a template measured before: judged by their characters, they get the findings that measuring gives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from reportgen.conformance import Added, Expectations, Kinds, known_kinds, measure_rendered
from reportgen.conformance.kinds import MOST_KINDS
from reportgen.conformance.ruler import measure
from reportgen.diagnostics import Refused
from reportgen.document import Frame, Template, build_frame, load_template, render
from reportgen.figures import Vocabulary
from reportgen.periods import Period
from reportgen.prose import Prose, read_slots
from reportgen.prose.blocks import Block, Level, Text
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
KINDS = {"BC": "BÁO CÁO", "TB": "THÔNG BÁO"}


class Draft(Struct, frozen=True):
    """What a document is made of."""

    template: Template
    frame: Frame
    prose: Prose
    kinds: Kinds

    def data(self) -> bytes:
        return render(self.template, self.frame, self.prose, (), draft=False)

    @property
    def expectations(self) -> Expectations:
        return Expectations(
            parent=self.frame.text("parent"),
            issuer_lines=self.frame.lines("issuer_lines"),
            symbol=self.frame.text("symbol"),
            place=self.frame.text("place"),
            addressed=bool(self.frame.lines("addressees")),
            final=True,
        )

    @property
    def added(self) -> Added:
        return Added(
            kind=KINDS[self.template.type_code],
            subject=self.frame.lines("subject"),
            authority=self.frame.lines("authority"),
            signer=self.frame.text("signer"),
            closing=self.frame.text("closing"),
            slots=self.prose.slots,
            variety=(tuple(type(each).__name__ for each in self.frame.recipients),),
            house_rules=self.template.house_rules,
        )

    def found(self) -> list[tuple[str, str]]:
        return self.found_in(self.data(), self.kinds)

    def found_in(self, data: bytes, kinds: Kinds) -> list[tuple[str, str]]:
        findings = measure_rendered(data, self.added, kinds=kinds, name="a.docx", expectations=self.expectations)
        return [(finding.code, finding.message) for finding in findings]

    def measured(self) -> list[tuple[str, str]]:
        findings = measure(self.data(), name="a.docx", expectations=self.expectations)
        return list(dict.fromkeys((finding.code, finding.message) for finding in findings))


@cache
def draft(period: str, name: str) -> Draft:
    workspace, one = Workspace(ROOT), Period.parse(period)
    loaded, agency = workspace.document(one, name), workspace.agency().record
    assert loaded.record is not None
    assert agency is not None
    path = workspace.template_path(loaded.record.template or name)
    assert path is not None
    template = load_template(path)
    prose = read_slots(loaded, template.slots, Vocabulary(workspace, one, loaded.record), draft=False)
    frame = build_frame(agency, loaded.record, one, prose, type_code=template.type_code, draft=False)
    return Draft(template, frame, prose, new_kinds())


def new_kinds() -> Kinds:
    return Kinds({}, None, "")


def report() -> Draft:
    return draft("2021-08", "bao-cao-chi-dao-dieu-hanh")


def notice() -> Draft:
    return draft("2021-08", "thong-bao-ket-luan")


@pytest.fixture
def warm() -> None:
    """Both kinds were measured before."""
    draft.cache_clear()
    for one in (report(), notice()):
        one.found()


def frame(**values: Any) -> Callable[[Draft], Draft]:
    return lambda draft: replace(draft, frame=replace(draft.frame, values={**draft.frame.values, **values}))


def text(words: str, level: Level = Level.PLAIN, **look: bool) -> Callable[[Draft], Draft]:
    """Write a paragraph of the first slot over, at another level where one is named."""

    def write(draft: Draft) -> Draft:
        name, blocks = next(iter(draft.prose.slots.items()))
        old = next((each for each in blocks if each.level is level), blocks[0])
        new = Block(level, (Text(words, **look),), old.place, old.number)
        changed = tuple(new if each is old else each for each in blocks)
        return replace(draft, prose=replace(draft.prose, slots={**draft.prose.slots, name: changed}))

    return write


CHANGES: dict[str, Callable[[Draft], Draft]] = {
    "không đổi gì": lambda draft: draft,
    "họ tên khác": frame(signer="Trần Thị C"),
    "học vị": frame(signer="TS. Trần Thị C"),
    "họ tên chữ hoa": frame(signer="TRẦN THỊ C"),
    "chưa có họ tên": frame(signer=""),
    "dưới TM. là giám đốc": frame(authority=["TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"]),
    "dưới KT. là chủ tịch": frame(authority=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "CHỦ TỊCH"]),
    "KT. đúng": frame(authority=["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
    "TL.CHỦ TỊCH": frame(authority=["TL.CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
    "thường trực": frame(authority=["PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
    "trích yếu có dấu chấm": frame(subject=["Kết quả công tác tháng 8."]),
    "trích yếu chữ hoa": frame(subject=["KẾT QUẢ CÔNG TÁC"]),
    "trích yếu ngắn": frame(subject=["Kết quả"]),
    "địa danh viết tắt": frame(place="TP. Lai Châu"),
    "địa danh chữ thường": frame(place="Lai châu"),
    "địa danh có tên loại": frame(place="Thành phố Hồ Chí Minh"),
    "ký hiệu có dấu cách": frame(symbol="BC - UBND"),
    "ký hiệu của loại khác": frame(symbol="QĐ-UBND"),
    "tên cơ quan khác": frame(issuer_lines=["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN PHONG"]),
    "tên cơ quan dài": frame(issuer_lines=["ỦY BAN NHÂN DÂN", "HUYỆN NẬM NHÙN VÀ CÁC XÃ BIÊN GIỚI VÙNG CAO"]),
    "tên cơ quan viết tắt": frame(issuer_lines=["UBND TỈNH LAI CHÂU"]),
    "UBND có cơ quan chủ quản": frame(parent="TỈNH LAI CHÂU"),
    "văn phòng ban hành": frame(parent="UBND tỉnh Lai Châu", issuer_lines=["VĂN PHÒNG"], symbol="BC-VP"),
    "lời khác": text("Các cơ quan, đơn vị, địa phương tiếp tục thực hiện nhiệm vụ được giao."),
    "số gõ ở đoạn thường": text("1. Một việc."),
    "số gõ nhảy ở đoạn thường": text("7. Một việc."),
    "điểm gõ ở đoạn thường": text("c) Một việc."),
    "căn cứ": text("Căn cứ kết quả trên, Ủy ban nhân dân tỉnh đề nghị."),
    "điều": text("Điều 9. Một việc."),
    "dấu cách ở đầu": text("   Một việc."),
    "dấu kết thúc giữa chừng": text("Một việc./."),
    "viện dẫn thiếu ngày": text("Thực hiện Chỉ thị số 12/CT-UBND, các xã đã làm."),
    "viện dẫn đủ": text("Thực hiện Chỉ thị số 12/CT-UBND ngày 01/7/2021, các xã đã làm."),
    "đoạn nghiêng": text("Một việc đã làm xong trong tháng.", italic=True),
    "đoạn đậm": text("Một việc đã làm xong trong tháng.", bold=True),
    "khoản đậm": text("Một việc đã làm xong trong tháng.", Level.ITEM, bold=True),
    "khoản đậm dài": text("Một việc đã làm xong trong tháng. " * 8, Level.ITEM, bold=True),
    "khoản đậm không dấu": text("Một việc đã làm", Level.ITEM, bold=True),
    "điểm đậm": text("Một việc;", Level.POINT, bold=True),
    "gạch đầu dòng": text("Một việc;", Level.DASH),
}


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", [report, notice], ids=["báo cáo", "thông báo"])
def test_it_finds_what_measuring_finds(kind: Callable[[], Draft], change: str) -> None:
    changed = CHANGES[change](kind())
    assert changed.found() == changed.measured()
    assert changed.found() == changed.measured()


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("kind", [report, notice], ids=["báo cáo", "thông báo"])
def test_a_document_of_a_known_kind_is_not_opened(kind: Callable[[], Draft]) -> None:
    changed = CHANGES["lời khác"](frame(signer="Trần Thị C")(kind()))
    expected = changed.measured()
    assert changed.found_in(b"", changed.kinds) == expected


@pytest.mark.usefixtures("warm")
def test_another_template_is_measured_anew() -> None:
    with pytest.raises(Refused):
        report().found_in(b"", new_kinds())


def test_what_was_measured_is_known_in_the_next_run(tmp_path: Path) -> None:
    one, folder = report(), tmp_path / "cache"
    expected = one.found_in(one.data(), known_kinds("mẫu", folder))
    known_kinds.cache_clear()
    assert one.found_in(b"", known_kinds("mẫu", folder)) == expected
    with pytest.raises(Refused):
        one.found_in(b"", known_kinds("mẫu đã sửa", folder))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": {"shapes": 1}}', b'"\xff"'])
def test_a_kept_file_that_cannot_be_read_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    one = report()
    one.found_in(one.data(), known_kinds("mẫu", tmp_path))
    (file,) = tmp_path.iterdir()
    file.write_bytes(content)
    known_kinds.cache_clear()
    with pytest.raises(Refused):
        one.found_in(b"", known_kinds("mẫu", tmp_path))


def test_only_so_many_kinds_are_remembered() -> None:
    kinds = new_kinds()
    for number in range(MOST_KINDS + 1):
        kinds.remember(f"kiểu {number}", {"plain"}, ())
    assert kinds.find("kiểu 0", {"plain"}) is None
    assert kinds.find("kiểu 1", {"plain"}) is not None
    assert kinds.find("kiểu 1", {"plain", "bold"}) is None
