"""Programs that some tests need beside Python."""

import os
import shutil

import pytest


def needed_program(command: str, name: str) -> str:
    """Return where the program is; without it the test is skipped, or fails where nothing may be skipped."""
    found = shutil.which(command)
    if found is None:
        message = f"needs {name}"
        if "REPORTGEN_NO_SKIP" in os.environ:
            pytest.fail(message)
        pytest.skip(message)
    return found


def needed_libreoffice() -> str:
    """Return where LibreOffice is, likewise."""
    return needed_program("soffice", "LibreOffice")
