"""Time and memory of every case of the catalogue of bad input, each in a process of its own."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.robustness.office import environment, lay_out
from tests.robustness.recipes import Case, cases, missing, prepare

_SECONDS: Final = 2.0
_MEGABYTES: Final = 300


@dataclass(frozen=True, slots=True)
class Cost:
    """How a case ended, and its cost: seconds by the clock and of the processor, the most memory of any process."""

    case: Case
    code: int
    clock: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        name = f"{self.case.file}: {self.case.name}"
        return f"{self.clock:5.2f} s, {self.processor:5.2f} s of processor, {self.megabytes:4.0f} MB  {name}"


def measure(case: Case) -> Cost:
    """Return what the case costs."""
    with tempfile.TemporaryDirectory() as folder:
        root = lay_out(Path(folder))
        prepare(case, root)
        line = case.command[2:] if case.in_shell else f"exec reportgen {case.command[2:]}"
        surroundings = environment(Path(folder) / "bin")
        start = time.monotonic()
        child = os.fork()
        if child == 0:
            _become(root, line, surroundings)
        _, status, usage = os.wait4(child, 0)
        clock = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    return Cost(case, code, clock, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _become(root: Path, line: str, surroundings: dict[str, str]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    os.chdir(root)
    os.execve("/bin/sh", ["sh", "-c", line], surroundings)


def main() -> None:
    """Run from the command line."""
    costs = [measure(case) for case in cases() if not missing(case)]
    for name, key in (("slowest", lambda cost: cost.processor), ("largest", lambda cost: cost.megabytes)):
        sys.stdout.write(f"{name}:\n")
        sys.stdout.writelines(f"  {cost}\n" for cost in sorted(costs, key=key, reverse=True)[:6])
    above = [cost for cost in costs if cost.processor > _SECONDS or cost.megabytes > _MEGABYTES]
    sys.stdout.write(f"{len(costs)} cases, {len(above)} above {_SECONDS:g} s of processor or {_MEGABYTES} MB\n")
    sys.stdout.writelines(f"  {cost}\n" for cost in above)
    wrong = [cost for cost in costs if cost.code != cost.case.code]
    sys.stdout.write(f"{len(wrong)} with another exit code than in the catalogue\n")
    sys.stdout.writelines(f"  {cost.code}: {cost.case.file}: {cost.case.name}\n" for cost in wrong)


if __name__ == "__main__":
    main()
