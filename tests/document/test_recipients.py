"""Nơi nhận: dashes, semicolons, braces, the filing note."""

from pathlib import Path

import pytest

from reportgen.document.recipients import Braced, Line, Recipient, recipient_lines, wrapped_lines
from reportgen.document.styles import Letters
from reportgen.workspace.schema import RecipientGroup
from tests.document.making import agency, document, make, outline, output, part, prose, texts


def group(*items: str, remark: str = "Báo cáo") -> RecipientGroup:
    return RecipientGroup(group=items, remark=remark)


CASES: list[tuple[list[str | RecipientGroup], str, bool, list[Recipient]]] = [
    ([], "VT", False, [Line("- Lưu: VT.")]),
    (["Đoàn ĐBQH tỉnh"], "VT, Th", False, [Line("- Đoàn ĐBQH tỉnh;"), Line("- Lưu: VT, Th.")]),
    (["- Đoàn ĐBQH;", "– V, C."], "Lưu: VT.", False, [Line("- Đoàn ĐBQH;"), Line("- V, C;"), Line("- Lưu: VT.")]),
    (["TT. Tỉnh ủy (B/c)"], "- Lưu : VT;", False, [Line("- TT. Tỉnh ủy (B/c);"), Line("- Lưu: VT.")]),
    (["TT. Huyện ủy, TT. HĐND huyện"], "VT", False, [Line("- TT. Huyện ủy, TT. HĐND huyện;"), Line("- Lưu: VT.")]),
    (["A"], "VT", True, [Line("- Như trên;"), Line("- A;"), Line("- Lưu: VT.")]),
    (["Như trên;", "A"], "VT", True, [Line("- Như trên;"), Line("- A;"), Line("- Lưu: VT.")]),
    (
        [group("Chính phủ", "- TT. Tỉnh ủy;")],
        "VT",
        False,
        [Braced((Line("- Chính phủ;"), Line("- TT. Tỉnh ủy;")), "(Báo cáo)"), Line("- Lưu: VT.")],
    ),
    ([group("A", remark="(b/c)")], "VT", False, [Braced((Line("- A;"),), "(b/c)"), Line("- Lưu: VT.")]),
]  # fmt: skip


@pytest.mark.parametrize(("entries", "filing", "addressed", "lines"), CASES)
def test_lines(entries: list[str | RecipientGroup], filing: str, addressed: bool, lines: list[Recipient]) -> None:
    assert list(recipient_lines(entries, filing, addressed=addressed)) == lines


def test_on_paper(tmp_path: Path) -> None:
    data = output(make(tmp_path), prose())
    start = texts(data).index("- Văn phòng Chính phủ;")
    assert outline(data)[start : start + 6] == [
        "NoiNhanMuc | - Văn phòng Chính phủ;",
        "NoiNhanMuc | - TT. Tỉnh ủy;",
        "NoiNhanMuc | ",
        "NoiNhanMuc | (Báo cáo)",
        "NoiNhanMuc | - Đoàn ĐBQH tỉnh;",
        "NoiNhanMuc | - Lưu: VT, Th.",
    ]


def test_a_filing_note_of_the_document(tmp_path: Path) -> None:
    assert "- Lưu: VT, Th7." in texts(output(make(tmp_path), prose(), about=document(filing="VT, Th7")))


def test_a_brace_is_drawn_as_high_as_its_lines(tmp_path: Path) -> None:
    def height(*items: str) -> int:
        office = agency(recipients={"bao-cao": [{"group": list(items), "remark": "Báo cáo"}]})
        xml = part(output(make(tmp_path), prose(), office=office))
        assert 'prst="rightBrace"' in xml
        return int(xml.partition('cy="')[2].partition('"')[0])

    two, three = height("Một", "Hai"), height("Một", "Hai", "Ba")
    line = three - two
    assert line == round(10 * 1.15 * 12700)
    wrapped = height("Một", "Hai " * 40) - two
    assert wrapped >= line
    assert wrapped % line == 0


def test_each_brace_has_its_own_number(tmp_path: Path) -> None:
    groups = [{"group": ["A", "B"], "remark": "x"}, {"group": ["C", "D"], "remark": "y"}]
    xml = part(output(make(tmp_path), prose(), office=agency(recipients={"bao-cao": groups})))
    assert 'id="101" name="brace:101"' in xml
    assert 'id="102" name="brace:102"' in xml


@pytest.mark.parametrize(("width", "lines"), [(3000, 1), (1500, 2), (700, 3), (10, 5)])
def test_lines_are_broken_at_spaces(width: int, lines: int) -> None:
    assert wrapped_lines("- Các sở, ban, ngành", Letters(11), width) == lines
