"""Looking a plan over: gaps become notices with their clause, nothing is repaired."""

from copy import deepcopy
from dataclasses import replace
from datetime import date

import pytest

from desktop.awards.attesting import Attested, Discretion
from desktop.awards.belonging import Member
from desktop.awards.deadlines import When
from desktop.awards.dossiers import Confirmation
from desktop.awards.forms import AwardForm
from desktop.awards.standards import AllOf, Standard
from desktop.emulation.indicators import Measure
from desktop.emulation.indices import IndexCode
from desktop.emulation.movements import Occasion, Period
from desktop.emulation.participants import Kind
from desktop.plans.checking import look_over
from desktop.plans.plan import Caution, Clause, LegalBasis, Scale
from desktop.plans.provisions import Action, Duty
from desktop.plans.reading import read_plan
from tests.factories import shipped_text
from tests.plans.plan_format import EXAMPLE

PLAN = read_plan(shipped_text())
SETTLED = {"nhieu-sang-kien": "2", "tieu-chuan-thon-xom": "1.1"}


def notices(plan=PLAN, choices=None, **filled):
    return look_over(plan, choices or {}, **filled)


def sentences(*args, **kwargs):
    return [notice.sentence for notice in notices(*args, **kwargs)]


def about(word, found):
    return [notice for notice in found if word in notice.sentence]


@pytest.mark.parametrize(
    ("filled", "is_missing"),
    [
        ({}, True),
        ({"number": "12/KH-UBND"}, True),
        ({"has_date": True}, True),
        ({"number": "12/KH-UBND", "has_date": True}, False),
    ],
    ids=["nothing filled in", "number alone", "date alone", "both"],
)
def test_a_missing_number_or_date_is_shown(filled, is_missing):
    assert bool(about("Chưa có số, ngày", notices(**filled))) is is_missing


def test_number_and_date_may_stand_in_the_plan_itself():
    dated = replace(PLAN, number="12/KH-UBND", issued_on=date(2025, 7, 25))

    assert not about("Chưa có số, ngày", notices(dated))


def test_the_gap_in_the_numbering_is_shown_and_closed_by_nobody():
    (gap,) = about("Thiếu mục", notices())

    assert gap.sentence == "Thiếu mục III.1.3: sau III.1.2 là III.1.4."
    assert (gap.clause, gap.is_open) == ("III.1", False)


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [
        (["I.1", "I.2", "I.3"], []),
        (["I.1", "I.4"], ["Thiếu mục I.2, I.3: sau I.1 là I.4."]),
        (["I.1", "II.3", "I.3"], ["Thiếu mục I.2: sau I.1 là I.3."]),
        (["I.9", "I.10", "I.12"], ["Thiếu mục I.11: sau I.10 là I.12."]),
        (["1", "3"], ["Thiếu mục 2: sau 1 là 3."]),
        (["I.2.a", "I.2.c"], []),
        (["I.2", "I.1"], []),
        (["I.1", "I.999999999999"], []),
    ],
    ids=[
        "no gap",
        "two missing",
        "by parent",
        "past nine",
        "without parent",
        "letters",
        "backwards",
        "a number of absurd size",
    ],
)
def test_gaps_are_found_per_heading(numbers, gaps):
    plan = replace(PLAN, clauses=tuple(Clause(n, "Mục") for n in numbers))

    assert [s for s in sentences(plan) if s.startswith("Thiếu mục")] == gaps


def test_a_group_without_a_standard_is_open_until_one_is_chosen():
    (group,) = about("Thôn, xóm", notices())

    assert group.is_open
    assert group.reading == "tieu-chuan-thon-xom"
    assert group.sentence.endswith("hãy chọn cách xét.")


@pytest.mark.parametrize("standard", ["1.1", "1.5"])
def test_a_chosen_standard_closes_the_notice_and_stays_visible(standard):
    choices = {"tieu-chuan-thon-xom": standard}

    (group,) = about("Thôn, xóm", notices(choices=choices))

    assert not group.is_open
    assert group.sentence.endswith(f"đang xét theo mục {standard}.")


def test_groups_with_a_standard_give_no_notice():
    assert len(about("tiêu chuẩn riêng", notices(choices=SETTLED))) == 1


def test_a_deadline_before_the_end_of_the_period_is_shown():
    (early,) = about("trước ngày kết thúc", notices())

    assert early.sentence == (
        "Hạn “Đề xuất khen thưởng” ngày 14/12/2025 trước ngày kết thúc phong trào "
        "31/12/2025."
    )
    assert early.clause == "III.2"


def test_a_deadline_on_the_last_day_is_no_notice():
    assert not about("Kết thúc phong trào” ngày", notices())


