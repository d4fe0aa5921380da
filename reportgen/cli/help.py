"""Help pages and the command line's own mistakes, in Vietnamese.

Typer writes English and draws with rich, which costs more to import than the rest of a help page; these two classes
write the page from the same parameters.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from typer import TyperException
from typer.core import TyperCommand, TyperGroup

from reportgen.cli.completion import install_completion
from reportgen.diagnostics import Cause, Finding, Refused, nearest, refuse

_OWN_HELP: Final = {
    "help": "Hiện trang trợ giúp này.",
    "install_completion": "Cài gợi ý lệnh (phím Tab) cho cửa sổ lệnh đang dùng.",
    "show_completion": "In đoạn mã gợi ý lệnh để tự cài.",
}


class Command(TyperCommand):
    """A command whose help page is Vietnamese and ends with an example."""

    allow_extra_args = True  # so that they can be named

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return no arguments: all have found their parameters.

        Raises:
            Refused: the command line is wrong; cause COMMAND.
        """
        try:
            extra = super().parse_args(ctx, args)
        except TyperException as error:
            raise Refused([command_finding(error, ctx.command_path)]) from None
        if extra and not ctx.resilient_parsing:
            hint = f"tên có dấu cách thì đặt trong ngoặc kép; xem {ctx.command_path} --help"
            raise refuse("extra-parameter", f"Thừa “{' '.join(extra)}”.", cause=Cause.COMMAND, hint=hint)
        return extra

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        _write_page(self, ctx, formatter)


class Group(TyperGroup):
    """The program, or a command with commands of its own."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the arguments from the command's name on.

        Raises:
            Refused: an option before the name is wrong, or there is no name; cause COMMAND.
        """
        if not args and not self.invoke_without_command and not ctx.resilient_parsing:
            hint = f"các lệnh có: {', '.join(self.list_commands(ctx))}"
            raise refuse("missing-command", f"Thiếu lệnh sau “{ctx.command_path}”.", cause=Cause.COMMAND, hint=hint)
        for parameter in self.params:
            if parameter.name == "install_completion" and parameter.callback:
                parameter.callback = partial(install_completion, parameter.callback)
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            raise Refused([command_finding(error, ctx.command_path)]) from None

    def summaries(self) -> list[tuple[str, str]]:
        """Return the names of its commands, each with what it does."""
        return [(name, one.get_short_help_str(100)) for name, one in self.commands.items()]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        _write_page(self, ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command named; a mistyped one gets the nearest."""
        name = args[0]
        if not ctx.resilient_parsing and not name.startswith("-") and self.get_command(ctx, name) is None:
            meant = nearest(name, self.list_commands(ctx))
            known = ", ".join(self.list_commands(ctx))
            hint = f"có phải {meant}?" if meant else f"các lệnh có: {known}"
            raise refuse("unknown-command", f"Không có lệnh “{name}”.", cause=Cause.COMMAND, hint=hint)
        return super().resolve_command(ctx, args)


def _write_page(command: Command | Group, ctx: Any, formatter: Any) -> None:
    pieces = [piece for parameter in command.get_params(ctx) for piece in parameter.get_usage_pieces(ctx)]
    commands = command.summaries() if isinstance(command, Group) else []
    usage = ["[TÙY CHỌN]", *pieces, *(["LỆNH", "..."] if commands else [])]
    formatter.write_usage(ctx.command_path, " ".join(usage), prefix="Cách dùng: ")
    formatter.write_paragraph()
    formatter.write_text(command.help or "")
    _write_rows(formatter, "Các lệnh", commands)
    rows = [(parameter, _row(parameter)) for parameter in command.get_params(ctx)]
    _write_rows(formatter, "Tham số", [row for parameter, row in rows if parameter.param_type_name == "argument"])
    _write_rows(formatter, "Tùy chọn", [row for parameter, row in rows if parameter.param_type_name == "option"])
    if command.epilog:
        with formatter.section("Ví dụ"):
            for line in command.epilog.splitlines():  # whole, to be copied
                formatter.write(f"{' ' * formatter.current_indent}{line.rstrip()}\n")


def _row(parameter: Any) -> tuple[str, str]:
    told = _OWN_HELP.get(parameter.name or "", getattr(parameter, "help", None) or "")
    if parameter.param_type_name == "argument":
        return parameter.metavar or str(parameter.name).upper(), told
    spelled = ", ".join(sorted(parameter.opts, key=len, reverse=True))  # typer keeps those of --help in no order
    return (spelled if parameter.is_flag else f"{spelled} {parameter.metavar or 'GIÁ_TRỊ'}"), told


def _write_rows(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)


def command_finding(error: TyperException, path: str) -> Finding:
    """Return the mistake in the command line of the command at this path as a finding; cause COMMAND."""
    page = f"xem {path} --help"
    option = getattr(error, "option_name", None)
    parameter = getattr(error, "param", None)
    if option and hasattr(error, "possibilities"):
        known = list(getattr(error, "possibilities", None) or [])
        after = "" if " " in path else "tùy chọn của một lệnh viết sau tên lệnh; "
        hint = f"có phải {known[0]}?" if known else after + page
        return _mistake("unknown-option", f"Không có tùy chọn “{option}”.", hint)
    if option:
        return _mistake("option-value", f"Tùy chọn “{option}” thừa hoặc thiếu giá trị.", page)
    if parameter is not None:
        is_option = parameter.param_type_name == "option"
        name = max(parameter.opts, key=len) if is_option else parameter.metavar or parameter.name
        missing = hasattr(error, "param_type")
        said = f"Thiếu tham số {name}." if missing else f"Giá trị của {name} chưa đúng."
        return _mistake("missing-parameter" if missing else "parameter-value", said, page)
    return _mistake("command-line", "Dòng lệnh viết chưa đúng.", page)


def _mistake(code: str, message: str, hint: str) -> Finding:
    return Finding(code, message, hint=hint, cause=Cause.COMMAND)
