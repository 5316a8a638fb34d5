"""The plans the office adopted, and how it reads them."""

from peewee import CompositeKey

from db.models.fields import (
    CountField,
    DateField,
    IdField,
    LineField,
    LinesField,
    Row,
    VerbatimField,
    refers,
)


class Plan(Row):
    """An adopted plan with the text of its file."""

    id = IdField(primary_key=True)
    code = IdField()
    version = CountField()
    source = VerbatimField()
    adopted_on = DateField()
    number = LineField()
    issued_on = DateField(null=True)

    class Meta:
        indexes = ((("code", "version"), True),)


class PlanChoice(Row):
    """How the officer reads an unclear wording of a plan."""

    plan = refers(Plan, "plan_id", index=False)
    key = IdField()
    value = IdField()
    reason = LinesField()

    class Meta:
        primary_key = CompositeKey("plan", "key")
        without_rowid = True