@pytest.mark.parametrize(
    ("choices", "words", "is_open"),
    [
        ({}, "từ 02", True),
        ({"nhieu-sang-kien": "2"}, "từ 02", False),
        ({"nhieu-sang-kien": "5"}, "từ 05", False),
    ],
    ids=["by default", "default confirmed", "another chosen"],
)
def test_many_is_shown_with_the_number_it_is_read_as(choices, words, is_open):
    (many,) = about("Có nhiều sáng kiến", notices(choices=choices))

    assert f"đang hiểu là {words}." in many.sentence
    assert (many.reading, many.is_open) == ("nhieu-sang-kien", is_open)


def test_every_caution_of_the_plan_is_shown():
    assert {c.text for c in PLAN.cautions} <= set(sentences())


def test_a_sheet_the_office_made_itself_says_so():
    own = about("do cơ quan tự lập", notices())

    assert len(own) == 2
    assert not any(notice.is_open for notice in own)


def test_once_everything_is_settled_nothing_is_open():
    found = notices(choices=SETTLED, number="12/KH-UBND", has_date=True)

    assert not [notice for notice in found if notice.is_open]


def test_looking_over_changes_nothing():
    before = deepcopy(PLAN)
    choices = dict(SETTLED)

    look_over(PLAN, choices)

    assert before == PLAN
    assert choices == SETTLED


# --- what follows from the tables -------------------------------------------------

EXAMPLE_PLAN = read_plan(EXAMPLE)
OFFER = EXAMPLE_PLAN.offers[0]
QUOTA = OFFER.quotas[0]
DOSSIER = EXAMPLE_PLAN.dossiers[0]
DUE = EXAMPLE_PLAN.deadlines[0]
LONG = Period(date(2026, 1, 1), date(2030, 12, 31))


def by_lint(plan, lint, **known):
    return [n for n in notices(plan, **known) if n.lint == lint]


def counting(count, **more):
    quota = replace(QUOTA.quota, count=count, **more)
    return replace(QUOTA, quota=quota)


def offering(*quotas, total=None, **more):
    offer = replace(OFFER, quotas=quotas or OFFER.quotas, total=total, **more)
    return replace(EXAMPLE_PLAN, offers=(offer,))


def test_a_notice_carries_the_number_of_its_defect():
    found = {n.sentence.split(" ")[0]: n.lint for n in notices()}

    assert found["Thiếu"] == "A45"
    assert found["Hạn"] == "A09"
    assert found["Chưa"] == "A01"


def test_a_plan_without_any_head_keeps_its_own_number_and_is_told_once():
    caution = Caution("I", "Kế hoạch không có phần đầu.", "A02")
    headless = replace(PLAN, cautions=(caution,))

    assert [n.lint for n in notices(headless) if n.is_identity] == ["A02"]
    assert caution.text not in sentences(headless)
    assert not by_lint(headless, "A02", number="12/KH-UBND", has_date=True)


@pytest.mark.parametrize(
    ("parent_plan", "is_parent", "is_told"),
    [("", True, True), ("thanh-pho", True, False), ("", False, False)],
    ids=["only cited", "in the program", "no parent"],
)
def test_a_parent_that_is_only_cited_is_told(parent_plan, is_parent, is_told):
    basis = LegalBasis("Kế hoạch", "77/KH-UBND", None, "UBND", "CCHC", is_parent)
    plan = replace(PLAN, bases=(basis,), parent_plan=parent_plan)

    found = by_lint(plan, "A03")

    assert bool(found) is is_told
    assert not found or "Kế hoạch số 77/KH-UBND" in found[0].sentence


@pytest.mark.parametrize(
    ("scales", "is_told"),
    [
        ((), True),
        ((Scale(IndexCode.PAR, ("Khá", "Tốt"), is_outside=True),), True),
        ((Scale(IndexCode.PAR, ("Khá", "Tốt")),), False),
        ((Scale(IndexCode.SIPAS, ("Khá", "Tốt")),), True),
    ],
    ids=["no scale", "from outside", "from the plan", "of another index"],
)
def test_classes_that_stand_in_no_plan_are_told_where_they_decide(scales, is_told):
    found = by_lint(replace(EXAMPLE_PLAN, scales=scales), "A28")

    assert [n.clause for n in found] == (["II ý 4"] if is_told else [])


def test_a_class_that_is_a_target_needs_a_scale_too():
    target = replace(
        EXAMPLE_PLAN.indicators[0], measure=Measure.CLASS, index="par", clause="I"
    )
    plan = replace(EXAMPLE_PLAN, standards=(), indicators=(target,), scales=())

    assert [n.clause for n in by_lint(plan, "A28")] == ["I"]


# Standards.


def standing(root, offers=()):
    standard = Standard("x", ("ca-nhan",), "II", root, offers)
    others = tuple(s for s in EXAMPLE_PLAN.standards if s.code != "ca-nhan")
    return replace(EXAMPLE_PLAN, standards=(*others, standard))


