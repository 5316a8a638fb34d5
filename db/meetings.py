"""What the papers of a meeting say, and lists that are posted."""

from db import rows
from db.connection import OfficeDatabase
from db.models import meetings as tables
from desktop.awards.minutes import (
    Absence,
    Counting,
    Invitation,
    MeetingRecord,
    Minutes,
    Posting,
)


def record(database: OfficeDatabase, meeting_id: str) -> MeetingRecord:
    """Return everything kept for the papers of a meeting."""
    where = {"meeting_id": meeting_id}
    minutes = rows.one(database, tables.CouncilMinutes, Minutes, **where)
    counting = rows.one(database, tables.CouncilCounting, Counting, **where)
    invitation = rows.one(database, tables.CouncilInvitation, Invitation, **where)
    absences = rows.read(database, tables.CouncilAbsence, Absence, **where)
    return MeetingRecord(
        minutes or Minutes(),
        counting or Counting(),
        invitation or Invitation(),
        tuple(absences),
    )


def put_minutes(database: OfficeDatabase, meeting_id: str, given: Minutes) -> None:
    """Keep how a meeting went."""
    rows.put_values(database, tables.CouncilMinutes, [given], meeting_id=meeting_id)


def put_counting(database: OfficeDatabase, meeting_id: str, given: Counting) -> None:
    """Keep how the ballots were counted."""
    rows.put_values(database, tables.CouncilCounting, [given], meeting_id=meeting_id)


def put_invitation(
    database: OfficeDatabase, meeting_id: str, given: Invitation
) -> None:
    """Keep what the invitation says."""
    rows.put_values(database, tables.CouncilInvitation, [given], meeting_id=meeting_id)


def put_absences(
    database: OfficeDatabase, meeting_id: str, given: tuple[Absence, ...]
) -> None:
    """Keep why members did not come; whoever is not among them loses the reason."""
    stays = {absence.member_id for absence in given}
    for kept in record(database, meeting_id).absences:
        if kept.member_id not in stays:
            rows.remove(
                database,
                tables.CouncilAbsence,
                meeting_id=meeting_id,
                member_id=kept.member_id,
            )
    rows.put_values(database, tables.CouncilAbsence, given, meeting_id=meeting_id)


def remove_record(database: OfficeDatabase, meeting_id: str) -> None:
    """Take out everything kept for the papers of a meeting."""
    for table in (
        tables.CouncilMinutes,
        tables.CouncilCounting,
        tables.CouncilInvitation,
        tables.CouncilAbsence,
    ):
        rows.remove(database, table, meeting_id=meeting_id)


def postings(database: OfficeDatabase, round_id: str) -> list[Posting]:
    """Return how the lists of a round are posted."""
    return rows.read(database, tables.RoundPosting, Posting, round_id=round_id)


def put_posting(database: OfficeDatabase, round_id: str, given: Posting) -> None:
    """Keep how a list of a round is posted."""
    rows.put_values(database, tables.RoundPosting, [given], round_id=round_id)


def remove_postings(database: OfficeDatabase, round_id: str) -> None:
    """Forget how the lists of a round are posted."""
    rows.remove(database, tables.RoundPosting, round_id=round_id)
