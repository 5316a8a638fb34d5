"""Everything an officer may do to the office's file, for tests that do it at random.

A deed takes the database and a number that picks among what is there.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from db import (
    awards,
    council,
    journal,
    offices,
    plans,
    records,
    reviews,
    score_bases,
    scores,
    subjects,
)
from db.identity import new_id
from db.offices import Office
from db.plans import AdoptedPlan, PlanChoice
from db.records import Evidence
from desktop.awards.council import (
    BallotCount,
    CouncilMember,
    Meeting,
    Presence,
    Recusal,
    Seat,
    VoteCount,
)
from desktop.awards.deliveries import Delivery
from desktop.awards.forms import (
    AwardForm,
    Choice,
    Decision,
    Grant,
    Nomination,
    Signatory,
)
from desktop.emulation.basis import ScoreBasis
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.journal import (
    Activity,
    ActivityKind,
    Difficulty,
    PaperDue,
)
from desktop.emulation.participants import Kind
from desktop.emulation.records import (
    Attestation,
    Breach,
    Grade,
    Initiative,
    InitiativeKind,
    Severity,
    TaskRating,
)
from desktop.emulation.scoring import KeptBasis, Side
from tests.db.samples import (
    DAY,
    WORK,
    a_household,
    a_person,
    a_round,
    a_score,
    a_unit,
)


def pick(found, number):
    return found[number % len(found)] if found else None


def a_subject(database, number):
    return pick(sorted(subjects.names(database)), number)


def a_known_round(database, number):
    return pick(reviews.rounds(database), number)


def name_the_office(database, number):
    names = ("xã Hồng Vân", "xã Thượng Phúc")
    offices.put_office(
        database,
        Office("01", "10237", "commune", pick(names, number), "Hà Nội", "Hồng Vân", ""),
    )


def name_a_signatory(database, number):
    signatory_id = f"signatory-{number % 3}"
    titles = ("CHỦ TỊCH",) * (number % 2 + 1)
    given = Signatory(signatory_id, f"Người {number}", titles, number % 2 == 0)
    offices.put_signatory(database, given)


def forget_a_signatory(database, number):
    offices.remove_signatory(database, f"signatory-{number % 3}")


def adopt_a_plan(database, number):
    number %= 3
    plan = AdoptedPlan(f"plan-{number}", "hong-van", number + 1, "…\n", DAY)
    plans.put_plan(database, plan)
    reviews.put_round(database, a_round(plan.id, id=f"round-{number}"))


def choose_a_reading(database, number):
    plan = pick(plans.plans(database), number)
    if plan is not None:
        choice = PlanChoice(plan.id, f"A{number % 3}", str(number), "lý do")
        plans.put_choices(database, [choice])


def clear_a_choice(database, number):
    plan = pick(plans.plans(database), number)
    if plan is not None:
        plans.clear_choice(database, plan.id, f"A{number % 3}")


def add_units(database, number):
    parent = pick(subjects.units(database), number)
    parent_id = None if parent is None else parent.id
    given = [a_unit(f"Thôn {n}", parent_id=parent_id) for n in range(number % 5 + 1)]
    subjects.put_units(database, given)


def add_people(database, number):
    unit = pick(subjects.units(database), number)
    unit_id = None if unit is None else unit.id
    given = [
        a_person(f"Nguyễn Văn {n}", unit_id=unit_id, direct_work=(WORK,) * (n % 3))
        for n in range(number % 5 + 1)
    ]
    subjects.put_people(database, given)


def add_households(database, number):
    subjects.put_others(database, [a_household(f"Hộ {number}")])


def rename_a_unit(database, number):
    unit = pick(subjects.units(database), number)
    if unit is not None:
        subjects.put_units(database, [replace(unit, name=f"Tổ {number}")])


def change_direct_work(database, number):
    person = pick(subjects.people(database), number)
    if person is not None:
        work = (WORK, replace(WORK, since=date(2025, 9, 1)))[: number % 3]
        subjects.put_people(database, [replace(person, direct_work=work)])


def retire_a_subject(database, number):
    subject_id = a_subject(database, number)
    if subject_id is not None:
        subjects.retire(database, subject_id, DAY if number % 2 else None)


def remove_a_subject(database, number):
    subject_id = a_subject(database, number)
    if subject_id is not None:
        subjects.remove(database, subject_id)


def score_many(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is not None and subject_id is not None:
        entered = [
            (subject_id, a_score(f"I.{n}", None if n == 3 else f"{n}.50", side))
            for n in range(number % 7)
            for side in Side
        ]
        scores.put_many(database, review_round.id, entered)


def clear_a_score(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is not None and subject_id is not None:
        scores.clear(database, review_round.id, subject_id, "I.1", Side.SELF)


def compute_a_score(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is None or subject_id is None:
        return
    basis = pick(
        [
            ScoreBasis(met=True),
            ScoreBasis(numerator=Decimal(number), denominator=Decimal("100.5")),
            ScoreBasis(faults=number),
            ScoreBasis(answers=(0, 1, number, 3, 4)),
        ],
        number,
    )
    score = a_score("I.1", f"{number}.25")
    kept = KeptBasis("I.1", Side.SELF, basis, score.points, f"quy tắc {number}")
    scores.put(database, review_round.id, subject_id, score)
    score_bases.put(database, review_round.id, subject_id, kept)


def forget_a_basis(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is not None and subject_id is not None:
        place = (subject_id, "I.1", Side.SELF)
        score_bases.clear(database, review_round.id, [place])


def fill_the_registers(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is None or subject_id is None:
        return
    attested = Attestation(
        review_round.id, subject_id, f"s{number % 3}", bool(number % 2), "Bí thư", DAY
    )
    result = IndicatorResult(
        review_round.id, "I02", ResultState.MEASURED, DAY, Decimal(number)
    )
    rating = TaskRating(f"rating-{number % 4}", subject_id, DAY, DAY, Grade.GOOD)
    breach = Breach(
        f"breach-{number % 4}", subject_id, DAY, Severity.REMINDER, f"lần {number}"
    )
    owner = f"attestation:{review_round.id}:{subject_id}:s1"
    proof = Evidence(f"proof-{number % 4}", owner, "Ảnh", "a.jpg", "00", number, DAY)
    records.put_attestations(database, [attested])
    records.put_indicator_results(database, [result])
    records.put_task_ratings(database, [rating])
    records.put_breaches(database, [breach])
    records.put_evidence(database, [proof])


def empty_the_registers(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        for given in records.attestations(database, review_round.id):
            records.clear_attestation(
                database, review_round.id, given.subject_id, given.statement
            )
        records.clear_indicator_result(database, review_round.id, "I02")
    records.remove_task_rating(database, f"rating-{number % 4}")
    records.remove_breach(database, f"breach-{number % 4}")
    records.remove_evidence(database, f"proof-{number % 4}")


def think_something_up(database, number):
    ids = sorted(subjects.names(database))
    given = Initiative(
        f"initiative-{number % 3}",
        f"Sáng kiến {number}",
        InitiativeKind.IDEA,
        None,
        tuple(ids[number % 4 :: 2][:3]),
        is_new=(None, True, False)[number % 3],
    )
    records.put_initiatives(database, [given])


def forget_an_initiative(database, number):
    records.remove_initiative(database, f"initiative-{number % 3}")


def depart_from_the_list(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is None or subject_id is None:
        return
    for nomination in reviews.nominations(database, review_round.id):
        reviews.remove_nomination(database, nomination.id)
    reviews.put_nominations(
        database,
        [
            Nomination(
                new_id(), review_round.id, "offer", subject_id, Choice.EXTRA, "lý do"
            )
        ],
    )


def close_or_reopen_a_round(database, number):
    review_round = a_known_round(database, number)
    if review_round is None:
        return
    if review_round.is_closed:
        reviews.reopen_round(database, review_round.id, DAY, "sót hồ sơ")
    else:
        reviews.close_round(database, review_round.id, DAY, '{"a": 1}')


def award(database, number):
    review_round = a_known_round(database, number)
    ids = sorted(subjects.names(database))[: number % 4]
    if review_round is None or not ids:
        return
    decision = Decision(new_id(), review_round.id, "", "QĐ-UBND", None, "A", ("B",))
    awards.put_decision(database, decision)
    numbers = awards.take_numbers(database, "xa", "register", 2025, len(ids))
    awards.put_grants(
        database,
        [
            Grant(
                new_id(),
                decision.id,
                subject_id,
                Kind.INDIVIDUAL,
                AwardForm.COMMENDATION,
                "Ông A",
                "",
                "Đã có thành tích",
                2025,
                register_number,
            )
            for subject_id, register_number in zip(ids, numbers, strict=True)
        ],
    )


def hand_an_award_over(database, number):
    grant = pick(awards.grants(database), number)
    if grant is not None:
        receiver = "Bà B" if number % 2 else ""
        awards.put_deliveries(database, [Delivery(grant.id, DAY, receiver)])


def take_a_handing_over_back(database, number):
    grant = pick(awards.grants(database), number)
    if grant is not None:
        awards.remove_delivery(database, grant.id)


def take_a_decision_back(database, number):
    decision = pick(awards.decisions(database), number)
    if decision is not None:
        awards.remove_grants(database, decision.id)
        awards.remove_decision(database, decision.id)


def seat_the_council(database, number):
    person = pick(subjects.people(database), number)
    member = CouncilMember(
        f"member-{number % 3}",
        f"Ủy viên {number}",
        "Trưởng phòng",
        person_id=None if person is None else person.id,
        is_active=number % 5 != 0,
    )
    council.put_members(database, [member])


def hold_a_meeting(database, number):
    review_round = a_known_round(database, number)
    members = council.members(database)
    if review_round is None or not members:
        return
    chair = pick(members, number)
    meeting_id = f"meeting-{number % 2}"
    council.put_meeting(
        database, Meeting(meeting_id, review_round.id, DAY, "", chair_id=chair.id)
    )
    presence = pick([None, *Presence], number)
    seats = [Seat(m.id, m.name, m.position, m.role, m.person_id) for m in members]
    council.put_seats(
        database, meeting_id, [replace(s, presence=presence) for s in seats]
    )


def vote(database, number):
    meeting = pick(council.meetings(database), number)
    subject_id = a_subject(database, number)
    member = pick(council.members(database), number)
    if meeting is None or subject_id is None or member is None:
        return
    council.put_votes(
        database, meeting.id, [VoteCount("giay-khen", subject_id, number, 0)]
    )
    council.put_ballots(
        database,
        meeting.id,
        [BallotCount("giay-khen", "individual", number, number, number, 0)],
    )
    recusal = Recusal("giay-khen", subject_id, member.id, "là người được xét")
    council.put_recusals(database, meeting.id, [recusal])


def take_votes_back(database, number):
    meeting = pick(council.meetings(database), number)
    if meeting is None:
        return
    for count in council.votes(database, meeting.id):
        council.clear_vote(database, meeting.id, count.offer, count.subject_id)
    for recusal in council.recusals(database, meeting.id):
        council.clear_recusal(database, meeting.id, recusal)
    council.clear_ballots(database, meeting.id, "giay-khen", "individual")


def call_a_meeting_off(database, number):
    council.remove_meeting(database, f"meeting-{number % 2}")


def write_the_journal(database, number):
    subject_id = a_subject(database, number)
    answers = (0, 1, number, 30, 12)
    survey = Activity(
        f"activity-{number % 4}",
        ActivityKind.SURVEY,
        DAY,
        f"Khảo sát lần {number}",
        subject_id,
        number=Decimal(number),
        first_day=DAY if number % 2 else None,
        last_day=DAY if number % 2 else None,
        answers=answers if number % 3 else (),
    )
    raised = Difficulty(
        f"difficulty-{number % 3}",
        DAY,
        f"Thiếu máy quét {number}",
        subject_id,
        *(("Sở Nội vụ", DAY) if number % 2 else ()),
    )
    journal.put_activities(database, [survey])
    journal.put_difficulties(database, [raised])
    due = PaperDue(ActivityKind.UNIT_REPORT, DAY, DAY, date(2026, 1, number % 28 + 1))
    journal.put_paper_dues(database, [due])


def tear_from_the_journal(database, number):
    journal.remove_activity(database, f"activity-{number % 4}")
    journal.remove_difficulty(database, f"difficulty-{number % 3}")
    journal.clear_paper_due(database, ActivityKind.UNIT_REPORT, DAY, DAY)


ALL = (
    name_the_office,
    name_a_signatory,
    forget_a_signatory,
    adopt_a_plan,
    choose_a_reading,
    clear_a_choice,
    add_units,
    add_people,
    add_households,
    rename_a_unit,
    change_direct_work,
    retire_a_subject,
    remove_a_subject,
    score_many,
    clear_a_score,
    compute_a_score,
    forget_a_basis,
    fill_the_registers,
    empty_the_registers,
    think_something_up,
    forget_an_initiative,
    depart_from_the_list,
    close_or_reopen_a_round,
    award,
    hand_an_award_over,
    take_a_handing_over_back,
    take_a_decision_back,
    seat_the_council,
    hold_a_meeting,
    vote,
    take_votes_back,
    call_a_meeting_off,
    write_the_journal,
    tear_from_the_journal,
)
