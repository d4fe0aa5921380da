"""What this machine has of all that reportgen needs, part by part, and what to do about what is missing."""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen import __version__
from reportgen.cli.pdf import find_converter
from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity
from reportgen.document import load_template
from reportgen.document.origin import origin_findings
from reportgen.numerals import format_number
from reportgen.ooxml.package import read_package
from reportgen.storage import disk_finding
from reportgen.workspace import Workspace
from reportgen.workspace.folder import shipped_templates, templates_in

_MODULES: Final = {"python-docx": "docx", "pyyaml": "yaml", "lxml": "lxml.etree", "zlib-ng": "zlib_ng.zlib_ng"}
"""Modules to import where they are not called like their library."""
_REINSTALL: Final = "cài lại: pipx reinstall reportgen, hoặc uv tool install --reinstall reportgen"
_ROOM: Final = 100_000_000
"""Bytes that a month's documents and their copies never need."""
_SAMPLE: Final = "Ủy ban nhân dân, “số 08”"
_FONT_FILES: Final = {
    "times.ttf": "Times New Roman",
    "times new roman.ttf": "Times New Roman",
    "times_new_roman.ttf": "Times New Roman",
    "liberationserif-regular.ttf": "Liberation Serif",
    "tinos-regular.ttf": "Tinos",
}
"""Fonts whose letters are as wide as those of Times New Roman and have all Vietnamese letters."""


class Part(Struct, frozen=True):
    """One thing that was looked at."""

    name: str
    told: str
    finding: Finding | None = None

    @property
    def state(self) -> str:
        """How it stands, in a word or two."""
        if self.finding is None:
            return "đủ"
        return {Severity.ERROR: "thiếu", Severity.WARNING: "nên sửa", Severity.NOTE: "lưu ý"}[self.finding.severity]


def inspect_machine(workspace: Workspace | None, encoding: str) -> tuple[Part, ...]:
    """Return every part; `encoding` is that of the terminal, the workspace None where there is none."""
    fonts = [*font_folders(sys.platform, os.environ, Path.home()), *_libreoffice_fonts()]
    return (
        Part("Python", f"{sys.version.split()[0]}, {sys.executable}"),
        Part("reportgen", f"{__version__}, {Path(__file__).parents[1]}"),
        *inspect_libraries(importlib.metadata.requires("reportgen") or ()),
        inspect_terminal(encoding, sys.platform),
        inspect_fonts(fonts),
        inspect_pdf(),
        inspect_writing("Thư mục tạm", Path(tempfile.gettempdir())),
        *inspect_templates(workspace),
        *inspect_workspace(workspace),
    )


def inspect_workspace(workspace: Workspace | None) -> Iterator[Part]:
    """Yield what a workspace has; None where there is none."""
    if workspace is None:
        hint = "vào thư mục làm việc rồi chạy lại, hoặc tạo mới bằng: reportgen init"
        message = "Đang đứng ngoài thư mục làm việc."
        finding = Finding("no-workspace", message, hint=hint, severity=Severity.NOTE, cause=Cause.COMMAND)
        yield Part("Thư mục làm việc", "không có data/agency.yaml từ đây trở lên", finding)
        return
    yield Part("Thư mục làm việc", f"{workspace.root}, {len(workspace.periods())} kỳ")
    yield _data(workspace)
    yield inspect_writing("Nơi ghi văn bản", workspace.root / "output")


# Programs and libraries --------------------------------------------------------------------------------------


def inspect_libraries(requirements: Sequence[str]) -> Iterator[Part]:
    """Yield every library that the requirements name: its version, and whether it loads.

    Left out are those of extras, and those wanted on some machines only (`; platform_machine …`) that are not there:
    the program does without them.
    """
    for requirement in requirements:
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        if "extra ==" not in requirement and (";" not in requirement or _is_installed(name)):
            yield _library(name, requirement)


def _is_installed(name: str) -> bool:
    return any(importlib.metadata.distributions(name=name))


def _library(name: str, requirement: str) -> Part:
    least = re.search(r">=\s*([\d.]+)", requirement)
    title = f"Thư viện {name}"
    try:
        version = importlib.metadata.version(name)
        importlib.import_module(_MODULES.get(name.lower(), name.lower()))
    except (ImportError, OSError):  # not installed, or built for another machine
        message = f"Thư viện {name} không có hoặc không nạp được."
        return Part(title, "không nạp được", _lacking("library", message, _REINSTALL))
    if least and _numbers(version) < _numbers(least[1]):
        message = f"Thư viện {name} {version} cũ hơn bản cần có ({least[1]})."
        return Part(title, version, _lacking("library", message, _REINSTALL))
    return Part(title, version)


def _numbers(version: str) -> list[int]:
    """Return a version's numbers, as far as they go.

    >>> _numbers("2.10.0rc1")
    [2, 10, 0]
    """
    found = re.match(r"\d+(\.\d+)*", version)
    return [int(number) for number in found[0].split(".")] if found else []


def inspect_pdf() -> Part:
    """Return what can make PDF files."""
    converter = find_converter()
    if converter:
        return Part("Tạo PDF", ", ".join(word for word in (converter.version(), str(converter.program)) if word))
    message = "Máy này chưa có chương trình tạo PDF; tệp Word vẫn tạo được."
    hint = "nếu cần render --pdf: cài LibreOffice (miễn phí), hoặc Word trên Windows"
    finding = Finding("no-pdf-program", message, hint=hint, severity=Severity.WARNING, cause=Cause.DISK)
    return Part("Tạo PDF", "không có LibreOffice, không có Word", finding)


