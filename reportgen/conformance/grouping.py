"""Findings as people want to read them: one for each kind of slip, with the paragraphs that have it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from msgspec.structs import replace

from reportgen.diagnostics import Finding


def group(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return one finding for all that say the same of one Word file; the message names their paragraphs.

    Findings of other files than Word's stay as they are, each at its place.

    >>> from reportgen.diagnostics import Place
    >>> same = [Finding("ND-03", "Thụt đầu dòng: 0 cm.", Place("a.docx", paragraph=n)) for n in (4, 5, 6, 9)]
    >>> [finding.message for finding in group(same)]
    ['Thụt đầu dòng: 0 cm (4 chỗ: đoạn 4-6, 9).']
    """
    groups: dict[Hashable, list[Finding]] = {}
    for finding in findings:
        place = finding.place
        in_word = place is not None and place.line is None
        key = (finding.code, finding.message, place.file) if place and in_word else id(finding)
        groups.setdefault(key, []).append(finding)
    return tuple(_told_once(members) for members in groups.values())


def _told_once(members: Sequence[Finding]) -> Finding:
    first = members[0]
    if len(members) == 1:
        return first
    numbers = [each.place.paragraph for each in members if each.place and each.place.paragraph is not None]
    where = f": đoạn {_ranges(sorted(set(numbers)))}" if numbers else ""
    return replace(first, message=f"{first.message.removesuffix('.')} ({len(members)} chỗ{where}).")


def _ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order, neighbours drawn together.

    >>> _ranges([1, 2, 3, 7, 9, 10])
    '1-3, 7, 9-10'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
