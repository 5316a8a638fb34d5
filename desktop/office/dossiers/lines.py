"""A dossier as it stands: its lines, and what lies on the office's shelves for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.dossiers import KeptConfirmation, KeptDossier, KeptItem
from desktop.awards.dossier_states import Dated, Found, ItemState, Sheets
from desktop.awards.dossiers import Completeness, Confirmation
from desktop.office.dossiers.cases import Case
from desktop.office.papers.catalogue import PaperKind

NO_DATE = Dated()
OF_ALL = ""
"""The subject of a paper about everybody in a dossier."""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One line of the index.

    Attributes:
        component: as the plan names it; with `subject_id` the key of the line.
        title: with whose it is.
        wanted: copies asked for, None where nobody says how many.
        copies: copies there, None where nobody has counted.
        papers: what the program makes for it.
        open_confirmations: those nobody has given, on this paper.
        confirmation: set where the line is a confirmation and no paper.
    """

    component: str
    title: str
    subject_id: str
    state: ItemState
    is_required: bool
    wanted: int | None = None
    wants_original: bool = False
    copies: int | None = None
    is_original: bool | None = None
    sheets: Sheets | None = None
    dated: Dated = NO_DATE
    papers: tuple[PaperKind, ...] = ()
    files: int = 0
    open_confirmations: tuple[Confirmation, ...] = ()
    confirmation: Confirmation | None = None
    clause: str = ""
    note: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether the dossier waits for this line."""
        idle = (ItemState.NOT_APPLICABLE, ItemState.DOUBTFUL)
        return self.is_required and self.state not in idle

    @property
    def is_open(self) -> bool:
        """Tell whether something is left to do before it can be sent."""
        return self.counts and self.state is not ItemState.COMPLETE

    @property
    def lacking(self) -> int:
        """Return how many copies are missing of those counted."""
        return Found(copies=self.copies, wanted=self.wanted).lacking

    @property
    def said(self) -> str:
        """Return the words beside the box: "Đủ", "Thiếu 01 bản"."""
        if self.state is ItemState.SHORT:
            return f"Thiếu {self.lacking:02d} bản"
        return self.state.label


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with what is there.

    Attributes:
        found: what is lacking for each nominee.
        sets: how many go out; None where neither plan nor officer says.
    """

    case: Case
    lines: tuple[DossierLine, ...]
    found: tuple[Completeness, ...]
    sets: int | None
    sent_on: date | None = None

    @property
    def required(self) -> tuple[DossierLine, ...]:
        """Return the lines the dossier waits for."""
        return tuple(line for line in self.lines if line.counts)

    @property
    def done(self) -> int:
        """Return how many of them are complete."""
        return sum(1 for line in self.required if not line.is_open)

    @property
    def is_complete(self) -> bool:
        """Tell whether it can be sent."""
        return all(found.is_complete for found in self.found)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the office noted of all dossiers of a round."""

    dossiers: Sequence[KeptDossier] = ()
    items: Sequence[KeptItem] = ()
    confirmations: Sequence[KeptConfirmation] = ()
    files: Mapping[str, int] = field(default_factory=dict)
    """How many evidence files lie with a line, by `place_of`."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The papers a round can make now, and what number each got."""

    kinds: Sequence[PaperKind]
    is_draft: bool
    dated: Callable[[PaperKind], Dated]


def place_of(dossier: str, component: str, subject_id: str) -> str:
    """Return what names a line among everything that evidence is kept for."""
    return "|".join((dossier, component, subject_id))
