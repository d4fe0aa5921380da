"""Word files into PDF by a program of this machine: LibreOffice, or Word on Windows where there is no LibreOffice.

The work goes on in a temporary folder, from bytes to bytes, so that the caller writes a PDF together with its Word
file. LibreOffice runs with a profile of its own: one that is open already would otherwise answer and do nothing.
"""

from __future__ import annotations

import base64
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Cause, Finding, Place, Refused, refuse

_PATIENCE: Final = 90.0
"""Seconds for the program to start, and again for each document; a slow machine needs about twenty."""
_WITHOUT: Final = "hoặc bỏ --pdf rồi lưu thành PDF trong Word (Tệp, Lưu dưới dạng, PDF)"
_WORD_SCRIPT: Final = """\
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  Get-ChildItem -LiteralPath '{folder}' -Filter *.docx | ForEach-Object {
    $document = $word.Documents.Open($_.FullName, $false, $true, $false)
    try { $document.ExportAsFixedFormat([IO.Path]::ChangeExtension($_.FullName, '.pdf'), 17) }
    finally { $document.Close(0) }
  }
} finally { $word.Quit(0) }
"""
"""Opened read-only, macros off, closed without saving; 17 is Word's own number for PDF."""


class Converter(Struct, frozen=True):
    """A program that makes PDF files out of Word files."""

    name: str
    program: Path
    arguments: Callable[[Path, Sequence[Path]], list[str]]
    """The arguments that turn the files of a folder into PDF files beside them."""
    patience: float = _PATIENCE

    def version(self) -> str:
        """Return what the program says of its version, its name where it does not say."""
        if self.arguments is not _libreoffice_arguments:
            return self.name
        try:
            return _run([str(self.program), "--version"], _PATIENCE, self.name) or self.name
        except Refused:
            return self.name

    def convert_all(self, documents: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return the documents as PDF, under the names given; the program is started once for all.

        Raises:
            Refused: the program fails, or does not end; cause DISK.
        """
        with tempfile.TemporaryDirectory(prefix="reportgen-pdf-", ignore_cleanup_errors=True) as temporary:
            folder = Path(temporary)
            places = {name: folder / f"{number}.docx" for number, name in enumerate(documents, 1)}
            for name, place in places.items():
                place.write_bytes(documents[name])
            command = [str(self.program), *self.arguments(folder, list(places.values()))]
            told = _run(command, self.patience * (1 + len(documents)), self.name)
            made = {name: _read(place.with_suffix(".pdf")) for name, place in places.items()}
        failed = [name for name, data in made.items() if not data.startswith(b"%PDF-")]
        if failed:
            raise Refused(_failed(self.name, name, told) for name in failed)
        return made


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _failed(program: str, name: str, told: str) -> Finding:
    message = f"{program} không chuyển được {name} thành PDF."
    hint = f"chạy reportgen doctor; mở tệp Word xem có gì khác thường, {_WITHOUT}"
    return Finding("pdf-failed", message, Place(name, quote=told or None), hint, cause=Cause.DISK)


# Finding the program -----------------------------------------------------------------------------------------


def find_converter() -> Converter | None:
    """Return what can make PDF files on this machine, None where nothing can."""
    if program := _first_program(libreoffice_places(sys.platform, os.environ, Path.home())):
        return libreoffice(program)
    if _has_word() and (shell := shutil.which("powershell")):
        return word(Path(shell))
    return None


def needed_converter() -> Converter:
    """Return what can make PDF files on this machine.

    Raises:
        Refused: nothing can; cause DISK.
    """
    if converter := find_converter():
        return converter
    message = "Máy này chưa có chương trình tạo PDF (LibreOffice, hoặc Word trên Windows)."
    raise refuse("no-pdf-program", message, cause=Cause.DISK, hint=f"cài LibreOffice (miễn phí), {_WITHOUT}")


def libreoffice_places(platform: str, environment: Mapping[str, str], home: Path) -> tuple[str, ...]:
    """Return where LibreOffice may be, first the names to look for on PATH; `*` stands for any version."""
    if platform == "win32":
        roots = dict.fromkeys(
            environment.get(name, "") for name in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)")
        )
        folders = [f"{root}\\LibreOffice*\\program" for root in roots if root]
        return ("soffice.com", *(f"{folder}\\soffice.com" for folder in folders))
    if platform == "darwin":
        application = "Applications/LibreOffice.app/Contents/MacOS/soffice"
        return ("soffice", f"/{application}", str(home / application))
    return ("soffice", "libreoffice", "/opt/libreoffice*/program/soffice")


def _first_program(places: Sequence[str]) -> Path | None:
    for place in places:
        path = Path(place)
        if not path.is_absolute():
            found = [Path(program)] if (program := shutil.which(place)) else []
        else:
            found = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))), reverse=True)
        if found:
            return found[0]
    return None


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg  # noqa: PLC0415 - Windows only

    try:
        winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID").Close()
    except OSError:
        return False
    return True


def libreoffice(program: Path) -> Converter:
    """Return LibreOffice as a converter."""
    return Converter("LibreOffice", program, _libreoffice_arguments)


def _libreoffice_arguments(folder: Path, files: Sequence[Path]) -> list[str]:
    quiet = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return [*quiet, profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]


def word(shell: Path) -> Converter:
    """Return Word as a converter, driven from PowerShell."""
    return Converter("Word", shell, _word_arguments)


def _word_arguments(folder: Path, files: Sequence[Path]) -> list[str]:
    """Return the arguments for PowerShell; the script goes in encoded, since quotes do not survive a command line."""
    script = _WORD_SCRIPT.replace("{folder}", str(folder).replace("'", "''"))
    encoded = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
    return ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-EncodedCommand", encoded]


# Running it --------------------------------------------------------------------------------------------------


def _run(command: Sequence[str], seconds: float, name: str) -> str:
    """Run the program to its end and return the last line it said.

    Raises:
        Refused: it cannot be started or does not end in time; cause DISK.
    """
    try:
        process = _start(command)
    except OSError:
        message = f"Không chạy được {name} ({command[0]})."
        raise refuse("pdf-failed", message, cause=Cause.DISK, hint=f"cài lại {name}, {_WITHOUT}") from None
    with process:
        try:
            told, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            message = f"{name} không tạo xong PDF sau {seconds:.0f} giây; đã dừng nó."
            hint = f"đóng các cửa sổ {name} đang mở rồi chạy lại, {_WITHOUT}"
            raise refuse("pdf-failed", message, cause=Cause.DISK, hint=hint) from None
        except BaseException:  # Ctrl+C: what was started here ends here
            _end(process)
            raise
    lines = told.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start the program in a group of its own, so that it can be ended with what it started itself."""
    return subprocess.Popen(  # noqa: S603 - a program found on this machine, with arguments made here
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=sys.platform != "win32",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False)  # noqa: S603 - a program of Windows
    else:
        os.killpg(process.pid, signal.SIGKILL)
