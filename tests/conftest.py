"""What several rooms' tests share."""

import os
import shutil

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected outputs anew; read the difference before you commit it",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice; where there is none, the test is skipped, or fails where nothing may be skipped."""
    return needed_program("soffice", "LibreOffice")


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The reader of PDF files, likewise."""
    return needed_program("pdftotext", "pdftotext (poppler-utils)")


def needed_program(command: str, name: str) -> str:
    found = shutil.which(command)
    if found is None:
        (pytest.fail if "REPORTGEN_NO_SKIP" in os.environ else pytest.skip)(f"needs {name}")
    return str(found)
