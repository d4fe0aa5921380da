"""What the tags of a template may name.

| name | what it prints |
|---|---|
| `parent` | cơ quan chủ quản; empty where there is none |
| `issuer_lines` | list: the lines of the issuing agency's name |
| `symbol` | `BC-UBND`: the template's type code and the issuer's symbol |
| `number` | `08`, `245`, or the form's gap while it is open |
| `place`, `date_line` | `Lai Châu`; `ngày 05 tháng 3 năm 2020`, the day a gap while it is open |
| `draft` | true in a draft |
| `subject` | list: the lines of the subject |
| `subject_text` | the subject in one line, to stand within a sentence |
| `addressees` | list: Kính gửi |
| `agency.name`, `agency.short_name` | the agency in full and in short |
| `period.name`, `.short`, `.slash`, `.year`, `.next.name`, … | the period of the report and the one after it |
| `meeting.date`, `.chair`, `.attendees` | the meeting an announcement reports |
| `authority` | list: the lines over the signature |
| `signer` | the name under it; empty until it is known |
| `closing` | the document's own closing, without `./.`; empty where the template's serves |
| `enclosure` | `(Kèm theo Báo cáo số …)`: under the heading of an annex |
| `content.x` | `{{p content.x }}`: the blocks of slot x |
| `recipients` | `{{p recipients }}`: the items under Nơi nhận |
| `appendices` | `{{p appendices }}`: the appendices, each in its own section; last in the body |
| `tables` | `{{p tables }}`: the same tables where the tag stands, without sections |

Absent texts are empty, absent lists have no items: `{%p if parent %}` asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final


class Kind(Enum):
    """What stands behind a name."""

    TEXT = "text"
    LINES = "lines"
    FLAG = "flag"
    BLOCKS = "blocks"
    """Whole paragraphs: printed by `{{p … }}` alone in its paragraph."""
    NUMBER = "number"


Schema = Mapping[str, "Kind | Schema"]

_PERIOD: Final[Schema] = {"name": Kind.TEXT, "short": Kind.TEXT, "slash": Kind.TEXT, "year": Kind.TEXT}

FRAME: Final[Schema] = {
    "parent": Kind.TEXT,
    "issuer_lines": Kind.LINES,
    "symbol": Kind.TEXT,
    "number": Kind.TEXT,
    "place": Kind.TEXT,
    "date_line": Kind.TEXT,
    "draft": Kind.FLAG,
    "subject": Kind.LINES,
    "subject_text": Kind.TEXT,
    "addressees": Kind.LINES,
    "agency": {"name": Kind.TEXT, "short_name": Kind.TEXT},
    "period": {**_PERIOD, "next": _PERIOD},
    "meeting": {"date": Kind.TEXT, "chair": Kind.TEXT, "attendees": Kind.TEXT},
    "authority": Kind.LINES,
    "signer": Kind.TEXT,
    "closing": Kind.TEXT,
    "enclosure": Kind.TEXT,
    "recipients": Kind.BLOCKS,
    "appendices": Kind.BLOCKS,
    "tables": Kind.BLOCKS,
}
"""Everything but `content`, whose members are the template's own slots."""

CONTENT: Final = "content"

LOOP: Final[Schema] = {
    "first": Kind.FLAG,
    "last": Kind.FLAG,
    "index": Kind.NUMBER,
    "index0": Kind.NUMBER,
    "length": Kind.NUMBER,
}
"""What a loop knows of itself."""


def paths(schema: Schema = FRAME, prefix: str = "") -> list[str]:
    """Return every name that prints something, in the order of the table.

    >>> paths()[:3]
    ['parent', 'issuer_lines', 'symbol']
    """
    found: list[str] = []
    for name, what in schema.items():
        found += [prefix + name] if isinstance(what, Kind) else paths(what, f"{prefix}{name}.")
    return found
