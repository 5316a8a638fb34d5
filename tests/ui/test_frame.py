"""The frame: side list, top bar, status, keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)

from desktop.errors import OfficeError
from tests.ui.keys import type_text
from tests.ui.office_of_paper import PaperShell, entries
from ui.main_window import MainWindow
from ui.shell import Target

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)


def voice(control):
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def unnamed(window):
    return [
        f"{type(control).__name__} in {type(control.parent()).__name__}"
        for kind in CONTROLS
        for control in window.findChildren(kind)
        if control.isVisible() and not voice(control)
    ]


@pytest.fixture
def shell():
    return PaperShell()


@pytest.fixture
def window(shown, shell):
    return shown(MainWindow(shell, entries()))


def test_every_control_of_the_frame_and_page_has_a_name(window):
    window.go(Target("review"))

    assert unnamed(window) == []


def test_pages_are_made_on_the_first_visit(window):
    assert window.stack.count() == 1

    window.go(Target("review"))
    window.go(Target("overview"))
    window.go(Target("review"))

    assert window.stack.count() == 2


def test_a_place_says_what_is_missing(window):
    places = window.side._places
    entry = next(e for e in entries() if e.key == "scores")

    assert places.spoken(entry) == "Chấm điểm, còn thiếu 3"


def test_keys_reach_places_and_search(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.side.current_key() == "plan"

    qtbot.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.side.current_key() == "register"

    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.top.search


def test_f6_goes_round_the_areas_and_comes_back(window, qtbot):
    window.go(Target("review"))
    window.side.setFocus()

    seen = []
    for _step in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        areas = {"page": window.stack, "top": window.top, "side": window.side}
        seen += [n for n, a in areas.items() if a is focused or a.isAncestorOf(focused)]

    assert seen == ["page", "top", "side"]


def test_a_hit_of_the_search_leads_to_its_place(window, shell, qtbot):
    window.top.search.setFocus()
    type_text(window.top.search, "kien")
    qtbot.waitUntil(lambda: shell.asked == ["kien"])

    qtbot.keyClick(window.top.search, Qt.Key.Key_Return)

    assert window.side.current_key() == "review"
    assert window.page("review").shown == ["kien"]
    assert window.search.isHidden()


def test_an_action_shows_its_undo_line_and_undo_takes_it_back(window, shell, qtbot):
    page = window.page("review")
    window.go(Target("review"))

    def enter():
        shell.entered += 1
        return 26

    assert page.run(enter, done=lambda count: f"Đã nhập {count} dòng.")
    assert window.undo_line.accessibleName() == "Đã nhập 26 dòng."
    assert not window.undo_line._undo.isHidden()

    window.undo_line.undo.emit()
    assert shell.undone == 1


def test_what_is_no_entry_offers_no_undo_of_another(window):
    page = window.stack.currentWidget()

    page.changed.emit("Đã nhận gói số 1.")

    assert window.undo_line.accessibleName() == "Đã nhận gói số 1."
    assert window.undo_line._undo.isHidden()


def test_going_elsewhere_closes_the_undo_line(window):
    window.tell("Đã nhập 26 dòng.")
    window.go(Target("review"))

    assert window.undo_line.isHidden()


def test_a_refusal_is_shown_with_its_next_step_and_changes_nothing(window, monkeypatch):
    told = []
    said = "ui.dialogs.error.show_refusal"
    monkeypatch.setattr(said, lambda _w, r: told.append(str(r)))

    def refuse():
        raise OfficeError("Tệp đang mở trong Excel.", "Đóng tệp lại.")

    assert not window.page("review").run(refuse)
    assert told == ["Tệp đang mở trong Excel. Đóng tệp lại."]


def test_the_window_fits_a_small_screen_without_cutting_heads(window):
    window.go(Target("review"))
    window.resize(1366, 662)
    QApplication.processEvents()

    assert window.height() == 662
    head = window.page("review").findChild(QTabBar).parent()
    assert head.height() == 56
    assert window.status.mapTo(window, QPoint(0, 26)).y() == 662


def test_a_quiet_office_offers_nothing_to_undo(window):
    state = window._shell.state()
    window.top.show_state(type(state)("UBND", "", ""))

    assert not window.top.undo.isEnabled()
    assert window.top.undo.toolTip() == "Chưa có gì để hoàn tác."
