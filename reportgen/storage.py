"""Writing files so that nothing is lost.

Everything is in memory before the first byte is written. Each file goes to a temporary file in its own folder, is
flushed to the disk, and then takes the old one's place in one step; all temporary files are written before the first
replacement. A run cut at any moment leaves the old file or the new one, whole. Left-over temporary files of a run
that was cut are removed by the next one; those of a run still at work are recognised by its guard, one locked file in
each folder however many files it writes there, and left alone.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Final

from reportgen.diagnostics import Cause, Finding, Place, Refused

try:
    import fcntl
except ImportError:  # Windows: an open file cannot be removed there, which serves as the lock
    fcntl = None  # type: ignore[assignment]

_PREFIX: Final = ".reportgen-"
_SUFFIX: Final = ".tmp"
_FEW: Final = 8
"""Up to so many files are flushed one after the other."""
_FLUSHED_AT_ONCE: Final = 16
_WORD_OWNER_OFFSET: Final = 54
_NO_FOLDER: Final = (
    "not-a-folder",
    "Không ghi được {file}: “{blocking}” là tệp, không phải thư mục.",
    "đổi tên hoặc dời tệp {blocking} đi rồi chạy lại",
)
_CAUSES: Final = {
    errno.ENOSPC: ("disk-full", "Ổ đĩa đã đầy, không ghi được {file}.", "xóa bớt tệp trên ổ đĩa rồi chạy lại"),
    errno.EDQUOT: ("disk-full", "Đã hết hạn mức ổ đĩa, không ghi được {file}.", "xóa bớt tệp rồi chạy lại"),
    errno.EFBIG: ("file-too-large", "Nơi lưu không nhận tệp lớn như {file}.", "chọn nơi khác bằng --out THƯ_MỤC"),
    errno.EROFS: ("read-only", "Ổ đĩa chỉ cho đọc, không ghi được {file}.", "chọn nơi khác bằng --out THƯ_MỤC"),
    errno.EACCES: ("not-allowed", "Không có quyền ghi {file}.", "đóng tệp nếu đang mở, hoặc chọn nơi khác bằng --out"),
    errno.EPERM: ("not-allowed", "Không có quyền ghi {file}.", "đóng tệp nếu đang mở, hoặc chọn nơi khác bằng --out"),
    errno.ENAMETOOLONG: ("name-too-long", "Đường dẫn quá dài: {file}.", "chọn thư mục có tên ngắn hơn"),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.EISDIR: ("is-a-folder", "Chỗ của {file} đang là một thư mục.", "đổi tên thư mục đó rồi chạy lại"),
}


_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789")}
)
"""Names that mean a device on Windows, whatever the ending; a shared folder is seen from there too."""


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file, or none where the disk refuses before the first replacement.

    The files take their places in the order given: put last the one that tells of the others.

    Raises:
        Refused: the disk is full, read-only, a file is open elsewhere, a name cannot be used; cause DISK.
    """
    for target in files:
        _refuse_reserved(target)
        refuse_if_open(target)
    temporaries: dict[Path, Path] = {}
    target = Path()
    with contextlib.ExitStack() as held:
        guards: dict[Path, Path] = {}
        try:
            for target, data in files.items():
                folder = target.parent
                folder.mkdir(parents=True, exist_ok=True)
                if target.is_dir():
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
                if folder not in guards:
                    guards[folder] = held.enter_context(_guard(folder))
                temporaries[target] = guards[folder].with_suffix(f".{len(temporaries)}{_SUFFIX}")
                _stage(temporaries[target], target, data)
            _flush_all(temporaries)
            for target, temporary in temporaries.items():
                temporary.replace(target)
        except OSError as error:
            raise Refused([disk_finding(error, target)]) from error
        finally:
            for temporary in temporaries.values():
                with contextlib.suppress(OSError):
                    temporary.unlink()
    for folder in guards:
        _flush_folder(folder)
        remove_leftovers(folder)


def _stage(temporary: Path, target: Path, data: bytes) -> None:
    """Write the data under the temporary name, with the permissions of the file it will replace."""
    with temporary.open("xb") as stream:
        stream.write(data)
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o7777)


def _flush_all(temporaries: Mapping[Path, Path]) -> None:
    """Bring the temporary files to the disk, by their targets.

    Raises:
        Refused: the disk does not take one of them.
    """
    for target, refusal in zip(temporaries, _flushed(temporaries.values()), strict=True):
        if refusal:
            raise Refused([disk_finding(refusal, target)]) from refusal


def _flushed(paths: Collection[Path]) -> list[OSError | None]:
    """Return for each file, in order, why the disk refused it; None where it is on the disk.

    Many are flushed side by side, which the disk does in one go: one after the other, writing thousands of documents
    would take longer than making them.
    """
    if len(paths) <= _FEW:
        return [_flush(path) for path in paths]
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only where many files are written

    with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as pool:
        return list(pool.map(_flush, paths))


