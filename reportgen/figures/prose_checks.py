"""Typed text against the figures: what is typed though it could be computed, and what contradicts the figures.

Pure: one line of text as typed, with its `{{ … }}`, and the vocabulary in; remarks with offsets in that line out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Severity
from reportgen.figures.candidates import NUMBER, Candidate, Candidates
from reportgen.figures.changed_texts import stale_periods
from reportgen.figures.expressions import ExpressionError, Printed, Step
from reportgen.figures.ledger import unit_of
from reportgen.figures.vocabulary import Vocabulary
from reportgen.numerals import NumberError, decimals_of, parse_number, round_half_up

_ATOM: Final = re.compile(r"\{\{\s*(?P<head>[a-z]\w*)(?P<rest>[^{}]*?)\s*\}\}")
_ANY_ATOM: Final = re.compile(r"\{\{[^{}]*\}\}")
_STEP: Final = re.compile(r"\.(?P<name>[a-z]\w*)(?:\((?P<arg>\d+|\"[^\"]*\")?\))?|\((?P<decimals>\d+)\)")
_END: Final = re.compile(r"[.!?…](?=\s|$)")
_HEDGE: Final = r"(?:(?P<hedge>hơn|trên|gần|khoảng|thêm)\s+)?"
_COMPARISON: Final = re.compile(
    rf"\b(?P<verb>tăng|giảm|vượt|gấp|đạt|bằng)\s+{_HEDGE}{NUMBER}\s?(?P<unit>%|điểm\s?%|lần\b)", re.IGNORECASE
)
_TARGET: Final = re.compile(r"\b(?:phấn đấu|mục tiêu|tối thiểu|ít nhất|dự kiến)\b[^.;]*$", re.IGNORECASE)
_OF_PLAN: Final = re.compile(r"\s*(?:so với|kế hoạch|dự toán|chỉ tiêu|KH\b|tổng|cùng kỳ)", re.IGNORECASE)
_VERB_BEFORE: Final = re.compile(r"\b(tăng|giảm|vượt|đạt|bằng|gấp)\s+$", re.IGNORECASE)
_FILLER: Final = "\ufffc"


class Remark(Struct, frozen=True):
    """Something about a line of typed text, from `start` to `end`."""

    code: str
    start: int
    end: int
    message: str
    hint: str
    severity: Severity


class _Line(Struct, frozen=True):
    """A line with its expressions; `plain` has a filler of the same length in their place."""

    text: str
    plain: str
    atoms: tuple[re.Match[str], ...]

    def sentences(self) -> Iterator[tuple[int, int]]:
        start = 0
        for end in (*(match.end() for match in _END.finditer(self.plain)), len(self.plain)):
            if self.plain[start:end].strip():
                yield start, end
            start = end


class ProseFigures:
    """Checks the typed lines of one document; what the figures could print is gathered once for all of them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._candidates = Candidates(vocabulary)

    def check(self, text: str) -> tuple[Remark, ...]:
        """Return the remarks about one line of typed text, in order."""
        plain = _ANY_ATOM.sub(lambda match: _FILLER * len(match[0]), text)
        line = _Line(text, plain, tuple(_ATOM.finditer(text)))
        remarks = [remark for check in CHECKS for remark in check(line, self._vocabulary, self._candidates)]
        return tuple(sorted(remarks, key=lambda remark: (remark.start, remark.code)))


