"""A result bundle taken in at a commune: awards entered, returns and ranks kept.

What the city says of our rows never changes them: appraisals stand beside what was
sent, returns are a list of fields to fix (see `returned_fields`). What it decided goes
into the register of awards from elsewhere, where the rules look for double awards.
"""

from collections.abc import Iterator
from typing import TypeVar

from db import duplicates, subjects
from db.duplicates import PastAward
from desktop.awards.forms import AwardForm, Level
from desktop.bundles.sealed.catalogue import Finding, found
from desktop.bundles.sealed.opening import Opened
from desktop.bundles.tables import by_name
from desktop.emulation.participants import LabelledEnum
from desktop.office.desk import Desk
from desktop.office.exchanging.taking_in import Applier, Context
from desktop.office.exchanging.wire_tables import Cells, day, rows_in, words

M = TypeVar("M", bound=LabelledEnum)


def _check(context: Context, opened: Opened) -> list[Finding]:
    """Find awards in a form or at a level this program does not know (TD-405)."""
    del context
    table = opened.contents.table("awards")
    title = table.title if table else ""
    for line, row in enumerate(rows_in(table), start=2):
        for column, kind in (("form", AwardForm), ("level", Level)):
            if _member(kind, words(row[column])) is None:
                return [found("TD-405", table=title, line=line, column=column)]
    return []


def _apply(context: Context, opened: Opened) -> None:
    """Enter the awards of our own subjects; those withdrawn or revoked go again."""
    database = context.desk.database
    given = list(_awards(context.desk, opened))
    duplicates.put_past_awards(database, given)
    kept = {award.id for award in given}
    before = rows_in(by_name(context.before).get("awards"))
    now = rows_in(opened.contents.table("awards"))
    mentioned = {words(row["award"]) for row in (*before, *now)}
    for award in duplicates.past_awards(database):
        if award.id in mentioned - kept:
            duplicates.remove_past_award(database, award.id)


def _awards(desk: Desk, opened: Opened) -> Iterator[PastAward]:
    contents = opened.contents
    decisions = {row["decision"]: row for row in rows_in(contents.table("decisions"))}
    ours = _own_subjects(desk)
    for row in rows_in(contents.table("awards")):
        if row["subject_id"] in ours and row["revoked_on"] is None:
            yield _past(row, decisions[row["decision"]])


def _past(row: Cells, decision: Cells) -> PastAward:
    first, last = day(row["first_day"]), day(row["last_day"])
    form = _member(AwardForm, words(row["form"]))
    level = _member(Level, words(row["level"]))
    if first is None or last is None or form is None or level is None:
        message = "checked before"
        raise ValueError(message)
    return PastAward(
        id=words(row["award"]),
        subject_id=words(row["subject_id"]),
        recipient=words(row["recipient"]),
        form=form,
        level=level,
        authority=words(decision["authority"]),
        number=words(decision["number"]),
        issued_on=day(decision["issued_on"]),
        first_day=first,
        last_day=last,
        merit=words(row["citation"]),
        achievement=words(row["achievement"]),
    )


def _own_subjects(desk: Desk) -> set[str]:
    database = desk.database
    known = (
        subjects.units(database),
        subjects.people(database),
        subjects.others(database),
    )
    return {subject.id for found_subjects in known for subject in found_subjects}


def _member(among: type[M], code: str) -> M | None:
    return next((member for member in among if member.value == code), None)


APPLIER = Applier(check=_check, apply=_apply, title="Nhận kết quả của {org}")
