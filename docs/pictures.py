"""The guide's pictures, made from the sample data: screens as SVG, pages as PNG."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docs.terminal import ROOT, Screen, Terminal

FOLDER: Final = Path(__file__).parent / "hinh"
COLUMNS: Final = 100
_DOTS: Final = 90
"""Dots per inch of a page."""
_BELOW: Final = 36
"""Units of a screen's picture from its last line to its edge."""
_SHADES: Final = 6
"""Of each colour."""
_SECONDS: Final = re.compile(r"^.+: (?:\d+ phút )?\d+ giây\n", re.MULTILINE)
_FRAME: Final = """\
<svg viewBox="0 0 {terminal_width} HEIGHT" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; }}
{styles}
</style>
<defs>
{lines}
</defs>
<rect fill="#ffffff" stroke="#b8c0c8" stroke-width="3" width="{terminal_width}" height="HEIGHT"/>
<g transform="translate({terminal_x}, 12)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen of the guide: what is done to the workspace before, what is typed, and how much is shown."""

    name: str
    command: str
    before: Callable[[Path], object] = lambda office: None
    answers: Sequence[tuple[str, str]] = ()
    stop_at: str = ""
    lines: int = 60
    varies: bool = False
    """Whether the machine shows in it, so that it is not the same everywhere."""


