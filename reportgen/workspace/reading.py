"""One file: bytes to text to nodes to a record of the schema, with every finding on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import ValidationError
from yaml.error import YAMLError

from reportgen.diagnostics import Cause, Finding, Place
from reportgen.workspace.composing import TooDeep, TooMany, compose
from reportgen.workspace.decoding import Undecodable, decode
from reportgen.workspace.source import Source
from reportgen.workspace.tree import Tree, TreeBuilder

T = TypeVar("T")

LARGEST: Final = 4_000_000
"""Bytes of a file; a year of a province's months has about 400,000."""


@dataclass(frozen=True)
class Loaded(Generic[T]):
    """A file and what it holds. `record` is None where it could not be read into its schema; findings say why."""

    record: T | None
    findings: tuple[Finding, ...]
    source: Source


def load(root: Path, file: str, validate: Callable[[Any], T], *, absent: T | None = None) -> Loaded[T]:
    """Return the file read by `validate`; where there is no such file, `absent`, or a finding if that is None."""
    path = root / file
    if absent is not None and not path.exists():
        return Loaded(absent, (), Source(file))
    data = _bytes(path, file)
    if isinstance(data, Finding):
        return Loaded(None, (data,), Source(file))
    source, tree, findings = read(data, file)
    if tree is None and any(finding.is_error for finding in findings):
        return Loaded(None, findings, source)
    try:
        return Loaded(validate(tree), findings, source)
    except ValidationError as error:
        found = tuple(
            Finding(problem["type"], problem["msg"], source.place(*problem["loc"])) for problem in error.errors()
        )
        return Loaded(None, findings + found, source)


def read(data: bytes, file: str) -> tuple[Source, Tree, tuple[Finding, ...]]:
    """Return a file's source, tree and findings; the tree is None where it is empty or is not YAML."""
    try:
        text = decode(data, file)
    except Undecodable as refused:
        return Source(file), None, (refused.finding,)
    lines = tuple(text.split("\n"))
    try:
        node = compose(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        source = Source(file, lines)
        place = source.at(mark.line, mark.column) if mark else Place(file)
        return source, None, (Finding("yaml-syntax", "Tệp viết sai cú pháp YAML ở chỗ này.", place),)
    except (TooDeep, TooMany):
        return Source(file, lines), None, (Finding("file-limits", "Tệp có quá nhiều mục.", Place(file)),)
    source = Source(file, lines, node)
    if node is None:
        return source, None, ()
    builder = TreeBuilder(source, text)
    tree = builder.build(node)
    return source, tree, tuple(builder.findings)


def _bytes(path: Path, file: str) -> bytes | Finding:
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        return Finding("file-missing", f"Không có tệp {file}.", Place(file))
    except OSError as error:
        return Finding(
            "file-unreadable", f"Không đọc được tệp {file}: {error.strerror}.", Place(file), cause=Cause.DISK
        )
    if len(data) > LARGEST:
        return Finding("file-limits", "Tệp lớn quá 4 MB.", Place(file))
    return data
