"""Scores of a round; a cell that is not scored has no row."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from db import rows
from db.connection import OfficeDatabase
from db.models import scores as tables
from desktop.emulation.scoring import Score, ScoreState, Side

Sheets: TypeAlias = dict[Side, dict[str, Score]]
"""The cells of one subject, by side and criterion; a survey only where it was held."""

_COLUMNS = "criterion, side, state, points, reason"


def put(database: OfficeDatabase, round_id: str, subject_id: str, score: Score) -> None:
    """Enter one cell, or enter it anew."""
    put_many(database, round_id, [(subject_id, score)])


def put_many(
    database: OfficeDatabase, round_id: str, entered: Iterable[tuple[str, Score]]
) -> None:
    """Enter many cells, each with the id of its subject."""
    rows.put(
        database,
        tables.Score,
        [
            {**rows.as_row(score), "round_id": round_id, "subject_id": subject_id}
            for subject_id, score in entered
        ],
    )


def clear(
    database: OfficeDatabase,
    round_id: str,
    subject_id: str,
    criterion: str,
    side: Side,
) -> None:
    """Make a cell "not scored" again; what it was computed from goes too."""
    for model in (tables.Score, tables.ScoreBasis):
        rows.remove(
            database,
            model,
            round_id=round_id,
            subject_id=subject_id,
            criterion=criterion,
            side=side,
        )


def of_round(database: OfficeDatabase, round_id: str) -> dict[str, Sheets]:
    """Return every cell of a round by subject, side and criterion."""
    found = database.read(
        f"SELECT subject_id, {_COLUMNS} FROM score"  # noqa: S608
        " WHERE round_id = ? ORDER BY subject_id, criterion, side",
        (round_id,),
    )
    made = _Made()
    sheets: dict[str, Sheets] = {}
    for subject_id, cells in groupby(found, key=itemgetter(0)):
        sides: Sheets = {Side.SELF: {}, Side.VERIFIED: {}}
        for cell in cells:
            score = made[cell[1:]]
            sides.setdefault(score.side, {})[score.criterion] = score
        sheets[subject_id] = sides
    return sheets


def of_subject(database: OfficeDatabase, round_id: str, subject_id: str) -> Sheets:
    """Return the cells of one subject, self and verified even when empty."""
    found = database.read(
        f"SELECT {_COLUMNS} FROM score"  # noqa: S608
        " WHERE round_id = ? AND subject_id = ? ORDER BY criterion, side",
        (round_id, subject_id),
    )
    made = _Made()
    sheets: Sheets = {Side.SELF: {}, Side.VERIFIED: {}}
    for cell in found:
        score = made[cell]
        sheets.setdefault(score.side, {})[score.criterion] = score
    return sheets


class _Made(dict[tuple[Any, ...], Score]):
    """Equal cells share one value: a commune gives the same points over and over."""

    def __missing__(self, cell: tuple[Any, ...]) -> Score:
        criterion, side, state, points, reason = cell
        exact = None if points is None else Decimal(points)
        score = Score(criterion, Side(side), ScoreState(state), exact, reason)
        self[cell] = score
        return score
