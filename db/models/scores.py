"""Scores: a cell that is not scored has no row."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    ExactDecimalField,
    IdField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Subject
from desktop.emulation.scoring import ScoreState, Side


class Score(Row):
    """One entered cell."""

    round = refers(ReviewRound, "round_id", index=False)
    subject = refers(Subject, "subject_id")
    criterion = IdField()
    side = CodeField(Side)
    state = CodeField(ScoreState)
    points = ExactDecimalField(null=True)
    reason = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "subject", "criterion", "side")
        without_rowid = True
