"""A bundle copied from a stick into our own folder, before anything of it is believed.

Everything after this step reads the copy: a stick can be pulled out, or its files
changed, between two looks at them.
"""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.bundles.disk import Disk, RealDisk
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import BundleRefusedError, refuse
from desktop.bundles.sealed.stick import (
    FULL,
    Cancelled,
    Report,
    is_gone_on_windows,
    write_whole,
)
from desktop.bundles.sealed.sums import Helper, Sums

SUFFIX = ".tdkt"
_GONE = {errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTDIR, errno.ESTALE}


@dataclass(frozen=True, slots=True)
class Staged:
    """Our own copy of a bundle.

    Args:
        path: `<sha256>.tdkt` in the staging folder.
        sha256: "sha256:…" of the whole file, computed while it was read.
        size: bytes.
    """

    path: Path
    sha256: str
    size: int


def bundles_in(place: Path) -> list[Path]:
    """Return the bundles in a folder or on a stick, by name.

    Looked at are the place itself and its folder TDKT; links are passed over.

    Raises:
        BundleRefusedError: TD-001 there is none, TD-002 the place is gone.
    """
    try:
        folders = [place, *(one for one in place.iterdir() if _is_ours(one))]
        found = [path for folder in folders for path in folder.iterdir()]
        bundles = sorted(path for path in found if _is_bundle(path))
    except OSError as trouble:
        raise refuse("TD-002", repr(trouble)[:200], file=place.name) from trouble
    if not bundles:
        raise refuse("TD-001")
    return bundles


def stage(
    source: Path,
    folder: Path,
    *,
    disk: Disk | None = None,
    report: Report | None = None,
) -> Staged:
    """Copy a bundle into the staging folder and return the copy.

    Args:
        source: the file on the stick.
        folder: ours, there already.
        disk: how files are read and written; tests give one that fails.
        report: told bytes read and all of them; false stops.

    Raises:
        BundleRefusedError: TD-002, 003, 004, 005, 010, 011 or 012; nothing is left.
        Cancelled: `report` said stop.
    """
    disk = disk or RealDisk()
    size = _size(source)
    _check_room(disk, folder, size)
    part = folder / f"{source.name[:60]}.part"
    done = False
    try:
        digest = _copy(disk, source, part, size, report)
        path = folder / f"{digest}{SUFFIX}"
        with _ours(folder, size):
            disk.replace(part, path)
            disk.sync_folder(folder)
        done = True
    finally:
        if not done:
            disk.remove(part)
    return Staged(path, f"sha256:{digest}", size)


def _is_ours(path: Path) -> bool:
    return path.name.casefold() == "tdkt" and path.is_dir() and not path.is_symlink()


def _is_bundle(path: Path) -> bool:
    is_named = path.name.casefold().endswith(SUFFIX) and not path.name.startswith(".")
    return is_named and path.is_file() and not path.is_symlink()


def _size(source: Path) -> int:
    if source.name.casefold().endswith(".part"):
        raise refuse("TD-010", file=source.name)
    try:
        size = source.stat().st_size
    except OSError as trouble:
        raise _not_read(trouble, source) from trouble
    if size == 0:
        raise refuse("TD-012", file=source.name)
    if size > limits.MAX_FILE:
        raise refuse("TD-011", most=f"{limits.MAX_FILE // limits.MIB} MB")
    return size


def _check_room(disk: Disk, folder: Path, size: int) -> None:
    need = limits.MAX_STAGING_FACTOR * size + limits.STAGING_RESERVE
    with _ours(folder, size):
        free = disk.free(folder)
    if free < need:
        raise refuse("TD-004", megabytes=(need - free) // limits.MIB + 1)


def _copy(
    disk: Disk, source: Path, part: Path, size: int, report: Report | None
) -> str:
    done = 0
    with contextlib.ExitStack() as opened:
        sums = Sums(opened.enter_context(Helper()), has_crc=False)
        with _theirs(source):
            stick = opened.enter_context(disk.open(source, "rb"))
        with _ours(part.parent, size):
            out = opened.enter_context(disk.open(part, "wb"))
        while True:
            with _theirs(source):
                block = stick.read(limits.BLOCK)
            if not block:
                break
            with _ours(part.parent, size):
                write_whole(out, block)
            sums.add(block)
            done += len(block)
            if report is not None and not report(done, size):
                raise Cancelled
        sums.close()
        with _ours(part.parent, size):
            disk.sync(out)
    if done != size:  # the medium gave less, or more, than its folder says
        raise refuse("TD-003", f"{done} of {size} bytes", file=source.name)
    return sums.sha256.removeprefix("sha256:")


@contextlib.contextmanager
def _theirs(source: Path) -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        raise _not_read(trouble, source) from trouble


@contextlib.contextmanager
def _ours(folder: Path, size: int) -> Iterator[None]:
    try:
        yield
    except OSError as trouble:
        detail = repr(trouble)[:200]
        if trouble.errno in FULL:
            need = size // limits.MIB + 1
            raise refuse("TD-004", detail, megabytes=need) from trouble
        raise refuse("TD-005", detail, folder=folder.name) from trouble


def _not_read(trouble: OSError, source: Path) -> BundleRefusedError:
    detail = repr(trouble)[:200]
    is_gone = trouble.errno in _GONE or is_gone_on_windows(trouble)
    return refuse("TD-002" if is_gone else "TD-003", detail, file=source.name)
