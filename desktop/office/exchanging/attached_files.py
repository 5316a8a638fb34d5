"""The evidence that goes along with a submission, each file looked at by content."""

from db import records
from db.records import Evidence
from desktop.bundles.sealed.attachments import media_type_of
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    found,
)
from desktop.office.desk import Desk
from desktop.office.exchanging.contents import Attached, by_digest
from desktop.office.exchanging.paper_tables import ATTACHMENTS
from desktop.office.exchanging.wire_tables import Cells

_OF_ROUND = frozenset({"score", "attestation", "dossier"})
"""What a file proves in one round only; the others prove something in a register."""

Files = tuple[tuple[Attached, ...], list[Cells], tuple[Finding, ...]]


def attached_files(desk: Desk, round_id: str) -> Files:
    """Return files, their rows, and what cannot travel, for one round.

    A file that is gone or could run something is named in a finding that stops the
    sending: leaving it out without a word would change the dossier.
    """
    files: list[Attached] = []
    rows: list[Cells] = []
    findings: list[Finding] = []
    for one in records.evidence(desk.database):
        if not _belongs(one, round_id):
            continue
        path = desk.folders.evidence / one.digest
        try:
            kind = media_type_of(path)
        except (BundleRefusedError, OSError):
            findings.append(found("TD-318", name=one.file_name))
            continue
        files.append(Attached(path, one.digest, kind))
        rows.append(_row(one, kind))
    return by_digest(files), rows, tuple(findings)


def _belongs(one: Evidence, round_id: str) -> bool:
    """Tell whether a file proves something of this round, or of the registers."""
    kind, _, rest = one.owner.partition(":")
    return kind not in _OF_ROUND or rest.startswith(f"{round_id}:")


def _row(one: Evidence, media_type: str) -> Cells:
    return ATTACHMENTS.cells(
        file=one.id,
        title=one.title or one.file_name,
        file_name=one.file_name,
        media_type=media_type,
        sha256=one.digest,
        size=one.size,
        proves=one.owner,
        added_on=one.added_on,
    )
