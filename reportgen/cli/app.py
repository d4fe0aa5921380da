"""The program `reportgen` and its commands, in the order of the help page."""

from __future__ import annotations

import typer

from reportgen.cli import documents, figures, form, machine, workbooks, workspaces
from reportgen.cli.help import Group

app = typer.Typer(
    cls=Group,
    help="Soạn báo cáo, thông báo của Ủy ban nhân dân: số liệu YAML thành tệp Word đúng thể thức.",
    epilog="reportgen render 2021-08\nreportgen render --help",
    no_args_is_help=False,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)


@app.callback()
def program(context: typer.Context) -> None:
    """Show the help page where no command is named."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


for room in (documents, figures, form, workbooks, workspaces, machine):
    room.register(app)
