"""Whole sentences of an indicator, so that a draft exists as soon as the figures do."""

from __future__ import annotations

from reportgen.diagnostics import Place
from reportgen.figures.first_letters import upper_first
from reportgen.figures.phrases import PLAIN, Form, Kind, Style, change_phrase, growth, quantity
from reportgen.figures.plan_phrases import plan_phrase
from reportgen.figures.scope import Said, Scope, last_year_base
from reportgen.figures.values import Datum, Figure, Missing
from reportgen.periods import Period
from reportgen.workspace.schema import Better, Indicator, MeasureKind, PlanBound, RollUp

_ADDS_UP = frozenset({MeasureKind.FLOW, MeasureKind.CUMULATIVE})


def reached(record: Indicator, figure: Figure, form: Form) -> str:
    r"""Return the value behind its verb: "ước đạt" for an estimate, "đạt" for a final one.

    >>> from decimal import Decimal
    >>> record = Indicator(name="Diện tích chè", unit="ha", measure=MeasureKind.FLOW)
    >>> reached(record, Figure(Decimal(760), 0, True, Decimal(0), None, ()), Form("ha"))
    'ước đạt 760\xa0ha'
    """
    if record.measure is MeasureKind.GROWTH:
        said = growth(figure.value, form)
        return f"ước {said}" if figure.estimated else said
    return f"{'ước ' if figure.estimated else ''}đạt {quantity(figure.value, form)}"


def sentence(scope: Scope, identifier: str, period: Period) -> Said:
    """Return the standard sentence: value, plan and last year.

    Where the value since January is another one, it is told behind, with the plan. A comparison without a base is left
    out; the value itself must be known.

    Raises:
        MissingFigure: it is not.
    """
    record = scope.indicator(identifier)
    own, data, places = _clauses(scope, identifier, period, named=True)
    text = f"{upper_first(record.name)} {own}"
    since = period.year_to_date
    words = _words_since_january(record)
    if words and scope.ledger.stands_apart(identifier, period) and _is_known(scope, identifier, since):
        clauses, more, further = _clauses(scope, identifier, since, named=True)
        text += f"; {words} {since.short} {clauses}"
        data, places = data + more, places + further
    return Said(f"{text}.", identifier, period, data, places)


def chain(scope: Scope, identifier: str, period: Period) -> Said:
    """Return the sentence without its subject and full stop, of this period alone.

    Raises:
        MissingFigure: the value is not known.
    """
    text, data, places = _clauses(scope, identifier, period, named=False)
    return Said(text, identifier, period, data, places)


def _words_since_january(record: Indicator) -> str:
    """Return what stands before the value since January; "" where the measure has only its latest value."""
    if record.measure in _ADDS_UP:
        return "lũy kế"
    return "tính chung" if record.roll_up in (RollUp.AVERAGE, RollUp.RATIO) else ""


def _is_known(scope: Scope, identifier: str, period: Period) -> bool:
    return not isinstance(scope.ledger.value(identifier, period), Missing)


def _clauses(
    scope: Scope, identifier: str, period: Period, *, named: bool
) -> tuple[str, tuple[Datum, ...], tuple[Place, ...]]:
    record = scope.indicator(identifier)
    figure = scope.figure(identifier, period)
    form = scope.form(identifier, figure)
    clauses = [_stands_at(record, figure, form) if named else reached(record, figure, form)]
    data = figure.sources
    places: tuple[Place, ...] = ()
    plan = scope.plan(identifier, period.year)
    comparable = record.measure is not MeasureKind.GROWTH and not scope.ledger.stands_apart(identifier, period)
    if plan and plan.bound is not PlanBound.WORDS and comparable:
        clauses.append(plan_phrase(figure.value, plan, form, name=record.plan_name, better=record.better))
        places = (scope.ledger.records.catalog_place(identifier, "plan", str(period.year)),)
    if record.measure is not MeasureKind.GROWTH:
        phrase, more = _last_year(scope, identifier, period)
        clauses += [phrase] if phrase else []
        data += more
    return _listed(clauses), data, places


def _stands_at(record: Indicator, figure: Figure, form: Form) -> str:
    """Return the value behind its verb; nobody "đạt" what should be as low as possible."""
    if record.better is not Better.DOWN or record.measure is MeasureKind.GROWTH:
        return reached(record, figure, form)
    return f"{'ước' if figure.estimated else 'là'} {quantity(figure.value, form)}"


def _last_year(scope: Scope, identifier: str, period: Period) -> tuple[str, tuple[Datum, ...]]:
    before = scope.ledger.value(identifier, period.last_year)
    if isinstance(before, Missing):
        return "", ()
    change, form, data = scope.change(identifier, period, period.last_year)
    style = Style(Kind.AMOUNT) if form.count else PLAIN
    return change_phrase(change, form, last_year_base(period), style), data


def _listed(clauses: list[str]) -> str:
    text = clauses[0]
    for clause in clauses[1:]:
        text += f" {clause}" if clause.startswith("(") else f", {clause}"
    return text
