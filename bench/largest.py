"""A document with a large table, once, in a process of its own: prints the most memory that it took, in KB."""

from __future__ import annotations

import sys
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
    used = getrusage(RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{used // 1024 if sys.platform == 'darwin' else used}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
