"""The rules of the form, read from data: a new decree is a new file, not new code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from msgspec import Struct

from reportgen.diagnostics import Severity

RULES_FILE: Final = "nd30-2020.json"


class Rule(Struct, frozen=True):
    """One rule: what is measured, what is allowed, where that is written, and what to do."""

    id: str
    severity: Severity
    title: str
    measures: str
    source: str
    cure: str
    allowed: Mapping[str, Any]
    """Ranges `[low, high]`, lists of values, patterns and switches, by name."""
    expected: str

    def range(self, name: str) -> tuple[float, float]:
        """Return an allowed range, both ends allowed."""
        low, high = self.allowed[name]
        return float(low), float(high)

    def number(self, name: str) -> float:
        """Return an allowed number."""
        return float(self.allowed[name])

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self.allowed[name])

    def text(self, name: str) -> str:
        """Return a text, often a pattern."""
        return str(self.allowed[name])


class Slip(Struct, frozen=True):
    """A rule broken by characters alone."""

    rule_id: str
    found: str
    expected: str = ""
    """What is demanded, where it differs from the rule's own words."""
    index: int = 0
    """Which of several lines."""


class RuleBook(Struct, frozen=True):
    """The rules of one decree, and what they have in common."""

    version: str
    decree: str
    rules: Mapping[str, Rule]
    document_types: Mapping[str, str]
    """Abbreviation to the name of the type: BC, báo cáo."""

    def __getitem__(self, rule_id: str) -> Rule:
        return self.rules[rule_id]


@cache
def load_rules() -> RuleBook:
    """Return the rules that are in force."""
    tree = json.loads((files(__package__) / RULES_FILE).read_text(encoding="utf-8"))
    decree = tree["decree"]
    rules = {
        rule_id: Rule(
            id=rule_id,
            severity=Severity(entry["severity"]),
            title=entry["title"],
            measures=entry["measures"],
            source=entry["source"] if "practice" in entry else f"{decree}, {entry['source']}",
            cure=entry["cure"],
            allowed=entry.get("allowed", {}),
            expected=entry.get("expected", ""),
        )
        for rule_id, entry in tree["rules"].items()
    }
    return RuleBook(tree["version"], decree, rules, tree["document_types"])
