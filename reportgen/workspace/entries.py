"""What is wrong with a single line of YAML, told from the raw line, with the line as it should be written."""

from __future__ import annotations

import re
from typing import Final

from reportgen.diagnostics import Finding
from reportgen.workspace.outline import QUOTED, Entry
from reportgen.workspace.rewriting import as_text, quote, rewritten, write
from reportgen.workspace.source import Source

HASH_IN_TEXT: Final = re.compile(r"(?<=[ \t])#(?=[^ \t\n])")
"""A `#` behind a blank that begins no remark: YAML cuts the value there."""

BRACKETS: Final = {"[": "]", "{": "}"}
_SIGNS: Final = frozenset("%@`,]}[{|>")
_PROPERTIES: Final = frozenset("&*!")
_STRAY_ESCAPE: Final = re.compile(r"\\(?![\"\\])")
_NO_SPACE: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):(?=[^\s:/])")


def tab(source: Source, entry: Entry) -> Finding | None:
    """A tab outside a text under a bar."""
    column = entry.raw.find("\t")
    if column < 0:
        return None
    return tab_finding(source, entry.line, column)


def tab_finding(source: Source, line: int, column: int) -> Finding:
    """The finding for a tab at a place."""
    hint = "xóa dấu Tab, gõ dấu cách (mỗi bậc thụt vào hai dấu cách)"
    return Finding("tab", "Có dấu Tab ở chỗ chỉ được dùng dấu cách.", source.at(line, column, column + 1), hint)


def hash_cut(source: Source, entry: Entry) -> Finding | None:
    """A ` #` that cuts a value: a remark is ` #` and a blank."""
    quoted = QUOTED.match(entry.text)
    start = entry.value_column + (quoted.end() if quoted else 0)
    found = HASH_IN_TEXT.search(entry.raw, start, entry.value_column + len(entry.text))
    if found is None:
        return None
    place = source.at(entry.line, found.start(), entry.value_column + len(entry.text))
    message = "Dấu # sau dấu cách cắt mất phần còn lại của dòng."
    return Finding("hash-cuts-text", message, place, write(rewritten(entry)))


def properties(source: Source, entry: Entry) -> Finding | None:
    """An anchor, an alias, a tag or a merge: refused whether YAML could read it or not."""
    sign = entry.text[:1]
    if sign not in _PROPERTIES:
        return None
    kind = {"&": "neo (&)", "*": "tham chiếu (*)", "!": "nhãn (!)"}[sign]
    message = f"Giá trị bắt đầu bằng “{sign}” bị YAML hiểu là {kind}, không dùng ở đây."
    place = source.at(entry.line, entry.value_column, entry.value_column + 1)
    return Finding("yaml-property", message, place, write(rewritten(entry)))


def sign_at_start(source: Source, entry: Entry) -> Finding | None:
    """A value whose first sign means something to YAML."""
    text = entry.text
    if not text or entry.opens_text or entry.is_quoted:
        return None
    place = source.at(entry.line, entry.value_column, entry.value_column + _sign_length(text))
    if text.startswith(("| ", "> ")):
        message = "Chữ phải bắt đầu ở dòng dưới dấu “|”."
        return Finding("text-beside-bar", message, place, write(rewritten(entry.with_text(text[2:].strip()), bar=True)))
    if text.startswith(("{{", "{ {")):
        message = "Giá trị bắt đầu bằng “{{” bị YAML hiểu thành nhóm khóa."
    elif text[0] in BRACKETS:
        if is_closed(text):
            return None
        message = f"Giá trị bắt đầu bằng “{text[0]}” bị YAML hiểu thành danh sách, và phần sau bị bỏ ra ngoài."
    elif text[0] in _SIGNS or text.startswith(("- ", "? ", ": ")) or text in ("-", "?"):
        message = f"Giá trị bắt đầu bằng “{text[0]}” nên YAML không đọc thành chữ được."
    else:
        return None
    return Finding("sign-at-start", message, place, write(rewritten(entry)))


