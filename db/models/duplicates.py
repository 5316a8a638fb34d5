"""Past awards, what nominations and awards cite, rulings, and distinct subjects."""

from peewee import SQL, CompositeKey

from db.models.awards import AwardGrant
from db.models.fields import (
    CodeField,
    DateField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Subject
from desktop.awards.duplicates import Ruling as RulingKind
from desktop.awards.forms import AwardForm, Level


class PastAward(Row):
    """An award decided elsewhere, or before this office kept its register here."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    recipient = LineField()
    form = CodeField(AwardForm)
    level = CodeField(Level)
    authority = LineField()
    number = LineField()
    issued_on = DateField(null=True)
    first_day = DateField()
    last_day = DateField()
    merit = LinesField()
    achievement = IdField()


class Uncited(Row):
    """An achievement the officer took out of a nomination."""

    round = refers(ReviewRound, "round_id", index=False)
    offer = IdField()
    subject = refers(Subject, "subject_id")
    achievement = IdField()

    class Meta:
        primary_key = CompositeKey("round", "offer", "subject", "achievement")
        without_rowid = True


class GrantCitation(Row):
    """An achievement an award was given for."""

    grant = refers(AwardGrant, "grant_id", index=False)
    achievement = IdField()
    title = LineField()

    class Meta:
        primary_key = CompositeKey("grant", "achievement")
        without_rowid = True


class Ruling(Row):
    """What was said about one achievement awarded twice."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id", index=False)
    achievement = IdField()
    other = IdField()
    ruling = CodeField(RulingKind)
    round_id = IdField(constraints=[SQL("DEFAULT ''")])
    reason = LinesField()
    ruled_by = LineField()
    ruled_on = DateField()

    class Meta:
        indexes = ((("subject", "achievement", "other", "round_id"), True),)


class DistinctSubjects(Row):
    """Two subjects of one name that somebody said are not the same."""

    first = refers(Subject, "first_id", index=False)
    second = refers(Subject, "second_id")

    class Meta:
        primary_key = CompositeKey("first", "second")
        without_rowid = True
