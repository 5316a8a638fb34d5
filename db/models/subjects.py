"""Who takes part: units, people and others share the ids of `subject`."""

from peewee import CompositeKey

from db.models.fields import (
    CodeField,
    CountField,
    DateField,
    FlagField,
    IdField,
    LineField,
    LinesField,
    Row,
    refers,
)
from desktop.emulation.participants import (
    DirectRole,
    Employment,
    Kind,
    Salutation,
    UnitKind,
)


class Subject(Row):
    """Whatever may be scored and rewarded; `kind` names the table it stands in."""

    id = IdField(primary_key=True)
    kind = IdField()


class Unit(Row):
    """A collective."""

    subject = refers(Subject, "id", primary_key=True)
    name = LineField()
    kind = CodeField(UnitKind)
    parent = refers("self", "parent_id", null=True)  # type: ignore[arg-type]
    short_name = LineField()
    block = LineField()
    note = LinesField()
    retired_on = DateField(null=True)
    search = IdField()
    same = IdField(index=True)
    successor = refers("self", "successor_id", null=True)  # type: ignore[arg-type]


class Person(Row):
    """Somebody."""

    subject = refers(Subject, "id", primary_key=True)
    name = LineField()
    unit = refers(Unit, "unit_id", null=True)
    employment = CodeField(Employment)
    salutation = CodeField(Salutation, null=True)
    position = LineField()
    is_head = FlagField()
    birth_year = CountField(null=True)
    note = LinesField()
    retired_on = DateField(null=True)
    search = IdField()
    same = IdField(index=True)


class DirectWork(Row):
    """A period of direct work of a person, in the order entered."""

    person = refers(Person, "person_id", index=False)
    position = CountField()
    role = CodeField(DirectRole)
    since = DateField()
    until = DateField(null=True)

    class Meta:
        primary_key = CompositeKey("person", "position")
        without_rowid = True


class Membership(Row):
    """A time a person belonged to another unit than today's, in the order entered."""

    person = refers(Person, "person_id", index=False)
    position = CountField()
    unit = refers(Unit, "unit_id")
    since = DateField(null=True)
    until = DateField(null=True)

    class Meta:
        primary_key = CompositeKey("person", "position")
        without_rowid = True


class OtherSubject(Row):
    """A household, a business or another subject."""

    subject = refers(Subject, "id", primary_key=True)
    name = LineField()
    kind = CodeField(Kind)
    address = LineField()
    head = LineField()
    note = LinesField()
    retired_on = DateField(null=True)
    search = IdField()
    same = IdField(index=True)
