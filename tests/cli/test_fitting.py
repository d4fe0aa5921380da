"""A table on a narrow terminal: numbers stay whole, names stay readable, and what is left out is said."""

import pytest

from reportgen.cli.draw import Heading, Line
from reportgen.cli.fitting import fit

HEADINGS = (
    Heading("STT"),
    Heading("Chỉ tiêu", names=True),
    Heading("Cách tính", spare=True),
    Heading("Kế hoạch năm 2021", right=True),
    Heading("Thực hiện", right=True),
    Heading("Thiếu số"),
)
LINES = (
    Line(("1", "Giá trị sản xuất công nghiệp trên địa bàn", "cộng các tháng", "6.121,75", "3.684,1", "-")),
    Line(("2", "Tổng mức bán lẻ", "cộng các tháng", "7.000", "4.285,12", "-")),
)


@pytest.mark.parametrize(
    ("room", "left_out"),
    [
        (200, ()),
        (90, ()),
        (67, ()),
        (55, ("Cách tính",)),
        (42, ("STT", "Cách tính")),
        (20, ("STT", "Cách tính")),
    ],
)
def test_what_is_left_out(room: int, left_out: tuple[str, ...]) -> None:
    assert fit(HEADINGS, LINES, room).left_out == left_out


@pytest.mark.parametrize("room", range(45, 120))
def test_numbers_stay_whole(room: int) -> None:
    fitted = fit(HEADINGS, LINES, room)
    assert sum(fitted.widths) + 3 * len(fitted.widths) - 1 <= room
    for index, heading in enumerate(fitted.headings):
        if heading.right:
            assert fitted.widths[index] >= max(len(line.cells[index]) for line in fitted.lines)
        if heading.names:
            assert fitted.widths[index] >= min(20, room // 3)