def inspect_terminal(encoding: str, platform: str) -> Part:
    """Return whether the terminal shows Vietnamese."""
    try:
        _SAMPLE.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        way = "chạy chcp 65001" if platform == "win32" else "đặt LANG=C.UTF-8"
        message = f"Cửa sổ lệnh dùng bảng mã {encoding}; chữ Việt hiện không đủ dấu. Tệp tạo ra vẫn đúng."
        hint = f"{way} trước khi chạy reportgen, hoặc đặt biến môi trường PYTHONUTF8=1"
        finding = Finding("terminal-encoding", message, hint=hint, severity=Severity.WARNING, cause=Cause.DISK)
        return Part("Cửa sổ lệnh", encoding, finding)
    return Part("Cửa sổ lệnh", f"{encoding}, rộng {shutil.get_terminal_size().columns} cột")


def _lacking(code: str, message: str, hint: str) -> Finding:
    return Finding(code, message, hint=hint, cause=Cause.DISK)


# Fonts -------------------------------------------------------------------------------------------------------


def font_folders(platform: str, environment: Mapping[str, str], home: Path) -> list[Path]:
    """Return where this kind of machine keeps fonts."""
    if platform == "win32":
        local = environment.get("LOCALAPPDATA")
        own = [Path(local, "Microsoft", "Windows", "Fonts")] if local else []
        return [Path(environment.get("WINDIR", "C:\\Windows"), "Fonts"), *own]
    if platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own_data = environment.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    return [*(Path(folder, "fonts") for folder in (*shared.split(":"), own_data)), home / ".fonts"]


def _libreoffice_fonts() -> list[Path]:
    """Return where LibreOffice keeps the fonts that it brings along."""
    converter = find_converter()
    if converter is None:
        return []
    installed = converter.program.resolve().parent.parent
    return [installed / "share" / "fonts", installed / "Resources" / "fonts"]


def inspect_fonts(folders: Sequence[Path]) -> Part:
    """Return which font stands for Times New Roman in these folders."""
    there = {path.name.lower(): path for folder in folders for path in folder.rglob("*.[tT][tT][fF]")}
    found = next(((font, there[file]) for file, font in _FONT_FILES.items() if file in there), None)
    if found:
        return Part("Phông chữ", f"{found[0]}, {found[1]}")
    message = (
        "Máy này không có Times New Roman hay phông có chữ rộng như nó; tệp Word vẫn đúng, PDF thì xuống dòng khác."
    )
    hint = "cài Times New Roman, hoặc phông Liberation Serif (miễn phí)"
    finding = Finding("no-font", message, hint=hint, severity=Severity.WARNING, cause=Cause.DISK)
    return Part("Phông chữ", "không có Times New Roman, Liberation Serif, Tinos", finding)


# Folders and files -------------------------------------------------------------------------------------------


def inspect_writing(name: str, folder: Path) -> Part:
    """Return whether files can be written in the folder, or in the one that will hold it; it is left as it was."""
    existing = folder if folder.exists() else folder.parent
    try:
        with tempfile.TemporaryFile(prefix=".reportgen-", suffix=".tmp", dir=existing):
            free = shutil.disk_usage(existing).free
    except OSError as error:
        return Part(name, str(folder), disk_finding(error, folder))
    told = f"{folder}, còn trống {format_number(Decimal(free // 1_000_000))} MB"
    if free < _ROOM:
        message = f"Ổ đĩa của {folder} sắp đầy."
        hint = "xóa bớt tệp trên ổ đĩa"
        return Part(name, told, Finding("disk-low", message, hint=hint, severity=Severity.WARNING, cause=Cause.DISK))
    return Part(name, told)


def _data(workspace: Workspace) -> Part:
    """Return whether the two files that every document needs can be read."""
    loaded = (workspace.agency(), workspace.catalog())
    names = " và ".join(one.source.file for one in loaded)
    errors = [finding for one in loaded for finding in one.findings if finding.is_error]
    if not errors:
        return Part("Dữ liệu chung", names)
    place = errors[0].place or Place(loaded[0].source.file)
    message = f"{names} có {len(errors)} lỗi, lỗi đầu tiên: {errors[0].message}"
    finding = Finding("workspace-data", message, place, "xem từng lỗi: reportgen check")
    return Part("Dữ liệu chung", f"{len(errors)} lỗi", finding)


def inspect_templates(workspace: Workspace | None) -> Iterator[Part]:
    """Yield whether the shipped templates are there and sound, then each of the workspace's own."""
    shipped = shipped_templates()
    broken = [name for name, path in shipped.items() if _template_finding(path)]
    if broken or not shipped:
        message = f"Mẫu đi kèm chương trình bị hỏng hoặc thiếu: {', '.join(broken) or 'không có mẫu nào'}."
        yield Part("Mẫu đi kèm", f"{len(shipped) - len(broken)} mẫu", _lacking("templates", message, _REINSTALL))
    else:
        yield Part("Mẫu đi kèm", f"{len(shipped)} mẫu, {next(iter(shipped.values())).parent}")
    for name, path in templates_in(workspace.root / "templates").items() if workspace else ():
        if shipped.get(name) != path:
            yield Part(f"Mẫu riêng {name}", str(path), _template_finding(path) or _origin_finding(path, shipped))


def _template_finding(path: Path) -> Finding | None:
    """Return what keeps the template from being used, the first of it."""
    try:
        load_template(path)
    except Refused as refused:
        return replace(refused.findings[0], hint=f"xem mọi lỗi: reportgen template check {path.stem}")
    return None


def _origin_finding(path: Path, shipped: Mapping[str, Path]) -> Finding | None:
    """Return that the shipped template has changed since the copy was made."""
    package = read_package(path.read_bytes(), name=path.name, cause=Cause.TEMPLATE)
    return next(iter(origin_findings(package, shipped.get(path.stem))), None)
