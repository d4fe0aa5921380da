"""What is wrong with a single line of YAML, told from the raw line, with the line as it should be written."""

from __future__ import annotations

import re
from typing import Final

from reportgen.diagnostics import Finding, Place
from reportgen.workspace.characters import HASH_IN_TEXT
from reportgen.workspace.outline import QUOTED, Entry
from reportgen.workspace.rewriting import as_text, quote, rewritten, write
from reportgen.workspace.source import Source

_SLOT: Final = re.compile(r"[a-z][a-z0-9_-]*")

BRACKETS: Final = {"[": "]", "{": "}"}
_LIKELY_PROPERTY: Final = re.compile(r"[&*!]\S*|&[A-Za-z0-9_-]+ .*|!!.*")
"""A value that may well be meant as what YAML makes of it."""
_BARE: Final = re.compile(r"[^\s,:\[\]{}\"](?![\w.-]*\s*:)")
"""A sign in brackets that belongs neither to a quoted text nor to a key."""
_NEXT_KEY: Final = re.compile(r",(?=\s*[\"']?[\w.-]+[\"']?\s*:)")
_SIGNS: Final = frozenset("%@`,]}[{|>")
_PROPERTIES: Final = frozenset("&*!")
_STRAY_ESCAPE: Final = re.compile(r"\\(?![\"\\])")
_NO_COLON: Final = re.compile(r"(?P<key>[A-Za-z_][A-Za-z0-9_-]*)(?P<sign>:(?=[^\s:/])| *[=\uff1a\ufe55] *)")
_NO_BLANK: Final = re.compile(r"-(?=[^\W\d])")


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
    hint = write(rewritten(entry))
    if _LIKELY_PROPERTY.fullmatch(entry.text):
        copying = "chép nội dung tới từng chỗ cần dùng"
        hint = copying if entry.key == "<<" else f"nếu là chữ thì {hint}\nnếu không thì {copying}"
    return Finding("yaml-property", message, place, hint)


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
        if text.endswith(BRACKETS[text[0]]):
            return None
        kind = "danh sách" if text[0] == "[" else "nhóm khóa"
        unclosed = "" if BRACKETS[text[0]] in text else ", mà không có dấu đóng"
        message = f"Giá trị bắt đầu bằng “{text[0]}” bị YAML hiểu thành {kind}{unclosed}."
    elif text[0] in _SIGNS or text.startswith(("- ", "? ", ": ")) or text in ("-", "?"):
        message = f"Giá trị bắt đầu bằng “{text[0]}” nên YAML không đọc thành chữ được."
    else:
        return None
    empty = "nếu chưa có giá trị thì để trống; nếu là chữ thì " if text == "-" else ""
    return Finding("sign-at-start", message, place, empty + write(rewritten(entry)))


def unquoted_in_brackets(source: Source, entry: Entry) -> Finding | None:
    """A value in brackets on one line where something stands without quotes."""
    text = entry.text
    if text[:1] not in BRACKETS or not text.endswith(BRACKETS[text[0]]):
        return None
    if not _BARE.search(QUOTED.sub('""', text)):
        return None
    place = source.at(entry.line, entry.value_column, entry.value_column + len(text))
    return bracket_finding(text[0], place, _block_form(entry))


def bracket_finding(sign: str, place: Place, hint: str = "viết mỗi giá trị một dòng, thụt vào dưới khóa") -> Finding:
    """The finding for a value in brackets with something unquoted in it."""
    message = f"Trong {sign} {BRACKETS[sign]} mọi giá trị phải ở trong ngoặc kép: dấu phẩy ở đây tách giá trị."
    return Finding("unquoted-in-brackets", message, place, hint)


def _block_form(entry: Entry) -> str:
    """The cure that shows a bracket's content in block form; a text in one pair of brackets may be meant as text."""
    text = entry.text
    inside = text[1:-1].strip()
    dashes = entry.raw[entry.start : entry.column]
    blanks = " " * (len(dashes) + 2)
    rows = [item.strip() for item in (_NEXT_KEY.split(inside) if text[0] == "{" else inside.split(","))]
    if text[0] == "{":
        return write("\n".join([f"{dashes}{entry.key}:", *(blanks + row for row in rows)]))
    lines = "\n".join([f"{dashes}{entry.key}:", *(f"{blanks}- {row}" for row in rows if row)])
    if entry.key is None or len(rows) == 1:
        as_list = f"\nnếu là danh sách thì viết:\n{lines}" if entry.key else ""
        return f"nếu là chữ thì {write(rewritten(entry))}{as_list}"
    return f"viết mỗi mục một dòng (mục bị dấu phẩy tách đôi thì nối lại):\n{lines}"


