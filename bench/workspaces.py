"""Workspaces larger than the sample, made of its files: a year, many announcements, many months."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from bench.clock import ROOT
from reportgen.workspace.lines import entries

DATA: Final = ROOT / "data"
YEAR: Final = 2021
MONTHS: Final = tuple(f"{YEAR}-{month:02d}" for month in range(1, 13))
DOCUMENTS: Final = (
    "2021-01/bao-cao-kinh-te-xa-hoi",
    "2021-08/bao-cao-chi-dao-dieu-hanh",
    "2021-08/thong-bao-ket-luan",
    "2021-08/bieu-chi-tieu",
)
"""The four documents of a month."""
_DAY: Final = re.compile(r"(?m)^(\s*(?:date|as_of):\s+)(?:(\d{1,2})/)?\d{1,2}/2021")


def year(folder: Path) -> Path:
    """Return a workspace with twelve months of four documents each, and the year before."""
    _begin(folder)
    figures = {
        YEAR - 1: _figures("2020-01", "2020-12", "2021-01", "2021-08"),
        YEAR: _figures("2021-01", "2021-08", "2020-01", "2020-12"),
    }
    for one, text in figures.items():
        for month in range(1, 13):
            place = folder / "data" / f"{one}-{month:02d}"
            _write(place / "indicators.yaml", _dated(text, month))
    for month, period in enumerate(MONTHS, 1):
        place = folder / "data" / period
        shutil.copy(DATA / "2021-08" / "tasks.yaml", place)
        for document in DOCUMENTS:
            name = document.partition("/")[2]
            _write(place / f"{name}.yaml", _dated((DATA / f"{document}.yaml").read_text("utf-8"), month))
    return folder


def announcements(folder: Path, count: int) -> Path:
    """Return a workspace with so many announcements of one month."""
    _begin(folder)
    place = folder / "data" / "2021-08"
    text = (DATA / "2021-08" / "thong-bao-ket-luan.yaml").read_text("utf-8")
    ids = re.compile(r"(?m)^(\s*- id: )(\S+)$")
    for file in DATA.glob("*/indicators.yaml"):
        _write(folder / "data" / file.parent.name / file.name, file.read_text("utf-8"))
    for number in range(1, count + 1):
        own = ids.sub(rf"\g<1>\g<2>-{number}", text)
        _write(place / f"thong-bao-{number:04d}.yaml", f"template: thong-bao-ket-luan\n{own}")
    return folder


def months(folder: Path, count: int) -> Path:
    """Return a workspace with figures of so many months and one document, of the last of them."""
    _begin(folder)
    figures = _figures("2021-01", "2021-08")
    first = (YEAR + 1) * 12 - count
    for number in range(first, first + count):
        place = folder / "data" / f"{number // 12}-{number % 12 + 1:02d}"
        _write(place / "indicators.yaml", _dated(figures, number % 12 + 1))
    document = (DATA / "2021-08" / "bieu-chi-tieu.yaml").read_text("utf-8")
    _write(folder / "data" / f"{YEAR}-12" / "bieu-chi-tieu.yaml", _dated(document, 12))
    return folder


def _begin(folder: Path) -> None:
    for name in ("agency.yaml", "catalog.yaml"):
        _write(folder / "data" / name, (DATA / name).read_text("utf-8"))


def _figures(*periods: str) -> str:
    """Return the figures of several months as one file: of an indicator in several of them, the first."""
    found: dict[str, list[str]] = {}
    for period in periods:
        lines = (DATA / period / "indicators.yaml").read_text("utf-8").splitlines()
        for entry in entries(lines):
            found.setdefault(entry.key, lines[entry.start : entry.end])
    return "".join(f"{line}\n" for block in found.values() for line in block)


def _dated(text: str, month: int) -> str:
    """Return the text with its days and months moved to the month."""

    def moved(found: re.Match[str]) -> str:
        day = f"{min(int(found[2]), 28)}/" if found[2] else ""
        return f"{found[1]}{day}{month}/{YEAR}"

    return _DAY.sub(moved, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
