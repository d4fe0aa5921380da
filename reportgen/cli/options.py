"""Parameters that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

from reportgen.cli.cache_folder import cache_folder
from reportgen.cli.completion import complete_document, complete_period
from reportgen.diagnostics import Cause, nearest, refuse
from reportgen.periods import Length, Period, PeriodError
from reportgen.workspace import Workspace, find_root

WorkspaceOption = Annotated[
    Path | None, Option("--workspace", metavar="THƯ_MỤC", help="Thư mục làm việc; mặc định tìm từ thư mục hiện tại.")
]
FormatOption = Annotated[str, Option("--format", metavar="text|json", help="Cách in kết quả.")]
StrictOption = Annotated[bool, Option("--strict", help="Coi cảnh báo như lỗi.")]
QuietOption = Annotated[bool, Option("--quiet", "-q", help="Chỉ in lỗi.")]
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
    return Workspace(find_root(folder or Path.cwd()), cache_folder=cache_folder())


def read_period(text: str) -> Period:
    """Return the period.

    Raises:
        Refused: the text names none; cause COMMAND.
    """
    try:
        return Period.parse(text)
    except PeriodError:
        hint = "viết 2021-08 (tháng), 2021-Q3 (quý), 2021-9T (chín tháng) hoặc 2021 (năm)"
        raise refuse("period", f"“{text}” không phải kỳ báo cáo.", cause=Cause.COMMAND, hint=hint) from None


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
    """Return the file's bytes.

    Raises:
        Refused: there is none, it is a folder, or it may not be read; cause COMMAND.
    """
    if path.is_dir():
        message, hint = f"{path} là thư mục, không phải tệp.", "nêu tên tệp"
        raise refuse("not-a-file", message, cause=Cause.COMMAND, hint=hint)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        folder = path.parent
        meant = nearest(path.name, [one.name for one in folder.iterdir()]) if folder.is_dir() else None
        hint = f"có phải {folder / meant}?" if meant else "kiểm tra lại tên tệp và thư mục"
        raise refuse("no-such-file", f"Không có tệp {path}.", cause=Cause.COMMAND, hint=hint) from None
    except OSError:
        message, hint = f"Không đọc được tệp {path}.", "đóng tệp nếu đang mở, kiểm tra quyền đọc"
        raise refuse("unreadable", message, cause=Cause.COMMAND, hint=hint) from None
