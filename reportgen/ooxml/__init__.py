"""Word files as they are: a zip read with limits, names, units, widths of text, effective values of any document.

`package`, `units` and `metrics` work without lxml, so that a document can be made without paying for it.
"""
