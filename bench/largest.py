"""A document with a large table, once, in a process of its own: prints the most memory that it took, in KB."""

from __future__ import annotations

import sys
from resource import RUSAGE_SELF, getrusage

from bench.looped import looped
from bench.samples import report


def main(who: str, rows: str) -> None:
    """Render by reportgen (`ours`), by docxtpl (`peer`), or only get ready (`nothing`)."""
    sample = report(rows=60 if who == "nothing" else int(rows))
    if who == "ours":
        sample.make()
    elif who == "peer":
        looped(sample)
    used = getrusage(RUSAGE_SELF).ru_maxrss
    sys.stdout.write(f"{used // 1024 if sys.platform == 'darwin' else used}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
