"""Review: ties settled by a stated choice, extras justified, rounds closed for good."""

from dataclasses import replace

import pytest

from desktop.awards.selection import Remark, Section
from desktop.emulation.participants import Kind
from desktop.emulation.records import Grade
from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo
from desktop.office.rounds.outcome import from_json, outcome_of, to_json
from tests.factories import shipped_text

KIEN, THAO, TRINH = "Hoàng Trung Kiên", "Lưu Thanh Thảo", "Ngô Quốc Trình"


@pytest.fixture
def choose(demo_office, named):
    def choose_one(name, reason="Trực tiếp hướng dẫn ở thôn"):
        subject = named(demo_office, name).id
        demo_office.review.choose(demo_office.roundup(), subject, reason)

    return choose_one


@pytest.fixture
def closed(demo_office):
    demo.finish_demo(demo_office)
    return demo_office


@pytest.fixture
def undecided(closed):
    """A closed round whose decision was taken back."""
    closed.undo()
    assert closed.awarding.decision(closed.roundup()) is None
    return closed


def people(office):
    return office.outcome().list_of(Kind.INDIVIDUAL)


def row(office, name):
    rows = (r for found in office.outcome().lists for r in found.rows)
    return next(r for r in rows if r.name == name)


def test_a_round_with_a_tie_at_the_line_is_not_closed(demo_office):
    with pytest.raises(OfficeError, match="còn nhóm đồng hạng ngay trên vạch"):
        demo_office.review.close(demo_office.roundup())

    assert not demo_office.current_round().is_closed


def test_more_than_the_total_over_all_numbers_is_not_closed(demo_office, choose):
    choose(KIEN)
    roundup = demo_office.roundup()
    offer = replace(roundup.plan.offers[0], total=3)
    tight = replace(roundup, plan=replace(roundup.plan, offers=(offer,)))

    with pytest.raises(OfficeError, match="nhiều hơn tổng số 03"):
        demo_office.review.close(tight)

    assert not demo_office.current_round().is_closed


def test_a_stated_choice_settles_the_tie(demo_office, choose):
    choose(KIEN)

    assert row(demo_office, KIEN).remark is Remark.CHOSEN_AT_THE_LINE
    assert row(demo_office, THAO).section is Section.RESERVE
    assert people(demo_office).open_seats == 0
    assert demo_office.trail.steps(limit=1)[0].title == f"Chọn {KIEN}"


@pytest.mark.parametrize("reason", ["", "\u00a0"])
def test_a_choice_without_a_reason_is_refused(choose, reason):
    with pytest.raises(EntryError, match="Cần ghi lý do"):
        choose(KIEN, reason)


def test_there_is_one_seat_for_the_two(choose):
    choose(KIEN)

    with pytest.raises(OfficeError, match="không ở trong nhóm đồng hạng"):
        choose(THAO)


def test_only_those_tied_can_be_chosen(choose):
    with pytest.raises(OfficeError, match="không ở trong nhóm đồng hạng"):
        choose("Đỗ Bích Hường")


def test_the_other_one_may_be_proposed_beyond_the_number(demo_office, choose, named):
    choose(KIEN)
    subject = named(demo_office, THAO).id
    with pytest.raises(EntryError, match="Cần ghi lý do đề xuất thêm"):
        demo_office.review.propose_extra(demo_office.roundup(), subject, "")

    reason = "Bằng điểm người được chọn"
    demo_office.review.propose_extra(demo_office.roundup(), subject, reason)

    found = row(demo_office, THAO)
    assert (found.remark, found.reason) == (Remark.EXTRA, reason)
    assert len(people(demo_office).proposed) == 7


def test_nobody_who_fails_the_standard_is_proposed_beyond_the_number(
    demo_office, named
):
    subject = named(demo_office, "Mai Xuân Hòa").id

    with pytest.raises(OfficeError, match="không đạt tiêu chuẩn"):
        demo_office.review.propose_extra(demo_office.roundup(), subject, "Quý mến")


def test_a_hard_number_has_no_beyond(demo_office, named):
    hard = shipped_text().replace('mode = "soft"', 'mode = "hard"')
    demo_office.plans.adopt_text(hard)
    subject = named(demo_office, THAO).id

    with pytest.raises(OfficeError, match="giới hạn cứng"):
        demo_office.review.propose_extra(demo_office.roundup(), subject, "Rất tốt")


