"""A bundle decided about: taken in, turned down, or taken back.

What follows an acceptance, moving the file and answering, can fail without taking
anything back; the next start makes up for it.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from db import receiving
from db.exchange import ImportJob
from desktop.bundles.sealed.catalogue import BundleRefusedError, found, refuse
from desktop.errors import OfficeError
from desktop.office import entries
from desktop.office.backups import Backups
from desktop.office.desk import Desk
from desktop.office.exchanging.applying import Acceptance
from desktop.office.exchanging.jobs import State, findings_of, told
from desktop.office.exchanging.looking import Looking
from desktop.office.exchanging.troubles import said
from desktop.office.exchanging.undoing import Undoing

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.receipts import Receipts
    from desktop.office.exchanging.sending import Sending

_log = logging.getLogger(__name__)


class Deciding:
    """Decide about bundles; see `Receiving`, the door to all of this."""

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        backups: Backups,
        looking: Looking,
        undoing: Undoing,
        sending: "Callable[[], Sending] | None",
        at: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._backups = backups
        self._looking = looking
        self._undoing = undoing
        self._sending = sending
        self._at = at
        self._staging = looking.staging
        self._acceptance = Acceptance(desk, identity, looking.staging, at)

    def apply(self, job: ImportJob, *, with_backup: bool = True) -> ImportJob:
        """Take a bundle in, after a backup; make its receipt.

        Args:
            with_backup: left out by a batch, which made one for all.

        Raises:
            BundleRefusedError: TD-6xx, everything is as before; or what has come to
                stand in its way since.
        """
        job = self._looking.job(job.sha256)
        if self._looking.counts(job.sha256):
            return self._looking.duplicate(job.sha256, job.file_name)
        with self._looking.opened(job, writing=True) as examined:
            if examined.stop is not None:
                self._looking.stopped(examined.job, examined.stop, examined.findings)
                raise BundleRefusedError(examined.stop)
            if examined.against != job.against:
                fresh = replace(told(job, examined.findings), against=examined.against)
                self._looking.jobs.put(fresh)
                raise refuse("TD-603")
            if with_backup:
                self.back_up()
            applied = self._acceptance.accept(examined)
        _log.info("took in %s %s", applied.type, applied.sha256[:12])
        return self._finish(applied)

    def back_up(self) -> None:
        """Copy the office's file before something is taken in.

        Raises:
            BundleRefusedError: TD-604.
        """
        self._at("before backup")
        try:
            self._backups.make("truoc khi nhan")
        except OfficeError as trouble:
            raise refuse("TD-604", trouble.detail) from trouble
        self._at("backed up")

    def refuse(self, job: ImportJob, reason: str) -> ImportJob:
        """Turn a waiting bundle down, with a reason; its file is wiped.

        Raises:
            EntryError: no reason was given.
            OfficeError: it was taken in: that is undone, not refused.
        """
        job = self._looking.job(job.sha256)
        reason = entries.reason(reason, "lý do từ chối")
        if self._looking.counts(job.sha256):
            raise OfficeError(
                "Gói này đã nhận rồi nên không từ chối được nữa.", "Bỏ nhận gói trước."
            )
        refused = replace(
            job,
            state=State.REJECTED.value,
            reason=reason,
            decided_at=self._desk.now().isoformat(timespec="seconds"),
        )
        with said():
            self._looking.jobs.put(refused)
        self._staging.drop(job.sha256)
        return refused

    def undo(self, sha256: str) -> ImportJob:
        """Take an accepted bundle back while nothing rests on it; it waits again.

        Raises:
            OfficeError: it was not taken in, a newer one counts, or something rests
                on it: says what.
        """
        with said(writing=True):
            self._undoing.settle()
            self._undoing.undo(sha256)
        with suppress(OSError):
            self._staging.bring_back(sha256)
        return self._looking.examine(self._looking.job(sha256))

    def follow_history(self) -> None:
        """Bring bundles in line with an undo or redo of the history.

        A bundle whose acceptance was undone there waits again, as after `undo`.
        """
        with said(writing=True):
            undone, redone = self._undoing.settle()
        for bundle in undone:
            with suppress(OSError):
                self._staging.bring_back(bundle.sha256)
            self._looking.examine(self._looking.job(bundle.sha256))
        for bundle in redone:
            with suppress(OSError):
                self._staging.put_away(bundle.sha256)
            job = self._looking.job(bundle.sha256)
            self._looking.jobs.put(replace(job, state=State.APPLIED.value))

    @property
    def receipts(self) -> "Receipts | None":
        """What makes receipts; None where nothing can be sent."""
        if self._sending is None:
            return None
        from desktop.office.exchanging.receipts import Receipts

        return Receipts(self._desk, self._identity, self._sending)

    def _finish(self, job: ImportJob) -> ImportJob:
        """Do what follows an acceptance; nothing here can take it back."""
        with suppress(OSError):
            self._staging.put_away(job.sha256)
        self._at("put away")
        receipts = self.receipts
        if receipts is None or not receipts.wants(job):
            return job
        try:
            with said():
                receipts.make(job)
                self._at("receipt made")
                return self._looking.jobs.move(job, State.RECEIPTED)
        except OfficeError as trouble:
            _log.info("TD-801 %s", job.sha256[:12])
            finding = found("TD-801")
            with suppress(OfficeError):
                return self._looking.jobs.put(told(job, (finding, *findings_of(job))))
            del trouble
            return told(job, (finding,))

    def finish_all(self) -> None:
        """Make up for receipts and moves a pulled plug prevented."""
        for job in receiving.jobs_in(self._desk.database, (State.APPLIED.value,)):
            if self._looking.counts(job.sha256):
                self._finish(job)
