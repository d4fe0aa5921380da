"""Whole sentences of an indicator, so that a draft exists as soon as the figures do."""

from __future__ import annotations

from reportgen.diagnostics import Place
from reportgen.figures.first_letters import upper_first
from reportgen.figures.phrases import PLAIN, Form, Kind, Style, change_phrase, growth, quantity
from reportgen.figures.plan_phrases import plan_phrase
from reportgen.figures.scope import Said, Scope, last_year_base
from reportgen.figures.values import Datum, Figure, Missing
from reportgen.periods import Period
from reportgen.workspace.schema import Better, Indicator, MeasureKind, PlanBound

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
    """Return the standard sentence: value, plan and last year; after January the year to date stands apart.

    A comparison without a base is left out; the value itself must be known.

    Raises:
        MissingFigure: it is not.
    """
    record = scope.indicator(identifier)
    own, data, places = _clauses(scope, identifier, period, named=True)
    text = f"{upper_first(record.name)} {own}"
    if record.measure in _ADDS_UP and period.first > 1:
        since = period.year_to_date
        if not isinstance(scope.ledger.value(identifier, since), Missing):
            clauses, more, further = _clauses(scope, identifier, since, named=True)
            text += f"; lũy kế {since.short} {clauses}"
            data, places = data + more, places + further
    return Said(f"{text}.", identifier, period, data, places)


def chain(scope: Scope, identifier: str, period: Period) -> Said:
    """Return the sentence without its subject and full stop, of this period alone.

    Raises:
        MissingFigure: the value is not known.
    """
    text, data, places = _clauses(scope, identifier, period, named=False)
    return Said(text, identifier, period, data, places)


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
    since_january = record.measure not in _ADDS_UP or period.first == 1
    if plan and plan.bound is not PlanBound.WORDS and since_january and record.measure is not MeasureKind.GROWTH:
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
