"""What a word processor makes of the documents, and what is left of a template that it saved."""

import subprocess
from pathlib import Path

import pytest

from reportgen.document import load_template
from reportgen.document.checking import check_template
from reportgen.prose import Level
from tests.document.making import SHIPPED, block, note, outline, output, plain, prose
from tests.document.test_outlines import made, outline_file
from tests.document.test_tables import row, table
from tests.programs import needed_libreoffice, needed_program

pytestmark = pytest.mark.libreoffice


def converted(folder: Path, path: Path, form: str) -> Path:
    soffice = needed_libreoffice()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return out / f"{path.stem}.{form.partition(':')[0]}"


def pages(folder: Path, data: bytes) -> list[str]:
    """Return the text of each printed page."""
    path = folder / "van-ban.docx"
    path.write_bytes(data)
    pdf = converted(folder, path, "pdf")
    command = [needed_program("pdftotext", "pdftotext"), "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def test_numbers_and_notes_on_paper(tmp_path: Path) -> None:
    document = "2020-9T/bao-cao-kinh-te-xa-hoi"
    printed = pages(tmp_path, made(document))
    lines = [line.strip() for page in printed for line in page.splitlines()]
    expected = [line.split(" | ") for line in outline_file(document).read_text(encoding="utf-8").splitlines()]
    numbered = [f"{line[1]} {line[2]}" for line in expected if line[1:] and line[1].endswith((".", ")"))]
    capitals = [line.upper() if line.startswith("I") else line for line in numbered]
    assert [line for line in lines if line in capitals] == capitals
    assert len(capitals) == 22
    assert "năng suất khá(1), sản lượng cao(2)." in " ".join(lines)
    assert {"1", "2", "3"} <= set(lines)


def test_an_appendix_counts_its_own_pages(tmp_path: Path) -> None:
    template = load_template(SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx")
    text = prose(results=[plain("Lời văn. " * 800)], key_tasks=[plain("Việc.")])
    rows = [row(f"Chỉ tiêu {number}", "1.5") for number in range(60)]
    printed = pages(tmp_path, output(template, text, [table(*rows)]))
    firsts = [page.split(maxsplit=1)[0] for page in printed]
    start = next(index for index, page in enumerate(printed) if "Phụ lục" in page and "Kèm theo" in page)
    assert firsts[1:start] == [str(number) for number in range(2, start + 1)]
    assert firsts[start] == "Phụ"
    assert firsts[start + 1 :] == [str(number) for number in range(2, len(printed) - start + 1)]
    assert len(printed) - start > 1
    assert all("Ước thực" in page for page in printed[start:])


def test_letters_of_points_on_paper_from_a_template_that_lost_their_lists(tmp_path: Path) -> None:
    saved = converted(tmp_path, SHIPPED / "bao-cao-chi-dao-dieu-hanh.docx", "docx:MS Word 2007 XML")
    points = [block(Level.POINT, f"điểm {number}", number=number) for number in range(1, 8)]
    printed = pages(tmp_path, output(load_template(saved), prose(results=points, key_tasks=[plain("x")])))
    lines = [line.strip() for page in printed for line in page.splitlines()]
    assert [line for line in lines if " điểm " in line] == [
        f"{letter}) điểm {number}" for number, letter in enumerate("abcdđeg", 1)
    ]


@pytest.mark.parametrize("name", ["bao-cao-chi-dao-dieu-hanh", "bao-cao-kinh-te-xa-hoi-ky-dai", "thong-bao-ket-luan"])
def test_a_template_saved_by_libreoffice_still_renders(tmp_path: Path, name: str) -> None:
    saved = converted(tmp_path, SHIPPED / f"{name}.docx", "docx:MS Word 2007 XML")
    assert [finding.message for finding in check_template(saved) if finding.is_error] == []
    template, shipped = load_template(saved), load_template(SHIPPED / f"{name}.docx")
    assert template.slots == shipped.slots
    blocks = [plain("x", note("y")), block(Level.DASH, "z"), block(Level.POINT, "a", number=1)]
    text = prose(**{slot.name: blocks for slot in shipped.slots})  # type: ignore[arg-type]
    kept = [line.partition("| ")[2] for line in outline(output(template, text))]
    assert [line for line in kept if line] == [
        line for each in outline(output(shipped, text)) if (line := each.partition("| ")[2])
    ]
