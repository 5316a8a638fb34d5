"""A rotating log the officer can hand to support: what was done, never about whom.

Use cases log counts and codes. What slips into the message of an exception – a quoted
name, a long number, the user's home folder – is blotted out before it is written.
"""

import logging
import re
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler

_FILE = "so-vang.log"
_ONE_FILE = 500_000  # bytes; with the old files at most 3 MB
_OLD_FILES = 5

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'")
_LONG_NUMBER = re.compile(r"\d{9,}")  # phone, identity card, account

_ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None]
    | tuple[None, None, None]
)


def start(folder: Path, level: int = logging.INFO) -> Path:
    """Begin to write the log in that folder and return its file."""
    stop()
    file = folder / _FILE
    handler = _OfficeLog(file)
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    return file


def stop() -> None:
    """Close the log, so that its folder can be moved or removed."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, _OfficeLog)]:
        root.removeHandler(handler)
        with suppress(OSError):  # a full disk must not undo what was done
            handler.close()


class _OfficeLog(logging.Handler):
    """The program's own log among whatever else listens.

    Its file is opened with the first line: what turns files over is slow to import, and
    a start has nothing to say.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._path = file
        self._file: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line."""
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def close(self) -> None:
        """Close the file, where there is one."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> "RotatingFileHandler":
        from logging.handlers import RotatingFileHandler

        file = RotatingFileHandler(
            self._path,
            maxBytes=_ONE_FILE,
            backupCount=_OLD_FILES,
            encoding="utf-8",
            delay=True,
        )
        file.setFormatter(self.formatter)
        return file


class _Discreet(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have kept its own, talkative text of the exception.
        record.exc_text = None
        written = _LONG_NUMBER.sub("…", super().format(record))
        record.exc_text = None
        return written.replace(str(Path.home()), "~")

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802
        """Keep the lines of code, blot out the values quoted in messages."""
        lines = super().formatException(ei).splitlines()
        return "\n".join(
            line if line.startswith(" ") else _QUOTED.sub("“…”", line) for line in lines
        )
