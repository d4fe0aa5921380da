"""A command from the keyboard to its end, and what a bare script takes."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.clock import ROOT, children, in_turn, python, run
from bench.results import Goal, Row, Table, duration
from bench.samples import ANNOUNCEMENT, REPORT
from bench.workspaces import DOCUMENTS, MONTHS, year

_HERE = Path(__file__).parent


def cold(rounds: int) -> Table:
    """Return how long whole commands take."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        times = in_turn(
            {
                "nothing": lambda: python("-c", "pass"),
                "version": lambda: _reportgen("--version"),
                "help": lambda: _reportgen("--help"),
                "announcement": _rendering(ANNOUNCEMENT, out),
                "report": _rendering(REPORT, out),
                "script announcement": _scripting(ANNOUNCEMENT, out),
                "script report": _scripting(REPORT, out),
            },
            rounds,
            children,
        )

    def row(what: str, name: str, other: str, told: str, limit: float) -> Row:
        ours, base = times.of(name), times.of(other)
        goal = Goal(limit, at_most=True)
        return Row(what, duration(ours), f"{told} {duration(base)}", times.ratio(name, other), goal)

    script = "docxtpl + yaml.safe_load"
    return Table(
        "Từ lúc gõ lệnh",
        [
            row("reportgen --version", "version", "nothing", "python -c pass", 8),
            row("reportgen --help", "help", "nothing", "python -c pass", 8),
            row("render thông báo", "announcement", "script announcement", script, 1.4),
            row("render báo cáo 9 tháng", "report", "script report", script, 1.4),
        ],
        "Cả tiến trình, thời gian CPU: nạp chương trình, đọc YAML, kiểm tra, tính, in, đo thể thức, ghi. "
        "Kịch bản đối chứng chỉ nạp YAML và in, không tính, không kiểm tra.",
    )


def _reportgen(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "reportgen", *arguments, folder=ROOT)


def _rendering(document: tuple[str, str], out: Path) -> Callable[[], str]:
    return lambda: _reportgen("render", *document, "--out", out, "--quiet")


def _scripting(document: tuple[str, str], out: Path) -> Callable[[], str]:
    period, name = document
    return lambda: python(_HERE / "docxtpl_script.py", ROOT, out, ROOT / "data" / period / f"{name}.yaml")


def whole_year(rounds: int) -> Table:
    """Return how long a year's documents take, in one process each."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, out = year(Path(folder) / "year"), Path(folder) / "out"
        out.mkdir()
        names = [document.partition("/")[2] for document in DOCUMENTS]
        files = [workspace / "data" / month / f"{name}.yaml" for month in MONTHS for name in names]
        times = in_turn(
            {
                "ours": lambda: python(_HERE / "year_script.py", workspace, out / "reportgen", "1", *MONTHS),
                "peer": lambda: python(_HERE / "docxtpl_script.py", workspace, out, *files),
            },
            rounds,
            children,
        )
    ours, peer = times.of("ours"), times.of("peer")
    what = f"{len(files)} văn bản của một năm"
    row = Row(what, duration(ours), f"docxtpl + yaml.safe_load {duration(peer)}", times.ratio("peer", "ours"), Goal(5))
    return Table("Một năm", [row], "12 tháng, mỗi tháng 4 văn bản, cả tiến trình, thời gian CPU.")