def test_whoever_is_withdrawn_makes_room(demo_office, named):
    subject = named(demo_office, "Đỗ Bích Hường").id

    demo_office.review.withdraw(demo_office.roundup(), subject, "Xin rút")
    assert row(demo_office, "Đỗ Bích Hường").remark is Remark.WITHDRAWN
    assert row(demo_office, KIEN).remark is Remark.WITHIN_QUOTA

    demo_office.review.take_back(demo_office.roundup(), subject)
    assert row(demo_office, "Đỗ Bích Hường").remark is Remark.WITHIN_QUOTA


def test_a_choice_taken_back_opens_the_tie_again(demo_office, choose, named):
    choose(KIEN)
    demo_office.review.take_back(demo_office.roundup(), named(demo_office, KIEN).id)

    assert people(demo_office).open_seats == 1


def test_a_subject_that_is_on_no_list_is_refused(demo_office):
    with pytest.raises(OfficeError, match="không có trong danh sách xét"):
        demo_office.review.withdraw(demo_office.roundup(), "nobody", "Lý do")


def test_an_empty_round_is_not_closed(office):
    with pytest.raises(OfficeError, match="Chưa có ai được đề nghị"):
        office.review.close(office.roundup())


def test_a_closed_round_takes_no_scores_and_no_choices(closed, enter, named):
    unit, kien = named(closed, "Trạm Y tế").id, named(closed, KIEN).id
    roundup = closed.roundup()

    with pytest.raises(OfficeError, match="Đợt xét đã chốt nên điểm"):
        enter(closed, unit, "B2", "8")
    with pytest.raises(OfficeError, match="Đợt xét đã chốt nên điểm"):
        closed.scorebook.paste(roundup, [])
    for act in (closed.review.withdraw, closed.review.propose_extra):
        with pytest.raises(OfficeError, match=r"chốt|Chỉ đề xuất"):
            act(roundup, kien, "Lý do")
    with pytest.raises(OfficeError, match="đã chốt"):
        closed.review.take_back(roundup, kien)
    with pytest.raises(OfficeError, match="đã chốt"):
        closed.review.close(roundup)


def test_what_was_closed_is_not_touched_by_later_edits(closed, named):
    before = closed.outcome()
    kien = named(closed, KIEN)

    closed.register.change(replace(kien, name="Hoàng Trung Kiên (đổi tên)"))
    closed.register.retire(named(closed, "Thôn Đoài"))
    for rating in closed.records.ratings(kien.id):
        low = replace(rating, grade=Grade.NOT_COMPLETED)
        closed.records.rate(low, kien.name)
    for initiative in closed.records.initiatives():
        closed.records.remove_initiative(initiative)

    assert closed.outcome() == before
    assert outcome_of(closed.roundup()) != before


def test_a_round_is_opened_again_with_a_reason(undecided, enter, named):
    with pytest.raises(EntryError, match="lý do mở lại"):
        undecided.review.reopen(undecided.roundup(), " ")

    undecided.review.reopen(undecided.roundup(), "Sót một đơn vị")

    assert not undecided.current_round().is_closed
    enter(undecided, named(undecided, "Trạm Y tế").id, "B2", "8")
    assert row(undecided, "Trạm Y tế").total is not None


def test_a_round_that_is_open_is_not_opened_again(demo_office):
    with pytest.raises(OfficeError, match="chưa chốt"):
        demo_office.review.reopen(demo_office.roundup(), "Lý do")


def test_a_second_closing_keeps_what_is_true_then(undecided, enter, named):
    first = undecided.outcome()
    undecided.review.reopen(undecided.roundup(), "Sót một đơn vị")
    enter(undecided, named(undecided, "Trạm Y tế").id, "B2", "8")
    undecided.review.close(undecided.roundup())

    assert undecided.outcome() != first
    assert row(undecided, "Trạm Y tế").rank == 6


@pytest.mark.parametrize("state", ["open", "closed"])
def test_an_outcome_kept_as_text_is_the_same_outcome(demo_office, state):
    if state == "closed":
        demo.finish_demo(demo_office)
    outcome = demo_office.outcome()

    assert from_json(to_json(outcome)) == outcome


def test_a_round_with_a_decision_is_not_reopened(demo_office):
    demo.finish_demo(demo_office)

    with pytest.raises(OfficeError, match="đã có quyết định"):
        demo_office.review.reopen(demo_office.roundup(), "bổ sung một người")

    assert demo_office.roundup().round.is_closed
