"""What is computed: values by period, comparisons, tasks, the phrases that tell them, and the checks of arithmetic."""

from reportgen.figures.expressions import ExpressionError, Printed, PrintedLines, Step, Use
from reportgen.figures.vocabulary import Vocabulary, document_day

__all__ = ["ExpressionError", "Printed", "PrintedLines", "Step", "Use", "Vocabulary", "document_day"]
