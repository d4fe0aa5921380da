"""`manifest.json` beside the outputs: what was made, from which inputs, with which findings and figures.

The same inputs give the same bytes; a second person can compare the hashes of the inputs and outputs with the files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, json

from reportgen import __version__
from reportgen.diagnostics import Finding, Place, Severity
from reportgen.figures import Use
from reportgen.periods import Period

if TYPE_CHECKING:
    from reportgen.figures import PrintedTable

NAME: Final = "manifest.json"
FORMAT: Final = 1


class Entry(Struct, frozen=True):
    """One document made: its files by name, where they came from, and what was found on the way."""

    name: str
    files: Mapping[str, bytes]
    template: str
    number: int | None
    place: Place
    draft: bool
    inputs: Mapping[str, str]
    findings: Sequence[Finding]
    uses: Sequence[Use]
    tables: Sequence[PrintedTable]


class Changed(Struct, frozen=True):
    """A figure that an issued document printed otherwise."""

    expression: str
    before: str
    now: str


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read(folder: Path) -> dict[str, Any]:
    """Return the documents of the folder's manifest by name; {} where there is none or it cannot be read."""
    try:
        content = json.decode((folder / NAME).read_bytes())
        documents = content["documents"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    if not isinstance(documents, dict) or content.get("version") != FORMAT:
        return {}
    return {name: record for name, record in documents.items() if _is_record(record)}


def _is_record(record: object) -> bool:
    """Whether this is what `build` writes of a document, as far as it is read again."""
    if not isinstance(record, dict):
        return False
    files, figures, number = record.get("files"), record.get("figures"), record.get("number")
    tables = record.get("tables", [])
    return (
        isinstance(files, dict)
        and all(isinstance(told, str) for told in files.values())
        and isinstance(figures, list)
        and all(isinstance(one, dict) and {"expression", "text"} <= one.keys() for one in figures)
        and isinstance(number, int | None)
        and isinstance(tables, list)
        and all(map(_is_table, tables))
    )


def _is_table(table: object) -> bool:
    rows = table.get("rows") if isinstance(table, dict) else None
    return isinstance(rows, list) and all(
        isinstance(row, dict) and "figure" in row and isinstance(row.get("cells"), dict) for row in rows
    )


def build(period: Period, entries: Iterable[Entry], former: Mapping[str, Any]) -> bytes:
    """Return the manifest: the former documents with those just made in their place, ordered by name."""
    documents = dict(former) | {entry.name: _record(entry) for entry in entries}
    content = {
        "version": FORMAT,
        "reportgen": __version__,
        "period": period.id,
        "documents": dict(sorted(documents.items())),
    }
    return json.format(json.encode(content), indent=2) + b"\n"


def _record(entry: Entry) -> dict[str, Any]:
    return {
        "files": {name: digest(data) for name, data in entry.files.items()},
        "template": entry.template,
        "number": entry.number,
        "draft": entry.draft,
        "inputs": dict(sorted(entry.inputs.items())),
        "findings": [_finding(finding) for finding in entry.findings if finding.severity is not Severity.NOTE],
        "figures": [_figure(use) for use in entry.uses],
        "tables": [_table(table) for table in entry.tables],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    place = str(finding.place) if finding.place else None
    return {"code": finding.code, "severity": finding.severity.value, "message": finding.message, "place": place}


def _figure(use: Use) -> dict[str, Any]:
    places = [str(place) for place in use.places]
    return {
        "figure": use.figure,
        "expression": use.expression,
        "text": use.text,
        "period": use.period,
        "places": places,
    }


def _table(table: PrintedTable) -> dict[str, Any]:
    rows = (
        {"figure": row.figure, "cells": dict(row.cells), "places": [str(place) for place in row.places]}
        for row in table.rows
    )
    return {"title": table.title, "period": table.period, "rows": list(rows)}


def changed_figures(former: Mapping[str, Any], entry: Entry) -> tuple[Changed, ...]:
    """Return what a document's figures printed before and print now, where they differ."""
    before, now = _printed(former), _printed(_record(entry))
    return tuple(
        Changed(expression, text, now.get(expression, "không còn"))
        for expression, text in before.items()
        if now.get(expression) != text
    )


def _printed(record: Mapping[str, Any]) -> dict[str, str]:
    """Return what a document prints: by expression, and by figure, table and column."""
    printed = {figure["expression"]: figure["text"] for figure in record.get("figures", ())}
    for number, table in enumerate(record.get("tables", ()), start=1):
        for row in table["rows"]:
            for column, text in row["cells"].items():
                printed[f"{row['figure']} (biểu {number}, cột {column})"] = text
    return printed


def changed_inputs(root: Path, record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the files of the workspace that a document was made of and that are others now, or gone."""
    inputs = record.get("inputs")
    told = inputs.items() if isinstance(inputs, dict) else ()
    return tuple(name for name, sha256 in told if not (root / name).is_file() or _hash(root / name) != sha256)


def _hash(path: Path) -> str:
    return digest(path.read_bytes())


def differing(folder: Path, documents: Mapping[str, Any]) -> tuple[Path, ...]:
    """Return the Word files that are not the bytes told of: a run was cut, or a file was changed since."""
    told = {folder / name: sha256 for record in documents.values() for name, sha256 in record["files"].items()}
    words = {path: sha256 for path, sha256 in told.items() if path.suffix == ".docx" and path.is_file()}
    return tuple(path for path, sha256 in words.items() if digest(path.read_bytes()) != sha256)
