"""Statements of a part: only those that templates need, each opening with its end."""

from __future__ import annotations

from typing import Final

from reportgen.diagnostics import Finding, nearest
from reportgen.document.outline import Outline, Tag, tag_finding

_OPENING: Final = {"if": "endif", "for": "endfor"}
_STATEMENTS: Final = frozenset({"if", "elif", "else", "endif", "for", "endfor"})
_UNSUPPORTED: Final = ("r", "tc")
_MOST_OPEN: Final = 20


def pair_findings(outline: Outline) -> tuple[Finding, ...]:
    """Return statements and kinds of tag that are not allowed, openings without ends and ends without openings."""
    checker = _Pairs(outline)
    for tag in outline.tags:
        checker.read(tag)
    return checker.finish()


class _Pairs:
    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._open: list[Tag] = []
        self._findings: dict[Finding, None] = {}

    def read(self, tag: Tag) -> None:
        if tag.sign == "%":
            self._statement(tag)
        if tag.element in _UNSUPPORTED:
            self._report(
                "tag-not-supported",
                f"Thẻ {{tag}} thuộc kiểu “{tag.element}” của docxtpl, chương trình không in kiểu này",
                tag,
                "dùng {{ … }} trong dòng, {%p … %} cho cả đoạn, {%tr … %} cho cả hàng của bảng",
            )

    def finish(self) -> tuple[Finding, ...]:
        for tag in self._open:
            self._not_closed(tag)
        return tuple(self._findings)

    def _report(self, code: str, message: str, tag: Tag, hint: str) -> None:
        self._findings[tag_finding(self._outline, code, message, tag, hint)] = None

    def _statement(self, tag: Tag) -> None:
        statement = tag.statement
        if statement not in _STATEMENTS:
            cure = nearest(statement, _STATEMENTS)
            self._report(
                "tag-not-allowed",
                "Thẻ {tag} không dùng được trong mẫu",
                tag,
                f"có phải {cure}?" if cure else "mẫu chỉ dùng if, elif, else, endif, for, endfor",
            )
        elif statement in _OPENING:
            self._open.append(tag)
            if len(self._open) == _MOST_OPEN:
                self._report(
                    "tag-too-deep", "Thẻ {tag} nằm trong quá nhiều thẻ khác", tag, "bỏ bớt điều kiện lồng nhau"
                )
        elif statement.startswith("end") or not self._open:
            self._close(tag)

    def _close(self, tag: Tag) -> None:
        """Take away the opening that the tag ends; openings within it have no end of their own."""
        while any(_OPENING[opened.statement] == tag.statement for opened in self._open):
            opened = self._open.pop()
            if _OPENING[opened.statement] == tag.statement:
                self._check_cells(opened, tag)
                return
            self._not_closed(opened)
        self._report("tag-not-opened", "Thẻ {tag} không có thẻ mở đi trước", tag, "bỏ thẻ này, hoặc thêm thẻ mở")

    def _check_cells(self, opened: Tag, closing: Tag) -> None:
        """Report a pair that begins in one cell of a table and ends in another or outside; tags of rows may."""
        cells = {self._outline.paragraphs[tag.paragraph - 1].cell for tag in (opened, closing)}
        if len(cells) > 1 and "tr" not in (opened.element, closing.element):
            self._report(
                "tag-across-cells",
                f"Thẻ {{tag}} đóng thẻ {opened.text} mở ở ô khác của bảng",
                closing,
                "để hai thẻ trong cùng một ô, hoặc cùng ở ngoài bảng; cho cả hàng thì dùng {%tr … %}",
            )

    def _not_closed(self, tag: Tag) -> None:
        end = _OPENING[tag.statement]
        hint = f"thêm {{%p {end} %}} ở một đoạn riêng phía sau"
        self._report("tag-not-closed", "Thẻ {tag} không có thẻ đóng", tag, hint)
