"""An examined bundle taken in: attachments first, then everything in one transaction.

An attachment that no bundle needs after a pulled plug is harmless; a row without its
bundle would not be. So nothing outside the transaction says that something was taken
in.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from db import exchange, receiving, reversing
from db.exchange import ImportJob, ReceivedBundle, ReceivedStream
from desktop.bundles.sealed.catalogue import refuse
from desktop.bundles.tables import by_name
from desktop.office.desk import Desk
from desktop.office.exchanging.examining import Examined
from desktop.office.exchanging.jobs import State, told
from desktop.office.exchanging.kept_rows import kept_rows
from desktop.office.exchanging.staging import Staging

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity


class Acceptance:
    """Take bundles in."""

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        staging: Staging,
        at: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._staging = staging
        self._at = at

    def accept(self, examined: Examined) -> ImportJob:
        """Take a bundle in as one action and return its job.

        Raises:
            BundleRefusedError: TD-603; or whatever the applier refuses.
            OfficeError: SQLite or the disk; everything is as before.
        """
        self._keep_files(examined)
        envelope = examined.head.envelope
        title = examined.applier.title.format(org=envelope.sender.name)
        with self._desk.trail.operation(title):
            self._at("begun")
            self._check_unchanged(examined)
            self._put_rows(examined)
            self._at("rows")
            examined.applier.apply(examined.context, examined.opened)
            self._at("applied")
            self._take_keyring(examined)
            self._put_bundle(examined)
            job = self._put_job(examined)
            self._at("before commit")
        self._at("committed")
        return job

    def _keep_files(self, examined: Examined) -> None:
        opened = examined.opened
        listed = opened.contents.files
        if listed:
            self._staging.keep_files(
                (one.sha256, opened.attachment(one.sha256)) for one in listed
            )

    def _check_unchanged(self, examined: Examined) -> None:
        """Look again inside the transaction: nobody else is in the file now."""
        stream = examined.stream
        key = _key(examined)
        if receiving.stream(self._desk.database, *key) != stream:
            raise refuse("TD-603")

    def _put_rows(self, examined: Examined) -> None:
        database, sha256 = self._desk.database, examined.job.sha256
        contents = examined.opened.contents
        receiving.drop_rows(database, sha256)
        extras = by_name(contents.extras)
        for table in (*contents.tables, *contents.unknown):
            rows = kept_rows(table, extras.get(table.name))
            exchange.put_received_rows(database, sha256, rows)
        files = [(one.sha256, one.media_type, one.size) for one in contents.files]
        exchange.put_received_files(database, sha256, files)

    def _take_keyring(self, examined: Examined) -> None:
        others = examined.opened.contents.others
        if others:
            self._identity.accept(others, examined.head.envelope.sender)

    def _put_bundle(self, examined: Examined) -> None:
        database, envelope = self._desk.database, examined.head.envelope
        org, kind, movement, period = _key(examined)
        sha256, epoch = examined.job.sha256, envelope.sender.epoch
        bundle = ReceivedBundle(
            sha256=sha256,
            bundle_id=envelope.bundle_id,
            org=org,
            org_name=envelope.sender.name,
            type=kind,
            movement=movement,
            period=period,
            epoch=epoch,
            seq=envelope.seq,
            received_on=examined.context.received_on,
            operation=reversing.current(database),
            before_it=examined.stream.current if examined.stream else "",
            made_at=envelope.created_at.isoformat(timespec="seconds"),
        )
        exchange.put_received(database, bundle)
        exchange.put_stream(
            database,
            ReceivedStream(
                org, kind, movement, period, epoch, "", envelope.seq, sha256
            ),
        )

    def _put_job(self, examined: Examined) -> ImportJob:
        job = replace(
            told(examined.job, examined.findings),
            state=State.APPLIED.value,
            decided_at=self._desk.now().isoformat(timespec="seconds"),
            against="",
        )
        exchange.put_job(self._desk.database, job)
        return job


def _key(examined: Examined) -> tuple[str, str, str, str]:
    envelope = examined.head.envelope
    scope = envelope.scope
    return (
        envelope.sender.org,
        envelope.type.value,
        scope.movement,
        scope.period,
    )
