"""Which columns leave the city's file without asking: those that name nobody.

A table that tells something about people is closed; what is listed here is open in
it. A column that somebody adds later is closed until somebody lists it. In the other
tables only the free text is closed in which a name may stand. Row ids stay, so that
tables can be joined; they point at a person only with the register at hand.
"""

from desktop.office.exchanging.wire_tables import WireTable

_KEYS = frozenset({"id", "rev"})

_OPEN: dict[str, str] = {
    "scores": "subject_id criterion side state points",
    "attestations": "subject_id statement holds attested_on",
    "past_awards": "award_id subject_id form level authority number issued_on"
    " first_day last_day achievement",
    "rulings": "ruling_id subject_id achievement other ruling round_id ruled_on",
    "nominations": "nomination_id offer subject_id choice",
    "other_awards": "award place subject_id form level standing cited first_day"
    " last_day number issued_on former",
    "council_votes": "meeting_id offer subject_id yes no abstain result",
    "rankings": "block subject_id rank tied total points applicable_max bonus"
    " class_name unranked_reason",
    "verdicts": "offer quota subject_id kind verdict section remark rank tied total"
    " is_conditional",
    "explanations": "offer quota subject_id line depth verdict clause",
    "proposals": "offer form authority quota place of subject_id kind citation cited",
    "people": "subject_id unit_id employment is_head retired_on",
    "direct_work": "person_id position since until",
    "memberships": "person_id position unit_id since until",
    "other_subjects": "subject_id kind retired_on",
    "task_ratings": "rating_id subject_id first_day last_day grade rated_on",
    "initiative_authors": "initiative_id position subject_id",
    "achievements": "achievement_id subject_id kind first_day last_day",
    "dossier_confirmations": "dossier component what subject_id given_on",
    "attachments": "file media_type sha256 size added_on",
}
"""Open columns of tables about people; breaches and reports of merits have none."""

_CLOSED: dict[str, str] = {
    "plan_choices": "reason",
    "dossier_items": "note",
    "activities": "title document",
    "difficulties": "content answer",
    "tombstones": "reason",
}
"""Free text of the other tables in which somebody may be named."""


def is_open(table: WireTable, column: str) -> bool:
    """Tell whether a column is published although nobody asked for personal data."""
    if column in _KEYS:
        return True
    if table.has_people:
        return column in _OPEN.get(table.name, "").split()
    return column not in _CLOSED.get(table.name, "").split()
