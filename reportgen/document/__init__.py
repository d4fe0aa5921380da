"""Templates and blocks -> Word files; what a clerk may change in a template, and whether it still works.

`checking.check_template` is not imported here: it needs the XML tree and docxtpl, which rendering does without.
"""

from reportgen.document.annex import render_annex
from reportgen.document.frame import TYPE_NAMES, Frame, build_frame
from reportgen.document.origin import copy_template
from reportgen.document.properties import Stamp, is_edited, read_stamp, same_content
from reportgen.document.rendering import render
from reportgen.document.template import Template, load_template

__all__ = [
    "TYPE_NAMES",
    "Frame",
    "Stamp",
    "Template",
    "build_frame",
    "copy_template",
    "is_edited",
    "load_template",
    "read_stamp",
    "render",
    "render_annex",
    "same_content",
]
