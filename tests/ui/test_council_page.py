"""The council page: who sits, who came, votes typed by hand, and what follows."""

import pytest
from PySide6.QtCore import Qt

from desktop.awards.council import (
    Ballot,
    CouncilMember,
    CouncilRole,
    Denominator,
    Presence,
    Regulation,
    VoteCount,
    VoteState,
)
from desktop.awards.selection import Section
from desktop.office.office import Office
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import RESERVE, full_office, ids_of
from tests.ui.test_frame import unnamed
from ui.pages.council_page import CouncilPage

__all__ = ["answers"]
INDIVIDUALS = 2
YES, NO, ABSTAIN = 2, 3, 4


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path / "so") as made:
        yield made


@pytest.fixture
def council(office):
    names = ["Đinh Công Thuận", "Vũ Đình Lợi", *(f"Ủy viên {n}" for n in range(9))]
    for number, name in enumerate(names):
        role = CouncilRole.MEMBER if number else CouncilRole.CHAIR
        office.council.keep_member(CouncilMember("", name, "Cán bộ", role))
    return office.council


@pytest.fixture
def meeting(office, council):
    council.open(held_on=office.today(), place="Phòng họp số 2")
    seats = council.sheet().seats
    council.mark({seat.member_id: Presence.PRESENT for seat in seats})
    return council.sheet().meeting


@pytest.fixture
def page(qtbot, office, meeting):
    return hold(qtbot, CouncilPage(office))


def stand_on(page, name, column=YES):
    page.head.tabs.setCurrentIndex(INDIVIDUALS)
    table = page.votes.table
    assert table.choose(lambda row: row.row.name == name)
    row = table.currentIndex().row()
    table.setCurrentIndex(table.rows.index(row, column))
    table.setFocus()
    return table


def row_of(office, name):
    return next(r for r in office.council.sheet().rows if r.row.name == name)


def press(qtbot, table, keys):
    for key in keys:
        if key == "\r":
            qtbot.keyClick(table, Qt.Key.Key_Return)
        else:
            qtbot.keyClick(table, key)


def reject(page, office, qtbot, name):
    table = stand_on(page, name)
    press(qtbot, table, "4\r")
    table = stand_on(page, name, NO)
    press(qtbot, table, "7\r")
    assert row_of(office, name).is_rejected


# --- members ----------------------------------------------------------------------


def test_an_empty_council_offers_the_first_step(qtbot, office):
    page = hold(qtbot, CouncilPage(office))

    assert "Hội đồng chưa có thành viên nào" in labels_of(page.people)
    assert not page.start.isVisible()


def test_without_a_plan_the_page_leads_to_it(qtbot, tmp_path):
    with Office.open(tmp_path / "new") as empty:
        page = hold(qtbot, CouncilPage(empty))

        assert "Chưa có kế hoạch nào" in labels_of(page._stack.currentWidget())


def test_a_member_of_the_register_is_added(page, office, answers):
    def enter(dialog):
        dialog.person.choose(ids_of(office)["Mai Xuân Hòa"])
        dialog.save.click()

    answers.next(enter)
    page.people.add.click()

    member = next(m for m in office.council.members() if m.name == "Mai Xuân Hòa")
    assert member.person_id == ids_of(office)["Mai Xuân Hòa"]
    assert member.position == "Giáo viên, Trường THCS Hồng Vân"
    assert page.head.tabs.tabText(0) == "Thành viên 12"


def test_a_second_chair_is_refused_with_everything_typed_kept(page, office, answers):
    def enter(dialog):
        dialog.name.edit.setText("Cao Thị Bích Lan")
        dialog.role.choose(CouncilRole.CHAIR)
        dialog.save.click()
        assert dialog.isVisible()
        assert "đã có Chủ tịch" in labels_of(dialog)
        assert dialog.name.text() == "Cao Thị Bích Lan"

    answers.next(enter)
    page.people.add.click()

    assert len(office.council.members()) == 11


def test_leaving_the_council_asks_first(page, office, answers):
    page.people.table.choose(lambda seat: seat.name == "Ủy viên 3")
    page.people.retire.click()
    assert len(office.council.members()) == 11

    answers.next(lambda dialog: dialog.accept())
    page.people.retire.click()

    assert "Ủy viên 3" not in {m.name for m in office.council.members()}


# --- who came ---------------------------------------------------------------------


