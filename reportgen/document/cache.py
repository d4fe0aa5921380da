"""What was worked out from templates, kept on disk as text.

A file is named by the hash of the template's bytes and of the versions of everything that read it, so a changed
template or program never meets an old file. What is read back is data for the sandbox, never code; a file that cannot
be read back counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
from importlib.metadata import version
from pathlib import Path

from reportgen.diagnostics import Refused
from reportgen.document.prepared import FORMAT, Prepared, from_text, to_text
from reportgen.storage import write_files


def key(data: bytes) -> str:
    """Return the name under which a template is kept."""
    readers = f"{FORMAT} {version('docxtpl')} {version('jinja2')}"
    return hashlib.sha256(readers.encode() + b"\0" + data).hexdigest()


def kept(folder: Path, name: str) -> Prepared | None:
    """Return what is kept under the name, None where nothing is."""
    try:
        return from_text((folder / f"{name}.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def keep(folder: Path, name: str, prepared: Prepared) -> None:
    """Keep the record; a folder that cannot be written costs time, nothing else."""
    with contextlib.suppress(Refused):
        write_files({folder / f"{name}.json": to_text(prepared).encode()})
