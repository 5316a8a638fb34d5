"""The registers: attestations, results, ratings, initiatives, breaches, evidence.

Achievements are in `achievements`, indices in `indices`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import rows
from db.connection import OfficeDatabase
from db.models import records as tables
from desktop.emulation.indicators import IndicatorResult
from desktop.emulation.records import (
    Attestation,
    Breach,
    BreachReview,
    Initiative,
    TaskRating,
)
from desktop.text import same_key, search_key


@dataclass(frozen=True, slots=True)
class Evidence:
    """A paper that proves something, known by the digest of its file.

    `owner` says what it proves: "score:<round>:<subject>:<criterion>",
    "attestation:<round>:<subject>:<statement>", "initiative:<id>" and so on.
    """

    id: str
    owner: str
    title: str
    file_name: str
    digest: str
    size: int
    added_on: date


def attestations(
    database: OfficeDatabase, round_id: str, subject_id: str | None = None
) -> list[Attestation]:
    """Return what was attested in a round, of everybody or of one subject."""
    equal = {"round_id": round_id} | _of_subject(subject_id)
    return rows.read(database, tables.Attestation, Attestation, **equal)


def put_attestations(database: OfficeDatabase, given: Iterable[Attestation]) -> None:
    """Attest, or attest anew."""
    rows.put_values(database, tables.Attestation, given)


def clear_attestation(
    database: OfficeDatabase, round_id: str, subject_id: str, statement: str
) -> None:
    """Make a condition "not known" again."""
    rows.remove(
        database,
        tables.Attestation,
        round_id=round_id,
        subject_id=subject_id,
        statement=statement,
    )


def indicator_results(
    database: OfficeDatabase, round_id: str
) -> dict[str, IndicatorResult]:
    """Return what was measured in a round, by indicator."""
    found = rows.read(
        database, tables.IndicatorResult, IndicatorResult, round_id=round_id
    )
    return {result.indicator: result for result in found}


def put_indicator_results(
    database: OfficeDatabase, given: Iterable[IndicatorResult]
) -> None:
    """Enter results, or enter them anew."""
    rows.put_values(database, tables.IndicatorResult, given)


def clear_indicator_result(
    database: OfficeDatabase, round_id: str, indicator: str
) -> None:
    """Make a result "no data" again."""
    rows.remove(
        database, tables.IndicatorResult, round_id=round_id, indicator=indicator
    )


def task_ratings(
    database: OfficeDatabase, subject_id: str | None = None
) -> list[TaskRating]:
    """Return the ratings of everybody or of one subject, by period."""
    return rows.read(
        database,
        tables.TaskRating,
        TaskRating,
        order="first_day, last_day, id",
        **_of_subject(subject_id),
    )


def put_task_ratings(database: OfficeDatabase, given: Iterable[TaskRating]) -> None:
    """Add ratings, or change those with the same ids."""
    rows.put_values(database, tables.TaskRating, given)


def remove_task_rating(database: OfficeDatabase, rating_id: str) -> None:
    """Take out a rating."""
    rows.remove(database, tables.TaskRating, id=rating_id)


def initiatives(database: OfficeDatabase) -> list[Initiative]:
    """Return every initiative with its authors, in two queries."""
    return rows.read_with(
        database,
        tables.Initiative,
        Initiative,
        "author_ids",
        _authors(database),
    )


def initiative(database: OfficeDatabase, initiative_id: str) -> Initiative | None:
    """Return one initiative with its authors."""
    found = rows.read_with(
        database,
        tables.Initiative,
        Initiative,
        "author_ids",
        _authors(database, initiative_id=initiative_id),
        id=initiative_id,
    )
    return found[0] if found else None


def put_initiatives(database: OfficeDatabase, given: Iterable[Initiative]) -> None:
    """Add initiatives with their authors, or change those with the same ids."""
    given = list(given)
    rows.put(database, tables.Initiative, [_initiative_row(i) for i in given])
    kept = _authors(database, **_only(given))
    changed = [i for i in given if kept.get(i.id, ()) != i.author_ids]
    for initiative in changed:
        if initiative.id in kept:
            rows.remove(database, tables.InitiativeAuthor, initiative_id=initiative.id)
    rows.put(
        database,
        tables.InitiativeAuthor,
        [
            {"initiative_id": i.id, "position": position, "subject_id": author}
            for i in changed
            for position, author in enumerate(i.author_ids)
        ],
    )


def remove_initiative(database: OfficeDatabase, initiative_id: str) -> None:
    """Take out an initiative with its authors."""
    rows.remove(database, tables.InitiativeAuthor, initiative_id=initiative_id)
    rows.remove(database, tables.Initiative, id=initiative_id)


def same_titled(database: OfficeDatabase, title: str) -> list[str]:
    """Return the ids of initiatives whose titles are spelt the same."""
    found = database.read(
        "SELECT id FROM initiative WHERE same = ? ORDER BY id", (same_key(title),)
    )
    return [initiative_id for (initiative_id,) in found]


def breaches(database: OfficeDatabase, subject_id: str | None = None) -> list[Breach]:
    """Return the breaches of everybody or of one subject, by day."""
    return rows.read(
        database,
        tables.Breach,
        Breach,
        order="happened_on, id",
        **_of_subject(subject_id),
    )


def put_breaches(database: OfficeDatabase, given: Iterable[Breach]) -> None:
    """Add breaches, or change those with the same ids."""
    rows.put_values(database, tables.Breach, given)


def remove_breach(database: OfficeDatabase, breach_id: str) -> None:
    """Take out a breach entered by mistake."""
    rows.remove(database, tables.Breach, id=breach_id)


def breach_reviews(
    database: OfficeDatabase, subject_id: str | None = None
) -> list[BreachReview]:
    """Return who looked through which period for breaches, by period."""
    return rows.read(
        database,
        tables.BreachReview,
        BreachReview,
        order="first_day, last_day, id",
        **_of_subject(subject_id),
    )


def put_breach_reviews(database: OfficeDatabase, given: Iterable[BreachReview]) -> None:
    """Add reviews, or change those with the same ids."""
    rows.put_values(database, tables.BreachReview, given)


def remove_breach_review(database: OfficeDatabase, review_id: str) -> None:
    """Take out a review entered by mistake."""
    rows.remove(database, tables.BreachReview, id=review_id)


def evidence(database: OfficeDatabase, owner: str | None = None) -> list[Evidence]:
    """Return the papers, all of them or those of one owner."""
    equal = {} if owner is None else {"owner": owner}
    return rows.read(database, tables.Evidence, Evidence, order="id", **equal)


def put_evidence(database: OfficeDatabase, given: Iterable[Evidence]) -> None:
    """Add papers, or change those with the same ids."""
    rows.put_values(database, tables.Evidence, given)


def remove_evidence(database: OfficeDatabase, evidence_id: str) -> None:
    """Take out a paper; its file may still prove something else."""
    rows.remove(database, tables.Evidence, id=evidence_id)


def _of_subject(subject_id: str | None) -> dict[str, str]:
    return {} if subject_id is None else {"subject_id": subject_id}


def _initiative_row(initiative: Initiative) -> dict[str, Any]:
    keys = {
        "search": search_key(initiative.title),
        "same": same_key(initiative.title),
    }
    return rows.as_row(initiative) | keys


@dataclass(frozen=True, slots=True)
class _Authorship:
    initiative_id: str
    subject_id: str


def _authors(
    database: OfficeDatabase,
    **equal: Any,  # noqa: ANN401
) -> dict[str, tuple[str, ...]]:
    found = rows.read(database, tables.InitiativeAuthor, _Authorship, **equal)
    authors: dict[str, list[str]] = defaultdict(list)
    for authorship in found:
        authors[authorship.initiative_id].append(authorship.subject_id)
    return {initiative_id: tuple(ids) for initiative_id, ids in authors.items()}


def _only(given: list[Initiative]) -> dict[str, str]:
    """Narrow the look at what is kept when one row is changed."""
    return {"initiative_id": given[0].id} if len(given) == 1 else {}
