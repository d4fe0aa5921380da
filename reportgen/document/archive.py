"""A zip whose bytes depend on its content alone: fixed dates, fixed order, entries of a template copied as they lie.

`zipfile` can neither copy an entry without inflating it nor leave the clock and the system out, so the few records of
the format are written here (APPNOTE.TXT 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16).
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from reportgen.ooxml.package import Package

try:  # what it writes any zip reader reads, as small as zlib's and in half the time
    from zlib_ng import zlib_ng as zlib
except ImportError:  # no wheel for this machine
    import zlib  # type: ignore[no-redef]

LEVEL: Final = 2
"""How hard entries are packed: a third of the time of level 6; twenty pages and an annex take 4 KB more."""

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_VERSION: Final = 20
_STORED: Final = 0
_SMALL: Final = 1500
"""Below this setting up to deflate costs more time than the bytes are worth."""
_FIRST_DAY: Final = (1 << 5) | 1
"""1 January 1980, the earliest day of the format."""


class Entry(Struct, frozen=True):
    """A packed entry: `data` is what lies in the zip; `size`, `crc` and `digest` (SHA-256) belong to the content."""

    name: str
    data: bytes
    method: int
    crc: int
    size: int
    digest: str


def pack(name: str, content: Iterable[bytes], level: int = LEVEL) -> Entry:
    """Return the entry that holds the content, deflated at the level (0 to 9) unless it is small.

    The content comes piece by piece, each packed before the next is asked for; what is small is one piece.
    """
    digest, crc, size = hashlib.sha256(), 0, 0
    packed: list[bytes] = []
    deflater = None
    for piece in content:
        if size == 0 and len(piece) >= _SMALL:
            deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed.append(deflater.compress(piece) if deflater else piece)
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        size += len(piece)
    if deflater:
        packed.append(deflater.flush())
    return Entry(name, b"".join(packed), zlib.DEFLATED if deflater else _STORED, crc, size, digest.hexdigest())


def copied(package: Package, name: str) -> Entry:
    """Return the entry of another zip as it lies there.

    Raises:
        KeyError: there is no such entry.
        Refused: it is damaged, or not where the zip's own list says.
    """
    packed = package.packed(name)
    digest = hashlib.sha256(package.read(name)).hexdigest()
    return Entry(name, packed.data, packed.method, packed.crc, packed.size, digest)


class Skeleton(Struct, frozen=True):
    """The entries that every document of a template shares, written once."""

    body: bytes
    directory: bytes
    count: int

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Skeleton:
        """Return the skeleton of these entries, in this order."""
        body, directory, count = _write(entries, 0)
        return cls(body, directory, count)

    def complete(self, entries: Iterable[Entry]) -> bytes:
        """Return the whole zip: the shared entries, then these."""
        body, directory, count = _write(entries, len(self.body))
        directory = self.directory + directory
        count += self.count
        start = len(self.body) + len(body)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        return b"".join((self.body, body, directory, end))


def _write(entries: Iterable[Entry], offset: int) -> tuple[bytes, bytes, int]:
    """Return the local part, the directory part and the number of entries that start at the offset."""
    body: list[bytes] = []
    directory: list[bytes] = []
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else 0x800
        facts = (_VERSION, flags, entry.method, 0, _FIRST_DAY, entry.crc, len(entry.data), entry.size, len(name), 0)
        local = _LOCAL.pack(b"PK\3\4", *facts)
        body += (local, name, entry.data)
        directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, *facts, 0, 0, 0, 0, offset), name)
        offset += len(local) + len(name) + len(entry.data)
    return b"".join(body), b"".join(directory), len(directory) // 2
