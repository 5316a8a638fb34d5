"""Scores: a cell that is not scored has no row; nor has one that was not computed."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    ExactDecimalField,
    FlagField,
    IdField,
    LineField,
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


class ScoreBasis(Row):
    """What a computed cell rests on, the points it gave then and by which rule."""

    round = refers(ReviewRound, "round_id", index=False)
    subject = refers(Subject, "subject_id")
    criterion = IdField()
    side = CodeField(Side)
    met = FlagField(null=True)
    numerator = ExactDecimalField(null=True)
    denominator = ExactDecimalField(null=True)
    faults = CountField(null=True)
    items = CountField(null=True)
    answers = IdField()
    points = ExactDecimalField(null=True)
    rule = LineField()

    class Meta:
        primary_key = CompositeKey("round", "subject", "criterion", "side")
        without_rowid = True
