"""Comparison tables on a terminal and as JSON; `--xlsx` and `--docx` hand the same record to their rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TextIO

from reportgen.cli.draw import Heading, Line, draw_table, draws_colour
from reportgen.diagnostics import Cause, refuse
from reportgen.figures import Cell, ComparisonTable, Judgement, Row
from reportgen.figures.comparison import Direction

_ARROWS: Final = {Direction.UP: "▲ ", Direction.DOWN: "▼ "}
_STYLES: Final = {Judgement.BETTER: "good", Judgement.WORSE: "bad"}
_INDENT: Final = "  "
_SPARE: Final = frozenset({"rule", "estimated", "direction", "assigned_by", "due_before"})
"""Columns that a narrow terminal can do without; directions are told by arrows and colours too."""
_PLAN: Final = "vs_plan"
"""A share of the year's plan: an arrow beside it would tell of a fall where there is none."""


def draw_comparison(table: ComparisonTable, stream: TextIO) -> None:
    """Write the table: colour and arrows on a terminal, plain in a pipe."""
    named = _named(table)
    headings = [
        Heading(column.title, right=column.numeric, names=index == named, spare=column.key in _SPARE)
        for index, column in enumerate(table.columns)
    ]
    arrows = draws_colour(stream)
    lines = [_line(row, table, arrows=arrows) for row in table.rows]
    draw_table(table.title, headings, lines, stream)
    stream.writelines(f"{note}\n" for note in table.notes)


def _line(row: Row, table: ComparisonTable, *, arrows: bool) -> Line:
    texts = [
        _shown(cell, arrows=arrows and column.key != _PLAN)
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]
    named = _named(table)
    texts[named] = _INDENT * row.level + texts[named]
    judged = next((cell.judgement for cell in row.cells if cell.judgement), None)
    return Line(texts, "bold" if row.bold else _STYLES.get(judged, "") if judged else "")


def _named(table: ComparisonTable) -> int:
    """Return the column that names the rows: the first one of words after the row's number."""
    return next((index for index, column in enumerate(table.columns) if not column.numeric and index), 0)


def _shown(cell: Cell, *, arrows: bool) -> str:
    arrow = _ARROWS.get(cell.direction, "") if arrows and cell.direction and cell.value is not None else ""
    return arrow + cell.text


def table_record(table: ComparisonTable) -> dict[str, Any]:
    """Return the table for `--format json`: each cell as printed, and its number where it has one."""
    return {
        "title": table.title,
        "columns": [{"key": column.key, "title": column.title} for column in table.columns],
        "rows": [
            {
                "id": row.identifier,
                "level": row.level,
                "cells": {
                    column.key: _cell_record(cell) for column, cell in zip(table.columns, row.cells, strict=True)
                },
            }
            for row in table.rows
        ],
        "notes": list(table.notes),
    }


def _cell_record(cell: Cell) -> dict[str, Any]:
    further = {
        "value": str(cell.value) if cell.value is not None else None,
        "direction": cell.direction.value if cell.direction else None,
        "judgement": cell.judgement.value if cell.judgement else None,
    }
    return {"text": cell.text} | {key: value for key, value in further.items() if value is not None}


def table_files(
    tables: Sequence[ComparisonTable], xlsx: Path | None, docx: Path | None, annex: Callable[[], bytes]
) -> dict[Path, bytes]:
    """Return the workbook and the Word file that were asked for; `annex` makes the latter.

    Raises:
        Refused: a name has another ending; cause COMMAND.
    """
    files = {}
    if xlsx is not None:
        from reportgen.excel import write_tables  # noqa: PLC0415 - openpyxl only where a workbook is made

        files[_with_ending(xlsx, ".xlsx")] = write_tables(tables)
    if docx is not None:
        files[_with_ending(docx, ".docx")] = annex()
    return files


def _with_ending(path: Path, ending: str) -> Path:
    if path.suffix.lower() != ending:
        hint = f"viết {path.with_suffix(ending).name}"
        raise refuse("file-ending", f"Tên tệp {path.name} không có đuôi {ending}.", cause=Cause.COMMAND, hint=hint)
    return path
