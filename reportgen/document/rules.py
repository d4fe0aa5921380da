"""How long the drawn rules are: those under the issuer and the subject follow their text.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2b and II.5b: a third to a half of the line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reportgen.document.frame import Frame
from reportgen.document.prepared import RULES, length_names
from reportgen.document.styles import Letters
from reportgen.document.template import Template
from reportgen.document.values import Silent
from reportgen.ooxml.metrics import text_width
from reportgen.ooxml.units import Twips, to_emu

_TEXTS: Final = {"issuer": "issuer_lines", "subject": "subject"}
_STYLES: Final = {"issuer": "CoQuan", "subject": "TrichYeu"}
_LETTERS: Final = {"issuer": Letters(13, bold=True), "subject": Letters(14, bold=True)}
_SHARE: Final = 0.4
_LIMIT: Final = 0.49
_LEAST: Final = 0.34


def rule_lengths(template: Template, frame: Frame) -> dict[str, Silent]:
    """Return the length of each rule that follows its text."""
    prepared = template.prepared
    lengths: dict[str, Silent] = {}
    for rule, room in zip(RULES, (prepared.issuer_width, prepared.line_width), strict=True):
        letters = template.styles.letters_of(_STYLES[rule], _LETTERS[rule])
        length = rule_length(frame.lines(_TEXTS[rule]), letters, room)
        emu, points = length_names(rule)
        lengths[emu] = Silent(to_emu(Twips(length)))
        lengths[points] = Silent(f"{length / 20:g}")
    return lengths


def rule_length(lines: Iterable[str], letters: Letters, room: int) -> int:
    """Return the length of the rule under these lines, in twips: a third to a half of the longest.

    It is at most half of the last line too, above which it stands, unless that is a third of the longest no more.

    >>> rule_length(["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], Letters(13, bold=True), 4000)
    979
    """
    shown = [line.upper() if letters.capitals else line for line in lines]
    widths = [min(text_width(line, letters.points, bold=letters.bold, italic=letters.italic), room) for line in shown]
    if not widths:
        return 0
    return round(max(min(_SHARE * max(widths), _LIMIT * widths[-1]), _LEAST * max(widths)))
