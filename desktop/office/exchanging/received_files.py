"""Attachments of bundles that were taken in: listed, and saved where somebody asks.

They lie under their digests, so a double click in that folder runs nothing. A name is
what the sender chose: it is made safe, and its ending follows from the content. What
is no PDF, picture or document without macros is never saved, only said.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from db import exchange
from desktop.bundles.sealed import limits
from desktop.bundles.sealed.attachments import media_type_of, safe_name
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    found,
    refuse,
)
from desktop.bundles.sealed.stick import Cancelled, Report
from desktop.office.desk import Desk
from desktop.office.exchanging.troubles import said

_TABLE = "attachments"
_MOST_OF_A_NAME = 999


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """An attachment as it lies here.

    Args:
        title: what the sender calls it.
        name: a safe file name, "" where it is never saved.
        size: in bytes.
        refused: why it is never saved, None where it can be.
    """

    sha256: str
    title: str
    name: str
    size: int
    refused: Finding | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved where, and why others were not."""

    files: tuple[Path, ...]
    refused: tuple[Finding, ...]


class ReceivedFiles:
    """List and save attachments.

    Args:
        folder: where they lie under their digests.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._folder = folder

    def count(self, bundle: str) -> int:
        """Return how many attachments a bundle that was taken in has."""
        return len(exchange.received_files(self._desk.database, bundle))

    def of(self, bundle: str) -> list[ReceivedFile]:
        """Return the attachments of a bundle that was taken in, by title."""
        sizes = {
            digest: size
            for digest, _kind, size in exchange.received_files(
                self._desk.database, bundle
            )
        }
        rows = exchange.received_rows(self._desk.database, bundle, _TABLE)
        named = {one["sha256"]: one for one in (json.loads(row[3]) for row in rows)}
        listed = [
            self._file(digest, size, named.get(digest, {}))
            for digest, size in sizes.items()
        ]
        return sorted(listed, key=lambda one: (one.title, one.sha256))

    def save(
        self,
        files: Sequence[ReceivedFile],
        folder: Path,
        report: Report | None = None,
    ) -> Saved:
        """Copy attachments into a folder; nothing there is ever replaced.

        Args:
            report: told files done and all of them; false stops.

        Raises:
            BundleRefusedError: TD-004, 005 or 602, the folder takes no more.
            Cancelled: `report` said stop; what was saved by then stays.
        """
        saved, refused = [], []
        for done, one in enumerate(files, start=1):
            try:
                with said(folder=folder):
                    saved.append(self._save(one, folder))
            except BundleRefusedError as refusal:
                if refusal.severity.name == "LOCAL":
                    raise
                refused.append(refusal.finding)
            if report is not None and not report(done, len(files)):
                raise Cancelled
        return Saved(tuple(saved), tuple(refused))

    def _file(
        self, digest: str, size: int, row: dict[str, str | int | None]
    ) -> ReceivedFile:
        given = str(row.get("file_name") or digest[:12])
        title = str(row.get("title") or given)
        try:
            kind = media_type_of(self._folder / digest)
        except BundleRefusedError:
            refused = found("TD-318", name=given)
            return ReceivedFile(digest, title, "", size, refused)
        except OSError:
            refused = found("TD-317", name=given)
            return ReceivedFile(digest, title, "", size, refused)
        return ReceivedFile(digest, title, safe_name(given, kind), size)

    def _save(self, one: ReceivedFile, folder: Path) -> Path:
        if one.refused is not None:
            raise BundleRefusedError(one.refused)
        source = self._folder / one.sha256
        target, file = _new_file(folder, one.name)
        try:
            with file, source.open("rb") as read:
                digest = hashlib.sha256()
                while block := read.read(limits.BLOCK):
                    digest.update(block)
                    file.write(block)
            if digest.hexdigest() != one.sha256:
                raise refuse("TD-317", name=one.name)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        return target


def _new_file(folder: Path, name: str) -> tuple[Path, BinaryIO]:
    """Open a file that was not there; "scan.pdf", "scan (2).pdf" and so on."""
    for path in _names(folder / name):
        try:
            return path, path.open("xb")
        except FileExistsError:
            continue
    raise refuse("TD-005", "names", folder=str(folder))


def _names(path: Path) -> Iterator[Path]:
    yield path
    for number in range(2, _MOST_OF_A_NAME):
        yield path.with_name(f"{path.stem} ({number}){path.suffix}")


def can_be_saved(files: Iterable[ReceivedFile]) -> list[ReceivedFile]:
    """Return the files that may be saved."""
    return [one for one in files if one.refused is None]
