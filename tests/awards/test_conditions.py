"""Conditions: attested, rated, counted; what nobody answered stays open."""

from datetime import date

import pytest

from desktop.awards.attesting import Attested
from desktop.awards.counting import InitiativesAtLeast
from desktop.awards.eligibility import Verdict
from desktop.awards.grading import GradedAtLeast
from desktop.emulation.records import Grade, InitiativeKind, RecognitionLevel
from tests.factories import attestation, breach, facts, initiative, rating

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN
UNITY = Attested("Nội bộ đoàn kết", "III.1.1 ý 1", "doan-ket", watches_breaches=True)


# --- attested ---------------------------------------------------------------------


def test_an_unanswered_statement_is_unknown_and_says_where_to_answer():
    judged = UNITY.judge(facts())

    assert judged.verdict is UNKNOWN
    assert judged.missing == "Chưa ai xác nhận: Nội bộ đoàn kết"
    assert (judged.place.page, judged.place.key) == ("review", "doan-ket")


@pytest.mark.parametrize(("holds", "verdict"), [(True, MET), (False, NOT_MET)])
def test_an_answered_statement_follows_the_answer(holds, verdict):
    answers = {"doan-ket": attestation("doan-ket", holds)}

    assert UNITY.judge(facts(attestations=answers)).verdict is verdict


def test_an_answer_to_another_statement_does_not_count():
    answers = {"dao-duc": attestation("dao-duc")}

    assert UNITY.judge(facts(attestations=answers)).verdict is UNKNOWN


def test_an_attestation_names_who_when_and_the_evidence():
    answers = {"doan-ket": attestation("doan-ket", evidence="Biên bản họp")}

    judged = UNITY.judge(facts(attestations=answers))

    assert judged.source == "Phòng Văn hóa – Xã hội, 05/12/2025; Biên bản họp"


@pytest.mark.parametrize(
    ("holds", "verdict", "warns"),
    [(True, MET, True), (False, NOT_MET, False), (None, UNKNOWN, True)],
    ids=["attested", "denied", "unanswered"],
)
def test_a_breach_warns_and_decides_nothing(holds, verdict, warns):
    answers = {} if holds is None else {"doan-ket": attestation("doan-ket", holds)}

    judged = UNITY.judge(facts(attestations=answers, breaches=(breach(),)))

    assert judged.verdict is verdict
    assert ("Trễ hẹn hồ sơ đất đai (20/08/2025)" in judged.caution) is warns


def test_a_statement_that_does_not_watch_breaches_stays_silent():
    plain = Attested("Có kế hoạch", "III.1.2 ý 2", "tuyen-truyen")

    assert plain.judge(facts(breaches=(breach(),))).caution == ""


# --- graded -----------------------------------------------------------------------

GOOD = GradedAtLeast("Xếp loại", "III.1.4 ý 1", Grade.GOOD)


@pytest.mark.parametrize(
    ("grade", "verdict"),
    [
        (Grade.NOT_COMPLETED, NOT_MET),
        (Grade.COMPLETED, NOT_MET),
        (Grade.GOOD, MET),
        (Grade.EXCELLENT, MET),
    ],
    ids=lambda value: value.label,
)
def test_a_grade_is_enough_from_the_one_named(grade, verdict):
    assert GOOD.judge(facts(ratings=(rating(grade),))).verdict is verdict


def test_without_a_rating_nothing_is_known():
    judged = GOOD.judge(facts())

    assert judged.verdict is UNKNOWN
    assert judged.missing


def test_a_rating_outside_the_period_does_not_count():
    old = rating(Grade.EXCELLENT, date(2024, 1, 1), date(2024, 12, 31))

    assert GOOD.judge(facts(ratings=(old,))).verdict is UNKNOWN


def test_the_yearly_rating_touches_the_half_year():
    yearly = rating(Grade.GOOD, date(2025, 1, 1), date(2025, 12, 31), by="Hội đồng")

    judged = GOOD.judge(facts(ratings=(yearly,)))

    assert judged.verdict is MET
    assert judged.source == "Sổ xếp loại, năm 2025, Hội đồng"


@pytest.mark.parametrize("swap", [False, True], ids=["in order", "other order"])
def test_the_latest_rating_decides_whatever_the_order(swap):
    july = rating(Grade.EXCELLENT, date(2025, 7, 1), date(2025, 7, 31))
    november = rating(Grade.COMPLETED, date(2025, 11, 1), date(2025, 11, 30))
    known = (november, july) if swap else (july, november)

    judged = GOOD.judge(facts(ratings=known))

    assert judged.verdict is NOT_MET
    assert judged.used == "Hoàn thành nhiệm vụ"


def test_a_later_rating_outside_the_period_does_not_push_in():
    december = rating(Grade.GOOD, date(2025, 12, 1), date(2025, 12, 31))
    january = rating(Grade.COMPLETED, date(2026, 1, 1), date(2026, 1, 31))

    assert GOOD.judge(facts(ratings=(december, january))).verdict is MET


def test_a_grade_says_itself_back():
    assert str(GOOD) == "xếp loại từ Hoàn thành tốt nhiệm vụ trở lên"


# --- counted ----------------------------------------------------------------------

NEW_AND_APPLIED = InitiativesAtLeast(
    "Mô hình, giải pháp",
    "III.1.1 ý 2",
    1,
    kinds=(InitiativeKind.MODEL, InitiativeKind.SOLUTION),
    is_new=True,
    is_applied=True,
)


def judge(condition, *initiatives, **readings):
    return condition.judge(facts(initiatives=initiatives, readings=readings))


def test_an_empty_register_counts_as_none():
    judged = judge(NEW_AND_APPLIED)

    assert judged.verdict is NOT_MET
    assert judged.used == "00"


