"""A rule on the wording of one paragraph, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from reportgen.diagnostics import Severity


class Wording(Struct, frozen=True):
    """A slip of wording in columns `start` to `end` of a paragraph's printed text."""

    code: str
    start: int
    end: int
    message: str
    hint: str
    severity: Severity


Judgement = tuple[str, str] | tuple[str, str, int, int] | None
"""Message and cure, where needed with the columns; None for ordinary text."""


class Rule(Struct, frozen=True):
    """What matches `pattern` is shown to `judge`. A paragraph without any of `triggers` is not searched at all."""

    code: str
    severity: Severity
    pattern: re.Pattern[str]
    judge: Callable[[re.Match[str]], Judgement]
    triggers: tuple[str, ...] = ()

    def may_apply(self, text: str) -> bool:
        """Return whether a text has what the rule is about; searching for that costs less than the pattern."""
        return not self.triggers or any(trigger in text for trigger in self.triggers)

    def find(self, text: str) -> Iterator[Wording]:
        """Return the slips of this kind, in order."""
        if not self.may_apply(text):
            return
        for match in self.pattern.finditer(text):
            judgement = self.judge(match)
            if judgement is not None:
                message, hint, *columns = judgement
                start, end = columns or match.span()
                yield Wording(self.code, start, end, message, hint, self.severity)


def before(match: re.Match[str], length: int = 1) -> str:
    """Return the characters just before a match."""
    return match.string[max(0, match.start() - length) : match.start()]


def after(match: re.Match[str], length: int = 1) -> str:
    """Return the characters just after a match."""
    return match.string[match.end() : match.end() + length]
