"""What is drawn: the brace over a group of recipients, the short rule under an appendix's heading.

Each drawing comes twice, as Word 2010 and later draw it and as older programs do, and stands in its line like a letter.
"""

from __future__ import annotations

from typing import Final

from reportgen.ooxml.names import COMPATIBILITY, DRAWING, OFFICE, VML, WORD_DRAWING, WORD_SHAPE
from reportgen.ooxml.units import Twips, to_emu

_NAMES: Final = (
    f'xmlns:mc="{COMPATIBILITY}" xmlns:wp="{WORD_DRAWING}" xmlns:a="{DRAWING}" xmlns:wps="{WORD_SHAPE}" '
    f'xmlns:v="{VML}" xmlns:o="{OFFICE}"'
)
_THIN: Final = 9525
"""0.75 pt in EMU."""
_BRACE_WIDTH: Final = Twips(100)
_BRACE_PATH: Final = "m,qx10800,1800l10800,9000qy21600,10800qx10800,12600l10800,19800qy,21600e"


def brace(height: int, number: int) -> str:
    """Return a run that draws a right brace of the height in twips; `number` is unique among the drawings."""
    shape = (
        f'<v:shape id="brace:{number}" coordsize="21600,21600" path="{_BRACE_PATH}" filled="f" strokeweight=".75pt" '
        f'style="width:{_BRACE_WIDTH / 20:g}pt;height:{height / 20:g}pt"/>'
    )
    form = '<a:prstGeom prst="rightBrace"><a:avLst><a:gd name="adj1" fmla="val 40000"/></a:avLst></a:prstGeom>'
    return _inline(_BRACE_WIDTH, Twips(height), f'id="{number}" name="brace:{number}"', form, shape)


def rule(length: int, number: int, name: str) -> str:
    """Return a run that draws a level rule of the length in twips."""
    shape = f'<v:line id="{name}" from="0,0" to="{length / 20:g}pt,0" strokeweight=".75pt"/>'
    form = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    return _inline(Twips(length), Twips(0), f'id="{number}" name="{name}"', form, shape)


def _inline(width: Twips, height: Twips, identity: str, form: str, shape: str) -> str:
    size = f'cx="{to_emu(width)}" cy="{to_emu(height)}"'
    return (
        f'<w:r><mc:AlternateContent {_NAMES}><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {identity}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{WORD_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>{form}'
        f'<a:ln w="{_THIN}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
