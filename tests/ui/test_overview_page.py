"""Tổng quan: the next step, the days, the steps and what changed."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt

from desktop.emulation.scoring import Side
from desktop.office.office import Office
from desktop.office.registers.scorebook import Entry
from tests.ui.answers import answers
from tests.ui.office_of_hong_van import (
    NOW,
    TIED,
    UNSCORED,
    full_office,
    ids_of,
    new_office,
)
from ui.dialogs.history_dialog import HistoryDialog
from ui.pages.overview_page import OverviewPage
from ui.widgets.buttons import Button

__all__ = ["answers"]


@pytest.fixture
def office(tmp_path):
    with full_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def page(office, qtbot):
    return shown(office, qtbot)


def shown(office, qtbot):
    made = OverviewPage(office)
    qtbot.addWidget(made)
    made.resize(1154, 694)
    made.show()
    made.reload()
    return made


def finish_scores(office):
    subject = ids_of(office)[UNSCORED]
    leaves = office.roundup().criteria_for(subject).leaves
    block = [Entry(subject, leaf.code, Side.VERIFIED, "1") for leaf in leaves]
    assert office.scorebook.paste(office.roundup(), block) == []


def test_the_next_step_changes_as_work_goes_on(office, page):
    assert page.band.button.text() == "Chấm tiếp"
    finish_scores(office)
    page.reload()
    assert page.band.button.text() == "Chọn"
    assert "đồng hạng" in page.band.button.accessibleDescription()
    office.review.choose(office.roundup(), ids_of(office)[TIED[1]], "Nhiều hồ sơ hơn")
    page.reload()
    assert page.band.button.text() == "Mở danh sách"
    office.review.close(office.roundup())
    page.reload()
    assert page.band.button.text() == "Ra quyết định"


def test_a_new_office_is_told_to_enter_its_units(tmp_path, qtbot):
    with new_office(tmp_path) as office:
        page = shown(office, qtbot)
        with qtbot.waitSignal(page.target_wanted) as went:
            page.band.button.click()
        assert went.args[0].place == "subjects"


def test_without_a_plan_the_page_says_so(tmp_path, qtbot):
    with Office.open(tmp_path, lambda: NOW) as office:
        page = shown(office, qtbot)
        assert not page.band.isVisible()


def test_the_button_goes_where_the_work_is(page, qtbot):
    with qtbot.waitSignal(page.target_wanted) as went:
        page.band.button.click()
    assert went.args[0].place == "scores"


def test_every_step_says_what_is_missing(page):
    told = {step.key: step.sentence for step in page.steps.rows.rows()}
    assert told["scores"] == "1 đối tượng chưa chấm xong, còn 11 ô"
    assert told["review"] == "1 chưa đủ dữ liệu; 2 đồng hạng ngay trên vạch"
    assert told["ratings"] == "1 người chưa có xếp loại"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_the_keyboard_opens_a_step(page, qtbot, key):
    page.steps.choose(lambda step: step.key == "ranking")
    page.steps.setFocus()
    with qtbot.waitSignal(page.target_wanted) as went:
        qtbot.keyClick(page.steps, key)
    assert went.args[0].place == "ranking"


def test_the_days_stand_in_order_and_keep_their_words_apart(page):
    xs = page.line.places()
    assert xs == sorted(xs)
    assert all(later - sooner > 60 for sooner, later in pairwise(xs))
    assert "14/12, Chủ nhật, Đề xuất khen thưởng" in page.line.accessibleDescription()


def test_the_days_fit_a_narrow_page(page):
    page.line.resize(640, 84)
    assert page.line.places()[-1] < 640


def test_the_due_dates_stand_with_owner_and_days_left(page):
    found = page.dues.rows.rows()
    columns = page.dues.rows.columns

    assert [now.due.code for now in found] == ["de-xuat", "ket-thuc"]
    assert columns[0].note(found[0]) == "còn 9 ngày · Phòng Văn hóa – Xã hội"
    assert columns[1].text(found[0]) == "14/12/2025"
    assert not page.undated.isVisible()


def test_a_due_date_without_a_day_gets_one(office, page, answers):
    office.plans.adopt("vinh-bao-2026-2030")
    page.reload()
    assert page.undated.text() == "04 việc chưa có ngày"
    page.undated.click()
    page.dues.choose(lambda now: now.due.code == "bao-cao-nam")
    now = page.dues.current()
    assert (now.words, page.dues.rows.columns[1].text(now)) == (
        "chưa ấn định ngày",
        "Ấn định…",
    )

    def enter(dialog):
        dialog.field.edit.setText("5/12/2026")
        dialog.accept()

    def wrong(dialog):
        dialog.field.edit.setText("31/2/2026")
        dialog.accept()
        assert dialog.isVisible()

    answers.next(wrong, enter)
    page.dues.row_opened.emit(now)
    assert page.undated.text() == "04 việc chưa có ngày"
    page.dues.row_opened.emit(now)

    assert page.undated.text() == "03 việc chưa có ngày"
    found = {d.due.code: d for d in page.dues.rows.rows()}
    assert found["bao-cao-nam"].due.day == date(2026, 12, 5)
    assert "Báo cáo kết quả" in page.line.accessibleDescription()
    assert office.trail.steps(limit=1)[0].title.startswith("Ấn định hạn")


def test_a_day_of_the_plan_asks_for_nothing(page, answers):
    page.dues.row_opened.emit(page.dues.rows.rows()[0])

    assert answers.seen == []


def test_a_click_on_an_open_day_asks_and_on_the_words_does_not(office, page, qtbot):
    office.plans.adopt("vinh-bao-2026-2030")
    page.reload()
    page.dues.to_undated()
    asked = []
    page.dues.day_wanted.disconnect()
    page.dues.day_wanted.connect(asked.append)
    row = page.dues.currentIndex()

    page.dues.clicked.emit(row.siblingAtColumn(0))
    assert asked == []
    page.dues.clicked.emit(row.siblingAtColumn(1))
    assert [now.due.day for now in asked] == [None]


def test_six_days_of_a_round_fit_a_narrow_page(office, page):
    office.plans.adopt("vinh-bao-2026-2030")
    page.reload()
    page.line.resize(640, 84)
    places, widths = page.line.places(), page.line.widths()

    assert len(places) == 6
    assert all(
        x + w <= y
        for (x, w), y in zip(
            zip(places, widths, strict=True), [*places[1:], 640], strict=True
        )
    )


def test_days_of_other_awards_are_calm(office, page):
    office.plans.adopt("vinh-bao-2026-2030")
    marks = {m.title: m for m in office.overview().milestones}

    assert marks["Nộp hồ sơ khen hàng năm cấp cơ sở"].is_main
    assert marks["Nộp hồ sơ khen hàng năm cấp thành phố"].is_calm
    assert "Đạt các chỉ tiêu" not in " ".join(marks)


def test_the_new_places_say_what_is_missing(page):
    told = {step.key: step.sentence for step in page.steps.rows.rows()}

    assert told["journal"] == "Chưa ghi việc nào"
    assert told["council"] == "Chưa mở cuộc họp"


def test_what_was_done_last_stands_first(office, page):
    finish_scores(office)
    page.reload()
    first = page.changes.rows.rows()[0]
    assert first.title == "Nhập 11 ô điểm"
    office.undo()
    page.reload()
    said = [
        page.changes.rows.columns[1].text(step) for step in page.changes.rows.rows()
    ]
    assert said[0] == "Nhập 11 ô điểm (đã hoàn tác)"


def test_everything_done_opens_in_the_history(page, monkeypatch):
    seen = []
    monkeypatch.setattr(
        HistoryDialog, "exec", lambda dialog: seen.append(dialog.windowTitle())
    )
    page.findChild(Button, "history").click()
    assert seen == ["Lịch sử"]
