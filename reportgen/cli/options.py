"""Parameters that several commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from reportgen.cli.cache_folder import cache_folder
from reportgen.cli.completion import complete_document, complete_period
from reportgen.diagnostics import Cause, Refused, nearest, refuse
from reportgen.periods import Length, Period, PeriodError
from reportgen.workspace import Workspace, find_root

WorkspaceOption = Annotated[
    Path | None, Option("--workspace", metavar="THƯ_MỤC", help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại.")
]
FormatOption = Annotated[str, Option("--format", metavar="text|json", help="Cách in kết quả.")]
StrictOption = Annotated[bool, Option("--strict", help="Coi cảnh báo như lỗi.")]
QuietOption = Annotated[bool, Option("--quiet", "-q", help="Chỉ in lỗi.")]
VerboseOption = Annotated[bool, Option("--verbose", "-v", help="In cả các lưu ý.")]
PeriodArgument = Annotated[
    str, Argument(metavar="KỲ", help="Kỳ báo cáo: 2021-08, 2021-Q3, 2021-9T, 2021.", autocompletion=complete_period)
]

DocumentsArgument = Annotated[
    list[str] | None,
    Argument(metavar="VĂN_BẢN", help="Tên văn bản; để trống: mọi văn bản của kỳ.", autocompletion=complete_document),
]


def open_workspace(folder: Path | None) -> Workspace:
    """Return the workspace that holds the folder, or the current one.

    Raises:
        Refused: there is no such folder, or no workspace around it; cause COMMAND.
    """
    if folder is not None and not folder.is_dir():
        hint = "kiểm tra lại tên thư mục sau --workspace"
        raise refuse("no-such-folder", f"Không có thư mục {folder}.", cause=Cause.COMMAND, hint=hint)
    return Workspace(find_root(folder or current_folder()), cache_folder=cache_folder())


def workspace_if_any(folder: Path | None) -> Workspace | None:
    """Return the workspace that holds the folder, or the current one; None where no folder is named and none is around.

    Raises:
        Refused: there is no such folder, or no workspace around it; cause COMMAND.
    """
    try:
        return open_workspace(folder)
    except Refused:
        if folder is not None:
            raise
        return None


def current_folder() -> Path:
    """Return the current folder.

    Raises:
        Refused: it was taken away meanwhile; cause COMMAND.
    """
    try:
        return Path.cwd()
    except FileNotFoundError:
        message, hint = "Thư mục hiện tại không còn nữa.", "chuyển sang thư mục làm việc rồi chạy lại"
        raise refuse("no-such-folder", message, cause=Cause.COMMAND, hint=hint) from None


def read_period(text: str) -> Period:
    """Return the period.

    Raises:
        Refused: the text names none; cause COMMAND.
    """
    try:
        return Period.parse(text)
    except PeriodError:
        meant = _period_meant(text)
        forms = "viết 2021-08 (tháng), 2021-Q3 (quý), 2021-9T (chín tháng) hoặc 2021 (năm)"
        hint = f"có phải {meant}?" if meant else forms
        raise refuse("period", f"“{text}” không phải kỳ báo cáo.", cause=Cause.COMMAND, hint=hint) from None


def _period_meant(text: str) -> str | None:
    """Return the period that another spelling of a month or quarter means."""
    spelled = text.strip().upper().replace("/", "-")
    month = re.fullmatch(r"(\d{4})-(\d{1,2})|(\d{1,2})-(\d{4})", spelled)
    if month:
        year, number = (month[1], month[2]) if month[1] else (month[4], month[3])
        spelled = f"{year}-{int(number):02d}"
    try:
        return Period.parse(spelled).id
    except PeriodError:
        return None


def known_period(workspace: Workspace, text: str) -> Period:
    """Return the period, which has a folder in the workspace.

    Raises:
        Refused: it has none; names the nearest and the command that makes a new one; cause COMMAND.
    """
    period = read_period(text)
    known = [one.id for one in workspace.periods()]
    if period.id not in known:
        meant = nearest(period.id, known)
        ways = [f"có phải {meant}?"] if meant else []
        hint = "\n".join([*ways, f"tạo kỳ mới: reportgen new {period.id}"])
        message = f"Chưa có số liệu của kỳ {period.id} (thư mục data/{period.id})."
        raise refuse("no-such-period", message, cause=Cause.COMMAND, hint=hint)
    return period


def period_or_its_months(workspace: Workspace, text: str) -> Period:
    """Return the period: one that has a folder, or a longer one some of whose months have.

    Raises:
        Refused: it is neither; cause COMMAND.
    """
    period = read_period(text)
    if period.length is not Length.MONTH and set(period.months) & set(workspace.periods()):
        return period
    return known_period(workspace, text)


def read_format(text: str) -> bool:
    """Return whether the output is JSON.

    Raises:
        Refused: the word is neither; cause COMMAND.
    """
    if text not in ("text", "json"):
        raise refuse("format", f"“{text}” không phải cách in.", cause=Cause.COMMAND, hint="viết text hoặc json")
    return text == "json"


def read_file(path: Path) -> bytes:
    """Return the file's bytes; of one larger than any that is read, one byte more than the limit.

    Raises:
        Refused: there is none, it is a folder or a device, or it may not be read; cause COMMAND.
    """
    from reportgen.ooxml.package import LARGEST_FILE  # noqa: PLC0415 - only where a file is named

    if path.exists() and not path.is_file():
        kind = "thư mục" if path.is_dir() else "thiết bị hoặc đường ống"
        raise refuse("not-a-file", f"{path} là {kind}, không phải tệp.", cause=Cause.COMMAND, hint="nêu tên tệp")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        folder = path.parent
        meant = nearest(path.name, [one.name for one in folder.iterdir()]) if folder.is_dir() else None
        hint = f"có phải {folder / meant}?" if meant else "kiểm tra lại tên tệp và thư mục"
        raise refuse("no-such-file", f"Không có tệp {path}.", cause=Cause.COMMAND, hint=hint) from None
    except OSError:
        message, hint = f"Không đọc được tệp {path}.", "đóng tệp nếu đang mở, kiểm tra quyền đọc"
        raise refuse("unreadable", message, cause=Cause.COMMAND, hint=hint) from None
