"""What passes between prose and figures: an expression taken apart, and what it prints."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Step:
    """One name of an expression: `x`, then `vs_plan`, then `equal`.

    `args` is None where nothing is called. An argument is a text, a whole number or an expression of its own.
    `start` and `end` are offsets in the text of the expression, from 0, `end` just after the step.
    """

    name: str
    args: tuple[str | int | tuple[Step, ...], ...] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Use:
    """One printed figure and where its values stand, for the manifest."""

    figure: str
    expression: str
    text: str
    places: tuple[Place, ...]
    period: str


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of an expression. `missing` marks a gap of a draft."""

    text: str
    uses: tuple[Use, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLines:
    """An expression that yields paragraphs, one a line."""

    lines: tuple[Printed, ...]


class ExpressionError(Exception):
    """An expression that names nothing or asks for what cannot be had.

    `step_index` says which step of the expression is meant; prose finds its place in the YAML.
    """

    def __init__(self, code: str, message: str, hint: str | None = None, step_index: int = 0) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.step_index = step_index
