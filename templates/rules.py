"""The drawn rules of the form: a line shape that hangs, centred, in a small paragraph of its own.

Word and LibreOffice draw the DrawingML shape, older Word the VML one. The renderer finds a rule by its name and sets
the length that the printed text asks for: Tiêu ngữ as long as its line, the others a third to a half
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.1b, II.2b, II.5b).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from templates.wml import NAMESPACES, Element, paragraph

_EMU: Final = 635
"""English metric units in a twip."""

_SHAPE: Final = """
<w:r {namespaces}><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{order}" behindDoc="0" locked="0"
 layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>50800</wp:posOffset></wp:positionV>
<wp:extent cx="{emu}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{order}" name="{name}" descr="{description}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>
</wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict>
<v:line id="{name}" alt="{description}" style="position:absolute;z-index:{order};mso-position-horizontal:center"
 from="0,4pt" to="{points}pt,4pt" strokecolor="black" strokeweight=".75pt"/>
</w:pict></mc:Fallback></mc:AlternateContent></w:r>
"""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what staff hear of it where the shape cannot be seen, and the length in twips."""

    order: int
    name: str
    description: str
    length: int


MOTTO: Final = Rule(1, "rule:motto", "Đường kẻ dưới Tiêu ngữ", 3428)
ISSUER: Final = Rule(2, "rule:issuer", "Đường kẻ dưới tên cơ quan", 809)
SUBJECT: Final = Rule(3, "rule:subject", "Đường kẻ dưới trích yếu", 1800)
ANNEX: Final = Rule(4, "rule:appendix", "Đường kẻ dưới tên phụ lục", 1800)


def drawn(rule: Rule) -> Element:
    """Return the paragraph in which the rule hangs."""
    shape = _SHAPE.format(
        namespaces=" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()),
        order=rule.order,
        name=rule.name,
        description=rule.description,
        emu=rule.length * _EMU,
        points=f"{rule.length / 20:g}",
    )
    parser = etree.XMLParser(remove_blank_text=True, no_network=True, resolve_entities=False)
    return paragraph("DuongKe", "", etree.fromstring(shape.strip(), parser))
