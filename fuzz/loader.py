"""Any bytes as a file of the workspace: a record or findings with place and cure, never an exception.

With atheris (`pip install atheris`) the runs are guided by the code they reach; without it they are changes of sound
files, made at random.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]
_KINDS: Final = ("agency", "catalog", "document", "indicators", "tasks")
_LONGEST: Final = 3000
_TOKENS: Final = (
    *("\n", "\n  ", "\n- ", ": ", "- ", "|\n", ">\n", "#", " #", " # ", "'", '"', "[", "]", "{", "}", "&a", "*a", "!!"),
    *("<<: *a", "---", "...", "? ", "%YAML", "\t", "\r\n", "\x00", "\x85", "\u2028", "\ufeff", "\u200b", "\\"),
    *("id: ", "title: ", "due: ", "none", "done_on: 30/2/2021", "estimate: ", "1.5", "1,5", "1.234,5", "subject: |"),
    *("content:", "results: |", "plan:", "2021: ", "measure: flow", "unit: %", "recipients:", "group:", "remark:"),
    *("e\u0302\u0301", "Tæng kÕt", "há»™", "\ud7ff", "\U0010ffff", "(", "a" * 200),
)


def check(data: bytes) -> None:
    """Read the bytes behind the first, which says the kind of file.

    Raises:
        AssertionError: neither record nor error, or a finding without place or cure.
    """
    from reportgen.diagnostics import to_text  # noqa: PLC0415 - imported under the eyes of atheris
    from reportgen.workspace.folder import KINDS  # noqa: PLC0415
    from reportgen.workspace.reading import parse  # noqa: PLC0415

    kind = _KINDS[(data[0] if data else 0) % len(_KINDS)]
    loaded = parse(data[1:], "tep.yaml", KINDS[kind])
    assert loaded.record is not None or any(finding.is_error for finding in loaded.findings)
    for finding in loaded.findings:
        assert finding.hint
        assert finding.place is not None
        assert finding.place.line
        assert finding.place.column
    assert bool(to_text(loaded.findings)) == bool(loaded.findings)


def seeds() -> list[bytes]:
    """Return sound files of the sample data, shortened, and every small file, each behind the byte of its kind."""
    found = []
    for path in sorted((_ROOT / "data").rglob("*.yaml")):
        kind = path.stem if path.stem in _KINDS else "document"
        lines = path.read_bytes().splitlines(keepends=True)
        found += [
            bytes([_KINDS.index(kind)]) + b"".join(lines[at : at + 25]) for at in range(0, min(len(lines), 100), 25)
        ]
    return found


def at_random(runs: int, seed: int) -> None:
    """Read so many changed files."""
    chance = random.Random(seed)
    known = seeds()
    for _ in range(runs):
        data = bytearray(chance.choice(known)[:_LONGEST])
        for _ in range(chance.randint(1, 6)):
            _change(data, known, chance)
        _tell(check, bytes(data))


def _change(data: bytearray, known: Sequence[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    action = chance.randrange(5)
    if action == 0:
        data[at:at] = chance.choice(_TOKENS).encode("utf-8", "surrogatepass")
    elif action == 1:
        del data[at : at + chance.randint(1, 60)]
    elif action == 2 and at < len(data):
        data[at] = chance.randrange(256)
    elif action == 3:
        other = chance.choice(known)
        start = chance.randrange(len(other))
        data[at:at] = other[start : start + chance.randint(1, 200)]
    else:
        data[at:at] = data[at : at + chance.randint(1, 100)]


def _tell(check: Callable[[bytes], None], data: bytes) -> None:
    try:
        check(data)
    except Exception as error:
        raise AssertionError(f"{type(error).__name__} on {data!r}") from error


def guided(runs: int) -> None:
    """Read so many files that atheris makes; ends the process."""
    import atheris  # noqa: PLC0415 - only on demand

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds()):
            (Path(folder) / str(number)).write_bytes(seed)
        words = Path(folder).with_suffix(".dict")
        words.write_text("".join(f'"{_in_ascii(token)}"\n' for token in _TOKENS), encoding="ascii")
        limits = [f"-runs={runs}", f"-max_len={_LONGEST}", "-timeout=10", "-rss_limit_mb=1024"]
        options = [*limits, f"-dict={words}", "-print_final_stats=1", "-close_fd_mask=1"]
        atheris.Setup([sys.argv[0], *options, folder], lambda data: _tell(check, data))
        atheris.Fuzz()


def _in_ascii(token: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token.encode("utf-8", "surrogatepass"))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=30)
    parser.add_argument("--at-random", action="store_true", help="without atheris")
    asked = parser.parse_args()
    if not asked.at_random:
        try:
            return _with_atheris(asked.runs)
        except ImportError:
            sys.stderr.write("atheris is not installed: changes are made at random\n")
    at_random(asked.runs, asked.seed)
    sys.stdout.write(f"{asked.runs} runs, no exception\n")
    return None


def _with_atheris(runs: int) -> None:
    import atheris  # noqa: PLC0415 - only on demand

    with atheris.instrument_imports(include=["reportgen"]):
        check(b"")
        for seed in seeds():
            check(seed)
    guided(runs)


if __name__ == "__main__":
    main()
