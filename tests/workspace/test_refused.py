"""Every misreading of YAML and every refusal of the schema, with its whole message.

The catalogue is text: a name and a kind of file behind `=====`, what is written, and behind `-----` what is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.diagnostics import to_text
from tests.workspace.reading_files import read

FOLDER = Path(__file__).parent / "refused"


def catalogue() -> Iterator[object]:
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("===== ")[1:]:
            head, rest = case.split("\n", 1)
            written, printed = rest.split("-----\n", 1)
            name, kind = head.split(" | ")
            yield pytest.param(kind, written, printed.rstrip("\n") + "\n", id=f"{path.stem}: {name}")


@pytest.mark.parametrize(("kind", "written", "printed"), list(catalogue()))
def test_the_whole_message(kind: str, written: str, printed: str) -> None:
    assert to_text(read(written, kind).findings) == printed


def test_the_catalogue_is_found() -> None:
    assert len(list(catalogue())) >= 100
