"""The wording of each template beside its styles, as text that can be read.

After a change that is meant: `pytest --update-golden` writes the outlines anew; read the difference.
"""

from pathlib import Path

import pytest

from tests.templates.shipped import EVERY, outline

FOLDER = Path(__file__).parent / "outlines"


def readable(name: str) -> str:
    return "\n".join(outline(name)) + "\n"


@pytest.mark.parametrize("name", EVERY)
def test_outline(name: str, update_golden: bool) -> None:
    path = FOLDER / f"{name}.txt"
    if update_golden:
        path.write_text(readable(name), encoding="utf-8")
    assert readable(name) == path.read_text(encoding="utf-8")
