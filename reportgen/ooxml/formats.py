"""How a run and a paragraph look once everything that bears on them has been resolved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

from msgspec import Struct

from reportgen.ooxml.properties import Value
from reportgen.ooxml.units import HalfPoints, Twips

SINGLE: Final = Twips(240)
"""Line spacing of one line where the rule is `auto`."""

_DEFAULT_SIZE: Final = 20
_AUTO_SPACE: Final = 280
"""What Word leaves for "automatic" space before or after a paragraph: 14 pt."""

_ALIGNMENTS: Final = {"start": "left", "end": "right", "distribute": "both", "": "left"}

_Kind = TypeVar("_Kind", str, int, bool)


class RunFormat(Struct, frozen=True):
    """How characters look."""

    fonts: tuple[str, str, str, str]
    """Fonts for ASCII, for other letters, for East Asian and for complex scripts; "" where none can be told."""
    hint: str
    size: HalfPoints
    bold: bool
    italic: bool
    caps: bool
    hidden: bool
    underline: str
    """The kind of line, "none" for none."""
    color: str
    """Six hexadecimal digits, or "AUTO"."""
    theme_color: str
    """Name of a colour of the theme, "" for none."""
    highlight: str
    shading: str
    vertical: str
    """`superscript`, `subscript` or `baseline`."""
    complex_script: bool

    def font_of(self, letter: str) -> str:
        """Return the font that Word takes for a letter, "" where it cannot be told."""
        ascii_font, other, east_asian, complex_font = self.fonts
        if self.complex_script:
            return complex_font
        if letter < "\x80":
            return ascii_font
        return east_asian if self.hint == "eastAsia" or _is_east_asian(letter) else other


def _is_east_asian(letter: str) -> bool:
    return "\u2e80" <= letter <= "\ua4cf" or "\uac00" <= letter <= "\ud7ff" or "\uf900" <= letter <= "\ufaff"


class ParagraphFormat(Struct, frozen=True):
    """How a paragraph stands."""

    style: str
    """Identifier of its style, "" where the document has none."""
    align: str
    """`left`, `center`, `right` or `both`; anything else as the document has it."""
    left: Twips
    right: Twips
    first_line: Twips
    """Negative where the first line hangs."""
    before: Twips
    after: Twips
    line: Twips
    line_rule: str
    """`auto` (240 is one line), `exact` or `atLeast`."""
    contextual: bool
    """No space between paragraphs of the same style."""
    outline: int | None
    """0 for the first level of headings, None for text."""
    numbering: tuple[int, int] | None
    """List and level (from 0) that give the paragraph its number."""
    border_top: str
    border_bottom: str


def _get(values: Mapping[str, Value], name: str, default: _Kind) -> _Kind:
    found = values.get(name, default)
    return found if isinstance(found, type(default)) else default


def run_format(values: Mapping[str, Value]) -> RunFormat:
    """Return the format that resolved properties describe."""
    size = _get(values, "sizeCs" if _get(values, "complex", False) else "size", _DEFAULT_SIZE)
    return RunFormat(
        fonts=(
            _get(values, "font.ascii", ""),
            _get(values, "font.hAnsi", ""),
            _get(values, "font.eastAsia", ""),
            _get(values, "font.cs", ""),
        ),
        hint=_get(values, "font.hint", ""),
        size=HalfPoints(size),
        bold=_get(values, "b", False),
        italic=_get(values, "i", False),
        caps=_get(values, "caps", False),
        hidden=_get(values, "vanish", False),
        underline=_get(values, "underline", "none"),
        color=_get(values, "color", "AUTO"),
        theme_color=_get(values, "color.theme", ""),
        highlight=_get(values, "highlight", "none"),
        shading=_get(values, "shading", "AUTO"),
        vertical=_get(values, "vertical", "baseline"),
        complex_script=_get(values, "complex", False),
    )


def paragraph_format(
    values: Mapping[str, Value], style: str, size: HalfPoints, numbering: tuple[int, int] | None
) -> ParagraphFormat:
    """Return the format that resolved properties describe; `size` of letters serves indents told in letters."""
    align = _get(values, "align", "left")
    characters = _get(values, "indent.firstChars", 0)
    line_rule = _get(values, "spacing.lineRule", "auto")
    outline = _get(values, "outline", 9)
    return ParagraphFormat(
        style=style,
        align=_ALIGNMENTS.get(align, align),
        left=Twips(_get(values, "indent.left", 0)),
        right=Twips(_get(values, "indent.right", 0)),
        first_line=Twips(characters * size // 10 if characters else _get(values, "indent.first", 0)),
        before=_space(values, "before"),
        after=_space(values, "after"),
        line=Twips(_get(values, "spacing.line", SINGLE)),
        line_rule=line_rule,
        contextual=_get(values, "contextual", False),
        outline=outline if 0 <= outline < 9 else None,
        numbering=numbering,
        border_top=_get(values, "border.top", "none"),
        border_bottom=_get(values, "border.bottom", "none"),
    )


def _space(values: Mapping[str, Value], side: str) -> Twips:
    if _get(values, f"spacing.{side}Autospacing", False):
        return Twips(_AUTO_SPACE)
    if lines := _get(values, f"spacing.{side}Lines", 0):
        return Twips(lines * SINGLE // 100)
    return Twips(_get(values, f"spacing.{side}", 0))
