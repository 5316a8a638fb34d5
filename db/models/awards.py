"""Decisions, the register of awards, and the numbers already given."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    ExactDecimalField,
    IdField,
    LineField,
    LinesField,
    ListField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Subject
from desktop.awards.forms import AwardForm
from desktop.emulation.participants import Kind


class Decision(Row):
    """A decision to award."""

    id = IdField(primary_key=True)
    round = refers(ReviewRound, "round_id")
    number = LineField()
    symbol = LineField()
    issued_on = DateField(null=True)
    signer = LineField()
    signer_titles = ListField()


class AwardGrant(Row):
    """One award in the register."""

    id = IdField(primary_key=True)
    decision = refers(Decision, "decision_id")
    subject = refers(Subject, "subject_id")
    kind = CodeField(Kind)
    form = CodeField(AwardForm)
    recipient = LineField()
    detail = LinesField()
    citation = LinesField()
    register_year = CountField()
    register_number = CountField()
    revoked_on = DateField(null=True)
    revoked_reason = LinesField()
    amount = CountField(null=True)
    coefficient = ExactDecimalField(null=True)
    base_salary = CountField(null=True)
    bonus_basis = LineField(null=True)

    class Meta:
        indexes = ((("register_year", "register_number"), True),)


class AwardDelivery(Row):
    """When an award was handed over, and to whom."""

    grant = refers(AwardGrant, "grant_id", index=False, primary_key=True)
    delivered_on = DateField()
    receiver = LineField()

    class Meta:
        without_rowid = True


class NumberSeries(Row):
    """The last number given in a series; undo does not take it back."""

    issuer = IdField()
    kind = IdField()
    year = CountField()
    last = CountField()

    class Meta:
        primary_key = CompositeKey("issuer", "kind", "year")
        without_rowid = True
