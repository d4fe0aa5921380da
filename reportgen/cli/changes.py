"""What has changed in a watched workspace, and which documents that touches."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

DATA: Final = "data/"
TEMPLATES: Final = "templates/"
OUTPUT: Final = "output/"
"""Names under which a snapshot holds files, whatever folder the documents go to."""

Snapshot = Mapping[str, tuple[int, int]]
"""File names, from the workspace with `/`, and for each its time of change and its size."""


class Changes(Struct, frozen=True):
    """Files that came, went or were saved between two snapshots."""

    came: frozenset[str] = frozenset()
    went: frozenset[str] = frozenset()
    saved: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.saved)

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return tuple(sorted(self.came | self.went | self.saved))

    @property
    def sources(self) -> tuple[str, ...]:
        """Those that documents are made of, sorted."""
        return tuple(name for name in self.names if not name.startswith(OUTPUT))


class Attempt(Struct, frozen=True):
    """The last attempt to make a document."""

    read: frozenset[str] = frozenset()
    """The files it read or looked for."""
    failed: bool = False
    """Whether nothing was made, so that it may not have read all it would read."""
    blocked: bool = False
    """Whether the output was in the way: open in Word, edited by hand, or the disk refused."""


def take_snapshot(root: Path, output: Path) -> Snapshot | None:
    """Return the state of the files that documents are made of, and of those in the way of writing them.

    Returns:
        None where the workspace cannot be read at the moment, say because the network is away.
    """
    found: dict[str, tuple[int, int]] = {}
    try:
        for entry in os.scandir(root / "data"):
            if entry.is_dir():
                found.update(_files(DATA + entry.name + "/", entry.path, ".yaml"))
        found.update(_files(DATA, str(root / "data"), ".yaml"))
    except OSError:
        return None
    for name, folder in ((TEMPLATES, root / "templates"), (OUTPUT, output)):
        if folder.is_dir():
            found.update(_files(name, str(folder), ".docx", ".docx#"))
    return found


def _files(prefix: str, folder: str, *endings: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the files of a folder; those that an editor keeps for itself only where they are Word's lock files.

    An output counts by being there: that it is written anew is this program's own doing.
    """
    for entry in os.scandir(folder):
        if not entry.name.endswith(endings) or (prefix != OUTPUT and entry.name.startswith((".", "~"))):
            continue
        try:
            state = entry.stat()
        except FileNotFoundError:  # an editor has just put another file in its place
            continue
        yield prefix + entry.name, (0, 0) if prefix == OUTPUT else (state.st_mtime_ns, state.st_size)


def differences(before: Snapshot, now: Snapshot) -> Changes:
    """Return what changed between two snapshots."""
    both = before.keys() & now.keys()
    return Changes(
        came=frozenset(now.keys() - before.keys()),
        went=frozenset(before.keys() - now.keys()),
        saved=frozenset(name for name in both if before[name] != now[name]),
    )


class Settling:
    """Tells of changes once files have come to rest: an editor that saves in several steps is waited for."""

    def __init__(self, first: Snapshot) -> None:
        self._told = first
        self._last: Snapshot | None = first

    def changes(self, now: Snapshot | None) -> Changes:
        """Return what has changed since changes were last told, where nothing moved since the snapshot before."""
        rested = now is not None and now == self._last
        self._last = now
        if now is None or not rested:
            return Changes()
        told, self._told = self._told, now
        return differences(told, now)


def touched(changes: Changes, documents: Sequence[str], attempts: Mapping[str, Attempt]) -> tuple[str, ...]:
    """Return the documents that have to be made again.

    Those that read a saved file; those never tried; where a file came or went, all, since it may be one they would
    read; those that failed, when any file that goes into documents changed; those that found the output in the
    way, when something there changed.
    """
    sources = frozenset(changes.sources)
    moved = sources & (changes.came | changes.went)

    def is_touched(attempt: Attempt | None) -> bool:
        if attempt is None or moved or sources & attempt.read:
            return True
        return (attempt.failed and bool(sources)) or (attempt.blocked and len(changes.names) > len(sources))

    return tuple(name for name in documents if is_touched(attempts.get(name)))
