"""What an expression is to the figures room: steps in, printed text with its sources out."""

from __future__ import annotations

from msgspec import Struct

from reportgen.diagnostics import Place


class Step(Struct, frozen=True):
    """One name of an expression with the arguments of its call.

    `x.at("2020-12")` is two steps. A call on a call, the `(1)` of `x.at("2020-12")(1)`, is a step without a name.
    `start` and `end` are 0-based offsets within the expression's text.
    """

    name: str
    args: tuple[str | int | tuple[Step, ...], ...] | None
    start: int
    end: int


class Use(Struct, frozen=True):
    """One printed figure with its sources, for the manifest."""

    figure: str
    expression: str
    text: str
    places: tuple[Place, ...]
    period: str


class Gap(Struct, frozen=True):
    """What is to be said of a figure that is missing in a draft."""

    code: str
    message: str
    hint: str | None


class Printed(Struct, frozen=True):
    """What an expression prints inside a line; `missing` marks a gap of a draft.

    `gap` says what is missing; None where a finding about the file that should have it does already.
    """

    text: str
    uses: tuple[Use, ...] = ()
    missing: bool = False
    gap: Gap | None = None


class PrintedLines(Struct, frozen=True):
    """What an expression prints that stands alone in its line: one paragraph each."""

    lines: tuple[Printed, ...]


class ExpressionError(Exception):
    """An expression that cannot be printed; `step_index` says at which step, the reader knows where that stands."""

    def __init__(self, code: str, message: str, hint: str | None = None, step_index: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.step_index = step_index


def expression_text(steps: tuple[Step, ...]) -> str:
    """Return the expression as one writes it.

    >>> expression_text((Step("x", None, 0, 1), Step("at", ("2020-12",), 2, 15), Step("", (1,), 15, 18)))
    'x.at("2020-12")(1)'
    """
    text = ""
    for step in steps:
        joint = "." if text and step.name else ""
        text += joint + step.name + ("" if step.args is None else f"({', '.join(map(_argument, step.args))})")
    return text


def _argument(value: str | int | tuple[Step, ...]) -> str:
    if isinstance(value, tuple):
        return expression_text(value)
    return f'"{value}"' if isinstance(value, str) else str(value)
