"""What four times, sixteen times, a hundred times as much costs: time and memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from math import log2
from pathlib import Path

from bench.clock import Times, in_turn, python
from bench.results import Goal, Row, Table, duration, number
from bench.samples import form, report
from bench.workspaces import months
from reportgen import pipeline
from reportgen.periods import Period
from reportgen.workspace import Workspace

_DOUBLING = Goal(2.3, at_most=True)
_HERE = Path(__file__).parent
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


def reading(rounds: int) -> Table:
    """Return what reading YAML with places costs beside the bare C loader."""
    import yaml  # noqa: PLC0415 - the peer of this one table

    period = Period.parse("2020-9T")
    root = _HERE.parent
    file = root / "data" / period.id / "bao-cao-kinh-te-xa-hoi.yaml"
    text = file.read_text("utf-8")
    times = in_turn(
        {
            "ours": lambda: Workspace(root).document(period, file.stem),
            "bare": lambda: yaml.load(text, yaml.CSafeLoader),
            "safe_load": lambda: yaml.safe_load(text),
        },
        rounds,
    )
    ours, safe = duration(times.of("ours")), duration(times.of("safe_load"))
    return Table(
        "Đọc YAML",
        [
            Row(
                f"Tệp {len(text.encode()) // 1000} KB, có vị trí, kiểm theo khuôn",
                ours,
                f"bộ đọc C trần {duration(times.of('bare'))}",
                times.ratio("ours", "bare"),
                Goal(2, at_most=True),
            ),
            Row(
                "Cùng tệp đó",
                ours,
                f"yaml.safe_load {safe}",
                times.ratio("safe_load", "ours"),
            ),
        ],
        "Thời gian CPU.",
    )


def memory(rows: int) -> Table:
    """Return how much memory a document with a table of so many rows takes, each in a process of its own."""
    used = {who: int(python("-m", "bench.largest", who, str(rows))) for who in ("nothing", "render", "make", "peer")}
    more = {who: (most - used["nothing"]) / 1000 for who, most in used.items()}
    note = (
        f"Phần tăng so với lúc mới nạp chương trình và dữ liệu ({number(used['nothing'] / 1000)} MB). "
        "docxtpl in bảng bằng vòng lặp {%tr for %} trong mẫu, mỗi ô có kiểu chữ và bề rộng như của reportgen."
    )
    told = f"docxtpl {number(more['peer'])} MB"
    goal = Goal(1 / 3, at_most=True)
    what = {"render": "tạo", "make": "tạo và đo cả tệp"}
    ours = [
        Row(f"Phụ lục {rows} dòng: {how}", f"{number(more[who])} MB", told, more[who] / more["peer"], goal)
        for who, how in what.items()
    ]
    return Table("Bộ nhớ", ours, note)
