"""What the tests of the exchange pages share: a page shown, its words, its dialogs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.bundles.drives import Drive
from ui.pages.exchange_page import ExchangePage


def show_page(office, qtbot, stick=None, tab=""):
    """Return the page at the size it has in the window, with a stick chosen."""
    page = ExchangePage(office)
    page.places._drives = list
    page.places.look()
    qtbot.addWidget(page)
    page.resize(1154, 694)
    page.show()
    page.reload()
    if stick is not None:
        page.places.choose(stick)
    if tab:
        page.show_tab(tab)
    settle(page)
    return page


def plug_in(page, folder):
    """Let a folder be a stick that is plugged in and chosen."""
    page.places._drives = lambda: [Drive(folder, "VHXH", 12 * 10**9, 16 * 10**9)]
    page.places.look()
    page.places.choice.choose(folder)
    settle(page)


def settle(page):
    """Do what waits for the page to be painted first."""
    for _turn in range(4):
        QApplication.processEvents()


def words(widget: QWidget) -> list[str]:
    """Return what the labels of a widget say, those that are not hidden."""
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def rich_labels(widget: QWidget) -> list[str]:
    """Return labels that would take markup for what it is."""
    plain = Qt.TextFormat.PlainText
    labels = widget.findChildren(QLabel)
    return [one.text() for one in labels if one.text() and one.textFormat() != plain]


def nameless(widget: QWidget) -> list[str]:
    """Return controls one can walk to that a screen reader could not name."""
    found = []
    for each in widget.findChildren(QWidget):
        is_reached = each.focusPolicy() & Qt.FocusPolicy.TabFocus
        is_part = each.objectName().startswith("qt_")
        if is_reached and not is_part and each.isVisibleTo(widget):
            text = getattr(each, "text", None)
            said = each.accessibleName() or (text() if callable(text) else "")
            if not said:
                found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def walk(page, limit=120):
    """Press Tab until one is back; return what was reached, by name."""
    first = page.focusWidget()
    reached = []
    for _step in range(limit):
        page.focusNextChild()
        now = page.window().focusWidget()
        if now is None or (now is first and reached):
            break
        reached.append(now.accessibleName() or type(now).__name__)
    return reached
