"""What people do outside the terminal: figures typed into a workbook, texts rewritten, files opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import docx
from openpyxl import load_workbook

FIGURES = "Số liệu"
KEY_ROW = 4
"""The hidden row of the workbook that names its columns."""

Typed = Mapping[tuple[str, str], object]
"""What is typed into the cells, by indicator and column."""


def type_figures(path: Path, typed: Typed) -> None:
    """Open the workbook, type into its open cells, and save it."""
    workbook = load_workbook(path)
    sheet = workbook[FIGURES]
    columns = {sheet.cell(KEY_ROW, number).value: number for number in range(1, sheet.max_column + 1)}
    rows = {sheet.cell(number, 1).value: number for number in range(KEY_ROW + 1, sheet.max_row + 1)}
    for (indicator, column), value in typed.items():
        cell = sheet.cell(rows[indicator], columns[column])
        assert not cell.protection.locked, f"{indicator}, {column}: locked"
        cell.value = value  # type: ignore[assignment]  # openpyxl's stubs know only what they were told
    workbook.save(path)


def rewrite(path: Path, changes: Mapping[str, str]) -> None:
    """Replace each text of the file by another one; every text must be there, once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def take_marks_away(path: Path) -> None:
    """Take away the lines that say a slot has yet to be rewritten."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if line.strip() != "[viết lại]"), encoding="utf-8")


def word_text(path: Path) -> str:
    """Return the text of a Word file, tables too, paragraph by paragraph; hard blanks as plain ones."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    return text.replace("\N{NO-BREAK SPACE}", " ")


def edit_in_word(path: Path, old: str, new: str) -> None:
    """Change a word of a Word file by hand."""
    document = docx.Document(str(path))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    runs[0].text = runs[0].text.replace(old, new)
    document.save(str(path))
