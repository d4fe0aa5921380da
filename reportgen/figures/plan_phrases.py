"""What reports say of a year's plan: đạt up to 100%, vượt the excess above, and ranges, bounds and words."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from reportgen.figures.comparison import Change, Direction
from reportgen.figures.first_letters import upper_first
from reportgen.figures.phrases import (
    PLAIN,
    Extent,
    Form,
    Kind,
    PhraseError,
    Style,
    number,
    percentage,
    points,
    quantity,
    share_of_base,
    times,
    with_unit,
)
from reportgen.numerals import decimals_of, round_half_up
from reportgen.workspace.schema import Better, Plan, PlanBound

_STRICT: Final = ("dưới", "trên")
_HUNDRED: Final = Decimal(100)


def plan_words(plan: Plan, form: Form, decimals: int | None = None) -> str:
    r"""Return the plan as it stands in running text, with its unit; a plan in words as typed.

    >>> from reportgen.workspace.schema import parse_plan
    >>> plan_words(parse_plan("6.121,7"), Form("tỷ đồng", decimals=1)), plan_words(parse_plan("Dưới 4"), Form("%"))
    ('6.121,7\xa0tỷ đồng', 'dưới 4%')
    """
    said = plan_number(plan, form, decimals)
    return said if plan.bound is PlanBound.WORDS else with_unit(said, form.unit)


def plan_number(plan: Plan, form: Form, decimals: int | None = None) -> str:
    """Return the plan without its unit, as it was typed unless a number of decimals is asked for.

    >>> from reportgen.workspace.schema import parse_plan
    >>> plan_number(parse_plan("6.121,70"), Form("tỷ đồng")), plan_number(parse_plan("Dưới 4"), Form("%"))
    ('6.121,70', 'dưới 4')
    >>> plan_number(parse_plan("8"), Form("dự án", count=True)), plan_number(parse_plan("6.121,7"), Form("tấn"), 0)
    ('08', '6.122')

    Raises:
        PhraseError: decimals are asked for of a range, a bound or words.
    """
    if plan.bound is PlanBound.EXACT and plan.low is not None:
        places = decimals_of(plan.low) if decimals is None else decimals
        return number(plan.low, Form(form.unit, decimals=places, count=form.count))
    if decimals is not None:
        raise PhraseError("no-decimals", f"“{plan.text}” in như đã gõ nên không nhận số chữ số thập phân ({decimals}).")
    return plan.text if plan.bound is PlanBound.WORDS else plan.text[0].lower() + plan.text[1:]


def plan_phrase(
    value: Decimal,
    plan: Plan | None,
    form: Form,
    *,
    name: str = "kế hoạch",
    style: Style = PLAIN,
    better: Better = Better.NONE,
) -> str:
    r"""Return how the value stands to the plan; `name` are the words for the plan, None where the year has none.

    >>> from reportgen.workspace.schema import parse_plan
    >>> plan_phrase(Decimal("4246.62"), parse_plan("6.121,7"), Form("tỷ đồng"))
    'đạt 69,37% kế hoạch'
    >>> plan_phrase(Decimal(760), parse_plan("600"), Form("ha"))
    'vượt 26,67% kế hoạch'
    >>> plan_phrase(Decimal("50.3"), parse_plan("50"), Form("%", rate=True))
    'vượt 0,3\xa0điểm\xa0% so với kế hoạch'
    >>> plan_phrase(Decimal("3.5"), parse_plan("Dưới 4"), Form("%", rate=True))
    'đạt kế hoạch (dưới 4%)'
    >>> plan_phrase(Decimal(85), parse_plan("100"), Form("tấn"), name="dự toán HĐND tỉnh giao", style=Style(Kind.EQUAL))
    'bằng 85% dự toán HĐND tỉnh giao'

    Raises:
        PhraseError: the form asked for cannot say it; the plan is in words.
    """
    if plan is None:
        return _without_plan(f"chưa có {name}", name, style)
    if plan.bound is PlanBound.WORDS:
        raise PhraseError(
            "plan-in-words",
            f"{upper_first(name)} viết bằng lời (“{plan.text}”) nên không so được.",
            "in bằng .plan, hoặc viết kết quả bằng lời",
        )
    if plan.bound is not PlanBound.EXACT or plan.low is None:
        return _limits(value, plan, form, name, style)
    change = Change(value, plan.low)
    if form.rate or style.kind is Kind.AMOUNT:
        return _apart(change, form, name, style, better)
    if change.base.is_zero():
        return _without_plan(f"{name} bằng 0", name, style)
    if change.share is None and style.kind is Kind.CHANGE:  # a loss has no percentage of a plan
        return _apart(change, form, name, style, better)
    return _reached(change, share_of_base(change), form, name, style)


def is_met(value: Decimal, plan: Plan) -> bool | None:
    """Return whether the value meets the plan; None for a plan in words.

    A plain number counts as met from that number up, a range within it, a bound on its side.

    >>> from reportgen.workspace.schema import parse_plan
    >>> is_met(Decimal(4), parse_plan("Dưới 4")), is_met(Decimal(4), parse_plan("Không quá 4"))
    (False, True)
    """
    if plan.bound is PlanBound.WORDS:
        return None
    strict = plan.text.lower().startswith(_STRICT)
    above = plan.low is None or (value > plan.low if strict else value >= plan.low)
    high = None if plan.bound is PlanBound.EXACT else plan.high
    below = high is None or (value < high if strict else value <= high)
    return above and below


def _reached(change: Change, share: Decimal, form: Form, name: str, style: Style) -> str:
    if style.kind is Kind.EQUAL:
        return _assemble("bằng", percentage(share, form), name, style)
    if style.kind is Kind.TIMES:
        return _assemble("gấp", times(change, form), f"so với {name}", style)
    excess = share - _HUNDRED
    if excess > 0 and not round_half_up(excess, form.percent_decimals).is_zero():
        return _assemble("vượt", percentage(excess, form), name, style)
    return _assemble("đạt", percentage(share, form), name, style)


def _apart(change: Change, form: Form, name: str, style: Style, better: Better) -> str:
    """Return the difference in units; of a rate in percent in points."""
    if style.kind in (Kind.EQUAL, Kind.TIMES):
        raise PhraseError(
            "ratio-of-rates", "Hai tỷ lệ so với nhau bằng điểm %, không bằng tỷ số.", f"bỏ .{style.kind.value}"
        )
    amount = abs(change.amount)
    figure = points(amount, form) if form.in_points else quantity(amount, form)
    if style.extent is Extent.BARE:
        return figure
    decimals = form.percent_decimals if form.in_points else form.decimals
    if round_half_up(amount, decimals).is_zero():
        return "đạt" if style.extent is Extent.SHORT else f"đạt {name}"
    above = "cao hơn" if better is Better.DOWN else "vượt"
    verb = above if change.direction is Direction.UP else "thấp hơn"
    return _assemble(verb, figure, f"so với {name}", style)


def _limits(value: Decimal, plan: Plan, form: Form, name: str, style: Style) -> str:
    """Return whether a range or a bound is met; there is no percentage of it."""
    if style.kind is not Kind.CHANGE or style.extent is Extent.BARE:
        raise PhraseError(
            "plan-not-a-number",
            f"{upper_first(name)} là “{plan.text}”, không phải một số, nên không có tỷ lệ để in.",
            "dùng .vs_plan, sẽ in đạt hay chưa đạt",
        )
    verb = "đạt" if is_met(value, plan) else "chưa đạt"
    if plan.bound is PlanBound.RANGE and plan.high is not None and value > plan.high:
        verb = "cao hơn"
    elif plan.bound is PlanBound.RANGE and plan.low is not None and value < plan.low:
        verb = "thấp hơn"
    return verb if style.extent is Extent.SHORT else f"{verb} {name} ({plan_words(plan, form)})"


def _assemble(verb: str, figure: str, name: str, style: Style) -> str:
    if style.extent is Extent.BARE:
        return figure
    return f"{verb} {figure}" if style.extent is Extent.SHORT else f"{verb} {figure} {name}"


def _without_plan(words: str, name: str, style: Style) -> str:
    if style.extent is Extent.FULL and style.kind is not Kind.TIMES:
        return f"({words})"
    raise PhraseError(
        "no-base",
        f"Không có {name} để so nên không viết được dạng này.",
        "dùng dạng đầy đủ (bỏ .short, .bare, .times), hoặc viết bằng lời",
    )
