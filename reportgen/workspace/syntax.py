"""A file that YAML refuses: every line that causes it, in our own words.

The parser's complaint is never shown: it is English and points at the line after.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest
from typing import Final

from yaml.nodes import Node

from reportgen.diagnostics import Finding
from reportgen.workspace import entries as checks
from reportgen.workspace.limits import MOST_TOLD
from reportgen.workspace.outline import BarText, Entry, Outline, parse_entry, read_outline
from reportgen.workspace.source import Source

_LINE_CHECKS: Final = (
    checks.properties,
    checks.sign_at_start,
    checks.unquoted_in_brackets,
    checks.open_quote,
    checks.stray_escape,
    checks.second_colon,
    checks.missing_blank,
)

_GENERIC: Final = "mỗi dòng là “khóa: giá trị” hoặc “- giá trị”; các dòng cùng bậc thụt vào bằng nhau"


def silent_findings(source: Source) -> list[Finding]:
    """Return what YAML accepts in silence and nobody means: tabs, and ` #` that cuts a value."""
    return _silent(source, read_outline(source.lines))


def property_findings(source: Source, node: Node) -> list[Finding]:
    """Return the anchors, aliases and tags of a file that YAML could read, at least the one before the node."""
    found = filter(None, (checks.properties(source, entry) for entry in read_outline(source.lines).entries))
    return list(islice(found, MOST_TOLD)) or [_lone_property(source, node)]


def _lone_property(source: Source, node: Node) -> Finding:
    message = "Neo (&) và nhãn (!) của YAML không dùng ở đây."
    return Finding("yaml-property", message, source.node_place(node), "chép nội dung tới từng chỗ cần dùng")


def syntax_findings(source: Source, line: int, *, has_slots: bool) -> list[Finding]:
    """Return every line that YAML cannot read as it was meant, a few hundred of each kind.

    `line`, counted from 0, is where the parser gave up.
    """
    outline = read_outline(source.lines)
    found = [
        *_silent(source, outline),
        *islice(_misread_lines(source, outline, has_slots=has_slots), MOST_TOLD),
        *islice((finding for text in outline.texts for finding in _broken_text(source, text)), MOST_TOLD),
    ]
    if not any(finding.place and (finding.place.line or 0) <= line + 2 for finding in found):
        found.append(_unrecognised(source, outline, line))
    return found


def _silent(source: Source, outline: Outline) -> list[Finding]:
    told = (checks.tab(source, entry) or checks.hash_cut(source, entry) for entry in outline.entries)
    tabs = (
        checks.tab_finding(source, line, source.lines[line].index("\t")) for text in outline.texts for line in text.tabs
    )
    return [*islice(filter(None, told), MOST_TOLD), *islice(tabs, MOST_TOLD)]


def _misread_lines(source: Source, outline: Outline, *, has_slots: bool) -> Iterator[Finding]:
    for entry, is_bare_slot in _walk(outline, has_slots=has_slots):
        if is_bare_slot:
            yield checks.slot_without_bar(source, entry)
        else:
            yield from islice((finding for check in _LINE_CHECKS if (finding := check(source, entry))), 1)


def _walk(outline: Outline, *, has_slots: bool) -> Iterator[tuple[Entry, bool]]:
    """Yield each entry and whether it is a slot without its bar; not the lines inside such a slot or a bracket."""
    slots = _slot_lines(outline) if has_slots else frozenset()
    inside: Callable[[Entry], bool] = _nowhere
    for entry, after in zip_longest(outline.entries, outline.entries[1:]):
        if inside(entry):
            continue
        inside = _nowhere
        is_bare_slot = entry.line in slots and not entry.opens_text
        if is_bare_slot:
            inside = _under(entry)
        elif entry.text[:1] in checks.BRACKETS and checks.BRACKETS[entry.text[0]] not in entry.text:
            inside = _in_bracket(entry)
        yield entry, is_bare_slot and (bool(entry.text) or (after is not None and _under(entry)(after)))


def _slot_lines(outline: Outline) -> frozenset[int]:
    """Return the lines of `subject:` and of the keys right under `content:`."""
    lines = set()
    column: int | None = None
    in_content = False
    for entry in outline.entries:
        if entry.start == 0:
            in_content, column = entry.key == "content", None
            if entry.key == "subject":
                lines.add(entry.line)
        elif in_content:
            column = entry.start if column is None else column
            if entry.start == column and entry.dash is None and entry.key is not None:
                lines.add(entry.line)
    return frozenset(lines)


def _nowhere(_: Entry) -> bool:
    return False


def _under(slot: Entry) -> Callable[[Entry], bool]:
    return lambda entry: entry.start > slot.start or (entry.start == slot.start and entry.dash is not None)


def _in_bracket(opening: Entry) -> Callable[[Entry], bool]:
    closing = checks.BRACKETS[opening.text[0]]
    closed = False

    def inside(entry: Entry) -> bool:
        nonlocal closed
        if closed or (entry.key is not None and entry.start <= opening.start):
            return False
        closed = closing in entry.raw
        return True

    return inside


def _broken_text(source: Source, text: BarText) -> Iterator[Finding]:
    """Yield the lines that cut a text under a bar short."""
    name = f"“{text.header.key}”" if text.header.key else "chữ"
    width = text.indent or text.header.column + 2
    if text.shallow is not None:
        yield _uneven(source, text, text.shallow)
    for line in text.notes:
        message = f"Ghi chú ở đầu dòng cắt ngang đoạn {name}."
        hint = (
            f"chuyển ghi chú lên trên dòng “{text.header.raw.strip()}”; nếu là tiêu đề thì {checks.indent_words(width)}"
        )
        yield Finding("note-in-text", message, source.at(line), hint)
    for line in text.outdented:
        start = len(source.lines[line]) - len(source.lines[line].lstrip(" "))
        message = f"Dòng này lùi ra ngoài đoạn {name}; có phải nó thuộc đoạn ấy?"
        hint = f"{checks.indent_words(width)}, thẳng với các dòng của đoạn"
        yield Finding("outdented-line", message, source.at(line, start), hint)


def _uneven(source: Source, text: BarText, shallow: int) -> Finding:
    """Return the finding for lines of a text that do not begin in one column: the first one, or the first shallower."""
    first = next(line for line in text.lines if source.lines[line].strip())
    width = len(source.lines[shallow]) - len(source.lines[shallow].lstrip(" "))
    before = sum(bool(source.lines[line].strip()) for line in text.lines if line < shallow)
    if parse_entry(source.lines[shallow], shallow).key is not None and text.header.key is not None:
        message = "Dòng này không thẳng với đoạn chữ ở trên, cũng không thẳng với khóa nào."
        hint = f"nếu là chữ thì {checks.indent_words(text.indent or 0)}; nếu là khóa thì thẳng với “{text.header.key}”"
        return Finding("uneven-indent", message, source.at(shallow, width), hint)
    if before == 1:
        message = "Dòng đầu thụt vào sâu hơn dòng sau, nên YAML cắt đoạn chữ ở dòng sau."
        hint = f"{checks.indent_words(width)}, đều nhau ở mọi dòng của đoạn"
        return Finding("uneven-indent", message, source.at(first, text.indent or 0), hint)
    message = "Dòng này thụt vào ít hơn các dòng trên của đoạn, nên YAML cắt đoạn chữ ở đây."
    hint = f"thụt vào {text.indent} dấu cách như các dòng trên"
    return Finding("uneven-indent", message, source.at(shallow, width), hint)


def _unrecognised(source: Source, outline: Outline, line: int) -> Finding:
    """Return what can be said of the place where the parser gave up."""
    return _separator(source, outline) or _misaligned(source, outline) or _nameless(source, outline, line)


def _separator(source: Source, outline: Outline) -> Finding | None:
    for entry in outline.entries[1:]:
        if entry.raw.startswith(("---", "...")):
            message = f"Dòng “{entry.raw[:3]}” chia tệp làm hai, mà mỗi tệp chỉ có một phần."
            return Finding("several-documents", message, source.at(entry.line), "xóa dòng này")
    return None


def _misaligned(source: Source, outline: Outline) -> Finding | None:
    """Return the first line that begins in a column where no key or list is open."""
    open_columns: list[int] = []
    before: Entry | None = None
    for entry in outline.entries:
        dashes = [column for column, sign in enumerate(entry.raw[: entry.column]) if sign == "-"]
        deeper = not open_columns or entry.start > open_columns[-1]
        known = entry.start in open_columns
        if before is not None and ((deeper and before.text and before.key) or not (deeper or known)):
            place = source.at(entry.line, entry.start)
            if deeper:
                message = "Dòng này thụt vào sâu hơn dòng trên, mà dòng trên đã có giá trị."
                hint = f"{checks.indent_words(before.column)}, thẳng với “{before.key}” ở dòng {before.line + 1}"
            else:
                message = "Dòng này không thẳng với dòng nào ở trên."
                near = min(open_columns, key=lambda column: abs(column - entry.start))
                hint = f"{checks.indent_words(near)} cho thẳng với các dòng cùng bậc"
            return Finding("indentation", message, place, hint)
        open_columns = [column for column in open_columns if column < entry.start]
        open_columns += sorted({*dashes, entry.column})
        before = entry
    return None


def _nameless(source: Source, outline: Outline, line: int) -> Finding:
    """Return a line that is neither key nor entry near the place, else that place itself."""
    near = [entry for entry in outline.entries if abs(entry.line - line) <= 1 and entry.key is None]
    entry = next((entry for entry in near if entry.dash is None), None)
    if entry is not None:
        message = "Dòng này không phải “khóa: giá trị” và không thuộc đoạn chữ nào."
        hint = "thêm “khóa: ” ở đầu; nếu là phần tiếp của dòng trên thì viết cả đoạn dưới dấu “|”"
        return Finding("line-without-key", message, source.at(entry.line, entry.start), hint)
    shown = min(line, len(source.lines) - 1)
    return Finding("yaml-syntax", "YAML không đọc được tệp từ dòng này.", source.at(shown), _GENERIC)
