"""`render` and `check`: documents out of the data, and everything wrong with the data."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from reportgen import pipeline, runs
from reportgen.cli.completion import complete_period
from reportgen.cli.help import Command
from reportgen.cli.options import (
    DocumentsArgument,
    FormatOption,
    PeriodArgument,
    QuietOption,
    StrictOption,
    VerboseOption,
    WorkspaceOption,
    known_period,
    open_workspace,
    read_format,
)
from reportgen.cli.pdf import needed_converter
from reportgen.cli.progress import show_progress
from reportgen.cli.report import count_words, print_json, show_path, tell_findings
from reportgen.diagnostics import Severity, exit_code


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("render", cls=Command, epilog=_RENDER_EXAMPLES)(render)
    app.command("check", cls=Command, epilog=_CHECK_EXAMPLES)(check)


_RENDER_EXAMPLES = """\
reportgen render 2021-08
reportgen render 2021-08 thong-bao-ket-luan --draft"""

_CHECK_EXAMPLES = """\
reportgen check
reportgen check 2021-08 --format json"""


def render(
    period: PeriodArgument,
    documents: DocumentsArgument = None,
    draft: Annotated[bool, typer.Option("--draft", help="In DỰ THẢO; số còn thiếu in là [thiếu: …].")] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Nơi ghi, thay cho output/.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Ghi cả khi bản cũ đã sửa tay (giữ bản cũ bên cạnh) hoặc đã phát hành.")
    ] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Ghi thêm tệp PDF, bằng LibreOffice hoặc Word.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", metavar="SỐ", help="Số văn bản làm song song.", min=1)] = 1,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Tạo tệp Word của một kỳ: đọc, kiểm tra, tính, in, đo thể thức rồi mới ghi."""
    as_json = read_format(output)
    office = open_workspace(workspace)
    one = known_period(office, period)
    to_pdf = needed_converter().convert_all if pdf else None
    wanted = runs.Wanted(draft=draft, force=force, strict=strict, out=out, jobs=jobs, to_pdf=to_pdf)
    with show_progress(1, quiet=quiet or as_json) as progress:
        progress.begin(one.name)
        outcome = runs.render_period(office, one, documents or (), wanted, date.today())
    if as_json:
        files = outcome.written.files if outcome.written else ()
        print_json(outcome.findings, {"files": [str(path) for path in files]})
    else:
        told = [finding for finding in outcome.findings if verbose or finding.severity is not Severity.NOTE]
        tell_findings(told, sys.stderr, quiet=quiet)
        hidden = len(told) < len(outcome.findings)
        _tell_made(outcome, draft=draft, quiet=quiet, more=" (xem: thêm --verbose)" if hidden else "")
    return exit_code(outcome.findings, strict=strict)


def _tell_made(outcome: runs.Outcome, *, draft: bool, quiet: bool, more: str) -> None:
    """Tell what is on the disk now and what to do next; `more` says how to see what was counted and not told."""
    if quiet:
        return
    if outcome.written is None:
        sys.stderr.write(f"Chưa tạo tệp nào: {count_words(outcome.findings)}{more}.\n")
        if outcome.sound:
            sys.stderr.write(f"Các văn bản không có lỗi vẫn tạo được: {outcome.sound}\n")
        return
    for path in outcome.written.files:
        typer.echo(f"Đã tạo {show_path(path)}")
    for path in outcome.written.kept:
        typer.echo(f"Bản sửa tay được giữ tại {show_path(path)}")
    for path in outcome.written.stale:
        typer.echo(f"Lần chạy trước dừng giữa chừng, nên tạo lại: {show_path(path)}")
    typer.echo(f"Xong: {len(outcome.written.files)} tệp, {count_words(outcome.findings)}{more}.")
    typer.echo(f"Việc tiếp theo: {_next_step(outcome, draft=draft)}")


def _next_step(outcome: runs.Outcome, *, draft: bool) -> str:
    if draft:
        return "bổ sung chỗ tô vàng trong tệp YAML, rồi chạy lại không có --draft."
    if any(finding.severity is Severity.WARNING for finding in outcome.findings):
        return "xem lại các cảnh báo ở trên; mở tệp bằng Word, rà lần cuối rồi trình ký."
    return "mở tệp bằng Word, rà lần cuối rồi trình ký."


def check(
    period: Annotated[
        str | None,
        typer.Argument(metavar="KỲ", help="Kỳ cần kiểm tra; để trống: mọi kỳ.", autocompletion=complete_period),
    ] = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Nêu mọi điều cần sửa trong số liệu, lời văn và văn bản đã tạo, không ghi gì."""
    as_json = read_format(output)
    office = open_workspace(workspace)
    findings = pipeline.check(office, known_period(office, period) if period else None)
    if as_json:
        print_json(findings)
    else:
        tell_findings(findings, sys.stdout, quiet=quiet)
        if not quiet:
            typer.echo(f"Đã kiểm tra {period or 'mọi kỳ'}: {count_words(findings)}.")
    code = exit_code(findings, strict=strict)
    return 1 if code else 0
