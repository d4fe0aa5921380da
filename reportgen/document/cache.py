"""What was worked out from templates, kept on disk as text.

A file is named by the hash of the template's bytes and of the state of the program that read it, so a changed template
or program never meets an old file. What is read back is data for the sandbox, never code; a file that cannot be read
back, or that others than the user could have written, counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Refused
from reportgen.document.prepared import FORMAT, Prepared, from_text, to_text
from reportgen.storage import write_files

_READERS: Final = ("reportgen.document", "docxtpl", "jinja2")
"""The packages that read a template: what they make of it may change with any of their files."""
_FOR_OTHERS: Final = 0o022
"""Permission of group and others to write."""


def key(data: bytes) -> str:
    """Return the name under which a template is kept."""
    readers = "\n".join([str(FORMAT), *_states()])
    return hashlib.sha256(readers.encode() + b"\0" + data).hexdigest()


def _states() -> Iterator[str]:
    """Yield name, size and time of change of each file of the readers: a version, without importing them."""
    for reader in _READERS:
        spec = find_spec(reader)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for file in sorted(Path(folder).glob("*.py")):
                state = file.stat()
                yield f"{reader} {file.name} {state.st_size} {state.st_mtime_ns}"


def kept(folder: Path, name: str) -> Prepared | None:
    """Return what is kept under the name, None where nothing is."""
    try:
        return from_text((folder / f"{name}.json").read_bytes()) if _is_own(folder) else None
    except OSError:
        return None


def _is_own(folder: Path) -> bool:
    """Return whether nobody but the user can have written there; on Windows the user's own folders are such."""
    if os.name == "nt":
        return True
    state = folder.stat()
    return state.st_uid == os.getuid() and not state.st_mode & _FOR_OTHERS


def keep(folder: Path, name: str, prepared: Prepared) -> None:
    """Keep the record; a folder that cannot be written costs time, nothing else."""
    with contextlib.suppress(Refused, OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_files({folder / f"{name}.json": to_text(prepared)})
