"""One row of a list of nominees, from the lists, the registers and what was written."""

from dataclasses import dataclass

from desktop.documents.papers.nominee_list import NONE, Nominee
from desktop.emulation.participants import Salutation
from desktop.office.papers import merit_reports as reports
from desktop.office.papers import words
from desktop.office.papers.merit_honours import Awarded
from desktop.office.papers.merits import initiatives_of, rating_words, summary_of
from desktop.office.papers.words import Round
from desktop.office.rounds.outcome import ReviewRow
from desktop.vietnamese import number

YEARS = 3
"""How far back the awards on a list go."""


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """What one row of the list is made from."""

    now: Round
    row: ReviewRow
    before: tuple[Awarded, ...]
    votes: str
    own_name: str
    rated: str

    def nominee(self) -> Nominee:
        """Return the row; what no register has is left empty."""
        now, row = self.now, self.row
        roundup = now.roundup
        person = roundup.person_by_id.get(row.subject_id)
        other = next((o for o in roundup.others if o.id == row.subject_id), None)
        facts = roundup.facts(row.subject_id)
        position = other.address if other else words.where(row, self.own_name)
        return Nominee(
            name=row.name,
            position=position,
            birth_year=person.birth_year if person else None,
            is_woman=_WOMEN.get(person.salutation) if person else None,
            qualification=self._written("qualification"),
            staff=self._written("staff"),
            head=other.head if other else self._head(),
            standing=self._standing(),
            merits=summary_of(row, now),
            initiatives=initiatives_of(roundup, row),
            awards=self._awards(),
            rating=rating_words(facts.ratings, self.rated),
            votes=self.votes,
            works_directly=row.works_directly,
            is_head=row.is_head,
        )

    def _written(self, heading: str) -> str:
        return self.now.texts.get((self.row.subject_id, heading), "")

    def _head(self) -> str:
        found = [
            person.name
            for person in self.now.roundup.people
            if person.is_head
            and person.unit_id == self.row.subject_id
            and not person.retired_on
        ]
        return found[0] if len(found) == 1 else ""

    def _standing(self) -> str:
        row = self.row
        if row.total is None:
            return ""
        standing = self.now.roundup.standing_of(row.subject_id)
        rank = f"; hạng {standing.rank}" if standing and standing.rank else ""
        return f"{number(row.total, 2)}{rank}"

    def _awards(self) -> str:
        last = self.now.roundup.round.period.last.year
        recent = [a.words for a in self.before if a.year > last - YEARS]
        titles = reports.title_lines(self._written("titles"))
        recent += [
            f"{name} năm {year}"
            for year, name, _decision in titles
            if year.isdecimal() and int(year) > last - YEARS
        ]
        if not recent and self._written(reports.NO_AWARDS):
            return NONE
        return "; ".join(recent)


_WOMEN: dict[Salutation | None, bool] = {Salutation.MS: True, Salutation.MR: False}
