"""How much a file may hold: far more than any report needs, and little enough to answer at once."""

from __future__ import annotations

from typing import Final

LARGEST: Final = 3_000_000
"""Bytes; a catalog of 6,000 indicators has half as many."""

MOST_LINES: Final = 80_000

LONGEST_LINE: Final = 20_000
"""Characters of a line, which is a paragraph; the longest of the published reports has 1,558."""

DEEPEST: Final = 32
"""Levels of indentation or brackets; the schema needs six."""

MOST_NODES: Final = 150_000
"""Keys and values; a catalog of 6,000 indicators has about 80,000."""

MOST_STRANGE: Final = 2_000
"""Characters that are no text; beyond it the file is of another kind."""

MOST_TOLD: Final = 200
"""Findings of one kind in one file; what is beyond shows when these are cured."""
