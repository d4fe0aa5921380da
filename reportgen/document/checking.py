"""Whether a template that a clerk edited still works: its tags against what documents give, its styles, a dry run.

Rendering refuses what it cannot print; here everything doubtful is told at once, with part, paragraph and words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Cause, Finding, Place, Refused, Severity
from reportgen.document.frame import TYPE_NAMES
from reportgen.document.letterforms import style_ids
from reportgen.document.lettering import lettering
from reportgen.document.names import CONTENT
from reportgen.document.origin import origin_findings
from reportgen.document.outline import TAG
from reportgen.document.preparing import Part, prepare, read_parts
from reportgen.document.properties import read_custom
from reportgen.document.rehearsal import rehearse
from reportgen.document.styles import BODY, NAMES
from reportgen.document.template import Template, read_template
from reportgen.ooxml.package import Package

_EXPECTED: Final = {
    "issuer_lines": "tên cơ quan ban hành",
    "number": "số văn bản",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "date_line": "ngày tháng",
    "subject": "trích yếu",
    "recipients": "nơi nhận",
    "authority": "quyền hạn, chức vụ người ký",
    "signer": "họ tên người ký",
}
"""What the form demands of every document (Nghị định 30/2020/NĐ-CP, Điều 8)."""

_MARKS: Final = ("digit", "bracket")
_ELEMENT: Final = re.compile(r"<[^>]*>")
_NOTES: Final = ("FootnoteText", "FootnoteReference")
_TABLES: Final = ("NganCach", "Bieu", "BieuDauCot", "BieuChu", "BieuSo", "PhuLucTieuDe")
_APPENDICES: Final = ("PhuLuc", "PhuLucKemTheo", "DuongKe")


def check_template(
    path: Path, *, given: Mapping[str, Sequence[str]] | None = None, shipped: Path | None = None
) -> tuple[Finding, ...]:
    """Return everything wrong or doubtful about a template.

    Args:
        path: the template.
        given: slots that documents of the workspace fill, each with the names of those documents; None: not known.
        shipped: the shipped template of the same name, to tell whether it has changed since this copy was made.
    """
    try:
        found = _found(read_template(path), given, shipped)
    except Refused as refused:
        return refused.findings
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.order))


def _found(package: Package, given: Mapping[str, Sequence[str]] | None, shipped: Path | None) -> list[Finding]:
    """Return what is wrong or doubtful.

    Raises:
        Refused: a part of the file cannot be read.
    """
    parts = read_parts(package)
    findings = [finding for part in parts for finding in part.findings]
    findings += [*_not_rendered(package, parts), *_styles(package, parts), *_properties(package)]
    findings += origin_findings(package, shipped)
    if not any(part.analysis.unread for part in parts):
        findings += _not_printed(package, parts)
        findings += _against_documents(package, parts, given) if given is not None else ()
    if not any(finding.is_error for finding in findings):
        findings += rehearse(Template(package.name, package, prepare(package)))
    return findings


def _not_rendered(package: Package, parts: Sequence[Part]) -> Iterator[Finding]:
    """Yield tags in parts where nothing is printed: comments, endnotes, properties."""
    rendered = {part.name for part in parts}
    for name in package:
        if name in rendered or not name.endswith(".xml"):
            continue
        found = TAG.search(_ELEMENT.sub("", package.read_xml(name).decode("utf-8", "replace")))
        if found:
            yield Finding(
                "tag-not-rendered",
                f"Thẻ {found[0]} nằm ở nơi chương trình không in.",
                Place(package.name, part=f"phần {name}", quote=found[0]),
                "chuyển thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích",
                Severity.WARNING,
                Cause.TEMPLATE,
            )


def _named(parts: Sequence[Part]) -> set[str]:
    return {path for part in parts for path in part.analysis.named}


def _styles(package: Package, parts: Sequence[Part]) -> Iterator[Finding]:
    ids, _ = style_ids(package)
    named = _named(parts)
    wanted = [*BODY, *_NOTES] if any(path.startswith(f"{CONTENT}.") for path in named) else []
    wanted += ["NoiNhanMuc"] if "recipients" in named else []
    wanted += _TABLES if named & {"appendices", "tables"} else ()
    wanted += _APPENDICES if "appendices" in named else ()
    for style in wanted:
        if style not in ids:
            yield _of_styles(package, "missing-style", f"Mẫu thiếu kiểu (style) “{NAMES[style]}” ({style}).")
    if any(path.startswith(f"{CONTENT}.") for path in named) and not lettering(package, ids).lists:
        yield _of_styles(package, "missing-letters", "Mẫu thiếu danh sách đánh số cho điểm a), b), c), d), đ).")


def _of_styles(package: Package, code: str, message: str) -> Finding:
    hint = "sao lại từ mẫu gốc (reportgen template copy), hoặc dùng mẫu gốc"
    return Finding(code, message, Place(package.name, part="kiểu chữ"), hint, cause=Cause.TEMPLATE)


def _properties(package: Package) -> Iterator[Finding]:
    properties = read_custom(package)
    for name, known, what in (
        ("type_code", (*TYPE_NAMES, ""), "chữ viết tắt loại văn bản trong ký hiệu"),
        ("note_mark", _MARKS, "kiểu dấu chú thích"),
    ):
        value = properties.get(name)
        if value not in known:
            values = " hoặc ".join(filter(None, known))
            told = "thiếu" if value is None else f"ghi “{value}” cho"
            yield Finding(
                "template-property",
                f"Mẫu {told} thuộc tính {name} ({what}).",
                Place(package.name, part="thuộc tính tệp"),
                f"trong Word: Tệp, Thông tin, Thuộc tính, Nâng cao, Tùy chỉnh: {name} = {values}",
                Severity.WARNING,
                Cause.TEMPLATE,
            )


def _not_printed(package: Package, parts: Sequence[Part]) -> Iterator[Finding]:
    named = _named(parts)
    is_annex = "enclosure" in named and "issuer_lines" not in named
    for name, what in _EXPECTED.items():
        if name not in named and not is_annex:
            message = f"Mẫu không in {what} ({name})."
            hint = "thêm thẻ vào mẫu; mẫu gốc cho thấy chỗ của nó"
            yield Finding("not-printed", message, Place(package.name), hint, Severity.WARNING, Cause.TEMPLATE)


def _against_documents(
    package: Package, parts: Sequence[Part], given: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    """Yield slots that documents fill and the template does not print, and the other way round."""
    printed = {path.removeprefix(f"{CONTENT}.") for path in _named(parts) if path.startswith(f"{CONTENT}.")}
    for slot, documents in given.items():
        if slot not in printed:
            message = f"Khoang “{slot}” có lời văn trong {', '.join(documents)} nhưng mẫu không in."
            hint = f"thêm đoạn {{{{p content.{slot} }}}} vào mẫu"
            yield Finding("slot-not-printed", message, Place(package.name), hint, Severity.WARNING, Cause.TEMPLATE)
    for slot in sorted(printed - set(given)):
        message = f"Khoang “{slot}” của mẫu chưa văn bản nào dùng."
        yield Finding("slot-unused", message, Place(package.name), None, Severity.NOTE, Cause.TEMPLATE)
