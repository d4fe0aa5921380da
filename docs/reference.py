"""The pages that are written from the program itself: its commands, and the rules of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import typer.main

from reportgen.cli.app import app
from reportgen.conformance.rules import Rule, load_rules
from reportgen.prose.wording import check_wording

FOLDER: Final = Path(__file__).parent
_MADE: Final = "<!-- Trang này do chương trình viết ra (make docs); đừng sửa tay. -->"

_CODES: Final = (
    ("0", "xong"),
    ("1", "có điều cần sửa (`check`, `lint`, `template check`), hoặc tệp sẽ tạo ra chưa đúng thể thức (`render`)"),
    ("2", "dòng lệnh: gõ sai lệnh, kỳ, tên văn bản, tên tệp; đứng ngoài thư mục làm việc"),
    ("3", "số liệu hoặc lời văn trong `data/`"),
    ("4", "mẫu Word"),
    ("5", "ổ đĩa: tệp đang mở, hết chỗ, không có quyền ghi; hoặc thiếu chương trình ngoài"),
    ("70", "lỗi của chính chương trình"),
    ("130", "đã dừng theo yêu cầu (Ctrl+C)"),
)
_ABOUT_COMMANDS: Final = """\
Gõ trong cửa sổ lệnh, đứng ở thư mục làm việc. Phần trong ngoặc vuông có thể bỏ; `...` là gõ được nhiều lần. Thêm
`--help` sau lệnh nào thì in trang trợ giúp của lệnh đó. Kỳ viết `2021-08` (tháng), `2021-Q3` (quý), `2021-6T`,
`2021-9T` (6 tháng, 9 tháng đầu năm), `2021` (năm)."""
_ABOUT_PROGRAM: Final = """\
Chung cho cả chương trình: `reportgen --version` in phiên bản; `reportgen --install-completion` cài gợi ý bằng phím Tab
cho Linux, macOS; trên Windows, gõ trong PowerShell: `reportgen --show-completion >> $PROFILE`."""
_ABOUT_RULES: Final = """\
`render` đo mọi văn bản trước khi ghi; `reportgen lint TỆP.docx` đo tệp Word bất kỳ, kể cả tệp gõ tay. Dưới đây là
{count} quy tắc theo {decree}; cột “căn cứ” ghi mục của Phụ lục I, Phần I. Mã quy tắc in trong
ngoặc vuông ở cuối mỗi thông báo. Có **lỗi** thì `render` không ghi tệp; *cảnh báo* và lưu ý thì vẫn ghi.