def _mixed_spans(line: _Line, vocabulary: Vocabulary, _: Candidates) -> Iterator[Remark]:
    """Yield a period's own value beside its plan, which is compared since January: the reader would divide them."""
    period = vocabulary.period
    for start, end in line.sentences():
        atoms = [atom for atom in line.atoms if start <= atom.start() < end]
        for atom in atoms:
            record = vocabulary.scope.ledger.catalog.get(atom["head"])
            if record is None or not atom["rest"].startswith(".vs_plan"):
                continue
            if not vocabulary.scope.ledger.stands_apart(atom["head"], period):
                continue
            rests = [other["rest"] for other in atoms if other["head"] == atom["head"]]
            if any(_is_own_value(rest) for rest in rests) and not any(
                rest.startswith(".year_to_date") and ".vs" not in rest for rest in rests
            ):
                yield Remark(
                    "value-beside-plan",
                    atom.start(),
                    atom.end(),
                    f"Câu này in số riêng {period.short} của “{record.name}” cạnh tỷ lệ kế hoạch tính từ đầu năm; "
                    "người đọc sẽ chia nhầm số.",
                    f"in {{{{ {atom['head']}.year_to_date }}}} trong câu này, hoặc tách thành hai câu",
                    Severity.WARNING,
                )


def _is_own_value(rest: str) -> bool:
    return bool(re.fullmatch(r"(?:\.(?:number|reached|bare|nearly|over|above|about))?(?:\([^()]*\))?", rest))


def _typed_verbs(line: _Line, vocabulary: Vocabulary, _: Candidates) -> Iterator[Remark]:
    """Yield a verb typed before an expression that says its own, or before a number that went the other way."""
    for atom in line.atoms:
        typed = _VERB_BEFORE.search(line.plain, 0, atom.start())
        if typed is None or typed.end() != atom.start() or ".vs" not in atom["rest"]:
            continue
        bare = ".bare" in atom["rest"]
        said = _said(atom["head"], atom["rest"].replace(".bare", ".short"), vocabulary)
        verb = said.split(" ")[0]
        if not said or (bare and verb == typed[1].lower()):
            continue
        if not bare:
            yield Remark(
                "verb-doubled",
                typed.start(),
                atom.end(),
                f"Biểu thức tự in “{said}”, chữ “{typed[1]}” gõ trước sẽ lặp hoặc ngược nghĩa.",
                f"bỏ chữ “{typed[1]}”",
                Severity.WARNING,
            )
        elif {verb, typed[1].lower()} & {"tăng", "giảm", "vượt"}:
            yield Remark(
                "verb-contradicts",
                typed.start(),
                atom.end(),
                f"Gõ “{typed[1]}” nhưng số liệu {said}.",
                "bỏ chữ đó và .bare; biểu thức tự in đúng chữ",
                Severity.WARNING,
            )


def _said(head: str, rest: str, vocabulary: Vocabulary) -> str:
    """Return what the expression prints, "" where it cannot be said."""
    steps = [Step(head, None, 0, 0)]
    for match in _STEP.finditer(rest):
        arg = match["arg"]
        value: tuple[str | int, ...] | None = None
        if match["decimals"] or arg:
            value = (int(match["decimals"] or arg),) if (match["decimals"] or arg).isdigit() else (arg.strip('"'),)
        steps.append(Step(match["name"] or "", value, 0, 0))
    try:
        printed = vocabulary.resolve(tuple(steps))
    except ExpressionError:
        return ""
    return printed.text if isinstance(printed, Printed) and not printed.missing else ""


def _typed_comparisons(line: _Line, _: Vocabulary, candidates: Candidates) -> Iterator[Remark]:
    """Yield comparisons typed by hand, with the expression to write where the figures have one."""
    for match in _COMPARISON.finditer(line.plain):
        verb = match["verb"].lower()
        if _TARGET.search(line.plain, 0, match.start()):
            continue
        found = candidates.comparisons(verb, match["number"], match["unit"])
        best = _nearest(line, match.start(), found)
        if best is None and verb in ("đạt", "bằng") and not _OF_PLAN.match(line.plain, match.end()):
            continue
        expression = f"{{{{ {best.expression} }}}}" if best else "{{ x.vs_last_year }} nếu số liệu có chỉ tiêu này"
        said = line.text[match.start() : match.end()]
        yield Remark(
            "typed-comparison",
            match.start(),
            match.end(),
            f"“{said}” gõ tay; số liệu đổi thì chỗ này không đổi theo.",
            f"viết {expression}",
            Severity.NOTE,
        )


