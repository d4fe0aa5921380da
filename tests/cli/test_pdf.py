"""PDF files come from a program of the machine; a program that fails, hangs or is not there is told of."""

import base64
import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from reportgen.cli.pdf import Converter, find_converter, libreoffice, libreoffice_places, needed_converter, word
from reportgen.diagnostics import Refused, exit_code, to_text
from tests.cli.running import first_office, run

WITH_LIBREOFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None and "REPORTGEN_NO_SKIP" not in os.environ, reason="needs LibreOffice"
)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="stands in for a program with a script")


def word_file(text: str) -> bytes:
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def program(folder: Path, name: str, body: str) -> Path:
    """Return a program that does what `body` says; `files` are its arguments that exist."""
    path = folder / name
    lines = [f"#!{sys.executable}", "import sys, time, pathlib", "files = [*map(pathlib.Path, sys.argv[1:])]"]
    path.write_text("\n".join([*lines, "files = [file for file in files if file.is_file()]", body]), encoding="utf-8")
    path.chmod(0o755)
    return path


def refusal(converter: Converter, documents: dict[str, bytes]) -> str:
    with pytest.raises(Refused) as caught:
        converter.convert_all(documents)
    assert exit_code(caught.value.findings) == 5
    return to_text(caught.value.findings)


# What this machine has ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "environment", "places"),
    [
        ("linux", {}, ("soffice", "libreoffice", "/opt/libreoffice*/program/soffice")),
        (
            "darwin",
            {},
            (
                "soffice",
                "/Applications/LibreOffice.app/Contents/MacOS/soffice",
                "/home/an/Applications/LibreOffice.app/Contents/MacOS/soffice",
            ),
        ),
        ("win32", {}, ("soffice.com",)),
        (
            "win32",
            {
                "ProgramFiles": "C:\\Program Files",
                "ProgramW6432": "C:\\Program Files",
                "ProgramFiles(x86)": "C:\\Program Files (x86)",
            },
            (
                "soffice.com",
                "C:\\Program Files\\LibreOffice*\\program\\soffice.com",
                "C:\\Program Files (x86)\\LibreOffice*\\program\\soffice.com",
            ),
        ),
    ],
)
@POSIX
def test_where_libreoffice_may_be(platform: str, environment: dict[str, str], places: tuple[str, ...]) -> None:
    assert libreoffice_places(platform, environment, Path("/home/an")) == places


