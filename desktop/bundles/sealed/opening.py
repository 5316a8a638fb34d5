"""The payload of a bundle opened: decrypted, listed, and every byte compared.

The file is a copy of ours: nobody can change it between two steps.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from desktop.bundles.sealed import limits
from desktop.bundles.sealed.catalogue import Finding, refuse
from desktop.bundles.sealed.encryption import Section, decrypt
from desktop.bundles.sealed.heads import Head, Keys, check_head, open_head
from desktop.bundles.sealed.insides import read_insides
from desktop.bundles.sealed.manifest import Contents
from desktop.bundles.sealed.stick import write_whole
from desktop.bundles.tables import Table
from desktop.bundles.zip_headers import Entry

__all__ = [
    "Head",
    "Keys",
    "Opened",
    "check_head",
    "cleared",
    "open_head",
    "open_payload",
]


@dataclass(frozen=True, slots=True)
class Opened:
    """A bundle whose every byte was compared with what was signed.

    Args:
        contents: tables by our own shapes; attachments only as listed.
        payload: the plain payload, a file of ours, for the attachments.
        entries: where each attachment is in it.
    """

    head: Head
    contents: Contents
    payload: Path
    entries: Mapping[str, Entry]
    findings: tuple[Finding, ...] = ()

    def attachment(self, sha256: str) -> Iterator[bytes]:
        """Yield an attachment block by block.

        Raises:
            BundleRefusedError: TD-317 at the end, if it is not what was listed.
        """
        entry = self.entries[f"files/{sha256}"]
        digest = hashlib.sha256()
        with self.payload.open("rb", buffering=0) as file:
            file.seek(entry.start)
            left = entry.size
            while left and (block := file.read(min(limits.BLOCK, left))):
                digest.update(block)
                left -= len(block)
                yield block
        if digest.hexdigest() != sha256:
            raise refuse("TD-317", name=sha256[:12])


def open_payload(
    head: Head,
    secrets: Sequence[str],
    workdir: Path,
    shapes: Sequence[Table],
) -> Opened:
    """Decrypt and check everything inside.

    Args:
        head: as `open_head` returned it.
        secrets: our secret keys of age, the escrow key among them if at hand.
        workdir: where the plain payload is put; the caller removes it.
        shapes: our own tables of this type of bundle, without rows.

    Raises:
        BundleRefusedError: of the 300s and 400s.
    """
    envelope, container = head.envelope, head.container
    listed = (envelope.payload.name, envelope.payload.size, envelope.payload.sha256)
    member = container.payload
    if (member.name, member.size, member.sha256) != listed:
        raise refuse("TD-301")
    plain = workdir / "plain.zip"
    done = False
    try:
        _lay_out(head, secrets, plain)
        insides = read_insides(envelope, plain, shapes)
        found = (insides.contents, plain, insides.entries, insides.findings)
        opened = Opened(head, *found)
        done = True
    finally:
        if not done:
            plain.unlink(missing_ok=True)
    return opened


def _lay_out(head: Head, secrets: Sequence[str], plain: Path) -> None:
    """Write the plain payload."""
    member = head.container.payload
    with (
        head.container.path.open("rb", buffering=0) as file,
        plain.open("xb", buffering=0) as out,
    ):
        section = cast("BinaryIO", Section(file, member.start, member.size))
        if head.envelope.payload.is_encrypted:
            decrypt(section, cast("BinaryIO", out), secrets)
        else:
            while block := section.read(limits.BLOCK):
                write_whole(cast("BinaryIO", out), block)


@contextmanager
def cleared(workdir: Path) -> Iterator[Path]:
    """Give a folder and leave nothing in it, whatever happens."""
    workdir.mkdir(parents=True, exist_ok=True)
    try:
        yield workdir
    finally:
        for left in workdir.iterdir():
            left.unlink(missing_ok=True)