def test_a_meeting_is_opened(qtbot, office, council, answers):
    page = hold(qtbot, CouncilPage(office))

    def enter(dialog):
        dialog.day.edit.setText("8/12/2025")
        dialog.place.edit.setText("Hội trường")
        dialog.save.click()

    answers.next(enter)
    page.start.click()

    assert "Họp ngày 08/12/2025, Hội trường" in page.people.where.text()
    assert page.finish.isVisible()
    assert len(office.council.sheet().seats) == 11


@pytest.mark.parametrize(
    ("key", "presence"),
    [
        (Qt.Key.Key_1, Presence.PRESENT),
        (Qt.Key.Key_2, Presence.ABSENT),
        (Qt.Key.Key_3, Presence.WRITTEN),
        (Qt.Key.Key_Delete, None),
    ],
)
def test_one_key_marks_who_came(page, office, qtbot, key, presence):
    table = page.people.table
    first = table.current().member_id
    table.setFocus()

    qtbot.keyClick(table, key)

    assert office.council.sheet().seat_of(first).presence is presence


def test_a_whole_council_is_marked_by_keys_alone(qtbot, office, council):
    council.open(held_on=office.today(), place="")
    page = hold(qtbot, CouncilPage(office))
    page.people.table.setFocus()

    for _seat in council.sheet().seats:
        qtbot.keyClick(page.people.table, Qt.Key.Key_1)

    assert council.sheet().turnout.present == 11
    assert page.people.quorum.accessibleName() == "Đủ người họp: 11/11"


def test_all_present_leaves_those_already_marked(qtbot, office, council):
    council.open(held_on=office.today(), place="")
    first = council.sheet().seats[0].member_id
    council.mark({first: Presence.ABSENT})
    page = hold(qtbot, CouncilPage(office))

    page.people.everybody.click()

    assert council.sheet().turnout.present == 10
    assert not page.people.everybody.isVisible()


def test_too_few_are_told_beside_the_list(page, office):
    seats = office.council.sheet().seats
    office.council.mark({s.member_id: Presence.ABSENT for s in seats[:4]})
    page.reload()

    assert page.people.quorum.accessibleName() == "Không đủ người họp: 7/11, cần 8"


# --- votes ------------------------------------------------------------------------


def test_numbers_typed_one_under_another_fill_a_column(page, office, qtbot):
    names = [r.row.name for r in office.council.sheet().lists[1].rows][:3]
    table = stand_on(page, names[0])

    press(qtbot, table, "9\r10\r8\r")

    assert [row_of(office, name).count.yes for name in names] == [9, 10, 8]
    assert table.current().row.name != names[2]
    assert table.currentIndex().column() == YES


def test_the_result_stands_once_both_numbers_are_there(page, office, qtbot):
    name = office.council.sheet().lists[1].rows[0].row.name
    press(qtbot, stand_on(page, name), "8\r")
    assert row_of(office, name).result.words == "Chưa nhập số không đồng ý"

    press(qtbot, stand_on(page, name, NO), "3\r")

    shown = next(t for t in page.votes.table.seen_texts() if name in t[1])
    assert "Thông qua" in shown
    assert "8/11 thành viên, 72,73%, cần trên 50%" in shown


def test_where_everybody_agrees_the_zeros_follow(page, office, qtbot):
    name = office.council.sheet().lists[1].rows[0].row.name

    press(qtbot, stand_on(page, name), "11\r")

    assert row_of(office, name).result.state is VoteState.PASSED


def test_too_many_votes_are_refused_in_the_page_and_the_digits_stay(
    page, office, qtbot
):
    name = office.council.sheet().lists[1].rows[0].row.name
    table = stand_on(page, name)

    press(qtbot, table, "12\r")

    assert "nhiều hơn 11 người biểu quyết" in page.votes.refused.accessibleName()
    assert (table.typed, table.current().row.name) == ("12", name)
    assert row_of(office, name).count is None
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.typed == ""


def test_delete_clears_a_number_and_keeps_the_others(page, office, qtbot):
    name = office.council.sheet().lists[1].rows[0].row.name
    press(qtbot, stand_on(page, name), "8\r")
    press(qtbot, stand_on(page, name, NO), "3\r")

    qtbot.keyClick(stand_on(page, name), Qt.Key.Key_Delete)

    count = row_of(office, name).count
    assert (count.yes, count.no) == (None, 3)


def test_arrows_keep_what_was_typed(page, office, qtbot):
    name = office.council.sheet().lists[1].rows[0].row.name
    table = stand_on(page, name)

    press(qtbot, table, "8")
    qtbot.keyClick(table, Qt.Key.Key_Right)

    assert row_of(office, name).count.yes == 8
    assert table.currentIndex().column() == NO


