"""The real program, run in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reportgen.periods import Period
from reportgen.workspace.scaffold import Answers, Level, first_workspace

ROOT: Final = Path(__file__).parents[2]
PROGRAM: Final = (sys.executable, "-m", "reportgen")
LONGEST: Final = 120
"""Seconds after which a run is taken to hang."""


@dataclass(frozen=True, slots=True)
class Done:
    """A run that has ended."""

    code: int
    out: str
    error: str


def environment_for(encoding: str = "utf-8", further: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a run whose streams have this encoding; warnings are errors there too."""
    own = {"PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "NO_COLOR": "1"}
    return {**os.environ, **own, **(further or {})}


def run(
    *arguments: str, folder: Path = ROOT, encoding: str = "utf-8", environment: Mapping[str, str] | None = None
) -> Done:
    """Run the program to its end; its streams are decoded as it wrote them, without mercy."""
    done = subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=environment_for(encoding, environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    return Done(done.returncode, _decoded(done.stdout, encoding), _decoded(done.stderr, encoding))


def _decoded(data: bytes, encoding: str) -> str:
    return data.decode(encoding).replace("\r\n", "\n")


def first_office(root: Path) -> Path:
    """Write the workspace that a commune begins with, and return its root."""
    answers = Answers("xã Bình Lư", Level.COMMUNE, "Bình Lư", Period.month(2021, 8))
    for path, text in first_workspace(answers).items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return root
