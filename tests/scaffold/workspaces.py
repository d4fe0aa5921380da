"""Workspaces on the disk for these tests."""

from collections.abc import Mapping
from pathlib import Path

from reportgen.workspace import Workspace

AGENCY = """\
name: Ủy ban nhân dân tỉnh Lai Châu
short_name: UBND tỉnh
place: Lai Châu
issuers:
  ubnd:
    lines:
      - ỦY BAN NHÂN DÂN
      - TỈNH LAI CHÂU
    symbol: UBND
"""

CATALOG = """\
ban_le:
  name: Tổng mức bán lẻ
  unit: tỷ đồng
  measure: flow
  plan:
    2021: 7.000
ty_le:
  name: Tỷ lệ giải ngân
  unit: "%"
  measure: rate
"""


def write(root: Path, files: Mapping[str, str]) -> Workspace:
    """Write the files under the root, with an agency and a catalog where they are not among them."""
    for path, text in {"data/agency.yaml": AGENCY, "data/catalog.yaml": CATALOG, **files}.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return Workspace(root)
