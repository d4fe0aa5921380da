"""The wording of each template beside its styles, as text that can be read.

After a change that is meant: `python -m tests.templates.test_outlines` writes the outlines anew; read the difference.
"""

from pathlib import Path

import pytest

from tests.templates.shipped import NAMES, outline

FOLDER = Path(__file__).parent / "outlines"


def readable(name: str) -> str:
    return "\n".join(outline(name)) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_outline(name: str) -> None:
    assert readable(name) == (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for each in NAMES:
        (FOLDER / f"{each}.txt").write_text(readable(each), encoding="utf-8")
