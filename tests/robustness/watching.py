"""What the interpreter itself sees a run do: programs started, addresses asked for, files opened."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_SUSPECT: Final = (
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.startfile",
    "subprocess.Popen",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.sendto",
    "urllib.Request",
    "ctypes.dlopen",
)
_watching: list[list[str]] = []


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if not _watching:
        return
    if event in _SUSPECT:
        _watching[-1].append(f"{event} {arguments!r}")
    elif event == "open" and isinstance(arguments[0], str | bytes):
        _watching[-1].append(f"open {arguments[0]!r}")


sys.addaudithook(_hook)


@contextmanager
def watched() -> Iterator[list[str]]:
    """Yield the list that gathers what happens: `subprocess.Popen …`, `open …`."""
    seen: list[str] = []
    _watching.append(seen)
    try:
        yield seen
    finally:
        _watching.pop()
