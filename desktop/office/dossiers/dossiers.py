"""The dossiers of the round: what each holds, who confirmed what, when it went out."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from db import dossiers as table
from db import records as evidence_table
from db.dossiers import KeptConfirmation, KeptDossier, KeptItem
from db.records import Evidence
from desktop.awards.dossier_states import Dated, Sheets
from desktop.awards.dossiers import Confirmation
from desktop.documents.paper import numbered
from desktop.errors import EntryError, OfficeError
from desktop.office import entries
from desktop.office.desk import Desk
from desktop.office.dossiers.cases import Case, cases_of
from desktop.office.dossiers.check import check
from desktop.office.dossiers.entries import (
    check_copies,
    check_sets,
    check_sheets,
    short,
)
from desktop.office.dossiers.lines import Dossier, DossierLine, Kept, Shelf, place_of
from desktop.office.papers.catalogue import PaperKind
from desktop.office.papers.office import PaperOffice
from desktop.office.papers.words import Round
from desktop.office.registers.records import Records
from desktop.vietnamese import short_date

Kinds = Callable[[Round], Sequence[PaperKind]]
SymbolOf = Callable[[str, Round], str]


class Dossiers:
    """Look dossiers over and note what was handed in.

    Args:
        kinds: the papers a round can give, without the indices of dossiers.
        symbol_of: "TTr-VHXH" of a paper of the round.
    """

    def __init__(
        self,
        desk: Desk,
        current: Callable[[], Round],
        kinds: Kinds,
        symbol_of: SymbolOf,
    ) -> None:
        self._desk = desk
        self._current = current
        self._kinds = kinds
        self._symbol_of = symbol_of
        self._office = PaperOffice(desk)
        self._records = Records(desk)

    # --- looking ------------------------------------------------------------------

    def cases(self, now: Round | None = None) -> list[Case]:
        """Return which dossiers the round has, before any is looked into."""
        now = now or self._current()
        body = self._office.standing_body(now.roundup.plan)
        return cases_of(now.roundup, now.outcome.lists, body)

    def all(self, now: Round | None = None) -> list[Dossier]:
        """Return every dossier of the round with what is there."""
        now = now or self._current()
        kept, shelf = self._kept(now), self._shelf(now)
        return [check(case, kept, shelf) for case in self.cases(now)]

    def one(self, key: str, now: Round | None = None) -> Dossier:
        """Return one dossier by its key.

        Raises:
            OfficeError: nobody is proposed in it any more.
        """
        now = now or self._current()
        for case in self.cases(now):
            if case.key == key:
                return check(case, self._kept(now), self._shelf(now))
        raise OfficeError(
            "Đợt xét này không còn hồ sơ vừa chọn.",
            "Mở lại trang Hồ sơ & văn bản để xem các hồ sơ hiện nay.",
            detail=key,
        )

    def _kept(self, now: Round) -> Kept:
        database, round_id = self._desk.database, now.roundup.round.id
        owned = f"dossier:{round_id}:"
        return Kept(
            table.dossiers(database, round_id),
            table.items(database, round_id),
            table.confirmations(database, round_id),
            Counter(
                one.owner.removeprefix(owned)
                for one in evidence_table.evidence(database)
                if one.owner.startswith(owned)
            ),
        )

    def _shelf(self, now: Round) -> Shelf:
        def dated(kind: PaperKind) -> Dated:
            if kind.code == "decision" and now.decision is not None:
                decided = now.decision
                number, symbol = decided.number, decided.symbol
                day = decided.issued_on
            else:
                issued = now.issued_of(kind.code)
                number, day = issued.number, issued.issued_on
                symbol = self._symbol_of(kind.code, now) if number else ""
            return Dated(numbered(number, symbol) if number else "", day)

        return Shelf(self._kinds(now), now.is_draft, dated)

    # --- noting what is there -----------------------------------------------------

    def keep_item(
        self,
        dossier: Dossier,
        line: DossierLine,
        *,
        copies: int | None,
        is_original: bool | None = None,
        sheets: Sheets | None = None,
        number: str = "",
        issued_on: date | None = None,
        note: str = "",
    ) -> None:
        """Note a paper that is there: copies, sheets, number and day.

        Raises:
            EntryError: copies, sheets or the day cannot be.
        """
        check_copies(copies)
        check_sheets(dossier, line, sheets)
        if issued_on is not None and issued_on > self._desk.today():
            raise EntryError(
                f"Ngày {short_date(issued_on)} chưa đến.", "Ghi ngày trên giấy tờ."
            )
        kept = KeptItem(
            self._round_id(),
            dossier.case.key,
            line.component,
            line.subject_id,
            copies,
            is_original,
            sheets.first if sheets else None,
            sheets.last if sheets else None,
            entries.note(number, "số văn bản"),
            issued_on,
            entries.note(note),
        )
        with self._desk.trail.operation(f"Ghi vào hồ sơ: {short(line.title)}"):
            table.put_items(self._desk.database, [kept])

    def tick(self, dossier: Dossier, lines: Sequence[DossierLine]) -> None:
        """Note that papers are there, signed and in full number, as one action."""
        title = f"Ghi đủ {len(lines):02d} giấy tờ vào hồ sơ"
        if len(lines) == 1:
            title = f"Ghi đủ vào hồ sơ: {short(lines[0].title)}"
        with self._desk.trail.operation(title):
            for line in lines:
                known = self._item(dossier, line)
                kept = replace(known, copies=line.wanted or 1, is_original=True)
                table.put_items(self._desk.database, [kept])

    def item(self, dossier: Dossier, line: DossierLine) -> KeptItem:
        """Return what was noted of a paper, blank where nothing was."""
        return self._item(dossier, line)

    def _item(self, dossier: Dossier, line: DossierLine) -> KeptItem:
        blank = KeptItem(
            self._round_id(), dossier.case.key, line.component, line.subject_id
        )
        keys = (blank.dossier, blank.component, blank.subject_id)
        found = table.items(self._desk.database, blank.round_id)
        return next(
            (i for i in found if (i.dossier, i.component, i.subject_id) == keys), blank
        )

    # --- confirmations ------------------------------------------------------------

    def confirm(
        self,
        dossier: Dossier,
        confirmation: Confirmation,
        subject_id: str,
        given_by: str,
        given_on: date,
    ) -> None:
        """Note that a confirmation was given, by whom and when."""
        who = entries.name(given_by, "người xác nhận")
        if given_on > self._desk.today():
            raise EntryError(
                f"Ngày {short_date(given_on)} chưa đến.", "Ghi ngày trên giấy xác nhận."
            )
        kept = self._confirmation(dossier, confirmation, subject_id, who, given_on)
        with self._desk.trail.operation(f"Ghi xác nhận của {short(confirmation.by)}"):
            table.put_confirmations(self._desk.database, [kept])

    def withdraw(
        self, dossier: Dossier, confirmation: Confirmation, subject_id: str
    ) -> None:
        """Take back that a confirmation was given."""
        gone = self._confirmation(dossier, confirmation, subject_id, "", date.min)
        with self._desk.trail.operation(f"Bỏ xác nhận của {short(confirmation.by)}"):
            table.remove_confirmation(self._desk.database, gone)

    def confirmed(self, dossier: Dossier, line: DossierLine) -> list[KeptConfirmation]:
        """Return the confirmations given on one line."""
        found = table.confirmations(self._desk.database, self._round_id())
        names = {_confirmation_key(c) for c in dossier.case.profile.confirmations}
        return [
            c
            for c in found
            if c.dossier == dossier.case.key
            and c.subject_id == line.subject_id
            and (c.confirmer, c.component, c.what) in names
            and _is_on(c, line)
        ]

    def _confirmation(
        self,
        dossier: Dossier,
        confirmation: Confirmation,
        subject_id: str,
        who: str,
        on: date,
    ) -> KeptConfirmation:
        key = _confirmation_key(confirmation)
        return KeptConfirmation(
            self._round_id(), dossier.case.key, *key, subject_id, who, on
        )

    # --- sets, sending, files -----------------------------------------------------

    def keep_sets(
        self, dossier: Dossier, sets: int | None, sent_on: date | None = None
    ) -> None:
        """Keep how many sets go out, and the day they went."""
        check_sets(sets)
        if sent_on is not None and sent_on > self._desk.today():
            raise EntryError(
                f"Ngày gửi {short_date(sent_on)} chưa đến.", "Ghi ngày đã gửi."
            )
        kept = KeptDossier(self._round_id(), dossier.case.key, sets, sent_on)
        with self._desk.trail.operation(
            f"Ghi số bộ: {short(dossier.case.profile.name)}"
        ):
            table.put_dossier(self._desk.database, kept)

    def files(self, dossier: Dossier, line: DossierLine) -> list[Evidence]:
        """Return the files that lie with a line, the oldest first."""
        found = self._records.evidence(self._owner(dossier, line))
        return sorted(found, key=lambda one: (one.added_on, one.id))

    def file_of(self, evidence: Evidence) -> Path:
        """Return where the copy of a file lies."""
        return self._records.file_of(evidence)

    def attach(self, dossier: Dossier, line: DossierLine, file: Path) -> Evidence:
        """Put a scanned paper into the dossier."""
        return self._records.attach(self._owner(dossier, line), file)

    def detach(self, evidence: Evidence) -> None:
        """Take a file out of the dossier; its copy stays for an undo."""
        self._records.detach(evidence)

    def _owner(self, dossier: Dossier, line: DossierLine) -> str:
        place = place_of(dossier.case.key, line.component, line.subject_id)
        return f"dossier:{self._round_id()}:{place}"

    def _round_id(self) -> str:
        return self._current().roundup.round.id


def _confirmation_key(one: Confirmation) -> tuple[str, str, str]:
    return one.by, one.of, one.what


def _is_on(kept: KeptConfirmation, line: DossierLine) -> bool:
    if line.confirmation is not None:
        key = _confirmation_key(line.confirmation)
        return (kept.confirmer, kept.component, kept.what) == key
    return line.component.casefold().startswith(kept.component.casefold())
