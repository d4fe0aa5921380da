"""`compare`, `summary` and `tasks`: what the figures and task lists say."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportgen import figures
from reportgen.cli.completion import complete_period
from reportgen.cli.help import Command
from reportgen.cli.options import (
    FormatOption,
    PeriodArgument,
    WorkspaceOption,
    known_period,
    open_workspace,
    period_or_its_months,
    read_format,
)
from reportgen.cli.report import show_path
from reportgen.cli.tables import draw_comparison, table_files, table_record
from reportgen.diagnostics import Cause, refuse
from reportgen.figures import ComparisonTable
from reportgen.figures.first_letters import upper_first
from reportgen.periods import DateError, Period, parse_day
from reportgen.storage import write_files
from reportgen.workspace import Workspace

if TYPE_CHECKING:
    from reportgen.text_comparison import TextComparison

XlsxOption = Annotated[Path | None, typer.Option("--xlsx", metavar="TỆP", help="Ghi thêm thành bảng Excel.")]
DocxOption = Annotated[Path | None, typer.Option("--docx", metavar="TỆP", help="Ghi thêm thành phụ lục Word.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("compare", cls=Command, epilog=_COMPARE_EXAMPLES)(compare)
    app.command("summary", cls=Command, epilog="reportgen summary 2020-9T\nreportgen summary 2021-Q3 --xlsx quy3.xlsx")(
        summary
    )
    app.command("tasks", cls=Command, epilog=_TASKS_EXAMPLES)(tasks)


_COMPARE_EXAMPLES = """\
reportgen compare 2021-08
reportgen compare 2021-08 --with 2020-08 --xlsx so-sanh.xlsx"""


_TASKS_EXAMPLES = """\
reportgen tasks 2021-08
reportgen tasks 2021-08 --as-of 24/8/2021"""


def compare(
    period: PeriodArgument,
    with_: Annotated[
        str | None,
        typer.Option("--with", metavar="KỲ", help="Kỳ đem so; mặc định là kỳ trước.", autocompletion=complete_period),
    ] = None,
    xlsx: XlsxOption = None,
    docx: DocxOption = None,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """So một kỳ với kỳ trước: số liệu, nhiệm vụ, lời văn."""
    from reportgen.text_comparison import compare_texts  # noqa: PLC0415 - no other command here reads texts

    as_json = read_format(output)
    office = open_workspace(workspace)
    now = period_or_its_months(office, period)
    base = period_or_its_months(office, with_ or now.previous.id)
    if now.count != base.count:
        raise refuse(
            "periods-not-alike",
            f"{upper_first(now.name)} và {base.name} dài khác nhau nên không so được.",
            cause=Cause.COMMAND,
            hint=f"so với kỳ cùng độ dài, ví dụ --with {now.last_year.id}",
        )
    comparison = figures.compare(office, now, base)
    texts = compare_texts(office, now, base)
    tables = [table for table in (comparison.indicators, comparison.tasks) if table.rows]
    both = "số liệu, nhiệm vụ " if len(tables) > 1 else ""  # each of two tables stands under a title of its own
    title = f"So sánh {both}{now.name} với {base.name}"
    made = table_files(tables, xlsx, docx, lambda: _annex(office, now, title, tables))
    write_files(made)
    if as_json:
        _print_json(tables, {"texts": [_text_record(text) for text in texts]})
        return 0
    _draw_all(tables, f"Không có số liệu hay nhiệm vụ nào để so giữa {now.name} và {base.name}.")
    for text in texts:
        _tell_texts(text)
    _tell_files(made)
    return 0


def summary(
    period: PeriodArgument,
    xlsx: XlsxOption = None,
    docx: DocxOption = None,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Bảng tổng hợp của quý, 6 tháng, 9 tháng, năm: cách cộng, kế hoạch, cùng kỳ, tháng còn thiếu."""
    as_json = read_format(output)
    office = open_workspace(workspace)
    one = period_or_its_months(office, period)
    table = figures.summary(office, one)
    made = table_files([table], xlsx, docx, lambda: _annex(office, one, table.title, [table]))
    write_files(made)
    if as_json:
        _print_json([table], {})
        return 0
    _draw_all([table], "Không có chỉ tiêu nào có số liệu trong kỳ này.")
    _tell_files(made)
    return 0


def _annex(office: Workspace, period: Period, title: str, tables: Sequence[ComparisonTable]) -> bytes:
    from reportgen.pipeline import make_annex  # noqa: PLC0415 - only where a Word file is wanted

    return make_annex(office, period, title, tables)


def tasks(
    period: PeriodArgument,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="NGÀY", help="Tính đến ngày này, ví dụ 24/8/2021, thay cho hôm nay."),
    ] = None,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Nhiệm vụ của kỳ theo cơ quan chủ trì: đến hạn, quá hạn, đã chuyển mấy tháng; tính đến hôm nay."""
    as_json = read_format(output)
    day = _day(as_of) if as_of else date.today()
    office = open_workspace(workspace)
    report = figures.task_report(office, known_period(office, period), day)
    if as_json:
        _print_json([report.table], {"as_of": report.as_of.isoformat(), "headline": report.headline})
        return 0
    typer.echo(report.headline)
    _draw_all([report.table], "Kỳ này không có nhiệm vụ nào.")
    return 0


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except DateError:
        hint = "viết ngày/tháng/năm, ví dụ 24/8/2021"
        raise refuse("day", f"“{text}” không phải ngày.", cause=Cause.COMMAND, hint=hint) from None


def _draw_all(tables: Sequence[ComparisonTable], nothing: str) -> None:
    drawn = [table for table in tables if table.rows]
    for table in drawn:
        draw_comparison(table, sys.stdout)
        typer.echo()
    if not drawn:
        typer.echo(nothing)


def _print_json(tables: Sequence[ComparisonTable], further: dict[str, Any]) -> None:
    record = {"version": 1, "tables": [table_record(table) for table in tables]} | further
    typer.echo(json.dumps(record, ensure_ascii=False, indent=2))


def _tell_files(made: dict[Path, bytes]) -> None:
    for path in made:
        typer.echo(f"Đã ghi {show_path(path)}")


def _tell_texts(text: TextComparison) -> None:
    changes = text.changes
    typer.echo(
        f"Lời văn {text.document}: {len(changes.unchanged)} đoạn giữ nguyên, {len(changes.changed)} đoạn sửa, "
        f"{len(changes.new)} đoạn mới, {len(changes.removed)} đoạn bỏ."
    )
    if text.unwritten:
        typer.echo(f"  chưa viết lại nên chưa so: {', '.join(text.unwritten)}")
    for paragraph in text.copied:
        typer.echo(f"  {paragraph.place}: giữ nguyên từ kỳ trước, có thể đã cũ: {_start(paragraph.text)}")
    for stale in text.stale:
        typer.echo(f"  {stale.place}: nhắc “{stale.text}”, kỳ này là {stale.expected}")


def _start(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + "…"


_SHOWN = 60


def _text_record(text: TextComparison) -> dict[str, Any]:
    return {
        "document": text.document,
        "unchanged": [{"text": one.text, "place": str(one.place)} for one in text.copied],
        "changed": [{"before": before, "after": after} for before, after in text.changes.changed],
        "new": list(text.changes.new),
        "removed": list(text.changes.removed),
        "unwritten": list(text.unwritten),
        "stale_periods": [{"text": one.text, "expected": one.expected, "place": str(one.place)} for one in text.stale],
    }