def _edited(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(office: Path) -> None:
        text = (office / path).read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{path} does not say {old}")
        (office / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def _do(office: Path, *commands: str) -> None:
    """Run commands that must succeed."""
    for command in commands:
        screen = Terminal(office).run(f"reportgen {command}")
        if screen.code:
            raise ValueError(screen.text)


def _filled_workbook(office: Path) -> None:
    """Send September's workbook out and type two figures into it."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only for this picture

    _do(office, "new 2021-09", "excel export 2021-09 so-lieu.xlsx")
    book = load_workbook(office / "so-lieu.xlsx")
    sheet = book["Số liệu"]
    rows = {sheet.cell(number, 1).value: number for number in range(5, sheet.max_row + 1)}
    columns = {sheet.cell(4, number).value: number for number in range(1, sheet.max_column + 1)}
    for indicator, value in (("ban_le", "512,75"), ("gtsx_cong_nghiep", 618.4), ("khach_du_lich", "9.120")):
        sheet.cell(rows[indicator], columns["estimate"]).value = value
    book.save(office / "so-lieu.xlsx")


def _hand_made(office: Path) -> None:
    """Put a document there that left the form: another font size in one paragraph, a bold line, a coloured word."""
    import docx  # noqa: PLC0415 - only for this picture
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - likewise

    _do(office, "render 2021-08 thong-bao-ket-luan")
    document = docx.Document(str(office / "output/2021-08/thong-bao-ket-luan.docx"))
    paragraphs = [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 200]
    paragraphs[0].runs[0].font.size = Pt(12)
    paragraphs[1].runs[-1].font.color.rgb = RGBColor(0xFF, 0, 0)
    document.save(str(office / "thong-bao.docx"))


_ANSWERS: Final = (
    ("Tên cơ quan", "xã Bình Lư"),
    ("Cấp", ""),
    ("Địa danh", ""),
    ("Người đứng đầu", "Nguyễn Văn A"),
    ("Chánh Văn phòng", "Trần Thị B"),
    ("Tháng đầu tiên", "2021-08"),
)
_REPORT: Final = "data/2021-08/bao-cao-chi-dao-dieu-hanh.yaml"

SCREENS: Final = (
    Picture("tro-giup", "reportgen --help"),
    Picture("init", 'reportgen init "Báo cáo xã"', answers=_ANSWERS),
    Picture("new", "reportgen new 2021-09"),
    Picture("excel-export", "reportgen excel export 2021-08 so-lieu.xlsx --by lead", lines=8),
    Picture("excel-import", "reportgen excel import so-lieu.xlsx", _filled_workbook, (("Ghi vào", ""),)),
    Picture("check", "reportgen check 2021-08", _edited(_REPORT, "{{ van_ban_den }}", "{{ van_ban_dem }}")),
    Picture("render", "reportgen render 2021-08 bao-cao-chi-dao-dieu-hanh"),
    Picture("compare", "reportgen compare 2021-08", lines=42),
    Picture("summary", "reportgen summary 2020-9T", lines=36),
    Picture("tasks", "reportgen tasks 2021-08 --as-of 24/8/2021", lines=36),
    Picture("watch", "reportgen watch 2021-08 bao-cao-chi-dao-dieu-hanh", stop_at="Ctrl+C", varies=True),
    Picture("lint", "reportgen lint thong-bao.docx", _hand_made, lines=24),
    Picture("template-copy", "reportgen template copy thong-bao-ket-luan"),
    Picture("template-check", "reportgen template check thong-bao-ket-luan"),
    Picture("schema", "reportgen schema"),
    Picture("doctor", "reportgen doctor", varies=True),
)


# Screens -----------------------------------------------------------------------------------------------------


def draw(picture: Picture) -> str:
    """Return the screen as SVG, from a copy of the sample data."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        office = copy_of_sample(Path(folder))
        picture.before(office)
        terminal = Terminal(office, 250 if picture.varies else COLUMNS)
        words = [] if '"' not in picture.command else ["init", "Báo cáo xã"]
        screen = terminal.run(picture.command, *words, answers=picture.answers, stop_at=picture.stop_at)
        sent = _anywhere(screen.sent, office) if picture.varies else screen.sent
        return _svg(picture.name, Screen(screen.command, screen.code, sent), picture.lines, cut=picture.varies)


def copy_of_sample(folder: Path) -> Path:
    """Return a workspace with the sample data under the folder."""
    office = folder / "Báo cáo tháng"
    shutil.copytree(ROOT / "data", office / "data")
    return office


def _anywhere(sent: str, office: Path) -> str:
    """Return what was sent with the folders of this machine as they are called on most."""
    home = "/home/a"
    places = {str(office): f"{home}/Báo cáo tháng", sys.prefix: f"{home}/.local/pipx/venvs/reportgen", str(ROOT): home}
    for place, told in places.items():
        sent = sent.replace(place, told)
    sent = re.sub(r"\[\d\d:\d\d:\d\d\]", "[08:15:30]", sent)
    return re.sub(r"[\d.]+ MB", "84.000 MB", sent).replace("250 cột", "100 cột")


def _svg(name: str, screen: Screen, lines: int, *, cut: bool) -> str:
    """Return the first lines of the screen; `cut` ends them at the right edge, where they are wrapped otherwise."""
    from rich.console import Console  # noqa: PLC0415 - only where a screen is drawn
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME  # noqa: PLC0415 - likewise
    from rich.text import Text  # noqa: PLC0415 - likewise

    console = Console(record=True, width=COLUMNS + 2, file=io.StringIO(), highlight=False)
    console.print(Text(f"> {screen.command}", "bold"))
    shown = _SECONDS.sub("", screen.sent).rstrip("\n").split("\n")
    for line in shown[:lines]:
        text = Text.from_ansi(line)
        if cut:
            text.truncate(COLUMNS)
        console.print(*text.wrap(console, COLUMNS), sep="\n")
    if len(shown) > lines:
        console.print(Text("…"))
    drawn = console.export_svg(theme=DEFAULT_TERMINAL_THEME, code_format=_FRAME, unique_id=f"s-{name}")
    lowest = max(float(y) for y in re.findall(r'<text[^>]* y="([\d.]+)"', drawn))
    framed = drawn.replace("HEIGHT", f"{lowest + _BELOW:.0f}")
    return "".join(f"{line.rstrip()}\n" for line in framed.splitlines() if line.strip())


# Pages -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a file that the program makes, to be shown."""

    name: str
    file: str
    number: int = 1


PAGES: Final = (
    Page("bao-cao-trang-1", "output/2021-08/bao-cao-chi-dao-dieu-hanh.docx"),
    Page("bao-cao-trang-cuoi", "output/2021-08/bao-cao-chi-dao-dieu-hanh.docx", -1),
    Page("thong-bao-trang-1", "output/2021-08/thong-bao-ket-luan.docx"),
    Page("bieu-trang-1", "output/2021-08/bieu-chi-tieu.docx"),
    Page("chin-thang-trang-1", "output/2020-9T/bao-cao-kinh-te-xa-hoi.docx"),
    Page("chin-thang-phu-luc", "output/2020-9T/bao-cao-kinh-te-xa-hoi.docx", -1),
    Page("du-thao-trang-1", "du-thao/2021-09/bao-cao-chi-dao-dieu-hanh.docx"),
    Page("so-sanh-trang-1", "so-sanh.docx"),
    Page("bang-excel", "so-lieu.xlsx"),
    Page("nhan-xet", "nhan-xet.docx"),
)


def draw_pages() -> dict[str, bytes]:
    """Return the pages as PNG, by name.

    Raises:
        FileNotFoundError: LibreOffice or poppler is not on this machine.
        subprocess.CalledProcessError: one of them fails.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        office = copy_of_sample(Path(folder))
        _make_files(office)
        pdfs = _pdfs(office, sorted({page.file for page in PAGES}))
        return {page.name: _png(pdfs[page.file], page.number) for page in PAGES}


def _make_files(office: Path) -> None:
    _filled_workbook(office)
    _hand_made(office)
    _do(
        office,
        "render 2021-08",
        "render 2020-9T",
        "render 2021-09 bao-cao-chi-dao-dieu-hanh --draft --out du-thao",
        "compare 2021-08 --docx so-sanh.docx",
    )
    Terminal(office).run("reportgen lint thong-bao.docx --annotate nhan-xet.docx")  # finds what is wrong with it


def _pdfs(office: Path, files: Sequence[str]) -> Mapping[str, Path]:
    """Return the files as PDF; remarks are printed in the margin."""
    out = office / "pdf"
    made = {}
    for number, file in enumerate(files):
        copy = office / f"{number}{Path(file).suffix}"
        shutil.copy(office / file, copy)
        made[file] = out / f"{number}.pdf"
    notes = 'pdf:writer_pdf_Export:{"ExportNotesInMargin":{"type":"boolean","value":"true"}}'
    for form, ending in ((notes, ".docx"), ("pdf", ".xlsx")):
        copies = [str(office / f"{number}{ending}") for number, file in enumerate(files) if file.endswith(ending)]
        profile = f"-env:UserInstallation={(office / 'profile').as_uri()}"
        _run("soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), *copies)
    return made


def _run(program: str, *arguments: str) -> bytes:
    found = shutil.which(program)
    if found is None:
        raise FileNotFoundError(program)
    return subprocess.run([found, *arguments], check=True, capture_output=True).stdout


def _png(pdf: Path, number: int) -> bytes:
    if number < 0:
        told = _run("pdfinfo", str(pdf)).decode()
        number = int(re.findall(r"^Pages:\s+(\d+)", told, re.MULTILINE)[0])
    bitmap = _run("pdftoppm", "-r", str(_DOTS), "-f", str(number), "-l", str(number), str(pdf))
    found = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", bitmap)
    if found is None:
        raise ValueError("no bitmap")
    return encode(int(found[1]), int(found[2]), bitmap[found.end() :])


def encode(width: int, height: int, pixels: bytes) -> bytes:
    """Return a picture of 24-bit pixels as PNG of few colours, which makes pages of text small."""
    step = 255 // (_SHADES - 1)
    palette = bytes(
        level * step
        for index in range(_SHADES**3)
        for level in (index // _SHADES**2, index // _SHADES % _SHADES, index % _SHADES)
    )
    nearest = bytes((value + step // 2) // step for value in range(256))
    red, green, blue = (pixels[first::3].translate(nearest) for first in range(3))
    numbers = bytes(r * _SHADES**2 + g * _SHADES + b for r, g, b in zip(red, green, blue, strict=True))
    rows = b"".join(b"\0" + numbers[row * width : (row + 1) * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def all_pictures() -> Iterator[tuple[str, bytes]]:
    """Yield every picture: its file name and its bytes."""
    for picture in SCREENS:
        yield f"{picture.name}.svg", draw(picture).encode()
    yield from ((f"{name}.png", data) for name, data in draw_pages().items())
