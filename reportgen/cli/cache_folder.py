"""Where this machine keeps what programs can work out again."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_NAME: Final = "reportgen"


def cache_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path | None:
    """Return the user's own folder for it, be it there or not; None where the user has no home.

    >>> cache_folder({"HOME": "/home/a"}, "linux").as_posix()
    '/home/a/.cache/reportgen'
    >>> cache_folder({}, "linux")
    """
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = _at_home(environment, "Library/Caches")
    else:
        base = environment.get("XDG_CACHE_HOME", "") or _at_home(environment, ".cache")
    return Path(base) / _NAME if Path(base).is_absolute() else None


def _at_home(environment: Mapping[str, str], folder: str) -> str:
    home = environment.get("HOME", "")
    return f"{home}/{folder}" if home else ""
