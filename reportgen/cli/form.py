"""`lint` and `template`: any Word file measured against the form; templates checked and copied."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from reportgen import __version__
from reportgen.cli.completion import complete_template
from reportgen.cli.help import Command, Group
from reportgen.cli.options import (
    FormatOption,
    QuietOption,
    StrictOption,
    WorkspaceOption,
    open_workspace,
    read_file,
    read_format,
    workspace_if_any,
)
from reportgen.cli.report import count_words, print_json, show_path, tell_findings
from reportgen.diagnostics import Cause, Finding, Refused, exit_code, nearest, refuse
from reportgen.storage import write_files
from reportgen.workspace import Workspace
from reportgen.workspace.folder import shipped_templates


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("lint", cls=Command, epilog=_LINT_EXAMPLES)(lint)
    template = typer.Typer(
        cls=Group,
        help="Kiểm tra mẫu văn bản; chép mẫu về thư mục làm việc để sửa trong Word.",
        epilog="reportgen template check\nreportgen template copy thong-bao-ket-luan",
        rich_markup_mode=None,
    )
    template.command("check", cls=Command, epilog=_CHECK_EXAMPLES)(check)
    template.command("copy", cls=Command, epilog="reportgen template copy thong-bao-ket-luan")(copy)
    app.add_typer(template, name="template")


_LINT_EXAMPLES = """\
reportgen lint bao-cao.docx
reportgen lint bao-cao.docx --annotate bao-cao-nhan-xet.docx"""

_CHECK_EXAMPLES = """\
reportgen template check
reportgen template check thong-bao-ket-luan"""


def lint(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP", help="Các tệp Word cần đo.")],
    annotate: Annotated[
        Path | None, typer.Option("--annotate", metavar="TỆP", help="Ghi bản sao có nhận xét Word tại từng chỗ.")
    ] = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Đo thể thức, kiểm tra chữ nghĩa của tệp Word bất kỳ theo Nghị định 30/2020/NĐ-CP."""
    from reportgen import pipeline  # noqa: PLC0415 - only where a Word file is measured
    from reportgen.conformance.comments import annotate as with_comments  # noqa: PLC0415

    as_json = read_format(output)
    office = workspace_if_any(workspace)
    agency = office.agency().record if office else None
    if annotate:
        _refuse_target(annotate, files)
    contents = {path: read_file(path) for path in files}
    findings: list[Finding] = []
    written = ""
    for path, data in contents.items():
        try:
            found = pipeline.measure_file(data, show_path(path), agency)
        except Refused as refused:
            findings += refused.findings
            continue
        findings += found
        if annotate:
            write_files({annotate: with_comments(data, found)})
            written = f"Đã ghi bản có nhận xét {show_path(annotate)}"
    _tell(findings, f"Đã đo {len(files)} tệp", as_json=as_json, quiet=quiet)
    if written and not as_json:
        typer.echo(written)
    return 1 if exit_code(findings, strict=strict) else 0


def _refuse_target(annotate: Path, files: Sequence[Path]) -> None:
    """Do nothing where the copy with comments is a file of its own, of one document.

    Raises:
        Refused: several documents are measured, or the copy would take the place of the document or of another file.
    """
    if len(files) > 1:
        hint = "đo từng tệp một khi dùng --annotate"
        raise refuse("annotate-one", "Chỉ ghi nhận xét được vào một tệp.", cause=Cause.COMMAND, hint=hint)
    if annotate.resolve() == files[0].resolve():
        message = f"Bản có nhận xét sẽ ghi đè lên chính tệp được đo {show_path(annotate)}."
        raise refuse("annotate-itself", message, cause=Cause.COMMAND, hint="đặt tên khác sau --annotate")
    if annotate.is_file():
        message = f"Bản có nhận xét sẽ ghi đè lên {show_path(annotate)} đã có."
        hint = "đặt tên khác sau --annotate, hoặc xóa tệp cũ nếu không cần nữa"
        raise refuse("annotate-exists", message, cause=Cause.COMMAND, hint=hint)


def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MẪU", help="Tên mẫu hoặc tệp .docx; để trống: mọi mẫu.", autocompletion=complete_template
        ),
    ] = None,
    strict: StrictOption = False,
    quiet: QuietOption = False,
    output: FormatOption = "text",
    workspace: WorkspaceOption = None,
) -> int:
    """Kiểm tra mẫu: thẻ, khoang, kiểu chữ, in thử với số liệu đủ và rỗng."""
    from reportgen.document.checking import check_template  # noqa: PLC0415 - only where a template is checked

    as_json = read_format(output)
    office = workspace_if_any(workspace)
    paths = _templates(office, names or ())
    given = _slots_given(office) if office else {}
    findings = [
        finding
        for name, path in paths.items()
        for finding in check_template(path, given=given.get(name), shipped=shipped_templates().get(name))
    ]
    _tell(findings, f"Đã kiểm tra {len(paths)} mẫu", as_json=as_json, quiet=quiet)
    return 1 if exit_code(findings, strict=strict) else 0


def _tell(findings: list[Finding], done: str, *, as_json: bool, quiet: bool) -> None:
    if as_json:
        print_json(findings)
        return
    tell_findings(findings, sys.stdout, quiet=quiet)
    if not quiet:
        typer.echo(f"{done}: {count_words(findings)}.")


def _templates(office: Workspace | None, names: list[str] | tuple[str, ...]) -> dict[str, Path]:
    """Return the templates named, by name; all there are where none is named."""
    known = dict(shipped_templates())
    if office:
        known |= {name: path for name in office.template_names() if (path := office.template_path(name))}
    if not names:
        return known
    return {Path(name).stem: _template(name, known) for name in names}


def _template(name: str, known: dict[str, Path]) -> Path:
    path = Path(name)
    if path.suffix.lower() == ".docx" and path.is_file():
        return path
    if name in known:
        return known[name]
    meant = nearest(name, known)
    hint = f"có phải {meant}?" if meant else f"các mẫu có: {', '.join(known)}"
    raise refuse("no-such-template", f"Không có mẫu “{name}”.", cause=Cause.COMMAND, hint=hint)


def _slots_given(office: Workspace) -> dict[str, dict[str, list[str]]]:
    """Return for each template the slots that documents fill, each with the names of those documents."""
    given: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for period in office.periods():
        for name in office.documents(period):
            document = office.document(period, name).record
            for slot in document.content if document else ():
                given[office.template_name(period, name)][slot].append(f"{period}/{name}")
    return given


def copy(
    name: Annotated[str, typer.Argument(metavar="MẪU", help="Tên mẫu.", autocompletion=complete_template)],
    workspace: WorkspaceOption = None,
) -> int:
    """Chép một mẫu có sẵn vào thư mục templates/ để sửa trong Word."""
    from reportgen.document.origin import copy_template  # noqa: PLC0415 - only where a template is copied

    office = open_workspace(workspace)
    shipped = shipped_templates()
    path = _template(name, shipped)
    target = office.root / "templates" / f"{path.stem}.docx"
    if target.exists():
        hint = "sửa tệp đó, hoặc đổi tên nó rồi chép lại"
        raise refuse("file-exists", f"Đã có {show_path(target)}.", cause=Cause.COMMAND, hint=hint)
    write_files({target: copy_template(path, __version__)})
    typer.echo(
        f"Đã chép mẫu vào {show_path(target)}; mở bằng Word để sửa, rồi chạy: reportgen template check {path.stem}"
    )
    return 0
