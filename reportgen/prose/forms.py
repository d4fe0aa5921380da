"""What a template asks of a document's prose."""

from __future__ import annotations

from msgspec import Struct

from reportgen.prose.blocks import Level


class SlotForm(Struct, frozen=True):
    """A slot as the template prints it.

    `required` is False where the slot stands inside its own `{%p if content.x %}`. `restarts` is the highest-ranking
    level of the template's headings between the slot before and this one, None where counters run on. `heading` is
    the text of the template's heading just before the slot, None where there is none. `part` is the number of a part
    that the template prints before the slot as text ("Phần thứ ba"), None where there is none or Word counts it.
    """

    name: str
    required: bool
    restarts: Level | None
    heading: str | None
    part: str | None = None
