"""A finished bundle put on a stick: written apart, read back, and only then named.

FAT keeps no journal and a system's cache answers for a stick that has long been pulled
out, so nothing on the stick counts before it has been read again and compared; the
signature, not the name, tells a receiver that the file is whole.
"""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from desktop.bundles.disk import Disk, RealDisk
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse

FOLDER = "TDKT"
Report = Callable[[int, int], bool]

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
# A virus scanner holds a fresh file for a moment: sharing violations of Windows.
_SHARED = {32, 33}
_HELD = {5, *_SHARED}
# Not ready, unexpected network error, no such device, not connected: Python gives
# some of them the number of "access denied".
_GONE_ON_WINDOWS = {21, 55, 433, 1167}
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


class Cancelled(Exception):  # noqa: N818 - not an error: the officer said stop
    """The officer stopped the writing; nothing is left on the stick."""


def put_on_stick(
    bundle: Path,
    place: Path,
    *,
    disk: Disk | None = None,
    report: Report | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Path:
    """Write a bundle into the TDKT folder of a stick and return where it stands.

    Args:
        bundle: a finished bundle of ours.
        place: the root of the stick, or any folder.
        disk: how files are written; tests give one that fails.
        report: told bytes done and all of them, twice: writing, reading back; false
            stops.
        pause: waits between two tries to name the file.

    Raises:
        BundleRefusedError: TD-701 to 705.
        Cancelled: `report` said stop.
    """
    disk = disk or RealDisk()
    size = bundle.stat().st_size
    folder = place if place.name.casefold() == FOLDER.casefold() else place / FOLDER
    target = folder / bundle.name
    part = target.with_name(f"{target.name}.part")
    done = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _check_room(disk, folder, size)
        digest = _write(disk, bundle, part, size, report)
        _read_back(disk, part, digest, size, report)
        _name(disk, part, target, pause)
        disk.sync_folder(folder)
        done = True
    except OSError as trouble:
        raise _said(trouble, place, size) from trouble
    finally:
        if not done:
            disk.remove(part)
    return target


def check_stick(bundle: Path, digest: str, *, disk: Disk | None = None) -> None:
    """Read a bundle on a stick again, after it was plugged in anew.

    Args:
        digest: "sha256:…" of the bundle as it was made.

    Raises:
        BundleRefusedError: TD-703 it is not there, TD-704 it is not the same.
    """
    disk = disk or RealDisk()
    try:
        size = bundle.stat().st_size
        _read_back(disk, bundle, digest.removeprefix("sha256:"), size, None)
    except OSError as trouble:
        code = "TD-704" if trouble.errno == errno.EIO else "TD-703"
        raise refuse(code, repr(trouble)[:200]) from trouble


def _check_room(disk: Disk, folder: Path, size: int) -> None:
    free = disk.free(folder)
    if free < size + limits.STICK_RESERVE:
        need = (size + limits.STICK_RESERVE) // limits.MIB + 1
        raise refuse("TD-702", need=need, free=free // limits.MIB)


def _write(
    disk: Disk, bundle: Path, part: Path, size: int, report: Report | None
) -> str:
    digest, done = hashlib.sha256(), 0
    with bundle.open("rb") as source, disk.open(part, "wb") as file:
        while block := source.read(limits.BLOCK):
            write_whole(file, block)
            digest.update(block)
            done += len(block)
            _tell(report, done, 2 * size)
        disk.sync(file)
    return digest.hexdigest()


def write_whole(file: BinaryIO, block: bytes | memoryview) -> None:
    """Write a block that an unbuffered file may take in parts."""
    left = memoryview(block)
    while left:
        count = file.write(left)
        if not count:  # a medium that takes nothing and says nothing
            raise OSError(errno.ENOSPC, "nothing was written")
        left = left[count:]


def is_gone_on_windows(trouble: OSError) -> bool:
    """Tell whether Windows says that a stick is not there any more."""
    return getattr(trouble, "winerror", None) in _GONE_ON_WINDOWS


def _read_back(
    disk: Disk, part: Path, expected: str, size: int, report: Report | None
) -> None:
    digest, done = hashlib.sha256(), 0
    with disk.open(part, "rb") as file:
        while block := file.read(limits.BLOCK):
            digest.update(block)
            done += len(block)
            _tell(report, size + min(done, size), 2 * size)
    if done != size or digest.hexdigest() != expected:
        raise refuse("TD-704", f"{done} of {size} bytes")


def _name(disk: Disk, part: Path, target: Path, pause: Callable[[float], None]) -> None:
    for wait in (*_PAUSES, None):
        try:
            disk.replace(part, target)
        except OSError as trouble:
            if not _is_held(trouble):
                raise
            if wait is None:
                raise refuse("TD-705", repr(trouble)) from trouble
            pause(wait)
        else:
            return


def _is_held(trouble: OSError) -> bool:
    return getattr(trouble, "winerror", None) in _HELD


def _said(trouble: OSError, place: Path, size: int) -> BundleRefusedError:
    """Return the refusal for what the disk said."""
    detail = repr(trouble)[:200]
    if is_gone_on_windows(trouble):
        return refuse("TD-703", detail)
    if getattr(trouble, "winerror", None) in _SHARED:
        return refuse("TD-705", detail)
    if trouble.errno in FULL:
        need = (size + limits.STICK_RESERVE) // limits.MIB + 1
        return refuse("TD-702", detail, need=need, free=0)
    if trouble.errno in _READ_ONLY:
        return refuse("TD-701", detail, place=str(place))
    return refuse("TD-703", detail)


def _tell(report: Report | None, done: int, total: int) -> None:
    if report is not None and not report(done, total):
        raise Cancelled
