"""Putting figures into indicators.yaml: only their values change, every other character stays."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from reportgen.diagnostics import Finding, Refused, refuse
from reportgen.numerals import parse_number
from reportgen.workspace.lines import Entry, entries, scalar, value_text
from reportgen.workspace.reading import Kind, Loaded, parse
from reportgen.workspace.schema import Entry as Figures
from reportgen.workspace.schema import PeriodFigures

Edits = Mapping[tuple[str, str], str | None]
"""New values by indicator and field of its entry, as the file writes them; None empties."""

_HEAD: Final = "# Số liệu của kỳ. Viết số như trong văn bản: 1.234,5. Chưa có số thì để trống.\n\n"
_STEP: Final = "  "
_NOTE: Final = "note"
_NOTHING: Final = Figures()


def set_figures(text: str, edits: Edits, *, file: str) -> str:
    r"""Return the file's text with these figures.

    A bare number that gets a sister (`actual` beside an estimate) becomes an entry of its own; an indicator that the
    file does not name is added at its end.

    >>> print(set_figures("ban_le: 593,09  # theo CTK\n", {("ban_le", "estimate"): "600"}, file="a.yaml"), end="")
    ban_le: 600  # theo CTK

    Raises:
        Refused: the file cannot be read, or an entry is written between braces.
    """
    if not edits:
        return text
    before = _figures(text, file)
    mark, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    ends = "\r\n" if "\r\n" in body else "\n"
    lines = (body or _HEAD).replace("\r\n", "\n").split("\n")
    for id_ in dict.fromkeys(id_ for id_, _ in edits):
        own = {field: value for (indicator, field), value in edits.items() if indicator == id_}
        _set_entry(lines, id_, own, before.status.value, file)
    edited = mark + ends.join(lines)
    _prove(before, _figures(edited, file), edits, file)
    return edited


def _figures(text: str, file: str) -> PeriodFigures:
    loaded: Loaded[PeriodFigures] = parse(text.encode(), file, Kind(PeriodFigures, {}))
    errors = [finding for finding in loaded.findings if finding.is_error]
    if errors or loaded.record is None:
        raise Refused(errors)
    return loaded.record


def _set_entry(lines: list[str], id_: str, fields: Mapping[str, str | None], bare: str, file: str) -> None:
    entry = next((entry for entry in entries(lines) if entry.key == id_), None)
    if entry is None:
        _append(lines, id_, fields, bare)
        return
    if scalar(lines[entry.start]).value.startswith("{"):
        raise refuse(
            "figures-in-braces",
            f"Số liệu của “{id_}” trong {file} viết trong ngoặc nhọn nên không sửa tự động được.",
            hint=f"viết thành nhiều dòng:\n{id_}:\n  estimate: …",
        )
    nested = entries(lines, entry.start + 1, entry.end)
    if nested:
        _set_fields(lines, nested, fields)
        return
    stated = {name: value for name, value in fields.items() if value is not None or name == bare}
    if set(stated) == {bare}:
        lines[entry.start] = scalar(lines[entry.start]).line(stated[bare] or "")
    elif stated:
        _spread(lines, entry, stated, bare)


def _set_fields(lines: list[str], nested: list[Entry], fields: Mapping[str, str | None]) -> None:
    """Change the fields of an entry of several lines, from the last to the first, so that their numbers hold."""
    last = nested[-1]
    known = {field.key: field for field in nested}
    added = [name for name in fields if name not in known and fields[name] is not None]
    lines[last.end : last.end] = [_field(name, fields[name], " " * last.indent) for name in added]
    for field in reversed(nested):
        if field.key in fields:
            head = scalar(lines[field.start])
            value = _written(field.key, fields[field.key])
            if field.end - field.start > 1:
                lines[field.start : field.end] = [f"{head.head}{' ' if value else ''}{value}"]
            else:
                lines[field.start] = head.line(value)


def _spread(lines: list[str], entry: Entry, fields: Mapping[str, str | None], bare: str) -> None:
    """Make an entry of several lines from `id: number`; the remark stays beside the id."""
    own = scalar(lines[entry.start])
    whole: dict[str, str | None] = {bare: own.value} if own.value else {}
    whole.update(fields)
    indent = " " * entry.indent + _STEP
    nested = [_field(name, value, indent) for name, value in whole.items() if value is not None]
    lines[entry.start : entry.end] = [own.line(""), *nested]


def _append(lines: list[str], id_: str, fields: Mapping[str, str | None], bare: str) -> None:
    """Add an indicator below the last line; a remark there keeps a blank line between."""
    stated = {name: value for name, value in fields.items() if value is not None}
    if not stated:
        return
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    if 0 < end < len(lines) and lines[end - 1].startswith("#"):
        end += 1
    whole = [f"{id_}:", *(_field(name, value, _STEP) for name, value in stated.items())]
    added = [f"{id_}: {_written(bare, stated[bare])}"] if set(stated) == {bare} else whole
    lines[end:] = [*added, *(lines[end:] or [""])]


def _field(name: str, value: str | None, indent: str) -> str:
    return f"{indent}{name}: {_written(name, value)}"


def _written(field: str, value: str | None) -> str:
    """Return a number as it is, a note as YAML writes a text."""
    return value_text(value or "") if field == _NOTE else value or ""


def _prove(before: PeriodFigures, after: PeriodFigures, edits: Edits, file: str) -> None:
    """Do nothing where the edited text says what was asked for, and of all else the same as before.

    Raises:
        Refused: it does not; nothing is to be written.
    """
    asked = {key: _read(key[1], value) for key, value in edits.items()}
    proved = (before.as_of, before.status) == (after.as_of, after.status) and all(
        getattr(after.entries.get(id_, _NOTHING), field)
        == asked.get((id_, field), getattr(before.entries.get(id_, _NOTHING), field))
        for id_ in before.entries.keys() | after.entries.keys()
        for field in Figures.model_fields
    )
    if not proved:
        message = f"Không sửa được {file} mà giữ nguyên các số khác; tệp không bị thay đổi."
        raise Refused([Finding("edit-failed", message, hint="ghi các số này vào tệp bằng tay")])


def _read(field: str, value: str | None) -> Decimal | str | None:
    return value if field == _NOTE or not value else parse_number(value)
