"""Options of the whole test suite."""

import os

import pytest
from hypothesis import HealthCheck, settings

# Nothing is timed: a slow machine is no defect. Where a change is judged, the same examples are tried every time.
settings.register_profile(
    "reportgen",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("reportgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected outputs anew; read the difference before you commit it",
    )


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let nothing that is tested write into the caches of whoever runs the tests."""
    folder = str(tmp_path_factory.mktemp("cache"))
    os.environ |= {"XDG_CACHE_HOME": folder, "LOCALAPPDATA": folder}
