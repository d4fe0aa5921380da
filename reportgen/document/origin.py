"""Where a workspace's copy of a shipped template came from, kept in the copy itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from reportgen.diagnostics import Cause, Finding, Place, Severity
from reportgen.document.archive import Skeleton, copied, pack
from reportgen.document.properties import CUSTOM, OWN, custom_properties, part_digest, read_custom
from reportgen.ooxml.package import Package, read_package

_HASH: Final = f"{OWN}origin"
_VERSION: Final = f"{OWN}origin_version"


def copy_template(shipped: Path, version: str) -> bytes:
    """Return the shipped template as a copy that remembers the version and hash of its origin.

    Args:
        shipped: the shipped template; it has custom properties, as all of them do.
        version: of the program that ships it.

    Raises:
        Refused: the file is no sound .docx.
    """
    data = shipped.read_bytes()
    package = read_package(data, name=shipped.name, cause=Cause.TEMPLATE)
    properties = read_custom(package) | {_HASH: part_digest(data), _VERSION: version}
    return Skeleton.of(copied(package, name) for name in package if name != CUSTOM).complete(
        [pack(CUSTOM, [custom_properties(properties)])]
    )


def origin_findings(package: Package, shipped: Path | None) -> tuple[Finding, ...]:
    """Return a note where the shipped template has changed since this copy was made."""
    properties = read_custom(package)
    origin = properties.get(_HASH)
    if origin is None or shipped is None or not shipped.is_file() or origin == part_digest(shipped.read_bytes()):
        return ()
    version = properties.get(_VERSION, "trước")
    message = f"Mẫu gốc đã thay đổi từ khi chép bản này (bản chép từ phiên bản {version})."
    hint = "so sánh với mẫu gốc mới (reportgen template copy, đặt tên khác), rồi sửa bản chép nếu cần"
    return (Finding("origin-changed", message, Place(package.name), hint, Severity.NOTE, Cause.TEMPLATE),)
