"""What a word processor makes of the documents, and what is left of a template that it saved."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reportgen.document import load_template
from reportgen.document.checking import check_template
from reportgen.prose import Level
from tests.document.making import SHIPPED, block, note, outline, output, plain, prose
from tests.document.test_outlines import made, outline_file, readable

pytestmark = pytest.mark.libreoffice


def converted(folder: Path, path: Path, form: str) -> Path:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("không có LibreOffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    out = folder / "out"
    command = [soffice, profile, "--headless", "--convert-to", form, "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return out / f"{path.stem}.{form.partition(':')[0]}"


def test_numbers_notes_and_pages_on_paper(tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("không có pdftotext")
    path = tmp_path / "bao-cao.docx"
    path.write_bytes(made("2020-9T/bao-cao-kinh-te-xa-hoi"))
    pdf = converted(tmp_path, path, "pdf")
    printed = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    lines = [line.strip() for page in printed.split("\f") for line in page.splitlines() if line.strip()]
    expected = [
        line.split(" | ")
        for line in outline_file("2020-9T/bao-cao-kinh-te-xa-hoi").read_text(encoding="utf-8").splitlines()
        if " | " in line
    ]
    numbered = [f"{label} {text}" for style, label, text in expected if label and style not in ("Gach", "Cong", "Muc")]
    found = [line for line in lines if line in numbered]
    assert found == numbered
    assert "năng suất khá(1), sản lượng cao(2)." in printed.replace("\n", " ")
    pages = printed.split("\f")
    appendix = next(index for index, page in enumerate(pages) if "Phụ lục I" in page)
    assert not pages[appendix].strip().startswith("1")
    assert "PHỤ LỤC" not in printed


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


def test_the_outlines_are_those_of_the_files() -> None:
    assert readable("2021-08/thong-bao-ket-luan").count("\n") > 20
