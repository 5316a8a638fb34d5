"""age encryption of a payload: from file to file, to public keys, never by password.

pyrage raises OSError, not only DecryptError, on a file that was cut or changed, and has
by then let go of most of the plain text: whoever decrypts removes the output before
anything reads it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Protocol, Self, cast

import pyrage
from pyrage import x25519

from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.sealed.stick import write_whole

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

_BLOCK = 256 * 1024  # of a buffer: small enough to stay near the processor
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
    with _Pipes(source, out) as pipes:
        pyrage.encrypt_io(*pipes.ends, keys)


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
    try:
        with _Pipes(source, out) as pipes:
            pyrage.decrypt_io(*pipes.ends, identities)
    except pyrage.DecryptError as error:
        words = str(error)
        code = "TD-302" if "No matching keys" in words else "TD-303"
        code = "TD-304" if "header" in words.casefold() else code
        raise refuse(code, words[:100]) from None
    except OSError as error:
        if pipes.trouble is not None:
            raise
        raise refuse("TD-303", str(error)[:100]) from None


class _Pipes:
    """Two files for pyrage, which remember what went wrong with them.

    pyrage asks for 8 KiB at a time and tells a full disk in the same words as a damaged
    file; so it is given large buffers, and what a file itself said is raised instead.
    """

    def __init__(self, source: BinaryIO, out: BinaryIO) -> None:
        self._source, self._out = _Source(source), _Sink(out)
        self._written = io.BufferedWriter(self._out, _BLOCK)
        self.ends = io.BufferedReader(self._source, _BLOCK), self._written

    @property
    def trouble(self) -> Exception | None:
        """What one of the files said, None where nothing went wrong with them."""
        return self._source.trouble or self._out.trouble

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._written.flush()
        finally:
            # The buffer would write its rest when it is thrown away.
            self._out.is_over = True
        if self.trouble is not None and error is not self.trouble:
            raise self.trouble from None


class _Fills(Protocol):
    """A file that puts what it reads where it is told; `BinaryIO` does not say so."""

    def readinto(self, buffer: WriteableBuffer, /) -> int: ...


class _Source(io.RawIOBase):
    """What is read; ends of files and sections are its end."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = cast("_Fills", file)
        self.trouble: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        try:
            return self._file.readinto(buffer)
        except Exception as error:
            self.trouble = error
            raise


class _Sink(io.RawIOBase):
    """What is written, whole; what it is written to keeps nothing of a buffer."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.is_over = False
        self.trouble: Exception | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        block = memoryview(data)
        if not self.is_over:
            try:
                write_whole(self._file, block)
            except Exception as error:
                self.trouble = error
                raise
        return len(block)


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

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer as far as the part goes."""
        left = max(0, self._size - self._place)
        count = cast("_Fills", self._file).readinto(memoryview(buffer)[:left])
        self._place += count
        return count

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
