"""The demonstration: an invented commune entered through the office's own use cases.

What is entered, and when, stands in `resources/demo/<plan>.toml`; nothing here knows a
plan by name. A demonstration lives in its own time, so that its deadlines lie ahead.
"""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import resources
from db.identity import new_id
from desktop.awards.bonuses import RoundMoney
from desktop.awards.forms import Signatory
from desktop.awards.selection import Section
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.participants import (
    DirectRole,
    DirectWork,
    Employment,
    Kind,
    LabelledEnum,
    OtherSubject,
    Person,
    Salutation,
    Unit,
    UnitKind,
)
from desktop.emulation.records import (
    Attestation,
    Breach,
    BreachKind,
    Grade,
    Initiative,
    InitiativeKind,
    RecognitionLevel,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import Side
from desktop.errors import OfficeError
from desktop.office.demo import council as demo_council
from desktop.office.demo import journal as demo_journal
from desktop.office.demo import registers as demo_registers
from desktop.office.demo import rounds as demo_rounds
from desktop.office.demo.time import Clock, in_its_time, is_demo, plans_with_demo
from desktop.office.office import Office, Particulars
from desktop.office.plans import source_of
from desktop.office.registers import communes
from desktop.office.registers.scorebook import Entry
from desktop.plans.plan import Issuer
from desktop.plans.reading import read_plan

Table = Mapping[str, Any]
M = TypeVar("M", bound=LabelledEnum)

NOT_SCORED = "?"

__all__ = [
    "NOT_SCORED",
    "Clock",
    "finish_demo",
    "in_its_time",
    "is_demo",
    "is_empty",
    "make_demo",
    "plans_with_demo",
    "prepare",
]


def is_empty(office: Office) -> bool:
    """Tell whether nothing at all has been entered yet."""
    register = office.register
    return office.particulars() is None and not (
        office.plans.adopted()
        or register.units(with_retired=True)
        or register.people(with_retired=True)
        or register.others(with_retired=True)
    )


def prepare(root: Path | None, plan_code: str) -> Office:
    """Open a folder as a new demonstration; an older one there is saved and replaced.

    Raises:
        OfficeError: the folder holds a real office, or the plan has no demonstration.
    """
    _load(plan_code)  # refused before anything is thrown away
    office = Office.open(root)
    try:
        if not is_demo(office):
            return make_demo(office, plan_code)
        office.backups.make("truoc khi tao lai mau")
        fresh = _built_aside(office.folders.root, plan_code)
        office.close()
        _drop_logs(office.folders.database)
        fresh.replace(office.folders.database)
        shutil.rmtree(fresh.parent, ignore_errors=True)
        office = in_its_time(Office.open(root))
        office.backups.make("du lieu mau")
        return office
    except BaseException:
        office.close()
        raise


def _built_aside(root: Path, plan_code: str) -> Path:
    """Return the file of a new demonstration; the old one stays until it is whole."""
    beside = root / "mau-moi"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with Office.open(beside) as office:
            make_demo(office, plan_code)
        return beside / office.folders.database.name
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def make_demo(office: Office, plan_code: str) -> Office:
    """Fill an empty office; the round stays open, a tie at the line unsettled.

    Returns:
        the same open office in the demonstration's own time.
    """
    data = _load(plan_code)
    if not is_empty(office):
        raise OfficeError(
            "Sổ này đã có dữ liệu thật nên không tạo dữ liệu mẫu vào đây.",
            "Chọn một thư mục khác cho dữ liệu mẫu; chưa có gì thay đổi.",
        )
    clock = Clock(data["start"])
    maker = _Maker(office.with_clock(clock), data)
    maker.set_up()
    for at, step in maker.steps():
        clock.put(at)
        step()
    clock.put(data["now"])
    maker.office.backups.make("du lieu mau")
    return in_its_time(office)


def finish_demo(office: Office) -> None:
    """Settle the tie, close the round and take the decision."""
    data = _load(office.plan().code)
    finish = data["finish"]
    clock = Clock(data["now"])
    office = office.with_clock(clock)
    at_the_line = {
        row.name: row.subject_id
        for found in office.outcome().lists
        for row in found.of(Section.AT_THE_LINE)
    }
    names = _names(data)
    for choice in finish.get("choose", ()):
        if names[choice["who"]] in at_the_line:
            clock.put(choice["at"])
            subject = at_the_line[names[choice["who"]]]
            office.review.choose(office.roundup(), subject, choice["reason"])
    demo_council.finish_meeting(office)
    clock.put(finish["close"])
    _give_money(office)
    _number_papers(office)
    office.review.close(office.roundup())
    clock.put(finish["decide"])
    office.awarding.decide(
        office.roundup(),
        office.outcome(),
        number=finish["number"],
        issued_on=finish["issued_on"],
        signatory=office.awarding.signatories()[0],
    )


def _give_money(office: Office) -> None:
    """Let money go with the awards, where the office itself gives any."""
    if not office.outcome().own:
        return
    now, mine = office.roundup().round, office.particulars()
    level = mine.full_name.removesuffix(mine.name).strip().lower() if mine else ""
    year = now.period.last.year
    fund = f"Quỹ thi đua, khen thưởng năm {year} của {level or 'thành phố'}"
    office.awarding.choose_money(
        office.roundup(), RoundMoney(now.id, is_given=True, fund=fund)
    )


def _number_papers(office: Office) -> None:
    """Give minutes and proposals their numbers, on the days they were written."""
    meeting = office.council.sheet().meeting
    for kind in office.papers.kinds():
        if kind.code in {"council-minutes", "vote-count"} and meeting is not None:
            number = office.paper_numbers.next(kind.code, meeting.held_on)
            day = meeting.held_on
        elif kind.code == "proposal":
            day = office.today()
            number = office.paper_numbers.next(kind.code, day)
        else:
            continue
        if number is not None:
            office.paper_numbers.give(kind.code, str(number), day)


def _load(plan_code: str) -> dict[str, Any]:
    known = plans_with_demo()
    if plan_code not in known:
        raise OfficeError(
            f"Kế hoạch “{plan_code}” không có dữ liệu mẫu.",
            f"Chọn một trong: {', '.join(known)}; chưa có gì thay đổi.",
        )
    return tomllib.loads(resources.text(f"demo/{plan_code}.toml"), parse_float=Decimal)


def _names(data: Table) -> dict[str, str]:
    """Return the names of the subjects by the short codes used in the file."""
    return {
        entry["code"]: entry["name"]
        for batch in data["register"]
        for kind in ("units", "people", "others")
        for entry in batch.get(kind, ())
    }


def _drop_logs(database: Path) -> None:
    for ending in ("-wal", "-shm", "-journal"):
        database.with_name(database.name + ending).unlink(missing_ok=True)


@dataclass
class _Maker:
    """Does what the file says, as the officer would."""

    office: Office
    data: Table
    ids: dict[str, str] = field(default_factory=dict)

    def set_up(self) -> None:
        self.ids.update((code, new_id()) for code in _names(self.data))
        signatories = [
            Signatory("", s["name"], tuple(s["titles"]), s.get("default", False))
            for s in self.data["signatory"]
        ]
        plan = self.data["plan"]
        particulars = _particulars(_issuer_of(plan), self.data.get("office"))
        self.office.set_up(particulars, signatories, plan)

    def steps(self) -> list[tuple[datetime, Callable[[], None]]]:
        """Return everything to do with its time, in order of time."""
        jobs: dict[str, Callable[[Table], None]] = {
            "register": self._register,
            "work_on": self._work_on,
            "settle": self._settle,
            "measure": self._measure,
            "initiative": self._initiative,
            "rate": self._rate,
            "breach": self._breach,
            "activity": self._activity,
            "difficulty": self._difficulty,
            "council": self._council,
            "meeting": self._meeting,
            "attest": self._attest,
            "paste": self._paste,
            "enter": self._enter,
            "withdraw": self._withdraw,
            "extra": self._extra,
            **demo_registers.jobs(self.office, self.ids, _names(self.data)),
        }
        found = [
            (entry["at"], _later(job, entry))
            for name, job in jobs.items()
            for entry in self.data.get(name, ())
        ]
        return sorted(found, key=lambda pair: pair[0])

    def _register(self, entry: Table) -> None:
        found: list[Unit | Person | OtherSubject] = []
        found += [self._unit(unit) for unit in entry.get("units", ())]
        found += [self._person(person) for person in entry.get("people", ())]
        found += [self._other(other) for other in entry.get("others", ())]
        self.office.register.add_many(found, entry["title"])

    def _unit(self, entry: Table) -> Unit:
        return Unit(
            self.ids[entry["code"]],
            entry["name"],
            _member(UnitKind, entry["kind"]),
            parent_id=self.ids.get(entry.get("parent", "")),
            short_name=entry.get("short", ""),
        )

    def _person(self, entry: Table) -> Person:
        return Person(
            self.ids[entry["code"]],
            entry["name"],
            self.ids[entry["unit"]],
            _member(Employment, entry["employment"]),
            _member(Salutation, entry["salutation"]),
            entry["position"],
            is_head=entry.get("head", False),
            birth_year=entry["born"],
            direct_work=tuple(
                DirectWork(_member(DirectRole, w["role"]), w["since"], w.get("until"))
                for w in entry.get("work", ())
            ),
        )

    def _other(self, entry: Table) -> OtherSubject:
        return OtherSubject(
            self.ids[entry["code"]],
            entry["name"],
            _member(Kind, entry["kind"]),
            address=entry["address"],
            head=entry["head"],
        )

    def _work_on(self, entry: Table) -> None:
        demo_rounds.take_in_hand(self.office, entry)

    def _settle(self, entry: Table) -> None:
        adopted = self.office.plans.adopted()[-1]
        self.office.plans.settle(adopted, entry["key"], entry["value"], entry["reason"])

    def _measure(self, entry: Table) -> None:
        indicators = {i.code: i for i in self.office.plan().indicators}
        round_id = self.office.current_round().id
        with self.office.trail.operation(entry["title"]):
            for given in entry["results"]:
                result = _result(round_id, {**entry, **given})
                self.office.records.measure(indicators[given["indicator"]], result)

    def _initiative(self, entry: Table) -> None:
        self.office.records.keep_initiative(
            Initiative(
                id="",
                title=entry["title"],
                kind=_member(InitiativeKind, entry["kind"]),
                registered_on=entry["registered_on"],
                author_ids=tuple(self.ids[code] for code in entry["authors"]),
                is_new=entry.get("new"),
                is_applied=entry.get("applied"),
                applied_from=entry.get("applied_from"),
                applied_where=entry.get("applied_where", ""),
                is_replicable=entry.get("replicable"),
                recognised_level=_maybe(RecognitionLevel, entry.get("recognised_at")),
                recognised_by=entry.get("recognised_by", ""),
                recognised_on=entry.get("recognised_on"),
                effect=entry.get("effect", ""),
            )
        )

    def _rate(self, entry: Table) -> None:
        names = _names(self.data)
        with self.office.trail.operation(entry["title"]):
            for grade in Grade:
                for code in entry.get(grade.name.lower(), ()):
                    rating = TaskRating(
                        "",
                        self.ids[code],
                        entry["first"],
                        entry["last"],
                        grade,
                        rated_by=entry["by"],
                        rated_on=entry["on"],
                    )
                    self.office.records.rate(rating, names[code])

    def _breach(self, entry: Table) -> None:
        breach = Breach(
            "",
            self.ids[entry["who"]],
            entry["on"],
            _member(Severity, entry["severity"]),
            entry["content"],
            entry["document"],
            kind=_member(BreachKind, entry.get("kind", "discipline")),
        )
        self.office.records.note_breach(breach, _names(self.data)[entry["who"]])

    def _activity(self, entry: Table) -> None:
        demo_journal.note_activities(self.office, entry, self.ids)

    def _difficulty(self, entry: Table) -> None:
        demo_journal.note_difficulties(self.office, entry, self.ids)

    def _council(self, entry: Table) -> None:
        demo_council.seat_members(self.office, entry, self.ids, _names(self.data))

    def _meeting(self, entry: Table) -> None:
        demo_council.hold_meeting(self.office, entry, self.ids)

    def _attest(self, entry: Table) -> None:
        round_id = self.office.current_round().id
        answers = [
            Attestation(
                round_id,
                self.ids[code],
                given["statement"],
                holds,
                given.get("by", entry["by"]),
                given.get("on", entry["on"]),
                given.get("evidence", ""),
            )
            for given in entry["answers"]
            for answer, holds in (("yes", True), ("no", False))
            for code in given.get(answer, ())
        ]
        self.office.records.attest(answers, entry["title"])

    def _paste(self, entry: Table) -> None:
        roundup = self.office.roundup()
        block = []
        for code, typed in entry["scores"].items():
            criteria = roundup.criteria_for(self.ids[code])
            leaves = criteria.leaves if criteria else ()
            for leaf, cell in zip(leaves, typed.split(), strict=True):
                if cell != NOT_SCORED:
                    side = Side(entry["side"])
                    block.append(Entry(self.ids[code], leaf.code, side, cell))
        refused = self.office.scorebook.paste(roundup, block)
        if refused:
            raise ValueError(refused[0].sentence)

    def _enter(self, entry: Table) -> None:
        cell = Entry(
            self.ids[entry["who"]],
            entry["criterion"],
            Side(entry["side"]),
            entry["typed"],
        )
        self.office.scorebook.enter(
            self.office.roundup(), cell, entry.get("reason", "")
        )

    def _withdraw(self, entry: Table) -> None:
        self.office.review.withdraw(
            self.office.roundup(),
            self.ids[entry["who"]],
            entry["reason"],
            offer=entry.get("offer", ""),
        )

    def _extra(self, entry: Table) -> None:
        self.office.review.propose_extra(
            self.office.roundup(), self.ids[entry["who"]], entry["reason"]
        )


def _later(job: Callable[[Table], None], entry: Table) -> Callable[[], None]:
    return lambda: job(entry)


def _issuer_of(plan_code: str) -> Issuer:
    return read_plan(source_of(plan_code)).issuer


def _particulars(issuer: Issuer, named: Table | None) -> Particulars:
    """Return the office that issued the plan, as chosen from the official list.

    `named` says which one it is where the list no longer has it (before 7/2025).
    """
    if named is not None:
        return Particulars(
            province_code="",
            commune_code="",
            kind=named["kind"],
            name=named["name"],
            province_name=named["province"],
            place=issuer.place,
            standing_body=issuer.standing_body,
            is_demo=True,
        )
    commune = communes.commune(issuer.commune)
    province = communes.province(commune.province_code) if commune else None
    if commune is None or province is None:
        raise ValueError(issuer.commune)
    kinds = {kind.label: kind for kind in UnitKind}
    return Particulars(
        province_code=province.code,
        commune_code=commune.code,
        kind=kinds[commune.type.lower()].value,
        name=commune.name,
        province_name=province.full_name,
        place=issuer.place,
        standing_body=issuer.standing_body,
        is_demo=True,
    )


def _result(round_id: str, entry: Table) -> IndicatorResult:
    over = entry.get("over", (None, None))
    numerator, denominator = (None if n is None else Decimal(n) for n in over)
    state = ResultState.MEASURED
    if entry.get("not_applicable"):
        state = ResultState.NOT_APPLICABLE
    return IndicatorResult(
        round_id,
        entry["indicator"],
        state,
        as_of=entry["as_of"],
        value=_decimal(entry.get("value")),
        numerator=numerator,
        denominator=denominator,
        assigned=_decimal(entry.get("assigned")),
        holds=entry.get("holds"),
        source=entry["source"],
    )


def _member(kind: type[M], code: str) -> M:
    return next(member for member in kind if member.value == code)


def _maybe(kind: type[M], code: str | None) -> M | None:
    return None if code is None else _member(kind, code)


def _decimal(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)
