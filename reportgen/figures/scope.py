"""What the expressions of one document share: ledger, day, forms of numbers, and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from reportgen.diagnostics import Finding, Place, Severity
from reportgen.figures.comparison import Change
from reportgen.figures.gaps import gap_message, gap_words
from reportgen.figures.ledger import COMPARED_IN_POINTS, Ledger, unit_of
from reportgen.figures.phrases import Base, Form, PhraseError
from reportgen.figures.values import Datum, Figure, Missing
from reportgen.periods import Length, Period
from reportgen.workspace.schema import Indicator, MeasureKind, Plan

Where = Callable[[], Place]
"""Finds a place, which takes a while, once somebody wants it."""


class Untold(PhraseError):
    """Something nobody has given yet; `words` name it in a draft's gap."""

    def __init__(self, code: str, words: str, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.words = words


class MissingFigure(Untold):
    """A figure nobody has given yet; `gaps` are the indicators and periods it lacks."""

    def __init__(self, missing: Missing, ledger: Ledger) -> None:
        message, hint = gap_message(missing, ledger)
        code = "division-by-zero" if missing.zeros else "missing-figure"
        super().__init__(code, gap_words(missing, ledger.catalog), message, hint)
        self.gaps = missing.gaps


class Said(Struct, frozen=True):
    """What a named figure says: the text, the indicator and period it is told under, and the data it rests on."""

    text: str
    figure: str
    period: Period
    data: tuple[Datum, ...] = ()
    places: tuple[Place, ...] = ()


class Scope:
    """The figures of one document, looked at from its period."""

    def __init__(self, ledger: Ledger, as_of: date) -> None:
        self.ledger = ledger
        self.period = ledger.horizon
        self.as_of = as_of
        self._notes: dict[tuple[str, str], Finding] = {}
        self._used: dict[tuple[str, Period], None] = {}
        self._shown: dict[tuple[str, str, Period], dict[int, tuple[str, Where | None]]] = {}
        self.where: Where | None = None
        """Finds the place of the expression that is being told; None where nobody said."""

    def indicator(self, identifier: str) -> Indicator:
        """Return the catalog's record."""
        return self.ledger.catalog[identifier]

    def figure(self, identifier: str, period: Period) -> Figure:
        """Return the value.

        Raises:
            MissingFigure: nobody has given it, or a part of it.
        """
        self._used[identifier, period] = None
        value = self.ledger.value(identifier, period)
        if isinstance(value, Missing):
            raise MissingFigure(value, self.ledger)
        return value

    def plan(self, identifier: str, year: int) -> Plan | None:
        """Return the year's plan, None where there is none."""
        return self.indicator(identifier).plan.get(str(year))

    def form(self, identifier: str, *figures: Figure) -> Form:
        """Return how the indicator's numbers are written; decimals not set in the catalog are those of the figures."""
        record = self.indicator(identifier)
        return form_of(record, figures)

    def change(self, identifier: str, period: Period, base: Period) -> tuple[Change | None, Form, tuple[Datum, ...]]:
        """Return the change from the base's value, None in its place where the base is not known.

        Raises:
            MissingFigure: the value itself is not known.
        """
        figure = self.figure(identifier, period)
        self._used[identifier, base] = None
        before = self.ledger.value(identifier, base)
        if isinstance(before, Missing):
            self.note_missing_base(identifier, before)
            return None, self.form(identifier, figure), figure.sources
        form = self.form(identifier, figure, before)
        return Change(figure.value, before.value), form, figure.sources + before.sources

    def base(self, period: Period, base: Period) -> Base:
        """Return the words of a base named by its own period, "cùng kỳ năm 2019" where it is last year's."""
        if base == period.last_year and base.length is not Length.YEAR:
            return Base(f"cùng kỳ năm {base.year}")
        return Base(base.slash)

    # what was noticed -----------------------------------------------------------------------------------------

    def note(self, code: str, message: str, hint: str, severity: Severity, place: Place | None = None) -> None:
        """Keep a finding, once."""
        self._notes.setdefault((code, message), Finding(code, message, place, hint, severity))

    def note_missing_base(self, identifier: str, missing: Missing) -> None:
        """Say that a comparison had nothing to compare with."""
        message, hint = gap_message(missing, self.ledger)
        record = self.indicator(identifier)
        field = "last_year" if record.measure is not MeasureKind.CUMULATIVE else "last_year_to_date"
        self.note(
            "missing-base",
            f"Không có số để so sánh “{record.name}”. {message}",
            f"{hint}, hoặc ghi {field} cho {identifier} trong tháng của báo cáo",
            Severity.WARNING,
            self.ledger.records.catalog_place(identifier),
        )

    def note_shown(self, said: str, identifier: str, period: Period, decimals: int, text: str) -> None:
        """Remember with how many decimals a figure was printed, to tell when it is printed with others too."""
        shown = self._shown.setdefault((said, identifier, period), {})
        shown.setdefault(decimals, (text, self.where))

    @property
    def notes(self) -> tuple[Finding, ...]:
        """What was noticed so far, with figures printed at two precisions."""
        return (*self._notes.values(), *self._two_precisions())

    @property
    def used(self) -> tuple[tuple[str, Period], ...]:
        """The indicators and periods looked at, in the order of the document."""
        return tuple(self._used)

    def _two_precisions(self) -> tuple[Finding, ...]:
        findings = []
        for (_, identifier, _), shown in self._shown.items():
            texts: dict[str, Where | None] = {}
            for text, place in shown.values():
                texts.setdefault(text, place)
            if len(texts) > 1:
                *earlier, (later, where) = texts.items()
                told = [*(f"{text}{_line_words(at)}" for text, at in earlier), later]
                findings.append(
                    Finding(
                        "two-precisions",
                        f"“{self.indicator(identifier).name}” in với hai độ chính xác: {' và '.join(told)}.",
                        where() if where else self.ledger.records.catalog_place(identifier),
                        "in mọi nơi cùng số chữ số thập phân; đặt decimals, percent_decimals trong catalog.yaml",
                        Severity.NOTE,
                    )
                )
        return tuple(findings)


def _line_words(where: Where | None) -> str:
    place = where() if where else None
    return f" (dòng {place.line})" if place and place.line else ""


def form_of(record: Indicator, figures: tuple[Figure, ...]) -> Form:
    """Return how the indicator's numbers are written.

    A number is printed as it was typed. One that is computed, or whose decimals the catalog sets, has at most so many
    decimals, without zeros at the end.
    """
    typed = max((figure.decimals for figure in figures), default=0)
    return Form(
        unit=unit_of(record),
        decimals=typed if record.decimals is None else record.decimals,
        trim=record.decimals is not None or len(figures) > 1 or any(figure.computed for figure in figures),
        percent_decimals=percent_decimals(record),
        count=record.count,
        rate=record.measure in COMPARED_IN_POINTS,
    )


def percent_decimals(record: Indicator) -> int:
    """Return how many decimals the indicator's percentages have at most."""
    return 2 if record.percent_decimals is None else record.percent_decimals


def last_year_base(period: Period) -> Base:
    """Return the words for the same period a year earlier."""
    return Base("năm trước" if period.length is Length.YEAR else "cùng kỳ năm trước")


def previous_base(period: Period) -> Base:
    """Return the words for what the period follows; of n months and of a year that is the same a year earlier."""
    words = {Length.MONTH: "tháng trước", Length.QUARTER: "quý trước"}
    return Base(words[period.length]) if period.length in words else last_year_base(period)
