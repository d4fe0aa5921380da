"""Workbooks out to the departments and back; comparison tables as workbooks."""

from reportgen.excel.applying import apply
from reportgen.excel.export import export
from reportgen.excel.reading import Change, Import, read_workbook
from reportgen.excel.tables import write_tables

__all__ = ["Change", "Import", "apply", "export", "read_workbook", "write_tables"]
