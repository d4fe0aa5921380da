"""Files and folders of data/ under names that are not read, so that nothing stands there unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Finding, Place, Severity, nearest
from reportgen.periods import Period, PeriodError
from reportgen.workspace.characters import REPLACEMENT
from reportgen.workspace.folder import AGENCY, CATALOG, DATA, INDICATORS, TASKS, Workspace, entries_of, is_copy

_YEAR_MONTH: Final = re.compile(r"\D*(?P<year>[12]\d{3})\D+(?P<month>\d{1,2})\D*", re.ASCII)
_MONTH_YEAR: Final = re.compile(r"\D*(?P<month>\d{1,2})\D+(?P<year>[12]\d{3})\D*", re.ASCII)
_FORMS: Final = "tên kỳ viết: 2021-08, 2021-Q3, 2021-9T, 2021"


def data_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield the folders of data/ that name no period, and the YAML files there that nobody reads."""
    for path in entries_of(workspace.root / DATA):
        file = f"{DATA}/{path.name}"
        if path.is_dir():
            yield from _folder(path.name, file)
        elif _is_yaml(path) and file not in (AGENCY, CATALOG):
            message = f"Tệp “{path.name}” không được đọc: data/ chỉ có agency.yaml và catalog.yaml."
            yield _stray(message, file, "chuyển tệp vào thư mục của kỳ, hoặc sửa tên tệp")


def period_findings(workspace: Workspace, period: Period) -> Iterator[Finding]:
    """Yield the files of a period's folder whose names keep them from being read as what they are."""
    folder = f"{DATA}/{period.id}"
    for path in entries_of(workspace.root / folder):
        file = f"{folder}/{path.name}"
        if not path.name.isprintable():
            shown = "".join(sign if sign.isprintable() else REPLACEMENT for sign in path.name)
            message = f"Tên tệp “{shown}” có ký tự không phải chữ nên tệp không được đọc."
            yield _stray(message, f"{folder}/{shown}", "đổi tên tệp")
        elif path.is_dir() and _is_yaml(path):
            hint = "đổi tên hoặc dời thư mục ấy đi, rồi đặt tệp vào đúng chỗ"
            yield Finding("folder-for-file", f"“{path.name}” là thư mục, không phải tệp.", Place(file), hint)
        elif path.is_file() and _is_yaml(path) and path.suffix != ".yaml":
            yield _stray(f"Tệp “{path.name}” không được đọc vì đuôi tệp.", file, f"đổi tên thành {path.stem}.yaml")
        elif path.suffix == ".yaml" and is_copy(path.stem):
            message = f"Tệp “{path.name}” là bản sao nên không được đọc."
            yield _stray(message, file, "xóa đi, hoặc đổi tên nếu là một văn bản khác")
        elif path.suffix == ".yaml" and (meant := _misnamed(path.stem)):
            message = f"Tệp “{path.name}” được đọc như một văn bản; có phải {meant}.yaml?"
            yield _stray(message, file, f"đổi tên thành {meant}.yaml")


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def _misnamed(stem: str) -> str | None:
    if stem in (INDICATORS, TASKS):
        return None
    return nearest(stem.lower(), (INDICATORS, TASKS), likeness=0.8)


def _folder(name: str, file: str) -> Iterator[Finding]:
    try:
        Period.parse(name)
    except PeriodError:
        meant = _meant(name)
        question = f"; có phải {meant}?" if meant else "."
        hint = f"đổi tên thành {meant}" if meant else f"{_FORMS}; thư mục khác thì để ngoài data/"
        yield _stray(f"Thư mục “{name}” không phải tên kỳ nên không được đọc{question}", file, hint)


def _meant(name: str) -> str | None:
    found = _YEAR_MONTH.fullmatch(name) or _MONTH_YEAR.fullmatch(name)
    if not found or not 1 <= int(found["month"]) <= 12:
        return None
    return Period.month(int(found["year"]), int(found["month"])).id


def _stray(message: str, file: str, hint: str) -> Finding:
    return Finding("stray-file", message, Place(file), hint, Severity.WARNING)
