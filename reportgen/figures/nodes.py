"""Things an expression can name. A node has explicit tables of members and calls; nothing is looked up on objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import nearest
from reportgen.figures.expressions import Step
from reportgen.figures.phrases import PhraseError
from reportgen.figures.scope import Said
from reportgen.periods import Period

Arguments = tuple[str | int | tuple[Step, ...], ...]

Telling = Callable[[], Said]
"""Tells one paragraph; raises `PhraseError` like `Node.say`."""

Find = Callable[[str | int | tuple[Step, ...], str], tuple[str, Period]]
"""Takes an argument that names an indicator, and an example for the message where it names none."""

MOST_DECIMALS: Final = 6
_MOST_ARGUMENTS: Final = {"at": 2, "vs": 2, "share_of": 1, "per": 1, "by": 1, "lead": 1}
"""How many arguments a call takes, where it does not take any number."""


class Node(Struct, frozen=True):
    """Something an expression can name: what it prints, and what can follow it after a full stop."""

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return {}

    def calls(self) -> Mapping[str, tuple[str, Callable[[Arguments], Node]]]:
        """Return the names that can follow with arguments, each with an example of its call."""
        return {}

    def rounded(self, decimals: int) -> Node:
        """Return the node printed with that many decimals.

        Raises:
            PhraseError: it prints no number that could have decimals.
        """
        raise PhraseError("no-decimals", f"Chỗ này không in số nên không nhận số chữ số thập phân ({decimals}).")

    def say(self) -> Said | tuple[Telling, ...]:
        """Return what the expression prints; for paragraphs what tells each of them.

        Raises:
            PhraseError: it cannot be said, or says nothing by itself.
        """
        raise NotImplementedError


class Text(Node, frozen=True):
    """A text that is no figure."""

    text: str
    further: Mapping[str, Callable[[], Node]]
    tell: Callable[[str], Said]

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return self.further

    def say(self) -> Said:
        """Return the text."""
        return self.tell(self.text)


class NumberNode(Node, frozen=True, kw_only=True):
    """Something that prints a number, with the decimals asked for; None where none were."""

    decimals: int | None = None

    def rounded(self, decimals: int) -> Node:
        """Return the same, printed with that many decimals.

        Raises:
            PhraseError: its decimals are stated already.
        """
        if self.decimals is not None:
            raise PhraseError(
                "decimals-twice",
                f"Số chữ số thập phân đã ghi ở trước ({self.decimals}).",
                "chỉ giữ một ngoặc, viết như x(1) hoặc x.vs_plan(1)",
            )
        return replace(self, decimals=decimals)


class Leaf(NumberNode, frozen=True):
    """The end of an expression: said with the decimals asked for."""

    tell: Callable[[int | None], Said]

    def say(self) -> Said:
        """Return what is printed."""
        return self.tell(self.decimals)


class Fixed(Node, frozen=True):
    """The end of an expression that takes no decimals: whole sentences, days, numbers rounded already."""

    tell: Callable[[], Said]

    def rounded(self, decimals: int) -> Node:
        """Raise: its numbers have the decimals of the catalog.

        Raises:
            PhraseError: always.
        """
        raise PhraseError(
            "no-decimals",
            f"Chỗ này không nhận số chữ số thập phân ({decimals}).",
            "bỏ ngoặc; số chữ số của chỉ tiêu đặt ở decimals, percent_decimals trong catalog.yaml",
        )

    def say(self) -> Said:
        """Return what is printed."""
        return self.tell()


class Lines(Node, frozen=True):
    """Paragraphs."""

    tellings: tuple[Telling, ...]
    further: Mapping[str, Callable[[], Node]] | None = None

    def members(self) -> Mapping[str, Callable[[], Node]]:
        """Return the names that can follow."""
        return self.further or {}

    def say(self) -> tuple[Telling, ...]:
        """Return what tells each of them."""
        return self.tellings


def follow(node: Node, step: Step) -> Node:
    """Return the node that the step leads to.

    Raises:
        PhraseError: there is no such member, or it is called wrongly.
    """
    if not step.name:
        return _rounded(node, step.args)
    calls = node.calls()
    if step.name in calls:
        example, make = calls[step.name]
        if not step.args:
            raise PhraseError("arguments-missing", f"“.{step.name}” cần có giá trị trong ngoặc.", f"viết {example}")
        most = _MOST_ARGUMENTS.get(step.name, len(step.args))
        if len(step.args) > most:
            message = f"“.{step.name}” nhận nhiều nhất {most} giá trị trong ngoặc."
            raise PhraseError("arguments-too-many", message, f"viết {example}")
        return make(step.args)
    members = node.members()
    if step.name not in members:
        raise _unknown(step.name, (*members, *calls))
    after = members[step.name]()
    return _rounded(after, step.args) if step.args else after


def _rounded(node: Node, args: Arguments | None) -> Node:
    if args is None or len(args) != 1 or not isinstance(args[0], int) or not 0 <= args[0] <= MOST_DECIMALS:
        raise PhraseError(
            "decimals-argument",
            f"Trong ngoặc là số chữ số thập phân, từ 0 đến {MOST_DECIMALS}.",
            "viết như x(1) hoặc x.vs_plan(1)",
        )
    return node.rounded(args[0])


def _unknown(name: str, known: Iterable[str]) -> PhraseError:
    names = sorted(known)
    guess = nearest(name, names)
    if guess:
        hint = f"có phải .{guess}?"
    else:
        hint = f"có thể viết: {', '.join('.' + other for other in names)}" if names else "bỏ phần sau dấu chấm"
    return PhraseError("unknown-member", f"Không có “.{name}” ở đây.", hint)
