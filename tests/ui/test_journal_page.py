"""Sổ công việc: entered by keyboard, late papers marked, unknown rates told as such."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
)

from desktop.emulation.journal import (
    Activity,
    ActivityKind,
    Channel,
    Difficulty,
    DifficultyState,
)
from desktop.emulation.movements import Period
from desktop.office.office import Office
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.activity_dialog import ActivityDialog
from ui.dialogs.difficulty_dialog import DifficultyDialog
from ui.dialogs.last_day_dialog import LastDayDialog
from ui.dialogs.survey_dialog import SurveyDialog
from ui.pages.journal_page import JournalPage
from ui.pages.journal_papers import period_choices
from ui.pages.journal_words import period_name, periods
from ui.tables.column import Section

__all__ = ["answers"]
DEEDS, PAPERS, SURVEYS, DIFFICULTIES = range(4)
HALF = Period(date(2025, 7, 1), date(2025, 12, 31))
LAUNCH, REPORT = ActivityKind.LAUNCH_PAPER, ActivityKind.UNIT_REPORT
UNITS = 8


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data") as made:
        enter_subjects(made)
        yield made


@pytest.fixture
def page(qtbot, office):
    return hold(qtbot, JournalPage(office))


def on(page, tab):
    page.head.tabs.setCurrentIndex(tab)
    return page.shown()


def keep(office, kind=ActivityKind.PROPAGANDA, title="Phát bản tin", **more):
    given = {"happened_on": date(2025, 9, 12)} | more
    return office.journal.keep_activity(Activity("", kind, title=title, **given))


def send(office, unit, kind=LAUNCH, day=date(2025, 8, 10), title="Kế hoạch"):
    about = {"first_day": HALF.first, "last_day": HALF.last}
    subject_id = ids_of(office)[unit]
    return keep(office, kind, title, happened_on=day, subject_id=subject_id, **about)


def raise_one(office, content="Thiếu máy quét", day=date(2025, 9, 1), **more):
    return office.journal.keep_difficulty(Difficulty("", day, content, **more))


def words(listed, entry_id):
    [row] = [r for r in listed.table.rows.rows() if r.entry and r.entry.id == entry_id]
    return {column.title: column.text(row) for column in listed.table.rows.columns}


def voice(control):
    interface = QAccessible.queryAccessibleInterface(control)
    return interface.text(QAccessible.Text.Name)


def headings(listed):
    model = listed.table.rows
    lines = [model.line(number) for number in range(model.rowCount())]
    return [line.title for line in lines if isinstance(line, Section)]


def shown_units(listed):
    return [row.name for row in listed.table.rows.rows()]


def opened(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


# --- the page ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tab", "title", "verb"),
    [
        (DEEDS, "Chưa ghi việc nào", "Ghi việc…"),
        (SURVEYS, "Chưa có khảo sát nào", "Ghi khảo sát…"),
        (DIFFICULTIES, "Chưa có vướng mắc nào", "Ghi vướng mắc…"),
    ],
)
def test_an_empty_list_says_what_belongs_there_and_offers_the_first_step(
    page, answers, tab, title, verb
):
    listed = on(page, tab)

    assert title in labels_of(listed.empty)
    assert page.add.text() == verb
    assert not page.change.isEnabled()
    [first] = listed.empty.findChildren(QAbstractButton)
    first.click()
    assert len(answers.seen) == 1


def test_without_units_the_papers_lead_to_the_register(qtbot, tmp_path):
    with Office.open(tmp_path / "new") as empty:
        page = hold(qtbot, JournalPage(empty))
        listed = on(page, PAPERS)
        [first] = listed.empty.findChildren(QAbstractButton)

        with qtbot.waitSignal(page.target_wanted) as went:
            first.click()

        assert went.args[0].place == "subjects"
        assert "Chưa có đơn vị nào" in labels_of(listed.empty)


@pytest.mark.parametrize("tab", range(4))
def test_every_control_has_a_name(page, office, tab):
    keep(office)
    page.reload()
    listed = on(page, tab)

    kinds = (QAbstractButton, QComboBox, QLineEdit)
    controls = [c for kind in kinds for c in listed.findChildren(kind)]
    assert [c for c in controls if c.isVisible() and not voice(c)] == []
    assert listed.table.accessibleName() == listed.words.name


@pytest.mark.parametrize("tab", range(4))
def test_the_page_fits_a_small_screen(page, tab):
    on(page, tab)
    page.resize(1154, 623)
    QApplication.processEvents()

    assert page.width() == 1154
    assert page.add.geometry().right() <= page.head.width()
    assert page.shown().search.geometry().right() <= 1154 - 16


def test_a_deed_is_entered_by_keyboard_alone(page, office, qtbot, answers):
    def press(key, times=1):
        for _ in range(times):
            qtbot.keyClick(QApplication.focusWidget(), key)

    def enter(dialog):
        qtbot.waitUntil(lambda: dialog.name.edit.hasFocus())
        qtbot.keyClicks(dialog.name.edit, "Phat ban tin")
        press(Qt.Key.Key_Tab, 2)
        qtbot.keyClicks(QApplication.focusWidget(), "kinh te")
        press(Qt.Key.Key_Return, 2)  # the choice made, one stands on the channel
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Tab)
        qtbot.keyClicks(QApplication.focusWidget(), "1.200")
        press(Qt.Key.Key_Return)

    answers.next(enter)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(answers.seen))

    [kept] = office.journal.activities()
    assert (kept.title, kept.happened_on) == ("Phat ban tin", office.today())
    assert kept.subject_id == ids_of(office)["Phòng Kinh tế"]
    assert (kept.channel, kept.number) == (Channel.LOUDSPEAKER, Decimal(1200))
    assert page.deeds.table.current().entry == kept
    assert page.focusWidget() is page.deeds.table


def test_delete_asks_and_only_then_takes_out(page, office, qtbot, answers):
    keep(office)
    page.reload()
    page.deeds.table.setFocus()
    qtbot.keyClick(page.deeds.table, Qt.Key.Key_Delete)
    assert answers.titles == ["Bỏ “Phát bản tin” khỏi sổ?"]
    assert len(office.journal.activities()) == 1

    answers.next(lambda dialog: dialog.accept())
    qtbot.keyClick(page.deeds.table, Qt.Key.Key_Delete)
    assert office.journal.activities() == []


def test_an_entry_is_found_from_elsewhere_in_its_own_list(page, office):
    kept = [
        (DEEDS, keep(office)),
        (PAPERS, send(office, "Trạm Y tế", REPORT)),
        (SURVEYS, keep(office, ActivityKind.SURVEY, "Hỏi ý kiến")),
        (DIFFICULTIES, raise_one(office)),
    ]
    page.reload()

    for tab, entry_id in kept:
        page.show_target(entry_id)
        assert page.head.tabs.currentIndex() == tab
        assert page.shown().entry().id == entry_id


# --- what was done ----------------------------------------------------------------


def test_a_deed_shows_kind_channel_and_how_many(page, office):
    number = {"number": Decimal(48), "whole": Decimal(52), "counted": "người dự"}
    spread = keep(office, channel=Channel.SOCIAL)
    training = keep(office, ActivityKind.TRAINING, "Tập huấn", **number)
    page.reload()

    assert words(page.deeds, training)["Số lượng"] == "48/52 người dự"
    assert words(page.deeds, spread)["Số lượng"] == ""
    notes = {c.title: c.note for c in page.deeds.table.rows.columns}
    rows = {row.entry.id: row for row in page.deeds.table.rows.rows()}
    assert notes["Việc"](rows[spread]) == "Tuyên truyền · mạng xã hội"
    assert page.deeds.told.text().startswith("02 việc · ")


def test_the_newest_deed_stands_first_and_kinds_narrow_the_list(page, office):
    keep(office, title="Cũ", happened_on=date(2025, 7, 9))
    keep(office, ActivityKind.INSPECTION, "Mới", happened_on=date(2025, 11, 3))
    keep(office, ActivityKind.SURVEY, "Khảo sát")
    page.reload()
    listed = page.deeds

    def titles():
        return [row.entry.title for row in listed.table.rows.rows()]

    assert titles() == ["Mới", "Cũ"]
    listed.kind.choose(ActivityKind.PROPAGANDA)
    listed.kind.activated.emit(listed.kind.currentIndex())
    assert titles() == ["Cũ"]
    listed.kind.choose(ActivityKind.CONTEST)
    listed.kind.activated.emit(listed.kind.currentIndex())
    assert "Không có việc nào như vậy" in labels_of(listed.empty)


def test_only_propaganda_has_a_channel(qtbot, office):
    dialog = opened(qtbot, ActivityDialog(None, office))
    dialog.channel.choose(Channel.PRESS)
    assert dialog.channel.isVisible()
    assert not dialog.whole.isVisible()

    dialog.kind.choose(ActivityKind.TRAINING)
    dialog.name.edit.setText("Tập huấn")
    dialog.whole.edit.setText("52")
    assert not dialog.channel.isVisible()
    dialog.save.click()

    [kept] = office.journal.activities()
    assert (kept.kind, kept.channel) == (ActivityKind.TRAINING, None)
    assert (kept.number, kept.whole) == (None, Decimal(52))


@pytest.mark.parametrize("typed", ["mươi", "1,2,3", "-4"])
def test_a_number_that_is_none_stays_typed_and_keeps_nothing(qtbot, office, typed):
    dialog = opened(qtbot, ActivityDialog(None, office))
    dialog.name.edit.setText("Phát bản tin")
    dialog.number.edit.setText(typed)
    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.number.edit.text() == typed
    assert office.journal.activities() == []


def test_a_future_day_is_refused_at_its_field(qtbot, office):
    dialog = opened(qtbot, ActivityDialog(None, office))
    dialog.save.click()
    assert "Ghi đã làm việc gì" in dialog.name.edit.accessibleDescription()

    dialog.name.edit.setText("Phát bản tin")
    dialog.day.edit.setText("6/12/2025")
    dialog.save.click()
    assert dialog.day.edit.property("state") == "error"
    assert office.journal.activities() == []


def test_a_file_is_attached_with_the_entry_as_one_action(
    page, office, qtbot, monkeypatch, tmp_path
):
    file = tmp_path / "anh.jpg"
    file.write_bytes(b"jpg")
    names = ([str(file)], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: names)
    entry_id = keep(office)
    steps = len(office.trail.steps(limit=50))

    dialog = opened(qtbot, ActivityDialog(None, office, office.journal.activities()[0]))
    dialog.files.attach.click()
    dialog.save.click()
    page.reload()

    assert words(page.deeds, entry_id)["Tệp"] == "01"
    assert len(office.trail.steps(limit=50)) == steps + 1


# --- papers of units --------------------------------------------------------------


def test_units_stand_under_not_sent_and_sent(page, office):
    send(office, "Trạm Y tế")
    page.reload()
    listed = on(page, PAPERS)

    assert headings(listed) == [
        f"Chưa gửi: {UNITS - 1:02d} đơn vị",
        "Đã gửi: 01 đơn vị",
    ]
    assert shown_units(listed)[-1] == "Trạm Y tế"
    assert len(shown_units(listed)) == UNITS


def test_a_paper_after_the_last_day_is_marked_and_kept(page, office, answers):
    late = send(office, "Trạm Y tế")
    page.reload()
    listed = on(page, PAPERS)
    assert words(listed, late)["Tình trạng"] == "Đã gửi"

    def set_day(dialog):
        dialog.field.edit.setText("8/8/2025")
        dialog.accept()

    answers.next(set_day)
    listed.last_day.click()

    assert listed.last_day.text() == "Hạn cuối 08/08/2025"
    assert words(listed, late)["Tình trạng"] == "Muộn 2 ngày"
    chips = {row.chip.word for row in listed.table.rows.rows() if row.entry is None}
    assert chips == {"Quá hạn 119 ngày"}


def test_a_last_day_that_is_none_is_refused(qtbot):
    dialog = opened(qtbot, LastDayDialog(None, "Báo cáo", None))
    dialog.field.edit.setText("31/2/2025")
    dialog.accept()

    assert dialog.isVisible()
    assert dialog.field.edit.property("state") == "error"
    dialog.reject()


def test_enter_on_a_unit_that_owes_takes_its_paper_in(page, office, qtbot, answers):
    listed = on(page, PAPERS)
    listed.table.choose(lambda row: row.name == "Công an xã")
    assert not page.change.isEnabled()

    def enter(dialog):
        assert dialog.unit.chosen() == (ids_of(office)["Công an xã"],)
        assert dialog.about.key() == HALF
        dialog.name.edit.setText("Kế hoạch hưởng ứng")
        dialog.receiver.edit.setText("Văn thư")
        dialog.save.click()

    answers.next(enter)
    qtbot.keyClick(listed.table, Qt.Key.Key_Return)

    [kept] = office.journal.activities()
    assert (kept.kind, kept.about, kept.received_by) == (LAUNCH, HALF, "Văn thư")
    assert listed.table.current().name == "Công an xã"
    assert page.change.isEnabled()


def test_reports_are_another_list_than_launch_papers(page, office):
    send(office, "Trạm Y tế", REPORT, title="Báo cáo")
    page.reload()
    listed = on(page, PAPERS)
    assert all(row.entry is None for row in listed.table.rows.rows())

    listed.kind.choose(REPORT)
    listed.kind.activated.emit(1)

    assert sum(1 for row in listed.table.rows.rows() if row.entry) == 1


def test_a_second_paper_of_a_unit_is_shown_as_more(page, office):
    send(office, "Trạm Y tế")
    more = send(office, "Trạm Y tế", day=date(2025, 10, 2), title="Kế hoạch sửa đổi")
    page.reload()

    assert words(on(page, PAPERS), more)["Tình trạng"] == "Gửi thêm"


def test_the_names_of_who_owes_are_copied(page, office):
    send(office, "Trạm Y tế")
    page.reload()
    listed = on(page, PAPERS)

    listed.copy.click()

    copied = QApplication.clipboard().text().splitlines()
    assert len(copied) == UNITS - 1
    assert "Trạm Y tế" not in copied


# --- surveys ----------------------------------------------------------------------


def surveyed(qtbot, office, kept=None):
    choices = [(HALF, period_name(HALF))]
    return opened(qtbot, SurveyDialog(None, office, kept, choices))


def test_the_rate_is_told_while_one_types(qtbot, office):
    dialog = surveyed(qtbot, office)
    for field, count in zip(dialog.answers, "01234", strict=True):
        assert dialog.rate.text().startswith("chưa có số")
        field.edit.setText(count)

    assert dialog.rate.text() == "70,00% · 7/10 phiếu hợp lệ"


def test_counts_of_some_levels_only_are_refused(qtbot, office):
    dialog = surveyed(qtbot, office)
    dialog.name.edit.setText("Hỏi ý kiến")
    dialog.answers[4].edit.setText("7")
    dialog.save.click()

    assert "Thiếu số phiếu của một mức trả lời." in labels_of(dialog)
    assert office.journal.activities() == []


def test_a_survey_without_counts_is_unknown_and_not_zero(page, office):
    open_one = keep(office, ActivityKind.SURVEY, "Đang thu phiếu")
    nobody = keep(office, ActivityKind.SURVEY, "Toàn phiếu trắng", answers=(0,) * 5)
    unhappy = keep(office, ActivityKind.SURVEY, "Chê", answers=(2, 0, 0, 0, 0))
    page.reload()
    listed = on(page, SURVEYS)

    rates = [words(listed, i)["Tỷ lệ hài lòng"] for i in (open_one, nobody, unhappy)]
    assert rates == ["chưa có số", "chưa có số", "0,00%"]


def test_a_survey_is_changed_with_everything_in_place(qtbot, office):
    about = {"first_day": HALF.first, "last_day": HALF.last}
    numbers = {"number": Decimal(188), "whole": Decimal(200), "counted": "phiếu"}
    keep(office, ActivityKind.SURVEY, "Hỏi", answers=(1, 4, 17, 102, 61), **about)
    [before] = office.journal.activities()
    dialog = surveyed(qtbot, office, before)
    dialog.whole.edit.setText("200")
    dialog.number.edit.setText("188")
    dialog.save.click()

    [after] = office.journal.activities()
    assert after.answers == before.answers
    assert after.about == HALF
    assert (after.number, after.whole) == (numbers["number"], numbers["whole"])


# --- difficulties -----------------------------------------------------------------


def test_what_waits_stands_before_what_is_answered(page, office):
    done = {"answer": "Đã cấp", "answered_on": date(2025, 12, 1)}
    sent = {"forwarded_to": "Sở Nội vụ", "forwarded_on": date(2025, 9, 5)}
    raise_one(office, "Đã xong", date(2025, 11, 30), **done)
    raise_one(office, "Đang chờ", **sent)
    raise_one(office, "Mới nêu", date(2025, 12, 1))
    page.reload()
    listed = on(page, DIFFICULTIES)

    rows = listed.table.rows.rows()
    assert [row.entry.content for row in rows] == ["Mới nêu", "Đang chờ", "Đã xong"]
    chips = [row.chip.word for row in rows]
    assert chips == ["Chưa chuyển", "Chờ trả lời 91 ngày", "Đã trả lời"]
    assert listed.told.text() == "03 vướng mắc · 02 chưa được trả lời"

    listed.state.choose(DifficultyState.ANSWERED)
    listed.state.activated.emit(listed.state.currentIndex())
    assert [r.entry.content for r in listed.table.rows.rows()] == ["Đã xong"]


def test_a_difficulty_is_raised_and_later_answered(page, office, answers):
    def enter(dialog):
        dialog.content.setPlainText("Thiếu máy quét")
        dialog.save.click()

    def answer(dialog):
        dialog.answer.setPlainText("Đã cấp 01 máy")
        dialog.answered.edit.setText("5/12/2025")
        dialog.save.click()

    on(page, DIFFICULTIES)
    answers.next(enter, answer)
    page.add.click()
    page.change.click()

    [kept] = office.journal.difficulties()
    assert kept.state is DifficultyState.ANSWERED
    assert kept.raised_on == office.today()


def test_an_answer_before_the_question_is_refused_and_stays_typed(qtbot, office):
    dialog = opened(qtbot, DifficultyDialog(None, office))
    dialog.raised.edit.setText("1/12/2025")
    dialog.content.setPlainText("Thiếu máy quét")
    dialog.answer.setPlainText("Đã cấp")
    dialog.answered.edit.setText("30/11/2025")
    dialog.save.click()

    assert dialog.isVisible()
    assert "trước ngày nêu 01/12/2025" in labels_of(dialog)
    assert dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    assert office.journal.difficulties() == []


# --- words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2025-10-01", "2025-12-31", "Quý IV năm 2025"),
        ("2026-01-01", "2026-03-31", "Quý I năm 2026"),
        ("2025-07-01", "2025-12-31", "6 tháng cuối năm 2025"),
        ("2025-01-01", "2025-12-31", "Năm 2025"),
        ("2026-01-01", "2030-12-31", "Giai đoạn 2026–2030"),
        ("2025-12-01", "2025-12-31", "Tháng 12/2025"),
        ("2025-10-02", "2025-12-31", "02/10/2025 đến 31/12/2025"),
    ],
)
def test_a_period_has_the_name_papers_use(first, last, name):
    period = Period(date.fromisoformat(first), date.fromisoformat(last))

    assert period_name(period) == name


def test_periods_begin_with_the_plan_and_never_repeat(office, page):
    names = [name for _period, name in period_choices(page.papers)]

    assert names == [
        "6 tháng cuối năm 2025",
        "Năm 2025",
        "Quý III năm 2025",
        "Quý IV năm 2025",
    ]
    phase = Period(date(2026, 1, 1), date(2030, 12, 31))
    found = periods(phase, date(2027, 3, 1))
    assert found[0] == phase
    assert len(found) == len(set(found)) == 1 + 5 + 12
