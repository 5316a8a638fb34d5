"""What goes back to a sender: a receipt bundle, and the sheet with twelve digits.

A receipt names files, tables, codes and numbers, never a person. It is made after the
acceptance and can be made again: failing to make it takes nothing back.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db import exchange, receiving
from db.exchange import ImportJob, ReceivedBundle, SentBundle
from desktop.bundles.sealed.catalogue import CATALOGUE, Finding
from desktop.bundles.sealed.envelope import BundleType, Scope
from desktop.bundles.sealed.stick import Report
from desktop.documents.paper import Paper
from desktop.documents.papers.bundle_receipt import (
    BundleReceipt,
    describe_bundle_receipt,
)
from desktop.documents.papers.wording import Office as Wording
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging.codes import office_name
from desktop.office.exchanging.jobs import findings_of
from desktop.office.exchanging.receipt_contents import Issue, Receipt
from desktop.office.papers.office import PaperOffice

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.sending import Prepared, Sending

ANSWERED = frozenset({BundleType.PLAN, BundleType.SUBMISSION, BundleType.RESULT})
"""A receipt of a receipt would never end; keys are answered by being used."""

_DIGITS = 12
_OURS = {"TD-009", "TD-801"}
"""Trouble of this PC, no matter of the sender's."""


def code_of(sha256: str) -> str:
    """Return the twelve digits of a file, the same at both ends of a telephone.

    Args:
        sha256: of the whole file, with or without "sha256:".
    """
    digest = sha256.removeprefix("sha256:")
    first = hashlib.sha256(f"tdkt-receipt|{digest}".encode()).digest()[:5]
    return f"{int.from_bytes(first) % 10**_DIGITS:0{_DIGITS}d}"


class Receipts:
    """Make receipts of bundles that were taken in."""

    def __init__(
        self, desk: Desk, identity: "Identity", sending: "Callable[[], Sending]"
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._sending = sending

    def wants(self, job: ImportJob) -> bool:
        """Tell whether a bundle of that type is answered."""
        return BundleType(job.type) in ANSWERED

    def make(self, job: ImportJob) -> SentBundle:
        """Make the receipt bundle and return it; one made before is not made twice.

        Raises:
            OfficeError: it could not be made; the acceptance stands.
        """
        sending, prepared = self._sending(), self._prepared(job)
        made = self._found(job, prepared)
        if made is not None:
            return made
        # A receipt says numbers and codes of ours; nothing of the dossiers is in it.
        sending.make(prepared, state_secret_free=True)
        made = self._found(job, prepared)
        if made is None:
            raise OfficeError("Chưa tạo được biên nhận.", "Thử lại ở Sổ giao nhận.")
        return made

    def made(self, job: ImportJob) -> SentBundle | None:
        """Return the receipt bundle that answers a bundle, None before it is made."""
        return self._found(job, self._prepared(job))

    def put(self, job: ImportJob, place: Path, report: Report | None = None) -> Path:
        """Write the receipt of a bundle onto a stick.

        Raises:
            BundleRefusedError: TD-701 to 705.
            Cancelled: `report` said stop.
        """
        return self._sending().put(self.make(job), place, report)

    def _found(self, job: ImportJob, prepared: "Prepared") -> SentBundle | None:
        database, content = self._desk.database, prepared.revised.content
        kind = BundleType.RECEIPT.value
        sent = exchange.sent_in(database, kind, job.org, content=content)
        return next(iter(sent), None)

    def _prepared(self, job: ImportJob) -> "Prepared":
        receipt = receipt_of(self._desk, job)
        return self._sending().prepare(BundleType.RECEIPT, job.org, receipt=receipt)


def receipt_of(desk: Desk, job: ImportJob) -> Receipt:
    """Return what is answered to a bundle that was taken in.

    Raises:
        OfficeError: it was not.
    """
    bundle = _taken_in(desk, job)
    rows = exchange.received_rows(desk.database, job.sha256)
    files = exchange.received_files(desk.database, job.sha256)
    return Receipt(
        bundle_id=job.bundle_id,
        sha256=job.sha256,
        type=BundleType(job.type),
        scope=Scope(job.movement, job.period),
        seq=job.seq,
        verdict="applied",
        decided_on=bundle.received_on,
        rows=len(rows),
        files=len(files),
        last_seq=job.seq,
        issues=[Issue(f.code) for f in findings_of(job) if f.code not in _OURS],
    )


def sheet_of(desk: Desk, identity: "Identity", job: ImportJob) -> Paper:
    """Return Phiếu tiếp nhận of a bundle that was taken in.

    Raises:
        OfficeError: it was not taken in.
    """
    del identity
    bundle = _taken_in(desk, job)
    mine = PaperOffice(desk).particulars()
    rows = exchange.received_rows(desk.database, job.sha256)
    return describe_bundle_receipt(
        BundleReceipt(
            letterhead=Wording(mine.full_name, mine.place).committee_letterhead(
                "", "", None
            ),
            receiver=office_name(mine),
            sender=job.org_name,
            sender_code=job.org,
            kind=BundleType(job.type).label,
            scope=f"{job.movement}, {job.period}",
            seq=job.seq,
            code=code_of(job.sha256),
            sha256=job.sha256,
            verdict="Đã nhận",
            received_on=bundle.received_on,
            tables=len({table for table, *_ in rows}),
            rows=len(rows),
            files=len(exchange.received_files(desk.database, job.sha256)),
            notes=_notes(findings_of(job)),
        )
    )


def _taken_in(desk: Desk, job: ImportJob) -> ReceivedBundle:
    bundle = receiving.bundle(desk.database, job.sha256)
    if bundle is None or bundle.is_undone:
        raise OfficeError(
            "Gói này chưa được nhận nên chưa có phiếu tiếp nhận.",
            "Nhận gói rồi in phiếu.",
        )
    return bundle


def _notes(findings: Sequence[Finding]) -> tuple[tuple[str, str, int], ...]:
    """Return each code once with how often it was found."""
    counted: dict[str, int] = {}
    for finding in findings:
        if finding.code not in _OURS:
            counted[finding.code] = counted.get(finding.code, 0) + 1
    return tuple((code, meaning_of(code), count) for code, count in counted.items())


def meaning_of(code: str) -> str:
    """Return what a code means without its facts: those may name a person."""
    entry = CATALOGUE.get(code)
    if entry is None:
        return ""
    words = entry.sentence.format_map(dict.fromkeys(entry.facts, "…"))
    return words.replace("….", "…")
