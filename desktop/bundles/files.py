"""Files on disk: read with a limit and never through a link, written whole or not."""

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Mapping
from pathlib import Path

from desktop.bundles.refusals import refusal, shown

# A symbolic link and a junction; OneDrive's own reparse points are ordinary files.
_LINK_TAGS = {0xA000000C, 0xA0000003}
_READ = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not hold the window
)
# Antivirus and indexers hold a fresh file for a moment on Windows.
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0) if os.name == "nt" else ()
_READ_AGAIN = "Hãy cắm lại USB hoặc chép lại gói rồi thử lại."


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file of at most `most` bytes."""
    name = shown(path.name)
    try:
        if is_link(path) or not stat.S_ISREG(path.lstat().st_mode):
            raise refusal(f"“{name}” không phải là tệp thường.", code="TD-316")
        with os.fdopen(os.open(path, _READ), "rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise refusal(f"Không thấy tệp “{name}”.", code="TD-316") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise refusal(
            f"Không đọc được tệp “{name}”.", _READ_AGAIN, code=f"TD-003 {error!r}"
        ) from error
    if len(data) > most:
        raise refusal(f"Tệp “{name}” lớn quá giới hạn.", code="TD-314")
    return data


def is_link(path: Path) -> bool:
    """Tell whether a path is a link or a junction; a missing path is neither."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return False
    tag = getattr(found, "st_reparse_tag", 0)
    return stat.S_ISLNK(found.st_mode) or tag in _LINK_TAGS


class HalfWrittenError(OSError):
    """Some files of a set have taken their place and some have not."""


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then move them there in their order.

    A failure before the first move changes nothing; the last file is the one whose
    presence makes the set valid.
    """
    waiting: dict[Path, Path] = {}
    moved = False
    try:
        for path, data in files.items():
            waiting[path] = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
            _write_through(waiting[path], data)
        for path in files:
            _move(waiting[path], path)
            del waiting[path]
            moved = True
    except OSError as error:
        if moved:
            raise HalfWrittenError(*error.args) from error
        raise
    finally:
        for part in waiting.values():
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        _sync_folder(folder)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _move(part: Path, path: Path) -> None:
    for pause in _PATIENCE:
        try:
            part.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(path)


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder; its rename is journalled with the file.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
