"""What is computed: values by period, comparisons, tasks, the phrases that tell them, and the checks of arithmetic."""

from reportgen.figures.checks import check_figures
from reportgen.figures.expressions import ExpressionError, Printed, PrintedLines, Step, Use
from reportgen.figures.indicator_tables import Summary, indicator_table, summary
from reportgen.figures.period_comparison import Comparison, compare
from reportgen.figures.prose_checks import ProseFigures, Remark, check_prose_figures
from reportgen.figures.tables import Cell, CellKind, Column, ComparisonTable, Judgement, Row
from reportgen.figures.task_report import TaskReport, task_report
from reportgen.figures.text_changes import TextChanges, text_changes
from reportgen.figures.vocabulary import Vocabulary, document_day

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
    "ProseFigures",
    "Remark",
    "Row",
    "Step",
    "Summary",
    "TaskReport",
    "TextChanges",
    "Use",
    "Vocabulary",
    "check_figures",
    "check_prose_figures",
    "compare",
    "document_day",
    "indicator_table",
    "summary",
    "task_report",
    "text_changes",
]
