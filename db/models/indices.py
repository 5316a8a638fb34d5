"""Published indices, what units have to do with them, and targets given to units."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
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
from desktop.emulation.indicators import ResultState
from desktop.emulation.indices import IndexCode, IndexRole, Origin

_CALLED = {"index": "index_code"}  # "index" is a word of SQL


class IndexValue(Row):
    """An index, or one component of it, of one unit in one year."""

    CALLED = _CALLED

    id = IdField(primary_key=True)
    subject = refers(Subject, "subject_id")
    index_code = CodeField(IndexCode)
    year = CountField()
    component = IdField()
    component_name = LineField()
    value = ExactDecimalField(null=True)
    maximum = ExactDecimalField(null=True)
    rank = CountField(null=True)
    block = LineField()
    class_name = LineField()
    origin = CodeField(Origin)
    document = LineField()
    published_on = DateField(null=True)


class IndexDuty(Row):
    """What a unit has to do with an index in a year."""

    CALLED = _CALLED

    subject = refers(Subject, "subject_id", index=False)
    index_code = CodeField(IndexCode)
    year = CountField()
    role = CodeField(IndexRole)
    component = IdField()

    class Meta:
        primary_key = CompositeKey("subject", "index_code", "year", "role", "component")
        without_rowid = True


class AssignedTarget(Row):
    """A target given to a unit, with its result once there is one."""

    round = refers(ReviewRound, "round_id", index=False)
    subject = refers(Subject, "subject_id")
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
        primary_key = CompositeKey("round", "subject", "indicator")
        without_rowid = True
