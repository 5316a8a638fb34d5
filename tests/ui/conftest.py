"""What the window's tests share."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui import look


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(autouse=True)
def window_in_light(qapp, tmp_path):
    QCoreApplication.setOrganizationName("so-vang-tests")
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    scope = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.IniFormat, scope, str(tmp_path))
    if not qapp.styleSheet():
        look.apply(qapp)
    if look.is_dark():
        look.set_mode("light")
    _let_keys_go()
    # Only what this test makes is looked through: what other tests of this process
    # keep in hand makes a whole collection take a second.
    gc.freeze()
    yield
    gc.collect()


def _let_keys_go():
    """Qt's test clicks leave Ctrl or Shift held for every test that follows."""
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    assert not QApplication.keyboardModifiers().value


@pytest.fixture
def shown(qtbot):
    """Show a widget as the active window and give it back."""

    kept = []

    def show(widget, width=1366, height=768):
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        # Only the active window has the focus that typing needs.
        qtbot.waitUntil(lambda: _is_active(widget))
        return widget

    yield show
    kept.clear()


def _is_active(widget):
    active = QApplication.activeWindow() or QApplication.activePopupWidget()
    assert active is widget.window(), f"{active} is the active window"


@pytest.fixture
def page_shown(qtbot):
    """Return how to show a page at the size it has in the window, filled."""

    def show(page):
        qtbot.addWidget(page)
        page.resize(1154, 694)
        page.show()
        page.reload()
        return page

    return show
