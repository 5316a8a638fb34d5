"""What units and people write about themselves in their reports."""

from peewee import CompositeKey

from db.models.fields import IdField, LinesField, Row, refers
from db.models.reviews import ReviewRound
from db.models.subjects import Subject


class MeritText(Row):
    """The text under one heading of the report of one subject in one round."""

    round = refers(ReviewRound, "round_id", index=False)
    subject = refers(Subject, "subject_id")
    heading = IdField()
    text = LinesField()
    source = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "subject", "heading")
        without_rowid = True
