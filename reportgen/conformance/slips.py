"""The rules of the form that characters alone can break, whatever the text looks like on paper.

Sources are those of the rules in the rule book; where a document comes from a template measured before, these rules are
all that is left to measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.conformance.folding import fold
from reportgen.conformance.rules import RuleBook, Slip

_ELECTED: Final = ("ủy ban nhân dân", "hội đồng nhân dân")
_CITED: Final = re.compile(r"ố\s+\d")
"""In every text that cites a document; looked for first because most texts cite none."""
_PLACEHOLDER: Final = re.compile(r"[.…_]{2}|…")


def committee_slips(parent: Sequence[str], issuer: Sequence[str]) -> Iterator[Slip]:
    """Return whether a people's committee is named otherwise than committees are: with a parent, or in short."""
    first = fold(issuer[0])
    if first.startswith(_ELECTED):
        if parent:
            yield Slip("CQ-05", f"có cơ quan chủ quản “{parent[0]}”")
    elif first.startswith("ubnd") and len(issuer) == 1:
        yield Slip("CQ-05", "tên cơ quan ban hành viết tắt")


def symbol_slips(rules: RuleBook, symbol: str, kind: str | None, *, is_letter: bool) -> Iterator[Slip]:
    """Return what is wrong with a symbol: its marks, and its first letters against the type of the document.

    Args:
        rules: of the decree.
        symbol: `BC-UBND`.
        kind: the type as printed, None where there is none.
        is_letter: whether V/v stands in place of a type.
    """
    if re.search(r"\s[-–/]|[-–/]\s", symbol):
        yield Slip("SK-03", "có dấu cách cạnh dấu gạch nối")
    if re.search(r"[\u2010-\u2015]", symbol):
        yield Slip("SK-03", "dùng dấu gạch dài", "dấu gạch nối (-)")
    if not symbol or _PLACEHOLDER.search(symbol):
        return
    code = re.split(r"[-–]", re.sub(r"^\d{4}/", "", symbol))[0].strip()
    types = rules.document_types
    if kind is not None:
        wanted = next((short for short, name in types.items() if name == fold(kind)), None)
        if wanted is not None and code != wanted:
            yield Slip("SK-04", f"ký hiệu {symbol}", f"{wanted}-…, theo tên loại {kind}")
    elif is_letter and (code in types or code == "CV"):
        yield Slip("SK-04", f"ký hiệu {symbol}", "công văn không ghi chữ viết tắt tên loại")


def place_slips(rules: RuleBook, place: str) -> Iterator[Slip]:
    """Return what is wrong with the name of a place."""
    if _PLACEHOLDER.search(place):
        return
    # A kind of unit that belongs to the name has one capital: Thành phố Hồ Chí Minh (Phụ lục II, mục II.1b).
    kind = next((each for each in rules["DD-01"].texts("kinds") if place.startswith(f"{each} ")), "")
    if any(word[0].isalpha() and not word[0].isupper() for word in re.split(r"[\s-]+", place[len(kind) :]) if word):
        yield Slip("DD-01", f"địa danh “{place}”", "viết hoa chữ cái đầu của địa danh")
    if re.search(rules["DD-03"].text("abbreviated"), place):
        yield Slip("DD-03", f"“{place}”")


def subject_slips(text: str) -> Iterator[Slip]:
    """Return what is wrong with the end of a subject; a form's dots are not."""
    if text.endswith(".") and not text.endswith("..") and any(letter.isalpha() for letter in text):
        yield Slip("TL-02", "có dấu chấm cuối", "không có dấu chấm cuối")


def citation_slips(rules: RuleBook, texts: Sequence[str]) -> Iterator[Slip]:
    """Return the documents that a text names for the first time without date or issuer right after the symbol."""
    rule = rules["CC-03"]
    symbol, date = re.compile(rule.text("symbol")), re.compile(rule.text("date"))
    named: set[str] = set()
    for index, text in enumerate(texts):
        for found in symbol.finditer(text) if _CITED.search(text) else ():
            if found[1] not in named:
                named.add(found[1])
                if not date.match(text[found.end() :]):
                    yield Slip("CC-03", f"“{found[0]}” không kèm thời gian, cơ quan ban hành", index=index)


def authority_slips(rules: RuleBook, authority: Sequence[str]) -> Iterator[Slip]:
    """Return what is wrong with the lines over the name, as printed: how they are written, and how they follow."""
    written, denied = rules["CK-05"], rules["CK-04"]
    for index, line in enumerate(authority):
        if re.match(written.text("like"), line) and not re.match(written.text("prefix"), line):
            yield Slip("CK-05", f"“{line}”", index=index)
        if re.search(denied.text("denied"), line):
            yield Slip("CK-04", f"“{line}”", index=index)
        below = authority[index + 1] if index + 1 < len(authority) else None
        yield from _chain_slips(rules, line, below, index)


def _chain_slips(rules: RuleBook, line: str, below: str | None, index: int) -> Iterator[Slip]:
    """Return what is wrong with the line under TM., KT. or TL."""
    prefix, office = _parted(line)
    found = f"dưới “{line}” là {below or 'không có dòng nào'}"
    if prefix == "TM":
        rule = rules["CK-11"]
        collective = re.match(rule.text("collective"), office)
        if below is None or (collective and not re.match(rule.text("pattern"), below)):
            yield Slip("CK-11", found, index=index)
    elif prefix == "KT":
        wanted = rules["CK-12"].allowed["deputies"].get(office, f"PHÓ {office}")
        if below != wanted:
            yield Slip("CK-12", found, wanted, index)
    elif prefix == "TL" and _parted(below or office)[1] in (office, f"PHÓ {office}"):
        yield Slip("CK-14", found, index=index)


def _parted(line: str) -> tuple[str, str]:
    """Return the abbreviation in front and the office.

    >>> _parted("KT. CHỦ TỊCH")
    ('KT', 'CHỦ TỊCH')
    """
    found = re.match(r"(TM|KT|TL|TUQ|Q)\.?\s*(.*)", line)
    return (found[1], found[2]) if found else ("", line)


def name_slips(rules: RuleBook, name: str) -> Iterator[Slip]:
    """Return what stands before the name and does not belong there."""
    title = re.match(rules["CK-03"].text("titles"), name)
    if title:
        yield Slip("CK-03", f"“{title[0].strip()}” trước họ tên")


def order_slips(authority: Sequence[str], issuer: Sequence[str], symbol: str) -> Iterator[Slip]:
    """Return where an order of the chairman (TL.) does not go with the issuer or the symbol."""
    for index, line in enumerate(authority):
        prefix, office = _parted(line)
        if prefix != "TL" or not office.startswith("CHỦ TỊCH"):
            continue
        if issuer and not fold(" ".join(issuer)).startswith(("ủy ban nhân dân", "ubnd")):
            yield Slip("CK-10", f"cơ quan ban hành là “{issuer[0]}”", index=index)
        elif "-" in symbol and "UBND" not in symbol:
            yield Slip("CK-10", f"ký hiệu “{symbol}”", index=index)


def closing_slips(authority: Sequence[str], closing: str) -> Iterator[Slip]:
    """Return whether the closing sentence names an order of the chairman that the signature does not."""
    if "thừa lệnh chủ tịch" in fold(closing) and all(_parted(line)[0] != "TL" for line in authority):
        yield Slip("CK-13", f"phần ký là “{authority[0] if authority else ''}”")
