"""Reading the YAML of a period."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bench.clock import ROOT, in_turn
from bench.results import Goal, Row, Table, duration
from bench.samples import REPORT
from reportgen.periods import Period
from reportgen.workspace import Workspace


def reading(rounds: int) -> Table:
    """Return what reading YAML with places costs beside bare loaders: all that the nine-month report is made of."""
    period, name = Period.parse(REPORT[0]), REPORT[1]
    texts = [path.read_text("utf-8") for path in _files_of(period, name)]

    def ours() -> None:
        workspace = Workspace(ROOT)
        workspace.agency()
        workspace.catalog()
        workspace.document(period, name)
        for one in workspace.periods():
            workspace.figures(one)

    def theirs(loader: Any) -> None:
        for text in texts:
            yaml.load(text, loader)

    times = in_turn(
        {"ours": ours, "bare": lambda: theirs(yaml.CSafeLoader), "safe_load": lambda: theirs(yaml.SafeLoader)}, rounds
    )
    what = f"{len(texts)} tệp, {sum(len(text.encode()) for text in texts) // 1000} KB"
    took, bare, safe = (duration(times.of(name)) for name in ("ours", "bare", "safe_load"))
    goal = Goal(2, at_most=True)
    return Table(
        "Đọc YAML",
        [
            Row(
                f"{what}, giữ vị trí, kiểm theo khuôn", took, f"bộ đọc C trần {bare}", times.ratio("ours", "bare"), goal
            ),
            Row("Cùng các tệp đó", took, f"yaml.safe_load {safe}", times.ratio("safe_load", "ours")),
        ],
        "Mọi tệp mà báo cáo 9 tháng cần: cơ quan, danh mục, số liệu các tháng, lời văn. Thời gian CPU.",
    )


def _files_of(period: Period, name: str) -> list[Path]:
    data = ROOT / "data"
    own = (data / "agency.yaml", data / "catalog.yaml", data / period.id / f"{name}.yaml")
    return [*own, *sorted(data.glob("*/indicators.yaml"))]
