"""A dossier held against what its receiver wants: line by line, and the verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from db.dossiers import KeptItem
from desktop.awards.dossier_states import Dated, Found, ItemState, Sheets, state_of
from desktop.awards.dossiers import (
    Completeness,
    Component,
    Confirmation,
    completeness,
    meant_for,
)
from desktop.office.dossiers.cases import Case, Nominee
from desktop.office.dossiers.lines import (
    OF_ALL,
    Dossier,
    DossierLine,
    Kept,
    Shelf,
    place_of,
)
from desktop.office.dossiers.papers import going_along, is_of_each, made_for
from desktop.office.papers.catalogue import PaperKind
from desktop.text import search_key


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
