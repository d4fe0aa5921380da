"""What the catalog says of itself: its ids, the parts of totals, the two sides of ratios, who is responsible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from keyword import iskeyword

from reportgen.diagnostics import Finding
from reportgen.workspace.folder import Workspace
from reportgen.workspace.rewriting import write
from reportgen.workspace.schema import INDICATOR_ID, RESERVED_IDS, Indicator
from reportgen.workspace.slugs import slug
from reportgen.workspace.source import Source
from reportgen.workspace.unit_references import unit_finding
from reportgen.workspace.unknown_names import unknown_indicator


def catalog_findings(workspace: Workspace) -> Iterator[Finding]:
    """Yield the ids that no expression could name, the parts and ratios that lead nowhere, the units not listed."""
    loaded = workspace.catalog()
    catalog = loaded.record
    if catalog is None:
        return
    taken = frozenset(id_.replace("_", "-") for id_ in catalog if INDICATOR_ID.fullmatch(id_))
    for id_, indicator in catalog.items():
        yield from _id_findings(loaded.source, id_, taken)
        yield from _references(loaded.source, id_, indicator, catalog)
        if indicator.lead and (finding := unit_finding(workspace, indicator.lead, loaded.source.place(id_, "lead"))):
            yield finding
    yield from _circles(loaded.source, catalog)


def _id_findings(source: Source, id_: str, taken: frozenset[str]) -> Iterator[Finding]:
    place = source.place(id_, key=True)
    if not INDICATOR_ID.fullmatch(id_):
        message = f"Mã chỉ tiêu “{id_}” chỉ được có chữ thường không dấu, số và gạch dưới."
        yield Finding("indicator-id", message, place, write(f"{slug(id_, taken).replace('-', '_')}:"))
    elif id_ in RESERVED_IDS or iskeyword(id_):
        message = f"“{id_}” có nghĩa riêng trong biểu thức, không làm mã chỉ tiêu được."
        yield Finding("reserved-id", message, place, f"thêm chữ vào mã, ví dụ {id_}_tinh")


def _references(source: Source, id_: str, indicator: Indicator, catalog: Mapping[str, Indicator]) -> Iterator[Finding]:
    for index, part in enumerate(indicator.parts):
        place = source.place(id_, "parts", index)
        if part not in catalog:
            yield unknown_indicator(part, catalog, place)
        elif part in indicator.parts[:index]:
            yield Finding("repeated-part", f"“{part}” đã có trong danh sách này.", place, "xóa dòng này")
    for key in ("ratio_of", "ratio_to"):
        other = getattr(indicator, key)
        if other is not None and other not in catalog:
            yield unknown_indicator(other, catalog, source.place(id_, key))
        elif other == id_:
            message = f"Tỷ lệ “{id_}” không thể tính từ chính nó."
            yield Finding("ratio-of-itself", message, source.place(id_, key), "ghi mã của tử số hoặc mẫu số")


def _circles(source: Source, catalog: Mapping[str, Indicator]) -> Iterator[Finding]:
    """Yield each total that is, directly or not, a part of itself; one for each circle."""
    done: set[str] = set()
    for start in catalog:
        trail: dict[str, None] = {}
        open_parts = [iter((start,))]
        while open_parts:
            id_ = next(open_parts[-1], None)
            if id_ is None:
                open_parts.pop()
                if trail:
                    done.add(trail.popitem()[0])
            elif id_ in trail:
                ids = list(trail)
                message = f"“{id_}” là một phần của chính nó: {' → '.join([*ids[ids.index(id_) :], id_])}."
                yield Finding(
                    "parts-in-a-circle", message, source.place(id_, "parts", key=True), "bỏ bớt một mã ở parts"
                )
            elif id_ in catalog and id_ not in done:
                trail[id_] = None
                open_parts.append(iter(catalog[id_].parts))
