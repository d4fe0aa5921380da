"""`init`, `new` and `schema`: a first workspace, the next period, what editors need."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from reportgen.cli.help import Command
from reportgen.cli.options import WorkspaceOption, open_workspace, read_period
from reportgen.cli.questions import ask, can_ask
from reportgen.cli.report import show_path, tell_steps
from reportgen.diagnostics import Cause, Finding, Refused, refuse
from reportgen.periods import Period
from reportgen.storage import write_files
from reportgen.workspace.json_schema import schemas
from reportgen.workspace.scaffold import (
    Answers,
    Level,
    first_steps,
    first_workspace,
    prepare,
    read_level,
    usual_level,
)

T = TypeVar("T")


def register(app: typer.Typer) -> None:
    """Add the commands of this module to the program."""
    app.command("init", cls=Command, epilog=_INIT_EXAMPLES)(init)
    app.command("new", cls=Command, epilog="reportgen new 2021-09\nreportgen new 2021-9T")(new)
    app.command("schema", cls=Command, epilog="reportgen schema\nreportgen schema --out schemas")(schema)


_INIT_EXAMPLES = """\
reportgen init "Báo cáo tháng"
reportgen init . --agency "xã Bình Lư" --level xã --period 2021-08"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Nơi tạo; mặc định là thư mục hiện tại.")] = Path(),
    agency: Annotated[str | None, typer.Option(metavar="TÊN", help="Tên cơ quan, ví dụ “tỉnh Lai Châu”.")] = None,
    level: Annotated[
        str | None, typer.Option(metavar="CẤP", help="tỉnh, xã hoặc sở; cũng viết province, commune, department.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="ĐỊA_DANH", help="Địa danh trước ngày tháng.")] = None,
    parent: Annotated[str | None, typer.Option(metavar="TÊN", help="Cơ quan chủ quản của sở, ban, ngành.")] = None,
    leader: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Chủ tịch hoặc thủ trưởng ký văn bản.")] = None,
    office_head: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Chánh Văn phòng ký thừa lệnh.")] = None,
    period: Annotated[str | None, typer.Option(metavar="KỲ", help="Tháng đầu tiên, ví dụ 2021-08.")] = None,
) -> int:
    """Tạo thư mục làm việc mới, nhỏ mà đủ: in được văn bản ngay."""
    if (folder / "data").exists():
        hint = "chọn thư mục khác, hoặc vào thư mục này và dùng: reportgen new KỲ"
        raise refuse("workspace-exists", f"{show_path(folder / 'data')} đã có.", cause=Cause.COMMAND, hint=hint)
    answers = _ask(agency, level, place, parent, leader, office_head, period)
    files = {folder / path: text.encode() for path, text in first_workspace(answers).items()}
    existing = [path for path in files if path.exists()]
    if existing:
        names = ", ".join(show_path(path) for path in existing)
        raise refuse("file-exists", f"Đã có tệp {names}.", cause=Cause.COMMAND, hint="chọn thư mục trống")
    write_files(files)
    typer.echo(f"Đã tạo thư mục làm việc {show_path(folder)} với {len(files)} tệp.")
    inside = [] if folder.resolve() == Path.cwd() else [f'Vào thư mục đó: cd "{show_path(folder)}".']
    tell_steps([*inside, *first_steps(answers)])
    return 0


def _ask(
    agency: str | None,
    level: str | None,
    place: str | None,
    parent: str | None,
    leader: str | None,
    office_head: str | None,
    period: str | None,
) -> Answers:
    """Ask for what the options leave open; where nobody can answer, the names of signers stay empty."""
    told = agency or _answer("Tên cơ quan (ví dụ: tỉnh Lai Châu, xã Bình Lư, Sở Công Thương)", "--agency", _needed)
    usual = usual_level(told)
    chosen = _level(level) if level else _answer("Cấp (tỉnh, xã hoặc sở)", "--level", _level, usual.short)
    this_month = Period.month(date.today().year, date.today().month)
    default_place = Answers(told, chosen, "", this_month).unit.split(" ", 1)[-1]
    return Answers(
        agency=told,
        level=chosen,
        place=place or _answer("Địa danh", "--place", _needed, default_place),
        parent=parent or (_answer("Cơ quan chủ quản", "--parent", _needed) if chosen is Level.DEPARTMENT else ""),
        leader=leader or _optional("Người đứng đầu (để trống nếu chưa rõ)"),
        office_head=office_head or _optional("Chánh Văn phòng (để trống nếu chưa rõ)"),
        period=read_period(period) if period else _answer("Tháng đầu tiên", "--period", read_period, this_month.id),
    )


def _answer(question: str, option: str, read: Callable[[str], T], default: str = "") -> T:
    if can_ask():
        return ask(question, read, default)
    if default:
        return read(default)
    message = f"Thiếu câu trả lời: {question}."
    raise refuse("answer-missing", message, cause=Cause.COMMAND, hint=f"thêm {option} “…”")


def _needed(text: str) -> str:
    if not text:
        raise refuse("answer-missing", "Mục này không để trống được.", cause=Cause.COMMAND, hint="gõ rồi bấm Enter")
    return text


def _optional(question: str) -> str:
    return ask(question, str) if can_ask() else ""


def _level(text: str) -> Level:
    if level := read_level(text):
        return level
    told = ", ".join(f"{level.short} ({level.label})" for level in Level)
    raise refuse("level", f"Không có cấp “{text}”.", cause=Cause.COMMAND, hint=f"viết một trong: {told}")


def new(
    period: Annotated[str, typer.Argument(metavar="KỲ", help="Kỳ mới: 2021-09, 2021-Q3, 2021-9T, 2021.")],
    workspace: WorkspaceOption = None,
) -> int:
    """Tạo kỳ mới từ kỳ trước: giữ cấu trúc, chuyển nhiệm vụ chưa xong, để trống số liệu."""
    office = open_workspace(workspace)
    prepared = prepare(office, read_period(period))
    _write_new(office.root, prepared.files)
    typer.echo(f"Đã tạo {prepared.period} từ {prepared.source}:")
    for path in prepared.files:
        typer.echo(f"  {path}")
    tell_steps(prepared.next_steps)
    return 0


def _write_new(root: Path, files: Mapping[str, str]) -> None:
    existing = [path for path in files if (root / path).exists()]
    if existing:
        hint = "xóa hoặc đổi tên tệp đó nếu muốn tạo lại"
        raise Refused(Finding("file-exists", f"Đã có tệp {path}.", hint=hint, cause=Cause.COMMAND) for path in existing)
    write_files({root / path: text.encode() for path, text in files.items()})


def schema(
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Nơi ghi; mặc định .vscode/.")] = None,
    workspace: WorkspaceOption = None,
) -> int:
    """Ghi JSON Schema để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."""
    folder = out or open_workspace(workspace).root / ".vscode"
    texts = {
        folder / name: json.dumps(content, ensure_ascii=False, indent=2) + "\n" for name, content in schemas().items()
    }
    write_files({path: text.encode() for path, text in texts.items()})
    for path in texts:
        typer.echo(f"Đã ghi {show_path(path)}")
    return 0
