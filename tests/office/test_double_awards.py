"""One achievement is awarded once: found, ruled about, remembered, taken back."""

from datetime import date

import pytest

from desktop.awards.duplicates import Ruling
from desktop.awards.forms import AwardForm, Level
from desktop.awards.selection import Remark
from desktop.errors import EntryError, OfficeError
from desktop.office.registers.award_history import history_of
from tests.office import office_of_vinh_bao as vinh_bao
from tests.office.office_of_vinh_bao import (
    FERRY,
    LICH,
    LOI,
    OWN,
    UPWARD,
    achieve,
    close_and_go_on,
    conflicts_of,
    decide,
    id_of,
    open_ad_hoc,
    past_award,
    row_of,
)


@pytest.fixture
def office(root):
    """The first ad-hoc round is open, one achievement cited."""
    with vinh_bao.new_office(root) as opened:
        open_ad_hoc(opened, "Đột xuất, lần một")
        yield opened


@pytest.fixture
def second(office):
    """The first round proposed the achievement; the second looks at it again."""
    close_and_go_on(office)
    return office


def rule(office, ruling, reason="Lần này vì việc khác", who="Chủ tịch UBND xã"):
    roundup, lich = office.roundup(), id_of(office, LICH)
    for conflict in conflicts_of(office):
        office.double_awards.rule(roundup, lich, conflict, ruling, reason, who)


# --- found ----------------------------------------------------------------------------


def test_the_first_award_of_an_achievement_is_no_conflict(office):
    assert row_of(office).remark is Remark.WITHIN_QUOTA
    assert conflicts_of(office) == ()


def test_a_second_round_keeps_the_same_achievement_off_the_list(second):
    row = row_of(second)

    assert row.remark is Remark.DOUBLE_AWARD
    assert f"“{FERRY}” đã dùng cho Giấy khen cấp xã (đang đề nghị)" in row.reason
    assert row_of(second, offer=UPWARD).remark is Remark.DOUBLE_AWARD
    assert LICH not in [r.name for r in second.outcome().proposed]


def test_two_forms_in_one_round_are_a_conflict_for_the_later_list(office):
    assert row_of(office).remark is Remark.WITHIN_QUOTA
    assert row_of(office, offer=UPWARD).remark is Remark.DOUBLE_AWARD
    lich = id_of(office, LICH)

    office.review.withdraw(office.roundup(), lich, "Đề nghị lên Thành phố", OWN)

    assert row_of(office, offer=UPWARD).remark is Remark.WITHIN_QUOTA
    assert conflicts_of(office, offer=UPWARD) == ()


def test_once_decided_the_decision_is_named(office):
    office.review.close(office.roundup())
    decide(office)
    open_ad_hoc(office, "Đột xuất, lần hai")

    assert "QĐ 12/QĐ-UBND ngày 25/11/2026 (đã khen)" in row_of(office).reason


def test_another_achievement_of_the_same_person_is_no_conflict(second):
    [cited] = second.roundup().cited(id_of(second, LICH), OWN)
    other = achieve(second, LICH, "Trực cả đêm khôi phục dữ liệu sau lũ")
    roundup = second.roundup()
    second.double_awards.uncite(roundup, OWN, id_of(second, LICH), cited.key)

    row = row_of(second)

    assert (row.remark, row.cited) == (Remark.WITHIN_QUOTA, (other,))


def test_an_achievement_no_longer_cited_does_not_conflict(second):
    lich = id_of(second, LICH)
    [cited] = second.roundup().cited(lich, OWN)

    second.double_awards.uncite(second.roundup(), OWN, lich, cited.key)

    assert conflicts_of(second) == ()
    assert row_of(second).remark is Remark.WITHIN_QUOTA
    assert row_of(second, offer=UPWARD).remark is Remark.DOUBLE_AWARD
    second.double_awards.cite(second.roundup(), OWN, lich, cited.key)
    assert row_of(second).remark is Remark.DOUBLE_AWARD


@pytest.mark.parametrize(
    "merit",
    [
        "thuyền lưu động trả kết quả cho thôn bến – đợt lũ tháng 9",
        "Có công: THUYỀN LƯU ĐỘNG TRẢ KẾT QUẢ CHO THÔN BẾN - ĐỢT LŨ THÁNG 9.",
        "Thuyền  lưu động trả kết qủa cho thôn Bến — đợt lũ tháng 9",
    ],
)
def test_a_past_award_is_found_by_its_words_however_they_are_spelt(office, merit):
    office.double_awards.enter_past(past_award(office, merit))

    [conflict] = conflicts_of(office)

    assert not conflict.is_certain
    assert "có thể trùng với Bằng khen" in conflict.words
    assert row_of(office).remark is Remark.WITHIN_QUOTA


def test_words_of_another_time_are_no_conflict(office):
    earlier = past_award(
        office, FERRY, first_day=date(2025, 1, 1), last_day=date(2025, 12, 31)
    )
    office.double_awards.enter_past(earlier)

    assert conflicts_of(office) == ()


def test_a_past_award_tied_to_the_achievement_is_certain(office):
    [cited] = office.roundup().cited(id_of(office, LICH), OWN)
    office.double_awards.enter_past(past_award(office, "Chống lũ", cited.key))

    [conflict] = conflicts_of(office)

    assert conflict.is_certain
    assert row_of(office).remark is Remark.DOUBLE_AWARD


def test_an_award_of_somebody_else_is_no_conflict(office):
    office.double_awards.enter_past(
        past_award(office, FERRY, subject_id=id_of(office, LOI), recipient=LOI)
    )

    assert conflicts_of(office) == ()


