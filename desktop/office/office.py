"""The open office: one data folder, its memory, and the use cases on it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from db import offices
from db.connection import OfficeDatabase, open_database
from db.identity import new_id
from db.offices import Office as Particulars
from db.plans import AdoptedPlan
from db.schema import bring_up_to_date, version_of
from db.trail import Step, Trail
from desktop import folders as places
from desktop.errors import OfficeError, OfficeFileError
from desktop.folders import Folders
from desktop.office import entries
from desktop.office.backups import Backups, Copy, copies_in
from desktop.office.desk import Desk
from desktop.office.leftovers import wipe_leftovers
from desktop.office.overview import kept_glance
from desktop.office.overview.glance import Glance, Overview
from desktop.office.plans import Plans, choices_by_value

# The rules and what they are asked are imported when they are first needed: a start on
# an unchanged office shows the kept glance and needs none of them.
if TYPE_CHECKING:
    from desktop.awards.forms import Signatory
    from desktop.bundles.tables import Table
    from desktop.documents.paper import Letterhead
    from desktop.emulation.movements import ReviewRound
    from desktop.office.council.council import Council
    from desktop.office.dossiers.dossiers import Dossiers
    from desktop.office.exchanging.city_desk import CityDesk
    from desktop.office.exchanging.consolidating import Consolidating
    from desktop.office.exchanging.correcting import OwnCell
    from desktop.office.exchanging.identity import Identity
    from desktop.office.exchanging.received_plans import ReceivedPlans
    from desktop.office.exchanging.receiving import Receiving
    from desktop.office.exchanging.result_contents import Enclosed
    from desktop.office.exchanging.round_package import Exchange, Preview
    from desktop.office.exchanging.sending import Sending
    from desktop.office.papers.bonuses import Bonuses
    from desktop.office.papers.certificates import CertificatePapers
    from desktop.office.papers.legal_values import LegalValues
    from desktop.office.papers.merit_reports import MeritReports
    from desktop.office.papers.notes import PaperNote
    from desktop.office.papers.numbers import PaperNumbers
    from desktop.office.papers.printing_setup import PrintingSetup
    from desktop.office.papers.reports import Reports
    from desktop.office.papers.round_papers import Papers, Round
    from desktop.office.registers.deliveries import Deliveries
    from desktop.office.registers.journal import Journal
    from desktop.office.registers.records import Records
    from desktop.office.registers.register import Register
    from desktop.office.registers.registers import Registers
    from desktop.office.registers.scorebook import BasisEntry, Entry, Scorebook
    from desktop.office.registers.targets import Targets
    from desktop.office.rounds.awarding import Awarding
    from desktop.office.rounds.double_awards import DoubleAwards
    from desktop.office.rounds.outcome import Outcome
    from desktop.office.rounds.review import Review
    from desktop.office.rounds.rounds import Rounds
    from desktop.office.rounds.roundup import Roundup
    from desktop.office.second_place import Report, SecondPlace
    from desktop.plans.plan import Plan

__all__ = ["AdoptedPlan", "Office", "Particulars", "Step"]


class Office:
    """What the window and the command line work with.

    Open it with `Office.open`; it belongs to one window at a time and must be closed.
    """

    def __init__(
        self, folders: Folders, database: OfficeDatabase, now: Callable[[], datetime]
    ) -> None:
        self.folders = folders
        self._database = database
        self.trail = Trail(database, now)
        self._desk = Desk(folders, database, self.trail, now)
        self.plans = Plans(self._desk)
        self.backups = Backups(self._desk)
        self._roundup: tuple[int, Roundup] | None = None
        self._outcome: tuple[Roundup, Outcome] | None = None
        self._glance: tuple[int, Glance] | None = None

    # --- use cases ----------------------------------------------------------------
    @cached_property
    def awarding(self) -> "Awarding":
        """The decision and the register of awards."""
        from desktop.office.rounds.awarding import Awarding

        return Awarding(self._desk)

    @cached_property
    def second_place(self) -> "SecondPlace":
        """Whole copies on another disk or a stick."""
        from desktop.office.second_place import SecondPlace

        return SecondPlace(self._desk)

    @cached_property
    def register(self) -> "Register":
        """Who takes part."""
        from desktop.office.registers.register import Register

        return Register(self._desk)

    @cached_property
    def reviewing(self) -> "Rounds":
        """The rounds of review, their due dates and budgets."""
        from desktop.office.rounds.rounds import Rounds

        return Rounds(self._desk)

    @cached_property
    def double_awards(self) -> "DoubleAwards":
        """Awards from elsewhere, citations and rulings."""
        from desktop.office.rounds.double_awards import DoubleAwards

        return DoubleAwards(self._desk, self.plans.by_id)

    @cached_property
    def scorebook(self) -> "Scorebook":
        """Scores as they are typed and pasted."""
        from desktop.office.registers.scorebook import Scorebook

        return Scorebook(self._desk)

    @cached_property
    def records(self) -> "Records":
        """The registers behind the verdicts."""
        from desktop.office.registers.records import Records

        return Records(self._desk)

    @cached_property
    def journal(self) -> "Journal":
        """What was done, which papers came, what stands in the way."""
        from desktop.office.registers.journal import Journal

        return Journal(self._desk)

    @cached_property
    def registers(self) -> "Registers":
        """Indices, reviews of breaches, achievements, former units."""
        from desktop.office.registers.registers import Registers

        return Registers(self._desk)

    @cached_property
    def targets(self) -> "Targets":
        """Targets given to units, with their results."""
        from desktop.office.registers.targets import Targets

        return Targets(self._desk)

    @cached_property
    def review(self) -> "Review":
        """What is decided about the computed lists."""
        from desktop.office.rounds.review import Review

        return Review(self._desk, self.backups)

    @cached_property
    def council(self) -> "Council":
        """The council, its meeting about the round, and the votes."""
        from desktop.office.council.council import Council

        return Council(self._desk, lambda: (self.roundup(), self.outcome()))

    @cached_property
    def legal(self) -> "LegalValues":
        """What the law fixes, with the office's own values."""
        from desktop.office.papers.legal_values import LegalValues

        return LegalValues(self._desk)

    @cached_property
    def bonuses(self) -> "Bonuses":
        """The money that goes with the awards of rounds."""
        from desktop.office.papers.bonuses import Bonuses

        return Bonuses(self._desk)

    @cached_property
    def paper_numbers(self) -> "PaperNumbers":
        """Numbers and days of papers, in series that never repeat."""
        from desktop.office.papers.numbers import PaperNumbers

        return PaperNumbers(self._desk, self._as_papers_see_it, self._letterhead_of)

    def paper_notes(self) -> "list[PaperNote]":
        """Return what to look at before the papers of the round go out."""
        from desktop.office.papers.notes import notes_of
        from desktop.office.papers.office import PaperOffice

        now = self._as_papers_see_it()
        return notes_of(now, PaperOffice(self._desk), self.awarding)

    def _letterhead_of(self, code: str) -> "Letterhead":
        return self.papers.describe(code).letterhead

    @cached_property
    def merit_reports(self) -> "MeritReports":
        """What units and people write in their reports of achievements."""
        from desktop.office.papers.merit_reports import MeritReports

        return MeritReports(self._desk, self._as_papers_see_it)

    @cached_property
    def papers(self) -> "Papers":
        """Papers and certificates of the round."""
        from desktop.office.papers.round_papers import Papers

        return Papers(self._desk, self._as_papers_see_it)

    @property
    def certificates(self) -> "CertificatePapers":
        """Certificates of the round, whole or on pre-printed stock."""
        return self.papers.sheets

    @cached_property
    def printing(self) -> "PrintingSetup":
        """Layouts of stock, profiles of printers, the emblem."""
        from desktop.office.papers.printing_setup import PrintingSetup

        return PrintingSetup(self._desk)

    @property
    def dossiers(self) -> "Dossiers":
        """What each receiving step wants to get, and what is there."""
        return self.papers.dossiers

    @cached_property
    def reports(self) -> "Reports":
        """Statistics, and lists of the register."""
        from desktop.office.papers.reports import Reports

        def current() -> "tuple[str, Outcome] | None":
            if self.plans.current() is None or not self.plans.has_rounds():
                return None
            return self.current_round().name, self.outcome()

        return Reports(self._desk, self.plans, current)

    @cached_property
    def deliveries(self) -> "Deliveries":
        """Awards handed over."""
        from desktop.office.registers.deliveries import Deliveries

        return Deliveries(self._desk)

    @cached_property
    def identity(self) -> "Identity":
        """Our keys towards other offices, and whose keys we know."""
        from desktop.office.exchanging.identity import Identity

        return Identity(self._desk)

    @cached_property
    def receiving(self) -> "Receiving":
        """Bundles of other offices, taken in."""
        from desktop.office.exchanging.receiving import Receiving

        return Receiving(
            self._desk, self.identity, self.backups, sending=lambda: self.sending
        )

    @cached_property
    def received_plans(self) -> "ReceivedPlans":
        """The plans that came in bundles from above, to work by when one says so."""
        from desktop.office.exchanging.received_plans import ReceivedPlans

        return ReceivedPlans(self._desk, self.plans)

    @cached_property
    def sending(self) -> "Sending":
        """Bundles to other offices, made and put on sticks."""
        from desktop.office.exchanging.prepared import Current
        from desktop.office.exchanging.sending import Sending

        def current() -> "Current":
            sheet = self.council.sheet()
            return Current(
                self.roundup(), self.outcome(), sheet, tuple(self.dossiers.all())
            )

        def enclosed(org: str) -> "Enclosed":
            return self.city_desk.enclosed(org)

        return Sending(self._desk, self.identity, self.plans, current, enclosed)

    @cached_property
    def city_desk(self) -> "CityDesk":
        """The communes of a city: what they sent, what goes back to them."""
        from desktop.office.exchanging.city_desk import CityDesk

        return CityDesk(
            self._desk,
            self.identity,
            self.roundup,
            self.outcome,
            lambda: self.sending,
        )

    @cached_property
    def consolidating(self) -> "Consolidating":
        """What the communes sent, as files and tables for other tools."""
        from desktop.office.exchanging.consolidating import Consolidating

        return Consolidating(self._desk, self.identity, self.city_desk, self.roundup)

    @cached_property
    def _exchange(self) -> "Exchange":
        from desktop.office.exchanging.round_package import Exchange

        return Exchange(self._desk, self.backups)

    def start_keys_over(self) -> Copy:
        """Make new keys because nobody knows the passphrase; return the copy before.

        Raises:
            OfficeError: there is no passphrase, or the copy cannot be made.
        """
        self.identity.check_passphrase_is_set()
        copy = self.backups.make("truoc khi lap khoa moi")
        self.identity.start_over()
        return copy

    # --- opening and closing ------------------------------------------------------

    @classmethod
    def open(
        cls, root: Path | None = None, now: Callable[[], datetime] = datetime.now
    ) -> "Office":
        """Open the office in a folder, or make a new one there.

        Raises:
            OfficeFileError: the folder or file cannot be used; says what to do.
        """
        folders = places.prepare(root)
        _refuse_emptied(folders)
        database = open_database(folders.database)
        try:
            at = now()

            def keep_old() -> None:
                from db import backup

                if version_of(database):
                    name = backup.name_of(at, "truoc nang cap")
                    backup.back_up(database, folders.backups / name)

            bring_up_to_date(database, before_step=keep_old)
        except BaseException:
            database.close()
            raise
        wipe_leftovers(folders.root)
        return cls(folders, database, now)

    def with_clock(self, now: Callable[[], datetime]) -> "Office":
        """Return this open office by another clock; both are the same file."""
        return Office(self.folders, self._database, now)

    def close(self, *, with_backup: bool = False) -> None:
        """Let go of the file; with a backup when anything was done since the last."""
        try:
            self._keep_glance()
            if with_backup and self.backups.has_news():
                self.backups.make("thoat")
        finally:
            self._database.close()

    def __enter__(self) -> "Office":
        """Return the open office."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def today(self) -> date:
        """Return the day by the office's clock."""
        return self._desk.today()

    def now(self) -> datetime:
        """Return the time by the office's clock."""
        return self._desk.now()

    # --- who we are ---------------------------------------------------------------

    def particulars(self) -> Particulars | None:
        """Return which office this is, None before the first start is finished."""
        return offices.office(self._database)

    def set_up(
        self, particulars: Particulars, signatories: Sequence["Signatory"], plan: str
    ) -> None:
        """Finish the first start: office, signers and plan as one action."""
        with self.trail.operation("Lập cơ quan"):
            self.introduce(particulars)
            for signatory in signatories:
                self.keep_signatory(signatory)
            self.plans.adopt(plan)

    def introduce(self, particulars: Particulars) -> None:
        """Keep which office this is."""
        name = entries.name(particulars.name, "tên xã, phường")
        particulars = replace(particulars, name=name)
        with self.trail.operation(f"Ghi cơ quan {particulars.name}"):
            offices.put_office(self._database, particulars)

    def keep_signatory(self, signatory: "Signatory") -> None:
        """Keep somebody who signs; an empty id makes a new one."""
        from desktop.awards.forms import Signatory

        kept = Signatory(
            signatory.id or new_id(),
            entries.name(signatory.name, "họ tên người ký"),
            signatory.titles,
            signatory.is_default,
        )
        with self.trail.operation(f"Ghi người ký {kept.name}"):
            offices.put_signatory(self._database, kept)

    # --- where we stand -----------------------------------------------------------

    def rounds(self) -> "list[ReviewRound]":
        """Return the rounds of the current plan."""
        adopted = self.plans.current()
        return self.reviewing.of_plan(adopted.id) if adopted else []

    def current_round(self) -> "ReviewRound":
        """Return the round in hand: the one chosen, else the first still open."""
        adopted = self.plans.current()
        if adopted is None:
            raise _no_plan()
        found = self.reviewing.current(adopted.id)
        if found is None:
            raise _no_round()
        return found

    def plan(self) -> "Plan":
        """Return the current plan."""
        adopted = self.plans.current()
        if adopted is None:
            raise _no_plan()
        return self.plans.value_of(adopted)

    def roundup(self) -> "Roundup":
        """Return everything known about the current round, read once per change."""
        if self._roundup is None or self._roundup[0] != self._stamp():
            self._roundup = (self._stamp(), self._read())
        return self._roundup[1]

    def enter_score(self, entry: "Entry", reason: str = "") -> None:
        """Keep one typed score; the rest of the round is not read again."""
        roundup = self.scorebook.enter(self.roundup(), entry, reason)
        self._roundup = (self._stamp(), roundup)

    def enter_basis(self, entry: "BasisEntry", reason: str = "") -> None:
        """Compute one score and keep what it rests on; the round is not read again."""
        roundup = self.scorebook.enter_basis(self.roundup(), entry, reason)
        self._roundup = (self._stamp(), roundup)

    def _stamp(self) -> int:
        return self._database.sqlite().total_changes

    def outcome(self) -> "Outcome":
        """Return ranks, verdicts and lists: as closed, or as they stand now."""
        roundup = self.roundup()
        if self._outcome is None or self._outcome[0] is not roundup:
            self._outcome = (roundup, self._work_out(roundup))
        return self._outcome[1]

    def overview(self) -> Overview:
        """Return where the round stands today."""
        return self.glance().overview(self.today())

    def glance(self) -> Glance:
        """Return where the round stands, as kept last time if nothing changed."""
        if self._glance is None or self._glance[0] != self._stamp():
            kept = kept_glance.load(self._database, self.trail.mark())
            self._glance = (self._stamp(), kept or self._look_over())
        return self._glance[1]

    def _look_over(self) -> Glance:
        from desktop.office.overview.overview import glance_of
        from desktop.office.overview.places import journal_state

        adopted = self.plans.current()
        roundup = self.roundup()
        return glance_of(
            roundup,
            self.outcome(),
            self.plans.notices(adopted) if adopted else (),
            self.awarding.decision(roundup),
            self.council.sheet(),
            journal_state(self.journal, roundup),
        )

    def _keep_glance(self) -> None:
        if self._glance is None or self._database.is_closed():
            return
        # Not being able to keep it only makes the next start slower.
        with suppress(OfficeError):
            if self._glance[0] == self._stamp():
                kept_glance.keep(self._database, self.trail.mark(), self._glance[1])

    def _as_papers_see_it(self) -> "Round":
        from desktop.office.papers.round_papers import Round

        roundup = self.roundup()
        decision = self.awarding.decision(roundup)
        return Round(
            roundup,
            self.outcome(),
            decision,
            self.paper_numbers.of_round(roundup.round.id, decision),
            tuple(self.awarding.grants(decision)) if decision else (),
            self.bonuses.money(roundup.round.id),
            texts=self.merit_reports.texts(roundup.round.id),
        )

    def _work_out(self, roundup: "Roundup") -> "Outcome":
        from db import reviews
        from desktop.office.rounds.outcome import from_json, outcome_of

        if not roundup.round.is_closed:
            return outcome_of(roundup)
        closings = reviews.closings(self._database, roundup.round.id)
        standing = next(c for c in closings if c.reopened_on is None)
        return from_json(standing.snapshot)

    def _read(self) -> "Roundup":
        from db import (
            achievements,
            duplicates,
            indices,
            records,
            reviews,
            rounds,
            scores,
            subjects,
            targets,
        )
        from desktop.office.rounds.roundup import Roundup

        now = self.current_round()
        plan = self.plan()
        adopted = self.plans.current()
        choices = self.plans.choices(adopted) if adopted else {}
        days = rounds.deadline_days(self._database, now.plan_id)
        asks_for_others = plan.forbids_double_awards
        database = self._database
        return Roundup(
            plan=plan,
            choices=choices_by_value(choices),
            round=now,
            units=subjects.units(database),
            people=subjects.people(database),
            others=subjects.others(database),
            scores=scores.of_round(database, now.id),
            attestations=records.attestations(database, now.id),
            ratings=records.task_ratings(database),
            initiatives=records.initiatives(database),
            breaches=records.breaches(database),
            results=records.indicator_results(database, now.id),
            nominations=reviews.nominations(database, now.id),
            achievements=achievements.achievements(database),
            indices=indices.values(database),
            duties=indices.duties(database),
            breach_reviews=records.breach_reviews(database),
            memberships=subjects.memberships(database),
            assigned=targets.assigned(database, now.id),
            deadline_days={(d.deadline, d.year): d.day for d in days},
            other_awards=self.double_awards.others(now.id) if asks_for_others else (),
            rulings=duplicates.rulings(database),
            uncited=frozenset(
                (u.offer, u.subject_id, u.achievement)
                for u in duplicates.uncited(database, now.id)
            ),
        )

    # --- exchange -----------------------------------------------------------------

    def export(self, outdir: Path) -> Path:
        """Write the round as an exchange file; return its datapackage.json."""
        mine = self.particulars()
        named = {}
        if mine is not None:
            named = {"code": mine.commune_code, "name": mine.name}
        return self._exchange.export(outdir, self.roundup(), self.outcome(), named)

    def tables_to_export(self) -> "tuple[Table, ...]":
        """Return the tables that `export` would write now."""
        return self._exchange.tables(self.roundup(), self.outcome())

    def preview(self, file: Path) -> "Preview":
        """Say what taking an exchange file in would change."""
        return self._exchange.preview(file, self.roundup(), self._code())

    def accept(self, file: Path) -> "Preview":
        """Take an exchange file in as one action, after a backup."""
        return self._exchange.apply(file, self.roundup(), self._code())

    def correct(self, cell: "OwnCell", value: str, reason: str = "") -> None:
        """Correct one cell that was sent back, by its place in a submission."""
        from desktop.office.exchanging.correcting import Correcting

        Correcting(self).correct(cell, value, reason)

    def _code(self) -> str:
        mine = self.particulars()
        return mine.commune_code if mine else ""

    # --- taking back --------------------------------------------------------------

    def undo(self) -> Step | None:
        """Take back the last action; return which."""
        step = self.trail.undo()
        self._follow_history()
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last; return which."""
        step = self.trail.redo()
        self._follow_history()
        return step

    def _follow_history(self) -> None:
        from db import receiving

        # The exchange is asked for only where it is concerned: undo has to be quick.
        if receiving.is_behind_history(self._database):
            self.receiving.follow_history()


def _no_plan() -> OfficeError:
    return OfficeError(
        "Chưa có kế hoạch nào.",
        "Nhận một kế hoạch ở trang Kế hoạch, hoặc tạo dữ liệu mẫu.",
    )


def _no_round() -> OfficeError:
    # An amended plan whose rounds were all closed under the version before it.
    return OfficeError(
        "Bản kế hoạch đang dùng chưa có đợt xét nào.",
        "Mở một đợt xét, hoặc chuyển về bản kế hoạch trước ở trang Kế hoạch.",
    )


def _refuse_emptied(folders: Folders) -> None:
    """Refuse a file a power cut left empty: it is no new office while copies lie by."""
    file = folders.database
    is_empty = file.is_file() and file.stat().st_size == 0
    log = file.with_name(f"{file.name}-wal")
    if is_empty and not log.exists() and copies_in(folders.backups):
        raise OfficeFileError(
            "Tệp dữ liệu trống rỗng, có thể do mất điện khi đang ghi.",
            "Hãy phục hồi từ bản sao lưu gần nhất trong thư mục sao lưu.",
        )


def restore(
    root: Path | None,
    copy: Path,
    now: Callable[[], datetime],
    report: "Report | None" = None,
) -> Path | None:
    """Put a backup in the place of the office's file, which must not be open.

    Returns where the replaced file is kept. The backup is checked, with the log a crash
    may have left beside it, before anything changes. The evidence that lies with it is
    brought along: of a whole copy in a second place, or of a copied folder. `report` is
    told before each file; what it raises leaves the office's file as it was.
    """
    from db import backup
    from desktop.office.second_place import bring_evidence

    folders = places.prepare(root)
    if not copy.is_file():
        raise OfficeFileError(
            f"Không thấy bản sao lưu {copy.name}.",
            "Chọn một bản trong danh sách; chưa có gì thay đổi.",
        )
    bring_evidence(copy, folders.evidence, report)
    return backup.restore(copy, folders.database, at=now())
