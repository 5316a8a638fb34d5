"""Numbers of papers: never twice, no silent gap, undo gives nothing out again."""

from datetime import date

import pytest

from desktop.errors import EntryError, OfficeError
from desktop.office.demo import demo

MINUTES, PROPOSAL, INVITATION = "council-minutes", "proposal", "invitation"
DAY = date(2025, 12, 5)


@pytest.fixture
def office(demo_office):
    demo_office.council.sheet()  # the demo's meeting stands open
    return demo_office


@pytest.fixture
def numbers(office):
    return office.paper_numbers


def given(office):
    now = office._as_papers_see_it()
    return {code: issued.number for code, issued in now.issued.items()}


def test_the_first_number_of_the_year_is_one_and_prints_with_a_zero(office, numbers):
    assert numbers.next(PROPOSAL, DAY) == 1

    numbers.give(PROPOSAL, "1", DAY)

    letterhead = office.papers.describe(PROPOSAL).letterhead
    assert letterhead.number_line == "Số: 01/TTr-VHXH"
    assert letterhead.date_line == "Hồng Vân, ngày 05 tháng 12 năm 2025"


def test_a_number_and_day_can_come_one_after_the_other(office, numbers):
    numbers.give(PROPOSAL, "", DAY)
    assert given(office)[PROPOSAL] == ""

    numbers.give(PROPOSAL, "1", DAY)

    assert given(office)[PROPOSAL] == "1"
    assert len(numbers.listed(numbers.series_of(PROPOSAL, DAY))) == 1


def test_a_leap_over_numbers_needs_a_reason_and_is_listed(numbers):
    assert numbers.needs_reason(PROPOSAL, 4, DAY) == "Số 01 đến 03 sẽ bỏ trống."
    with pytest.raises(EntryError, match="lý do"):
        numbers.give(PROPOSAL, "4", DAY)

    numbers.give(PROPOSAL, "4", DAY, "đã cấp trước khi dùng chương trình")

    [gap] = numbers.gaps(numbers.series_of(PROPOSAL, DAY))
    assert str(gap) == "số 01 đến 03 bỏ trống: đã cấp trước khi dùng chương trình"
    assert numbers.next(PROPOSAL, DAY) == 5


def test_undo_does_not_hand_a_number_out_again(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)

    office.undo()

    assert PROPOSAL not in given(office)
    assert numbers.next(PROPOSAL, DAY) == 2
    numbers.give(PROPOSAL, "2", DAY)
    [gap] = numbers.gaps(numbers.series_of(PROPOSAL, DAY))
    assert str(gap) == "số 01 bỏ trống: đã cấp rồi hoàn tác"


def test_redo_gives_the_paper_its_own_number_back(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)
    office.undo()

    office.redo()

    assert given(office)[PROPOSAL] == "1"


def test_a_number_left_free_can_be_taken_with_a_reason_only(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)
    office.undo()

    assert numbers.needs_reason(PROPOSAL, 1, DAY)
    with pytest.raises(EntryError):
        numbers.give(PROPOSAL, "1", DAY)
    numbers.give(PROPOSAL, "1", DAY, "tờ đã in mang số 01")

    assert given(office)[PROPOSAL] == "1"
    assert office.trail.steps(limit=1)[0].reason == "tờ đã in mang số 01"


def test_a_voided_number_stays_unused_with_its_reason(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)
    with pytest.raises(EntryError, match="lý do"):
        numbers.void(PROPOSAL, " ")

    numbers.void(PROPOSAL, "trình sai mẫu")

    assert PROPOSAL not in given(office)
    series = numbers.series_of(PROPOSAL, DAY)
    assert [str(gap) for gap in numbers.gaps(series)] == [
        "số 01 bỏ trống: trình sai mẫu"
    ]
    assert numbers.next(PROPOSAL, DAY) == 2
    with pytest.raises(EntryError, match="đã hủy: trình sai mẫu"):
        numbers.give(PROPOSAL, "1", DAY, "lại")


def test_another_number_for_a_paper_voids_the_one_it_had(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)

    assert "Số 01/TTr-VHXH đã cấp sẽ bỏ trống" in numbers.needs_reason(PROPOSAL, 2, DAY)
    numbers.give(PROPOSAL, "2", DAY, "ghi nhầm số")

    assert given(office)[PROPOSAL] == "2"
    [gap] = numbers.gaps(numbers.series_of(PROPOSAL, DAY))
    assert str(gap) == "số 01 bỏ trống: ghi nhầm số"


def test_a_number_is_not_blanked_but_voided(numbers):
    numbers.give(PROPOSAL, "1", DAY)

    with pytest.raises(EntryError, match="Hủy số"):
        numbers.give(PROPOSAL, "", DAY)


def test_another_day_in_the_same_year_keeps_the_number(office, numbers):
    numbers.give(PROPOSAL, "1", DAY)

    numbers.give(PROPOSAL, "1", date(2025, 12, 9))

    assert given(office)[PROPOSAL] == "1"
    assert numbers.gaps(numbers.series_of(PROPOSAL, DAY)) == []


def test_every_year_begins_with_one(numbers):
    numbers.give(PROPOSAL, "1", DAY)

    assert numbers.next(PROPOSAL, date(2026, 1, 4)) == 1


@pytest.mark.parametrize("typed", ["1/TTr", "không", "0", "12a", "-3", "9" * 12])
def test_a_number_is_digits(numbers, typed):
    with pytest.raises(EntryError, match="không phải số văn bản"):
        numbers.give(PROPOSAL, typed, DAY)


def test_nothing_typed_is_refused(numbers):
    with pytest.raises(EntryError, match="Chưa có số"):
        numbers.give(PROPOSAL, "", None)


def test_the_council_counts_apart_from_the_standing_body(numbers):
    council = numbers.series_of(MINUTES, DAY)
    standing = numbers.series_of(PROPOSAL, DAY)

    assert (council.symbol, standing.symbol) == ("BB-HĐTĐKT", "TTr-VHXH")
    numbers.give(PROPOSAL, "1", DAY)
    assert numbers.next(MINUTES, DAY) == 1


def test_a_paper_without_a_number_gets_none(numbers):
    with pytest.raises(OfficeError, match="không mang số"):
        numbers.give("review", "1", DAY)


def test_the_decision_is_numbered_with_the_decision(numbers):
    with pytest.raises(OfficeError, match="ghi cùng với quyết định"):
        numbers.give("decision", "1", DAY)


def test_minutes_and_proposal_are_cited_with_their_numbers(demo_office):
    demo.finish_demo(demo_office)

    text = " ".join(
        run.text
        for block in demo_office.papers.describe("decision").body
        for run in getattr(block, "text", ())
        if not isinstance(block.text, str)
    )

    assert "Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 05 tháng 12 năm 2025 của Hội" in text
    assert "tại Tờ trình số 01/TTr-VHXH ngày 12 tháng 12 năm 2025" in text


def test_the_committees_numbers_are_typed_and_checked_against_decisions(demo_office):
    """The upward proposal is of the committee: its series runs on elsewhere."""
    demo.finish_demo(demo_office)
    numbers = demo_office.paper_numbers
    series = numbers.series_of("decision", date(2025, 12, 16))

    assert not series.issuer.counts_here
    with pytest.raises(EntryError, match="quyết định khen thưởng"):
        numbers._refuse_used(series, 1284, None)
