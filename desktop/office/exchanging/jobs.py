"""How far a found bundle came: its states, in words, and the book they are kept in.

A bundle goes from state to state in the order of trust; each state is on the disk
before the next step begins, so that a pulled plug is seen at the next start.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum

from db import exchange
from db.connection import OfficeDatabase
from db.exchange import ImportJob
from desktop.bundles.sealed.catalogue import Finding, Severity
from desktop.bundles.sealed.envelope import Envelope


class State(Enum):
    """Where a bundle stands; the value is kept, the label is on screen."""

    FOUND = "found"
    STAGED = "staged"
    CONTAINER = "container"
    SEAL = "seal"
    ADDRESSED = "addressed"
    ORDERED = "ordered"
    COMPATIBLE = "compatible"
    DECRYPTED = "decrypted"
    INNER = "inner"
    PARSED = "parsed"
    CHECKED = "checked"
    PREVIEW = "preview"
    APPLIED = "applied"
    RECEIPTED = "receipted"
    REJECTED = "rejected"
    QUARANTINED = "quarantined"
    DUPLICATE = "duplicate"
    HELD = "held"
    CANCELLED = "cancelled"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The words on screen."""
        return _LABELS[self]

    @property
    def is_unfinished(self) -> bool:
        """Tell whether a pulled plug left it here: no officer decides anything."""
        return self in _UNFINISHED

    @property
    def keeps_file(self) -> bool:
        """Tell whether the original, as it came, is kept for later."""
        return self in _KEEPING or self in _UNFINISHED

    @property
    def is_taken_in(self) -> bool:
        """Tell whether what the bundle says counts here."""
        return self in {State.APPLIED, State.RECEIPTED}


_LABELS = {
    State.FOUND: "Vừa thấy",
    State.STAGED: "Đã chép về máy",
    State.CONTAINER: "Tệp nguyên vẹn",
    State.SEAL: "Chữ ký đúng",
    State.ADDRESSED: "Đúng nơi nhận",
    State.ORDERED: "Đúng thứ tự",
    State.COMPATIBLE: "Đọc được phiên bản",
    State.DECRYPTED: "Đã giải mã",
    State.INNER: "Nội dung khớp bảng kê",
    State.PARSED: "Đã đọc các bảng",
    State.CHECKED: "Đã kiểm tra",
    State.PREVIEW: "Chờ nhận",
    State.APPLIED: "Đã nhận",
    State.RECEIPTED: "Đã nhận, có phiếu tiếp nhận",
    State.REJECTED: "Từ chối",
    State.QUARANTINED: "Cách ly",
    State.DUPLICATE: "Đã nhận từ trước",
    State.HELD: "Giữ lại chờ xác nhận",
    State.CANCELLED: "Đã dừng",
    State.FAILED: "Chưa đọc được",
}
_UNFINISHED = frozenset(
    {
        State.FOUND,
        State.STAGED,
        State.CONTAINER,
        State.SEAL,
        State.ADDRESSED,
        State.ORDERED,
        State.COMPATIBLE,
        State.DECRYPTED,
        State.INNER,
        State.PARSED,
        State.CHECKED,
    }
)
_KEEPING = frozenset(
    {State.PREVIEW, State.HELD, State.QUARANTINED, State.APPLIED, State.RECEIPTED}
)
_LOCKED = "TD-008"
_AFTER = {
    Severity.REJECTED: State.REJECTED,
    Severity.QUARANTINED: State.QUARANTINED,
    Severity.HELD: State.HELD,
    Severity.LOCAL: State.FAILED,
}


def state_of(job: ImportJob) -> State:
    """Return the state of a kept job."""
    return State(job.state)


def findings_of(job: ImportJob) -> tuple[Finding, ...]:
    """Return everything found about a bundle, what stopped it first."""
    return tuple(
        Finding(code, Severity[severity], sentence, next_step)
        for code, severity, sentence, next_step in json.loads(job.findings or "[]")
    )


def keeps_file(job: ImportJob) -> bool:
    """Tell whether the original stays: also where only a passphrase was missing."""
    return state_of(job).keeps_file or job.code == _LOCKED


def state_after(finding: Finding) -> State:
    """Return where a finding leaves a bundle; what only informs has an own rule."""
    if finding.code == "TD-142":
        return State.DUPLICATE
    return _AFTER.get(finding.severity, State.CANCELLED)


class Jobs:
    """The book of found bundles."""

    def __init__(self, database: OfficeDatabase) -> None:
        self._database = database

    def all(self) -> list[ImportJob]:
        """Return every bundle ever found, the newest first."""
        return exchange.jobs(self._database)

    def find(self, sha256: str) -> ImportJob | None:
        """Return the job of a file by its digest."""
        return exchange.job(self._database, sha256)

    def unfinished(self) -> list[ImportJob]:
        """Return what a pulled plug left half way, the oldest first."""
        found = [job for job in self.all() if state_of(job).is_unfinished]
        return found[::-1]

    def begin(self, sha256: str, file_name: str, at: datetime) -> ImportJob:
        """Keep that a file was copied here; one found before starts anew."""
        return self.put(self.copied(sha256, file_name, at))

    @staticmethod
    def copied(sha256: str, file_name: str, at: datetime) -> ImportJob:
        """Return the job of a file that was copied here."""
        found_at = at.isoformat(timespec="seconds")
        return ImportJob(sha256, file_name, State.STAGED.value, found_at)

    def put(self, job: ImportJob) -> ImportJob:
        """Keep a job as it stands."""
        exchange.put_job(self._database, job)
        return job

    def move(self, job: ImportJob, state: State) -> ImportJob:
        """Keep that a bundle came one step further."""
        return self.put(replace(job, state=state.value))

    @staticmethod
    def stopped(job: ImportJob, findings: Sequence[Finding], at: datetime) -> ImportJob:
        """Return a job that goes no further; the first finding says why."""
        return replace(
            told(job, findings),
            state=state_after(findings[0]).value,
            decided_at=at.isoformat(timespec="seconds"),
        )


def unread(file_name: str, at: datetime, finding: Finding | None) -> ImportJob:
    """Return the job of a file that was never copied whole; None: it was stopped.

    It has no digest, so its name stands for it.
    """
    key = hashlib.sha256(f"unread|{file_name}".encode()).hexdigest()
    moment = at.isoformat(timespec="seconds")
    job = ImportJob(key, file_name, State.CANCELLED.value, moment, decided_at=moment)
    return job if finding is None else Jobs.stopped(job, (finding,), at)


def named(job: ImportJob, envelope: Envelope) -> ImportJob:
    """Return a job with what the signed head says of the bundle."""
    return replace(
        job,
        org=envelope.sender.org,
        org_name=envelope.sender.name,
        type=envelope.type.value,
        movement=envelope.scope.movement,
        period=envelope.scope.period,
        seq=envelope.seq,
        bundle_id=envelope.bundle_id,
    )


def told(job: ImportJob, findings: Sequence[Finding]) -> ImportJob:
    """Return a job with what was found; the first one is the one shown in lists."""
    first = findings[0] if findings else None
    return replace(
        job,
        code=first.code if first else "",
        sentence=first.sentence if first else "",
        next_step=first.next_step if first else "",
        findings=json.dumps(
            [(f.code, f.severity.name, f.sentence, f.next_step) for f in findings],
            ensure_ascii=False,
        ),
    )
