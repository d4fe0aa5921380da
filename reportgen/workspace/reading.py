"""One file: bytes to text to nodes to a record of the schema, with every finding on the way."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct
from pydantic import TypeAdapter, ValidationError
from yaml.error import YAMLError

from reportgen.diagnostics import Cause, Finding, Place
from reportgen.numerals import format_number
from reportgen.workspace.characters import HASH_IN_TEXT, is_ordinary
from reportgen.workspace.composing import TooDeep, TooMany, compose
from reportgen.workspace.decoding import Undecodable, decode
from reportgen.workspace.limits import DEEPEST, LARGEST, LONGEST_LINE, MOST_LINES, MOST_NODES, MOST_TOLD
from reportgen.workspace.source import Source
from reportgen.workspace.tree import HasProperties, Tree, TreeBuilder

T = TypeVar("T")

_MISPLACED: Final = "xem lại: có phải tệp khác đặt nhầm chỗ?"
_BLANK_LINE: Final = re.compile(r"^[ \t]+$", re.MULTILINE)


class Loaded(Struct, Generic[T], frozen=True):
    """A file and what it holds. `record` is None where it could not be read into its schema; findings say why."""

    record: T | None
    findings: tuple[Finding, ...]
    source: Source


class Kind(Struct, Generic[T], frozen=True, dict=True):
    """A kind of file: the schema's shape of it, what an empty one holds, and whether it has slots."""

    shape: Any
    empty: Tree
    has_slots: bool = False

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """What turns a tree into the record."""
        return TypeAdapter(self.shape)


def load(root: Path, file: str, kind: Kind[T], *, absent: T | None = None) -> Loaded[T]:
    """Return the file read as its kind; where there is no such file, `absent`, or a finding if that is None."""
    path = root / file
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except FileNotFoundError:
        if absent is not None:
            return Loaded(absent, (), Source(file))
        hint = "chép lại tệp vào đúng chỗ, hoặc tạo mới bằng: reportgen init"
        return _unread(Finding("file-missing", f"Không có tệp {file}.", Place(file), hint))
    except OSError as error:
        return _unread(_unreadable(path, file, error))
    if len(data) > LARGEST:
        message = f"Tệp lớn quá {LARGEST // 1_000_000} MB nên không được đọc."
        return _unread(Finding("file-limits", message, Place(file, 1, 1, 1), _MISPLACED))
    return parse(data, file, kind)


def parse(data: bytes, file: str, kind: Kind[T]) -> Loaded[T]:
    """Return what the bytes of a file hold, whatever they are."""
    try:
        text = decode(data, file)
    except Undecodable as refused:
        return _unread(refused.finding)
    if " \n" in text or "\t\n" in text or text.endswith((" ", "\t")):
        text = _BLANK_LINE.sub("", text)
    lines = tuple(text.split("\n"))
    strange: tuple[Finding, ...] = ()
    if (much := _too_much(lines, file)) is not None:
        return _unread(much)
    if not is_ordinary(text):
        from reportgen.workspace.strange import NoText, find_strange  # noqa: PLC0415 - only a file with such characters pays

        try:
            lines, strange = find_strange(lines, file)
        except NoText as refused:
            return _unread(refused.finding)
    read = _read(lines, file, has_slots=kind.has_slots)
    findings = [*strange, *read.findings]
    record = None
    if read.is_tree:
        try:
            record = kind.adapter.validate_python(kind.empty if read.tree is None else read.tree)
        except ValidationError as error:
            findings += _explained(error, read, kind.shape)
    return Loaded(record, tuple(sorted(findings, key=lambda finding: finding.order)), read.source)


def _too_much(lines: tuple[str, ...], file: str) -> Finding | None:
    """Return the finding for more lines, or a longer one, than any file of a workspace has."""
    if len(lines) > MOST_LINES:
        message = f"Tệp có quá {format_number(Decimal(MOST_LINES))} dòng nên không được đọc."
        return Finding("file-limits", message, Place(file, 1, 1, 1), _MISPLACED)
    line, longest = max(enumerate(lines), key=lambda numbered: len(numbered[1]))
    if len(longest) <= LONGEST_LINE:
        return None
    message = f"Dòng này dài quá {format_number(Decimal(LONGEST_LINE))} ký tự nên tệp không được đọc."
    return Finding("file-limits", message, Place(file, line + 1, 1, 1), "chia dòng thành nhiều đoạn")


