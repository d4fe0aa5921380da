"""The sheet: A4, its margins, and the page number in the header.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.1-3 and I.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from templates.wml import NAMESPACES, Element, paragraph, root, run, w

HEADER_RELATION: Final = "rIdHeader"


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4, in twips; margins 20, 30, 20, 20 mm."""

    width: int
    height: int
    top: int = 1134
    left: int = 1701
    bottom: int = 1134
    right: int = 1134

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def landscape(self) -> bool:
        """Whether the sheet lies on its long side."""
        return self.width > self.height


PORTRAIT: Final = Page(11906, 16838)
LANDSCAPE: Final = Page(16838, 11906)


def section(page: Page) -> Element:
    """Return the properties of the document's section: the first page shows no number."""
    header = w("headerReference", type="default")
    header.set(f"{{{NAMESPACES['r']}}}id", HEADER_RELATION)
    turned = {"orient": "landscape"} if page.landscape else {}
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
    return w(
        "sectPr",
        header,
        w("pgSz", w=page.width, h=page.height, **turned),
        w("pgMar", **margins, header=567, footer=567, gutter=0),
        w("titlePg"),
    )


def header_part() -> Element:
    """Return the root of the header: the page number alone, centred."""
    instruction = w("instrText")
    instruction.text = "PAGE"
    number = (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
        run("2"),
        w("r", w("fldChar", fldCharType="end")),
    )
    return root("hdr", paragraph("Header", "", *number))
