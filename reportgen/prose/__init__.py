"""The text of a document's slots -> blocks, each with its place in the YAML."""

from reportgen.prose.blocks import Block, Break, Level, Note, Span, Text
from reportgen.prose.forms import SlotForm
from reportgen.prose.slots import Line, Prose, read_line, read_slots
from reportgen.prose.typed_figures import check_typed_figures

__all__ = [
    "Block",
    "Break",
    "Level",
    "Line",
    "Note",
    "Prose",
    "SlotForm",
    "Span",
    "Text",
    "check_typed_figures",
    "read_line",
    "read_slots",
]
