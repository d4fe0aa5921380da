"""A whole year through the pipeline in one process: `year_script.py WORKSPACE OUT JOBS PERIOD ...`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from reportgen.cli.cache_folder import cache_folder
from reportgen.periods import Period
from reportgen.runs import Wanted, render_period
from reportgen.workspace import Workspace


def main(workspace: str, out: str, jobs: str, *periods: str) -> None:
    """Render every document of the periods."""
    office = Workspace(Path(workspace), cache_folder=cache_folder())
    wanted = Wanted(out=Path(out), jobs=int(jobs), force=True)
    for period in periods:
        outcome = render_period(office, Period.parse(period), (), wanted, date(2022, 1, 1))
        if outcome.written is None:
            raise SystemExit(f"{period}: {[finding.message for finding in outcome.findings if finding.is_error]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