DECIDED = Discretion("Chọn", "II", "chon", "Chủ tịch")
ATTESTED = Attested("Xuất sắc", "II", "xuat-sac")
MEMBER = Member("Cá nhân", "II", kinds=(Kind.INDIVIDUAL,))


@pytest.mark.parametrize(
    ("root", "is_told"),
    [
        (DECIDED, True),
        (AllOf("Cả hai", "II", (MEMBER, DECIDED)), True),
        (AllOf("Cả hai", "II", (ATTESTED, DECIDED)), False),
        (ATTESTED, False),
        (MEMBER, False),
    ],
    ids=["decision", "decision about some", "and attested", "attested", "members"],
)
def test_an_award_left_to_a_decision_is_told_with_who_decides(root, is_told):
    found = by_lint(standing(root), "A38")

    assert bool(found) is is_told
    assert not found or found[0].sentence == (
        "Giấy khen hằng năm của Chủ tịch Ủy ban nhân dân xã: kế hoạch không nêu tiêu "
        "chuẩn cho Cán bộ, công chức; chờ Chủ tịch Ủy ban nhân dân xã xem xét, quyết "
        "định."
    )


def test_a_standard_for_another_award_leaves_this_one_without():
    assert by_lint(standing(ATTESTED, offers=("khac",)), "A38")


def test_who_cannot_be_nominated_or_counted_needs_no_standard():
    plan = standing(DECIDED)
    left_out = replace(OFFER, groups=("tap-the",))
    uncounted = replace(OFFER, quotas=OFFER.quotas[:1])

    assert not by_lint(replace(plan, offers=(left_out,)), "A38")
    assert not by_lint(replace(plan, offers=(uncounted,)), "A38")


def test_a_group_named_by_a_standard_has_one():
    assert not by_lint(EXAMPLE_PLAN, "A45")


def test_a_group_nobody_nominates_needs_no_standard():
    left_out = replace(OFFER, groups=("tap-the",))
    plan = replace(EXAMPLE_PLAN, standards=EXAMPLE_PLAN.standards[:1])

    assert by_lint(plan, "A45")
    assert not by_lint(replace(plan, offers=(left_out,)), "A45")


# Numbers and forms.


@pytest.mark.parametrize(
    ("counts", "total", "is_told"),
    [
        ((3, 2), 5, False),
        ((3, 2), 6, True),
        ((3, 2), 4, True),
        ((3, 2), None, False),
        ((3, None), 5, False),
        ((3, None), 2, True),
        ((None, None), 5, False),
    ],
)
def test_a_total_that_is_not_the_sum_of_its_parts_is_told(counts, total, is_told):
    found = by_lint(offering(*(counting(c) for c in counts), total=total), "A52")

    assert bool(found) is is_told


def test_the_sum_is_shown():
    (found,) = by_lint(offering(counting(3), counting(2), total=6), "A52")

    assert "03 + 02 = 05, khác với tổng 06" in found.sentence


def test_numbers_per_proposer_have_no_sum():
    assert not by_lint(offering(counting(1, is_per_proposer=True), total=5), "A52")


def test_a_form_the_plan_does_not_name_is_told():
    (found,) = by_lint(offering(form=AwardForm.UNSPECIFIED), "A40")

    assert "không nêu hình thức khen" in found.sentence
    assert not by_lint(EXAMPLE_PLAN, "A40")


def test_no_number_is_no_warning():
    assert not by_lint(EXAMPLE_PLAN, "A55")


@pytest.mark.parametrize(
    ("groups", "is_told"),
    [((), True), (("tap-the",), False)],
    ids=["everybody", "collectives alone"],
)
def test_kinds_without_a_number_are_told_where_they_may_be_nominated(groups, is_told):
    plan = offering(QUOTA, groups=groups)

    found = about("không thuộc số lượng", notices(plan))

    assert [n.clause for n in found] == (["I"] if is_told else [])


def test_a_kind_one_award_counts_is_not_told_for_the_others():
    narrow = replace(OFFER, code="khac", quotas=OFFER.quotas[:1])
    plan = replace(EXAMPLE_PLAN, offers=(narrow, OFFER))

    assert not about("không thuộc số lượng", notices(plan))


# Due dates.


@pytest.mark.parametrize(
    ("period", "occasion", "lint"),
    [
        (EXAMPLE_PLAN.period, Occasion.ANNUAL, "A09"),
        (EXAMPLE_PLAN.period, Occasion.AD_HOC, ""),
        (EXAMPLE_PLAN.period, Occasion.INTERIM, ""),
        (LONG, Occasion.FINAL, "A10"),
        (LONG, Occasion.ANNUAL, ""),
    ],
)
def test_an_award_due_before_its_time_is_over_is_told(period, occasion, lint):
    plan = replace(offering(occasion=occasion), period=period)

    found = [n.lint for n in notices(plan) if n.lint in ("A09", "A10")]

    assert found == ([lint] if lint else [])


