"""What is computed: values by period, comparisons, tasks, the phrases that tell them, and the checks of arithmetic.

Only what every document needs is imported at once; tables, reports and checks are when somebody names them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from reportgen.figures.expressions import ExpressionError, Printed, PrintedLines, Step, Use
from reportgen.figures.vocabulary import Vocabulary

if TYPE_CHECKING:
    from reportgen.figures.changed_texts import StalePeriod, TextChanges, stale_periods, text_changes
    from reportgen.figures.checks import check_figures
    from reportgen.figures.indicator_tables import indicator_table, summary
    from reportgen.figures.period_comparison import Comparison, compare
    from reportgen.figures.printed_tables import PrintedRow, PrintedTable, printed_table
    from reportgen.figures.prose_checks import ProseFigures, Remark
    from reportgen.figures.tables import Cell, CellKind, Column, ComparisonTable, Judgement, Row
    from reportgen.figures.task_reports import TaskReport, task_report

__all__ = [
    "Cell",
    "CellKind",
    "Column",
    "Comparison",
    "ComparisonTable",
    "ExpressionError",
    "Judgement",
    "Printed",
    "PrintedLines",
    "PrintedRow",
    "PrintedTable",
    "ProseFigures",
    "Remark",
    "Row",
    "StalePeriod",
    "Step",
    "TaskReport",
    "TextChanges",
    "Use",
    "Vocabulary",
    "check_figures",
    "compare",
    "indicator_table",
    "printed_table",
    "stale_periods",
    "summary",
    "task_report",
    "text_changes",
]

_LATER: Final = {
    "checks": ("check_figures",),
    "indicator_tables": ("indicator_table", "summary"),
    "period_comparison": ("Comparison", "compare"),
    "printed_tables": ("PrintedRow", "PrintedTable", "printed_table"),
    "prose_checks": ("ProseFigures", "Remark"),
    "tables": ("Cell", "CellKind", "Column", "ComparisonTable", "Judgement", "Row"),
    "task_reports": ("TaskReport", "task_report"),
    "changed_texts": ("StalePeriod", "TextChanges", "stale_periods", "text_changes"),
}
_HOME: Final = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
