"""The journal: what was done, answers of surveys, difficulties, days of papers."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import rows
from db.connection import OfficeDatabase
from db.models import journal as tables
from desktop.emulation.journal import Activity, ActivityKind, Difficulty, PaperDue


def activities(database: OfficeDatabase) -> list[Activity]:
    """Return every entry with the answers of surveys, by day, in two queries."""
    found = rows.read_with(
        database, tables.Activity, Activity, "answers", _answers(database)
    )
    return sorted(found, key=lambda each: (each.happened_on, each.id))


def put_activities(database: OfficeDatabase, given: Iterable[Activity]) -> None:
    """Add entries with their answers, or change those with the same ids."""
    given = list(given)
    rows.put(database, tables.Activity, [rows.as_row(each) for each in given])
    kept = _answers(database, **_only(given))
    changed = [each for each in given if kept.get(each.id, ()) != each.answers]
    for each in changed:
        if not each.answers:
            rows.remove(database, tables.SurveyAnswer, activity_id=each.id)
    rows.put(
        database,
        tables.SurveyAnswer,
        [
            {"activity_id": each.id, "level": level, "answers": answers}
            for each in changed
            for level, answers in enumerate(each.answers, start=1)
        ],
    )


def remove_activity(database: OfficeDatabase, activity_id: str) -> None:
    """Take out an entry with its answers."""
    rows.remove(database, tables.SurveyAnswer, activity_id=activity_id)
    rows.remove(database, tables.Activity, id=activity_id)


def difficulties(database: OfficeDatabase) -> list[Difficulty]:
    """Return every difficulty, by the day it was raised."""
    return rows.read(database, tables.Difficulty, Difficulty, order="raised_on, id")


def put_difficulties(database: OfficeDatabase, given: Iterable[Difficulty]) -> None:
    """Add difficulties, or change those with the same ids."""
    rows.put_values(database, tables.Difficulty, given)


def remove_difficulty(database: OfficeDatabase, difficulty_id: str) -> None:
    """Take out a difficulty."""
    rows.remove(database, tables.Difficulty, id=difficulty_id)


def paper_dues(database: OfficeDatabase) -> list[PaperDue]:
    """Return the last days set for papers of units."""
    return rows.read(database, tables.PaperDue, PaperDue)


def put_paper_dues(database: OfficeDatabase, given: Iterable[PaperDue]) -> None:
    """Set last days, or move those of the same kind and period."""
    rows.put_values(database, tables.PaperDue, given)


def clear_paper_due(
    database: OfficeDatabase, kind: ActivityKind, first_day: date, last_day: date
) -> None:
    """Let nothing of this kind and period be late."""
    rows.remove(
        database, tables.PaperDue, kind=kind, first_day=first_day, last_day=last_day
    )


@dataclass(frozen=True, slots=True)
class _Answered:
    activity_id: str
    answers: int


def _answers(
    database: OfficeDatabase,
    **equal: Any,  # noqa: ANN401
) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for each in rows.read(database, tables.SurveyAnswer, _Answered, **equal):
        found[each.activity_id].append(each.answers)
    return {activity_id: tuple(counts) for activity_id, counts in found.items()}


def _only(given: list[Activity]) -> dict[str, str]:
    """Narrow the look at what is kept when one row is changed."""
    return {"activity_id": given[0].id} if len(given) == 1 else {}
