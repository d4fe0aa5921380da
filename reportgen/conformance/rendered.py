"""The form of documents that come out of one template: the template's part is measured once, then what is added.

A template decides how its paragraphs look; a document decides which kinds of paragraphs are printed and what they say.
The first document of a kind is measured as any Word file is. One more that prints nothing but kinds measured before
is judged by its characters alone; where they raise the slightest doubt it is measured like the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct, json
from msgspec.structs import replace

from reportgen.conformance.expectations import NOT_MEASURED, Expectations
from reportgen.conformance.kinds import Kinds
from reportgen.conformance.rules import RuleBook, Slip, load_rules
from reportgen.conformance.slips import (
    authority_slips,
    citation_slips,
    closing_slips,
    committee_slips,
    name_slips,
    order_slips,
    place_slips,
    subject_slips,
    symbol_slips,
)
from reportgen.diagnostics import Finding, Place
from reportgen.prose.blocks import Block, Level, Span, Text

_TYPED_MARK: Final = re.compile(
    r"\s|[IVXLC]+[./)-]|\d{1,2}[./)]|\(\d|[a-zđ][).]\s|[-–—•*+]|"
    r"\(?(?:phần|chương|mục|tiểu mục|điều|căn cứ|theo đề nghị|xét đề nghị|bảng|biểu|hình|đồ thị|đơn vị|đvt|mẫu|phụ lục|"
    r"nơi nhận|kính gửi|ghi chú)\b",
    re.IGNORECASE,
)
"""At the start of a plain paragraph: it would be read as something else than plain text."""
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")
_PLAIN: Final = frozenset({"plain"})
_SENTENCE_END: Final = (".", ";", ":", ",", "…")
_STANDING: Final = frozenset({NOT_MEASURED, "CK-09"})
"""Findings of a kind of document rather than of one: what cannot be measured, and a name that is not known yet."""


class Added(Struct, frozen=True, dict=True):
    """What one document adds to its template, as printed."""

    kind: str
    """The type that the template prints: BÁO CÁO."""
    subject: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    closing: str
    """The document's own, "" where the template's serves."""
    slots: Mapping[str, tuple[Block, ...]]
    variety: tuple[int | tuple[str, ...], ...]
    """Whatever else decides which paragraphs are printed: the number of addressees and appendices, kinds of
    recipients."""
    house_rules: frozenset[str] = frozenset()
    """Rules that the template departs from on purpose."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in printed order."""
        return tuple(block for blocks in self.slots.values() for block in blocks)

    @cached_property
    def looks(self) -> tuple[frozenset[str], ...]:
        """The formats that occur in each block."""
        return tuple(frozenset(map(_look, block.spans)) for block in self.blocks)


def measure_rendered(
    data: bytes, added: Added, *, kinds: Kinds, name: str, expectations: Expectations
) -> tuple[Finding, ...]:
    """Return what is wrong with the form of a document that was just rendered.

    Args:
        data: the .docx.
        added: what the document adds to its template.
        kinds: the kinds of documents of its template that were measured before; what is measured now joins them.
        name: the file's name, for places.
        expectations: what is known about its agency.

    Raises:
        Refused: the file cannot be read.
    """
    kind, shapes = _kind(added, expectations), _shapes(added)
    known = kinds.find(kind, shapes)
    if known and next(_doubts(added, expectations), None) is None:
        return tuple(replace(finding, place=Place(name)) for finding in known.standing)
    from reportgen.conformance.ruler import measure  # noqa: PLC0415 - lxml and the readers only where all is measured

    findings = _told_once(measure(data, name=name, expectations=expectations), added.house_rules)
    if all(_is_standing(finding, added.house_rules) for finding in findings):
        kinds.remember(kind, shapes, findings)
    return findings


def _is_standing(finding: Finding, house_rules: frozenset[str]) -> bool:
    return finding.code in _STANDING or finding.code in house_rules


def _told_once(findings: Iterable[Finding], house_rules: frozenset[str]) -> tuple[Finding, ...]:
    """Return the findings; what stands for every document of the kind once and without a place in this one."""
    told = {}
    for finding in findings:
        standing = _is_standing(finding, house_rules)
        one = replace(finding, place=Place(finding.place.file if finding.place else "")) if standing else finding
        told[one if not standing else (one.code, one.message)] = one
    return tuple(told.values())


