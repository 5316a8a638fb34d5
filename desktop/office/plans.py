"""The plan the office works by: shipped ones, plan files, and what was adopted.

An adopted plan is kept word for word as it was; later changes to a file do not touch
it. What the officer settles (number, date, readings) is kept beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import resources
from db import in_hand, plans
from db.identity import new_id
from db.plans import AdoptedPlan, PlanChoice
from desktop import text
from desktop.errors import EntryError, OfficeError, PlanFileError
from desktop.office import entries
from desktop.office.desk import Desk

# Reading a plan needs all the rules; a start on an unchanged office reads none.
if TYPE_CHECKING:
    from desktop.emulation.movements import ReviewRound
    from desktop.plans.checking import Notice
    from desktop.plans.plan import Plan


@lru_cache(maxsize=8)
def _read(source: str) -> "Plan":
    from desktop.plans.reading import read_plan

    return read_plan(source)


class Shipped(NamedTuple):
    """A plan that comes with the program."""

    code: str
    title: str
    period: str


class Plans:
    """List, check, adopt and settle plans."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def adopted(self) -> list[AdoptedPlan]:
        """Return the adopted plans, oldest first."""
        return plans.plans(self._desk.database)

    def current(self) -> AdoptedPlan | None:
        """Return the plan worked by: the one chosen, else the one adopted last."""
        adopted = self.adopted()
        chosen = in_hand.worked_on(self._desk.database)
        for plan in adopted:
            if chosen is not None and plan.id == chosen.plan_id:
                return plan
        return adopted[-1] if adopted else None

    def has_rounds(self) -> bool:
        """Tell whether the plan worked by has any round; needs no rules to say so."""
        plan = self.current()
        return plan is not None and in_hand.has_rounds(self._desk.database, plan.id)

    def work_by(self, adopted: AdoptedPlan) -> None:
        """Take another adopted plan, or another version of it, in hand."""
        plan = self.value_of(adopted)
        title = f"Chuyển sang kế hoạch {plan.short_name}, bản {adopted.version}"
        with self._desk.trail.operation(title):
            self._take(adopted)

    def take_up(self, adopted: AdoptedPlan) -> None:
        """Work by an earlier version again; what is under way comes along."""
        versions = [a for a in self.adopted() if a.code == adopted.code]
        self._take_up_again(adopted, self.value_of(adopted), versions)

    def _take(self, adopted: AdoptedPlan) -> None:
        """Take a plan in hand; a round that came along with it stays in hand."""
        from db import reviews

        database = self._desk.database
        chosen = in_hand.worked_on(database)
        now = chosen and chosen.round_id
        held = reviews.review_round(database, now) if now else None
        kept = held.id if held and held.plan_id == adopted.id else None
        in_hand.put_worked_on(database, in_hand.WorkedOn(adopted.id, kept))

    def value_of(self, adopted: AdoptedPlan) -> "Plan":
        """Return an adopted plan as a value, with number and date filled in."""
        plan = _read(adopted.source)
        return replace(
            plan,
            number=plan.number or adopted.number,
            issued_on=plan.issued_on or adopted.issued_on,
        )

    def by_id(self, plan_id: str) -> "Plan":
        """Return an adopted plan by its id."""
        found = plans.plan(self._desk.database, plan_id)
        if found is None:
            raise OfficeError(
                "Kế hoạch này không còn trong sổ.",
                "Tải lại trang; chưa có gì thay đổi.",
            )
        return self.value_of(found)

    def known(self, code: str) -> "Plan | None":
        """Return a plan by its code: as adopted last, else as shipped; None if neither.

        So the plan of the level above can be shown where the program has it.
        """
        if not code:
            return None
        found = [adopted for adopted in self.adopted() if adopted.code == code]
        if found:
            return self.value_of(found[-1])
        if code in {plan.code for plan in shipped()}:
            return _read(source_of(code))
        return None

    def choices(self, adopted: AdoptedPlan) -> dict[str, PlanChoice]:
        """Return the readings the officer settled, by key."""
        return plans.choices(self._desk.database, adopted.id)

    def notices(self, adopted: AdoptedPlan) -> "tuple[Notice, ...]":
        """Return what there is to look at in the plan."""
        from desktop.plans.checking import look_over

        values = {key: c.value for key, c in self.choices(adopted).items()}
        return look_over(self.value_of(adopted), values)

    def adopt(self, name: str) -> AdoptedPlan:
        """Work by a plan: a shipped one by its code, or a plan file by its path."""
        return self.adopt_text(source_of(name))

    def clone(self, source: str, years: int = 1) -> AdoptedPlan:
        """Work by a copy of a plan for later years, given the text of the plan."""
        from desktop.plans.cloning import shifted

        made = shifted(source, years)
        code = _read(made).code
        if any(adopted.code == code for adopted in self.adopted()):
            raise OfficeError(
                f"Đã có kế hoạch “{_read(made).short_name}”.",
                "Mở kế hoạch đó trong danh sách các kế hoạch; chưa có gì thay đổi.",
            )
        return self.adopt_text(made, reason="Sao chép từ kế hoạch trước")

    def adopt_text(self, source: str, *, reason: str = "") -> AdoptedPlan:
        """Work by a plan given as the text of a plan file; makes its rounds."""
        from desktop.plans.reading import read_plan

        plan = read_plan(source)
        before = [a for a in self.adopted() if a.code == plan.code]
        same = next((a for a in before if a.source == source), None)
        if same is not None and same == self.current():
            raise OfficeError(
                f"Kế hoạch “{plan.short_name}” đã được nhận từ trước.",
                "Không cần nhận lại; mở trang Kế hoạch để xem.",
            )
        if same is not None:
            self._take_up_again(same, plan, before)
            return same
        adopted = AdoptedPlan(
            id=new_id(),
            code=plan.code,
            version=len(before) + 1,
            source=source,
            adopted_on=self._desk.today(),
        )
        verb = "Nhận bản sửa đổi của" if before else "Nhận"
        title = f"{verb} kế hoạch {plan.short_name}"
        with self._desk.trail.operation(title, reason=entries.note(reason)):
            if before:
                old = self._last_in_hand(before)
                adopted = replace(adopted, number=old.number, issued_on=old.issued_on)
            plans.put_plan(self._desk.database, adopted)
            self._bring_over(before, adopted, plan)
            self._open_rounds(adopted, plan)
            self._take(adopted)
        return adopted

    def _take_up_again(
        self, adopted: AdoptedPlan, plan: "Plan", versions: Sequence[AdoptedPlan]
    ) -> None:
        """Work by an earlier version anew; what is under way comes along."""
        title = f"Nhận lại kế hoạch {plan.short_name}, bản {adopted.version}"
        with self._desk.trail.operation(title):
            self._bring_over(versions, adopted, plan)
            self._open_rounds(adopted, plan)
            self._take(adopted)

    def _last_in_hand(self, versions: Sequence[AdoptedPlan]) -> AdoptedPlan:
        now = self.current()
        return now if now is not None and now in versions else versions[-1]

    def _bring_over(
        self, versions: Sequence[AdoptedPlan], new: AdoptedPlan, plan: "Plan"
    ) -> None:
        """Carry over from every other version; what the one in hand says comes last."""
        others = [version for version in versions if version.id != new.id]
        if others:
            last = self._last_in_hand(others)
            for other in [*(o for o in others if o.id != last.id), last]:
                self._amend(other, new, plan)

    def _amend(self, old: AdoptedPlan, new: AdoptedPlan, plan: "Plan") -> None:
        """Carry what is under way over to the amended plan; what is closed stays.

        Open rounds go on under the new version, with everything entered in them, where
        the plan still foresees them. Settled readings are kept as far as they are still
        among the alternatives, and days set for due dates it still leaves open.
        """
        from db import reviews

        for review_round in reviews.rounds(self._desk.database):
            is_mine = review_round.plan_id == old.id and not review_round.is_closed
            template = _foreseen(plan, review_round) if is_mine else None
            if template is not None:
                moved = replace(review_round, plan_id=new.id, template=template)
                reviews.put_round(self._desk.database, moved)
        known = plan.reading_by_key
        kept = [
            replace(choice, plan_id=new.id)
            for choice in self.choices(old).values()
            if choice.key in known
            and choice.value in {a.value for a in known[choice.key].alternatives}
        ]
        plans.put_choices(self._desk.database, kept)
        self._carry_days(old, new, plan)

    def _carry_days(self, old: AdoptedPlan, new: AdoptedPlan, plan: "Plan") -> None:
        """Keep the days set for due dates the amended plan still leaves open."""
        from db import rounds
        from desktop.awards.deadlines import FIXED

        still_open = {d.code for d in plan.deadlines if d.when not in FIXED}
        days = rounds.deadline_days(self._desk.database, old.id)
        kept = [replace(d, plan_id=new.id) for d in days if d.deadline in still_open]
        rounds.put_deadline_days(self._desk.database, kept)

    def _open_rounds(self, adopted: AdoptedPlan, plan: "Plan") -> None:
        from db import reviews
        from desktop.office.rounds.rounds import first_rounds

        have = [
            r for r in reviews.rounds(self._desk.database) if r.plan_id == adopted.id
        ]
        known = {r.template for r in have} | {r.name for r in have}
        closed = self._closed_before(plan.code)
        for review_round in first_rounds(plan, adopted.id):
            if {review_round.template, review_round.name} & (known | closed):
                continue
            reviews.put_round(self._desk.database, review_round)

    def _closed_before(self, code: str) -> set[str]:
        """Return the rounds that earlier versions of a plan have closed already."""
        from db import reviews

        versions = {a.id for a in self.adopted() if a.code == code}
        return {
            name
            for r in reviews.rounds(self._desk.database)
            if r.plan_id in versions and r.is_closed
            for name in (r.template, r.name)
            if name
        }

    def number(self, adopted: AdoptedPlan, number: str, issued_on: date | None) -> None:
        """Fill in the plan's number and date once the office has them."""
        with self._desk.trail.operation("Điền số, ngày của kế hoạch"):
            plans.put_plan(
                self._desk.database,
                replace(adopted, number=text.clean(number), issued_on=issued_on),
            )

    def settle(
        self, adopted: AdoptedPlan, key: str, value: str, reason: str = ""
    ) -> None:
        """Settle how an unclear wording is read; an empty value means the default."""
        reading = _read(adopted.source).reading_by_key.get(key)
        if reading is None or value not in (
            "",
            *(a.value for a in reading.alternatives),
        ):
            raise EntryError(
                "Cách hiểu này không có trong kế hoạch.",
                "Chọn một trong các cách được liệt kê; chưa có gì thay đổi.",
            )
        label = reading.label_of(value or reading.default)
        with self._desk.trail.operation(
            f"Chọn cách hiểu “{reading.quoted}”: {label}", reason=entries.note(reason)
        ):
            if value:
                choice = PlanChoice(adopted.id, key, value, entries.note(reason))
                plans.put_choices(self._desk.database, [choice])
            else:
                plans.clear_choice(self._desk.database, adopted.id, key)


