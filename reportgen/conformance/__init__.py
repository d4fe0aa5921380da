"""What the form demands, as data, and the ruler that measures any .docx against it."""

from reportgen.conformance.comments import annotate
from reportgen.conformance.expectations import ISSUER_RULES, Expectations
from reportgen.conformance.grouping import group
from reportgen.conformance.rendered import Added, measure_rendered
from reportgen.conformance.ruler import lint, measure

__all__ = ["ISSUER_RULES", "Added", "Expectations", "annotate", "group", "lint", "measure", "measure_rendered"]
