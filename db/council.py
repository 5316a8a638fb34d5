"""The council: members, meetings with who came, and votes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from db import meetings as papers
from db import rows
from db.connection import OfficeDatabase
from db.models import council as tables
from desktop.awards.council import (
    Ballot,
    BallotCount,
    CouncilMember,
    Denominator,
    Meeting,
    Recusal,
    Regulation,
    Seat,
    VoteCount,
)


def members(database: OfficeDatabase) -> list[CouncilMember]:
    """Return everybody who is or was on the council, oldest entry first."""
    return rows.read(database, tables.CouncilMember, CouncilMember)


def put_members(database: OfficeDatabase, given: Iterable[CouncilMember]) -> None:
    """Add members, or change those with the same ids."""
    rows.put_values(database, tables.CouncilMember, given)


def meetings(database: OfficeDatabase, round_id: str | None = None) -> list[Meeting]:
    """Return the meetings, of every round or of one, oldest first."""
    equal = {} if round_id is None else {"round_id": round_id}
    found = rows.read(database, tables.CouncilMeeting, _Row, order="id", **equal)
    return [_meeting(row) for row in found]


def put_meeting(database: OfficeDatabase, meeting: Meeting) -> None:
    """Open a meeting, or change it."""
    row = rows.as_row(meeting)
    regulation = rows.as_row(row.pop("regulation"))
    quorum = regulation.pop("quorum")
    row |= regulation
    row |= {
        "quorum_numerator": quorum.numerator,
        "quorum_denominator": quorum.denominator,
    }
    rows.put(database, tables.CouncilMeeting, [row])


def remove_meeting(database: OfficeDatabase, meeting_id: str) -> None:
    """Take out a meeting with everything said at it."""
    papers.remove_record(database, meeting_id)
    for table in (
        tables.CouncilPresence,
        tables.CouncilBallots,
        tables.CouncilVote,
        tables.CouncilRecusal,
    ):
        rows.remove(database, table, meeting_id=meeting_id)
    rows.remove(database, tables.CouncilMeeting, id=meeting_id)


def seats(database: OfficeDatabase, meeting_id: str) -> list[Seat]:
    """Return the members at a meeting."""
    return rows.read(database, tables.CouncilPresence, Seat, meeting_id=meeting_id)


def put_seats(database: OfficeDatabase, meeting_id: str, given: Iterable[Seat]) -> None:
    """Seat members, or mark who came."""
    rows.put_values(database, tables.CouncilPresence, given, meeting_id=meeting_id)


def remove_seat(database: OfficeDatabase, meeting_id: str, member_id: str) -> None:
    """Take a member out of a meeting."""
    rows.remove(
        database, tables.CouncilPresence, meeting_id=meeting_id, member_id=member_id
    )


def ballots(database: OfficeDatabase, meeting_id: str) -> list[BallotCount]:
    """Return the ballots counted at a meeting, by list."""
    return rows.read(
        database, tables.CouncilBallots, BallotCount, meeting_id=meeting_id
    )


def put_ballots(
    database: OfficeDatabase, meeting_id: str, given: Iterable[BallotCount]
) -> None:
    """Enter ballots, or enter them anew."""
    rows.put_values(database, tables.CouncilBallots, given, meeting_id=meeting_id)


def clear_ballots(
    database: OfficeDatabase, meeting_id: str, offer: str, kind: str
) -> None:
    """Make the ballots of a list "not counted" again."""
    rows.remove(
        database, tables.CouncilBallots, meeting_id=meeting_id, offer=offer, kind=kind
    )


def votes(database: OfficeDatabase, meeting_id: str) -> list[VoteCount]:
    """Return the votes of a meeting."""
    return rows.read(database, tables.CouncilVote, VoteCount, meeting_id=meeting_id)


def put_votes(
    database: OfficeDatabase, meeting_id: str, given: Iterable[VoteCount]
) -> None:
    """Enter votes, or enter them anew."""
    rows.put_values(database, tables.CouncilVote, given, meeting_id=meeting_id)


def clear_vote(
    database: OfficeDatabase, meeting_id: str, offer: str, subject_id: str
) -> None:
    """Make a candidate "not voted on" again."""
    rows.remove(
        database,
        tables.CouncilVote,
        meeting_id=meeting_id,
        offer=offer,
        subject_id=subject_id,
    )


def recusals(database: OfficeDatabase, meeting_id: str) -> list[Recusal]:
    """Return who has no vote about whom."""
    return rows.read(database, tables.CouncilRecusal, Recusal, meeting_id=meeting_id)


def put_recusals(
    database: OfficeDatabase, meeting_id: str, given: Iterable[Recusal]
) -> None:
    """State that members have no vote about a candidate."""
    rows.put_values(database, tables.CouncilRecusal, given, meeting_id=meeting_id)


def clear_recusal(database: OfficeDatabase, meeting_id: str, given: Recusal) -> None:
    """Give a member the vote about a candidate back."""
    rows.remove(
        database,
        tables.CouncilRecusal,
        meeting_id=meeting_id,
        offer=given.offer,
        subject_id=given.subject_id,
        member_id=given.member_id,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    round_id: str
    held_on: date
    started: str
    place: str
    chair_id: str | None
    secretary_id: str | None
    tellers: str
    agenda: str
    conclusion: str
    finished_on: date | None
    threshold_percent: Decimal
    is_strict: bool
    denominator: Denominator
    ballot: Ballot
    quorum_numerator: int
    quorum_denominator: int
    allows_written: bool
    basis: str


def _meeting(row: _Row) -> Meeting:
    kept: dict[str, Any] = rows.as_row(row)
    quorum = Fraction(kept.pop("quorum_numerator"), kept.pop("quorum_denominator"))
    names = ("threshold_percent", "is_strict", "denominator", "ballot")
    regulation = Regulation(
        **{name: kept.pop(name) for name in (*names, "allows_written", "basis")},
        quorum=quorum,
    )
    return Meeting(**kept, regulation=regulation)
