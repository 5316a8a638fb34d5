"""Plain text a pulled plug left on this PC, wiped at the next start of the program.

A bundle under examination lies deciphered in a folder of its own, which goes when the
examination ends; a plug pulled in between leaves it. What else was interrupted goes on
when the officer opens the exchange (see `Receiving.resume`). Nothing of the exchange
is imported here: a start pays for two looks into a folder.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PLAIN = ("staging/open-", "gui-")
"""How folders with plain text begin, in `exchange`: being read, and being made."""


def wipe_leftovers(root: Path) -> None:
    """Wipe what a pulled plug left; what cannot be wiped now goes at the next start.

    To be called by who holds the office's file alone.

    Args:
        root: the office's folder.
    """
    for folder in list(_folders(root / "exchange")):
        import shutil  # nearly no start needs it

        shutil.rmtree(folder, ignore_errors=True)


def _folders(exchange: Path) -> Iterator[Path]:
    for start in _PLAIN:
        place, prefix = exchange / Path(start).parent, Path(start).name
        with suppress(OSError):
            for path in place.iterdir():
                if path.name.startswith(prefix) and not path.is_symlink():
                    yield path
