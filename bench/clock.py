"""Times of things done in turn: every round does each of them once, so that a busy machine slows all alike.

What one process does is told in processor time, which other work on the machine hardly changes; what several processes
do, or the disk, in time by the wall clock.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Final

try:
    from resource import RUSAGE_CHILDREN, getrusage
except ImportError:  # Windows
    getrusage = None  # type: ignore[assignment]

Work = Callable[[], object]
Clock = Callable[[], float]

ROOT: Final = Path(__file__).parents[1]
_ROUND: Final = 0.05
"""Seconds that a piece of work is given in each round, if it takes less."""
wall: Final[Clock] = perf_counter
own: Final[Clock] = process_time
"""Processor time of this process."""


def children() -> float:
    """Return the processor time of all processes that this one started and that have ended, in seconds."""
    if getrusage is None:
        return perf_counter()
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Times:
    """Seconds that each piece of work took, round by round."""

    def __init__(self, seconds: Mapping[str, Sequence[float]]) -> None:
        self._seconds = seconds

    def of(self, name: str) -> float:
        """Return the median of the rounds, in seconds."""
        return median(self._seconds[name])

    def ratio(self, slower: str, faster: str) -> float:
        """Return how many times as long the first takes as the second: the median of the rounds' own ratios."""
        pairs = zip(self._seconds[slower], self._seconds[faster], strict=True)
        return median(slow / fast for slow, fast in pairs)


def in_turn(works: Mapping[str, Work], rounds: int, clock: Clock = own, *, warm: bool = True) -> Times:
    """Return how long each piece of work takes, done in turn for so many rounds.

    Where `warm`, each is done once before, and what is done in a blink is done several times in each round, as in a
    loop; the time told is that of one.
    """
    counts = {name: _times_in_a_round(work, clock) if warm else 1 for name, work in works.items()}
    seconds: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = clock()
            for _ in range(counts[name]):
                work()
            seconds[name].append((clock() - start) / counts[name])
    return Times(seconds)


def _times_in_a_round(work: Work, clock: Clock) -> int:
    work()
    start = clock()
    work()
    return max(1, round(_ROUND / max(clock() - start, _ROUND / 1000)))


def run(*command: str | Path, folder: Path | None = None) -> str:
    """Run a process and return what it prints.

    Raises:
        RuntimeError: it failed; carries what it said.
    """
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def python(*arguments: str | Path, folder: Path | None = None) -> str:
    """Run this Python and return what it prints."""
    return run(sys.executable, *arguments, folder=folder)
