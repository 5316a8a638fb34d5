"""The council of a demonstration: its tables `[[council]]` and `[[meeting]]`.

Each table is one action with its time `at` and title:

    council   members = [{ name or who, position, role }]; `who` is somebody of the file
    meeting   on, started, place, agenda, conclusion; absent, written = names;
              ended, agreed; reasons = { name = why somebody is away };
              votes = { code = [yes, no, abstain] }; whoever is in neither list came
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop.awards.council import CouncilMember, CouncilRole, Presence, VoteCount
from desktop.awards.minutes import Minutes
from desktop.office.office import Office

Table = Mapping[str, Any]


def seat_members(
    office: Office, entry: Table, ids: Mapping[str, str], names: Mapping[str, str]
) -> None:
    """Keep the members of a table as one action."""
    with office.trail.operation(entry["title"]):
        for given in entry["members"]:
            who = given.get("who", "")
            office.council.keep_member(
                CouncilMember(
                    "",
                    names[who] if who else given["name"],
                    given["position"],
                    next(r for r in CouncilRole if r.value == given["role"]),
                    ids.get(who),
                )
            )


def hold_meeting(office: Office, entry: Table, ids: Mapping[str, str]) -> None:
    """Hold a meeting as one action; it stays open until the round is finished."""
    council = office.council
    with office.trail.operation(entry["title"]):
        meeting = council.open(
            held_on=entry["on"], place=entry["place"], started=entry["started"]
        )
        words = {key: entry[key] for key in ("agenda", "conclusion") if key in entry}
        council.revise(replace(meeting, **words))
        council.mark(
            {
                seat.member_id: _presence(seat.name, entry)
                for seat in council.sheet().seats
            }
        )
        codes = {ids[code]: numbers for code, numbers in entry["votes"].items()}
        council.record(
            [
                VoteCount(row.offer, row.row.subject_id, *codes[row.row.subject_id])
                for row in council.sheet().rows
                if row.row.subject_id in codes
            ]
        )
        _write_minutes(office, entry)


def _write_minutes(office: Office, entry: Table) -> None:
    reasons = entry.get("reasons", {})
    office.council.write_minutes(
        Minutes(ended=entry.get("ended", ""), agreed=entry.get("agreed")),
        {
            seat.member_id: reasons[seat.name]
            for seat in office.council.sheet().seats
            if seat.name in reasons
        },
    )


def finish_meeting(office: Office) -> None:
    """End the meeting of the round, unless somebody still waits for a vote."""
    sheet = office.council.sheet()
    is_open = sheet.meeting is not None and sheet.meeting.finished_on is None
    if is_open and not sheet.waiting:
        office.council.finish()


def _presence(name: str, entry: Table) -> Presence:
    if name in entry.get("absent", ()):
        return Presence.ABSENT
    return Presence.WRITTEN if name in entry.get("written", ()) else Presence.PRESENT
