"""A template ready to render: read, checked, compiled once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reportgen import cache
from reportgen.diagnostics import Cause, Place, Refused, refuse
from reportgen.document.archive import Entry, Skeleton, copied, pack
from reportgen.document.names import CONTENT
from reportgen.document.prepared import NOTES, TAG_SIGNS, Prepared, from_text, to_text
from reportgen.document.properties import CORE, CUSTOM
from reportgen.document.styles import Styles
from reportgen.ooxml.package import LARGEST_FILE, Package, read_package
from reportgen.prose.forms import SlotForm

if TYPE_CHECKING:
    from jinja2 import Template as Compiled

_MOST_COMPILED: Final = 32
"""Templates kept in memory; an office has fewer."""
_FIRST: Final = "[Content_Types].xml"
_WORKERS: Final = ("reportgen.document", "docxtpl", "jinja2")
"""The packages that read a template: what they make of it may change with any of their files."""


class Template:
    """A template. It never changes; any number of documents may be rendered from it, at the same time too."""

    def __init__(self, name: str, package: Package, prepared: Prepared) -> None:
        self.name = name
        self.prepared = prepared
        self.fingerprint = hashlib.sha256(package.data).hexdigest()
        """Tells the template from all others, and from itself once it was changed."""
        self.styles = Styles(name, prepared.styles, prepared.letters)
        source = prepared.sources[prepared.notes].replace(f"{{{{ {NOTES} }}}}", "")
        self.without_notes = b"" if TAG_SIGNS.search(source) else source.encode()
        """The part of the notes for a document that has none; empty where it must be rendered all the same."""
        own = [*prepared.sources, CORE, CUSTOM]
        entries = tuple(_shared(package, prepared.replaced, own))
        self.skeleton = Skeleton.of(entries)
        self.digests = tuple((entry.name, entry.digest) for entry in entries)

    @cached_property
    def compiled(self) -> Mapping[str, Compiled]:
        """The parts with tags, ready to run; compiled when the first document is rendered."""
        from reportgen.document.environment import environment  # noqa: PLC0415 - jinja2 only where something renders

        shut = environment()
        return {part: shut.from_string(source) for part, source in self.prepared.sources.items()}

    @property
    def slots(self) -> tuple[SlotForm, ...]:
        """The slots in printed order."""
        return self.prepared.slots

    @property
    def type_code(self) -> str:
        """`BC` or `TB`; "" where the template states none."""
        return self.prepared.properties.get("type_code", "")

    @property
    def bracketed_notes(self) -> bool:
        """Whether the mark of a note is `(1)` rather than `1`."""
        return self.prepared.properties.get("note_mark") == "bracket"

    @property
    def house_rules(self) -> frozenset[str]:
        """The rules of the form that the template departs from on purpose."""
        return frozenset(self.prepared.properties.get("house_rules", "").split())

    @property
    def uses_appendix(self) -> bool:
        """Whether the template has a place for tables."""
        return any(name in self.prepared.printed for name in ("appendices", "tables"))

    def prints(self, path: str) -> bool:
        """Return whether some tag prints this path or loops over it."""
        return path in self.prepared.printed

    def has_slot(self, name: str) -> bool:
        """Return whether the slot is printed."""
        return self.prints(f"{CONTENT}.{name}")


def load_template(path: Path, *, cache_folder: Path | None = None) -> Template:
    """Return the template in the file.

    Args:
        path: the .docx.
        cache_folder: where to keep what was worked out of templates; None keeps nothing on disk.

    Raises:
        Refused: the file is missing, is no sound .docx, holds something that runs or is fetched, or has wrong tags;
            each finding names part, paragraph and words. Cause TEMPLATE.
    """
    return _loaded(_read(path), path.name, cache_folder)


def read_template(path: Path) -> Package:
    """Return the template's file, its tags unread.

    Raises:
        Refused: the file is missing or is no sound .docx; cause TEMPLATE.
    """
    return read_package(_read(path), name=path.name, cause=Cause.TEMPLATE)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise _unread(
            path, "Không có tệp mẫu.", "kiểm tra tên mẫu; reportgen template copy TÊN chép mẫu gốc về"
        ) from None
    except IsADirectoryError:
        raise _unread(path, "Chỗ của tệp mẫu là một thư mục.", "đổi tên thư mục đó") from None
    except OSError:
        raise _unread(path, "Không đọc được tệp mẫu.", "đóng tệp trong Word, kiểm tra quyền đọc rồi chạy lại") from None


def _unread(path: Path, message: str, hint: str) -> Refused:
    return refuse("template-unreadable", message, cause=Cause.TEMPLATE, hint=hint, place=Place(path.name))


@lru_cache(maxsize=_MOST_COMPILED)
def _loaded(data: bytes, name: str, cache_folder: Path | None) -> Template:
    package = read_package(data, name=name, cause=Cause.TEMPLATE)
    return Template(name, package, _prepared(package, cache_folder))


def _prepared(package: Package, folder: Path | None) -> Prepared:
    name = cache.name_of(package.data, *_WORKERS)
    text = cache.kept(folder, name) if folder else None
    if text and (found := from_text(text)):
        return found
    from reportgen.document.preparing import prepare  # noqa: PLC0415 - docxtpl and lxml only for a template not seen before

    prepared = prepare(package)
    if folder:
        cache.keep(folder, name, to_text(prepared))
    return prepared


def _shared(package: Package, replaced: Mapping[str, str], own: Iterable[str]) -> Iterable[Entry]:
    """Yield the entries that every document has in common, the list of content types first."""
    left_out = frozenset(own)
    names = [_FIRST, *(name for name in (*package, *replaced) if name != _FIRST and name not in left_out)]
    for name in dict.fromkeys(names):
        if name in replaced:
            yield pack(name, [replaced[name].encode()])
        else:
            yield copied(package, name)
