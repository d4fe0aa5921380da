"""What is drawn: the brace over a group of recipients, the short rule under an appendix's heading.

Each drawing comes twice, as Word 2010 and later draw it and as older programs do.
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
_BELOW_TOP: Final = 50800
"""4 pt in EMU."""
RULE_CHARACTERS: Final = f"center{_BELOW_TOP}"
"""What reading a rule back finds: where it hangs is written as characters."""
_BRACE_PATH: Final = "m,qx10800,1800l10800,9000qy21600,10800qx10800,12600l10800,19800qy,21600e"


def brace(height: int, number: int) -> str:
    """Return a run that draws a right brace of the height in twips, standing in its line like a letter.

    `number` is unique among the drawings of a document.
    """
    size = _size(_BRACE_WIDTH, Twips(height))
    form = '<a:prstGeom prst="rightBrace"><a:avLst><a:gd name="adj1" fmla="val 40000"/></a:avLst></a:prstGeom>'
    shape = (
        f'<v:shape id="brace:{number}" coordsize="21600,21600" path="{_BRACE_PATH}" filled="f" strokeweight=".75pt" '
        f'style="width:{_BRACE_WIDTH / 20:g}pt;height:{height / 20:g}pt"/>'
    )
    drawn = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="brace:{number}"/><wp:cNvGraphicFramePr/>{_graphic(size, form)}</wp:inline>'
    )
    return _run(drawn, shape)


def rule(length: int, number: int, name: str) -> str:
    """Return a run that draws a level rule of the length in twips, centred a little below the top of its paragraph."""
    size = _size(Twips(length), Twips(0))
    form = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    shape = (
        f'<v:line id="{name}" style="position:absolute;z-index:{number};mso-position-horizontal:center" '
        f'from="0,4pt" to="{length / 20:g}pt,4pt" strokeweight=".75pt"/>'
    )
    drawn = (
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{_BELOW_TOP}</wp:posOffset></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>{_graphic(size, form)}</wp:anchor>'
    )
    return _run(drawn, shape)


def _size(width: Twips, height: Twips) -> str:
    return f'cx="{to_emu(width)}" cy="{to_emu(height)}"'


def _graphic(size: str, form: str) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{WORD_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>{form}'
        f'<a:ln w="{_THIN}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic>"
    )


def _run(drawn: str, shape: str) -> str:
    return (
        f'<w:r><mc:AlternateContent {_NAMES}><mc:Choice Requires="wps"><w:drawing>{drawn}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{shape}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
