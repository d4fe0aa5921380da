"""The cells of an indicator's row, whatever table it stands in."""

from __future__ import annotations

from typing import Final

from reportgen.figures.comparison import Change, Direction
from reportgen.figures.gaps import name_of, period_list
from reportgen.figures.ledger import COMPARED_IN_POINTS, Ledger
from reportgen.figures.plan_phrases import is_met
from reportgen.figures.scope import form_of, percent_decimals
from reportgen.figures.tables import EMPTY, Cell, CellKind, Judgement, number_cell, text_cell
from reportgen.figures.values import Figure
from reportgen.numerals import decimals_of
from reportgen.periods import Period
from reportgen.workspace.schema import Better, Indicator, MeasureKind, PlanBound, RollUp

_RULES: Final = {
    MeasureKind.FLOW: "cộng các tháng",
    MeasureKind.CUMULATIVE: "lũy kế đến tháng cuối",
    MeasureKind.STOCK: "số tháng cuối",
    MeasureKind.GROWTH: "số tháng cuối",
}


def value_cell(ledger: Ledger, identifier: str, period: Period) -> Cell:
    """Return the value without its unit, which has a column of its own."""
    value = ledger.value(identifier, period)
    if not isinstance(value, Figure):
        return EMPTY
    form = form_of(ledger.catalog[identifier], (value,))
    return number_cell(value.value, form.decimals, trim=form.trim, count=form.count)


def plan_cell(ledger: Ledger, identifier: str, year: int) -> Cell:
    """Return the year's plan: a number, else as it was typed."""
    plan = ledger.catalog[identifier].plan.get(str(year))
    if plan is None:
        return EMPTY
    if plan.bound is not PlanBound.EXACT or plan.low is None:
        return text_cell(plan.text)
    return number_cell(plan.low, decimals_of(plan.low), trim=False, count=ledger.catalog[identifier].count)


def change_of(ledger: Ledger, identifier: str, period: Period, base: Period) -> Change | None:
    """Return the change; None where a value is missing, or where the measure is not compared."""
    if ledger.catalog[identifier].measure is MeasureKind.GROWTH:
        return None
    value, before = ledger.value(identifier, period), ledger.value(identifier, base)
    if isinstance(value, Figure) and isinstance(before, Figure):
        return Change(value.value, before.value)
    return None


def share_cell(ledger: Ledger, identifier: str, period: Period, base: Period) -> Cell:
    """Return the value in percent of the base, as the columns (6)=(4)/(5) of forms do; of two rates their points."""
    change = change_of(ledger, identifier, period, base)
    return _share(ledger, identifier, change) if change else EMPTY


def plan_share_cell(ledger: Ledger, identifier: str, period: Period) -> Cell:
    """Return the value since January in percent of the year's plan; whether a range or bound is met."""
    record = ledger.catalog[identifier]
    plan = record.plan.get(str(period.year))
    value = ledger.year_to_date(identifier, period)
    if plan is None or not isinstance(value, Figure):
        return EMPTY
    met = is_met(value.value, plan)
    if met is None:
        return EMPTY
    if plan.bound is not PlanBound.EXACT or plan.low is None:
        return text_cell("Đạt" if met else "Chưa đạt", judgement=Judgement.BETTER if met else Judgement.WORSE)
    return _share(ledger, identifier, Change(value.value, plan.low))


def amount_cell(ledger: Ledger, identifier: str, period: Period, base: Period) -> Cell:
    """Return the difference in the indicator's unit; of two rates in percent in points."""
    change = change_of(ledger, identifier, period, base)
    if change is None:
        return EMPTY
    record = ledger.catalog[identifier]
    direction, judged = change.direction, judgement(record, change.direction)
    if ledger.is_percent(identifier):
        decimals = percent_decimals(record)
        return number_cell(change.amount, decimals, kind=CellKind.POINTS, direction=direction, judgement=judged)
    figures = tuple(
        value for value in (ledger.value(identifier, p) for p in (period, base)) if isinstance(value, Figure)
    )
    form = form_of(record, figures)
    return number_cell(change.amount, form.decimals, count=form.count, direction=direction, judgement=judged)


def percent_cell(ledger: Ledger, identifier: str, period: Period, base: Period) -> Cell:
    """Return the change in percent of the base; empty for rates and where the base is zero."""
    change = change_of(ledger, identifier, period, base)
    record = ledger.catalog[identifier]
    if change is None or change.percent is None or record.measure is MeasureKind.RATE:
        return EMPTY
    return number_cell(
        change.percent,
        percent_decimals(record),
        kind=CellKind.PERCENT,
        direction=change.direction,
        judgement=judgement(record, change.direction),
    )


def judgement(record: Indicator, direction: Direction) -> Judgement | None:
    """Return whether the change is good news; None where the catalog does not say or nothing moved."""
    if direction is Direction.SAME or record.better is Better.NONE:
        return None
    return Judgement.BETTER if (direction is Direction.UP) == (record.better is Better.UP) else Judgement.WORSE


def rule_cell(ledger: Ledger, identifier: str, period: Period) -> Cell:
    """Return how the value of the period came about."""
    value = ledger.value(identifier, period)
    if isinstance(value, Figure) and not value.computed:
        datum = value.sources[0]
        stated_whole = datum.period == period and period.count > 1
        if stated_whole or datum.field in ("year_to_date", "last_year_to_date", "last_year"):
            return text_cell(f"số ghi ở data/{datum.period.id}/indicators.yaml")
    return text_cell(rule_words(ledger, ledger.catalog[identifier]))


def rule_words(ledger: Ledger, record: Indicator) -> str:
    """Return the indicator's rule for a longer period."""
    if record.measure is not MeasureKind.RATE:
        return _RULES[record.measure]
    if record.roll_up is RollUp.AVERAGE:
        return "bình quân các tháng"
    if record.roll_up is RollUp.RATIO:
        part, whole = (name_of(term or "", ledger.catalog) for term in (record.ratio_of, record.ratio_to))
        return f"tính lại từ “{part}” và “{whole}”"
    return "số tháng cuối"


def missing_cell(ledger: Ledger, identifier: str, period: Period) -> Cell:
    """Return the months without the figure that the value needs."""
    value = ledger.value(identifier, period)
    if isinstance(value, Figure):
        return EMPTY
    periods = period_list(tuple(dict.fromkeys(gap for _, gap in value.gaps)))
    return text_cell(f"{periods} (chia cho 0)" if value.zeros else periods)


def estimated_cell(ledger: Ledger, identifier: str, period: Period) -> Cell:
    """Return the periods whose figure is an estimate in the value."""
    value = ledger.value(identifier, period)
    if not isinstance(value, Figure):
        return EMPTY
    return text_cell(period_list(tuple(dict.fromkeys(datum.period for datum in value.sources if datum.estimated))))


def _share(ledger: Ledger, identifier: str, change: Change) -> Cell:
    record = ledger.catalog[identifier]
    decimals = percent_decimals(record)
    judged = judgement(record, change.direction)
    if record.measure in COMPARED_IN_POINTS:
        kind = CellKind.POINTS if ledger.is_percent(identifier) else CellKind.NUMBER
        return number_cell(change.amount, decimals, kind=kind, direction=change.direction, judgement=judged)
    if change.share is None:
        return EMPTY
    return number_cell(change.share, decimals, kind=CellKind.PERCENT, direction=change.direction, judgement=judged)
