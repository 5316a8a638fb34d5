"""The registers: attestations, results, ratings, initiatives, breaches and reviews.

Also achievements and evidence.
"""

from peewee import SQL, CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    ExactDecimalField,
    FlagField,
    GradeField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from db.models.reviews import ReviewRound
from db.models.subjects import Subject
from desktop.emulation.indicators import ResultState
from desktop.emulation.records import (
    AchievementKind,
    BreachKind,
    Grade,
    InitiativeKind,
    RecognitionLevel,
    Severity,
)


class Attestation(Row):
    """Who said whether a stated condition is met."""

    round = refers(ReviewRound, "round_id", index=False)
    subject = refers(Subject, "subject_id")
    statement = IdField()
    holds = FlagField()
    attested_by = LineField()
    attested_on = DateField()
    evidence = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "subject", "statement")
        without_rowid = True


class IndicatorResult(Row):
    """What was measured for one indicator."""

    round = refers(ReviewRound, "round_id", index=False)
    indicator = IdField()
    state = CodeField(ResultState)
    as_of = DateField(null=True)
    value = ExactDecimalField(null=True)
    numerator = ExactDecimalField(null=True)
    denominator = ExactDecimalField(null=True)
    assigned = ExactDecimalField(null=True)
    holds = FlagField(null=True)
    source = LinesField()

    class Meta:
        primary_key = CompositeKey("round", "indicator")
        without_rowid = True


class TaskRating(Row):
    """The rating of duty for a period."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    first_day = DateField()
    last_day = DateField()
    grade = GradeField(Grade)
    rated_by = LineField()
    rated_on = DateField(null=True)


class Initiative(Row):
    """Something thought up."""

    id = IdField(primary_key=True)
    title = LineField()
    kind = CodeField(InitiativeKind)
    registered_on = DateField(null=True)
    is_new = FlagField(null=True)
    is_applied = FlagField(null=True)
    applied_from = DateField(null=True)
    applied_where = LineField()
    is_replicable = FlagField(null=True)
    recognised_level = CodeField(RecognitionLevel, null=True)
    recognised_by = LineField()
    recognised_on = DateField(null=True)
    effect = LinesField()
    search = IdField()
    same = IdField(index=True)


class InitiativeAuthor(Row):
    """An author, in the order named."""

    initiative = refers(Initiative, "initiative_id", index=False)
    position = CountField()
    subject = refers(Subject, "subject_id")

    class Meta:
        primary_key = CompositeKey("initiative", "position")
        without_rowid = True


class Breach(Row):
    """A breach of discipline."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    happened_on = DateField()
    severity = CodeField(Severity)
    content = LinesField()
    document = LineField()
    kind = CodeField(BreachKind, constraints=[SQL("DEFAULT 'discipline'")])


class BreachReview(Row):
    """Somebody looked through a period for breaches."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    first_day = DateField()
    last_day = DateField()
    reviewed_by = LineField()
    reviewed_on = DateField()
    evidence = LinesField()


class Achievement(Row):
    """Something achieved, which a nomination may cite."""

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    kind = CodeField(AchievementKind)
    first_day = DateField()
    last_day = DateField()
    content = LinesField()
    evidence = LinesField()


class Evidence(Row):
    """A paper that proves something; the file itself lies in the evidence folder."""

    id = IdField(primary_key=True)
    owner = IdField(index=True)
    title = LineField()
    file_name = LineField()
    digest = IdField()
    size = CountField()
    added_on = DateField()
