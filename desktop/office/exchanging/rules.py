"""What the tables of each type of bundle refer to, and which tables it may not hold."""

from dataclasses import replace
from functools import cache

from desktop.bundles.sealed.consistency import Reference, Rules
from desktop.bundles.sealed.envelope import BundleType
from desktop.bundles.tables import Field, Table, by_name
from desktop.office.exchanging.tables import WIRE, shapes

SUBJECTS = "subjects"
"""Units, people and others together: most tables name one of them."""

_SUBJECT = "subject_id"
_REGISTERS = ("units", "people", "other_subjects")
_NAMED = (
    ("units", "successor_id", "units", _SUBJECT),
    ("people", "unit_id", "units", _SUBJECT),
    ("direct_work", "person_id", "people", _SUBJECT),
    ("memberships", "person_id", "people", _SUBJECT),
    ("memberships", "unit_id", "units", _SUBJECT),
    ("initiative_authors", "initiative_id", "initiatives", "initiative_id"),
    ("council_ballots", "meeting_id", "council_meetings", "meeting_id"),
    ("council_votes", "meeting_id", "council_meetings", "meeting_id"),
    ("dossier_items", "dossier", "dossiers", "dossier"),
    ("dossier_confirmations", "dossier", "dossiers", "dossier"),
    ("survey_answers", "activity_id", "activities", "activity_id"),
)
# What these are about may have left the register, or belong to somebody else.
_FREE = {"past_awards", "other_awards", "rulings", *_REGISTERS}


@cache
def rules_of(kind: BundleType) -> Rules:
    """Return what a receiver asks of one type of bundle."""
    mine = {table.name for table in WIRE[kind]}
    others = {table.name for tables in WIRE.values() for table in tables}
    references: tuple[Reference, ...] = ()
    if kind is BundleType.SUBMISSION:
        references = (_tree(), *_named(), *_about_subjects())
    if kind is BundleType.RESULT:
        references = (Reference("awards", ("decision",), "decisions", ("decision",)),)
    return Rules(references, frozenset(others - mine))


def with_subjects(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Return the tables of a bundle with all subjects as one more."""
    named = by_name(tables)
    ids: dict[str, None] = {}
    for name in _REGISTERS:
        table = named.get(name)
        if table is not None:
            at = table.field_names.index(_SUBJECT)
            ids |= dict.fromkeys(str(row[at]) for row in table.rows)
    field = Field(_SUBJECT, "string", required=True)
    empty = Table(SUBJECTS, "Đối tượng", (field,), (_SUBJECT,))
    return (*tables, replace(empty, rows=tuple((one,) for one in ids)))


def _tree() -> Reference:
    return Reference("units", ("parent_id",), "units", (_SUBJECT,), is_tree=True)


def _named() -> tuple[Reference, ...]:
    return tuple(Reference(t, (c,), target, (to,)) for t, c, target, to in _NAMED)


def _about_subjects() -> tuple[Reference, ...]:
    return tuple(
        Reference(shape.name, (_SUBJECT,), SUBJECTS)
        for shape in shapes(BundleType.SUBMISSION)
        if shape.name not in _FREE and _SUBJECT in shape.field_names
    )
