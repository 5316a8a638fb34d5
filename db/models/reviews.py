"""Rounds of review, departures from the computed list, and closings."""

from peewee import SQL

from db.models.fields import (
    CodeField,
    DateField,
    IdField,
    LineField,
    LinesField,
    Row,
    VerbatimField,
    refers,
)
from db.models.plans import Plan
from db.models.subjects import Subject
from desktop.awards.forms import Choice
from desktop.emulation.movements import Occasion


class ReviewRound(Row):
    """A round of review under a plan."""

    id = IdField(primary_key=True)
    plan = refers(Plan, "plan_id")
    name = LineField()
    occasion = CodeField(Occasion)
    first_day = DateField()
    last_day = DateField()
    cutoff = DateField()
    closed_on = DateField(null=True)
    template = IdField(constraints=[SQL("DEFAULT ''")])


class RoundClosing(Row):
    """What was final when a round was closed, and why it was opened again."""

    id = IdField(primary_key=True)
    round = refers(ReviewRound, "round_id")
    closed_on = DateField()
    snapshot = VerbatimField()
    reopened_on = DateField(null=True)
    reopened_reason = LinesField()


class Nomination(Row):
    """A stated departure from the computed list."""

    id = IdField(primary_key=True)
    round = refers(ReviewRound, "round_id", index=False)
    offer = IdField()
    subject = refers(Subject, "subject_id")
    choice = CodeField(Choice)
    reason = LinesField()

    class Meta:
        indexes = ((("round", "offer", "subject"), True),)