def _kind(added: Added, expectations: Expectations) -> str:
    """Return what decides which paragraphs stand around the slots, and how they go together."""
    what = (
        bool(expectations.parent),
        len(expectations.issuer_lines or ()),
        expectations.addressed,
        expectations.final,
        len(added.subject),
        [line.partition(".")[0] if "." in line else "" for line in added.authority],
        bool(added.signer),
        bool(added.closing),
        [name for name, blocks in added.slots.items() if blocks],
        sorted(level.value for level in {block.level for block in added.blocks}),
        added.variety,
    )
    return json.encode(what).decode()


def _shapes(added: Added) -> set[str]:
    """Return what decides how paragraphs look: the level of each, and the formats that occur in it."""
    found = {(block.level, block.number is None, looks) for block, looks in zip(added.blocks, added.looks, strict=True)}
    return {f"{level.value} {'bare' if bare else 'numbered'} {' '.join(sorted(looks))}" for level, bare, looks in found}


def _look(span: Span) -> str:
    if not isinstance(span, Text):
        return type(span).__name__
    if not (span.bold or span.italic or span.superscript or span.missing):
        return "plain"
    looks = {"bold": span.bold, "italic": span.italic, "superscript": span.superscript, "missing": span.missing}
    return "+".join(name for name, applies in looks.items() if applies)


def _doubts(added: Added, expectations: Expectations) -> Iterator[Slip]:
    """Return what in the characters could break a rule; nothing where certainly no rule is broken."""
    rules = load_rules()
    issuer, place, symbol = expectations.issuer_lines or (), expectations.place or "", expectations.symbol or ""
    yield from committee_slips((expectations.parent,) if expectations.parent else (), issuer or ("",))
    yield from place_slips(rules, place)
    yield from symbol_slips(rules, symbol, added.kind or None, is_letter=not added.kind)
    yield from authority_slips(rules, added.authority)
    yield from order_slips(added.authority, issuer, symbol)
    yield from name_slips(rules, added.signer)
    yield from closing_slips(added.authority, added.closing)
    for text in added.subject:
        yield from subject_slips(text)
    for text in (*added.subject, added.signer):
        if text and text == text.upper():
            yield Slip("TL-02", text)
    yield from _doubtful_blocks(added, rules)


def _doubtful_blocks(added: Added, rules: RuleBook) -> Iterator[Slip]:
    texts = [block.text for block in added.blocks]
    whole = "".join(texts)
    if "./." in whole or _has_private(whole):
        yield Slip("ND-07", "./.")
    longest = rules["HD-07"].number("longest")
    for block, text, looks in zip(added.blocks, texts, added.looks, strict=True):
        if text != text.strip():
            yield Slip("ND-07", text)
        if block.level is Level.PLAIN and _TYPED_MARK.match(text):
            yield Slip("HD-09", text)
        if looks != _PLAIN and not block.level.is_title and _doubtful_looks(block, text, longest):
            yield Slip("HD-07", text)
    yield from citation_slips(rules, [*texts, added.closing])


def _has_private(text: str) -> bool:
    """Return whether a text has a character of a private font; in UTF-8 they begin with one of two rare bytes."""
    coded = text.encode("utf-8", "surrogatepass")
    return (b"\xee" in coded or b"\xef" in coded) and _PRIVATE.search(text) is not None


def _doubtful_looks(block: Block, text: str, longest: float) -> bool:
    """Return whether a running paragraph is slanted as a whole, or bold where the form wants it plain."""
    spans = [span for span in block.spans if isinstance(span, Text) and not span.text.isspace()]
    if spans and all(span.italic for span in spans):
        return True
    if not any(span.bold for span in spans):
        return False
    bold = all(span.bold for span in spans)
    if block.level in (Level.ITEM, Level.SUBITEM):
        return (bold and len(text) > longest) if text.endswith(_SENTENCE_END) else True
    return bold and block.level is Level.POINT
