"""A first workspace (`init`) and the next period (`new`), as texts by their path; nothing is written here."""

from reportgen.workspace.scaffold.answers import Answers, Level, read_level, usual_level
from reportgen.workspace.scaffold.first import first_steps, first_workspace
from reportgen.workspace.scaffold.next_document import REWRITE
from reportgen.workspace.scaffold.next_period import Prepared, prepare

__all__ = [
    "REWRITE",
    "Answers",
    "Level",
    "Prepared",
    "first_steps",
    "first_workspace",
    "prepare",
    "read_level",
    "usual_level",
]
