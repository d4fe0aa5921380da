"""Each system has a place for what can be worked out again."""

from pathlib import Path

import pytest

from reportgen.cli.cache_folder import cache_folder


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/home/a"}, "/home/a/.cache/reportgen"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "/var/tmp/a"}, "/var/tmp/a/reportgen"),
        ("linux", {"HOME": "/home/a", "XDG_CACHE_HOME": "tmp"}, None),
        ("linux", {}, None),
        ("darwin", {"HOME": "/Users/a"}, "/Users/a/Library/Caches/reportgen"),
        ("win32", {"LOCALAPPDATA": "/Users/a/AppData/Local"}, "/Users/a/AppData/Local/reportgen"),
        ("win32", {"HOME": "/home/a"}, None),
    ],
)
def test_the_user_s_own_folder(platform: str, environment: dict[str, str], folder: str | None) -> None:
    assert cache_folder(environment, platform) == (None if folder is None else Path(folder))
