"""The register of initiatives: entered by keyboard alone, flags with three answers."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.emulation.records import Initiative, InitiativeKind
from tests.ui.answers import answers, hold, labels_of
from tests.ui.office_of_hong_van import enter_subjects, ids_of, new_office
from ui.dialogs.initiative_dialog import InitiativeDialog
from ui.pages.initiatives_page import InitiativesPage

__all__ = ["answers"]


@pytest.fixture
def office(tmp_path):
    with new_office(tmp_path / "data") as made:
        enter_subjects(made)
        yield made


@pytest.fixture
def page(qtbot, office):
    return hold(qtbot, InitiativesPage(office))


def keep(office, title="Ngày không hẹn lại", author="Trung tâm PVHCC", **more):
    values = {"registered_on": date(2025, 9, 1), "kind": InitiativeKind.MODEL}
    author_ids = (ids_of(office)[author],)
    return office.records.keep_initiative(
        Initiative(id="", title=title, author_ids=author_ids, **{**values, **more})
    )


def opened(qtbot, office, kept=None):
    dialog = InitiativeDialog(None, office, kept)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def words(page, title):
    return {
        column.title: column.text(row)
        for row in page.table.rows.rows()
        if row.initiative.title == title
        for column in page.table.rows.columns
    }


def test_an_empty_register_offers_the_first_step(page):
    said = labels_of(page._empty)

    assert page._empty.isVisible()
    assert "Chưa có sáng kiến nào" in said


def test_an_initiative_is_added_by_keyboard_alone(page, office, qtbot, answers):
    def press(key, times=1):
        for _ in range(times):
            qtbot.keyClick(QApplication.focusWidget(), key)

    def enter(dialog):
        qtbot.waitUntil(lambda: dialog.name.edit.hasFocus())
        qtbot.keyClicks(dialog.name.edit, "Tra ket qua tai nha")
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Down, 2)
        press(Qt.Key.Key_Tab)
        qtbot.keyClicks(QApplication.focusWidget(), "kinh te vu")
        press(Qt.Key.Key_Return, 2)
        press(Qt.Key.Key_Tab, 2)
        press(Qt.Key.Key_Right)
        press(Qt.Key.Key_Return)

    answers.next(enter)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(answers.seen))

    kept = office.records.initiatives()[0]
    assert kept.title == "Tra ket qua tai nha"
    assert kept.kind is InitiativeKind.MODEL
    assert kept.author_ids == (ids_of(office)["Vũ Đình Lợi"],)
    assert kept.registered_on == office.today()
    assert (kept.is_new, kept.is_applied) == (True, None)
    assert page.table.current().initiative.id == kept.id


def test_enter_in_the_search_box_never_saves_the_dialog(qtbot, office):
    dialog = opened(qtbot, office)
    dialog.name.edit.setText("Tên")
    dialog.activateWindow()
    dialog.authors.setFocus()
    qtbot.waitUntil(dialog.authors.search.hasFocus)
    qtbot.keyClicks(dialog.authors.search, "hoa")
    qtbot.keyClick(dialog.authors.search, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.authors._popup.isVisible()
    qtbot.keyClick(dialog.authors.search, Qt.Key.Key_Return)
    assert len(dialog.authors.chosen()) == 1
    assert dialog.isVisible()


def test_title_and_author_are_asked_for_at_their_fields(qtbot, office):
    dialog = opened(qtbot, office)
    dialog.save.click()
    assert "Ghi tên sáng kiến" in dialog.name.edit.accessibleDescription()

    dialog.name.edit.setText("Hẹn trả kết quả qua mã QR")
    dialog.save.click()
    assert "tác giả" in dialog.authors.search.accessibleDescription()
    assert dialog.isVisible()
    assert dialog.name.edit.text() == "Hẹn trả kết quả qua mã QR"
    assert office.records.initiatives() == []


def test_a_day_in_the_future_is_refused_and_stays_typed(qtbot, office):
    dialog = opened(qtbot, office)
    dialog.name.edit.setText("Tên")
    dialog.authors.choose(ids_of(office)["Trạm Y tế"])
    dialog.registered.edit.setText("6/12/2025")
    dialog.save.click()

    assert dialog.isVisible()
    assert dialog.registered.edit.text() == "6/12/2025"
    assert dialog.registered.edit.property("state") == "error"


@pytest.mark.parametrize(
    ("value", "word", "icon"),
    [
        (True, "có", "check"),
        (False, "không", "minus"),
        (None, "chưa xác nhận", "verdict-unknown"),
    ],
)
def test_a_flag_has_three_answers_with_marks_and_words(
    page, office, qtbot, value, word, icon
):
    keep(office, is_new=value, is_applied=value, is_replicable=value)
    page.reload()

    shown = words(page, "Ngày không hẹn lại")
    assert [shown[t] for t in ("Tính mới", "Áp dụng", "Nhân rộng")] == [word] * 3
    column = next(c for c in page.table.rows.columns if c.title == "Áp dụng")
    assert column.look(page.table.rows.rows()[0]).icon == icon


def test_a_flag_is_changed_and_can_go_back_to_unconfirmed(page, office, qtbot):
    keep(office, is_applied=True)
    kept = office.records.initiatives()[0]
    dialog = opened(qtbot, office, kept)
    assert dialog.is_applied.value() is True

    dialog.is_applied.ways.choose(0)
    dialog.save.click()

    assert office.records.initiatives()[0].is_applied is None


def test_an_unregistered_initiative_is_shown_as_such(page, office):
    keep(office, registered_on=None)
    page.reload()

    assert words(page, "Ngày không hẹn lại")["Đăng ký"] == "chưa ghi"
    page.wanted.setCurrentIndex(1)
    assert len(page.table.rows.rows()) == 1
    page.wanted.setCurrentIndex(2)
    assert page.table.rows.rows() == []
    assert "Không có sáng kiến nào như vậy" in labels_of(page._empty)


def test_evidence_is_attached_and_taken_off(page, office, qtbot, monkeypatch, tmp_path):
    file = tmp_path / "bien_ban.pdf"
    file.write_bytes(b"%PDF-1.4 bien ban")
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_args: ([str(file)], "")
    )
    keep(office)
    steps = len(office.trail.steps(limit=50))
    dialog = opened(qtbot, office, office.records.initiatives()[0])
    dialog.files.attach.click()
    dialog.save.click()
    page.reload()

    assert words(page, "Ngày không hẹn lại")["Tệp"] == "01"
    assert len(office.trail.steps(limit=50)) == steps + 1

    dialog = opened(qtbot, office, office.records.initiatives()[0])
    dialog.files._take_off(office.records.evidence()[0].id)
    dialog.save.click()
    assert office.records.evidence() == []


def test_delete_asks_and_only_then_takes_out(page, office, qtbot, answers):
    keep(office)
    page.reload()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert answers.titles == ["Bỏ “Ngày không hẹn lại” khỏi sổ?"]
    assert len(office.records.initiatives()) == 1

    answers.next(lambda dialog: dialog.accept())
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert office.records.initiatives() == []


def test_the_filter_finds_title_and_author_without_marks(page, office):
    keep(office)
    keep(office, "Hẹn tiêm qua mã QR", "Trạm Y tế", kind=InitiativeKind.SOLUTION)
    page.reload()

    page._on_sought("tram y te")
    assert [r.initiative.title for r in page.table.rows.rows()] == [
        "Hẹn tiêm qua mã QR"
    ]


def test_who_left_is_still_shown_as_author_but_not_offered(page, office, qtbot):
    keep(office, author="Mai Xuân Hòa")
    person = next(p for p in office.register.people() if p.name == "Mai Xuân Hòa")
    office.register.retire(person)
    page.reload()

    assert words(page, "Ngày không hẹn lại")["Tác giả"] == "Mai Xuân Hòa"
    dialog = opened(qtbot, office)
    assert dialog.authors._find("mai xuan hoa") == []


def test_a_subject_of_another_page_is_found(page, office):
    keep(office, "Một")
    keep(office, "Hai", "Trạm Y tế")
    page.reload()

    page.show_target(ids_of(office)["Trạm Y tế"])

    assert page.table.current().initiative.title == "Hai"


def test_a_click_on_the_cross_takes_an_author_off(qtbot, office):
    dialog = opened(qtbot, office)
    dialog.authors.choose(ids_of(office)["Trạm Y tế"])
    cross = next(
        b
        for b in dialog.authors.findChildren(type(dialog.save))
        if b.accessibleName() == "Bỏ Trạm Y tế"
    )
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    assert dialog.authors.chosen() == ()


def test_the_models_a_plan_names_are_offered_while_the_name_is_typed(qtbot, office):
    office.plans.adopt("ngoc-ha-2026-2030")

    completer = opened(qtbot, office).name.edit.completer()
    completer.setCompletionPrefix("không hẹn")

    assert completer.currentCompletion() == "Ngày không hẹn lại"
