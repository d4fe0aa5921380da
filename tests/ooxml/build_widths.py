"""Writes `reportgen/ooxml/widths.json` from the fonts of this machine. Run by hand when the letters wanted change:

    python tests/ooxml/build_widths.py [FOLDER OF LIBERATION SERIF]

Needs fontTools and Debian's `fonts-liberation2`. Liberation Serif has the advance widths of Times New Roman, which is
what the form prescribes and what may not be passed on.
"""

import json
import sys
import unicodedata
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path("/usr/share/fonts/truetype/liberation2")
TABLE = Path(__file__).parents[2] / "reportgen" / "ooxml" / "widths.json"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
LETTERS = (
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0),  # Ơ ơ Ư ư
    *range(0x1EA0, 0x1EFA),  # Vietnamese letters with two marks
    *range(0x391, 0x3CA),  # Greek, for formulas
    *range(0x410, 0x450),  # Cyrillic, for names
    *range(0x2010, 0x2023),  # dashes, quotation marks, bullets
    *(0x2026, 0x2030, 0x2032, 0x2033, 0x20AB, 0x2122, 0x2190, 0x2192, 0x2212, 0x2264, 0x2265, 0x2500, 0x25CF),
)


def face_widths(font: TTFont) -> dict[str, str]:
    """Return the letters of each width, the widths in font units, widest group of letters in code order."""
    names, metrics = font.getBestCmap(), font["hmtx"].metrics
    groups: dict[int, str] = {}
    for code in LETTERS:
        if code in names and unicodedata.category(chr(code)) != "Cn":
            width = metrics[names[code]][0]
            groups[width] = groups.get(width, "") + chr(code)
    return {str(width): groups[width] for width in sorted(groups)}


def table(folder: Path) -> str:
    """Return the text of the table: for each face, letters grouped by width in units of 1/2048 of the letter size."""
    faces = {}
    for face in FACES:
        font = TTFont(folder / f"LiberationSerif-{face}.ttf")
        assert font["head"].unitsPerEm == 2048
        assert ord("ự") in font.getBestCmap(), "Liberation Serif before version 2 lacks Vietnamese letters"
        faces[face] = face_widths(font)
    return json.dumps(faces, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER), encoding="utf-8")
