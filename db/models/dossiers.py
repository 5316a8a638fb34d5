"""What lies in the dossiers of a round, and who confirmed what in them.

A `subject_id` is empty where a paper or a confirmation is about everybody.
"""

from peewee import CompositeKey

from db.models.fields import (
    CountField,
    DateField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound


class Dossier(Row):
    """How many sets go out and when they went."""

    round = refers(ReviewRound, "round_id", index=False)
    dossier = IdField()
    sets = CountField(null=True)
    sent_on = DateField(null=True)
    note = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "dossier")
        without_rowid = True


class DossierItem(Row):
    """A paper that was handed in or signed: copies, sheets, number and day."""

    round = refers(ReviewRound, "round_id", index=False)
    dossier = IdField()
    component = LineField()
    subject_id = IdField()
    copies = CountField(null=True)
    is_original = FlagField(null=True)
    first_sheet = CountField(null=True)
    last_sheet = CountField(null=True)
    number = LineField()
    issued_on = DateField(null=True)
    note = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "dossier", "component", "subject_id")
        without_rowid = True


class DossierConfirmation(Row):
    """A confirmation somebody gave."""

    round = refers(ReviewRound, "round_id", index=False)
    dossier = IdField()
    confirmer = LineField()
    component = LineField()
    what = LineField()
    subject_id = IdField()
    given_by = LineField()
    given_on = DateField()

    class Meta:
        primary_key = CompositeKey(
            "round", "dossier", "confirmer", "component", "what", "subject_id"
        )
        without_rowid = True
