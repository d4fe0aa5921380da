"""What a typed number could be: the figures of a document by the numbers they print."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Final

from msgspec import Struct

from reportgen.figures.cells import change_of
from reportgen.figures.comparison import Change
from reportgen.figures.differences import datum_place
from reportgen.figures.ledger import unit_of
from reportgen.figures.phrases import quantity
from reportgen.figures.scope import form_of
from reportgen.figures.values import Figure
from reportgen.figures.vocabulary import Vocabulary
from reportgen.numerals import NumberError, decimals_of, parse_number, round_half_up
from reportgen.periods import Period
from reportgen.workspace.schema import Indicator, MeasureKind, PlanBound

NUMBER: Final = r"(?P<number>\d+(?:\.\d{3})*(?:,\d+)?)"
"""A number as documents write it, in a pattern."""
_BETWEEN: Final = (
    r"\s*(?:\((?:[^()]*)\)\s*)?(?:là|đạt|ước đạt|ước|được|có|thực hiện)?\s*(?P<hedge>hơn|trên|gần|khoảng)?\s*"
)


class Candidate(Struct, frozen=True):
    """A number the figures give, the expression that prints it, and the words its indicator goes by."""

    expression: str
    value: Decimal
    printed: str
    place: str
    words: tuple[str, ...]


class Candidates:
    """The numbers that the indicators of a document's period give; nothing is computed before a typed one is found."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._ledger = vocabulary.scope.ledger
        self._period = vocabulary.period

    def comparisons(self, verb: str, number: str, unit: str) -> tuple[Candidate, ...]:
        """Return the comparisons that would print this verb, number and unit."""
        try:
            typed = parse_number(number)
        except NumberError:
            return ()
        kind = "times" if unit.startswith("lần") else "points" if unit.startswith("điểm") else "percent"
        return tuple(
            candidate
            for one_verb, one_kind, candidate in self._comparisons
            if one_kind == kind and one_verb == verb and round_half_up(candidate.value, decimals_of(typed)) == typed
        )

    def values(self, identifier: str) -> tuple[Candidate, ...]:
        """Return the indicator's values in the document, the period's own first; none where it has none."""
        since = self._period.year_to_date
        spans = {
            "": self._period,
            ".year_to_date": since,
            ".last_year": self._period.last_year,
            ".year_to_date.last_year": since.last_year,
            ".previous": self._period.previous,
        }
        found = [self._value(identifier, f"{identifier}{ending}", span) for ending, span in spans.items()]
        plan = self._ledger.catalog[identifier].plan.get(str(self._period.year))
        if plan and plan.bound is PlanBound.EXACT and plan.low is not None:
            place = str(self._ledger.records.catalog_place(identifier, "plan", str(self._period.year)))
            words = _words(identifier, self._ledger.catalog[identifier])
            found.append(Candidate(f"{identifier}.plan", plan.low, plan.text, place, words))
        own = self._ledger.value(identifier, self._period)
        return tuple(candidate for candidate in found if candidate) if isinstance(own, Figure) else ()

    def mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where the text names an indicator by its name or short name, the longest where several begin."""
        for match in self._names.finditer(text):
            identifier = self._by_name.get(match[0].lower())
            if identifier:
                yield match.start(), match.end(), identifier

    def quantity_after(self, text: str, position: int, identifier: str) -> re.Match[str] | None:
        """Return a number in the indicator's unit that follows at once, save for a verb or a bracket."""
        unit = unit_of(self._ledger.catalog[identifier])
        pattern = re.compile(rf"{_BETWEEN}{NUMBER}[\s\u00a0]*{re.escape(unit)}(?!\w)", re.IGNORECASE)
        return pattern.match(text, position)

    def unit_at(self, text: str, position: int) -> str | None:
        """Return the unit of some indicator that stands at the position, the longest."""
        match = self._units.match(text, position)
        return match["unit"] if match else None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        names: dict[str, str] = {}
        for identifier, record in self._ledger.catalog.items():
            for name in (record.name, record.short):
                if name:
                    names.setdefault(name.lower(), identifier)
        return names

    @cached_property
    def _names(self) -> re.Pattern[str]:
        longest_first = sorted(self._by_name, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)", re.IGNORECASE)

    @cached_property
    def _units(self) -> re.Pattern[str]:
        units = sorted({unit_of(record) for record in self._ledger.catalog.values()}, key=len, reverse=True)
        return re.compile(rf"[\s\u00a0]*(?P<unit>{'|'.join(map(re.escape, units)) or '(?!)'})(?!\w)", re.IGNORECASE)

    @cached_property
    def _comparisons(self) -> tuple[tuple[str, str, Candidate], ...]:
        """Every comparison by verb and kind of number."""
        return tuple(entry for identifier in self._ledger.catalog for entry in self._of_indicator(identifier))

    def _of_indicator(self, identifier: str) -> Iterator[tuple[str, str, Candidate]]:
        record = self._ledger.catalog[identifier]
        since = self._period.year_to_date
        if record.measure is MeasureKind.GROWTH:
            value = self._ledger.value(identifier, self._period)
            if isinstance(value, Figure):
                verb = "giảm" if value.value < 0 else "tăng"
                yield verb, "percent", self._candidate(identifier, identifier, abs(value.value))
            return
        for ending, period, base in (
            (".vs_last_year", self._period, self._period.last_year),
            (".year_to_date.vs_last_year", since, since.last_year),
            (".vs_previous", self._period, self._period.previous),
        ):
            change = change_of(self._ledger, identifier, period, base)
            if change:
                yield from self._told(identifier, f"{identifier}{ending}", change, plan=False)
        plan = record.plan.get(str(self._period.year))
        value = self._ledger.year_to_date(identifier, self._period)
        if isinstance(value, Figure) and plan and plan.bound is PlanBound.EXACT and plan.low is not None:
            yield from self._told(identifier, f"{identifier}.vs_plan", Change(value.value, plan.low), plan=True)

    def _told(
        self, identifier: str, expression: str, change: Change, *, plan: bool
    ) -> Iterator[tuple[str, str, Candidate]]:
        verb = change.direction.verb
        if self._ledger.catalog[identifier].measure is MeasureKind.RATE:
            yield verb, "points", self._candidate(identifier, expression, abs(change.amount))
            return
        if change.percent is None or change.share is None or change.ratio is None:
            return
        yield "bằng", "percent", self._candidate(identifier, f"{expression}.equal", change.share)
        yield "gấp", "times", self._candidate(identifier, f"{expression}.times", change.ratio)
        if plan and change.percent > 0:
            yield "vượt", "percent", self._candidate(identifier, expression, change.percent)
        elif plan:
            yield "đạt", "percent", self._candidate(identifier, expression, change.share)
        else:
            yield verb, "percent", self._candidate(identifier, expression, abs(change.percent))

    def _candidate(self, identifier: str, expression: str, value: Decimal) -> Candidate:
        return Candidate(expression, value, "", "", _words(identifier, self._ledger.catalog[identifier]))

    def _value(self, identifier: str, expression: str, period: Period) -> Candidate | None:
        value = self._ledger.value(identifier, period)
        if not isinstance(value, Figure):
            return None
        record = self._ledger.catalog[identifier]
        printed = quantity(value.value, form_of(record, (value,)))
        place = str(datum_place(self._ledger, value.sources[-1]))
        return Candidate(expression, value.value, printed, place, _words(identifier, record))


def _words(identifier: str, record: Indicator) -> tuple[str, ...]:
    return (identifier, record.name, *([record.short] if record.short else []))