class _Read(Struct, frozen=True):
    """A file's nodes as a tree; `is_tree` is False where YAML could not read it."""

    source: Source
    findings: tuple[Finding, ...] = ()
    tree: Tree = None
    is_tree: bool = False


def _read(lines: tuple[str, ...], file: str, *, has_slots: bool) -> _Read:
    text = "\n".join(lines)
    try:
        root = compose(text)
    except YAMLError as error:
        return _refused_by_yaml(Source(file, lines), error, has_slots=has_slots)
    except (TooDeep, TooMany) as error:
        deep = isinstance(error, TooDeep)
        much = f"{DEEPEST} bậc thụt vào" if deep else f"{format_number(Decimal(MOST_NODES))} mục"
        source = Source(file, lines)
        message = f"Tệp có quá {much} nên không được đọc."
        return _Read(source, (Finding("file-limits", message, source.at(0), _MISPLACED),))
    source = Source(file, lines, root)
    if root is None:
        return _Read(source, is_tree=True)
    builder = TreeBuilder(source, text, has_slots=has_slots)
    try:
        tree = builder.build(root)
    except HasProperties as stopped:
        from reportgen.workspace.syntax import property_findings  # noqa: PLC0415 - only a file with one pays for it

        return _Read(source, tuple(property_findings(source, stopped.node)))
    findings: list[Finding] = []
    if builder.suspects:
        from reportgen.workspace.misreadings import misreadings  # noqa: PLC0415 - only a file with one pays for it

        findings += misreadings(source, builder.suspects)
    if "\t" in text or _has_hash_behind_text(lines, text):
        from reportgen.workspace.syntax import silent_findings  # noqa: PLC0415 - only a file with one pays for it

        findings += silent_findings(source)
    return _Read(source, tuple(findings), tree, is_tree=True)


def _has_hash_behind_text(lines: tuple[str, ...], text: str) -> bool:
    """Whether some line has a `#` that may cut its value; remarks and titles begin with it and have none."""
    if not HASH_IN_TEXT.search(text):
        return False
    return any(HASH_IN_TEXT.search(line) and line.lstrip()[:1] != "#" for line in lines if "#" in line)


def _refused_by_yaml(source: Source, error: YAMLError, *, has_slots: bool) -> _Read:
    from reportgen.workspace.syntax import syntax_findings  # noqa: PLC0415 - only a file with one pays for it

    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line if mark is not None else len(source.lines) - 1
    return _Read(source, tuple(syntax_findings(source, line, has_slots=has_slots)))


def _explained(error: ValidationError, read: _Read, shape: Any) -> list[Finding]:
    """Return the schema's problems; a line whose text was misread anyway is told once, by its own finding."""
    from reportgen.workspace.explanations import Explainer  # noqa: PLC0415 - only a file with problems pays for it

    told = {finding.place.line for finding in read.findings if finding.place}
    found = Explainer(read.source, read.tree, shape).findings(error.errors(include_url=False)[:MOST_TOLD])
    fresh = [finding for finding in found if finding.place is None or finding.place.line not in told]
    return fresh or ([] if read.findings else list(found))


def _unread(finding: Finding) -> Loaded[Any]:
    return Loaded(None, (finding,), Source(finding.place.file if finding.place else ""))


def _unreadable(path: Path, file: str, error: OSError) -> Finding:
    if path.is_dir():
        hint = "đổi tên hoặc dời thư mục ấy đi, rồi đặt tệp vào đúng chỗ"
        return Finding("folder-for-file", f"“{path.name}” là thư mục, không phải tệp.", Place(file), hint)
    hint = "đóng chương trình đang mở tệp, kiểm tra quyền đọc tệp và kết nối tới ổ mạng"
    message = f"Không đọc được tệp {file} (lỗi hệ thống số {error.errno})."
    return Finding("file-unreadable", message, Place(file), hint, cause=Cause.DISK)
