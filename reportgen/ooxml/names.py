"""Names in Word's XML (ISO/IEC 29500, Transitional), in the `{namespace}local` notation of XML libraries."""

from __future__ import annotations

from typing import Final

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
WORD_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WORD_SHAPE: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
COMPATIBILITY: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML: Final = "urn:schemas-microsoft-com:vml"
OFFICE: Final = "urn:schemas-microsoft-com:office:office"
RELATION_ID: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""What every part begins with."""

RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""What the types of relations begin with: `RELATION + "styles"`."""


def w(local: str) -> str:
    """Return the qualified name in the namespace of the text of a document.

    >>> w("p")
    '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p'
    """
    return f"{{{WORD}}}{local}"


def qualified(namespace: str, local: str) -> str:
    """Return the qualified name in any namespace.

    >>> qualified(VML, "line")
    '{urn:schemas-microsoft-com:vml}line'
    """
    return f"{{{namespace}}}{local}"
