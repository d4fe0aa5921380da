"""Write what the guide shows of the program: `python -m docs.build`; a test proves that pages and screens are fresh.

`python -m docs.build --pages` writes the reference pages alone, without the pictures.
"""

from __future__ import annotations

import sys

from docs.pictures import FOLDER as PICTURES
from docs.pictures import all_pictures
from docs.reference import FOLDER, pages


def main() -> None:
    """Write the pages and the pictures beside this script."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(name, len(text))
    if "--pages" in sys.argv:
        return
    PICTURES.mkdir(exist_ok=True)
    for name, data in all_pictures():
        (PICTURES / name).write_bytes(data)
        print(name, len(data))


if __name__ == "__main__":
    main()
