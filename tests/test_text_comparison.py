"""The text of a document against the month before: copied, changed, gone stale, or not yet rewritten."""

from __future__ import annotations

from pathlib import Path

from reportgen.periods import Period
from reportgen.text_comparison import TextComparison, compare_texts
from tests.scaffold.workspaces import write

JULY, AUGUST = Period.parse("2021-07"), Period.parse("2021-08")
NAME = "bao-cao-chi-dao-dieu-hanh"


def document(results: str, key_tasks: str) -> str:
    slots = {"results": results, "key_tasks": key_tasks}
    texts = (f"  {slot}: |\n" + "".join(f"    {line}\n" for line in text.splitlines()) for slot, text in slots.items())
    return "subject: |\n  Công tác tháng\ncontent:\n" + "".join(texts)


def compared(folder: Path, before: str, after: str) -> TextComparison:
    files = {f"data/2021-07/{NAME}.yaml": before, f"data/2021-08/{NAME}.yaml": after}
    return compare_texts(write(folder, files), AUGUST, JULY)[0]


def test_copied_changed_new_and_removed(tmp_path: Path) -> None:
    before = document(
        "- Tổ chức hội nghị giao ban với các xã, thị trấn trên địa bàn.\n- Kiểm tra 12 công trình thủy lợi ở ba xã.",
        "1. Hoàn thành sửa chữa trụ sở làm việc của ba xã.",
    )
    after = document(
        "- Tổ chức hội nghị giao ban với các xã, thị trấn trên địa bàn.\n"
        "- Kiểm tra 15 công trình thủy lợi ở ba xã.\n- Khai giảng năm học trong tháng 7.",
        "1. Chuẩn bị kỳ họp Hội đồng nhân dân.",
    )
    found = compared(tmp_path, before, after)
    assert [paragraph.text for paragraph in found.copied] == [
        "Tổ chức hội nghị giao ban với các xã, thị trấn trên địa bàn."
    ]
    assert [str(paragraph.place) for paragraph in found.copied] == [f"data/2021-08/{NAME}.yaml:5:5"]
    assert len(found.changes.changed) == 1
    assert found.changes.new == ("Khai giảng năm học trong tháng 7.", "Chuẩn bị kỳ họp Hội đồng nhân dân.")
    assert found.changes.removed == ("Hoàn thành sửa chữa trụ sở làm việc của ba xã.",)
    assert [(stale.text, stale.expected) for stale in found.stale] == [("tháng 7", "tháng 8")]
    assert found.unwritten == ()


def test_what_is_not_yet_rewritten_is_compared_with_nothing(tmp_path: Path) -> None:
    before = document(
        "- Tổ chức hội nghị giao ban với các xã, thị trấn trên địa bàn.",
        "1. Hoàn thành sửa chữa trụ sở làm việc của ba xã.",
    )
    after = document(
        "[viết lại]\n- Tổ chức hội nghị giao ban với các xã, thị trấn trên địa bàn.",
        "1. Hoàn thành sửa chữa trụ sở làm việc của ba xã.",
    )
    found = compared(tmp_path, before, after)
    assert found.unwritten == ("results",)
    assert [paragraph.text for paragraph in found.copied] == ["Hoàn thành sửa chữa trụ sở làm việc của ba xã."]
    assert (found.changes.changed, found.changes.new, found.changes.removed) == ((), (), ())


def test_what_expressions_print_is_no_text_that_was_copied(tmp_path: Path) -> None:
    task = (
        "- id: sua-chua-tru-so\n  title: Hoàn thành sửa chữa trụ sở làm việc của ba xã trong tháng 7 năm 2021\n"
        "  due: 30/9/2021\n  key: true\n"
    )
    text = document(
        "- Hoàn thành việc của {{ period.short }}.\n- {{ tasks.key }}\n{{ tasks.sentence }}.", "1. Việc khác."
    )
    files = {f"data/2021-07/{NAME}.yaml": text, f"data/2021-08/{NAME}.yaml": text}
    files |= {"data/2021-07/tasks.yaml": task, "data/2021-08/tasks.yaml": task}
    (found,) = compare_texts(write(tmp_path, files), AUGUST, JULY)
    assert (found.copied, found.stale) == ((), ())
    assert found.changes.changed == (("Hoàn thành việc của tháng 7.", "Hoàn thành việc của tháng 8."),)
    assert (found.changes.new, found.changes.removed) == ((), ())
