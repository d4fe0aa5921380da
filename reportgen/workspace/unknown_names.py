"""A name that nothing bears, and the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics import Finding, Place, nearest


def unknown_name(code: str, told: str, name: str, known: Iterable[str], place: Place) -> Finding:
    """Return the finding for a name that is not among the known ones; `told` says what it names and where."""
    choices = tuple(known)
    near = nearest(name, choices)
    question = f"; có phải “{near}”?" if near else "."
    hint = f"chọn một trong: {', '.join(choices)}" if choices else "khai báo tên này trước"
    return Finding(code, f"{told} “{name}”{question}", place, hint)


def unknown_indicator(id_: str, catalog: Iterable[str], place: Place) -> Finding:
    """Return the finding for an indicator that the catalog does not have."""
    near = nearest(id_, catalog)
    message = f"catalog.yaml không có chỉ tiêu “{id_}”" + (f"; có phải “{near}”?" if near else ".")
    hint = f"sửa thành {near}, hoặc khai báo {id_} trong catalog.yaml" if near else f"khai báo {id_} trong catalog.yaml"
    return Finding("unknown-indicator", message, place, hint)