def test_all_agree_fills_those_proposed(page, office):
    page.head.tabs.setCurrentIndex(INDIVIDUALS)

    page.votes.agree.click()

    rows = office.council.sheet().lists[1].rows
    assert {r.result.state for r in rows if r.is_proposed} == {VoteState.PASSED}
    assert row_of(office, RESERVE).count is None


def test_a_member_who_stands_is_flagged_and_set_aside(page, office, qtbot, answers):
    press(qtbot, stand_on(page, "Vũ Đình Lợi"), "8\r")
    press(qtbot, stand_on(page, "Vũ Đình Lợi", NO), "2\r")
    stand_on(page, "Vũ Đình Lợi")
    shown = next(t for t in page.votes.table.seen_texts() if "Vũ Đình Lợi" in t[1])
    assert "Trùng tên một thành viên Hội đồng" in shown

    answers.next(lambda dialog: dialog.accept())
    page.votes.ways["recuse"].click()

    assert row_of(office, "Vũ Đình Lợi").result.share == "8/10"
    stand_on(page, "Vũ Đình Lợi")
    page.votes.ways["let_vote"].click()
    assert row_of(office, "Vũ Đình Lợi").result.share == "8/11"


def test_one_click_offers_to_leave_a_rejected_one_out(page, office, qtbot, answers):
    name = "Trần Ngọc Khuê"
    reject(page, office, qtbot, name)
    assert f"{name} (4/11)" in page.votes.rejected.accessibleName()

    def confirm(dialog):
        assert dialog.field.text() == "Không đủ phiếu: 4/11"
        dialog.accept()

    answers.next(confirm)
    page.votes.rejected.pressed.emit()

    row = row_of(office, name)
    assert row.row.section is Section.NOT_PROPOSED
    assert not page.votes.rejected.isVisible()
    stand_on(page, name)
    assert "Đã rút: Không đủ phiếu: 4/11" in page.votes.departure.accessibleName()


def test_the_rule_is_changed_in_its_dialog(page, office, answers):
    def enter(dialog):
        dialog.percent.edit.setText("66,7")
        dialog.way.choose(False)
        dialog.of_whom.choose(Denominator.PRESENT)
        dialog.basis.setPlainText("Điều 5 Quy chế của Hội đồng")
        dialog.save.click()

    answers.next(enter)
    page.rule.click()

    rule = office.council.sheet().meeting.regulation
    assert rule.share == "từ 66,7%"
    assert rule.denominator is Denominator.PRESENT


def test_ballots_are_asked_for_only_in_a_secret_vote(page, office, answers):
    page.head.tabs.setCurrentIndex(INDIVIDUALS)
    assert not page.votes.ballots.isVisible()
    office.council.regulate(Regulation(ballot=Ballot.SECRET))
    page.reload()

    def enter(dialog):
        dialog.collected.setValue(10)
        dialog.save.click()
        assert "không bằng 10 phiếu thu về" in labels_of(dialog)
        dialog.valid.setValue(9)
        dialog.invalid.setValue(1)
        dialog.save.click()

    answers.next(enter)
    page.votes.ballots.click()

    ballots = office.council.sheet().lists[1].ballots
    assert (ballots.issued, ballots.collected, ballots.valid) == (11, 10, 9)


def test_a_finished_meeting_takes_no_more_numbers(page, office, qtbot):
    for row in office.council.sheet().waiting:
        count = VoteCount(row.offer, row.row.subject_id, 11, 0, 0)
        office.council.record([count])
    page.reload()
    page.finish.click()
    name = office.council.sheet().lists[1].rows[0].row.name

    press(qtbot, stand_on(page, name), "3\r")

    assert row_of(office, name).count.yes == 11
    assert page.correct.isVisible()
    page.correct.click()
    assert page.finish.isVisible()


def test_a_candidate_of_another_page_is_shown(page, office):
    page.show_target(ids_of(office)["Vũ Đình Lợi"])

    assert page.head.tabs.currentIndex() == INDIVIDUALS
    assert page.votes.table.current().row.name == "Vũ Đình Lợi"


def test_every_control_has_a_name(page):
    for tab in range(3):
        page.head.tabs.setCurrentIndex(tab)
        assert unnamed(page) == []


def test_the_page_is_no_wider_than_a_small_screen(page):
    assert page.minimumSizeHint().width() <= 1154
