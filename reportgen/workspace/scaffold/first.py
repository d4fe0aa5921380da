"""`init`: a small complete workspace from a few answers. It renders at once; its figures and prose are examples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from string import Template
from typing import Final

from reportgen.numerals import format_number
from reportgen.periods import Period, format_day
from reportgen.workspace.lines import value_text
from reportgen.workspace.scaffold.answers import Answers, Level, check_answers

_FOLDERS: Final = {Level.PROVINCE: "locality", Level.COMMUNE: "locality", Level.DEPARTMENT: "department"}
_PERIOD_FILES: Final = {
    "locality": ("indicators", "tasks", "bao-cao-kinh-te-xa-hoi", "thong-bao-ket-luan"),
    "department": ("indicators", "tasks", "bao-cao-chi-dao-dieu-hanh", "thong-bao-ket-luan"),
}
_UNITS: Final = {
    Level.PROVINCE: {
        "finance": "Sở Tài chính",
        "farming": "Sở Nông nghiệp và Môi trường",
        "office": "Văn phòng UBND tỉnh",
        "attendees": "các thành viên UBND tỉnh, lãnh đạo các sở, ban, ngành tỉnh",
    },
    Level.COMMUNE: {
        "finance": "Phòng Kinh tế",
        "farming": "Phòng Kinh tế",
        "office": "Văn phòng HĐND và UBND",
        "attendees": "các thành viên UBND, lãnh đạo các phòng, đơn vị trực thuộc",
    },
    Level.DEPARTMENT: {},
}
_EXAMPLE_LEADER: Final = "Nguyễn Văn A"


def first_workspace(answers: Answers) -> dict[str, str]:
    """Return the files of a new workspace by their path under it. Nothing is written.

    Raises:
        Refused: an answer is missing or cannot be printed; cause COMMAND.
    """
    check_answers(answers)
    values = _values(answers)
    folder = _FOLDERS[answers.level]
    forms = {"data/agency.yaml": f"{answers.level}/agency.yaml", "data/catalog.yaml": f"{folder}/catalog.yaml"}
    forms |= {f"data/{answers.period}/{name}.yaml": f"{folder}/{name}.yaml" for name in _PERIOD_FILES[folder]}
    texts = {path: _form(form).substitute(values) for path, form in forms.items()}
    texts["README-vi.txt"] = _form("README-vi.txt").substitute(_told(answers))
    texts[".vscode/settings.json"] = _form("settings.json").template
    return texts | _schemas()


def first_steps(answers: Answers) -> tuple[str, ...]:
    """Return what people do next, one sentence each."""
    period = answers.period
    return (
        f"Làm thử văn bản Word đầu tiên: reportgen render {period}.",
        "Xem lại cơ quan, chữ ký, nơi nhận trong data/agency.yaml.",
        "Thay danh mục chỉ tiêu và kế hoạch minh họa trong data/catalog.yaml bằng của cơ quan.",
        f"Thay số liệu minh họa trong data/{period}/indicators.yaml; viết lại lời văn trong các tệp cùng thư mục.",
        f"Muốn sửa mẫu Word: reportgen template copy {_PERIOD_FILES[_FOLDERS[answers.level]][2]}.",
        f"Tháng sau: reportgen new {period.next}.",
    )


@cache
def _form(name: str) -> Template:
    return Template((files(__package__) / "forms" / name).read_text(encoding="utf-8"))


def _values(answers: Answers) -> Mapping[str, str]:
    """Return what stands for each `$name` of the forms; texts from the answers as YAML writes them."""
    period = answers.period
    units = _UNITS[answers.level]
    chair = f"{answers.leader.strip() or _EXAMPLE_LEADER} - Chủ tịch {answers.short_name}"
    typed = {
        "name": answers.name,
        "short_name": answers.short_name,
        "place": answers.place.strip(),
        "office_parent": answers.name.replace("Ủy ban nhân dân", "UBND"),
        "parent": answers.parent.strip(),
        "symbol": answers.symbol,
        "leader": answers.leader.strip(),
        "office_head": answers.office_head.strip(),
        "chair": chair,
    }
    written = {key: value_text(text) for key, text in typed.items()}
    written["letterhead"] = "\n".join(f"      - {value_text(line)}" for line in answers.letterhead)
    written["closing"] = _closing(answers)
    return units | written | _dates(period) | _figures(period)


def _closing(answers: Answers) -> str:
    """Return a commune's closing line: its office serves the People's Council too, which the template does not say."""
    if answers.level is not Level.COMMUNE:
        return ""
    text = f"Thừa lệnh Chủ tịch {answers.name}, Văn phòng HĐND và UBND thông báo để các đơn vị biết, thực hiện"
    return f"closing: {value_text(text)}\n\n"


def _dates(period: Period) -> dict[str, str]:
    following = period.next
    return {
        "year": str(period.year),
        "period": str(period),
        "month": f"{period.first}/{period.year}",
        "next_month": f"tháng {following.first}/{following.year}",
        "last_day": format_day(period.last_day),
        "meeting_day": format_day(period.last_day.replace(day=24)),
    }


def _figures(period: Period) -> dict[str, str]:
    """Return the example figures that grow with the months of the year; in January they equal the month's own."""
    months = Decimal(period.first)
    earlier = months - 1
    return {
        "revenue_to_date": format_number(Decimal("18.5") + earlier * 18),
        "forest_to_date": format_number(Decimal("14.2") + earlier * 13),
        "inspections_to_date": format_number(5 + earlier * 4),
        "disbursed_to_date": format_number(Decimal("9.5") * months),
        "disbursed_last_year": format_number(Decimal("8.8") * months),
        "spent_to_date": format_number(620 * months),
        "spent_last_year": format_number(585 * months),
    }


def _told(answers: Answers) -> dict[str, str]:
    period = answers.period
    return {
        "name": answers.name,
        "period": str(period),
        "period_name": period.name,
        "next_period": str(period.next),
    }


def _schemas() -> dict[str, str]:
    """Return the JSON Schemas to which the editor settings point."""
    from reportgen.workspace.json_schema import schemas  # noqa: PLC0415 - building them loads pydantic's generator

    return {
        f".vscode/{name}": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()
    }
