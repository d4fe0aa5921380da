"""Two indicators in one expression: a share, a/b with what was carried over, a mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from msgspec.structs import replace

from reportgen.diagnostics import Severity
from reportgen.figures.change_nodes import style_members
from reportgen.figures.comparison import Change
from reportgen.figures.first_letters import lower_first
from reportgen.figures.ledger import unit_of
from reportgen.figures.nodes import Node, NumberNode
from reportgen.figures.phrases import (
    PLAIN,
    Extent,
    Form,
    Kind,
    PhraseError,
    Style,
    number,
    percentage,
    quantity,
    with_unit,
)
from reportgen.figures.scope import Said, Scope
from reportgen.numerals import divide
from reportgen.periods import Period

Named = tuple[str, Period]
"""An indicator and the period it is looked at in."""


class ShareNode(NumberNode, frozen=True):
    """A part of a whole, in percent of it."""

    scope: Scope
    part: Named
    whole: Named
    style: Style = PLAIN

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        styles = style_members(self.style, lambda style: replace(self, style=style))
        return {name: make for name, make in styles.items() if name in ("equal", "short", "bare")}

    def say(self) -> Said:
        """Return "chiếm N% …"."""
        part, whole = self.scope.figure(*self.part), self.scope.figure(*self.whole)
        share = Change(part.value, whole.value).share
        name = self.scope.indicator(self.whole[0]).name
        if share is None:
            raise PhraseError("no-whole", f"“{name}” không lớn hơn 0 nên không tính được tỷ trọng.")
        _note_units(self.scope, self.part[0], self.whole[0])
        _note_part_above(
            self.scope, self.part, whole.value, quantity(whole.value, self.scope.form(self.whole[0], whole))
        )
        figure = percentage(share, self.scope.form(self.part[0], part).at(self.decimals))
        verb = "bằng" if self.style.kind is Kind.EQUAL else "chiếm"
        text = {
            Extent.FULL: f"{verb} {figure} {lower_first(name)}",
            Extent.SHORT: f"{verb} {figure}",
            Extent.BARE: figure,
        }[self.style.extent]
        return Said(text, *self.part, part.sources + whole.sources)


def out_of(scope: Scope, part: Named, wholes: tuple[Named, ...]) -> Said:
    """Return "2.362/3.458 hồ sơ"; of several wholes the first is new and the others were carried over.

    Raises:
        MissingFigure: one of the figures is not known.
    """
    done = scope.figure(*part)
    figures = [scope.figure(*whole) for whole in wholes]
    form = scope.form(wholes[0][0], *figures)
    value = sum((figure.value for figure in figures), Decimal(0))
    text = f"{number(done.value, scope.form(part[0], done))}/{quantity(value, form)}"
    if len(figures) > 1:
        carried = sum((figure.value for figure in figures[1:]), Decimal(0))
        text += f" (kỳ trước chuyển sang {quantity(carried, form)})"
    _note_part_above(scope, part, value, quantity(value, form))
    return Said(text, *part, done.sources + tuple(datum for figure in figures for datum in figure.sources))


def per(scope: Scope, part: Named, whole: Named, decimals: int | None) -> Said:
    """Return the mean, "14,37 tiêu chí/xã".

    Raises:
        MissingFigure: one of the figures is not known.
        PhraseError: the divisor is zero.
    """
    above, below = scope.figure(*part), scope.figure(*whole)
    if below.value.is_zero():
        raise PhraseError("no-whole", f"“{scope.indicator(whole[0]).name}” bằng 0 nên không tính được bình quân.")
    form = Form("", decimals=2 if decimals is None else decimals, trim=decimals is None)
    unit = f"{unit_of(scope.indicator(part[0]))}/{unit_of(scope.indicator(whole[0]))}"
    text = with_unit(number(divide(above.value, below.value), form), unit)
    return Said(text, *part, above.sources + below.sources)


def _note_part_above(scope: Scope, part: Named, whole: Decimal, printed: str) -> None:
    figure = scope.figure(*part)
    if figure.value <= whole:
        return
    value = quantity(figure.value, scope.form(part[0], figure))
    scope.note(
        "part-above-whole",
        f"“{scope.indicator(part[0]).name}” là {value}, lớn hơn cả tổng {printed}.",
        "kiểm tra lại hai số",
        Severity.WARNING,
        scope.ledger.records.catalog_place(part[0]),
    )


def _note_units(scope: Scope, part: str, whole: str) -> None:
    first, second = scope.indicator(part), scope.indicator(whole)
    if unit_of(first) != unit_of(second):
        scope.note(
            "units-differ",
            f"“{first.name}” tính bằng {first.unit}, “{second.name}” bằng {second.unit}; tỷ trọng cần cùng đơn vị.",
            "sửa unit trong catalog.yaml nếu hai số cùng đơn vị",
            Severity.NOTE,
            scope.ledger.records.catalog_place(part, "unit"),
        )
