"""`excel export` and `excel import`: figures out to the departments and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportgen.cli.draw import Heading, Line, draw_table
from reportgen.cli.help import Command, Group
from reportgen.cli.options import (
    PeriodArgument,
    QuietOption,
    WorkspaceOption,
    known_period,
    open_workspace,
    read_file,
)
from reportgen.cli.questions import can_ask, confirm
from reportgen.cli.report import count_words, quoted_path, show_path, tell_findings, tell_steps
from reportgen.diagnostics import Cause, exit_code, refuse
from reportgen.storage import write_files


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    excel = typer.Typer(
        cls=Group,
        help="Đưa số liệu ra bảng Excel cho các sở, ngành và nhận lại.",
        epilog="reportgen excel export 2021-08 so-lieu.xlsx\nreportgen excel import so-lieu.xlsx",
        rich_markup_mode=None,
    )
    excel.command("export", cls=Command, epilog=_EXPORT_EXAMPLES)(export)
    excel.command("import", cls=Command, epilog="reportgen excel import so-lieu.xlsx --dry-run")(import_)
    app.add_typer(excel, name="excel")


_EXPORT_EXAMPLES = """\
reportgen excel export 2021-08 so-lieu.xlsx
reportgen excel export 2021-08 so-lieu.xlsx --by lead"""

_OLD, _NEW = "Đang có", "Trong bảng"


def export(
    period: PeriodArgument,
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp Excel cần tạo.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="lead", help="lead: mỗi cơ quan chịu trách nhiệm một tệp.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")] = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Xuất bảng Excel để điền số liệu của kỳ."""
    from reportgen.excel import export as make_workbooks  # noqa: PLC0415 - openpyxl only where a workbook is made

    if by not in (None, "lead"):
        raise refuse("by", f"Không chia được theo “{by}”.", cause=Cause.COMMAND, hint="viết --by lead")
    if file.suffix.lower() != ".xlsx":
        hint = f"viết {file.with_suffix('.xlsx').name}"
        raise refuse("not-xlsx", f"Tên tệp {file.name} không có đuôi .xlsx.", cause=Cause.COMMAND, hint=hint)
    office = open_workspace(workspace)
    one = known_period(office, period)
    books = make_workbooks(office, one, by_lead=by == "lead")
    if not books:
        hint = "thêm chỉ tiêu vào data/catalog.yaml"
        raise refuse("no-indicators", "Danh mục chưa có chỉ tiêu nào để xuất.", cause=Cause.COMMAND, hint=hint)
    files = {file.with_name(name.replace(f"so-lieu-{one}", file.stem)): data for name, data in books.items()}
    taken = [path for path in files if path.exists()]
    if taken and not force:
        names = ", ".join(show_path(path) for path in taken)
        hint = "chọn tên khác, hoặc thêm --force để ghi đè"
        raise refuse("file-exists", f"Đã có tệp {names}, có thể đã có người điền.", cause=Cause.COMMAND, hint=hint)
    write_files(files)
    for path in files:
        typer.echo(f"Đã xuất {show_path(path)}")
    each = "nhận lại từng tệp rồi chạy, ví dụ" if len(files) > 1 else "nhận lại rồi chạy"
    tell_steps(["gửi tệp cho nơi điền số liệu", f"{each}: reportgen excel import {quoted_path(next(iter(files)))}"])
    return 0


def import_(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp Excel đã điền.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ xem sẽ đổi gì, không ghi.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại trước khi ghi.")] = False,
    quiet: QuietOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Nhận lại bảng Excel: nêu số nào đổi, rồi chỉ đổi các số đó trong indicators.yaml."""
    from reportgen.excel import apply, read_workbook  # noqa: PLC0415 - openpyxl only where a workbook is read

    office = open_workspace(workspace)
    imported = read_workbook(read_file(file), office, name=file.name)
    tell_findings(imported.findings, sys.stderr, quiet=quiet)
    if code := exit_code(imported.findings):
        again = f"sửa trong tệp rồi chạy lại: reportgen excel import {quoted_path(file)}"
        sys.stderr.write(f"Chưa đổi số nào: {count_words(imported.findings)}.\nViệc tiếp theo: {again}\n")
        return code
    lines = [Line([change.name, change.cell, change.old or "-", change.new or "-"]) for change in imported.changes]
    if not lines:
        typer.echo("Bảng không có số nào khác số đang có.")
        return 0
    headings = [Heading("Chỉ tiêu"), Heading("Ô"), Heading(_OLD, right=True), Heading(_NEW, right=True)]
    draw_table(f"Số liệu {imported.period.name} sẽ đổi:", headings, lines, sys.stdout)
    if dry_run:
        return 0
    if can_ask() and not yes and not confirm("Ghi vào indicators.yaml?"):
        typer.echo("Chưa ghi gì.")
        return 0
    write_files({office.root / path: text.encode() for path, text in apply(imported, office).items()})
    typer.echo(f"Đã đổi {len(lines)} số trong data/{imported.period}/indicators.yaml.")
    tell_steps([f"kiểm tra: reportgen check {imported.period}", f"tạo lại văn bản: reportgen render {imported.period}"])
    return 0
