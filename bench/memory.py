"""How much memory the largest table takes."""

from __future__ import annotations

from bench.clock import python
from bench.results import Goal, Row, Table, number


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