@pytest.mark.parametrize("when", [w for w in When if w is not When.DAY])
def test_a_day_that_is_not_one_day_is_not_compared(when):
    plan = replace(EXAMPLE_PLAN, deadlines=(replace(DUE, when=when),))

    assert not by_lint(plan, "A09")


def test_a_day_of_no_award_is_not_compared():
    other = replace(DUE, code="khac")

    assert not by_lint(replace(EXAMPLE_PLAN, deadlines=(other,)), "A09")


def test_what_is_due_without_a_day_is_told_until_one_is_set():
    undated = replace(DUE, when=When.UNDATED, day=None, after="định kỳ")
    plan = replace(EXAMPLE_PLAN, deadlines=(undated,))
    dated = replace(plan, deadlines=(undated.set_to(date(2026, 6, 30)),))

    assert [n.sentence for n in by_lint(plan, "A19")] == [
        "“Đề nghị khen thưởng” (định kỳ): chưa ấn định ngày."
    ]
    assert not by_lint(dated, "A19")


@pytest.mark.parametrize(
    ("frequency", "deadline", "is_told"),
    [("hằng năm", "", True), ("hằng năm", "de-nghi", False), ("", "", False)],
)
def test_a_recurring_duty_without_a_day_is_told(frequency, deadline, is_told):
    duty = Duty("Phòng A", "Báo cáo", "II", frequency=frequency, deadline=deadline)

    assert bool(by_lint(replace(EXAMPLE_PLAN, duties=(duty,)), "A19")) is is_told


# Steps and dossiers.


def test_a_procedure_without_the_council_is_told():
    steps = tuple(s for s in OFFER.steps if s.action is not Action.COUNCIL)

    assert [n.clause for n in by_lint(offering(steps=steps), "A67")] == ["II ý 6"]
    assert not by_lint(EXAMPLE_PLAN, "A67")
    assert not by_lint(offering(steps=()), "A67")


@pytest.mark.parametrize(
    ("change", "lint"),
    [
        ({}, []),
        ({"sets": None}, ["A63"]),
        ({"is_assumed": True, "clause": ""}, ["A62"]),
        ({"is_assumed": True, "clause": "", "sets": None}, ["A62"]),
    ],
    ids=["complete", "sets not stated", "assumed", "assumed without sets"],
)
def test_what_a_dossier_leaves_out_is_told(change, lint):
    plan = replace(EXAMPLE_PLAN, dossiers=(replace(DOSSIER, **change),))

    assert [n.lint for n in notices(plan) if n.lint in ("A61", "A62", "A63")] == lint


def test_a_plan_without_any_dossier_is_told():
    assert by_lint(replace(EXAMPLE_PLAN, dossiers=()), "A62")
    assert not by_lint(replace(EXAMPLE_PLAN, dossiers=(), offers=()), "A62")


def test_a_doubtful_confirmation_asks_to_keep_replace_or_drop_it():
    slip = Confirmation("Sở Y tế", "Báo cáo", "", "II ý 6", is_doubtful=True)
    plan = replace(EXAMPLE_PLAN, dossiers=(replace(DOSSIER, confirmations=(slip,)),))

    (found,) = by_lint(plan, "A61")

    assert "nghi nhầm" in found.sentence
    assert "giữ, thay hoặc bỏ" in found.sentence
    assert (found.clause, found.is_open) == ("II ý 6", False)


# Words of the plan's own.


def test_the_words_of_the_plan_go_before_the_general_ones():
    caution = Caution("II", "Không nêu thành phần hồ sơ, hỏi Sở Nội vụ.", "A62")
    plan = replace(EXAMPLE_PLAN, dossiers=(), cautions=(caution,))

    assert [n.sentence for n in by_lint(plan, "A62")] == [caution.text]


def test_a_choice_stays_whatever_the_plan_says_beside_it():
    caution = Caution("III.1", "Thiếu mục 1.3.", "A45")

    found = by_lint(replace(PLAN, cautions=(caution,)), "A45")

    assert [n.sentence for n in found if n.is_open] == [
        "Nhóm “Thôn, xóm” không có tiêu chuẩn; hãy chọn cách xét."
    ]
    assert caution.text in [n.sentence for n in found]
    assert not about("sau III.1.2", found)


def test_the_number_of_a_reading_is_kept():
    reading = replace(PLAN.readings[0], lint="A43")
    plan = replace(PLAN, readings=(reading, *PLAN.readings[1:]))

    assert [n.reading for n in by_lint(plan, "A43")] == [reading.key]


def test_nothing_is_told_twice():
    for plan in (PLAN, EXAMPLE_PLAN):
        found = notices(plan)

        assert len(found) == len(set(found))
