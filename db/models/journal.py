"""The journal: what was done, the answers of surveys, difficulties."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    ExactDecimalField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.subjects import Subject
from desktop.emulation.journal import ActivityKind, Channel


class Activity(Row):
    """Something done or received on a day."""

    id = IdField(primary_key=True)
    kind = CodeField(ActivityKind)
    happened_on = DateField()
    title = LineField()
    subject = refers(Subject, "subject_id", null=True)
    channel = CodeField(Channel, null=True)
    number = ExactDecimalField(null=True)
    counted = LineField()
    whole = ExactDecimalField(null=True)
    document = LineField()
    received_by = LineField()
    note = LinesField()
    first_day = DateField(null=True)
    last_day = DateField(null=True)


class SurveyAnswer(Row):
    """How many gave one of the five answers."""

    activity = refers(Activity, "activity_id", index=False)
    level = CountField()
    answers = CountField()

    class Meta:
        primary_key = CompositeKey("activity", "level")
        without_rowid = True


class Difficulty(Row):
    """What stands in a unit's way, and what became of it."""

    id = IdField(primary_key=True)
    raised_on = DateField()
    content = LinesField()
    subject = refers(Subject, "subject_id", null=True)
    forwarded_to = LineField()
    forwarded_on = DateField(null=True)
    answer = LinesField()
    answered_on = DateField(null=True)


class PaperDue(Row):
    """From which day on a kind of paper about a period is late."""

    kind = CodeField(ActivityKind)
    first_day = DateField()
    last_day = DateField()
    day = DateField()

    class Meta:
        primary_key = CompositeKey("kind", "first_day", "last_day")
        without_rowid = True
