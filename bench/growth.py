"""What four times, sixteen times, a hundred times as much costs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from math import log2
from pathlib import Path

from bench.clock import Times, in_turn
from bench.results import Goal, Row, Table, duration
from bench.samples import form, report
from bench.workspaces import months
from reportgen import pipeline
from reportgen.workspace import Workspace

_DOUBLING = Goal(2.3, at_most=True)
_HEADS = ("Việc", "Nhỏ nhất", "Lớn nhất", "Mỗi lần gấp đôi", "Mục tiêu")


def growth(rounds: int, *, longest: int) -> Table:
    """Return what doubling costs; `longest` is the number of rows of the largest table."""
    rows = [
        _row("Số đoạn văn x1, x4, x16", {times: report(times=times, rows=60).make for times in (1, 4, 16)}, rounds),
        _row(f"Phụ lục 60 đến {longest} dòng", {rows: report(rows=rows).make for rows in _steps(60, longest)}, rounds),
        _drawn(rounds, longest),
        _months(rounds),
    ]
    note = "Tạo và đo thể thức; thời gian CPU. Tỷ lệ là thời gian tăng khi khối lượng gấp đôi, tính từ nhỏ nhất."
    return Table("Khối lượng tăng", rows, note, _HEADS)


def _steps(first: int, last: int) -> list[int]:
    steps = [first]
    while steps[-1] * 10 <= last:
        steps.append(steps[-1] * 10)
    return steps


def _row(what: str, works: Mapping[int, Callable[[], object]], rounds: int) -> Row:
    times = in_turn({str(size): work for size, work in works.items()}, rounds)
    return _of_sizes(what, times, min(works), max(works))


def _of_sizes(what: str, times: Times, small: int, large: int) -> Row:
    factor = times.ratio(str(large), str(small)) ** (1 / log2(large / small))
    first, last = (f"{size}: {duration(times.of(str(size)))}" for size in (small, large))
    return Row(what, first, last, factor, _DOUBLING)


def _drawn(rounds: int, longest: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        works = {rows: form(Path(folder), rows=rows).make for rows in _steps(60, longest)}
        return _row(f"Biểu vẽ sẵn 60 đến {longest} dòng", works, rounds)


def _months(rounds: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        spaces = {count: months(Path(folder) / str(count), count) for count in (12, 36, 120)}
        works = {count: _checking(space) for count, space in spaces.items()}
        return _row("Kiểm tra 12, 36, 120 tháng số liệu", works, rounds)


def _checking(space: Path) -> Callable[[], object]:
    return lambda: pipeline.check(Workspace(space))
