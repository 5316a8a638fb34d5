"""The office as its papers show it: letterhead, bases, signers, who carries out."""

import re
from datetime import date

from db import offices, subjects
from desktop.awards.forms import Level
from desktop.awards.legal import Law
from desktop.awards.register_numbers import decision_code
from desktop.documents.papers.wording import Office as Letterhead
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilSheet, sheet_of
from desktop.office.desk import Desk
from desktop.office.papers import names
from desktop.office.papers.legal_values import LegalValues
from desktop.office.papers.words import Round
from desktop.plans.plan import Plan
from desktop.text import same_key

_OFFICE_HEAD = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
_CITY_OFFICE_HEAD = "Chánh Văn phòng Ủy ban nhân dân thành phố"
_PAYING = re.compile(r"Phòng (?:Kinh tế|Tài chính)", re.IGNORECASE)
MINUTES = "council-minutes"
"""The code of the council's minutes among the papers of a round."""
# Communes have an office of their own since the two-tier government.
_TWO_TIERS = date(2025, 7, 1)


class PaperOffice:
    """What every family of papers asks about the office it goes out from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._legal = LegalValues(desk)

    def particulars(self) -> offices.Office:
        """Return which office this is; refused before the first start is finished."""
        mine = offices.office(self._desk.database)
        if mine is None:
            raise OfficeError(
                "Chưa khai tên cơ quan nên chưa lập văn bản được.",
                "Mở Cài đặt và chọn cơ quan.",
            )
        return mine

    def name(self) -> str:
        """Return the office's unit with its type: "Xã Hồng Vân"."""
        return self.particulars().full_name

    def letterhead(self, plan: Plan) -> Letterhead:
        """Return the office as wording of papers needs it."""
        mine = self.particulars()
        return Letterhead(
            commune=mine.full_name,
            place=mine.place,
            standing_body=self.standing_body(plan),
            standing_symbol=names.symbol(self.standing_body(plan)),
        )

    def standing_body(self, plan: Plan) -> str:
        """Return who runs the movement: as set, else as the plan says.

        Where the register has that body it is spelled as there, so that one paper
        does not write "Văn hóa - Xã hội" and "Văn hóa – Xã hội".
        """
        mine = offices.office(self._desk.database)
        said = (mine.standing_body if mine else "") or plan.issuer.standing_body
        units = subjects.units(self._desk.database)
        same = (u.name for u in units if same_key(u.name) == same_key(said))
        return next(same, said)

    def head(self, plan: Plan) -> tuple[str, str]:
        """Return name and title of the standing body's head; the name may be empty."""
        body = self.standing_body(plan)
        title = names.title_of(body)
        units = {
            unit.id
            for unit in subjects.units(self._desk.database)
            if same_key(unit.name) == same_key(body)
        }
        heads = (
            person.name
            for person in subjects.people(self._desk.database)
            if person.is_head and person.unit_id in units and not person.retired_on
        )
        return next(heads, ""), title

    def signer(self, now: Round) -> tuple[str, tuple[str, ...]]:
        """Return name and titles of who signs the decision, else of the usual one."""
        if now.decision is not None:
            return now.decision.signer, now.decision.signer_titles
        return self.usual_signer()

    def usual_signer(self) -> tuple[str, tuple[str, ...]]:
        """Return name and titles of who signs for the office; the name may be empty."""
        found = offices.signatories(self._desk.database)
        usual = sorted(found, key=lambda s: not s.is_default)
        if not usual:
            return "", ("CHỦ TỊCH",)
        return usual[0].name, usual[0].titles

    def bases(self, now: Round) -> tuple[str, ...]:
        """Return the laws in force, the plan and the minutes, each as “Căn cứ …”."""
        laws = self.law().bases(self.day(now))
        plan = names.plan_basis(now.roundup.plan)
        return (*(law.value for law in laws), plan, *self._minutes(now))

    def _minutes(self, now: Round) -> tuple[str, ...]:
        """Return the council's minutes, once it has finished a meeting."""
        meeting = self.council(now).meeting
        if meeting is None or meeting.finished_on is None:
            return ()
        council = self.letterhead(now.roundup.plan).council
        issued = now.issued_of(MINUTES)
        return (names.minutes_basis(issued, meeting.held_on, council),)

    def council(self, now: Round) -> CouncilSheet:
        """Return the council's meeting about the round, with its votes."""
        return sheet_of(self._desk.database, now.roundup.round, now.outcome)

    def law(self) -> Law:
        """Return what the law fixes, with the office's own values."""
        return self._legal.law()

    def code(self, now: Round) -> str:
        """Return the square code of the decision's list, empty where none is wanted."""
        if not self._legal.prints_code() or now.decision is None:
            return ""
        made = now.decision
        count = len(now.awarded)
        return decision_code(made.number, made.symbol, made.issued_on, count)

    def day(self, now: Round) -> date:
        """Return the day whose laws hold: of the decision, before it today."""
        decided = now.decision.issued_on if now.decision else None
        return decided or self._desk.today()

    def executors(self, now: Round, head: str) -> str:
        """Return who carries a decision out besides the awarded.

        Where money is given, the head of the body that pays it out is among them.
        """
        plan = now.roundup.plan
        who = [head]
        if plan.own_level is Level.CITY:
            who.insert(0, _CITY_OFFICE_HEAD)
        elif self.day(now) >= _TWO_TIERS:
            who.insert(0, f"{_OFFICE_HEAD} {self.letterhead(plan).level}")
        if now.money is not None and now.money.is_given:
            who += self._payers(head)
        return ", ".join(who)

    def _payers(self, head: str) -> list[str]:
        """Return the head of the office for economy and finance, where there is one."""
        units = subjects.units(self._desk.database)
        found = (
            names.head_of(unit.name)
            for unit in units
            if _PAYING.match(unit.name) and not unit.retired_on
        )
        return [who for who in found if who != head][:1]

    def recipients(self, now: Round) -> tuple[str, ...]:
        """Return who gets a paper of the committee besides whom it is for."""
        plan = now.roundup.plan
        level = self.letterhead(plan).level
        party = "Thành ủy" if plan.own_level is Level.CITY else "Đảng ủy"
        symbol = names.symbol(self.standing_body(plan))
        return (
            f"TT. {party}, TT. HĐND {level}",
            f"CT, các PCT UBND {level}",
            f"Lưu: VT, {symbol}.",
        )
