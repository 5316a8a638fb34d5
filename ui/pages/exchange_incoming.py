"""The bundles at hand: those on the stick, and those left for later."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.bundles.sealed.catalogue import Severity
from desktop.office.exchanging.kept import ImportJob, State, findings_of, state_of
from desktop.office.office import Office
from ui.language import _
from ui.pages.exchange_labels import (
    chip_of,
    number_words,
    sender_words,
)
from ui.tables.column import Column, Section
from ui.tables.table import TableView

WAITING = frozenset({State.PREVIEW, State.HELD, State.QUARANTINED})
"""States in which an officer still decides something."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A bundle at hand.

    Args:
        path: on the stick; None where it was read on another day.
    """

    job: ImportJob
    path: Path | None = None

    @property
    def key(self) -> str:
        """Return what names it in lists."""
        return self.job.sha256


def is_waiting(job: ImportJob) -> bool:
    """Tell whether somebody still decides about a bundle."""
    return state_of(job) in WAITING


def is_here(job: ImportJob) -> bool:
    """Tell whether what a bundle says counts here, since today or since long."""
    state = state_of(job)
    return state.is_taken_in or state is State.DUPLICATE


def is_clean(job: ImportJob) -> bool:
    """Tell whether a bundle can be taken in without anything to heed."""
    quiet = all(f.severity is Severity.INFORMATION for f in findings_of(job))
    return state_of(job) is State.PREVIEW and quiet


def refreshed(office: Office, found: Iterable[Incoming]) -> list[Incoming]:
    """Return the bundles of the stick as they stand now, one line for each."""
    kept = {job.sha256: job for job in office.receiving.jobs()}
    fresh = {}
    for one in found:
        # What came again keeps its own answer; its job stays as it was.
        is_again = state_of(one.job) is State.DUPLICATE
        job = one.job if is_again else kept.get(one.key, one.job)
        fresh[one.key] = Incoming(job, one.path)
    return list(fresh.values())


def left_for_later(office: Office, found: Sequence[Incoming]) -> list[Incoming]:
    """Return what waits here without being on the stick."""
    there = {one.key for one in found}
    return [
        Incoming(job)
        for job in office.receiving.jobs()
        if is_waiting(job) and job.sha256 not in there
    ]


class IncomingTable(TableView):
    """Who sent it and what it is, with where it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Gói dữ liệu"),
            [
                Column[Incoming](
                    _("Nơi gửi, loại gói"),
                    lambda one: sender_words(one.job),
                    note=lambda one: number_words(one.job),
                    weight=600,
                    tip=_tip,
                ),
                Column[Incoming](
                    _("Tình trạng"),
                    lambda one: chip_of(one.job).word,
                    kind="chip",
                    look=lambda one: chip_of(one.job),
                    width=132,
                ),
            ],
            row_height=48,
            key=lambda one: one.key,
            parent=parent,
        )

    def show_incoming(
        self, found: Sequence[Incoming], later: Sequence[Incoming]
    ) -> None:
        """Show the bundles of the stick above those left for later."""
        sections = [Section(_("Trên USB, thư mục đã chọn"), found)] if found else []
        if later:
            sections.append(Section(_("Đã chép về máy, để sau"), later))
        self.show_sections(sections)


def _tip(one: Incoming) -> str:
    lines = [sender_words(one.job), number_words(one.job), one.job.file_name]
    if one.job.code:
        lines.append(f"{one.job.code}: {one.job.sentence}")
    return "\n".join(dict.fromkeys(lines))
