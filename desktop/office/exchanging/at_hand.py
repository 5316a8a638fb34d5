"""The one bundle that stays open between looking at it and taking it in.

Deciphering and comparing 32 MB a second time costs more than everything else an
acceptance does. Plain text stays on the disk only inside `Looking.staying_open`.
"""

from contextlib import ExitStack
from pathlib import Path

from desktop.bundles.sealed.opening import Opened
from desktop.office.exchanging.staging import Staging


class AtHand:
    """Hold the plain text of the last bundle that was opened."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging
        self._folder = ExitStack()
        self._sha256 = ""
        self._opened: Opened | None = None

    def folder(self) -> Path:
        """Give an empty folder for the next bundle; what was held before goes."""
        self.close()
        return self._folder.enter_context(self._staging.opening())

    def hold(self, sha256: str, opened: Opened) -> None:
        """Hold what was opened in the folder given last."""
        self._sha256, self._opened = sha256, opened

    def opened(self, sha256: str) -> Opened | None:
        """Return a bundle as it was opened, None where it is not the one held."""
        return self._opened if self._sha256 == sha256 else None

    def close(self) -> None:
        """Wipe what is held."""
        self._sha256, self._opened = "", None
        self._folder.close()
