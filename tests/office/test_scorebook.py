"""Scores as they are typed, pasted and changed."""

from decimal import Decimal

import pytest

from desktop.emulation.scoring import ScoreState, Side
from desktop.errors import EntryError
from desktop.office.scorebook import Entry, ReasonNeededError


@pytest.fixture
def unit_id(office):
    return office.register.units()[0].id


@pytest.fixture
def person_id(office):
    return office.register.people()[0].id


def cell(office, subject_id, criterion, side=Side.VERIFIED):
    return office.roundup().sheet(subject_id, side).get(criterion)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("9,5", "9.5"),
        ("9.5", "9.5"),
        (" 9,50 ", "9.5"),
        ("10", "10"),
        ("0", "0"),
        ("0,25", "0.25"),
        ("\u00a07", "7"),
    ],
)
def test_a_typed_number_is_kept_exactly(office, enter, unit_id, typed, points):
    enter(office, unit_id, "A2", typed)

    assert cell(office, unit_id, "A2").points == Decimal(points)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("10,5", "Vượt điểm tối đa 10"),
        ("16", "Vượt điểm tối đa 10"),
        ("-1", "không được âm"),
        ("9,125", "nhiều hơn hai số lẻ"),
        ("abc", "“abc” không phải là điểm"),
        ("9,5,5", "không phải là điểm"),
        ("1e1", "không phải là điểm"),
        ("9 5", "không phải là điểm"),
        ("n" * 300, "không phải là điểm"),
    ],
)
def test_what_is_no_score_is_refused_and_the_old_one_stays(
    office, enter, unit_id, typed, sentence
):
    enter(office, unit_id, "A2", "8")
    before = office.trail.content_digest()

    with pytest.raises(EntryError, match=sentence):
        enter(office, unit_id, "A2", typed, reason="thử")

    assert office.trail.content_digest() == before


def test_not_scored_zero_and_not_applicable_are_three_things(office, enter, unit_id):
    enter(office, unit_id, "B1", "0")
    enter(office, unit_id, "B2", "x")

    assert cell(office, unit_id, "B1").points == 0
    assert cell(office, unit_id, "B2").state is ScoreState.NOT_APPLICABLE
    assert cell(office, unit_id, "B3") is None


def test_an_emptied_cell_is_not_scored_again(office, enter, unit_id):
    enter(office, unit_id, "B1", "12", side="self")
    enter(office, unit_id, "B1", "", side="self")

    assert cell(office, unit_id, "B1", Side.SELF) is None


def test_a_changed_verified_score_needs_a_reason(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")

    with pytest.raises(ReasonNeededError, match="từ 9 thành 9,5"):
        enter(office, unit_id, "B2", "9,5")
    assert cell(office, unit_id, "B2").points == 9

    enter(office, unit_id, "B2", "9,5", reason="Đối chiếu báo cáo tháng 11")
    assert cell(office, unit_id, "B2").points == Decimal("9.5")
    [step] = office.trail.steps(limit=1)
    assert step.title == "Sửa B2, Phòng Kinh tế: 9 thành 9,5"
    assert step.reason == "Đối chiếu báo cáo tháng 11"


def test_clearing_a_verified_score_needs_a_reason_too(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")

    with pytest.raises(ReasonNeededError, match="thành chưa chấm"):
        enter(office, unit_id, "B2", "", reason="\u00a0")


def test_a_self_score_changes_without_a_reason(office, enter, unit_id):
    enter(office, unit_id, "B2", "9", side="self")
    enter(office, unit_id, "B2", "10", side="self")

    assert cell(office, unit_id, "B2", Side.SELF).points == 10


def test_typing_the_same_again_leaves_no_trace(office, enter, unit_id):
    enter(office, unit_id, "B2", "9")
    count = len(office.trail.steps())
    enter(office, unit_id, "B2", "9,00")

    assert len(office.trail.steps()) == count


def test_a_heading_or_a_foreign_criterion_takes_no_score(office, enter, unit_id):
    for criterion in ("A", "E2", "Z9"):
        with pytest.raises(EntryError, match="không thuộc bộ tiêu chí"):
            enter(office, unit_id, criterion, "1")


def test_a_block_is_kept_where_it_can_be_and_the_rest_is_named(
    office, unit_id, person_id
):
    block = [
        Entry(unit_id, "A1", Side.VERIFIED, "4,5"),
        Entry(unit_id, "A2", Side.VERIFIED, "11"),
        Entry(unit_id, "A3", Side.VERIFIED, "năm"),
        Entry(person_id, "B2", Side.VERIFIED, "18"),
        Entry("nobody", "A1", Side.VERIFIED, "1"),
    ]

    refused = office.scorebook.paste(office.roundup(), block)

    assert [r.entry for r in refused] == [block[1], block[2], block[4]]
    assert "Vượt điểm tối đa 10" in refused[0].sentence
    assert cell(office, unit_id, "A1").points == Decimal("4.5")
    assert cell(office, unit_id, "A2") is None
    assert cell(office, person_id, "B2").points == 18
    assert office.trail.steps(limit=1)[0].title == "Nhập 2 ô điểm"


def test_a_block_is_one_action(office, unit_id):
    before = office.trail.content_digest()
    block = [Entry(unit_id, c, Side.SELF, "4") for c in ("A1", "A2", "A3")]

    office.scorebook.paste(office.roundup(), block)
    office.undo()

    assert office.trail.content_digest() == before


def test_a_block_over_verified_scores_needs_one_reason(office, enter, unit_id):
    enter(office, unit_id, "A1", "4")
    block = [Entry(unit_id, c, Side.VERIFIED, "5") for c in ("A1", "A2")]

    with pytest.raises(ReasonNeededError):
        office.scorebook.paste(office.roundup(), block)
    assert cell(office, unit_id, "A2") is None

    office.scorebook.paste(office.roundup(), block, "Họp thẩm định lại")
    assert cell(office, unit_id, "A1").reason == "Họp thẩm định lại"
    assert cell(office, unit_id, "A2").reason == ""  # it was not there before


def test_a_block_of_refused_cells_only_leaves_no_trace(office, unit_id):
    count = len(office.trail.steps())

    block = [Entry(unit_id, "A1", Side.SELF, "99")]
    assert len(office.scorebook.paste(office.roundup(), block)) == 1
    assert len(office.trail.steps()) == count


def test_a_typed_score_leaves_the_round_as_if_all_were_read_again(
    office, enter, unit_id
):
    for criterion, typed in (("A1", "4,5"), ("A2", "x"), ("A1", "0")):
        office.enter_score(Entry(unit_id, criterion, Side.SELF, typed))

    kept = office.roundup()
    again = office.with_clock(office.now).roundup()

    for side in Side:
        assert kept.sheet(unit_id, side) == again.sheet(unit_id, side)
        assert kept.total(unit_id, side) == again.total(unit_id, side)
