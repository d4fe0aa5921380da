"""The floor: what no way of making a .docx can do without, by the zlib of Python, the same measure everywhere."""

from __future__ import annotations

import io
import zipfile
import zlib


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a finished document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack_text(xml: bytes, level: int) -> bytes:
    """Return document.xml deflated, its checksum taken: the least that a render must do."""
    zlib.crc32(xml)
    deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return deflater.compress(xml) + deflater.flush()


def pack_all(parts: dict[str, bytes], level: int) -> bytes:
    """Return the finished parts in a zip by the standard library."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()
