"""The numbers are Word's own: a word processor counts and restarts them."""

import subprocess
from pathlib import Path

import pytest

from tests.programs import needed_libreoffice
from tests.templates.filling import blocks, filled

RESULTS = (
    ("Khoan", "kinh tế"),
    ("TieuKhoan", "nông nghiệp"),
    ("Gach", "lúa"),
    ("Cong", "vụ mùa"),
    ("TieuKhoanDoan", "công nghiệp"),
    ("KhoanDoan", "xã hội"),
    *(("NgoacDon", "y tế"), ("NgoacDon", "giáo dục")),
    *(("Diem", letter) for letter in "abcdđeg"),
    ("KhoanDoan", "quốc phòng"),
    ("TieuKhoanDoan", "biên giới"),
    ("NgoacDon", "đường biên"),
)
KEY_TASKS = (("KhoanDoan", "chỉ đạo"), ("TieuKhoanDoan", "kiểm tra"))
PROPOSALS = (("Muc", "với Chính phủ"), ("KhoanDoan", "xem xét"), ("Muc", "với bộ"), ("KhoanDoan", "hướng dẫn"))

# LibreOffice writes every bullet as a dot into plain text.
COUNTED = [
    "I. Kết quả thực hiện tháng 8",
    *("1. kinh tế", "1.1. nông nghiệp", "• lúa", "• vụ mùa", "1.2. công nghiệp", "2. xã hội"),
    *("(1) y tế", "(2) giáo dục", "a) a", "b) b", "c) c", "d) d", "đ) đ", "e) e", "g) g"),
    *("3. quốc phòng", "3.1. biên giới", "(1) đường biên"),
    *("II. Đánh giá chung", "1. Kết quả đạt được", "• tốt"),
    *("Phần thứ hai", "1. chỉ đạo", "1.1. kiểm tra"),
    *("Phần thứ ba", "I. với Chính phủ", "1. xem xét", "II. với bộ", "1. hướng dẫn"),
]


@pytest.mark.libreoffice
def test_numbers_run_and_restart(tmp_path: Path) -> None:
    soffice = needed_libreoffice()
    content = {
        "results": blocks(*RESULTS),
        "assessment": blocks(("Gach", "tốt")),
        "key_tasks": blocks(*KEY_TASKS),
        "proposals": blocks(*PROPOSALS),
    }
    document = tmp_path / "numbers.docx"
    document.write_bytes(filled("bao-cao-kinh-te-xa-hoi-ky-dai", content=content))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = ("--headless", "--convert-to", "txt:Text (encoded):UTF8")
    subprocess.run([soffice, profile, *form, "--outdir", str(tmp_path), str(document)], check=True, capture_output=True)
    text = (tmp_path / "numbers.txt").read_text(encoding="utf-8-sig")
    lines = [line.strip() for line in text.splitlines()]
    counted = lines[lines.index(COUNTED[0]) : lines.index(COUNTED[-1]) + 1]
    titles = ("Nhiệm vụ, giải pháp", "Trong tháng 9", "Kiến nghị")
    assert [line for line in counted if not line.startswith(titles)] == COUNTED
