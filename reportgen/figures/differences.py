"""Findings about one figure that two places state differently."""

from __future__ import annotations

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.figures.ledger import Difference, Ledger
from reportgen.figures.phrases import quantity
from reportgen.figures.scope import form_of
from reportgen.figures.values import Datum, Figure


def datum_place(ledger: Ledger, datum: Datum) -> Place:
    """Return where the file states it."""
    return ledger.records.figure_place(datum.period, datum.indicator, datum.field)


def difference_findings(ledger: Ledger, indicator: str, differences: tuple[Difference, ...]) -> tuple[Finding, ...]:
    """Return a warning for each difference, at the place of the figure used, naming the other."""
    return tuple(_finding(ledger, indicator, difference) for difference in differences)


def _finding(ledger: Ledger, indicator: str, difference: Difference) -> Finding:
    record = ledger.catalog[indicator]
    used, other = difference.used, difference.other
    place = datum_place(ledger, used.sources[0])
    shown = quantity(used.value, form_of(record, (used,)))
    told = quantity(other.value, form_of(record, (other,)))
    return Finding(
        "figures-differ",
        f"“{record.name}” {difference.period.name}: dùng {shown} ({place}), nhưng {_origin(ledger, other)} là {told}.",
        place,
        "sửa số sai; nếu số đã được điều chỉnh thì giữ nguyên, báo cáo in số thứ nhất",
        Severity.WARNING,
    )


def _origin(ledger: Ledger, figure: Figure) -> str:
    if not figure.computed:
        return f"số ghi ở {datum_place(ledger, figure.sources[0])}"
    files = ", ".join(dict.fromkeys(datum_place(ledger, datum).file for datum in figure.sources))
    return f"số tính từ {files}"