@POSIX
def test_libreoffice_is_found_on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = program(tmp_path, "soffice", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_converter() == libreoffice(there)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere LibreOffice is found beside PATH")
def test_a_machine_without_a_program_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as caught:
        needed_converter()
    assert exit_code(caught.value.findings) == 5
    assert to_text(caught.value.findings) == (
        "lỗi: Máy này chưa có chương trình tạo PDF (LibreOffice, hoặc Word trên Windows). [no-pdf-program]\n"
        "    cách sửa: cài LibreOffice (miễn phí), "
        "hoặc bỏ --pdf rồi lưu thành PDF trong Word (Tệp, Lưu dưới dạng, PDF)\n"
    )


# What the program is asked -----------------------------------------------------------------------------------


def test_word_is_asked_for_every_file_of_a_folder_whatever_its_name() -> None:
    *options, encoded = word(Path("powershell.exe")).arguments(Path("/tmp/Bà O'Hà"), [Path("/tmp/Bà O'Hà/1.docx")])
    script = base64.b64decode(encoded).decode("utf-16-le")
    assert options == ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand"]
    assert "Get-ChildItem -LiteralPath '/tmp/Bà O''Hà' -Filter *.docx" in script
    assert "{folder}" not in script


@POSIX
def test_the_profile_is_an_address_whatever_the_folder_is_called() -> None:
    arguments = libreoffice(Path("soffice")).arguments(Path("/tmp/hồ sơ"), [Path("/tmp/hồ sơ/1.docx")])
    assert "-env:UserInstallation=file:///tmp/h%E1%BB%93%20s%C6%A1/profile" in arguments
    assert arguments[-4:] == ["pdf", "--outdir", "/tmp/hồ sơ", "/tmp/hồ sơ/1.docx"]


# What the program makes --------------------------------------------------------------------------------------


@pytest.mark.libreoffice
@WITH_LIBREOFFICE
def test_a_document_on_paper() -> None:
    made = libreoffice(Path(shutil.which("soffice") or "soffice")).convert_all(
        {"báo cáo.docx": word_file("Ủy ban nhân dân"), "thông báo.docx": word_file("Kết luận phiên họp")}
    )
    assert {name: text_of(data) for name, data in made.items()} == {
        "báo cáo.docx": "Ủy ban nhân dân",
        "thông báo.docx": "Kết luận phiên họp",
    }


def text_of(data: bytes) -> str:
    command = ["pdftotext", "-", "-"]
    told = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return unicodedata.normalize("NFC", re.sub(r"\s+", " ", told).strip())


@POSIX
def test_one_start_serves_all_documents(tmp_path: Path) -> None:
    log = tmp_path / "log"
    write = f"open({str(log)!r}, 'a').write('started\\n')\n"
    write += "for file in files: file.with_suffix('.pdf').write_bytes(b'%PDF-' + file.read_bytes())"
    converter = libreoffice(program(tmp_path, "soffice", write))
    assert converter.convert_all({"a": b"1", "b": b"2"}) == {"a": b"%PDF-1", "b": b"%PDF-2"}
    assert log.read_text() == "started\n"


@POSIX
def test_a_document_that_fails_is_named_with_what_the_program_said(tmp_path: Path) -> None:
    body = "print('Error: source file could not be loaded'); files[0].with_suffix('.pdf').write_bytes(b'%PDF-1.7')"
    converter = libreoffice(program(tmp_path, "soffice", body))
    assert refusal(converter, {"bao-cao.docx": b"1", "thong-bao.docx": b"2"}) == (
        "thong-bao.docx: lỗi: LibreOffice không chuyển được thong-bao.docx thành PDF. [pdf-failed]\n"
        "    “Error: source file could not be loaded”\n"
        "    cách sửa: chạy reportgen doctor; mở tệp Word xem có gì khác thường, "
        "hoặc bỏ --pdf rồi lưu thành PDF trong Word (Tệp, Lưu dưới dạng, PDF)\n"
    )


@POSIX
def test_what_is_no_pdf_is_not_taken_for_one(tmp_path: Path) -> None:
    converter = libreoffice(program(tmp_path, "soffice", "files[0].with_suffix('.pdf').write_bytes(b'')"))
    assert "LibreOffice không chuyển được văn bản thành PDF." in refusal(converter, {"văn bản": b"1"})


@pytest.mark.skipif(sys.platform != "linux", reason="reads the state of a process from /proc")
def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    marker = tmp_path / "child"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > '{marker}'\nwait\n")
    script.chmod(0o755)
    converter = replace(libreoffice(script), patience=1.0)
    assert refusal(converter, {"a.docx": b"1"}) == (
        "lỗi: LibreOffice không tạo xong PDF sau 2 giây; đã dừng nó. [pdf-failed]\n"
        "    cách sửa: đóng các cửa sổ LibreOffice đang mở rồi chạy lại, "
        "hoặc bỏ --pdf rồi lưu thành PDF trong Word (Tệp, Lưu dưới dạng, PDF)\n"
    )
    assert any(has_ended(int(marker.read_text())) for _ in range(100_000))


def has_ended(number: int) -> bool:
    """Return whether a process has ended; one that nobody has asked for its result has."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@POSIX
def test_a_program_that_cannot_be_started(tmp_path: Path) -> None:
    absent = tmp_path / "soffice"
    assert refusal(libreoffice(absent), {"a.docx": b"1"}) == (
        f"lỗi: Không chạy được LibreOffice ({absent}). [pdf-failed]\n"
        "    cách sửa: cài lại LibreOffice, hoặc bỏ --pdf rồi lưu thành PDF trong Word (Tệp, Lưu dưới dạng, PDF)\n"
    )


# The command -------------------------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return first_office(tmp_path / "Văn phòng UBND xã")


@pytest.mark.libreoffice
@WITH_LIBREOFFICE
def test_pdf_files_stand_beside_the_word_files(office: Path) -> None:
    done = run("render", "2021-08", "--pdf", folder=office)
    assert done.code == 0
    made = office / "output" / "2021-08"
    documents = sorted(path.stem for path in made.glob("*.docx"))
    assert documents
    assert sorted(path.stem for path in made.glob("*.pdf")) == documents
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of((made / f"{documents[0]}.pdf").read_bytes())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere LibreOffice is found beside PATH")
def test_without_a_program_nothing_is_written(office: Path) -> None:
    done = run("render", "2021-08", "--pdf", folder=office, environment={"PATH": str(office)})
    assert done.code == 5
    assert "Máy này chưa có chương trình tạo PDF" in done.error
    assert not (office / "output").exists()