def test_an_initiative_with_every_property_counts():
    judged = judge(NEW_AND_APPLIED, initiative())

    assert judged.verdict is MET
    assert judged.used == "01 · “Trả kết quả tại nhà”"


@pytest.mark.parametrize("new", [True, False, None], ids=["new", "old", "new?"])
@pytest.mark.parametrize("applied", [True, False, None], ids=["used", "idle", "used?"])
def test_flags_have_three_values(new, applied):
    judged = judge(NEW_AND_APPLIED, initiative(new=new, applied=applied))

    if new is False or applied is False:
        expected = NOT_MET
    else:
        expected = MET if new and applied else UNKNOWN
    assert judged.verdict is expected


def test_an_unanswered_flag_is_named_with_the_initiative():
    judged = judge(NEW_AND_APPLIED, initiative(applied=None))

    assert judged.missing == "Chưa xác nhận “được áp dụng”: Trả kết quả tại nhà"
    assert judged.children[0].place.key == "Trả kết quả tại nhà"


def test_a_flag_nobody_asks_for_does_not_matter():
    assert judge(NEW_AND_APPLIED, initiative(replicable=None)).verdict is MET


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (InitiativeKind.MODEL, MET),
        (InitiativeKind.SOLUTION, MET),
        (InitiativeKind.IDEA, NOT_MET),
        (InitiativeKind.PRODUCT, NOT_MET),
    ],
)
def test_only_the_kinds_of_the_plan_count(kind, verdict):
    assert judge(NEW_AND_APPLIED, initiative(kind)).verdict is verdict


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2025, 12, 31), MET),
        (date(2026, 1, 1), NOT_MET),
        (None, UNKNOWN),
    ],
    ids=["last day", "a day late", "no day"],
)
def test_an_initiative_is_registered_by_the_end_of_the_period(day, verdict):
    assert judge(NEW_AND_APPLIED, initiative(registered_on=day)).verdict is verdict


TWO = InitiativesAtLeast("Sáng kiến", "III.1.2 ý 3", 2, is_applied=True)


@pytest.mark.parametrize(
    ("flags", "verdict"),
    [
        ((True, True), MET),
        ((True, None), UNKNOWN),
        ((None, None), UNKNOWN),
        ((True, False), NOT_MET),
        ((None, False), NOT_MET),
        ((True, True, None), MET),
    ],
    ids=[
        "two counted",
        "one counted, one possible",
        "two possible",
        "one counted",
        "one possible is not enough",
        "enough without the possible one",
    ],
)
def test_possible_initiatives_keep_the_answer_open_only_if_they_could_suffice(
    flags, verdict
):
    register = [initiative(title=f"S{n}", applied=f) for n, f in enumerate(flags)]

    assert judge(TWO, *register).verdict is verdict


@pytest.mark.parametrize(
    ("level", "verdict"),
    [(RecognitionLevel.CITY, MET), (RecognitionLevel.UNIT, NOT_MET), (None, NOT_MET)],
    ids=["recognised by the city", "by the unit", "by nobody"],
)
def test_recognition_counts_at_the_levels_named(level, verdict):
    recognised = InitiativesAtLeast(
        "Sáng kiến", "IV", 1, recognised_at=(RecognitionLevel.CITY,)
    )

    assert judge(recognised, initiative(recognised_level=level)).verdict is verdict


@pytest.mark.parametrize("readings", [{}, {"nhieu": ""}], ids=["unread", "open"])
def test_the_number_of_the_plan_holds_until_a_reading_is_chosen(readings):
    many = InitiativesAtLeast("Sáng kiến", "III.1.2 ý 3", 2, reading="nhieu")
    register = [initiative(title="A"), initiative(title="B")]

    assert judge(many, *register, **readings).verdict is MET
    assert judge(many, register[0], **readings).verdict is NOT_MET


def test_a_chosen_reading_replaces_the_number_and_is_shown():
    many = InitiativesAtLeast("Sáng kiến", "III.1.2 ý 3", 2, reading="nhieu")
    register = [initiative(title="A"), initiative(title="B")]

    judged = judge(many, *register, nhieu="3")

    assert judged.verdict is NOT_MET
    assert judged.reading == "hiểu là từ 03"


def test_a_count_says_itself_back():
    assert str(NEW_AND_APPLIED) == "Mô hình, giải pháp: từ 01"


def test_an_initiative_that_does_not_count_says_why():
    judged = judge(NEW_AND_APPLIED, initiative(InitiativeKind.IDEA, new=False))

    assert judged.children[0].used == (
        "không tính: chưa thuộc loại mô hình hoặc giải pháp, chưa mang tính mới"
    )


def test_an_initiative_registered_before_the_day_named_does_not_count():
    condition = InitiativesAtLeast(
        "Giải pháp", "III.1.1 ý 2", 1, since=date(2025, 1, 1)
    )
    old = initiative(registered_on=date(2024, 12, 31))
    fresh = initiative(registered_on=date(2025, 1, 1))

    assert condition.judge(facts(initiatives=(old,))).verdict is NOT_MET
    assert condition.judge(facts(initiatives=(fresh,))).verdict is MET


def test_of_two_ratings_that_end_on_one_day_the_longer_counts():
    year = rating(Grade.GOOD, date(2025, 1, 1), date(2025, 12, 31))
    month = rating(Grade.COMPLETED, date(2025, 12, 1), date(2025, 12, 31))
    condition = GradedAtLeast("Xếp loại", "III.1.4 ý 1", Grade.GOOD)

    for ratings in ((year, month), (month, year)):
        assert condition.judge(facts(ratings=ratings)).verdict is MET
