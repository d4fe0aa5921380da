"""The program `reportgen` and its commands, in the order of the help page.

The table says what each command does and in which module it stands; that module is imported when its command is run.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any, Final

import typer

from reportgen.cli.help import Group

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "render": ("documents", "Tạo tệp Word của một kỳ: đọc, kiểm tra, tính, in, đo thể thức rồi mới ghi."),
    "check": ("documents", "Nêu mọi điều cần sửa trong số liệu, lời văn và văn bản đã tạo, không ghi gì."),
    "compare": ("figures", "So một kỳ với kỳ trước: số liệu, nhiệm vụ, lời văn."),
    "summary": (
        "figures",
        "Bảng tổng hợp của quý, 6 tháng, 9 tháng, năm: cách cộng, kế hoạch, cùng kỳ, tháng còn thiếu.",
    ),
    "tasks": (
        "figures",
        "Nhiệm vụ của kỳ theo cơ quan chủ trì: đến hạn, quá hạn, đã chuyển mấy tháng; tính đến hôm nay.",
    ),
    "lint": ("form", "Đo thể thức, kiểm tra chữ nghĩa của tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP."),
    "template": ("form", "Kiểm tra mẫu văn bản; chép mẫu về thư mục làm việc để sửa trong Word."),
    "excel": ("workbooks", "Đưa số liệu ra bảng Excel cho các sở, ngành và nhận lại."),
    "init": ("workspaces", "Tạo thư mục làm việc mới, nhỏ mà đủ: in được văn bản ngay."),
    "new": ("workspaces", "Tạo kỳ mới từ kỳ trước: giữ cấu trúc, chuyển nhiệm vụ chưa xong, để trống số liệu."),
    "schema": ("workspaces", "Ghi JSON Schema để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."),
    "watch": ("machine", "Tự tạo lại văn bản mỗi khi lưu tệp, cho đến khi bấm Ctrl+C."),
    "doctor": ("machine", "Xem máy này có đủ những gì reportgen cần, thiếu gì thì làm thế nào."),
}
"""Name of each command, its module, and what its own help page begins with."""


@cache
def _commands_of(module: str) -> Mapping[str, Any]:
    from typer.main import get_group  # noqa: PLC0415 - typer offers it nowhere else

    room = typer.Typer(rich_markup_mode=None)
    import_module(f"reportgen.cli.{module}").register(room)
    return get_group(room).commands


class Program(Group):
    """The program: it knows the commands from the table alone, and makes the one that is asked for."""

    def summaries(self) -> list[tuple[str, str]]:
        """Return the commands, each with what it does."""
        return [(name, told) for name, (_, told) in COMMANDS.items()]

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command; None where there is none of that name."""
        return _commands_of(COMMANDS[cmd_name][0])[cmd_name] if cmd_name in COMMANDS else None


app = typer.Typer(
    cls=Program,
    help="Soạn báo cáo, thông báo của Ủy ban nhân dân: số liệu YAML thành tệp Word đúng thể thức.",
    epilog="reportgen render 2021-08\nreportgen render --help",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


@app.callback()
def program() -> None:
    """Do nothing: it is the commands that do something."""
