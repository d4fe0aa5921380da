"""The slots of a template in printed order, and which of its own headings stand between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from reportgen.document.analysis import Analysis
from reportgen.document.names import CONTENT
from reportgen.document.outline import Outline, Paragraph
from reportgen.document.styles import LEVELS
from reportgen.prose.blocks import RANKS, Level
from reportgen.prose.forms import SlotForm

_BY_STYLE: Final[Mapping[str, Level]] = {
    **{style: level for level, style in LEVELS.items() if level in RANKS and level is not Level.POINT},
    "PhanTieuDe": Level.PART,
}
"""The levels that a template's own paragraphs count; a point of its own has its letter in its own list."""


def slot_forms(analysis: Analysis, outline: Outline, styles: Mapping[str, str]) -> tuple[SlotForm, ...]:
    """Return the slots as the template prints them; `styles` maps our style ids to the template's."""
    ours = {theirs: ours for ours, theirs in styles.items()}
    forms: list[SlotForm] = []
    last = 0
    for printed in analysis.printed:
        if not printed.path.startswith(f"{CONTENT}."):
            continue
        name = printed.path.removeprefix(f"{CONTENT}.")
        here = printed.tag.paragraph
        between = [each for each in outline.paragraphs if last < each.number < here and not each.is_control]
        restarts = _highest(_BY_STYLE.get(ours.get(each.style, "")) for each in between)
        part = next((each.text.strip() for each in between if ours.get(each.style) == "Phan" and each.fixed), None)
        forms.append(SlotForm(name, name not in printed.conditions, restarts, _heading(between, ours), part))
        last = here
    return tuple(forms)


def _highest(levels: Iterable[Level | None]) -> Level | None:
    counted = [level for level in levels if level is not None]
    return min(counted, key=lambda level: RANKS[level], default=None)


def _heading(between: list[Paragraph], ours: Mapping[str, str]) -> str | None:
    """Return the text, tags included, of the last heading that has words of its own."""
    titles = [
        paragraph.text.strip()
        for paragraph in between
        if (level := _BY_STYLE.get(ours.get(paragraph.style, ""))) and level.is_title and paragraph.fixed
    ]
    return titles[-1] if titles else None
