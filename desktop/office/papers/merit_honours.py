"""What a subject was awarded before, from the register and from elsewhere."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from db import awards, duplicates
from db.duplicates import PastAward
from desktop.awards.forms import AwardForm, Decision, Grant
from desktop.documents.papers.merit_report import Honour
from desktop.office.desk import Desk
from desktop.vietnamese import short_date


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award given before: the year, the form, by which decision of whom."""

    year: int
    form: str
    number: str
    issued_on: date | None
    authority: str

    @property
    def honour(self) -> Honour:
        """Return the award as a row of a report."""
        said = f"Quyết định số {self.number}" if self.number else "Quyết định số …"
        said += f" ngày {short_date(self.issued_on)}" if self.issued_on else " ngày …"
        said += f" của {self.authority}" if self.authority else ""
        return Honour(str(self.year), self.form, said)

    @property
    def words(self) -> str:
        """Return "Giấy khen năm 2024"."""
        return f"{self.form} năm {self.year}"


def awarded_before(
    desk: Desk, but_round: str, chair: str
) -> dict[str, tuple[Awarded, ...]]:
    """Return what each subject was awarded, the latest first; none of one round.

    Args:
        desk: the open office.
        but_round: the round whose own awards are being asked for.
        chair: who decided this office's own awards, in words.
    """
    found: dict[str, list[Awarded]] = defaultdict(list)
    decisions = {d.id: d for d in awards.decisions(desk.database)}
    for grant in awards.grants(desk.database):
        decision = decisions[grant.decision_id]
        if decision.round_id != but_round and grant.revoked_on is None:
            found[grant.subject_id].append(_given(grant, decision, chair))
    for award in duplicates.past_awards(desk.database):
        found[award.subject_id].append(_past(award))
    return {
        key: tuple(sorted(each, key=lambda one: one.year, reverse=True))
        for key, each in found.items()
    }


def _given(grant: Grant, decision: Decision, chair: str) -> Awarded:
    number = f"{decision.number}/{decision.symbol}" if decision.number else ""
    year = decision.issued_on.year if decision.issued_on else grant.register_year
    return Awarded(year, _named(grant.form), number, decision.issued_on, chair)


def _past(award: PastAward) -> Awarded:
    day = award.issued_on
    year = day.year if day else award.last_day.year
    return Awarded(year, _named(award.form), award.number, day, award.authority)


def _named(form: AwardForm) -> str:
    return "Khen thưởng" if form is AwardForm.UNSPECIFIED else form.label