def _sign_length(text: str) -> int:
    return 2 if text.startswith("{{") else 1


def is_closed(text: str) -> bool:
    """Whether a value in brackets ends with its closing bracket and has no `{{`."""
    return len(text) > 1 and text[-1] == BRACKETS[text[0]]


def open_quote(source: Source, entry: Entry) -> Finding | None:
    """A quote that does not close, or that closes before the value ends."""
    text = entry.text
    if text[:1] not in ("'", '"') or entry.is_quoted:
        return None
    found = QUOTED.match(text)
    if found is None:
        place = source.at(entry.line, entry.value_column, entry.value_column + len(text))
        message = f"Dấu {text[0]} mở ra không được đóng trong dòng."
        rest = entry.with_text(text[1:])
        return Finding("quote-not-closed", message, place, write(rewritten(rest if rest.text else entry)))
    place = source.at(entry.line, entry.value_column + found.end(), entry.value_column + len(text))
    message = f"Phần sau dấu {text[0]} đóng bị bỏ ra ngoài giá trị."
    return Finding("text-after-quote", message, place, write(rewritten(entry)))


def stray_escape(source: Source, entry: Entry) -> Finding | None:
    r"""A backslash in `"…"`, which YAML reads with the letter behind it as another character."""
    if not (entry.is_quoted and entry.text.startswith('"')):
        return None
    found = _STRAY_ESCAPE.search(entry.text.replace("\\\\", "  "))
    if found is None:
        return None
    column = entry.value_column + found.start()
    inner = entry.text[1:-1]
    message = "Trong ngoặc kép, dấu \\ cùng chữ sau nó bị YAML đọc thành ký tự khác."
    place = source.at(entry.line, column, column + 2)
    return Finding("escape-in-quotes", message, place, write(rewritten(entry.with_text(quote(inner)))))


def second_colon(source: Source, entry: Entry) -> Finding | None:
    """A value that holds `: ` or ends in a colon, and that YAML reads as a key of its own."""
    text = entry.text
    if text[:1] in ("'", '"', *BRACKETS):
        return None
    found = re.search(r":(?= |$)", text)
    if found is None:
        return None
    if entry.key is None and (entry.dash is None or not re.search(r":(?= |$)", text[found.end() :])):
        return None
    column = entry.value_column + found.start()
    message = "Dấu hai chấm trong giá trị bị YAML hiểu là thêm một khóa."
    return Finding("colon-in-text", message, source.at(entry.line, column, column + 1), write(rewritten(entry)))


def missing_space(source: Source, entry: Entry) -> Finding | None:
    """`key:value` without the blank."""
    found = _NO_SPACE.match(entry.text) if entry.key is None else None
    if found is None:
        return None
    column = entry.column + found.end() - 1
    cure = f"{entry.text[: found.end()]} {entry.text[found.end() :]}"
    message = f"Thiếu dấu cách sau “{found[0]}”."
    return Finding("space-after-colon", message, source.at(entry.line, column, column + 1), write(cure))


def text_read_as_key(source: Source, entry: Entry) -> Finding:
    """An entry of a list of texts that YAML reads as `key: value`."""
    message = "Dòng này là chữ, nhưng dấu hai chấm làm YAML hiểu thành “khóa: giá trị”."
    return Finding("text-read-as-key", message, source.at(entry.line, entry.column), write(as_text(entry)))


def slot_without_bar(source: Source, entry: Entry) -> Finding:
    """A slot or subject that is not written under `|`."""
    name = entry.key or ""
    first = entry.text[:1]
    text = entry.text[1:].strip() if first in ("|", ">") else entry.text
    if entry.is_quoted:
        text = entry.text[1:-1]
    cure = rewritten(entry.with_text(text), bar=True) if text else f"{name}: |\n  …"
    start, length = (entry.value_column, len(entry.text)) if entry.text else (entry.column, len(name))
    message = f"“{name}” phải viết dưới dấu “|”: mỗi dòng là một đoạn."
    return Finding("text-without-bar", message, source.at(entry.line, start, start + length), write(cure))
