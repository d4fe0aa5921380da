"""What the form demands, as data, and the ruler that measures any .docx against it.

`ruler.measure` and `ruler.lint` for whole files, `comments.annotate` for Word comments are not imported here: they read
Word files, which a document that just came out of a known template does not need.
"""

from reportgen.conformance.expectations import ISSUER_RULES, Expectations
from reportgen.conformance.grouping import group
from reportgen.conformance.kinds import Kinds, known_kinds
from reportgen.conformance.rendered import Added, measure_rendered

__all__ = ["ISSUER_RULES", "Added", "Expectations", "Kinds", "group", "known_kinds", "measure_rendered"]
