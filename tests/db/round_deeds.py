"""What an officer may do about rounds in hand, days, money and double awards."""

from dataclasses import replace

from db import awards, duplicates, merits, plans, reviews, rounds
from db.duplicates import PastAward, Uncited
from db.merits import MeritText
from db.rounds import DeadlineDay, WorkedOn
from desktop.awards.duplicates import CitedAchievement, Ruling, StatedRuling
from desktop.awards.forms import AwardForm, Level
from desktop.awards.quotas import Budget
from tests.db.deeds import a_known_round, a_subject, pick
from tests.db.samples import DAY


def take_a_round_in_hand(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        given = WorkedOn(review_round.plan_id, review_round.id if number % 2 else None)
        rounds.put_worked_on(database, given)


def set_a_day(database, number):
    plan = pick(plans.plans(database), number)
    if plan is not None:
        day = DeadlineDay(plan.id, f"han-{number % 2}", 2026 + number % 2, DAY)
        rounds.put_deadline_days(database, [day])


def leave_a_day_open(database, number):
    plan = pick(plans.plans(database), number)
    if plan is not None:
        code, year = f"han-{number % 2}", 2026 + number % 2
        rounds.clear_deadline_day(database, plan.id, code, year)


def enter_a_budget(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        budget = Budget(review_round.id, "giay-khen", number * 1000, 468, 234)
        rounds.put_budgets(database, [budget])


def rename_a_template(database, number):
    review_round = a_known_round(database, number)
    if review_round is not None:
        reviews.put_round(database, replace(review_round, template=f"dot-{number}"))


def enter_a_past_award(database, number):
    subject_id = a_subject(database, number)
    if subject_id is not None:
        award = PastAward(
            f"past-{number % 3}",
            subject_id,
            "Ông An",
            pick(tuple(AwardForm), number),
            pick(tuple(Level), number),
            "Chủ tịch UBND xã",
            "12/QĐ-UBND",
            DAY if number % 2 else None,
            DAY,
            DAY,
            "Sáng kiến",
        )
        duplicates.put_past_awards(database, [award])


def forget_a_past_award(database, number):
    duplicates.remove_past_award(database, f"past-{number % 3}")


def leave_an_achievement_out(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is None or subject_id is None:
        return
    row = Uncited(review_round.id, "giay-khen", subject_id, f"initiative:{number % 3}")
    if number % 3:
        duplicates.put_uncited(database, [row])
    else:
        duplicates.remove_uncited(database, row)


def cite_in_an_award(database, number):
    grant = pick(awards.grants(database), number)
    if grant is not None:
        cited = CitedAchievement(f"achievement:{number % 3}", "Giải nhất")
        duplicates.put_grant_citations(database, grant.id, [cited])


def rule(database, number):
    subject_id = a_subject(database, number)
    if subject_id is not None:
        known = [r for r in duplicates.rulings(database) if r.subject_id == subject_id]
        given = StatedRuling(
            known[0].id if known else f"ruling-{subject_id}",
            subject_id,
            "achievement:1",
            "past:1",
            pick(tuple(Ruling), number),
            "khác việc",
            "Chủ tịch",
            DAY,
        )
        duplicates.put_rulings(database, [given])


def take_a_ruling_back(database, number):
    found = pick(duplicates.rulings(database), number)
    if found is not None:
        duplicates.remove_ruling(database, found.id)


def keep_apart(database, number):
    one, other = a_subject(database, number), a_subject(database, number + 1)
    if one is not None and one != other:
        duplicates.put_distinct(database, one, other)


def write_a_report(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is not None and subject_id is not None:
        heading = ("duties", "compliance")[number % 2]
        text = MeritText(review_round.id, subject_id, heading, f"Việc {number}", "sổ")
        merits.put(database, [text])


def tear_up_a_report(database, number):
    review_round = a_known_round(database, number)
    subject_id = a_subject(database, number)
    if review_round is not None and subject_id is not None:
        heading = ("duties", "compliance")[number % 2]
        merits.remove(database, review_round.id, subject_id, heading)


ALL = (
    write_a_report,
    tear_up_a_report,
    take_a_round_in_hand,
    set_a_day,
    leave_a_day_open,
    enter_a_budget,
    rename_a_template,
    enter_a_past_award,
    forget_a_past_award,
    leave_an_achievement_out,
    cite_in_an_award,
    rule,
    take_a_ruling_back,
    keep_apart,
)
