"""The value of any indicator in any period: what is stated, else what the months make of it.

One ledger serves one document or table. Its horizon is the last period whose files it may know: a figure of last year
that a file up to the horizon states anew (`last_year`, `last_year_to_date`) is the revised one and wins, so a figure
has one value in one document, however it is named. Everything is computed once, from unrounded values, when asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from msgspec import Struct

from reportgen.figures.records import Records
from reportgen.figures.values import Datum, Figure, Missing, Value, agree, average, difference, ratio, stated, total
from reportgen.numerals import decimals_of
from reportgen.periods import Length, Period
from reportgen.workspace.schema import Entry, Indicator, MeasureKind, PeriodFigures, RollUp, Status

PERCENT_UNITS: Final = frozenset({"%", "phần trăm"})
"""Units of a rate that is compared in điểm %."""

COMPARED_IN_POINTS: Final = frozenset({MeasureKind.RATE, MeasureKind.GROWTH})
"""Measures whose values are percentages already: two of them differ by points; a growth has only its plan beside it."""

OWN: Final = "own"
"""Stands for `actual` or `estimate`, whichever an entry has; the final one wins and the estimate is then history."""

_FIELDS: Final[dict[str, Callable[[Entry], Decimal | None]]] = {
    "estimate": lambda entry: entry.estimate,
    "actual": lambda entry: entry.actual,
    "year_to_date": lambda entry: entry.year_to_date,
    "last_year": lambda entry: entry.last_year,
    "last_year_to_date": lambda entry: entry.last_year_to_date,
}


def unit_of(record: Indicator) -> str:
    """Return the unit as it is printed: "%" also where the catalog says it in words.

    >>> unit_of(Indicator(name="a", unit="phần trăm", measure=MeasureKind.RATE))
    '%'
    """
    return "%" if record.unit in PERCENT_UNITS else record.unit


class Difference(Struct, frozen=True):
    """Two statements of one figure that no rounding explains; the first is the one used."""

    indicator: str
    period: Period
    used: Figure
    other: Figure


class Ledger:
    """Values of indicators by period, computed once each."""

    def __init__(self, records: Records, horizon: Period) -> None:
        self.records = records
        self.horizon = horizon
        self.catalog = records.catalog()
        self._values: dict[tuple[str, Period], Value] = {}
        self._files: dict[Period, PeriodFigures] = {}
        self._looks: dict[tuple[Period, bool], tuple[tuple[Period, str], ...]] = {}

    def value(self, indicator: str, period: Period) -> Value:
        """Return the indicator's value of the period: a month's own, a longer period's whole.

        Raises:
            KeyError: the catalog has no such indicator.
        """
        key = (indicator, period)
        if key not in self._values:
            self._values[key] = Missing((key,))  # a rate whose ratio leads back to itself ends here
            datum = next(self._statements(indicator, period), None)
            self._values[key] = stated(datum) if datum else self._computed(indicator, period)
        return self._values[key]

    def is_given(self, indicator: str, period: Period) -> bool:
        """Return whether the value is known, or at least one file of the period has an entry for it."""
        return isinstance(self.value(indicator, period), Figure) or any(
            indicator in self._file(month).entries for month in (period, *period.months)
        )

    def year_to_date(self, indicator: str, period: Period) -> Value:
        """Return the value from January to the period's last month."""
        return self.value(indicator, period.year_to_date)

    def stands_apart(self, indicator: str, period: Period) -> bool:
        """Return whether the value since January is another than the period's own: of sums, means, quotients of sums.

        The year's plan is compared with the one since January.
        """
        return self.value(indicator, period) != self.year_to_date(indicator, period)

    def differences(self, indicator: str, period: Period) -> tuple[Difference, ...]:
        """Return what else is known of the value that the rounding shown does not explain."""
        statements = [stated(datum) for datum in self._statements(indicator, period)]
        if not statements:
            return ()
        used, *others = statements
        if self._rule_binds(indicator):
            computed = self._computed(indicator, period)
            others += [computed] if isinstance(computed, Figure) else []
        return tuple(Difference(indicator, period, used, other) for other in others if not agree(used, other))

    def is_percent(self, indicator: str) -> bool:
        """Return whether the indicator is a rate or a growth in percent, compared in điểm %."""
        record = self.catalog[indicator]
        return record.measure in COMPARED_IN_POINTS and record.unit in PERCENT_UNITS

    def _rule_binds(self, indicator: str) -> bool:
        """Return whether the months must give the longer period's value; a growth has its own, say a year's mean."""
        record = self.catalog[indicator]
        return record.measure is not MeasureKind.GROWTH and (
            record.measure is not MeasureKind.RATE or record.roll_up is not None
        )

    # what the files state --------------------------------------------------------------------------------------

    def _statements(self, indicator: str, period: Period) -> Iterator[Datum]:
        """Yield what files state about the value, the one that wins first: a later year's file, then the period's."""
        cumulative = self.catalog[indicator].measure is MeasureKind.CUMULATIVE
        for where, field in self._places_to_look(period, cumulative):
            file = self._file(where)
            entry = file.entries.get(indicator)
            if entry is not None:
                yield from self._datum(indicator, where, field, entry, file)

    def _places_to_look(self, period: Period, cumulative: bool) -> tuple[tuple[Period, str], ...]:
        """Return the files and fields that can state a period's value, in the order in which they win.

        A cumulative's month states no value of its own: its bare number is the one since January.
        """
        key = (period, cumulative)
        if key not in self._looks:
            own = not cumulative or period.length is not Length.MONTH
            from_january = period.first == 1
            last_month, later = period.months[-1], _a_year_later(period)
            looks = [
                (later, "last_year", own),
                (later.months[-1], "last_year_to_date", from_january),
                (later.months[-1], "last_year", from_january and cumulative),
            ]
            known = (later.year, later.last) <= (self.horizon.year, self.horizon.last)
            looks = [*(looks if known else []), (period, OWN, own), (last_month, "year_to_date", from_january)]
            looks.append((last_month, OWN, from_january and cumulative))
            self._looks[key] = tuple((where, field) for where, field, applies in looks if applies)
        return self._looks[key]

    def _file(self, period: Period) -> PeriodFigures:
        if period not in self._files:
            self._files[period] = self.records.figures(period)
        return self._files[period]

    def _datum(self, indicator: str, period: Period, field: str, entry: Entry, file: PeriodFigures) -> Iterator[Datum]:
        """Yield what the entry states in the field; its own number is the final one, where there is one."""
        if field == OWN:
            field = "estimate" if entry.actual is None else "actual"
        value = _FIELDS[field](entry)
        if value is None:
            return
        final = entry.actual is not None or (entry.estimate is None and file.status is Status.ACTUAL)
        past = field.startswith("last_year")
        yield Datum(
            indicator=indicator,
            period=period,
            field=field,
            value=value,
            decimals=decimals_of(value),
            estimated=not final and not past,
            slack=slack_of(value, self.catalog[indicator]),
            as_of=None if past else entry.as_of or file.as_of,
        )

    # what the months make of it --------------------------------------------------------------------------------

    def _computed(self, indicator: str, period: Period) -> Value:
        record = self.catalog[indicator]
        if record.measure is MeasureKind.RATE and record.roll_up is RollUp.RATIO:
            return self._ratio(indicator, record, period)
        if record.measure is MeasureKind.CUMULATIVE:
            return self._since_january_before(indicator, period)
        if period.length is Length.MONTH:
            return Missing(((indicator, period),))
        if record.measure is MeasureKind.FLOW:
            return self._flow(indicator, period)
        if record.measure is MeasureKind.RATE and record.roll_up is RollUp.AVERAGE:
            return average(self.value(indicator, month) for month in period.months)
        return self.value(indicator, period.months[-1])

    def _flow(self, indicator: str, period: Period) -> Value:
        """Return the sum of the months; from January it rests on the last value since January that a file states."""
        parts: list[Value] = []
        for month in reversed(period.months):
            since = month.year_to_date
            datum = next(self._statements(indicator, since), None) if period.first == 1 and since != period else None
            if datum:
                parts.append(stated(datum))
                break
            parts.append(self.value(indicator, month))
        return total(reversed(parts))

    def _since_january_before(self, indicator: str, period: Period) -> Value:
        """Return a cumulative's value: since January at the end less since January before the beginning."""
        if period.first == 1:
            return Missing(((indicator, period.months[-1]),))
        before = Period.month(period.year, period.first - 1)
        return difference(self.year_to_date(indicator, period), self.year_to_date(indicator, before))

    def _ratio(self, indicator: str, record: Indicator, period: Period) -> Value:
        part, whole = (self._ratio_term(term, period) for term in (record.ratio_of, record.ratio_to))
        quotient = ratio(part, whole, percent=record.unit in PERCENT_UNITS)
        if quotient is None and isinstance(whole, Figure):
            return Missing(((indicator, period),), ((record.ratio_to or "", period, whole.sources),))
        return quotient or Missing(((indicator, period),))

    def _ratio_term(self, indicator: str | None, period: Period) -> Value:
        """Return a term of a ratio. A cumulative enters since January: that is what its months state."""
        if indicator is None or indicator not in self.catalog:
            return Missing(((indicator or "", period),))
        if self.catalog[indicator].measure is MeasureKind.CUMULATIVE:
            return self.year_to_date(indicator, period)
        return self.value(indicator, period)


def slack_of(value: Decimal, indicator: Indicator) -> Decimal:
    """Return half a unit of the last digit shown, none for a count: those are exact.

    >>> slack_of(Decimal("12.50"), Indicator(name="a", unit="tấn", measure=MeasureKind.FLOW))
    Decimal('0.005')
    """
    if indicator.count:
        return Decimal(0)
    typed = decimals_of(value)
    shown = typed if indicator.decimals is None else min(typed, indicator.decimals)
    return Decimal(5).scaleb(-shown - 1)


def _a_year_later(period: Period) -> Period:
    return Period(period.year + 1, period.first, period.count, period.length)
