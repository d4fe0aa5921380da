"""Damaged Word files before everything that reads Word files: findings or one refusal, never an exception or a wait.

Half of the files have their XML spoilt and stay well-formed, a quarter has damaged bytes inside a part, a quarter
damaged bytes of the zip itself.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reportgen.conformance.ruler import lint
from reportgen.diagnostics import Finding, Refused
from reportgen.document import is_edited
from reportgen.document.checking import check_template
from tests.conformance.mutator import packed, spoilt, unpacked
from tests.robustness.office import SHIPPED, lay_out, run

_SLOWEST: Final = 10.0
"""Seconds after which a file is taken to hang the program."""


def seeds(folder: Path) -> list[dict[str, bytes]]:
    """Return the parts of every shipped template, and of every document that a small office makes of them."""
    root = lay_out(folder)
    assert run(root, "render", "2021-08").code == 0
    files = [*sorted(SHIPPED.glob("*.docx")), *sorted((root / "output" / "2021-08").glob("*.docx"))]
    return [unpacked(path.read_bytes()) for path in files]


def damaged(parts: dict[str, bytes], seed: int) -> bytes:
    """Return the file, damaged as the seed decides."""
    chance = random.Random(seed)
    way = chance.random()
    if way < 0.5:
        return spoilt(parts, seed)
    if way < 0.75:
        name = chance.choice(list(parts))
        return packed(parts | {name: _hurt(parts[name], chance)})
    return _hurt(packed(parts), chance)


def _hurt(data: bytes, chance: random.Random) -> bytes:
    hurt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(hurt) or 1)
        action = chance.randrange(4)
        if action == 0 and hurt:
            hurt[at] = chance.randrange(256)
        elif action == 1:
            del hurt[at : at + chance.randint(1, 200)]
        elif action == 2:
            hurt[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 8)))
        else:
            hurt[at:at] = hurt[at : at + chance.randint(1, 200)]
    return bytes(hurt)


def read_everywhere(data: bytes, path: Path) -> Counter[str]:
    """Give the file to lint, template check and the look for edits; return what became of it.

    Raises:
        AssertionError: a finding lacks its words.
    """
    seen: Counter[str] = Counter()
    try:
        found: Sequence[Finding] = lint(data, name=path.name)
        seen["measured"] += 1
    except Refused as refused:
        found = refused.findings
        seen["lint refused"] += 1
    path.write_bytes(data)
    checked = check_template(path)
    seen["template with errors" if any(one.is_error for one in checked) else "template sound"] += 1
    seen["edited" if is_edited(data) else "not edited"] += 1
    for finding in (*found, *checked):
        assert finding.message
        assert finding.place is not None
        assert finding.hint or not finding.is_error, finding
    return seen


@dataclass
class Found:
    """What became of the files, and what should not have."""

    seen: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    """Seconds of processor of the slowest file."""
    mistakes: dict[str, int] = field(default_factory=dict)
    """Each exception and where it was raised, with the seed of the first file that led there."""


def fuzz(count: int, start: int) -> Found:
    """Read so many damaged files, from this seed on."""
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        files = seeds(Path(folder))
        for seed in range(start, start + count):
            data = damaged(files[seed % len(files)], seed)
            before = time.process_time()
            try:
                found.seen += read_everywhere(data, Path(folder) / "mau.docx")
            except Exception as error:
                found.mistakes.setdefault(_told(error), seed)
            took = time.process_time() - before
            found.slowest = max(found.slowest, took)
            if took > _SLOWEST:
                found.mistakes.setdefault(f"takes {took:.0f} s", seed)
    return found


def _told(error: Exception) -> str:
    frame = traceback.extract_tb((error.__cause__ or error).__traceback__)[-1]
    return f"{type(error).__name__} at {Path(frame.filename).name}:{frame.lineno}"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--start", type=int, default=0)
    asked = parser.parse_args()
    found = fuzz(asked.count, asked.start)
    sys.stdout.write(f"{asked.count} damaged files: {dict(found.seen)}; slowest {found.slowest:.2f} s\n")
    sys.stdout.write(f"exceptions and waits, with the first seed of each: {found.mistakes or 'none'}\n")


if __name__ == "__main__":
    main()
