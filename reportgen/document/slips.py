"""How tags are typed: braces torn apart, signs of another keyboard, text that a tag takes away with its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from reportgen.diagnostics import Cause, Finding, Severity
from reportgen.document.outline import TAG, Outline, Paragraph, Tag

_CURLY: Final = re.compile("[“”‘’]")
_WIDE: Final = re.compile("[｛｝％]")
_TORN: Final = re.compile(r"\{\s*[\{%]|[%\}]\s*\}|\{\{|\}\}")
_MEANT_AS_TEXT: Final = re.compile(r"\{_[\{%]|[\}%]_\}")


def slips(outline: Outline) -> tuple[Finding, ...]:
    """Return what is mistyped in a part, in order."""
    return tuple(finding for paragraph in outline.paragraphs for finding in _of_paragraph(outline, paragraph))


def _of_paragraph(outline: Outline, paragraph: Paragraph) -> Iterator[Finding]:
    rest = _MEANT_AS_TEXT.sub("", TAG.sub(" ", paragraph.text))
    if _WIDE.search(paragraph.text):
        yield _finding(
            outline, paragraph, "wide-braces", "Ngoặc hoặc dấu phần trăm khổ rộng không phải dấu của thẻ",
            "tắt bộ gõ toàn hình, gõ lại bằng { } %",
        )  # fmt: skip
    elif _TORN.search(rest):
        yield _finding(
            outline, paragraph, "torn-tag", "Thẻ bị tách rời hoặc thiếu dấu, sẽ in nguyên ra giấy",
            "gõ lại thẻ liền một mạch: {{ tên }} hoặc {% … %}; thẻ không được nằm trên hai đoạn",
        )  # fmt: skip
    for tag in paragraph.tags:
        if _CURLY.search(tag.text):
            yield _finding(
                outline, paragraph, "curly-quotes", "Trong thẻ có nháy cong", "gõ nháy thẳng",
                quote=tag.text, severity=Severity.WARNING,
            )  # fmt: skip
    yield from _alone(outline, paragraph)


def _alone(outline: Outline, paragraph: Paragraph) -> Iterator[Finding]:
    """Yield what is wrong with tags that must stand alone in their paragraph, or should."""
    whole = [tag for tag in paragraph.tags if tag.element == "p"]
    if whole and (paragraph.fixed or len(paragraph.tags) > 1):
        yield _finding(
            outline, paragraph, "text-beside-tag", f"Chữ hoặc thẻ khác đứng chung đoạn với {whole[0].text} sẽ bị mất",
            "để thẻ một mình trong một đoạn",
        )  # fmt: skip
    if paragraph.tags and not paragraph.fixed and all(map(_steers, paragraph.tags)):
        tag = paragraph.tags[0]
        yield _finding(
            outline, paragraph, "blank-line", f"Thẻ {tag.text} đứng một mình để lại dòng trống",
            f"viết {{%p {tag.said.strip()} %}}", severity=Severity.WARNING,
        )  # fmt: skip


def _steers(tag: Tag) -> bool:
    return tag.sign == "%" and tag.element == ""


def _finding(
    outline: Outline,
    paragraph: Paragraph,
    code: str,
    message: str,
    hint: str,
    *,
    quote: str | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    place = outline.place(paragraph.number, quote or paragraph.text.strip())
    return Finding(code, f"{message}.", place, hint, severity, Cause.TEMPLATE)
