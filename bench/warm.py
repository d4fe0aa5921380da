"""One document after another in one process."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.clock import in_turn
from bench.floor import pack_all, pack_text, parts_of
from bench.peer import Peer
from bench.results import Goal, Row, Table, duration
from bench.samples import ANNEX_ROWS, Sample, announcement, form, report

_FORM_ROWS = 60


def warm(rounds: int) -> Table:
    """Return how the three kinds of documents compare with docxtpl and with the floor."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            *_rows(f"Báo cáo 9 tháng, phụ lục {ANNEX_ROWS} dòng", report(), rounds, peer=9, packed=6, floor=1.6),
            *_rows("Thông báo kết luận", announcement(), rounds, peer=12),
            *_rows(f"Biểu mẫu {_FORM_ROWS} dòng vẽ sẵn", form(Path(folder), rows=_FORM_ROWS), rounds, peer=20),
        ]
    note = (
        "Từ lời văn đã đọc đến tệp .docx, trong một tiến trình đã khởi động; thời gian CPU. "
        "“Tạo” gồm in, chứng minh không mất chữ, đóng gói. "
        "Mẫu được đo thể thức một lần; mỗi văn bản đo phần thêm vào mẫu."
    )
    return Table("Từng văn bản", rows, note)


def _rows(
    what: str, sample: Sample, rounds: int, *, peer: float, packed: float | None = None, floor: float | None = None
) -> list[Row]:
    document = sample.render(level=6)
    parts = parts_of(document)
    xml = parts["word/document.xml"]
    times = in_turn(
        {
            "render": sample.render,
            "packed": lambda: sample.render(level=6),
            "make": sample.make,
            "measure": lambda: sample.measure(document),
            "peer": Peer(sample).render,
            "text": lambda: pack_text(xml, 6),
            "zip": lambda: pack_all(parts, 6),
        },
        rounds,
    )

    def against(name: str, other: str, told: str, goal: Goal | None, how: str) -> Row:
        faster = goal is not None and goal.at_most
        ratio = times.ratio(name, other) if faster else times.ratio(other, name)
        return Row(f"{what}: {how}", duration(times.of(name)), f"{told} {duration(times.of(other))}", ratio, goal)

    return [
        against("render", "peer", "docxtpl", Goal(peer), "tạo"),
        against("packed", "peer", "docxtpl", Goal(packed) if packed else None, "tạo, nén mức 6"),
        against("make", "peer", "docxtpl", Goal(peer), "tạo và đo phần thêm vào mẫu"),
        against("measure", "peer", "docxtpl", None, "đo cả tệp, cho văn bản đầu tiên của một kiểu"),
        against("packed", "text", "crc32 + nén document.xml", Goal(floor or 1.6, at_most=True), "tạo, nén mức 6"),
        against("packed", "zip", "ghi zip các phần đã xong", Goal(1, at_most=True), "tạo, nén mức 6"),
    ]