def _flush(path: Path) -> OSError | None:
    try:
        with path.open("r+b") as stream:
            os.fsync(stream.fileno())
    except OSError as refusal:
        return refusal
    return None


@contextlib.contextmanager
def _guard(folder: Path) -> Iterator[Path]:
    """Yield an empty file that this run holds locked while it writes; its temporary files are named after it."""
    path, stream = _new_guard(folder)
    try:
        with stream:
            yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def _new_guard(folder: Path) -> tuple[Path, IO[bytes]]:
    """Return a new, locked file; another run's cleaning may take one away before it is locked."""
    while True:
        path = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        stream = path.open("xb")
        if fcntl is None:
            return path, stream
        with contextlib.suppress(OSError):  # a file system without locks
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(stream.fileno()).st_nlink:
            return path, stream
        stream.close()


def _flush_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # Windows does not open folders
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def remove_leftovers(folder: Path) -> None:
    """Remove the temporary files of runs that were cut, a run's guard last; those of a run still at work stay."""
    for path in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}"), key=lambda path: len(path.name), reverse=True):
        with contextlib.suppress(OSError), _unguarded(path) as free:
            if free:
                path.unlink()


@contextlib.contextmanager
def _unguarded(path: Path) -> Iterator[bool]:
    """Yield whether no run at work holds the guard of a temporary file, which may be that file itself."""
    run = path.name.removeprefix(_PREFIX).partition(".")[0]
    guard = path.with_name(f"{_PREFIX}{run}{_SUFFIX}")
    if fcntl is None:
        guard.unlink(missing_ok=True)  # refused while it is held open
        yield True
        return
    if not guard.exists():
        yield True
        return
    with guard.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def disk_finding(error: OSError, path: Path) -> Finding:
    """Return what the disk refused, as a finding with its cure; cause DISK."""
    code, message, hint = _CAUSES.get(
        error.errno or 0, ("disk", "Không ghi được {file}.", "kiểm tra ổ đĩa, kết nối mạng và quyền ghi thư mục")
    )
    names = {"file": path.name, "blocking": _file_on_the_way(path).name if code == _NO_FOLDER[0] else ""}
    return Finding(code, message.format(**names), Place(str(path)), hint.format(**names), cause=Cause.DISK)


def _file_on_the_way(path: Path) -> Path:
    """Return the file that stands where the path needs a folder; the path itself where there is none."""
    return next((one for one in path.parents if one.is_file()), path)


def _refuse_reserved(path: Path) -> None:
    stem = path.name.partition(".")[0].rstrip().lower()
    if stem in _RESERVED:
        message = f"“{stem}” là tên riêng của Windows, không đặt cho tệp được."
        raise Refused([Finding("reserved-name", message, Place(str(path)), "đặt tên khác", cause=Cause.DISK)])


def refuse_if_open(path: Path) -> None:
    """Do nothing unless a lock file beside the path says that Word or LibreOffice has it open.

    Raises:
        Refused: the file is open; names who has it where the lock file tells.
    """
    for lock, owner_of in _lock_files(path):
        try:
            data = lock.read_bytes()
        except OSError:
            continue
        owner = owner_of(data)
        by = f"{owner} đang mở" if owner else "Đang mở"
        message = f"{by} tệp {path.name} trong Word hoặc LibreOffice."
        hint = f"đóng tệp rồi chạy lại; nếu chắc chắn không ai mở, xóa tệp khóa {lock.name}"
        raise Refused([Finding("file-open", message, Place(str(path)), hint, cause=Cause.DISK)])


def _lock_files(path: Path) -> Iterator[tuple[Path, Callable[[bytes], str]]]:
    """Yield the lock files that may stand beside the path, with what reads the owner's name from each.

    Word puts `~$` in place of the first two letters, or of fewer where the name is short.
    """
    dropped = min(2, max(0, len(path.stem) - 6))
    yield path.with_name(f"~${path.name[dropped:]}"), _word_owner
    yield path.with_name(f".~lock.{path.name}#"), _libreoffice_owner


def _word_owner(data: bytes) -> str:
    """Return the name in Word's owner file: its length and characters in UTF-16 from byte 54; "" for none."""
    wide = data[_WORD_OWNER_OFFSET:]
    length = int.from_bytes(wide[:2], "little")
    return wide[2 : 2 + 2 * length].decode("utf-16-le", "replace").strip("\0 ")


def _libreoffice_owner(data: bytes) -> str:
    """Return the name in LibreOffice's lock file: the first of the comma-separated fields that says anything."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields if field.strip()), "")
