"""The program killed at random moments while it writes: every file is the old one or the new one, whole."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from tests.robustness.office import ROOT, environment, lay_out

_PERIOD: Final = "2021-08"
_FIGURE: Final = re.compile(r"thu_ngan_sach: [\d,]+")
_LEFTOVER: Final = ".reportgen-*"

Files = dict[str, bytes]


def outputs(root: Path) -> Files:
    """Return the files of the period's folder of outputs, left-overs of cut runs aside."""
    folder = root / "output" / _PERIOD
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.match(_LEFTOVER)}


def set_figure(root: Path, figure: str) -> None:
    """Write a figure that the documents print, so that the next run makes other documents."""
    path = root / "data" / _PERIOD / "indicators.yaml"
    path.write_text(_FIGURE.sub(f"thu_ngan_sach: {figure}", path.read_text(encoding="utf-8")), encoding="utf-8")


def kill_once(root: Path, tools: Path, chance: random.Random, longest: float) -> str:
    """Start the program and kill it; return when: "at once", "while writing" or "never" where it was done before."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "reportgen", "render", _PERIOD],
        cwd=root,
        env=environment(tools),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    moment = "at some moment"
    if chance.random() < 0.5:
        time.sleep(chance.uniform(0, longest))
    else:
        moment = _wait_for_writing(process, root / "output" / _PERIOD)
        time.sleep(chance.uniform(0, 0.012))
    process.kill()
    return "after its end" if process.wait() == 0 else moment


def _wait_for_writing(process: subprocess.Popen[bytes], folder: Path) -> str:
    known = set(folder.glob(_LEFTOVER))
    while process.poll() is None:
        if set(folder.glob(_LEFTOVER)) - known:
            return "while writing"
    return "after its end"


def survive(count: int, seed: int) -> Counter[str]:
    """Kill the program so many times; return how often at which kind of moment.

    Raises:
        AssertionError: a file was neither the old nor the new one, or the next run failed.
    """
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root, tools = lay_out(Path(folder)), Path(folder) / "bin"
        wanted: dict[str, Files] = {}
        for figure in ("102,6", "98,7"):
            set_figure(root, figure)
            start = time.monotonic()
            _render(root, tools)
            longest = time.monotonic() - start
            wanted[figure] = outputs(root)
        moments: Counter[str] = Counter()
        old = "98,7"
        for _ in range(count):
            new = "102,6" if old == "98,7" else "98,7"
            set_figure(root, new)
            moments[kill_once(root, tools, chance, longest)] += 1
            found = outputs(root)
            assert set(found) == set(wanted[old])
            for name, data in found.items():
                assert data in (wanted[old][name], wanted[new][name]), f"{name} is neither old nor new"
            moments["left with new files"] += any(
                data == wanted[new][name] != wanted[old][name] for name, data in found.items()
            )
            moments["left with left-overs"] += bool(list((root / "output" / _PERIOD).glob(_LEFTOVER)))
            _render(root, tools)
            assert outputs(root) == wanted[new], "the next run did not finish the work"
            assert not list((root / "output" / _PERIOD).glob(_LEFTOVER)), "left-overs stay"
            old = new
        shutil.rmtree(root)
    return moments


def _render(root: Path, tools: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "reportgen", "render", _PERIOD, "--quiet"],
        cwd=root, env=environment(tools), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=30)
    asked = parser.parse_args()
    moments = survive(asked.count, asked.seed)
    sys.stdout.write(f"{asked.count} kills, nothing lost: {dict(moments)} ({ROOT.name})\n")


if __name__ == "__main__":
    main()
