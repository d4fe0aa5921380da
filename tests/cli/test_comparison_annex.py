"""The annex of a comparison: its title, and those of its tables, are told once each."""

from __future__ import annotations

from pathlib import Path

import docx

from tests.robustness.office import lay_out, run


def test_no_title_is_printed_twice(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    assert run(root, "compare", "2021-08", "--docx", "so-sanh.docx").code == 0
    paragraphs = [one.text for one in docx.Document(str(root / "so-sanh.docx")).paragraphs]
    assert [text for text in paragraphs if text.startswith(("So sánh", "Nhiệm vụ"))] == [
        "So sánh số liệu, nhiệm vụ tháng 8 năm 2021 với tháng 7 năm 2021",
        "So sánh tháng 8 năm 2021 với tháng 7 năm 2021",
        "Nhiệm vụ tháng 8 năm 2021 so với tháng 7 năm 2021",
    ]
