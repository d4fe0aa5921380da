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


def cases(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, kind, what is written and what is printed."""
    for case in path.read_text(encoding="utf-8").split("===== ")[1:]:
        head, rest = case.split("\n", 1)
        written, printed = rest.split("-----\n", 1)
        name, kind = head.split(" | ")
        yield name, kind, written, printed.rstrip("\n") + "\n"


def catalogue() -> list[object]:
    return [
        pytest.param(kind, written, printed, id=f"{path.stem}: {name}")
        for path in sorted(FOLDER.glob("*.txt"))
        for name, kind, written, printed in cases(path)
    ]


@pytest.mark.parametrize(("kind", "written", "printed"), catalogue())
def test_the_whole_message(kind: str, written: str, printed: str) -> None:
    assert to_text(read(written, kind).findings) == printed


def test_the_catalogue_is_whole(update_golden: bool) -> None:
    assert len(catalogue()) >= 100
    for path in FOLDER.glob("*.txt") if update_golden else ():
        told = [
            f"===== {name} | {kind}\n{written}-----\n{to_text(read(written, kind).findings)}"
            for name, kind, written, _ in cases(path)
        ]
        path.write_text("\n".join(told), encoding="utf-8")
