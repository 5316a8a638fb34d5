"""What a commune sends up: the round with everything its results rest on."""

from collections.abc import Iterator
from datetime import date

from db import offices, plans, rounds
from db.offices import Office as Particulars
from db.plans import AdoptedPlan
from desktop.awards.council import Meeting, Seat, Turnout
from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import OfficeError
from desktop.office.council.sheet import CouncilSheet
from desktop.office.desk import Desk
from desktop.office.exchanging import (
    award_tables,
    paper_tables,
    register_tables,
    round_tables,
)
from desktop.office.exchanging.attached_files import attached_files
from desktop.office.exchanging.contents import Filled
from desktop.office.exchanging.outcome_rows import (
    other_awards,
    outcome_rows,
    proposals,
)
from desktop.office.exchanging.plan_parts import based_on, plan_rows, scope_of_round
from desktop.office.exchanging.wire_tables import Cells, WireTable, mirrored_rows
from desktop.office.rounds.outcome import Outcome
from desktop.office.rounds.roundup import Roundup

_MIRRORS: tuple[WireTable, ...] = tuple(
    table
    for table in (
        *register_tables.REGISTERS,
        *round_tables.ROUND,
        *paper_tables.PAPERS,
    )
    if table.model is not None
)


def submission(
    desk: Desk, org: str, roundup: Roundup, outcome: Outcome, sheet: CouncilSheet
) -> Filled:
    """Return what the office says about the round in hand.

    Args:
        org: the office's own code.
    """
    now, database = roundup.round, desk.database
    adopted, mine = _adopted(desk, now.plan_id), _mine(desk)
    files, listed, findings = attached_files(desk, now.id)
    rows: dict[str, list[Cells]] = {
        table.name: mirrored_rows(database, table, now.id) for table in _MIRRORS
    }
    _keep_to_period(rows, now.period.first, now.period.last)
    _name_dossiers(rows)
    rows |= outcome_rows(outcome)
    rows |= council_rows(sheet)
    rows["office"] = [_office(org, mine)]
    rows["plan_files"] = plan_rows(adopted)
    rows["rounds"] = [_round(roundup)]
    rows["plan_choices"] = _choices(desk, roundup)
    rows["deadline_days"] = _deadline_days(desk, roundup)
    rows["other_awards"] = other_awards(roundup)
    rows["proposals"] = proposals(outcome, roundup.plan, now.period.last.year)
    rows["attachments"] = listed
    return Filled(
        BundleType.SUBMISSION,
        scope_of_round(roundup.plan, now),
        rows,
        based_on(adopted),
        files,
        findings=findings,
    )


def _adopted(desk: Desk, plan_id: str) -> AdoptedPlan:
    found = plans.plan(desk.database, plan_id)
    if found is None:
        raise OfficeError(
            "Kế hoạch của đợt xét không còn trong sổ.", "Tải lại trang rồi gửi lại."
        )
    return found


def _mine(desk: Desk) -> Particulars:
    found = offices.office(desk.database)
    if found is None:
        raise OfficeError("Chưa khai báo cơ quan.", "Hoàn thành bước Bắt đầu trước.")
    return found


def _office(org: str, mine: Particulars) -> Cells:
    return round_tables.OFFICE.cells(
        org=org,
        kind=mine.kind,
        name=mine.name,
        province_code=mine.province_code,
        province_name=mine.province_name,
        commune_code=mine.commune_code,
        place=mine.place,
        standing_body=mine.standing_body,
    )


def _round(roundup: Roundup) -> Cells:
    now = roundup.round
    return round_tables.ROUNDS.cells(
        round_id=now.id,
        plan=roundup.plan.code,
        name=now.name,
        occasion=now.occasion.value,
        template=now.template,
        first_day=now.period.first,
        last_day=now.period.last,
        cutoff=now.cutoff,
        closed_on=now.closed_on,
    )


def _choices(desk: Desk, roundup: Roundup) -> list[Cells]:
    found = plans.choices(desk.database, roundup.round.plan_id)
    code = roundup.plan.code
    return [
        round_tables.CHOICES.cells(plan=code, key=c.key, value=c.value, reason=c.reason)
        for c in found.values()
    ]


def _deadline_days(desk: Desk, roundup: Roundup) -> list[Cells]:
    found = rounds.deadline_days(desk.database, roundup.round.plan_id)
    code = roundup.plan.code
    return [
        round_tables.DEADLINE_DAYS.cells(
            plan=code, deadline=d.deadline, year=d.year, day=d.day
        )
        for d in found
    ]


def _keep_to_period(rows: dict[str, list[Cells]], first: date, last: date) -> None:
    """Leave out what the journal says about other times: it is not asked for."""
    rows["activities"] = [
        row for row in rows["activities"] if _is_within(row, "happened_on", first, last)
    ]
    kept = {row["activity_id"] for row in rows["activities"]}
    rows["survey_answers"] = [
        row for row in rows["survey_answers"] if row["activity_id"] in kept
    ]
    rows["difficulties"] = [
        row for row in rows["difficulties"] if _is_within(row, "raised_on", first, last)
    ]


def _name_dossiers(rows: dict[str, list[Cells]]) -> None:
    """Add the dossiers of which only papers were noted, so that each has a row."""
    named = {row["dossier"] for row in rows["dossiers"]}
    lines = (*rows["dossier_items"], *rows["dossier_confirmations"])
    for dossier in dict.fromkeys(row["dossier"] for row in lines):
        if dossier not in named:
            rows["dossiers"].append(paper_tables.DOSSIERS.cells(dossier=dossier))


def _is_within(row: Cells, column: str, first: date, last: date) -> bool:
    day = row[column]
    return isinstance(day, date) and first <= day <= last


def council_rows(sheet: CouncilSheet) -> dict[str, list[Cells]]:
    """Return the council's meeting in numbers; nobody who sat there is named."""
    meeting = sheet.meeting
    if meeting is None:
        return {}
    return {
        "council_meetings": [_meeting(meeting, sheet.seats)],
        "council_ballots": list(_ballots(meeting, sheet)),
        "council_votes": list(_votes(meeting, sheet)),
    }


def _meeting(meeting: Meeting, seats: tuple[Seat, ...]) -> Cells:
    turnout = Turnout.of(seats)
    is_marked = not turnout.unmarked
    rule = meeting.regulation
    return award_tables.MEETINGS.cells(
        meeting_id=meeting.id,
        held_on=meeting.held_on,
        place=meeting.place,
        finished_on=meeting.finished_on,
        members=len(seats),
        present=turnout.present if is_marked else None,
        written=turnout.written if is_marked else None,
        threshold_percent=rule.threshold_percent,
        is_strict=rule.is_strict,
        denominator=rule.denominator.value,
        ballot=rule.ballot.value,
    )


def _ballots(meeting: Meeting, sheet: CouncilSheet) -> Iterator[Cells]:
    for found in sheet.lists:
        if found.ballots is not None:
            yield award_tables.BALLOTS.cells(
                meeting_id=meeting.id,
                offer=found.ballots.offer,
                kind=found.ballots.kind,
                issued=found.ballots.issued,
                collected=found.ballots.collected,
                valid=found.ballots.valid,
                invalid=found.ballots.invalid,
            )


def _votes(meeting: Meeting, sheet: CouncilSheet) -> Iterator[Cells]:
    for row in sheet.rows:
        if row.count is not None:
            yield award_tables.VOTES.cells(
                meeting_id=meeting.id,
                offer=row.offer,
                subject_id=row.row.subject_id,
                yes=row.count.yes,
                no=row.count.no,
                abstain=row.count.abstain,
                result=row.result.state.value,
            )
