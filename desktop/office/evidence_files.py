"""Copies of what officers supply: named by their content, never written over.

An undo takes only the note of a file back; its copy is still there for a redo.
"""

import hashlib
import os
import secrets
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1024 * 1024


def keep_copy(source: BinaryIO, folder: Path, *, only_as: str = "") -> tuple[str, int]:
    """Copy a file under its digest and return that (SHA-256, hex) and its size.

    The digest is of the bytes that were copied, whatever becomes of the source
    meanwhile. A copy that was cut short is replaced by the whole one.

    Args:
        only_as: the digest it has to have; with another one nothing is kept.

    Raises:
        OSError: it could not be read or copied; nothing is left.
    """
    part = folder / f"{secrets.token_hex(8)}.part"
    digest, size = hashlib.sha256(), 0
    try:
        with part.open("xb") as copy:
            while block := source.read(_BLOCK):
                copy.write(block)
                digest.update(block)
                size += len(block)
            copy.flush()
            os.fsync(copy.fileno())
        place = folder / digest.hexdigest()
        if only_as in {"", place.name} and not is_whole(place, size):
            part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return digest.hexdigest(), size


def is_whole(place: Path, size: int) -> bool:
    """Tell whether a copy is there at its full size; its name vouches for the rest."""
    return place.is_file() and place.stat().st_size == size
