"""One document after another in one process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.clock import Times, in_turn
from bench.floor import pack_all, pack_text, parts_of
from bench.peer import Peer
from bench.results import Goal, Row, Table, duration
from bench.samples import ANNEX_ROWS, Sample, announcement, form, report

_FORM_ROWS = 60
_MADE = "tạo và đo"
_PACKED = f"{_MADE}, nén mức 6"
_NOTE = (
    "Từ lời văn đã đọc đến tệp .docx hoàn chỉnh, trong một tiến trình đã khởi động; thời gian CPU. “Tạo và đo” gồm in, "
    "đọc ngược để chứng minh không mất chữ, đóng gói, đo phần văn bản thêm vào mẫu. Mẫu, kể cả thể thức của mẫu, được "
    "đọc và đo một lần; văn bản đầu tiên của một kiểu vì thế phải đo cả tệp."
)


def warm(rounds: int) -> Table:
    """Return how the three kinds of documents compare with docxtpl and with the floor."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            *_report(rounds),
            *_rows("Thông báo kết luận", _measured(announcement(), rounds), Goal(12)),
            *_rows(f"Biểu {_FORM_ROWS} dòng vẽ sẵn", _measured(form(Path(folder), rows=_FORM_ROWS), rounds), Goal(20)),
        ]
    return Table("Từng văn bản", rows, _NOTE)


def _measured(sample: Sample, rounds: int) -> Times:
    document = sample.render(level=6)
    parts = parts_of(document)
    works = {
        "make": sample.make,
        "packed": lambda: sample.make(level=6),
        "render": sample.render,
        "measure": lambda: sample.measure(document),
        "peer": Peer(sample).render,
        "text": lambda: pack_text(parts["word/document.xml"], 6),
        "zip": lambda: pack_all(parts, 6),
    }
    return in_turn(works, rounds)


def _report(rounds: int) -> list[Row]:
    what, times = f"Báo cáo 9 tháng, phụ lục {ANNEX_ROWS} dòng", _measured(report(), rounds)
    made, *others = _rows(what, times, Goal(9))
    return [
        made,
        _against_peer(what, times, "packed", _PACKED, Goal(6)),
        _against_floor(what, times, "text", "crc32 + nén document.xml", Goal(1.6, at_most=True)),
        _against_floor(what, times, "zip", "ghi zip các phần đã xong", None),
        *others,
    ]


def _rows(what: str, times: Times, goal: Goal) -> list[Row]:
    return [
        _against_peer(what, times, "make", _MADE, goal),
        _against_peer(what, times, "render", "riêng tạo", None),
        _against_peer(what, times, "measure", "riêng đo cả tệp", None),
    ]


def _against_peer(what: str, times: Times, name: str, how: str, goal: Goal | None) -> Row:
    told = f"docxtpl {duration(times.of('peer'))}"
    return Row(f"{what}: {how}", duration(times.of(name)), told, times.ratio("peer", name), goal)


def _against_floor(what: str, times: Times, floor: str, told: str, goal: Goal | None) -> Row:
    least = f"{told} {duration(times.of(floor))}"
    return Row(f"{what}: {_PACKED}", duration(times.of("packed")), least, times.ratio("packed", floor), goal)
