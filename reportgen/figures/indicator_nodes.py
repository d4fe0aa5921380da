"""An indicator in an expression: its values, its comparisons, and what may be asked of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from msgspec.structs import replace

from reportgen.figures.change_nodes import ChangeNode, PlanNode, PlanValueNode
from reportgen.figures.expressions import Step
from reportgen.figures.first_letters import upper_first
from reportgen.figures.hedges import HEDGES, Hedge, hedged
from reportgen.figures.nodes import Arguments, Find, Fixed, Leaf, Node, NumberNode
from reportgen.figures.phrases import Base, Form, PhraseError, growth, number, quantity
from reportgen.figures.scope import Said, Scope, last_year_base, previous_base
from reportgen.figures.sentences import chain, reached, sentence
from reportgen.figures.values import Figure
from reportgen.figures.whole_nodes import ShareNode, out_of, per
from reportgen.periods import Period, PeriodError, format_day
from reportgen.workspace.schema import MeasureKind

_STATES: Final = frozenset({MeasureKind.STOCK, MeasureKind.RATE})
"""Measures whose value does not grow with the length of the period."""


class ValueNode(NumberNode, frozen=True):
    """The value of an indicator in a period."""

    scope: Scope
    identifier: str
    period: Period
    find: Find
    since_january: bool = False
    """Whether the value since January was asked for: then periods named behind it are looked at since January too."""

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return {
            "number": partial(self._leaf, self._number),
            "bare": partial(self._leaf, self._quantity),
            "reached": partial(self._leaf, self._reached),
            "dated": partial(self._leaf, self._dated),
            "as_of": partial(self._fixed, self._as_of),
            "year_to_date": lambda: replace(self._at(self.period.year_to_date), since_january=True),
            "last_year": lambda: self._at(self.period.last_year),
            "previous": lambda: self._at(self.period.previous),
            "plan": lambda: PlanValueNode(self.scope, self.identifier, self.period),
            "vs_plan": lambda: PlanNode(self.scope, self.identifier, self.period.year_to_date),
            "vs_last_year": lambda: self._compared(self.period.last_year, last_year_base(self.period)),
            "vs_previous": lambda: self._compared(self.period.previous, previous_base(self.period)),
            "sentence": partial(self._fixed, self._sentence),
            "chain": partial(self._fixed, self._chain),
        }

    def calls(self) -> Mapping[str, tuple[str, Callable[[Arguments], Node]]]:
        """Return the names that can follow with arguments."""
        hedges = {
            word: (f'x.{word}(1000) hoặc x.{word}("nghìn")', partial(self._hedged, hedge))
            for word, hedge in HEDGES.items()
        }
        return {
            "at": ('x.at("2020-12")', self._at_period),
            "vs": ('x.vs("2020-12")', self._vs_period),
            "share_of": ("x.share_of(y)", self._share_of),
            "out_of": ("x.out_of(y)", self._out_of),
            "per": ("x.per(y)", self._per),
            **hedges,
        }

    def say(self) -> Said:
        """Return number and unit; of a growth its verb and percentage."""
        figure = self.scope.figure(self.identifier, self.period)
        form = self.scope.form(self.identifier, figure).at(self.decimals)
        if self.scope.indicator(self.identifier).measure is MeasureKind.GROWTH:
            return self._said(growth(figure.value, form), figure, form)
        return self._said(quantity(figure.value, form), figure, form)

    @property
    def figure(self) -> Figure:
        """The value itself."""
        return self.scope.figure(self.identifier, self.period)

    # what it prints -------------------------------------------------------------------------------------------

    def _leaf(self, tell: Callable[[int | None], Said]) -> Node:
        return Leaf(tell, decimals=self.decimals)

    def _fixed(self, tell: Callable[[], Said]) -> Node:
        """Return what takes no decimals, neither behind it nor before it: `x(1).sentence`."""
        node = Fixed(tell)
        return node if self.decimals is None else node.rounded(self.decimals)

    def _said(self, text: str, figure: Figure, form: Form) -> Said:
        self.scope.note_shown("value", self.identifier, self.period, form.decimals, number(figure.value, form))
        return Said(text, self.identifier, self.period, figure.sources)

    def _form(self, decimals: int | None) -> tuple[Figure, Form]:
        figure = self.figure
        return figure, self.scope.form(self.identifier, figure).at(decimals)

    def _number(self, decimals: int | None) -> Said:
        figure, form = self._form(decimals)
        return self._said(number(figure.value, form), figure, form)

    def _quantity(self, decimals: int | None) -> Said:
        figure, form = self._form(decimals)
        return self._said(quantity(figure.value, form), figure, form)

    def _reached(self, decimals: int | None) -> Said:
        figure, form = self._form(decimals)
        return self._said(reached(self.scope.indicator(self.identifier), figure, form), figure, form)

    def _dated(self, decimals: int | None) -> Said:
        figure, form = self._form(decimals)
        day = format_day(figure.as_of or self.scope.as_of)
        estimated = "ước " if figure.estimated else ""
        return self._said(f"{estimated}đến ngày {day} đạt {quantity(figure.value, form)}", figure, form)

    def _as_of(self) -> Said:
        figure = self.figure
        text = format_day(figure.as_of or self.scope.as_of)
        return Said(text, self.identifier, self.period, figure.sources)

    def _sentence(self) -> Said:
        return sentence(self.scope, self.identifier, self.period)

    def _chain(self) -> Said:
        return chain(self.scope, self.identifier, self.period)

    # what follows ---------------------------------------------------------------------------------------------

    def _at(self, period: Period) -> ValueNode:
        return ValueNode(self.scope, self.identifier, period, self.find, decimals=self.decimals)

    def _at_period(self, args: Arguments) -> Node:
        period = _period(args, 'x.at("2020-12")')
        if self.period != self.scope.period and not self.since_january:
            raise PhraseError(
                "period-chosen",
                f"Trước .at đã chọn {self.period.name}; một chỗ chỉ in số của một kỳ.",
                f'bỏ phần ở giữa, viết {self.identifier}.at("{period.id}")',
            )
        node = self._at(self._spanned(period))
        return node if len(args) == 1 else _with_decimals(node, args[1])

    def _spanned(self, period: Period) -> Period:
        return period.year_to_date if self.since_january else period

    def _vs_period(self, args: Arguments) -> Node:
        base = self._spanned(_period(args, 'x.vs("2020-12")'))
        measure = self.scope.indicator(self.identifier).measure
        if base.count != self.period.count and measure not in _STATES:
            raise PhraseError(
                "periods-not-alike",
                f"{upper_first(self.period.name)} và {base.name} dài khác nhau nên không so được.",
                "so với kỳ cùng độ dài, hoặc so từ .year_to_date",
            )
        node = self._compared(base, self.scope.base(self.period, base))
        return node if len(args) == 1 else _with_decimals(node, args[1])

    def _compared(self, base: Period, words: Base) -> Node:
        if self.scope.indicator(self.identifier).measure is MeasureKind.GROWTH:
            raise PhraseError(
                "growth-not-compared",
                f"“{self.scope.indicator(self.identifier).name}” đã là tốc độ tăng nên không so sánh tiếp.",
                f"viết {self.identifier} để in tăng/giảm theo dấu",
            )
        return ChangeNode(self.scope, self.identifier, self.period, base, words, self.find)

    def _hedged(self, hedge: Hedge, args: Arguments) -> Node:
        step = args[0]
        if isinstance(step, tuple) or len(args) > 1:
            raise PhraseError("hedge-step", "Trong ngoặc là bước làm tròn.", 'viết 1, 10, 1000 …, hoặc "nghìn"')

        def tell() -> Said:
            figure, form = self._form(None)
            text = hedged(figure.value, form, hedge, step)
            return Said(text, self.identifier, self.period, figure.sources)

        return self._fixed(tell)

    def _share_of(self, args: Arguments) -> Node:
        return ShareNode(self.scope, self._named, self._other(args[0], "x.share_of(y)"))

    def _out_of(self, args: Arguments) -> Node:
        wholes = tuple(self._other(argument, "x.out_of(y)") for argument in args)
        return self._fixed(lambda: out_of(self.scope, self._named, wholes))

    def _per(self, args: Arguments) -> Node:
        whole = self._other(args[0], "x.per(y)")
        return Leaf(lambda decimals: per(self.scope, self._named, whole, decimals))

    @property
    def _named(self) -> tuple[str, Period]:
        return self.identifier, self.period

    def _other(self, argument: str | int | tuple[Step, ...], example: str) -> tuple[str, Period]:
        """Return the indicator named beside this one; one that names no period is looked at in the same."""
        identifier, period = self.find(argument, example)
        return identifier, self.period if period == self.scope.period else period


def _period(args: Arguments, example: str) -> Period:
    if not isinstance(args[0], str):
        raise PhraseError("period-argument", "Trong ngoặc là một kỳ, đặt giữa hai dấu nháy.", f"viết {example}")
    try:
        return Period.parse(args[0])
    except PeriodError:
        raise PhraseError(
            "unknown-period", f"“{args[0]}” không phải một kỳ.", 'viết "2020-12", "2020-Q3", "2020-9T" hoặc "2020"'
        ) from None


def _with_decimals(node: Node, argument: str | int | tuple[Step, ...]) -> Node:
    if not isinstance(argument, int):
        raise PhraseError("decimals-argument", "Sau kỳ là số chữ số thập phân.", 'viết như x.at("2020-12", 1)')
    return node.rounded(argument)