def _typed_values(line: _Line, vocabulary: Vocabulary, candidates: Candidates) -> Iterator[Remark]:
    """Yield values typed by hand right behind an indicator's name: they are, or contradict, its figures."""
    for _, end, identifier in candidates.mentions(line.plain):
        match = candidates.quantity_after(line.plain, end, identifier)
        if match is None:
            continue
        typed = match["number"]
        known = candidates.values(identifier)
        if not known:
            continue
        same = [candidate for candidate in known if _shows(candidate, typed)]
        name = vocabulary.scope.ledger.catalog[identifier].name
        said = line.text[match.start("number") : match.end()]
        if same:
            yield Remark(
                "typed-figure",
                match.start("number"),
                match.end(),
                f"“{said}” gõ tay là số đã có của “{name}”.",
                f"viết {{{{ {same[0].expression} }}}}",
                Severity.NOTE,
            )
        elif not match["hedge"]:
            yield Remark(
                "figure-contradicts",
                match.start("number"),
                match.end(),
                f"Gõ “{said}”, nhưng số liệu “{name}” là {known[0].printed} ({known[0].place}).",
                f"viết {{{{ {known[0].expression} }}}}, hoặc sửa số liệu",
                Severity.WARNING,
            )


def _shows(candidate: Candidate, typed: str) -> bool:
    """Return whether the typed number is the candidate's, at the typed number's decimals."""
    try:
        number = parse_number(typed)
    except NumberError:
        return False
    return round_half_up(candidate.value, decimals_of(number)) == number


def _stale(line: _Line, vocabulary: Vocabulary, _: Candidates) -> Iterator[Remark]:
    """Yield the names of an earlier period left in copied text."""
    for stale in stale_periods(line.plain, vocabulary.period):
        form = {vocabulary.period.slash: "period.slash", vocabulary.period.short: "period.short"}
        yield Remark(
            "stale-period",
            stale.start,
            stale.end,
            f"“{stale.text}” là kỳ trước; báo cáo này là {vocabulary.period.name}.",
            f"viết {{{{ {form.get(stale.expected, 'period')} }}}}",
            Severity.WARNING,
        )


def _other_units(line: _Line, vocabulary: Vocabulary, candidates: Candidates) -> Iterator[Remark]:
    """Yield a unit typed behind `x.number` that is not the catalog's."""
    for atom in line.atoms:
        record = vocabulary.scope.ledger.catalog.get(atom["head"])
        if record is None or not atom["rest"].endswith(".number"):
            continue
        typed = candidates.unit_at(line.plain, atom.end())
        if typed and typed.lower() != unit_of(record).lower():
            yield Remark(
                "unit-contradicts",
                atom.start(),
                atom.end(),
                f"Gõ đơn vị “{typed}”, nhưng catalog.yaml ghi “{record.name}” tính bằng {record.unit}.",
                f"viết {{{{ {atom['head']} }}}} để in cả đơn vị, hoặc sửa unit trong catalog.yaml",
                Severity.WARNING,
            )


def _nearest(line: _Line, position: int, found: tuple[Candidate, ...]) -> Candidate | None:
    """Return the candidate whose indicator is named last before the position, else the only one there is."""
    before = line.text[:position].lower()
    named = [(max(before.rfind(word.lower()) for word in one.words), one) for one in found]
    mentioned = [pair for pair in named if pair[0] >= 0]
    if mentioned:
        return max(mentioned, key=lambda pair: pair[0])[1]
    return found[0] if len({one.words for one in found}) == 1 else None


CHECKS: Final[tuple[Callable[[_Line, Vocabulary, Candidates], Iterator[Remark]], ...]] = (
    _mixed_spans,
    _typed_verbs,
    _typed_comparisons,
    _typed_values,
    _stale,
    _other_units,
)
