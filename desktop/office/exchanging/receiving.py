"""Taking in what others send: found, copied, examined, shown, and taken in as a whole.

Every step is kept as it is done, so that a pulled plug loses nothing and the next
start goes on. Only refusals with a sentence leave this module.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db import exchange, receiving
from db.exchange import ImportJob
from desktop.bundles.disk import Disk, RealDisk
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    found,
    refuse,
)
from desktop.bundles.sealed.container import open_container
from desktop.bundles.sealed.opening import check_head
from desktop.bundles.sealed.staging import bundles_in
from desktop.bundles.sealed.stick import Cancelled, Report
from desktop.errors import OfficeError
from desktop.office import entries
from desktop.office.backups import Backups
from desktop.office.desk import Desk
from desktop.office.exchanging import batches, troubles
from desktop.office.exchanging.applying import Acceptance
from desktop.office.exchanging.examining import Examined, Examiner
from desktop.office.exchanging.jobs import (
    Jobs,
    State,
    findings_of,
    state_of,
    told,
    unread,
)
from desktop.office.exchanging.previewing import BundlePreview, preview_of
from desktop.office.exchanging.staging import Staging
from desktop.office.exchanging.troubles import said
from desktop.office.exchanging.undoing import Undoing

if TYPE_CHECKING:
    from desktop.documents.paper import Paper
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.receipts import Receipts
    from desktop.office.exchanging.sending import Sending

_log = logging.getLogger(__name__)

_LOCKED = "TD-008"


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
        self._backups = backups
        self._sending = sending
        self._at = at
        root = desk.folders.root / "exchange"
        self.staging = Staging(root, disk or RealDisk(), at)
        self._jobs = Jobs(desk.database)
        self._examiner = Examiner(desk, identity, self.staging.files)
        self._acceptance = Acceptance(desk, identity, self.staging, at)
        self._undoing = Undoing(desk, at)

    # --- what there is ------------------------------------------------------------

    def find(self, place: Path) -> list[Path]:
        """Return the bundles on a stick or in a folder, by name.

        Raises:
            BundleRefusedError: TD-001 there is none, TD-002 the place is gone.
        """
        return bundles_in(place)

    def jobs(self) -> list[ImportJob]:
        """Return every bundle ever found, the newest first."""
        return self._jobs.all()

    def job(self, sha256: str) -> ImportJob:
        """Return the job of a file by its digest.

        Raises:
            OfficeError: there is none.
        """
        found_job = self._jobs.find(sha256)
        if found_job is None:
            raise OfficeError(
                "Không thấy gói này trong Nhật ký nhận.", "Đọc lại gói từ USB."
            )
        return found_job

    # --- looking ------------------------------------------------------------------

    def take(self, path: Path, report: Report | None = None) -> ImportJob:
        """Copy a bundle here and examine it; nothing it says counts yet.

        Whatever is wrong is told by the job: its state, code, sentence and next step.

        Args:
            path: on a stick, as a rule.
            report: told bytes read and all of them; false stops.
        """
        try:
            with said(folder=self.staging.folder):
                self._undoing.settle()
                staged = self.staging.stage(path, report)
        except Cancelled:
            return unread(path.name, self._desk.now(), None)
        except OfficeError as refusal:
            return self._unread(path.name, troubles.finding_of(refusal))
        sha256 = staged.path.stem
        if self._counts(sha256):
            self.staging.unstage(sha256)
            return self._duplicate(sha256, path.name)
        try:
            with said(folder=self.staging.folder):
                job = self._jobs.begin(sha256, path.name, self._desk.now())
        except OfficeError as refusal:
            self.staging.unstage(sha256)
            return unread(path.name, self._desk.now(), troubles.finding_of(refusal))
        return self._examine(job)

    def preview(self, job: ImportJob) -> BundlePreview:
        """Return what taking a bundle in would change, as things stand now.

        Raises:
            BundleRefusedError: it was refused, or is by now; says why.
            OfficeError: its file is not kept any more.
        """
        job = self.job(job.sha256)
        with self._opened(job) as examined:
            job = replace(told(job, examined.findings), against=examined.against)
            self._jobs.put(job)
            return _shown(examined)

    def inspect(self, path: Path) -> BundlePreview:
        """Return what a file says and would change; nothing of it is kept.

        Raises:
            BundleRefusedError: it would be refused; says why.
        """
        staged = self.staging.stage(path)
        sha256 = staged.path.stem
        job = Jobs.copied(sha256, path.name, self._desk.now())
        folder = self.staging.folder
        try:
            with said(folder=folder), self.staging.opening() as workdir:
                examined = self._examiner.examine(
                    job, staged.path, workdir, _keep_nothing
                )
                return _shown(examined)
        finally:
            self.staging.unstage(sha256)

    # --- held bundles -------------------------------------------------------------

    def confirm_sender(self, job: ImportJob, digits: str) -> ImportJob:
        """Believe the sender of a held bundle by its sheet's digits, and go on.

        Raises:
            EntryError: not thirty digits.
            BundleRefusedError: TD-134 with the group that differs.
        """
        job = self.job(job.sha256)
        with said():
            container = open_container(self._path(job))
            head = check_head(container, self._identity.known(), self._identity.org)
            self._identity.confirm(head.envelope, digits)
        return self._examine(job)

    def confirm_epoch(self, job: ImportJob) -> ImportJob:
        """Accept that a sender numbers anew, after asking them, and go on.

        Raises:
            BundleRefusedError: TD-113, the sender's key is not known yet.
        """
        job = self.job(job.sha256)
        with said():
            container = open_container(self._path(job))
            head = check_head(container, self._identity.known(), self._identity.org)
            if head.is_held:
                raise refuse("TD-113", name=head.envelope.sender.name)
            stream = self._examiner.stream_of(head.envelope)
            if stream is not None:
                epoch = head.envelope.sender.epoch
                confirmed = replace(stream, confirmed_epoch=epoch)
                exchange.put_stream(self._desk.database, confirmed)
        return self._examine(job)

    def look_again(self, job: ImportJob) -> ImportJob:
        """Examine a kept bundle once more: keys were unlocked, a round was reopened.

        Raises:
            OfficeError: its file is not kept any more.
        """
        job = self.job(job.sha256)
        self._path(job)
        return self._examine(job)

    # --- deciding -----------------------------------------------------------------

    def apply(self, job: ImportJob, *, with_backup: bool = True) -> ImportJob:
        """Take a bundle in, after a backup; make its receipt.

        Args:
            with_backup: left out by a batch, which made one for all.

        Raises:
            BundleRefusedError: TD-6xx, everything is as before; or what has come to
                stand in its way since.
        """
        job = self.job(job.sha256)
        if self._counts(job.sha256):
            return self._duplicate(job.sha256, job.file_name)
        with self._opened(job, writing=True) as examined:
            if examined.stop is not None:
                self._stopped(examined.job, examined.stop, examined.findings)
                raise BundleRefusedError(examined.stop)
            if examined.against != job.against:
                fresh = replace(told(job, examined.findings), against=examined.against)
                self._jobs.put(fresh)
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
        job = self.job(job.sha256)
        reason = entries.reason(reason, "lý do từ chối")
        if self._counts(job.sha256):
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
            self._jobs.put(refused)
        self.staging.drop(job.sha256)
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
            self.staging.bring_back(sha256)
        return self._examine(self.job(sha256))

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
        unfinished = self._jobs.unfinished()
        digests = frozenset(job.sha256 for job in unfinished)
        self.staging.wipe(but=digests)
        resumed = [self._resumed(job) for job in unfinished]
        self._wipe_forgotten()
        with said():
            self._undoing.settle()
        self._finish_all()
        return resumed

    # --- receipts -----------------------------------------------------------------

    @property
    def receipts(self) -> "Receipts | None":
        """What makes receipts; None where nothing can be sent."""
        if self._sending is None:
            return None
        from desktop.office.exchanging.receipts import Receipts

        return Receipts(self._desk, self._identity, self._sending)

    def receipt_sheet(self, job: ImportJob) -> "Paper":
        """Return Phiếu tiếp nhận of a bundle that was taken in, to print.

        Raises:
            OfficeError: it was not taken in.
        """
        from desktop.office.exchanging.receipts import sheet_of

        return sheet_of(self._desk, self._identity, self.job(job.sha256))

    # --- within -------------------------------------------------------------------

    def _examine(self, job: ImportJob) -> ImportJob:
        """Examine a copy and keep what came of it."""
        path = self.staging.path_of(job.sha256)
        if path is None:
            finding = found("TD-009", state=state_of(job).label)
            return self._stopped(job, finding, ())
        try:
            folder = self.staging.folder
            with said(folder=folder), self.staging.opening() as workdir:
                examined = self._examiner.examine(job, path, workdir, self._moved)
            return self._examined(examined)
        except OfficeError as refusal:
            latest = self._latest(job)
            return self._stopped(latest, troubles.finding_of(refusal), ())

    def _examined(self, examined: Examined) -> ImportJob:
        if examined.stop is not None:
            return self._stopped(examined.job, examined.stop, examined.findings)
        with said(folder=self.staging.folder):
            # The file first: a job that waits without its file could never go on.
            self.staging.keep(examined.job.sha256)
            self._at("kept")
            return self._moved(
                replace(
                    told(examined.job, examined.findings), against=examined.against
                ),
                State.PREVIEW,
            )

    def _stopped(
        self, job: ImportJob, stop: Finding, findings: Sequence[Finding]
    ) -> ImportJob:
        """Keep why a bundle goes no further; keep or wipe its file accordingly."""
        others = [one for one in findings if one != stop]
        stopped = self._jobs.stopped(job, (stop, *others), self._desk.now())
        keeps = _keeps_file(stopped)
        if keeps:
            with suppress(OSError):
                self.staging.keep(job.sha256)
        self._at("stopping")
        try:
            with said(folder=self.staging.folder):
                self._jobs.put(stopped)
        except OfficeError as trouble:
            stopped = self._jobs.stopped(
                job, (troubles.finding_of(trouble),), self._desk.now()
            )
        if keeps:
            self.staging.unstage(job.sha256)
        else:
            self.staging.drop(job.sha256)
        _log.info("%s %s: %s", stopped.state, job.sha256[:12], stop.code)
        return stopped

    def _moved(self, job: ImportJob, state: State) -> ImportJob:
        self._at(f"before {state.value}")
        moved = self._jobs.move(job, state)
        self._at(state.value)
        return moved

    def _latest(self, job: ImportJob) -> ImportJob:
        """Return the job as it was last kept; as it was before where that fails."""
        with suppress(OfficeError):
            return self._jobs.find(job.sha256) or job
        return job

    @contextmanager
    def _opened(self, job: ImportJob, *, writing: bool = False) -> Iterator[Examined]:
        """Open a kept bundle anew; whatever happens its plain text goes."""
        path = self._path(job)
        folder = self.staging.folder
        with said(writing=writing, folder=folder), self.staging.opening() as workdir:
            yield self._examiner.examine(job, path, workdir, _keep_nothing)

    def _path(self, job: ImportJob) -> Path:
        path = self.staging.path_of(job.sha256)
        if path is not None:
            return path
        findings = findings_of(job)
        if findings and findings[0].severity.stops:
            raise BundleRefusedError(findings[0])
        raise OfficeError(
            "Không còn giữ tệp của gói này.", "Đọc lại gói từ USB của nơi gửi."
        )

    def _counts(self, sha256: str) -> bool:
        """Tell whether a bundle was taken in and not undone."""
        bundle = receiving.bundle(self._desk.database, sha256)
        return bundle is not None and not bundle.is_undone

    def _duplicate(self, sha256: str, file_name: str) -> ImportJob:
        """Return the answer to a bundle that came again; its own job stays as it is."""
        job = replace(self.job(sha256), file_name=file_name)
        told_again = told(job, (found("TD-142"),))
        return replace(told_again, state=State.DUPLICATE.value)

    def _unread(self, file_name: str, finding: Finding) -> ImportJob:
        """Keep that a file could not even be copied."""
        job = unread(file_name, self._desk.now(), finding)
        # Nothing of the file is here; where the book is full as well, it is only told.
        with suppress(OfficeError):
            self._jobs.put(job)
        _log.info("not read: %s", finding.code)
        return job

    def _resumed(self, job: ImportJob) -> ImportJob:
        note = found("TD-009", state=state_of(job).label)
        gone_on = self._examine(job)
        if gone_on.code == note.code:
            return gone_on
        with_note = told(gone_on, (*findings_of(gone_on), note))
        with suppress(OfficeError):
            self._jobs.put(with_note)
        return with_note

    def _finish(self, job: ImportJob) -> ImportJob:
        """Do what follows an acceptance; nothing here can take it back."""
        with suppress(OSError):
            self.staging.put_away(job.sha256)
        self._at("put away")
        receipts = self.receipts
        if receipts is None or not receipts.wants(job):
            return job
        try:
            with said():
                receipts.make(job)
                self._at("receipt made")
                return self._jobs.move(job, State.RECEIPTED)
        except OfficeError as trouble:
            _log.info("TD-801 %s", job.sha256[:12])
            finding = found("TD-801")
            with suppress(OfficeError):
                return self._jobs.put(told(job, (finding, *findings_of(job))))
            del trouble
            return told(job, (finding,))

    def _wipe_forgotten(self) -> None:
        """Wipe originals nothing waits for: the plug was pulled before that."""
        for sha256 in self.staging.waits():
            job = self._jobs.find(sha256)
            keeps = job is not None and _keeps_file(job)
            if not keeps:
                self.staging.drop(sha256)

    def _finish_all(self) -> None:
        """Make up for receipts and moves a pulled plug prevented."""
        for job in receiving.jobs_in(self._desk.database, (State.APPLIED.value,)):
            if self._counts(job.sha256):
                self._finish(job)


def _shown(examined: Examined) -> BundlePreview:
    contents = examined.opened.contents
    return preview_of(
        examined.job.sha256,
        examined.head.envelope,
        contents.tables,
        examined.held,
        examined.findings,
        files=[one.size for one in contents.files],
        is_known=not examined.head.is_held,
    )


def _keeps_file(job: ImportJob) -> bool:
    """Tell whether the original stays: also where only a passphrase was missing."""
    return state_of(job).keeps_file or job.code == _LOCKED


def _keep_nothing(job: ImportJob, state: State) -> ImportJob:
    """Look at a bundle without moving its job."""
    del state
    return job
