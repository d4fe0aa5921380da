"""Two programs that write other documents into one folder at the same time: whoever looks finds whole files."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from fuzz.kills import outputs, set_figure
from tests.robustness.office import ROOT, environment, lay_out, run

_LOOP: Final = """
import sys
from pathlib import Path
from tests.robustness.office import run
root, out = Path(sys.argv[1]), sys.argv[2]
while True:
    done = run(root, "render", "2021-08", "--quiet", "--out", out)
    assert done.code == 0, done
    print("x", end="", flush=True)
"""


def write_side_by_side(seconds: float) -> tuple[int, int]:
    """Let two programs write for so long; return how many runs they made together, and how often was looked.

    Raises:
        AssertionError: a file was the work of neither, a run failed, or left-overs stay.
    """
    with tempfile.TemporaryDirectory() as folder:
        roots = [lay_out(Path(folder) / name) for name in ("a", "b")]
        shared = Path(folder) / "output"
        wanted = []
        for root, figure in zip(roots, ("102,6", "98,7"), strict=True):
            set_figure(root, figure)
            assert run(root, "render", "2021-08", "--out", str(shared)).code == 0
            wanted.append(outputs(Path(folder)))
        writers = [_start(root, shared, Path(folder) / "bin") for root in roots]
        looks = 0
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                for name, data in outputs(Path(folder)).items():
                    assert data in [one[name] for one in wanted], f"{name} is the work of neither"
                looks += 1
        finally:
            runs = sum(_stop(writer) for writer in writers)
        assert run(roots[0], "render", "2021-08", "--out", str(shared)).code == 0
        assert outputs(Path(folder)) == wanted[0]
        assert not list((shared / "2021-08").glob(".reportgen-*")), "left-overs stay"
    return runs, looks


def _start(root: Path, out: Path, tools: Path) -> subprocess.Popen[bytes]:
    """Return a writer that has finished its first run."""
    writer = subprocess.Popen(
        [sys.executable, "-c", _LOOP, str(root), str(out)],
        cwd=ROOT, env=environment(tools), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert writer.stdout is not None
    writer.stdout.read(1)
    return writer


def _stop(writer: subprocess.Popen[bytes]) -> int:
    """Return how many runs a writer finished."""
    alive = writer.poll() is None
    writer.kill()
    told, error = writer.communicate()
    assert alive, error.decode()
    return len(told)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=15)
    asked = parser.parse_args()
    runs, looks = write_side_by_side(asked.seconds)
    sys.stdout.write(f"{asked.seconds:g} s, {runs} runs of two writers, looked {looks} times: every file was whole\n")


if __name__ == "__main__":
    main()
