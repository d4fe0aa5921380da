"""The house keeps its order: imports go one way, and each outside library has one owner."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "reportgen"

FLOORS = (
    ("cli",),
    ("runs", "text_comparison"),
    ("pipeline",),
    ("outputs",),
    ("manifest",),
    ("document", "conformance", "excel"),
    ("prose",),
    ("figures",),
    ("workspace",),
    ("ooxml", "cache"),
    ("storage",),
    ("periods", "diagnostics"),
    ("numerals",),
)
"""From the top down. A room imports from the floors below it, never from a neighbour or from above."""

OWNERS = {
    "typer": {"cli"},
    "rich": {"cli"},
    "yaml": {"workspace"},
    "pydantic": {"workspace"},
    "pydantic_core": {"workspace"},
    "jinja2": {"document"},
    "docxtpl": {"document"},
    "markupsafe": {"document"},
    "openpyxl": {"excel"},
    "lxml": {"ooxml", "document", "conformance"},
    "docx": {"conformance"},
    "wcwidth": {"diagnostics", "cli"},
    "zlib_ng": {"document"},
}
"""Which rooms may import an outside library."""

RECORDS = {"msgspec"}
"""What records are made of, in every room."""

FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "manager"}


def modules() -> list[Path]:
    return sorted(
        path
        for path in PACKAGE.rglob("*.py")
        if path.name not in ("__init__.py", "__main__.py") or path.parent != PACKAGE
    )


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module
            yield from [node.module] if node.module != "reportgen" else [f"reportgen.{a.name}" for a in node.names]


def floor(room: str) -> int:
    return next(index for index, rooms in enumerate(FLOORS) if room in rooms)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    wrong = [
        name
        for name in imported(path)
        if name.startswith("reportgen.")
        and (other := name.split(".")[1]) not in (room, "__version__")
        and floor(other) <= floor(room)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_owner(path: Path) -> None:
    room = room_of(path)
    outside = {name.split(".")[0] for name in imported(path)} - set(sys.stdlib_module_names) - {"reportgen"} - RECORDS
    assert {name for name in outside if room not in OWNERS.get(name, set())} == set()


def test_no_room_for_odds_and_ends() -> None:
    assert {path.stem for path in modules()} & FORBIDDEN_NAMES == set()


def test_no_module_shadows_the_standard_library_at_the_top() -> None:
    assert {path.stem for path in PACKAGE.glob("*.py")} & set(sys.stdlib_module_names) == set()
