"""The arithmetic checks of a period's figures and tasks. Each check is one function in a visible row; none prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from reportgen.diagnostics import Finding, Severity
from reportgen.figures.differences import datum_place, difference_findings
from reportgen.figures.ledger import Ledger
from reportgen.figures.phrases import quantity
from reportgen.figures.records import Records, WorkspaceRecords
from reportgen.figures.scope import form_of
from reportgen.figures.task_checks import task_findings
from reportgen.figures.values import Figure, agree, total
from reportgen.numerals import divide
from reportgen.periods import Length, Period, format_day
from reportgen.workspace.schema import MeasureKind

if TYPE_CHECKING:
    from reportgen.workspace import Workspace

MAGNITUDE: Final = Decimal(10)
"""From this ratio to the month before a figure is probably typed in another unit."""

SMALL_COUNT: Final = Decimal(100)
"""Counts below it may well grow tenfold in a month."""

NEAR: Final = timedelta(days=45)
"""Figures are closed at most so long before a period begins or after it ends; further away is a slip."""


def check_figures(workspace: Workspace, period: Period) -> tuple[Finding, ...]:
    """Return what does not add up in the period's figures and tasks; shape and spelling are checked elsewhere."""
    records = WorkspaceRecords(workspace)
    return (
        *check_records(records, period),
        *task_findings(workspace, records, period),
    )


def check_records(records: Records, period: Period) -> tuple[Finding, ...]:
    """Return what does not add up in these records' figures of the period."""
    ledger = Ledger(records, period)
    given = tuple(identifier for identifier in ledger.catalog if ledger.is_given(identifier, period))
    return tuple(
        dict.fromkeys(
            finding for check in CHECKS for identifier in given for finding in check(ledger, identifier, period)
        )
    )