def _sign_length(text: str) -> int:
    return 2 if text.startswith("{{") else 1


def open_quote(source: Source, entry: Entry) -> Finding | None:
    """A quote that does not close, or that closes before the value ends."""
    text = entry.text
    if text[:1] not in ("'", '"') or entry.is_quoted:
        return None
    found = QUOTED.match(text)
    if found is None:
        place = source.at(entry.line, entry.value_column, entry.value_column + len(text))
        message = f"Dấu {text[0]} mở ra mà không đóng lại trong dòng."
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


def missing_blank(source: Source, entry: Entry) -> Finding | None:
    """`key:value` without the blank, `key = value`, a full-width colon, or `-text` without the blank."""
    if entry.key is not None:
        return None
    if found := _NO_COLON.match(entry.text):
        key, rest = found["key"], entry.text[found.end() :]
        place = source.at(entry.line, entry.column + found.start("sign"), entry.column + found.end())
        message = f"Sau “{key}” phải là dấu hai chấm và một dấu cách."
        cure = write(f"{entry.raw[entry.start : entry.column]}{key}: {rest}")
        return Finding("space-after-colon", message, place, cure)
    if entry.dash is None and _NO_BLANK.match(entry.text):
        place = source.at(entry.line, entry.column, entry.column + 1)
        return Finding("space-after-dash", "Thiếu dấu cách sau dấu “-”.", place, write(f"- {entry.text[1:]}"))
    return None


def text_read_as_key(source: Source, entry: Entry) -> Finding:
    """An entry of a list of texts that YAML reads as `key: value`."""
    message = "Dòng này là chữ, nhưng dấu hai chấm làm YAML hiểu thành “khóa: giá trị”."
    return Finding("text-read-as-key", message, source.at(entry.line, entry.column), write(as_text(entry)))


def slot_without_bar(source: Source, entry: Entry) -> Finding:
    """A slot or subject that is not written under `|`."""
    name = entry.key or ""
    text = entry.text[1:].strip() if entry.text.startswith(("|", ">")) else entry.text
    if entry.is_quoted:
        text = entry.text[1:-1]
    cure = write(rewritten(entry.with_text(text), bar=True)) if text else f"thêm dấu “|” sau dấu hai chấm: {name}: |"
    width = deeper_above(source, entry)
    if width and text:
        cure += f"\nnếu dòng này thuộc đoạn chữ ở trên thì {indent_words(width)}"
    start, length = (entry.value_column, len(entry.text)) if entry.text else (entry.column, len(name))
    message = f"“{name}” phải viết dưới dấu “|”: mỗi dòng là một đoạn."
    return Finding("text-without-bar", message, source.at(entry.line, start, start + length), cure)


def outdented(source: Source, entry: Entry, name: str) -> Finding | None:
    """A line of a text under a bar that begins too far left, and that YAML reads as a key no slot could have."""
    width = deeper_above(source, entry)
    if not width or _SLOT.fullmatch(name):
        return None
    message = f"Khoang “{name}” không có trong mẫu; có phải dòng này thuộc khoang trên?"
    place = source.at(entry.line, entry.start)
    return Finding("outdented-line", message, place, f"nếu phải thì {indent_words(width)}, thẳng với dòng trên")


def deeper_above(source: Source, entry: Entry) -> int:
    """Return the indentation of the line above where it is deeper than the entry's, else 0."""
    above = next((text for text in reversed(source.lines[: entry.line]) if text.strip()), "")
    width = len(above) - len(above.lstrip(" "))
    return width if width > entry.start else 0


def indent_words(width: int) -> str:
    """The cure that names an indentation.

    >>> indent_words(4), indent_words(0)
    ('thụt vào 4 dấu cách', 'bỏ dấu cách ở đầu dòng')
    """
    return f"thụt vào {width} dấu cách" if width else "bỏ dấu cách ở đầu dòng"
