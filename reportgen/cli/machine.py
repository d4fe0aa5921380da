"""`doctor` and `watch`: what this machine has, and documents that follow what is saved."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.draw import Heading, Line, draw_table
from reportgen.cli.help import Command
from reportgen.cli.options import (
    DocumentsArgument,
    FormatOption,
    PeriodArgument,
    QuietOption,
    StrictOption,
    WorkspaceOption,
    known_period,
    open_workspace,
    read_format,
    workspace_if_any,
)
from reportgen.cli.report import count_words, print_json, tell_findings
from reportgen.diagnostics import Finding, exit_code

if TYPE_CHECKING:
    from reportgen.cli.inspection import Part


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("watch", cls=Command, epilog=_WATCH_EXAMPLES)(watch)
    app.command("doctor", cls=Command, epilog="reportgen doctor\nreportgen doctor --format json")(doctor)


_WATCH_EXAMPLES = """\
reportgen watch 2021-08
reportgen watch 2021-08 thong-bao-ket-luan --draft"""


def doctor(
    strict: StrictOption = False,
    quiet: QuietOption = False,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Xem máy này có đủ những gì reportgen cần, thiếu gì thì làm thế nào."""
    from reportgen.cli.inspection import inspect_machine  # noqa: PLC0415 - no other command looks at the machine

    as_json = read_format(output)
    parts = inspect_machine(workspace_if_any(workspace), sys.stdout.encoding or "ascii")
    findings = [part.finding for part in parts if part.finding]
    if as_json:
        machine = [{"name": part.name, "state": part.state, "found": part.told} for part in parts]
        print_json(findings, {"machine": machine})
    else:
        _tell(parts, findings, quiet=quiet)
    return exit_code(findings, strict=strict)


def _tell(parts: Sequence[Part], findings: Sequence[Finding], *, quiet: bool) -> None:
    if not quiet:
        headings = (Heading("Mục"), Heading("Tình trạng"), Heading("Thấy gì"))
        draw_table("", headings, [Line((part.name, part.state, part.told)) for part in parts], sys.stdout)
        typer.echo()
    tell_findings(findings, sys.stdout, quiet=quiet)
    if not quiet:
        lacking = any(finding.is_error for finding in findings)
        said = "Máy này còn thiếu thứ cần có" if lacking else "Máy này đủ để tạo văn bản"
        typer.echo(f"{said}: {count_words(findings)}.")


def watch(
    period: PeriodArgument,
    documents: DocumentsArgument = None,
    draft: Annotated[bool, typer.Option("--draft", help="In DỰ THẢO; số còn thiếu in là [thiếu: …].")] = False,
    quiet: QuietOption = False,
    workspace: WorkspaceOption = None,
) -> int:
    """Tự tạo lại văn bản mỗi khi lưu tệp, cho đến khi bấm Ctrl+C."""
    from reportgen.cli.watching import Watch  # noqa: PLC0415 - no other command watches

    office = open_workspace(workspace)
    watched = known_period(office, period)
    names = tuple(dict.fromkeys(documents or ()))
    office.require_documents(watched, names)
    try:
        Watch(office.root, watched, names, draft=draft, quiet=quiet).run()
    except KeyboardInterrupt:
        typer.echo("Đã dừng theo dõi; các văn bản đã tạo vẫn nguyên.")
    return 0
