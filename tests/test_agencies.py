"""What differs between agencies is data: the same report of a province, a department and a commune."""

import io
import shutil
from pathlib import Path

import docx
import pytest

from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace

SAMPLE = Path(__file__).parents[1] / "data"

PROVINCE = """\
name: Ủy ban nhân dân tỉnh Lai Châu
short_name: UBND tỉnh
place: Lai Châu
issuers:
  one:
    lines:
      - ỦY BAN NHÂN DÂN
      - TỈNH LAI CHÂU
    symbol: UBND
signatures:
  pho-chanh-van-phong:
    authority:
      - TL. CHỦ TỊCH
      - KT. CHÁNH VĂN PHÒNG
      - PHÓ CHÁNH VĂN PHÒNG
    name: Nguyễn Văn A
recipients:
  bao-cao-tinh-uy:
    - TT. Tỉnh ủy
filing: VT, Th7
"""

DEPARTMENT = """\
name: Sở Tài chính tỉnh Lai Châu
short_name: Sở Tài chính
place: Đoàn Kết
issuers:
  one:
    parent: UBND TỈNH LAI CHÂU
    lines:
      - SỞ TÀI CHÍNH
    symbol: STC
signatures:
  pho-chanh-van-phong:
    authority:
      - KT. GIÁM ĐỐC
      - PHÓ GIÁM ĐỐC
    name: Lê Thị C
recipients:
  bao-cao-tinh-uy:
    - UBND tỉnh
filing: VT, KH
"""

COMMUNE = """\
name: Ủy ban nhân dân xã Bình Lư
short_name: UBND xã
place: Bình Lư
issuers:
  one:
    lines:
      - ỦY BAN NHÂN DÂN
      - XÃ BÌNH LƯ
    symbol: UBND
signatures:
  pho-chanh-van-phong:
    authority:
      - TM. ỦY BAN NHÂN DÂN
      - CHỦ TỊCH
    name: Phạm Văn D
recipients:
  bao-cao-tinh-uy:
    - TT. Đảng ủy
filing: VT
"""


def lines_of(agency: str, folder: Path) -> list[str]:
    """Return every line of the report, text of cells first, with this agency.yaml."""
    shutil.copytree(SAMPLE, folder / "data")
    (folder / "data" / "agency.yaml").write_text(agency, encoding="utf-8")
    report = folder / "data" / "2021-07" / "bao-cao-chi-dao-dieu-hanh.yaml"
    text = report.read_text(encoding="utf-8")
    kept = [
        line for line in text.splitlines() if not line.startswith(("issuer:", "signature:", "recipients:", "filing:"))
    ]
    report.write_text(
        "signature: pho-chanh-van-phong\nrecipients: bao-cao-tinh-uy\n" + "\n".join(kept) + "\n", encoding="utf-8"
    )
    made, findings = make_document(Workspace(folder), Period.parse("2021-07"), "bao-cao-chi-dao-dieu-hanh")
    assert [finding for finding in findings if finding.is_error] == []
    assert made is not None
    document = docx.Document(io.BytesIO(made.data))
    cells = [
        line.text for table in document.tables for row in table.rows for cell in row.cells for line in cell.paragraphs
    ]
    return [*cells, *(paragraph.text for paragraph in document.paragraphs)]


@pytest.mark.parametrize(
    ("agency", "own"),
    [
        (
            DEPARTMENT,
            {"UBND TỈNH LAI CHÂU", "SỞ TÀI CHÍNH", "/BC-STC", "Đoàn Kết", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Thị C",
             "- UBND tỉnh;", "- Lưu: VT, KH.", "Sở Tài chính tỉnh Lai Châu", "Sở Tài chính"},
        ),
        (
            COMMUNE,
            {"XÃ BÌNH LƯ", "Bình Lư", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Văn D", "- TT. Đảng ủy;", "- Lưu: VT.",
             "UBND xã", "Ủy ban nhân dân xã Bình Lư"},
        ),
    ],
    ids=["department", "commune"],
)  # fmt: skip
def test_only_what_agency_yaml_says_differs(tmp_path: Path, agency: str, own: set[str]) -> None:
    province = set(lines_of(PROVINCE, tmp_path / "province"))
    other = set(lines_of(agency, tmp_path / "other"))
    differing = other - province
    assert {line for line in differing if not any(words in line for words in own)} == set()
    assert {words for words in own if not any(words in line for line in other)} == set()
