"""One document under the ruler: its reading, the rules, and how a finding is told."""

from __future__ import annotations

from msgspec import Struct, field

from reportgen.conformance.expectations import NOT_MEASURED, Expectations
from reportgen.conformance.lines import Line
from reportgen.conformance.reading import Reading
from reportgen.conformance.rules import Rule, RuleBook, Slip
from reportgen.diagnostics import Cause, Finding, Measure, Place, Severity


class Inspection(Struct, frozen=True):
    """A document, the rules, and what has been found."""

    name: str
    """The file's name, for places."""
    reading: Reading
    rules: RuleBook
    expectations: Expectations
    findings: list[Finding] = field(default_factory=list)

    def report(
        self,
        rule_id: str,
        found: str,
        where: Line | str | None = None,
        *,
        expected: str = "",
        what: str = "",
    ) -> None:
        """Note that a rule is broken.

        Args:
            rule_id: the rule.
            found: what the document has, in a few words.
            where: the line, or the name of a part ("đầu trang"); None for the document as a whole.
            expected: what is demanded, where it differs from the rule's own words.
            what: the thing measured, where the rule's title does not name it.
        """
        rule = self.rules[rule_id]
        self.findings.append(
            Finding(
                code=rule.id,
                message=f"{what or rule.title}: {found}.",
                place=self.place(where),
                hint=rule.cure,
                severity=rule.severity,
                cause=Cause.FORM,
                measure=Measure(found, expected or rule.expected, rule.source),
            )
        )

    def report_slip(self, slip: Slip, where: Line | None) -> None:
        """Note that characters break a rule."""
        self.report(slip.rule_id, slip.found, where, expected=slip.expected)

    def unmeasured(self, rule_ids: tuple[str, ...], why: str) -> None:
        """Note that rules could not be measured, and why."""
        names = ", ".join(rule_ids)
        self.findings.append(
            Finding(
                code=NOT_MEASURED,
                message=f"Không đo được {names}: {why}.",
                place=Place(self.name),
                severity=Severity.NOTE,
                cause=Cause.FORM,
            )
        )

    def rule(self, rule_id: str) -> Rule:
        """Return a rule."""
        return self.rules[rule_id]

    def place(self, where: Line | str | None) -> Place:
        """Return the place of a line of the main text, or of a named part."""
        if where is None or isinstance(where, str):
            return Place(self.name, part=where)
        part = self.reading.part_of(where)
        return Place(self.name, part=part, paragraph=where.number, quote=where.quote or None)
