"""Taking in what others send: found, copied, examined, shown, and taken in as a whole.

Every step is kept as it is done, so that a pulled plug loses nothing and the next
start goes on. Only refusals with a sentence leave this module.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from db.exchange import ImportJob
from desktop.bundles.disk import Disk, RealDisk
from desktop.bundles.sealed.staging import bundles_in
from desktop.bundles.sealed.stick import Report
from desktop.office.backups import Backups
from desktop.office.desk import Desk
from desktop.office.exchanging import batches
from desktop.office.exchanging.deciding import Deciding
from desktop.office.exchanging.jobs import keeps_file
from desktop.office.exchanging.looking import Looking
from desktop.office.exchanging.previewing import BundlePreview
from desktop.office.exchanging.staging import Staging
from desktop.office.exchanging.troubles import said
from desktop.office.exchanging.undoing import Undoing

if TYPE_CHECKING:
    from desktop.documents.paper import Paper
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.receipts import Receipts
    from desktop.office.exchanging.received_files import ReceivedFiles
    from desktop.office.exchanging.sending import Sending


def _nowhere(_: str) -> None:
    """Nobody pulls the plug."""


class Receiving:
    """Take bundles in.

    Args:
        sending: makes the receipts; asked for with the first one.
        disk: how files are read and written; tests give one that fails.
        at: told each point where a plug could be pulled; tests pull it.
    """

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        backups: Backups,
        *,
        sending: "Callable[[], Sending] | None" = None,
        disk: Disk | None = None,
        at: Callable[[str], None] = _nowhere,
    ) -> None:
        self._desk = desk
        self._identity = identity
        root = desk.folders.root / "exchange"
        self.staging = Staging(root, disk or RealDisk(), at)
        self._undoing = Undoing(desk, at)
        self._looking = Looking(desk, identity, self.staging, self._undoing, at)
        self._deciding = Deciding(
            desk, identity, backups, self._looking, self._undoing, sending, at
        )

    # --- what there is ------------------------------------------------------------

    def find(self, place: Path) -> list[Path]:
        """Return the bundles on a stick or in a folder, by name.

        Raises:
            BundleRefusedError: TD-001 there is none, TD-002 the place is gone.
        """
        return bundles_in(place)

    def jobs(self) -> list[ImportJob]:
        """Return every bundle ever found, the newest first."""
        return self._looking.jobs.all()

    def job(self, sha256: str) -> ImportJob:
        """Return the job of a file by its digest.

        Raises:
            OfficeError: there is none.
        """
        return self._looking.job(sha256)

    # --- looking ------------------------------------------------------------------

    def take(self, path: Path, report: Report | None = None) -> ImportJob:
        """Copy a bundle here and examine it; nothing it says counts yet.

        Whatever is wrong is told by the job: its state, code, sentence and next step.

        Args:
            path: on a stick, as a rule.
            report: told bytes read and all of them; false stops.
        """
        return self._looking.take(path, report)

    def preview(self, job: ImportJob) -> BundlePreview:
        """Return what taking a bundle in would change, as things stand now.

        Raises:
            BundleRefusedError: it was refused, or is by now; says why.
            OfficeError: its file is not kept any more.
        """
        return self._looking.preview(job)

    def taken_in(self, job: ImportJob) -> BundlePreview:
        """Return what a bundle that was taken in changed when it came.

        Raises:
            OfficeError: it was not taken in, or its file is not kept any more.
        """
        return self._looking.taken_in(job)

    def inspect(self, path: Path) -> BundlePreview:
        """Return what a file says and would change; nothing of it is kept.

        Raises:
            BundleRefusedError: it would be refused; says why.
        """
        return self._looking.inspect(path)

    def staying_open(self) -> AbstractContextManager[None]:
        """Spare an acceptance inside the opening that looking has done already.

        Plain text stays on the disk until the next bundle or the end; nobody is waited
        for inside.
        """
        return self._looking.staying_open()

    # --- held bundles -------------------------------------------------------------

    def confirm_sender(self, job: ImportJob, digits: str) -> ImportJob:
        """Believe the sender of a held bundle by its sheet's digits, and go on.

        Raises:
            EntryError: not thirty digits.
            BundleRefusedError: TD-134 with the group that differs.
        """
        return self._looking.confirm_sender(job, digits)

    def confirm_epoch(self, job: ImportJob) -> ImportJob:
        """Accept that a sender numbers anew, after asking them, and go on.

        Raises:
            BundleRefusedError: TD-113, the sender's key is not known yet.
        """
        return self._looking.confirm_epoch(job)

    def look_again(self, job: ImportJob) -> ImportJob:
        """Examine a kept bundle once more: keys were unlocked, a round was reopened.

        Raises:
            OfficeError: its file is not kept any more.
        """
        return self._looking.look_again(job)

    # --- deciding -----------------------------------------------------------------

    def apply(self, job: ImportJob, *, with_backup: bool = True) -> ImportJob:
        """Take a bundle in, after a backup; make its receipt.

        Args:
            with_backup: left out by a batch, which made one for all.

        Raises:
            BundleRefusedError: TD-6xx, everything is as before; or what has come to
                stand in its way since.
        """
        return self._deciding.apply(job, with_backup=with_backup)

    def back_up(self) -> None:
        """Copy the office's file before something is taken in.

        Raises:
            BundleRefusedError: TD-604.
        """
        self._deciding.back_up()

    def refuse(self, job: ImportJob, reason: str) -> ImportJob:
        """Turn a waiting bundle down, with a reason; its file is wiped.

        Raises:
            EntryError: no reason was given.
            OfficeError: it was taken in: that is undone, not refused.
        """
        return self._deciding.refuse(job, reason)

    def undo(self, sha256: str) -> ImportJob:
        """Take an accepted bundle back while nothing rests on it; it waits again.

        Raises:
            OfficeError: it was not taken in, a newer one counts, or something rests
                on it: says what.
        """
        return self._deciding.undo(sha256)

    def follow_history(self) -> None:
        """Follow an undo or redo of the history; to be called after each."""
        self._deciding.follow_history()

    def batch(
        self, paths: Sequence[Path], report: Report | None = None, *, apply: bool = True
    ) -> list[ImportJob]:
        """Take in every bundle of a stick; one bad file never stops the rest.

        Args:
            paths: as `find` gave them.
            report: told files done and all of them; false stops after this file.
            apply: take in what nothing has to be asked about; else only look.

        Returns:
            one job for each file looked at, in the order of the files.
        """
        return batches.run(self, paths, report, apply=apply)

    # --- starting up --------------------------------------------------------------

    def resume(self) -> list[ImportJob]:
        """Clear what a pulled plug left and go on with what it interrupted.

        Plain text is wiped before anything else. To be called once at the start.

        Returns:
            the jobs that went on, each with TD-009.
        """
        unfinished = self._looking.jobs.unfinished()
        digests = frozenset(job.sha256 for job in unfinished)
        self.staging.wipe(but=digests)
        resumed = [self._looking.resumed(job) for job in unfinished]
        self._wipe_forgotten()
        with said():
            self._undoing.settle()
        self._deciding.finish_all()
        return resumed

    # --- attachments --------------------------------------------------------------

    @property
    def attachments(self) -> "ReceivedFiles":
        """What came along with bundles that were taken in."""
        from desktop.office.exchanging.received_files import ReceivedFiles

        return ReceivedFiles(self._desk, self.staging.files)

    # --- receipts -----------------------------------------------------------------

    @property
    def receipts(self) -> "Receipts | None":
        """What makes receipts; None where nothing can be sent."""
        return self._deciding.receipts

    def receipt_sheet(self, job: ImportJob) -> "Paper":
        """Return Phiếu tiếp nhận of a bundle that was taken in, to print.

        Raises:
            OfficeError: it was not taken in.
        """
        from desktop.office.exchanging.receipts import sheet_of

        return sheet_of(self._desk, self._identity, self._looking.job(job.sha256))

    # --- within -------------------------------------------------------------------

    def _wipe_forgotten(self) -> None:
        """Wipe originals nothing waits for: the plug was pulled before that."""
        for sha256 in self.staging.waits():
            job = self._looking.jobs.find(sha256)
            keeps = job is not None and keeps_file(job)
            if not keeps:
                self.staging.drop(sha256)
