"""What the form demands, as data, and the ruler that measures any .docx against it."""

from reportgen.conformance.expectations import Expectations
from reportgen.conformance.ruler import lint, measure

__all__ = ["Expectations", "lint", "measure"]
