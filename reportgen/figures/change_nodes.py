"""Comparisons in an expression: with an earlier value, and with the year's plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from msgspec.structs import replace

from reportgen.diagnostics import Place, Severity
from reportgen.figures.comparison import Change
from reportgen.figures.expressions import Step
from reportgen.figures.nodes import Arguments, Find, Leaf, Node, NumberNode
from reportgen.figures.phrases import (
    PLAIN,
    Base,
    Extent,
    Form,
    Kind,
    PhraseError,
    Style,
    change_parts,
    change_phrase,
    joined,
)
from reportgen.figures.plan_phrases import plan_number, plan_phrase, plan_words
from reportgen.figures.scope import Said, Scope
from reportgen.figures.values import Datum
from reportgen.numerals import format_number
from reportgen.periods import Period
from reportgen.workspace.schema import Indicator, MeasureKind, Plan

WORTH_TIMES: Final = Decimal(2)
"""From this ratio up "gấp N lần" is easier to read than a percentage."""


class ChangeNode(NumberNode, frozen=True):
    """A value against an earlier one."""

    scope: Scope
    identifier: str
    period: Period
    base: Period
    words: Base
    find: Find
    style: Style = PLAIN

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return style_members(self.style, lambda style: replace(self, style=style))

    def calls(self) -> Mapping[str, tuple[str, Callable[[Arguments], Node]]]:
        """Return the names that can follow with arguments."""
        if self.style.extent is not Extent.FULL or self.style.kind in (Kind.EQUAL, Kind.TIMES):
            return {}
        return {"also": ("x.vs_last_year.also(y)", self._also)}

    def say(self) -> Said:
        """Return the phrase."""
        change, form, data = self.change()
        form = form.at(self.decimals)
        text = change_phrase(change, form, self.words, self.style)
        self._note(change, form, text)
        return Said(text, self.identifier, self.period, data)

    def change(self) -> tuple[Change | None, Form, tuple[Datum, ...]]:
        """Return the numbers, None where there is no base, how to write them, and the data they rest on."""
        return self.scope.change(self.identifier, self.period, self.base)

    def _note(self, change: Change | None, form: Form, text: str) -> None:
        if change is None:
            return
        kind = f"{self.style.kind.value} {self.base.id}"
        shown = form.decimals if self.style.kind is Kind.AMOUNT else form.percent_decimals
        bare = text if self.style.extent is Extent.BARE else text.removesuffix(f" {self.words.against}")
        if self.style.kind is not Kind.TIMES:
            self.scope.note_shown(f"{kind} {self.style.extent.value}", self.identifier, self.period, shown, bare)
        rate = self.scope.indicator(self.identifier).measure is MeasureKind.RATE
        if self.style.kind is Kind.CHANGE and not rate and change.ratio and change.ratio >= WORTH_TIMES:
            name = self.scope.indicator(self.identifier).name
            self.scope.note(
                "better-said-in-times",
                f"“{name}” gấp {format_number(change.ratio, 1, trim=True)} lần, in “{text}” khó đọc.",
                "thêm .times để in “gấp … lần”",
                Severity.NOTE,
                self.scope.ledger.records.catalog_place(self.identifier),
            )

    def _also(self, args: Arguments) -> Node:
        changes = [self, *(self._same_change(argument) for argument in args)]
        return Leaf(partial(_joint_changes, tuple(changes)))

    def _same_change(self, argument: str | int | tuple[Step, ...]) -> ChangeNode:
        identifier, _ = self.find(argument, "x.vs_last_year.also(y)")
        return replace(self, identifier=identifier)


class PlanNode(NumberNode, frozen=True):
    """The value since January against the year's plan."""

    scope: Scope
    identifier: str
    period: Period
    style: Style = PLAIN

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return style_members(self.style, lambda style: replace(self, style=style))

    def say(self) -> Said:
        """Return the phrase."""
        record = self.scope.indicator(self.identifier)
        plan = self.scope.plan(self.identifier, self.period.year)
        if plan is None:
            return self._without_plan(record)
        figure = self.scope.figure(self.identifier, self.period)
        form = self.scope.form(self.identifier, figure).at(self.decimals)
        text = plan_phrase(figure.value, plan, form, name=record.plan_name, style=self.style, better=record.better)
        self.scope.note_shown(
            f"plan {self.style.kind.value} {self.style.extent.value}",
            self.identifier,
            self.period,
            form.percent_decimals,
            text.removesuffix(f" {record.plan_name}").removesuffix(" so với"),
        )
        return Said(text, self.identifier, self.period, figure.sources, plan_places(self.scope, self))

    def _without_plan(self, record: Indicator) -> Said:
        """Say that the year has no plan, which needs no figure, and warn of it."""
        self.scope.note(
            "missing-plan",
            f"“{record.name}” chưa có {record.plan_name} năm {self.period.year}.",
            f"ghi plan: {self.period.year}: … cho {self.identifier} trong catalog.yaml",
            Severity.WARNING,
            self.scope.ledger.records.catalog_place(self.identifier),
        )
        text = plan_phrase(Decimal(0), None, self.scope.form(self.identifier), name=record.plan_name, style=self.style)
        return Said(text, self.identifier, self.period)


