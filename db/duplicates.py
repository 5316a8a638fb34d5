"""Past awards, cited achievements, rulings on double awards, and distinct subjects."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from db import rows
from db.connection import OfficeDatabase
from db.models import duplicates as tables
from desktop.awards.duplicates import CitedAchievement, StatedRuling
from desktop.awards.forms import AwardForm, Level


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award decided elsewhere, for the days first to last.

    `achievement` is the key of the achievement in this office's register, or empty.
    """

    id: str
    subject_id: str
    recipient: str
    form: AwardForm
    level: Level
    authority: str
    number: str
    issued_on: date | None
    first_day: date
    last_day: date
    merit: str
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class Uncited:
    """An achievement taken out of a nomination."""

    round_id: str
    offer: str
    subject_id: str
    achievement: str


@dataclass(frozen=True, slots=True)
class _Citation:
    grant_id: str
    achievement: str
    title: str


@dataclass(frozen=True, slots=True)
class _Pair:
    first_id: str
    second_id: str


def past_awards(
    database: OfficeDatabase, subject_id: str | None = None
) -> list[PastAward]:
    """Return the awards decided elsewhere, by subject and day."""
    equal = {} if subject_id is None else {"subject_id": subject_id}
    return rows.read(
        database,
        tables.PastAward,
        PastAward,
        order="subject_id, issued_on, id",
        **equal,
    )


def put_past_awards(database: OfficeDatabase, given: Iterable[PastAward]) -> None:
    """Enter awards decided elsewhere, or change those with the same ids."""
    rows.put_values(database, tables.PastAward, given)


def remove_past_award(database: OfficeDatabase, award_id: str) -> None:
    """Take out an award entered by mistake."""
    rows.remove(database, tables.PastAward, id=award_id)


def uncited(database: OfficeDatabase, round_id: str) -> list[Uncited]:
    """Return what was taken out of the nominations of a round."""
    return rows.read(database, tables.Uncited, Uncited, round_id=round_id)


def put_uncited(database: OfficeDatabase, given: Iterable[Uncited]) -> None:
    """Take achievements out of nominations."""
    rows.put_values(database, tables.Uncited, given)


def remove_uncited(database: OfficeDatabase, given: Uncited) -> None:
    """Cite an achievement again."""
    rows.remove(database, tables.Uncited, **rows.as_row(given))


def grant_citations(database: OfficeDatabase) -> dict[str, list[CitedAchievement]]:
    """Return what each award was given for, by the id of the award."""
    found: dict[str, list[CitedAchievement]] = defaultdict(list)
    for row in rows.read(database, tables.GrantCitation, _Citation):
        found[row.grant_id].append(CitedAchievement(row.achievement, row.title))
    return found


def put_grant_citations(
    database: OfficeDatabase, grant_id: str, cited: Iterable[CitedAchievement]
) -> None:
    """Keep what an award was given for."""
    given = [_Citation(grant_id, c.key, c.title) for c in cited]
    rows.put_values(database, tables.GrantCitation, given)


def rulings(database: OfficeDatabase) -> list[StatedRuling]:
    """Return every ruling on a double award."""
    return rows.read(database, tables.Ruling, StatedRuling)


def put_rulings(database: OfficeDatabase, given: Iterable[StatedRuling]) -> None:
    """Rule, or rule anew."""
    rows.put_values(database, tables.Ruling, given)


def remove_ruling(database: OfficeDatabase, ruling_id: str) -> None:
    """Leave a double award open again."""
    rows.remove(database, tables.Ruling, id=ruling_id)


def distinct(database: OfficeDatabase) -> set[tuple[str, str]]:
    """Return the pairs somebody said are two, each in order of the ids."""
    found = rows.read(database, tables.DistinctSubjects, _Pair)
    return {(pair.first_id, pair.second_id) for pair in found}


def put_distinct(database: OfficeDatabase, one: str, other: str) -> None:
    """Remember that two subjects of one name are not the same."""
    pair = _Pair(min(one, other), max(one, other))
    rows.put_values(database, tables.DistinctSubjects, [pair])
