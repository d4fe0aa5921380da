"""A small office on disk: what the vocabulary and the tables are tested with from end to end."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from reportgen.figures import ExpressionError, Printed, PrintedLines, Step, Vocabulary
from reportgen.periods import Period
from reportgen.prose.expressions import Misspelling, parse_expression
from reportgen.workspace import Workspace

AGENCY = """
name: Ủy ban nhân dân tỉnh Mẫu
short_name: UBND tỉnh
place: Mẫu
issuers:
  ubnd:
    lines:
      - ỦY BAN NHÂN DÂN
      - TỈNH MẪU
    symbol: UBND
"""
NBSP = "\u00a0"


def office(root: Path, files: Mapping[str, str]) -> Workspace:
    """Write the files below `data/`, named without `.yaml`, and return the workspace."""
    for name, text in {"agency": AGENCY, **files}.items():
        path = root / "data" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return Workspace(root)


def steps(expression: str) -> tuple[Step, ...]:
    """Return the steps of an expression, as prose reads them."""
    read = parse_expression(expression)
    assert not isinstance(read, Misspelling), read.message
    return read


def told(vocabulary: Vocabulary, expression: str) -> str:
    """Return what an expression prints, with ordinary spaces; paragraphs one a line."""
    printed = vocabulary.resolve(steps(expression))
    lines = printed.lines if isinstance(printed, PrintedLines) else (printed,)
    return "\n".join(line.text for line in lines).replace(NBSP, " ")


def refusal(vocabulary: Vocabulary, expression: str) -> tuple[str, str, str | None, int]:
    """Return code, message, hint and step of the error that the expression raises."""
    try:
        printed = vocabulary.resolve(steps(expression))
    except ExpressionError as error:
        return error.code, error.message, error.hint, error.step_index
    raise AssertionError(printed)


def gap(vocabulary: Vocabulary, expression: str) -> str:
    """Return the text of a draft's gap."""
    printed = vocabulary.resolve(steps(expression))
    assert isinstance(printed, Printed)
    assert printed.missing
    return printed.text


def vocabulary(workspace: Workspace, when: str, *, draft: bool = False, document: str | None = None) -> Vocabulary:
    """Return the vocabulary of a period, or of one of its documents."""
    period = Period.parse(when)
    record = workspace.document(period, document).record if document else None
    return Vocabulary(workspace, period, record, draft=draft)
