"""Any texts in every place of an office: no character is lost on the way to the document."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from tests.robustness.texts import OFFICES, Office, lost, make, title_of


def check(office: Office, root: Path, seen: Counter[str]) -> None:
    """Make the office's document, and count what became of it.

    Raises:
        AssertionError: a text is lost or changed, or a run stops without naming what and where.
    """
    data, findings = make(office, root)
    if data is None:
        errors = [finding for finding in findings if finding.is_error]
        assert errors
        assert all(finding.place and finding.place.line and finding.hint for finding in errors), errors
        seen.update({finding.code for finding in errors})
        seen["refused"] += 1
        return
    assert not (missing := lost(office, data)), f"lost: {missing!r}"
    assert title_of(data)
    seen["made"] += 1


def run(count: int) -> Counter[str]:
    """Check so many offices; return how many were made, and how many refused for what."""
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:

        @settings(
            max_examples=count, deadline=None, database=None, derandomize=False,
            suppress_health_check=list(HealthCheck), print_blob=True,
        )  # fmt: skip
        @given(OFFICES)
        def each(office: Office) -> None:
            check(office, Path(folder), seen)

        each()
    return seen


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    asked = parser.parse_args()
    seen = run(asked.count)
    sys.stdout.write(f"{asked.count} offices, no character lost or changed: {dict(seen)}\n")


if __name__ == "__main__":
    main()
