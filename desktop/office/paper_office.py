"""The office as its papers show it: letterhead, bases, signers, who carries out."""

from datetime import date

from db import offices, subjects
from desktop.awards.forms import Level
from desktop.documents.wording import Office as Letterhead
from desktop.errors import OfficeError
from desktop.office import paper_names as names
from desktop.office.desk import Desk
from desktop.office.paper_words import Round
from desktop.plans.plan import Plan
from desktop.text import same_key

_OFFICE_HEAD = "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
_CITY_OFFICE_HEAD = "Chánh Văn phòng Ủy ban nhân dân thành phố"
# Communes have an office of their own since the two-tier government.
_TWO_TIERS = date(2025, 7, 1)


class PaperOffice:
    """What every family of papers asks about the office it goes out from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        """Return who runs the movement: as set, else as the plan says."""
        mine = offices.office(self._desk.database)
        return (mine.standing_body if mine else "") or plan.issuer.standing_body

    def head(self, plan: Plan) -> tuple[str, str]:
        """Return name and title of the standing body's head; the name may be empty."""
        body = self.standing_body(plan)
        title = names.head_of(body).upper()
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
        found = offices.signatories(self._desk.database)
        usual = sorted(found, key=lambda s: not s.is_default)
        if not usual:
            return "", ("CHỦ TỊCH",)
        return usual[0].name, usual[0].titles

    def bases(self, now: Round) -> tuple[str, ...]:
        """Return the laws in force and the plan, each as one “Căn cứ …”."""
        return (
            *names.legal_bases(self.day(now)),
            names.plan_basis(now.roundup.plan),
        )

    def day(self, now: Round) -> date:
        """Return the day whose laws hold: of the decision, before it today."""
        decided = now.decision.issued_on if now.decision else None
        return decided or self._desk.today()

    def executors(self, now: Round, head: str) -> str:
        """Return who carries a decision out besides the awarded."""
        if now.roundup.plan.own_level is Level.CITY:
            return f"{_CITY_OFFICE_HEAD}, {head}"
        has_office = self.day(now) >= _TWO_TIERS
        return f"{_OFFICE_HEAD}, {head}" if has_office else head
