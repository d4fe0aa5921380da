"""A document with a large table, once, in a process of its own: prints the most memory that it took, in KB."""

from __future__ import annotations

import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from bench.samples import report


def main(who: str, rows: str) -> None:
    """Get ready (`nothing`), and render by reportgen (`render`; `make` measures too) or by docxtpl (`peer`)."""
    sample = report(rows=int(rows))
    if who == "render":
        sample.render()
    elif who == "make":
        sample.make()
    elif who == "peer":
        from bench.looped import looped  # noqa: PLC0415 - docxtpl only where it is measured

        looped(sample)
    sys.stdout.write(f"{_most_memory()}\n")


def _most_memory() -> int:
    """Return the most memory that this process took, in KB.

    Linux counts the memory of the process that started this one into what `getrusage` tells; `VmHWM` is this one's own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        own = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(own.split()[1])
    used = getrusage(RUSAGE_SELF).ru_maxrss
    return used // 1024 if sys.platform == "darwin" else used


if __name__ == "__main__":
    main(*sys.argv[1:])