def stated_and_computed(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield figures that two places state differently, of the period, since January, and of last year."""
    spans = (period, period.year_to_date, period.last_year, period.year_to_date.last_year)
    for span in dict.fromkeys(spans):
        yield from difference_findings(ledger, identifier, ledger.differences(identifier, span))


def parts_and_total(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield totals that their parts do not add up to, within the rounding shown; of the period and since January."""
    record = ledger.catalog[identifier]
    adds_up = record.measure not in (MeasureKind.RATE, MeasureKind.GROWTH)
    if not adds_up or not record.parts or not all(part in ledger.catalog for part in record.parts):
        return
    for span in dict.fromkeys((period, period.year_to_date)):
        whole = ledger.value(identifier, span)
        together = total(ledger.value(part, span) for part in record.parts)
        if isinstance(whole, Figure) and isinstance(together, Figure) and not agree(whole, together):
            terms = " + ".join(_shown(ledger, part, span) for part in record.parts)
            places = ", ".join(dict.fromkeys(str(datum_place(ledger, datum)) for datum in together.sources))
            yield Finding(
                "parts-do-not-add-up",
                f"“{record.name}” {span.name} là {_shown(ledger, identifier, span)}, "
                f"nhưng các phần cộng lại là {quantity(together.value, form_of(record, (whole, together)))} ({terms}).",
                datum_place(ledger, whole.sources[-1]),
                f"sửa tổng hoặc các phần ({places}); nếu không phải mọi phần đều kể ra thì bỏ parts trong catalog.yaml",
                Severity.WARNING,
            )


def units_of_parts(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield parts counted in another unit than their total."""
    record = ledger.catalog[identifier]
    for part in record.parts:
        other = ledger.catalog.get(part)
        if other and other.unit != record.unit:
            yield Finding(
                "units-differ",
                f"“{other.name}” tính bằng {other.unit}, còn tổng “{record.name}” bằng {record.unit}.",
                ledger.records.catalog_place(part, "unit"),
                "ghi cùng một đơn vị trong catalog.yaml và quy đổi số liệu",
                Severity.WARNING,
            )


def jumps(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield months that are ten times the month before, or a tenth of it; a cumulative as its months state it."""
    record = ledger.catalog[identifier]
    if period.length is not Length.MONTH or record.measure is MeasureKind.GROWTH:
        return
    spans, name = (period, period.previous), period.name
    if record.measure is MeasureKind.CUMULATIVE:
        if period.first == 1:
            return
        spans, name = (period.year_to_date, period.previous.year_to_date), f"lũy kế đến {period.name}"
    now, before = (ledger.value(identifier, span) for span in spans)
    if not isinstance(now, Figure) or not isinstance(before, Figure):
        return
    low, high = sorted((abs(now.value), abs(before.value)))
    if low.is_zero() or (record.count and high < SMALL_COUNT) or divide(high, low) < MAGNITUDE:
        return
    yield Finding(
        "order-of-magnitude",
        f"“{record.name}” {name} là {_shown(ledger, identifier, spans[0])}, "
        f"{period.previous.short} là {_shown(ledger, identifier, spans[1])}: chênh từ 10 lần trở lên.",
        datum_place(ledger, now.sources[0]),
        f"kiểm tra đơn vị (catalog.yaml ghi {record.unit}) và dấu phẩy, dấu chấm; số đúng thì giữ nguyên",
        Severity.WARNING,
    )


def falling_cumulative(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield cumulative figures that fell since the month before: a month's own number was typed in their place."""
    record = ledger.catalog[identifier]
    if record.measure is not MeasureKind.CUMULATIVE or period.length is not Length.MONTH or period.first == 1:
        return
    now, before = (ledger.year_to_date(identifier, month) for month in (period, period.previous))
    if isinstance(now, Figure) and isinstance(before, Figure) and now.value < before.value:
        yield Finding(
            "cumulative-falls",
            f"“{record.name}” lũy kế đến {period.name} là {_shown(ledger, identifier, period.year_to_date)}, "
            f"ít hơn đến {period.previous.short} ({_shown(ledger, identifier, period.previous.year_to_date)}).",
            datum_place(ledger, now.sources[0]),
            "ghi số lũy kế từ đầu năm, không phải số riêng của tháng",
            Severity.WARNING,
        )


def whole_counts(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield counts that are negative, or that are no whole numbers."""
    value = ledger.value(identifier, period)
    if not ledger.catalog[identifier].count or not isinstance(value, Figure) or value.computed:
        return
    if value.value < 0 or value.value != value.value.to_integral_value():
        yield Finding(
            "count-not-whole",
            f"“{ledger.catalog[identifier].name}” {period.name} là {_shown(ledger, identifier, period)}, "
            "mà số đếm là số nguyên không âm.",
            datum_place(ledger, value.sources[0]),
            "sửa số, hoặc bỏ count: true của chỉ tiêu trong catalog.yaml",
            Severity.WARNING,
        )


def closing_day(ledger: Ledger, identifier: str, period: Period) -> Iterator[Finding]:
    """Yield figures whose `as_of` is far from the period, such as the same day a year ago."""
    value = ledger.value(identifier, period)
    if not isinstance(value, Figure) or value.as_of is None:
        return
    if not period.first_day - NEAR <= value.as_of <= period.last_day + NEAR:
        name = ledger.catalog[identifier].name
        yield Finding(
            "as-of-far-from-period",
            f"“{name}” {period.name} chốt ngày {format_day(value.as_of)}, quá xa kỳ báo cáo.",
            ledger.records.figure_place(value.sources[-1].period, identifier, "as_of"),
            "sửa as_of của chỉ tiêu hoặc của cả tệp",
            Severity.WARNING,
        )


CHECKS: Final[tuple[Callable[[Ledger, str, Period], Iterator[Finding]], ...]] = (
    stated_and_computed,
    parts_and_total,
    units_of_parts,
    jumps,
    falling_cumulative,
    whole_counts,
    closing_day,
)


def _shown(ledger: Ledger, identifier: str, period: Period) -> str:
    value = ledger.value(identifier, period)
    return quantity(value.value, form_of(ledger.catalog[identifier], (value,))) if isinstance(value, Figure) else "?"
