"""What is worked on, days set later, and budgets."""

from peewee import CompositeKey

from db.models.fields import CountField, DateField, IdField, Row, refers
from db.models.plans import Plan
from db.models.reviews import ReviewRound


class WorkedOn(Row):
    """The plan and round the window shows; one row, absent before the first choice."""

    id = CountField(primary_key=True)
    plan = refers(Plan, "plan_id", index=False)
    round = refers(ReviewRound, "round_id", index=False, null=True)


class DeadlineDay(Row):
    """The day somebody set for a due date the plan leaves open, in an award year."""

    plan = refers(Plan, "plan_id", index=False)
    deadline = IdField()
    year = CountField()
    day = DateField()

    class Meta:
        primary_key = CompositeKey("plan", "deadline", "year")
        without_rowid = True


class RoundBudget(Row):
    """The money there is for an award, and what one award takes, in đồng."""

    round = refers(ReviewRound, "round_id", index=False)
    offer = IdField()
    amount = CountField()
    per_collective = CountField()
    per_individual = CountField()

    class Meta:
        primary_key = CompositeKey("round", "offer")
        without_rowid = True