def _foreseen(plan: "Plan", review_round: "ReviewRound") -> str | None:
    """Return the code of the round a plan still foresees, None where it does not.

    An amended plan may give it another code: then its name tells, or that it is the
    only one of its occasion.
    """
    if review_round.template in plan.template_by_code:
        return review_round.template
    year, name = review_round.period.last.year, review_round.name
    named = [t.code for t in plan.rounds if name in (t.name, t.name_in(year))]
    same = [t.code for t in plan.rounds if t.occasion is review_round.occasion]
    if named:
        return named[0]
    return same[0] if len(same) == 1 else None


def shipped() -> list[Shipped]:
    """Return the plans that come with the program, by code."""
    found = []
    for file in sorted(resources.path("plans").glob("*.toml")):
        plan = _read(file.read_text(encoding="utf-8"))
        period = f"{plan.period.first:%d/%m/%Y} – {plan.period.last:%d/%m/%Y}"
        found.append(Shipped(plan.code, plan.short_name, period))
    return found


def source_of(name: str) -> str:
    """Return the text of a shipped plan by its code, or of a plan file by its path."""
    path = Path(name)
    if not path.suffix and "/" not in name and "\\" not in name:
        path = resources.path("plans") / f"{name}.toml"
        if not path.is_file():
            known = ", ".join(plan.code for plan in shipped())
            raise PlanFileError(
                f"Không có kế hoạch tên “{name}”.",
                f"Chọn một trong: {known}; hoặc cho đường dẫn tới tệp kế hoạch.",
            )
    return read_file(path)


def read_file(path: Path) -> str:
    """Return the text of a plan file, refused if too large or not text."""
    from desktop.plans.reading import MAX_BYTES

    try:
        if path.stat().st_size > MAX_BYTES:
            raise PlanFileError(
                f"Tệp {path.name} lớn hơn {MAX_BYTES // 1024} KB.",
                "Chọn đúng tệp kế hoạch (.toml); chưa có gì thay đổi.",
            )
        return path.read_bytes().decode("utf-8-sig")
    except OSError as trouble:
        raise PlanFileError(
            f"Không đọc được tệp {path.name}.",
            "Kiểm tra đường dẫn và quyền đọc; chưa có gì thay đổi.",
            detail=str(trouble),
        ) from trouble
    except UnicodeDecodeError as trouble:
        raise PlanFileError(
            f"Tệp {path.name} không phải tệp chữ UTF-8.",
            "Chọn đúng tệp kế hoạch (.toml); chưa có gì thay đổi.",
            detail=str(trouble),
        ) from trouble


def choices_by_value(choices: Mapping[str, PlanChoice]) -> dict[str, str]:
    """Return the settled readings as plain values."""
    return {key: choice.value for key, choice in choices.items()}
