"""All files of a stick at once: each by itself, one report for each."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.exchange import ImportJob
from desktop.bundles.sealed.catalogue import Finding
from desktop.bundles.sealed.stick import Report
from desktop.errors import OfficeError
from desktop.office.exchanging import troubles
from desktop.office.exchanging.jobs import State, findings_of, state_of, told

if TYPE_CHECKING:
    from desktop.office.exchanging.receiving import Receiving

ASK_FIRST = frozenset({"TD-153", "TD-506"})
"""Warnings after which somebody is telephoned before anything is taken in."""


def run(
    receiving: "Receiving",
    paths: Sequence[Path],
    report: Report | None,
    *,
    apply: bool,
) -> list[ImportJob]:
    """Look at every file, take in what asks nothing, and report on each."""
    batch = _Batch(receiving, apply=apply)
    done: list[ImportJob] = []
    with receiving.staying_open():
        for place, path in enumerate(paths, start=1):
            done.append(batch.one(path))
            if report is not None and not report(place, len(paths)):
                break
    return done


def asks(job: ImportJob) -> list[Finding]:
    """Return what has to be asked before a bundle is taken in with others."""
    return [one for one in findings_of(job) if one.code in ASK_FIRST]


class _Batch:
    """One copy of the office's file is made for all bundles of a stick."""

    def __init__(self, receiving: "Receiving", *, apply: bool) -> None:
        self._receiving = receiving
        self._apply = apply
        self._is_backed_up = False

    def one(self, path: Path) -> ImportJob:
        job = self._receiving.take(path)
        is_ready = state_of(job) is State.PREVIEW and not asks(job)
        if not self._apply or not is_ready:
            return job
        try:
            if not self._is_backed_up:
                self._receiving.back_up()
                self._is_backed_up = True
            return self._receiving.apply(job, with_backup=False)
        except OfficeError as refusal:
            finding = troubles.finding_of(refusal)
            latest = self._receiving.job(job.sha256)
            return told(latest, (finding, *findings_of(latest)))