class PlanValueNode(NumberNode, frozen=True):
    """The plan of a period's year."""

    scope: Scope
    identifier: str
    period: Period

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return {"number": lambda: Leaf(partial(self._said, plan_number), decimals=self.decimals), "bare": lambda: self}

    def say(self) -> Said:
        """Return the plan with its unit, in words as typed."""
        return self._said(plan_words, self.decimals)

    def _said(self, tell: Callable[[Plan, Form, int | None], str], decimals: int | None) -> Said:
        plan = self.scope.plan(self.identifier, self.period.year)
        record = self.scope.indicator(self.identifier)
        if plan is None:
            raise PhraseError(
                "missing-plan",
                f"“{record.name}” chưa có {record.plan_name} năm {self.period.year}.",
                f"ghi plan: {self.period.year}: … cho {self.identifier} trong catalog.yaml",
            )
        text = tell(plan, self.scope.form(self.identifier), decimals)
        return Said(text, self.identifier, self.period, places=plan_places(self.scope, self))


def plan_places(scope: Scope, node: PlanNode | PlanValueNode) -> tuple[Place, ...]:
    """Return where the plan is written."""
    return (scope.ledger.records.catalog_place(node.identifier, "plan", str(node.period.year)),)


def style_members(style: Style, become: Callable[[Style], Node]) -> Mapping[str, Callable[[], Node]]:
    """Return the endings that can still follow: what is said first, then how much of it."""
    endings: dict[str, Callable[[], Node]] = {}
    if style == PLAIN:
        for name, kind in (("equal", Kind.EQUAL), ("amount", Kind.AMOUNT), ("times", Kind.TIMES)):
            endings[name] = partial(become, Style(kind))
    if style.extent is Extent.FULL:
        endings["short"] = partial(become, Style(style.kind, Extent.SHORT))
        endings["bare"] = partial(become, Style(style.kind, Extent.BARE))
    return endings


def _joint_changes(nodes: tuple[ChangeNode, ...], decimals: int | None) -> Said:
    """Say several changes before one base."""
    parts = []
    data: tuple[Datum, ...] = ()
    for node in nodes:
        change, form, sources = node.change()
        if change is None or (change.base.is_zero() and node.style.kind is Kind.CHANGE and not form.rate):
            raise PhraseError(
                "no-base",
                f"“{node.scope.indicator(node.identifier).name}” không có số để so nên không viết chung được.",
                "viết riêng từng chỉ tiêu",
            )
        parts.append(change_parts(change, form.at(decimals), node.style.kind))
        data += sources
    return Said(joined(parts, nodes[0].words.against), nodes[0].identifier, nodes[0].period, data)
