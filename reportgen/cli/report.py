"""Findings and paths as people read them on a terminal or in a pipe."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, TextIO

import typer

from reportgen.diagnostics import Finding, Severity, findings_record, to_text

_SHOWN: Final = 5
"""How many further paragraphs a finding names."""


def tell_findings(findings: Sequence[Finding], stream: TextIO, *, quiet: bool) -> None:
    """Print the findings; only errors where `quiet`."""
    told = [finding for finding in findings if finding.is_error or not quiet]
    if told:
        stream.write(to_text(_together(told)) + "\n")


def _together(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings with those that a rule repeats in one Word file told once."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        repeats = finding.measure and place and place.paragraph
        key = (finding.code, place.file, finding.message) if repeats and place else id(finding)
        groups.setdefault(key, []).append(finding)
    return [_with_others(first, others) for first, *others in groups.values()]


def nearby(finding: Finding) -> Finding:
    """Return the finding with its file named from the current folder, where it was named whole."""
    place = finding.place
    if place is None or not Path(place.file).is_absolute():
        return finding
    return replace(finding, place=replace(place, file=show_path(Path(place.file))))


def _with_others(finding: Finding, others: Sequence[Finding]) -> Finding:
    if not others:
        return finding
    paragraphs = [f"đoạn {other.place.paragraph}" for other in others if other.place]
    shown = ", ".join(paragraphs[:_SHOWN]) + (", …" if len(paragraphs) > _SHOWN else "")
    return replace(finding, message=f"{finding.message.rstrip('.')} (và {len(others)} chỗ nữa: {shown}).")


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


def tell_steps(steps: Sequence[str]) -> None:
    """Print what people do next, one step a line."""
    typer.echo("Việc tiếp theo:")
    for number, step in enumerate(steps, 1):
        typer.echo(f"  {number}. {step}")
