"""age encryption of a payload: from file to file, to public keys, never by password.

pyrage raises OSError, not only DecryptError, on a file that was cut or changed, and has
by then let go of most of the plain text: whoever decrypts removes the output before
anything reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import pyrage
from pyrage import x25519

from desktop.bundles.sealed.catalogue import refuse

_HEAD = b"age-encryption.org/v1\n-> X25519 "


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


def encrypt(source: BinaryIO, out: BinaryIO, recipients: Sequence[str]) -> None:
    """Encrypt from one open file to another, to one or more public keys.

    Raises:
        BundleRefusedError: TD-706, one of the keys is none.
        OSError: of either file.
    """
    try:
        keys = [x25519.Recipient.from_str(text) for text in recipients]
    except (pyrage.RecipientError, ValueError) as error:
        raise refuse("TD-706", str(error)[:100]) from None
    read, written = _Watched(source), _Watched(out)
    with _telling(read, written):
        pyrage.encrypt_io(read, written, keys)


def decrypt(source: BinaryIO, out: BinaryIO, secrets: Sequence[str]) -> None:
    """Decrypt from one open file to another; what was written may be half of it.

    Args:
        source: placed at the first byte of the age file, ending where it ends.
        out: a new file, removed by the caller if this raises.
        secrets: the keys to try, as age writes them.

    Raises:
        BundleRefusedError: TD-302 no key fits, TD-303 damaged, TD-304 not age v1.
        OSError: the disk's own trouble, not the file's.
    """
    start = source.tell()
    if source.read(len(_HEAD)) != _HEAD:
        raise refuse("TD-304")
    source.seek(start)
    identities = [x25519.Identity.from_str(text) for text in secrets]
    if not identities:
        raise refuse("TD-302")
    _decrypt(_Watched(source), _Watched(out), identities)


def _decrypt(
    source: _Watched, plain: _Watched, identities: Sequence[x25519.Identity]
) -> None:
    try:
        with _telling(source, plain):
            pyrage.decrypt_io(source, plain, identities)
    except pyrage.DecryptError as error:
        words = str(error)
        code = "TD-302" if "No matching keys" in words else "TD-303"
        code = "TD-304" if "header" in words.casefold() else code
        raise refuse(code, words[:100]) from None
    except OSError as error:
        if source.trouble or plain.trouble:
            raise
        raise refuse("TD-303", str(error)[:100]) from None


class _Watched:
    """A file that remembers what went wrong with it.

    pyrage tells a full disk in the same words as a damaged file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.trouble: Exception | None = None

    def read(self, count: int = -1) -> bytes:
        """Read."""
        try:
            return self._file.read(count)
        except Exception as error:
            self.trouble = error
            raise

    def write(self, data: bytes) -> int:
        """Write."""
        try:
            return self._file.write(data)
        except Exception as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        """Hand everything on."""
        try:
            self._file.flush()
        except Exception as error:
            self.trouble = error
            raise


@contextmanager
def _telling(*files: _Watched) -> Iterator[None]:
    """Raise what happened to a file itself, whatever it was turned into."""
    try:
        yield
    except Exception:
        for file in files:
            if file.trouble is not None:
                raise file.trouble from None
        raise


class Section:
    """A part of a file as a file of its own, for a reader that goes to the end."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file, self._start, self._size = file, start, size
        self._place = 0
        file.seek(start)

    def read(self, count: int = -1) -> bytes:
        """Return at most so many bytes, none behind the part's end."""
        left = max(0, self._size - self._place)
        wanted = left if count is None or count < 0 else min(count, left)
        data = self._file.read(wanted)
        self._place += len(data)
        return data

    def tell(self) -> int:
        """Return the place in the part."""
        return self._place

    def seek(self, place: int, whence: int = 0) -> int:
        """Go to a place in the part."""
        self._place = max(0, (0, self._place, self._size)[whence] + place)
        self._file.seek(self._start + self._place)
        return self._place

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that any place in it can be gone to."""
        return True
