"""What the room offers is there, and the costly half of it only when asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reportgen.figures


@pytest.mark.parametrize("name", reportgen.figures.__all__)
def test_every_export_exists(name: str) -> None:
    assert getattr(reportgen.figures, name).__module__.startswith("reportgen.figures.")


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = reportgen.figures.nothing_such


def test_a_vocabulary_needs_neither_tables_nor_checks() -> None:
    code = "import sys, reportgen.figures; print([n for n in sys.modules if n.startswith('reportgen.figures.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "reportgen.figures.vocabulary" in loaded
    for module in ("tables", "checks", "prose_checks", "changed_texts", "task_reports", "indicator_tables"):
        assert f"'reportgen.figures.{module}'" not in loaded
