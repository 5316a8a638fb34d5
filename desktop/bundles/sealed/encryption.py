"""age encryption of a payload: from file to file, to public keys, never by password.

pyrage raises OSError, not only DecryptError, on a file that was cut or changed, and has
by then let go of most of the plain text: the output is a file that is deleted before
anything reads it.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from desktop.bundles.sealed.catalogue import refuse

_HEAD = b"age-encryption.org/v1\n-> X25519 "
_BLOCK = 1024 * 1024


class Tallied:
    """A file being written whose size and checksums are kept on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = hashlib.sha256()
        self.size = 0
        self.crc = 0

    def write(self, data: bytes) -> int:
        """Write and count."""
        self._digest.update(data)
        self.crc = zlib.crc32(data, self.crc)
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        """Hand everything on."""
        self._file.flush()

    @property
    def sha256(self) -> str:
        """The digest of what was written so far."""
        return f"sha256:{self._digest.hexdigest()}"


def new_identity() -> tuple[str, str]:
    """Return a new secret key and its public half, as age writes them."""
    identity = x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def public_of(secret: str) -> str:
    """Return the public half of a secret key."""
    return str(x25519.Identity.from_str(secret).to_public())


def is_recipient(text: str) -> bool:
    """Tell whether a text is a public key of age."""
    try:
        x25519.Recipient.from_str(text)
    except (pyrage.RecipientError, ValueError):
        return False
    return True


def encrypt(source: Path, out: Path, recipients: Sequence[str]) -> Tallied:
    """Encrypt a file to one or more public keys; return the sums of the result."""
    keys = [x25519.Recipient.from_str(text) for text in recipients]
    with source.open("rb") as plain, out.open("xb") as file:
        tallied = Tallied(file)
        pyrage.encrypt_io(plain, tallied, keys)
    return tallied


def decrypt(source: BinaryIO, out: Path, secrets: Sequence[str]) -> None:
    """Decrypt into a file that is whole or not there.

    Args:
        source: placed at the first byte of the age file, ending where it ends.
        out: a new file.
        secrets: the keys to try, as age writes them.

    Raises:
        BundleRefusedError: TD-302 no key fits, TD-303 damaged, TD-304 not age v1.
    """
    start = source.tell()
    if source.read(len(_HEAD)) != _HEAD:
        raise refuse("TD-304")
    source.seek(start)
    identities = [x25519.Identity.from_str(text) for text in secrets]
    if not identities:
        raise refuse("TD-302")
    done = False
    try:
        with out.open("xb") as plain:
            pyrage.decrypt_io(source, plain, identities)
        done = True
    except pyrage.DecryptError as error:
        words = str(error)
        code = "TD-302" if "No matching keys" in words else "TD-303"
        code = "TD-304" if "header" in words.casefold() else code
        raise refuse(code, words[:100]) from None
    except OSError as error:
        if error.errno is not None:  # the disk's own trouble, not the file's
            raise
        raise refuse("TD-303", str(error)[:100]) from None
    finally:
        if not done:
            out.unlink(missing_ok=True)


class Section:
    """A part of a file as a file of its own, for a reader that goes to the end."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size
        file.seek(start)

    def read(self, count: int = -1) -> bytes:
        """Return at most so many bytes, none behind the part's end."""
        left = self._start + self._size - self._file.tell()
        wanted = left if count is None or count < 0 else min(count, left)
        return self._file.read(max(0, wanted))

    def tell(self) -> int:
        """Return the place in the part."""
        return self._file.tell() - self._start

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place in the part."""
        base = (0, self.tell(), self._size)[whence]
        self._file.seek(self._start + base + place)
        return self.tell()

    def readable(self) -> bool:
        """Return that it can be read."""
        return True
