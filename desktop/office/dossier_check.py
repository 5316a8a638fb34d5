"""A dossier held against what its receiver wants: line by line, and the verdict."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from db.dossiers import KeptConfirmation, KeptDossier, KeptItem
from desktop.awards.dossier_states import Dated, Found, ItemState, Sheets, state_of
from desktop.awards.dossiers import (
    Completeness,
    Component,
    Confirmation,
    completeness,
    meant_for,
)
from desktop.office.dossier_cases import Case, Nominee
from desktop.office.dossier_papers import going_along, is_of_each, made_for
from desktop.office.paper_catalogue import PaperKind
from desktop.text import search_key

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


def check(case: Case, kept: Kept, shelf: Shelf) -> Dossier:
    """Return a dossier with every line judged."""
    return _Checking(case, kept, shelf).dossier()


class _Checking:
    def __init__(self, case: Case, kept: Kept, shelf: Shelf) -> None:
        self._case, self._shelf = case, shelf
        own = next((d for d in kept.dossiers if d.dossier == case.key), None)
        self._own = own
        self._sets = (own.sets if own else None) or case.profile.sets
        self._items = {
            (i.component, i.subject_id): i for i in kept.items if i.dossier == case.key
        }
        self._given = {
            (c.confirmer, c.component, c.what, c.subject_id)
            for c in kept.confirmations
            if c.dossier == case.key
        }
        self._files = kept.files

    def dossier(self) -> Dossier:
        lines = [*self._components(), *self._confirmations()]
        used = [paper for line in lines for paper in line.papers]
        along = going_along(self._case, used, self._shelf.kinds)
        lines += [self._along(kind) for kind in along]
        return Dossier(
            self._case,
            tuple(lines),
            tuple(self._found(nominee, lines) for nominee in self._case.nominees),
            self._sets,
            self._own.sent_on if self._own else None,
        )

    # --- papers -------------------------------------------------------------------

    def _components(self) -> Iterator[DossierLine]:
        for component in self._case.profile.components:
            meant = [n for n in self._case.nominees if _asked(component, n)]
            if not meant:
                yield DossierLine(
                    component.name,
                    component.name,
                    OF_ALL,
                    ItemState.NOT_APPLICABLE,
                    component.is_required,
                )
            elif is_of_each(component.name):
                for nominee in meant:
                    yield self._line(component, nominee)
            else:
                yield self._line(component, None)

    def _line(self, component: Component, nominee: Nominee | None) -> DossierLine:
        subject = nominee.id if nominee else OF_ALL
        papers = made_for(self._case, component.name, nominee, self._shelf.kinds)
        open_ones = self._open(component, nominee)
        title = component.name
        if nominee is not None:
            title = f"{component.name} của {nominee.called}"
        line = DossierLine(
            component.name,
            title,
            subject,
            ItemState.MISSING,
            component.is_required,
            wanted=self._sets,
            wants_original=component.is_original,
            papers=papers,
            open_confirmations=open_ones,
            clause=self._case.profile.clause,
            note=component.note,
        )
        return self._judged(line)

    def _along(self, kind: PaperKind) -> DossierLine:
        line = DossierLine(
            kind.title,
            kind.title,
            OF_ALL,
            ItemState.OPTIONAL,
            is_required=False,
            wanted=self._sets,
            papers=(kind,),
        )
        return self._judged(line)

    def _judged(self, line: DossierLine) -> DossierLine:
        item = self._items.get((line.component, line.subject_id))
        place = place_of(self._case.key, line.component, line.subject_id)
        dated = [self._shelf.dated(kind) for kind in line.papers]
        found = Found(
            copies=item.copies if item else None,
            is_original=item.is_original if item else None,
            is_made=bool(line.papers),
            is_draft=self._shelf.is_draft and any(not k.is_final for k in line.papers),
            is_issued=bool(dated) and all(d.number and d.issued_on for d in dated),
            wanted=line.wanted,
            wants_original=line.wants_original,
            unconfirmed=sum(1 for c in line.open_confirmations if not c.is_doubtful),
        )
        number = Dated(item.number, item.issued_on) if item else Dated()
        if not (number.number or number.issued_on) and dated:
            number = dated[0]
        return replace(
            line,
            state=state_of(found, is_required=line.is_required),
            copies=found.copies,
            is_original=found.is_original,
            sheets=_sheets(item),
            dated=number,
            files=self._files.get(place, 0),
            note=(item.note if item and item.note else line.note),
        )

    # --- confirmations ------------------------------------------------------------

    def _open(
        self, component: Component, nominee: Nominee | None
    ) -> tuple[Confirmation, ...]:
        who = [nominee] if nominee else list(self._case.nominees)
        subject = nominee.id if nominee else OF_ALL
        return tuple(
            c
            for c in self._case.profile.confirmations
            if _concerns(c, component.name)
            and any(_asked(c, each) for each in who)
            and not self._is_given(c, subject)
        )

    def _confirmations(self) -> Iterator[DossierLine]:
        """Return a line for each confirmation that is on no paper of the list."""
        names = [c.name for c in self._case.profile.components]
        for one in self._case.profile.confirmations:
            if any(_concerns(one, name) for name in names):
                continue
            meant = [n for n in self._case.nominees if _asked(one, n)]
            everybody: list[Nominee | None] = [*meant] or [None]
            for nominee in everybody:
                yield self._confirmation(one, nominee)

    def _confirmation(self, one: Confirmation, nominee: Nominee | None) -> DossierLine:
        title = f"Xác nhận của {one.by}"
        title = f"{title}: {one.what}" if one.what else title
        subject = nominee.id if nominee else OF_ALL
        state = ItemState.NOT_APPLICABLE
        if nominee is not None:
            title = f"{title} ({nominee.called})"
            given = self._is_given(one, subject)
            missing = ItemState.DOUBTFUL if one.is_doubtful else ItemState.MISSING
            state = ItemState.COMPLETE if given else missing
        return DossierLine(
            title,
            title,
            subject,
            state,
            is_required=True,
            confirmation=one,
            clause=one.clause,
        )

    def _is_given(self, one: Confirmation, subject: str) -> bool:
        return (one.by, one.of, one.what, subject) in self._given

    # --- the verdict --------------------------------------------------------------

    def _found(self, nominee: Nominee, lines: Sequence[DossierLine]) -> Completeness:
        there = (ItemState.COMPLETE, ItemState.UNCONFIRMED)
        present = {
            line.component
            for line in lines
            if line.state in there and line.subject_id in (OF_ALL, nominee.id)
        }
        names = {c.name: c for c in self._case.profile.components}
        confirmed = [
            c
            for c in self._case.profile.confirmations
            if self._is_given(c, self._subject_of(c, nominee, names))
        ]
        profile = self._case.profile
        return completeness(
            profile, nominee.kind, present, confirmed, group=nominee.group
        )

    def _subject_of(
        self, one: Confirmation, nominee: Nominee, names: Mapping[str, Component]
    ) -> str:
        """Return whom a confirmation is kept for: one nominee, or everybody's paper."""
        shared = [n for n in names if _concerns(one, n) and not is_of_each(n)]
        return OF_ALL if shared else nominee.id


def _asked(part: Component | Confirmation, nominee: Nominee) -> bool:
    return bool(meant_for((part,), nominee.kind, nominee.group))


def _concerns(one: Confirmation, component: str) -> bool:
    """Tell whether a confirmation is written on a paper, rather than a paper itself."""
    return search_key(component).startswith(search_key(one.of))


def _sheets(item: KeptItem | None) -> Sheets | None:
    if item is None or item.first_sheet is None or item.last_sheet is None:
        return None
    return Sheets(item.first_sheet, item.last_sheet)
