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
from reportgen.periods import Period
from reportgen.pipeline import make_document
from reportgen.workspace import Workspace

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
                "script announcement": _scripting(out, _file(ANNOUNCEMENT)),
                "script report": _scripting(out, _file(REPORT)),
                "whole announcement": _scripting(out, *needed(ROOT, ANNOUNCEMENT)),
                "whole report": _scripting(out, *needed(ROOT, REPORT)),
            },
            rounds,
            children,
        )

    def row(what: str, name: str, other: str, told: str, limit: float) -> Row:
        ours, base = times.of(name), times.of(other)
        goal = Goal(limit, at_most=True)
        return Row(what, duration(ours), f"{told} {duration(base)}", times.ratio(name, other), goal)

    script, whole = "docxtpl + yaml.safe_load", "nạp đủ tệp YAML cần thiết"
    return Table(
        "Từ lúc gõ lệnh",
        [
            row("reportgen --version", "version", "nothing", "python -c pass", 8),
            row("reportgen --help", "help", "nothing", "python -c pass", 8),
            row("render thông báo", "announcement", "script announcement", script, 1.4),
            row("render thông báo", "announcement", "whole announcement", whole, 1.4),
            row("render báo cáo 9 tháng", "report", "script report", script, 1.4),
            row("render báo cáo 9 tháng", "report", "whole report", whole, 1.4),
        ],
        "Cả tiến trình, thời gian CPU: nạp chương trình, đọc YAML, kiểm tra, tính, in, đo thể thức, ghi. "
        "Kịch bản đối chứng chỉ nạp YAML và in, không tính, không kiểm tra; nó nạp tệp của cơ quan và của văn bản, "
        "hoặc đủ các tệp mà số liệu của văn bản nằm trong đó.",
    )


def _reportgen(*arguments: str | Path) -> str:
    return run(sys.executable, "-m", "reportgen", *arguments, folder=ROOT)


def _rendering(document: tuple[str, str], out: Path) -> Callable[[], str]:
    return lambda: _reportgen("render", *document, "--out", out, "--quiet")


def _file(document: tuple[str, str]) -> Path:
    period, name = document
    return ROOT / "data" / period / f"{name}.yaml"


def _scripting(out: Path, *files: Path) -> Callable[[], str]:
    return lambda: python(_HERE / "docxtpl_script.py", ROOT, out, *files)


def needed(root: Path, *documents: tuple[str, str]) -> list[Path]:
    """Return the YAML files of a workspace that documents are made of, each once."""
    workspace = Workspace(root)
    for period, name in documents:
        make_document(workspace, Period.parse(period), name)
    return sorted(root / file for file in workspace.files_read if (root / file).exists())


def whole_year(rounds: int) -> Table:
    """Return how long a year's documents take, in one process each."""
    with tempfile.TemporaryDirectory() as folder:
        workspace, out = year(Path(folder) / "year"), Path(folder) / "out"
        out.mkdir()
        names = [document.partition("/")[2] for document in DOCUMENTS]
        documents = [(month, name) for month in MONTHS for name in names]
        files = [workspace / "data" / month / f"{name}.yaml" for month, name in documents]
        whole = needed(workspace, *documents)
        times = in_turn(
            {
                "ours": lambda: python(_HERE / "year_script.py", workspace, out / "reportgen", "1", *MONTHS),
                "peer": lambda: python(_HERE / "docxtpl_script.py", workspace, out, *files),
                "whole": lambda: python(_HERE / "docxtpl_script.py", workspace, out, *whole),
            },
            rounds,
            children,
        )
    what, ours = f"{len(files)} văn bản của một năm", duration(times.of("ours"))
    scripts = (("peer", "docxtpl + yaml.safe_load"), ("whole", f"nạp đủ {len(whole)} tệp YAML"))
    rows = [
        Row(what, ours, f"{told} {duration(times.of(name))}", times.ratio(name, "ours"), Goal(5))
        for name, told in scripts
    ]
    return Table("Một năm", rows, "12 tháng, mỗi tháng 4 văn bản, cả tiến trình, thời gian CPU.")
