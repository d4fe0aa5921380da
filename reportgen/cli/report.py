"""Findings and paths as people read them on a terminal or in a pipe."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

import typer
from msgspec.structs import replace

from reportgen.diagnostics import Finding, Severity, findings_record, to_text


def tell_findings(findings: Sequence[Finding], stream: TextIO, *, quiet: bool) -> None:
    """Print the findings; only errors where `quiet`."""
    told = [finding for finding in findings if finding.is_error or not quiet]
    if told:
        stream.write(to_text(_together(told)) + "\n")


def _together(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return the findings with those that a rule of the form repeats told once."""
    if not any(finding.measure for finding in findings):
        return findings
    from reportgen.conformance import group  # noqa: PLC0415 - loaded already where something was measured

    return group(findings)


def nearby(finding: Finding) -> Finding:
    """Return the finding with its file named from the current folder, where it was named whole."""
    place = finding.place
    if place is None or not Path(place.file).is_absolute():
        return finding
    return replace(finding, place=replace(place, file=show_path(Path(place.file))))


def print_json(findings: Sequence[Finding], further: Mapping[str, Any] | None = None) -> None:
    """Print the findings, and what else a command tells, as one JSON object."""
    typer.echo(json.dumps(findings_record(findings) | dict(further or {}), ensure_ascii=False, indent=2))


def count_words(findings: Sequence[Finding]) -> str:
    """Return how many problems there are, in words.

    >>> count_words([])
    'không có lỗi, không có cảnh báo'
    """
    counts = Counter(finding.severity for finding in findings)
    told = [
        f"{counts[severity]} {severity.label}" if counts[severity] else f"không có {severity.label}"
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    if counts[Severity.NOTE]:
        told.append(f"{counts[Severity.NOTE]} {Severity.NOTE.label}")
    return ", ".join(told)


def show_path(path: Path) -> str:
    """Return the path from the current folder where that is shorter, else whole."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return relative if not relative.startswith("..") else str(path)


def quoted_path(path: Path) -> str:
    """Return the path as it is typed in a command."""
    shown = show_path(path)
    return f'"{shown}"' if " " in shown else shown


def tell_steps(steps: Sequence[str]) -> None:
    """Print what people do next, one step a line."""
    typer.echo("Việc tiếp theo:")
    for number, step in enumerate(steps, 1):
        typer.echo(f"  {number}. {step}")