def test_a_revoked_award_is_no_conflict(office):
    office.review.close(office.roundup())
    decide(office)
    [grant] = office.awarding.grants()
    open_ad_hoc(office, "Đột xuất, lần hai")
    before = len(conflicts_of(office))

    office.awarding.revoke(grant, "Khai sai")

    assert len(conflicts_of(office)) == before - 1


# --- ruled ----------------------------------------------------------------------------


def test_not_the_same_is_remembered_in_later_rounds(second):
    rule(second, Ruling.NOT_SAME)
    assert row_of(second).remark is Remark.WITHIN_QUOTA
    second.review.close(second.roundup())

    open_ad_hoc(second, "Đột xuất, lần ba")

    first, later = (
        [c for c in conflicts_of(second) if (c.ruling is None) is is_open]
        for is_open in (False, True)
    )
    assert [c.ruling.ruling for c in first] == [Ruling.NOT_SAME]
    assert {c.other.key.split(":")[1] for c in first}.isdisjoint(
        c.other.key.split(":")[1] for c in later
    )


def test_a_ruling_about_a_proposal_holds_once_it_is_decided(second):
    rule(second, Ruling.NOT_SAME)
    now = second.current_round()
    first = next(r for r in second.rounds() if r.name == "Đột xuất, lần một")
    second.reviewing.work_on(first)
    decide(second)
    second.reviewing.work_on(now)

    standings = {c.other.standing.value: c.ruling for c in conflicts_of(second)}

    assert set(standings) == {"decided"}
    assert all(ruling is not None for ruling in standings.values())


def test_an_override_needs_a_reason_and_a_name(second):
    for reason, who in (("", "Chủ tịch"), ("  ", "Chủ tịch"), ("Lý do", "")):
        with pytest.raises(EntryError):
            rule(second, Ruling.OVERRIDE, reason, who)
    assert row_of(second).remark is Remark.DOUBLE_AWARD

    rule(second, Ruling.OVERRIDE, "Cứu được cả kho lưu trữ")

    row = row_of(second)
    assert row.remark is Remark.WITHIN_QUOTA
    assert len(row.conflicts) == 1


def test_what_was_let_pass_once_is_asked_again_in_the_next_round(second):
    rule(second, Ruling.OVERRIDE, "Cứu được cả kho lưu trữ")
    assert row_of(second).remark is Remark.WITHIN_QUOTA

    open_ad_hoc(second, "Đột xuất, lần ba")

    assert row_of(second).remark is Remark.DOUBLE_AWARD
    rule(second, Ruling.OVERRIDE, "Cả lần này nữa")
    assert row_of(second).remark is Remark.WITHIN_QUOTA


def test_a_ruling_is_taken_back_and_undone(second):
    rule(second, Ruling.NOT_SAME)
    stated = conflicts_of(second)[0].ruling

    second.double_awards.take_back_ruling(stated)
    assert row_of(second).remark is Remark.DOUBLE_AWARD

    assert second.undo().title == "Bỏ kết luận về trùng thành tích"
    assert row_of(second).remark is Remark.WITHIN_QUOTA
    second.undo()
    second.undo()
    assert [c.ruling for c in conflicts_of(second)] == [None]


def test_nothing_is_ruled_in_a_closed_round(office):
    [cited] = office.roundup().cited(id_of(office, LICH), OWN)
    office.double_awards.enter_past(past_award(office, FERRY))
    conflict = conflicts_of(office)[0]
    office.review.close(office.roundup())
    roundup, lich = office.roundup(), id_of(office, LICH)

    with pytest.raises(OfficeError, match="đã chốt"):
        office.double_awards.rule(
            roundup, lich, conflict, Ruling.NOT_SAME, "Khác", "Phòng"
        )
    with pytest.raises(OfficeError, match="đã chốt"):
        office.double_awards.uncite(roundup, OWN, lich, cited.key)


# --- past awards and the history ------------------------------------------------------


def test_a_past_award_is_entered_changed_and_taken_out(office):
    given = office.double_awards.enter_past(past_award(office, "Chống lũ"))
    [kept] = office.double_awards.past(id_of(office, LICH))
    assert (kept.id, kept.form, kept.level) == (
        given,
        AwardForm.MERIT_CERTIFICATE,
        Level.CITY,
    )

    office.double_awards.remove_past(kept)
    assert office.double_awards.past() == []

    office.undo()
    assert office.double_awards.past() == [kept]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"merit": " "}, "Cần ghi thành tích được khen"),
        ({"last_day": date(2025, 1, 1)}, "ngày cuối trước ngày đầu"),
        ({"issued_on": date(2026, 11, 26)}, "ở sau hôm nay"),
    ],
)
def test_a_past_award_that_cannot_be_is_refused(office, changes, sentence):
    award = past_award(office, **{"merit": "Chống lũ", **changes})

    with pytest.raises(EntryError, match=sentence):
        office.double_awards.enter_past(award)

    assert office.double_awards.past() == []


def test_the_history_of_a_subject_holds_awards_and_achievements(office):
    office.double_awards.enter_past(past_award(office, "Chống lũ"))
    office.review.close(office.roundup())
    decide(office)

    found = history_of(office, id_of(office, LICH))

    assert [line.title.partition(":")[0] for line in found.awards] == [
        "Giấy khen",
        "Bằng khen",
    ]
    assert found.awards[1].note == "cấp tỉnh, thành phố, 345/QĐ-UBND, 01/10/2026"
    assert [line.title for line in found.achievements] == [FERRY]
    assert history_of(office, id_of(office, LOI)).awards == ()
