"""Reading one file's text as a kind of file, for tests."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import settings

from reportgen.workspace.folder import KINDS
from reportgen.workspace.reading import Loaded, parse

UNTIMED: Final = settings(deadline=None)
"""Property tests that no slow machine can fail."""

AGENCY: Final = """\
name: Ủy ban nhân dân tỉnh Lai Châu
short_name: UBND tỉnh
place: Lai Châu
issuers:
  ubnd:
    lines:
      - TỈNH LAI CHÂU
    symbol: UBND
"""


def read(text: str | bytes, kind: str = "document") -> Loaded[Any]:
    """Return what the text holds as that kind of file, named after the kind."""
    return parse(text if isinstance(text, bytes) else text.encode(), f"{kind}.yaml", KINDS[kind])
