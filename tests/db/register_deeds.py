"""What an officer may do to the registers behind the newer rules; see `deeds`."""

from dataclasses import replace
from decimal import Decimal

from db import achievements, indices, records, subjects, targets
from desktop.emulation.indicators import IndicatorResult, ResultState
from desktop.emulation.indices import IndexCode, IndexDuty, IndexRole, IndexValue
from desktop.emulation.records import (
    Achievement,
    AchievementKind,
    Breach,
    BreachKind,
    BreachReview,
    Membership,
    Severity,
)
from tests.db.deeds import a_known_round, a_subject, pick
from tests.db.samples import DAY


def publish_an_index(database, number):
    subject_id = a_subject(database, number)
    if subject_id is None:
        return
    code, year = pick(tuple(IndexCode), number), 2020 + number % 3
    points = (None, Decimal("86.50"), Decimal(number))[number % 3]
    value = IndexValue(f"value-{number % 4}", subject_id, code, year, value=points)
    indices.put_values(database, [value])
    role = pick(tuple(IndexRole), number)
    indices.put_duties(database, [IndexDuty(subject_id, code, year, role)])


def withdraw_an_index(database, number):
    for duty in indices.duties(database)[: number % 3]:
        indices.remove_duty(database, duty)
    indices.remove_value(database, f"value-{number % 4}")


def look_for_breaches(database, number):
    subject_id = a_subject(database, number)
    if subject_id is None:
        return
    kind = pick(tuple(BreachKind), number)
    found = Breach(
        f"breach-{number % 4}", subject_id, DAY, Severity.REMINDER, "chậm", kind=kind
    )
    looked = BreachReview(f"review-{number % 4}", subject_id, DAY, DAY, "Bí thư", DAY)
    records.put_breaches(database, [found])
    records.put_breach_reviews(database, [looked])


def take_back_a_look(database, number):
    records.remove_breach_review(database, f"review-{number % 4}")


def achieve(database, number):
    subject_id = a_subject(database, number)
    if subject_id is not None:
        kind = pick(tuple(AchievementKind), number)
        done = Achievement(f"done-{number % 4}", subject_id, kind, DAY, DAY, "giải")
        achievements.put(database, [done])


def forget_an_achievement(database, number):
    achievements.remove(database, f"done-{number % 4}")


def give_a_target(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is None or subject_id is None:
        return
    state = pick(tuple(ResultState), number)
    points = Decimal(number) if state is ResultState.MEASURED else None
    given = IndicatorResult(review_round.id, f"I{number % 2}", state, value=points)
    targets.put(database, [replace(given, subject_id=subject_id)])


def take_a_target_back(database, number):
    review_round = a_known_round(database, number)
    if review_round is None:
        return
    given = pick(targets.assigned(database, review_round.id), number)
    if given is not None:
        targets.remove(database, review_round.id, given.subject_id, given.indicator)


def move_somebody(database, number):
    person = pick(subjects.people(database), number)
    units = subjects.units(database)[: number % 3]
    if person is not None:
        given = [Membership(person.id, unit.id, None, DAY) for unit in units]
        subjects.put_memberships(database, person.id, given)


def merge_a_unit(database, number):
    units = subjects.units(database)
    unit, other = pick(units, number), pick(units, number + 1)
    if unit is not None:
        successor_id = None if other.id == unit.id or number % 3 == 0 else other.id
        subjects.put_units(database, [replace(unit, successor_id=successor_id)])


ALL = (
    publish_an_index,
    withdraw_an_index,
    look_for_breaches,
    take_back_a_look,
    achieve,
    forget_an_achievement,
    give_a_target,
    take_a_target_back,
    move_somebody,
    merge_a_unit,
)
