"""Build the shipped templates: `python -m templates.build`. A test proves that the files are what this writes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from templates.documents import TEMPLATES
from templates.package import pack, parts

FOLDER: Final = Path(__file__).parent


def build() -> dict[str, bytes]:
    """Return the templates by file name."""
    return {f"{template.name}.docx": pack(parts(template)) for template in TEMPLATES}


def main() -> None:
    """Write the templates beside this script."""
    for name, data in build().items():
        (FOLDER / name).write_bytes(data)
        print(name, len(data))


if __name__ == "__main__":
    main()
