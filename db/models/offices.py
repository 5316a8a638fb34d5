"""The office itself, who signs for it, and how the program was left."""

from db.models.fields import (
    CountField,
    FlagField,
    IdField,
    LineField,
    ListField,
    Row,
    VerbatimField,
)


class Office(Row):
    """The one office of this file."""

    id = CountField(primary_key=True)
    province_code = IdField()
    commune_code = IdField()
    kind = IdField()
    name = LineField()
    province_name = LineField()
    place = LineField()
    standing_body = LineField()
    is_demo = FlagField()


class Signatory(Row):
    """Somebody who signs."""

    id = IdField(primary_key=True)
    name = LineField()
    titles = ListField()
    is_default = FlagField()


class Setting(Row):
    """How the program was left; no part of the office's work."""

    key = IdField(primary_key=True)
    value = VerbatimField()
