"""A file looked at: copied, examined, shown; nothing it says counts yet.

Each step is kept as it is done, so that a pulled plug is seen at the next start.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db import exchange, receiving
from db.exchange import ImportJob
from desktop.bundles.sealed.catalogue import (
    BundleRefusedError,
    Finding,
    Severity,
    found,
    refuse,
)
from desktop.bundles.sealed.container import envelope_of, open_container
from desktop.bundles.sealed.envelope import read_envelope
from desktop.bundles.sealed.opening import Head, check_head
from desktop.bundles.sealed.stick import Cancelled, Report
from desktop.errors import OfficeError
from desktop.office.desk import Desk
from desktop.office.exchanging import troubles
from desktop.office.exchanging.at_hand import AtHand
from desktop.office.exchanging.examining import Examined, Examiner, Moved
from desktop.office.exchanging.jobs import (
    Jobs,
    State,
    findings_of,
    keeps_file,
    state_of,
    told,
    unread,
)
from desktop.office.exchanging.kept_rows import tables_of
from desktop.office.exchanging.previewing import BundlePreview, preview_of
from desktop.office.exchanging.staging import Staging
from desktop.office.exchanging.tables import shapes
from desktop.office.exchanging.troubles import said
from desktop.office.exchanging.undoing import Undoing

if TYPE_CHECKING:
    from desktop.office.exchanging.identity import Identity

_log = logging.getLogger(__name__)


class Looking:
    """Look at bundles; see `Receiving`, the door to all of this."""

    def __init__(
        self,
        desk: Desk,
        identity: "Identity",
        staging: Staging,
        undoing: Undoing,
        at: Callable[[str], None],
    ) -> None:
        self._desk = desk
        self._identity = identity
        self._undoing = undoing
        self._at = at
        self.staging = staging
        self.jobs = Jobs(desk.database)
        self._at_hand = AtHand(staging)
        self._stays_open = False
        self._examiner = Examiner(desk, identity, staging.files)

    def job(self, sha256: str) -> ImportJob:
        """Return the job of a file by its digest.

        Raises:
            OfficeError: there is none.
        """
        found_job = self.jobs.find(sha256)
        if found_job is None:
            raise OfficeError(
                "Không thấy gói này trong Sổ giao nhận.", "Đọc lại gói từ USB."
            )
        return found_job

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
        if self.counts(sha256):
            self.staging.unstage(sha256)
            return self.duplicate(sha256, path.name)
        try:
            with said(folder=self.staging.folder):
                job = self.jobs.begin(sha256, path.name, self._desk.now())
        except OfficeError as refusal:
            self.staging.unstage(sha256)
            return unread(path.name, self._desk.now(), troubles.finding_of(refusal))
        return self.examine(job)

    def preview(self, job: ImportJob) -> BundlePreview:
        """Return what taking a bundle in would change, as things stand now.

        Raises:
            BundleRefusedError: it was refused, or is by now; says why.
            OfficeError: its file is not kept any more.
        """
        job = self.job(job.sha256)
        with self.opened(job) as examined:
            job = replace(told(job, examined.findings), against=examined.against)
            self.jobs.put(job)
            return examined.preview()

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
            with (
                said(folder=folder),
                self._examining(job, staged.path, _keep_nothing) as examined,
            ):
                return examined.preview()
        finally:
            self.staging.unstage(sha256)

    def taken_in(self, job: ImportJob) -> BundlePreview:
        """Return what a bundle that was taken in changed when it came.

        Raises:
            BundleRefusedError: our own copy of it is damaged.
            OfficeError: it was not taken in, or its file is not kept any more.
        """
        bundle = receiving.bundle(self._desk.database, job.sha256)
        if bundle is None or bundle.is_undone:
            raise OfficeError("Gói này chưa được nhận.", "Xem lại Sổ giao nhận.")
        with said(folder=self.staging.folder):
            envelope = read_envelope(envelope_of(self._path(job)))
        own, database = shapes(envelope.type), self._desk.database
        files = exchange.received_files(database, job.sha256)
        return preview_of(
            job.sha256,
            envelope,
            tables_of(database, own, job.sha256),
            tables_of(database, own, bundle.before_it),
            findings_of(job),
            files=[size for _, _, size in files],
            is_known=True,
        )

    def confirm_sender(self, job: ImportJob, digits: str) -> ImportJob:
        """Believe the sender of a held bundle by its sheet's digits, and go on.

        Raises:
            EntryError: not thirty digits.
            BundleRefusedError: TD-134 with the group that differs.
        """
        job = self.job(job.sha256)
        with said():
            head = self._head(job)
            self._identity.confirm(head.envelope, digits)
        return self.examine(job)

    def confirm_epoch(self, job: ImportJob) -> ImportJob:
        """Accept that a sender numbers anew, after asking them, and go on.

        Raises:
            BundleRefusedError: TD-113, the sender's key is not known yet.
        """
        job = self.job(job.sha256)
        with said():
            head = self._head(job)
            if head.is_held:
                raise refuse("TD-113", name=head.envelope.sender.name)
            stream = self._examiner.stream_of(head.envelope)
            if stream is not None:
                epoch = head.envelope.sender.epoch
                confirmed = replace(stream, confirmed_epoch=epoch)
                exchange.put_stream(self._desk.database, confirmed)
        return self.examine(job)

    def look_again(self, job: ImportJob) -> ImportJob:
        """Examine a kept bundle once more: keys were unlocked, a round was reopened.

        Raises:
            OfficeError: its file is not kept any more.
        """
        job = self.job(job.sha256)
        self._path(job)
        return self.examine(job)

    def examine(self, job: ImportJob) -> ImportJob:
        """Examine a copy and keep what came of it."""
        path = self.staging.path_of(job.sha256)
        if path is None:
            finding = found("TD-009", state=state_of(job).label)
            return self.stopped(job, finding, ())
        try:
            folder = self.staging.folder
            with (
                said(folder=folder),
                self._examining(job, path, self._moved) as examined,
            ):
                pass
            return self._examined(examined)
        except OfficeError as refusal:
            latest = self._latest(job)
            return self.stopped(latest, troubles.finding_of(refusal), ())

    def resumed(self, job: ImportJob) -> ImportJob:
        """Go on with what a pulled plug interrupted, and say so."""
        note = found("TD-009", state=state_of(job).label)
        gone_on = self.examine(job)
        if gone_on.code == note.code:
            return gone_on
        with_note = told(gone_on, (*findings_of(gone_on), note))
        with suppress(OfficeError):
            self.jobs.put(with_note)
        return with_note

    def stopped(
        self, job: ImportJob, stop: Finding, findings: Sequence[Finding]
    ) -> ImportJob:
        """Keep why a bundle goes no further; keep or wipe its file accordingly."""
        others = [one for one in findings if one != stop]
        stopped = self.jobs.stopped(job, (stop, *others), self._desk.now())
        keeps = keeps_file(stopped)
        if keeps:
            with suppress(OSError):
                self.staging.keep(job.sha256)
        self._at("stopping")
        try:
            with said(folder=self.staging.folder):
                self.jobs.put(stopped)
        except OfficeError as trouble:
            stopped = self.jobs.stopped(
                job, (troubles.finding_of(trouble),), self._desk.now()
            )
        if keeps:
            self.staging.unstage(job.sha256)
        else:
            self.staging.drop(job.sha256)
        _log.info("%s %s: %s", stopped.state, job.sha256[:12], stop.code)
        return stopped

    @contextmanager
    def opened(self, job: ImportJob, *, writing: bool = False) -> Iterator[Examined]:
        """Open a kept bundle, or go on with it where it is still at hand."""
        path = self._path(job)
        folder = self.staging.folder
        with said(writing=writing, folder=folder), ExitStack() as stack:
            try:
                examining = self._examining(job, path, _keep_nothing)
                examined = stack.enter_context(examining)
            except BundleRefusedError as refusal:
                # What came in meanwhile, or a key that ended, stops it for good.
                if refusal.severity is not Severity.LOCAL:
                    self.stopped(job, refusal.finding, ())
                raise
            yield examined

    @contextmanager
    def staying_open(self) -> Iterator[None]:
        """Keep the plain text of the last bundle until the next one, or until the end.

        For who decides at once about what was looked at; nobody is waited for inside.
        """
        self._stays_open = True
        try:
            yield
        finally:
            self._stays_open = False
            self._at_hand.close()

    @contextmanager
    def _examining(
        self, job: ImportJob, path: Path, moved: Moved
    ) -> Iterator[Examined]:
        """Examine a copy; whatever happens its plain text goes, or stays at hand."""
        is_done = False
        try:
            yield self._examiner.examine(job, path, self._at_hand, moved)
            is_done = True
        finally:
            if not (is_done and self._stays_open):
                self._at_hand.close()

    def counts(self, sha256: str) -> bool:
        """Tell whether a bundle was taken in and not undone."""
        bundle = receiving.bundle(self._desk.database, sha256)
        return bundle is not None and not bundle.is_undone

    def duplicate(self, sha256: str, file_name: str) -> ImportJob:
        """Return the answer to a bundle that came again; its own job stays as it is."""
        job = replace(self.job(sha256), file_name=file_name)
        told_again = told(job, (found("TD-142"),))
        return replace(told_again, state=State.DUPLICATE.value)

    def _examined(self, examined: Examined) -> ImportJob:
        if examined.stop is not None:
            return self.stopped(examined.job, examined.stop, examined.findings)
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

    def _moved(self, job: ImportJob, state: State) -> ImportJob:
        self._at(f"before {state.value}")
        moved = self.jobs.move(job, state)
        self._at(state.value)
        return moved

    def _latest(self, job: ImportJob) -> ImportJob:
        """Return the job as it was last kept; as it was before where that fails."""
        with suppress(OfficeError):
            return self.jobs.find(job.sha256) or job
        return job

    def _head(self, job: ImportJob) -> Head:
        container = open_container(self._path(job))
        return check_head(container, self._identity.known(), self._identity.org)

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

    def _unread(self, file_name: str, finding: Finding) -> ImportJob:
        """Keep that a file could not even be copied."""
        job = unread(file_name, self._desk.now(), finding)
        # Nothing of the file is here; where the book is full as well, it is only told.
        with suppress(OfficeError):
            self.jobs.put(job)
        _log.info("not read: %s", finding.code)
        return job


def _keep_nothing(job: ImportJob, state: State) -> ImportJob:
    """Look at a bundle without moving its job."""
    del state
    return job
