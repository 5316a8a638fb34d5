"""A copy of a bundle examined in the order of trust, up to what an officer decides.

Bytes, seal, address, order, payload, tables, references, values: each step believes
nothing the step before has not checked. Nothing of the office's own tables is written.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import receiving
from db.exchange import ImportJob, ReceivedStream
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    Severity,
    refuse,
)
from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.envelope import Envelope
from desktop.bundles.sealed.opening import Head, Opened, check_head, open_payload
from desktop.bundles.sealed.ordering import Order, Placing, StreamState, place
from desktop.bundles.tables import Table
from desktop.office.desk import Desk
from desktop.office.exchanging import jobs as book
from desktop.office.exchanging.at_hand import AtHand
from desktop.office.exchanging.checking import findings_about
from desktop.office.exchanging.jobs import State
from desktop.office.exchanging.kept_rows import kept_rows, tables_of
from desktop.office.exchanging.previewing import BundlePreview, preview_of
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.taking_in import Applier, Context, applier_of

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity

Moved = Callable[[ImportJob, State], ImportJob]

_WEIGHT = {
    Severity.REJECTED: 0,
    Severity.QUARANTINED: 1,
    Severity.HELD: 2,
    Severity.LOCAL: 3,
    Severity.WARNING: 4,
    Severity.INFORMATION: 5,
}


@dataclass(frozen=True, slots=True)
class Examined:
    """A bundle everything is known about but what the officer decides.

    Args:
        held: what it is compared with, by its own table names.
        findings: what stops it first.
        against: a digest of what it was compared with; another one means that the
            comparison on screen is no longer true.
    """

    job: ImportJob
    opened: Opened
    context: Context
    applier: Applier
    stream: ReceivedStream | None
    held: tuple[Table, ...]
    findings: tuple[Finding, ...]
    against: str

    @property
    def head(self) -> Head:
        """The checked head."""
        return self.opened.head

    @property
    def stop(self) -> Finding | None:
        """What keeps it from being taken in now, None where nothing does."""
        return next((f for f in self.findings if f.severity.stops), None)

    def preview(self) -> BundlePreview:
        """Return what the officer sees before deciding."""
        contents = self.opened.contents
        return preview_of(
            self.job.sha256,
            self.head.envelope,
            contents.tables,
            self.held,
            self.findings,
            files=[one.size for one in contents.files],
            is_known=not self.head.is_held,
        )


class Examiner:
    """Examine copies for one office."""

    def __init__(self, desk: Desk, identity: "Identity", files: Path) -> None:
        self._desk = desk
        self._identity = identity
        self._files = files

    def examine(
        self, job: ImportJob, path: Path, at_hand: AtHand, moved: Moved
    ) -> Examined:
        """Check everything; what depends on today's keys and data also once more.

        Args:
            path: our own copy of the file.
            at_hand: where it is opened; the caller closes it.
            moved: keeps how far it came.

        Raises:
            BundleRefusedError: whatever rejects or quarantines it.
        """
        before = at_hand.opened(job.sha256)
        container = (
            before.head.container if before else open_container(path, job.file_name)
        )
        job = moved(job, State.CONTAINER)
        known = self._identity.known()
        head = check_head(container, known, self._identity.org)
        self._identity.check_above(head.envelope.sender)
        job = moved(book.named(job, head.envelope), State.ADDRESSED)
        stream, placing = self.placing(head.envelope, job.sha256)
        job = moved(job, State.COMPATIBLE)
        opened = self._open(head, at_hand.folder()) if before is None else before
        at_hand.hold(job.sha256, opened)
        job = moved(job, State.PARSED)
        opened = self._vouched(replace(opened, head=head))
        return self._checked(job, opened, stream, placing)

    def placing(
        self, envelope: Envelope, sha256: str
    ) -> tuple[ReceivedStream | None, Placing]:
        """Return the stream of a bundle and what its number says.

        Raises:
            BundleRefusedError: TD-141, 142, 143 or 145; TD-144 is only held.
        """
        stream = self.stream_of(envelope)
        placing = self._place(envelope, sha256, stream)
        if placing.order is Order.DUPLICATE:
            raise BundleRefusedError(placing.findings[0])
        for finding in placing.findings:
            if finding.severity in {Severity.REJECTED, Severity.QUARANTINED}:
                raise BundleRefusedError(finding)
        return stream, placing

    def stream_of(self, envelope: Envelope) -> ReceivedStream | None:
        """Return what was taken in of the stream a bundle belongs to."""
        scope = envelope.scope
        return receiving.stream(
            self._desk.database,
            envelope.sender.org,
            envelope.type.value,
            scope.movement,
            scope.period,
        )

    def _place(
        self, envelope: Envelope, sha256: str, stream: ReceivedStream | None
    ) -> Placing:
        sender = envelope.sender
        state = StreamState()
        if stream is not None:
            taken = receiving.bundles_of(
                self._desk.database,
                stream.org,
                stream.type,
                stream.movement,
                stream.period,
            )
            counted = [one for one in taken if not one.is_undone]
            past = {one.epoch for one in counted} - {stream.epoch}
            if sender.epoch in past:
                # A life this sender has left behind: whatever it numbered is older.
                raise refuse("TD-141", seq=envelope.seq, last=stream.last_seq)
            state = StreamState(
                epoch=stream.epoch,
                last_seq=stream.last_seq,
                last_digest=f"sha256:{stream.current}",
                known={
                    one.seq: f"sha256:{one.sha256}"
                    for one in counted
                    if one.epoch == stream.epoch
                },
                confirmed_epoch=stream.confirmed_epoch,
            )
        return place(
            state,
            org=sender.org,
            epoch=sender.epoch,
            seq=envelope.seq,
            digest=f"sha256:{sha256}",
            prev=envelope.prev,
        )

    def _open(self, head: Head, workdir: Path) -> Opened:
        is_encrypted = head.envelope.payload.is_encrypted
        secrets = self._identity.secrets() if is_encrypted else []
        return open_payload(head, secrets, workdir, shapes(head.envelope.type))

    def _vouched(self, opened: Opened) -> Opened:
        """Know a new key by the city's list that comes along, signed by known roots."""
        head, others = opened.head, opened.contents.others
        if not (head.is_held and others):
            return opened
        if not self._identity.vouched(head.envelope, others):
            return opened
        known, mine = self._identity.known(), self._identity.org
        return replace(opened, head=check_head(head.container, known, mine))

    def _checked(
        self,
        job: ImportJob,
        opened: Opened,
        stream: ReceivedStream | None,
        placing: Placing,
    ) -> Examined:
        envelope = opened.head.envelope
        applier = applier_of(envelope.type)
        context = self._context(job, envelope, stream)
        held = tuple(applier.held(context, opened))
        findings = (
            *opened.head.findings,
            *placing.findings,
            *opened.findings,
            *findings_about(
                context,
                opened,
                self._identity,
                is_same_life=stream is None or stream.epoch == envelope.sender.epoch,
                previous=self._moment_before(stream),
            ),
            *applier.check(context, opened),
        )
        return Examined(
            job=job,
            opened=opened,
            context=context,
            applier=applier,
            stream=stream,
            held=held,
            findings=_ordered(findings),
            against=_against(stream, held),
        )

    def _moment_before(self, stream: ReceivedStream | None) -> datetime | None:
        """Return the moment on the bundle of a stream that counts until now."""
        current = stream.current if stream else ""
        bundle = receiving.bundle(self._desk.database, current)
        made_at = bundle.made_at if bundle else None
        return datetime.fromisoformat(made_at) if made_at else None

    def _context(
        self, job: ImportJob, envelope: Envelope, stream: ReceivedStream | None
    ) -> Context:
        database, scope = self._desk.database, envelope.scope
        current = stream.current if stream else ""
        return Context(
            desk=self._desk,
            identity=self._identity,
            sha256=job.sha256,
            received_on=self._desk.today(),
            before=tables_of(database, shapes(envelope.type), current),
            overlays=tuple(
                receiving.overlays_in(
                    database, envelope.sender.org, scope.movement, scope.period
                )
            ),
            files=self._files,
        )


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what was found once each, what stops it first."""
    once = dict.fromkeys(findings)
    return tuple(sorted(once, key=lambda finding: _WEIGHT[finding.severity]))


def _against(stream: ReceivedStream | None, held: Sequence[Table]) -> str:
    digest = hashlib.sha256((stream.current if stream else "").encode())
    for table in held:
        digest.update(json.dumps([table.name, *kept_rows(table)]).encode())
    return digest.hexdigest()
