"""The files shipped with the program: fonts, icons, plans, wording, lists of places.

`path` and `text` are the only way to reach them, so that a checkout, an installed copy
and the packaged program all read the same files.
"""

import os
from pathlib import Path

# PyInstaller unpacks the data files beside the frozen package, so this one line is
# right in all three places.
_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return where a shipped file or folder lies: ``path("fonts/…-Regular.ttf")``.

    Raises:
        FileNotFoundError: nothing of that name is shipped: a fault of the program.
    """
    # By names alone: looking at every folder on the way would slow the start.
    wanted = os.path.normpath(os.path.join(_ROOT, name))  # noqa: PTH118
    if not wanted.startswith((f"{_ROOT}{os.sep}", str(_ROOT))):
        raise FileNotFoundError(f"not a shipped file: {name}")
    if not os.path.exists(wanted):  # noqa: PTH110
        raise FileNotFoundError(f"not shipped with the program: {name}")
    return Path(wanted)


def text(name: str) -> str:
    """Return a shipped text file, read as UTF-8."""
    with open(path(name), encoding="utf-8") as file:  # noqa: PTH123 - as in `path`
        return file.read()
