"""What was worked out and can be worked out again, kept on disk as text between runs.

A file is named by the hash of what it was worked out of and of the state of the program that did it, so a changed
template or program never meets an old file. What is read back is data, never code; a file that others than the user
could have written counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Refused
from reportgen.storage import write_files

_FOR_OTHERS: Final = 0o022
"""Permission of group and others to write."""


def name_of(source: bytes, *workers: str) -> str:
    """Return the name under which is kept what the packages named as workers make of the source."""
    return hashlib.sha256("\0".join(map(_state, workers)).encode() + b"\0" + source).hexdigest()


@cache
def _state(package: str) -> str:
    """Return name, size and time of change of each file of a package: a version, without importing it."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    files = (file for folder in folders or () for file in os.scandir(folder) if file.is_file())
    states = ((file.name, file.stat()) for file in files)
    return "\n".join(sorted(f"{name} {state.st_size} {state.st_mtime_ns}" for name, state in states))


def kept(folder: Path, name: str) -> bytes | None:
    """Return what is kept under the name, None where nothing is."""
    try:
        return (folder / f"{name}.json").read_bytes() if _is_own(folder) else None
    except OSError:
        return None


def _is_own(folder: Path) -> bool:
    """Return whether nobody but the user can have written there; on Windows the user's own folders are such."""
    if os.name == "nt":
        return True
    state = folder.stat()
    return state.st_uid == os.getuid() and not state.st_mode & _FOR_OTHERS


def keep(folder: Path, name: str, text: bytes) -> None:
    """Keep the text; a folder that cannot be written costs time, nothing else."""
    with contextlib.suppress(Refused, OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_files({folder / f"{name}.json": text})
