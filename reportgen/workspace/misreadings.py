"""What YAML read in silence as something else: the suspects of a file, looked at one by one."""

from __future__ import annotations

from itertools import islice

from yaml.nodes import Node, ScalarNode, SequenceNode

from reportgen.diagnostics import Finding
from reportgen.workspace import entries as checks
from reportgen.workspace.limits import MOST_TOLD
from reportgen.workspace.outline import Entry, parse_entry
from reportgen.workspace.rewriting import write
from reportgen.workspace.source import Source
from reportgen.workspace.tree import Suspect, Suspicion


def misreadings(source: Source, suspects: list[Suspect]) -> list[Finding]:
    """Return what is wrong with the suspects; most texts in quotes and `[]` are innocent."""
    return list(islice(filter(None, (_finding(source, suspect) for suspect in suspects)), MOST_TOLD))


def _finding(source: Source, suspect: Suspect) -> Finding | None:
    node, parent = suspect.node, suspect.parent
    if suspect.suspicion is Suspicion.SLOT_WITHOUT_BAR:
        path = (suspect.name,) if suspect.name == "subject" else ("content", suspect.name)
        entry = _line(source, (source.place(*path, key=True).line or 1) - 1)
        return checks.outdented(source, entry, suspect.name) or checks.slot_without_bar(source, entry)
    if suspect.suspicion is Suspicion.IN_BRACKETS:
        return _in_brackets(source, node)
    if suspect.suspicion is Suspicion.KEY_IS_REPEATED and parent is not None:
        first = next(key for key, _ in parent.value if key.value == node.value)
        message = f"Khóa “{node.value}” đã có ở dòng {first.start_mark.line + 1}."
        hint = "giữ một trong hai, xóa hoặc đổi tên khóa kia"
        return Finding("repeated-key", message, source.node_place(node), hint)
    if suspect.suspicion is Suspicion.KEY_IS_NO_TEXT:
        if parent is not None and parent.flow_style:
            return None  # `{{ x }}`: the bracket around it is told
        message = "Khóa phải là một từ đứng trước dấu hai chấm."
        return Finding("key-not-text", message, source.node_place(node), "viết: khóa: giá trị")
    return _written_otherwise(source, node) if isinstance(node, ScalarNode) else None


def _line(source: Source, line: int) -> Entry:
    return parse_entry(source.lines[line], line)


def _written_otherwise(source: Source, node: ScalarNode) -> Finding | None:
    """A text that is in quotes, folded or of several lines; the latter two are refused."""
    entry = _line(source, node.start_mark.line)
    several = node.start_mark.line != node.end_mark.line
    if not several:
        return checks.stray_escape(source, entry)
    if node.style == ">":
        message, hint = "Dấu “>” gộp các dòng thành một đoạn.", write(f"{entry.raw[entry.start : entry.value_column]}|")
    elif node.style:
        message = "Chữ trong ngoặc kép kéo qua nhiều dòng bị gộp thành một đoạn."
        hint = "bỏ ngoặc kép, viết chữ dưới dấu “|”, mỗi đoạn một dòng"
    elif finding := checks.missing_blank(source, entry):
        return finding
    else:
        message = "Giá trị kéo sang dòng sau bị gộp thành một dòng."
        hint = "viết trên một dòng, hoặc dưới dấu “|”, mỗi đoạn một dòng"
    return Finding("folded-text", message, source.node_place(node), hint)


def _in_brackets(source: Source, node: Node) -> Finding | None:
    """`{ }` or `[ ]` with anything but quoted texts inside."""
    entry = _line(source, node.start_mark.line)
    if entry.value_column == node.start_mark.column and entry.line == node.end_mark.line:
        finding = checks.sign_at_start(source, entry) or checks.unquoted_in_brackets(source, entry)
        if finding is not None:
            return finding
    if not _has_plain_value(node):
        return None
    return checks.bracket_finding("[" if isinstance(node, SequenceNode) else "{", source.node_place(node))


def _has_plain_value(node: Node) -> bool:
    """Whether a value somewhere in a bracket stands without quotes."""
    if isinstance(node, ScalarNode):
        return not node.style
    values = node.value if isinstance(node, SequenceNode) else [value for _, value in node.value]
    return any(_has_plain_value(value) for value in values)