Mẫu nào chủ ý trình bày khác một quy tắc thì ghi mã quy tắc đó trong mẫu:
xem [Mẫu văn bản](mau.md#quy-ước-riêng-của-cơ-quan)."""
_SLIPS: Final = (
    "tăng 2,5 lần so với cùng kỳ",
    "đạt 67,72 kế hoạch",
    "bằng 77 % dự toán",
    "trị giá 12345 tỷ đồng",
    "ngày 5/3/2021",
    "trong tháng 2 năm 2021",
    "giai đoạn 2021 – 2025",
    "diện tích 120 m2",
    "kinh tế-xã hội",
    "kinh tế – xã hội",
    "dịp Tết nguyên đán",
    "Ủy Ban nhân dân tỉnh",
    "đạt kế hoạch , vượt dự toán",
    "đạt  kế hoạch",
    "các sở,ban, ngành",
    "các các sở, ban, ngành",
    "theo “Nghị quyết của tỉnh",
)
"""One sample of each common slip of wording."""
_SUBJECTS: Final = {
    "PG": "Khổ giấy, lề trang",
    "FN": "Phông chữ, màu chữ",
    "PN": "Số trang",
    "SZ": "Tương quan cỡ chữ",
    "QH": "Quốc hiệu, Tiêu ngữ",
    "CQ": "Tên cơ quan",
    "SK": "Số, ký hiệu",
    "DD": "Địa danh, thời gian",
    "TL": "Tên loại, trích yếu",
    "CC": "Căn cứ, viện dẫn",
    "ND": "Nội dung",
    "HD": "Đề mục, điều, khoản, điểm",
    "CK": "Phần ký",
    "KG": "Kính gửi",
    "NN": "Nơi nhận",
    "PL": "Phụ lục, bảng",
    "DM": "Dấu chỉ mức độ, dự thảo",
    "SX": "Sửa đổi còn treo",
}


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    return {"cac-lenh.md": _commands_page(), "the-thuc.md": _rules_page()}


# Commands ----------------------------------------------------------------------------------------------------


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every command that does something, with the words that name it, in the order of the help page."""
    yield from _below((), typer.main.get_command(app))


def _below(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    names = names_inside(command)
    if not names:
        yield path, command
    for name in names:
        yield from _below((*path, name), command.get_command(None, name))


def names_inside(command: Any) -> list[str]:
    """Return the names of the commands inside a command; [] where it has none."""
    return list(command.list_commands(None)) if hasattr(command, "list_commands") else []


def parameters(command: Any, kind: str) -> list[Any]:
    """Return the command's own parameters of this kind, `argument` or `option`; what every command has is left out."""
    return [one for one in command.params if one.param_type_name == kind and one.name != "help"]


def _commands_page() -> str:
    all_commands = list(commands())
    lines = [
        "# Các lệnh",
        "",
        _MADE,
        "",
        _ABOUT_COMMANDS,
        "",
        *_table(("lệnh", "việc"), [(_link(path), command.get_short_help_str(200)) for path, command in all_commands]),
    ]
    for path, command in all_commands:
        lines += ["", *_command(path, command)]
    lines += [
        "",
        "## Mã kết thúc",
        "",
        "Dành cho người viết tệp lệnh chạy tự động. Có nhiều loại lỗi thì lấy mã đầu tiên trong thứ tự 2, 3, 4, 1, 5.",
        "",
        *_table(("mã", "nghĩa"), _CODES),
        "",
        _ABOUT_PROGRAM,
    ]
    return "\n".join(lines) + "\n"


def _link(path: Sequence[str]) -> str:
    return f"[`reportgen {' '.join(path)}`](#reportgen-{'-'.join(path)})"


def _command(path: Sequence[str], command: Any) -> Iterator[str]:
    name = f"reportgen {' '.join(path)}"
    arguments, options = parameters(command, "argument"), parameters(command, "option")
    usage = [name, *(_argument(one) for one in arguments), *(["[TÙY CHỌN]"] if options else [])]
    yield from (f"## {name}", "", command.help or "", "", f"Cách dùng: `{' '.join(usage)}`", "")
    rows = [(f"`{one.metavar}`", one.help or "") for one in arguments]
    rows += [(f"`{_option(one)}`", one.help or "") for one in options]
    yield from _table(("", "nghĩa"), rows)
    yield from ("", "Ví dụ:", "", *(f"    {line.strip()}" for line in (command.epilog or "").splitlines()))


def _argument(one: Any) -> str:
    many = "..." if one.nargs != 1 else ""
    return f"{one.metavar}{many}" if one.required else f"[{one.metavar}{many}]"


def _option(one: Any) -> str:
    spelled = ", ".join(one.opts)
    return spelled if one.is_flag else f"{spelled} {one.metavar}"


# Rules of the form -------------------------------------------------------------------------------------------


def _rules_page() -> str:
    book = load_rules()
    rules = list(book.rules.values())
    lines = [
        "# Thể thức: những gì được đo",
        "",
        _MADE,
        "",
        _ABOUT_RULES.format(count=len(rules), decree=book.decree),
    ]
    for prefix, group in groupby(rules, key=lambda rule: rule.id.partition("-")[0]):
        rows = [_rule(rule, book.decree) for rule in group]
        lines += ["", f"## {_SUBJECTS[prefix]}", "", *_table(("mã", "mức", "đo gì", "cách sửa", "căn cứ"), rows)]
    lines += [
        "",
        "## Chữ nghĩa",
        "",
        "Lời văn trong tệp YAML và trong tệp Word đem đo còn được soát những lỗi gõ thường gặp, ví dụ:",
        "",
        *_table(("gõ", "báo", "cách sửa"), [_slip(text) for text in _SLIPS]),
    ]
    return "\n".join(lines) + "\n"


_WEIGHTS: Final = {"lỗi": "**lỗi**", "cảnh báo": "*cảnh báo*"}


def _rule(rule: Rule, decree: str) -> Sequence[str]:
    weight = _WEIGHTS.get(rule.severity.label, rule.severity.label)
    source = rule.source.replace(f"{decree}, ", "").replace("Phụ lục I, Phần I, mục", "mục")
    return f"`{rule.id}`", weight, f"{rule.title}: {rule.measures}", rule.cure, source


def _slip(text: str) -> Sequence[str]:
    first = check_wording(text)[0]
    return text, first.message, first.hint


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(titles)
    yield _row(["---"] * len(titles))
    yield from (_row(row) for row in rows)


def _row(cells: Sequence[str]) -> str:
    escaped = [cell.replace("|", "\\|") for cell in cells]
    return f"| {' | '.join(escaped)} |"
