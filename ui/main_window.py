"""The window: a frame that stays, and one page at a time on white paper.

Use: `window = MainWindow(shell, entries)`; the first entry is shown. Pages are made on
the first visit. `window.go(Target("scores", item))` goes elsewhere; `refresh()` asks
the shell for its state again. Keys: Ctrl+K search, Ctrl+1…9 places, Ctrl+PgUp/PgDn the
neighbour, F6 from area to area, Ctrl+Z / Ctrl+Y, F1.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from desktop.errors import OfficeError, OfficeFileError
from ui import icons
from ui.frame.side import SideList
from ui.frame.status import StatusBar
from ui.frame.top import TopBar
from ui.language import _
from ui.pages.page import Page
from ui.shell import Hit, PageEntry, Shell, Target
from ui.widgets import layouts
from ui.widgets.notices import UndoLine

if TYPE_CHECKING:
    from ui.frame.search import SearchPopup

_GEOMETRY = "window/geometry"


class MainWindow(QMainWindow):
    """The one window of the program."""

    help_wanted = Signal(str)
    settings_wanted = Signal()
    round_opening_wanted = Signal()
    round_settings_wanted = Signal()
    folder_wanted = Signal()

    def __init__(
        self,
        shell: Shell,
        entries: Sequence[PageEntry],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, QWidget] = {}
        self._undo_number: int | None = None
        self.setWindowTitle(_("Sổ Vàng"))
        self.setWindowIcon(icons.icon("app-mark", "accent", 32))
        self.setMinimumSize(1024, 600)
        self.top = TopBar(shell.movements, shell.rounds)
        self.side = SideList(entries)
        self.status = StatusBar()
        self.stack = QStackedWidget()
        self.undo_line = UndoLine()
        self._set_up_layout()
        self._connect()
        self._set_up_keys()
        self._follow_focus()
        self._restore()
        self.refresh()
        if entries:
            self.side.show_place(entries[0].key)
        self.side.setFocus()

    @cached_property
    def search(self) -> "SearchPopup":
        """The list under the search box, made with the first search."""
        from ui.frame.search import SearchPopup

        self.top.search.sought.disconnect(self._on_first_search)
        popup = SearchPopup(self.top.search, self._shell.search, self)
        popup.hit_chosen.connect(self._on_hit)
        return popup

    def refresh(self) -> None:
        """Show the state of the office anew."""
        state = self._shell.state()
        self._undo_number = state.undo_number
        self.top.show_state(state)
        self.side.show_marks(state.marks)
        self.status.show_state(state)

    def reload(self) -> None:
        """Fill frame and page anew, after something changed behind them."""
        self.refresh()
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            self._fill(page)

    def _fill(self, page: Page) -> None:
        """Fill a page anew; what stands in the way is said with its next step."""
        try:
            page.reload()
        except OfficeFileError:
            raise
        except OfficeError as refusal:
            self._say(refusal)

    def go(self, target: Target) -> None:
        """Go to a place, and to a thing there."""
        self.side.show_place(target.place)
        page = self._pages.get(target.place)
        if isinstance(page, Page) and target.item is not None:
            page.show_target(target.item)

    def page(self, key: str) -> QWidget:
        """Return the page of a place, made if nobody was there yet."""
        if key not in self._pages:
            page = self._entries[key].factory()
            self._pages[key] = page
            self.stack.addWidget(page)
            if isinstance(page, Page):
                page.changed.connect(self._on_changed)
                page.state_changed.connect(self.refresh)
                page.target_wanted.connect(self.go)
        return self._pages[key]

    def tell(self, sentence: str, *, can_undo: bool = False) -> None:
        """Show a line at the bottom of the page."""
        self.undo_line.tell(sentence, can_undo=can_undo)

    def undo(self) -> None:
        """Take the last action back."""
        self._take(self._shell.undo)

    def redo(self) -> None:
        """Do the last action taken back again."""
        self._take(self._shell.redo)

    def _take(self, step: Callable[[], str]) -> None:
        try:
            said = step()
        except OfficeError as refusal:
            self._say(refusal)
            return
        self.reload()
        self.undo_line.hide()
        if said:
            self.tell(said)

    def _say(self, refusal: OfficeError) -> None:
        from ui.dialogs.error import show_refusal

        show_refusal(self, refusal)

    def _set_up_layout(self) -> None:
        page = QFrame()
        page.setObjectName("page")
        # The border of the sheet needs its own pixel at the top and at the left.
        sheet = layouts.column(
            self.stack, self.undo_line, spacing=0, margins=(1, 1, 0, 0)
        )
        sheet.setStretch(0, 1)
        page.setLayout(sheet)
        middle = layouts.row(self.side, page, spacing=0)
        middle.setStretch(1, 1)
        whole = layouts.column(self.top, spacing=0)
        whole.addLayout(middle, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(self.deck_of(layouts.box(whole, "frame")))

    def deck_of(self, frame: QWidget) -> QWidget:
        """Return what fills the window: the frame, or something that holds it."""
        return frame

    def _connect(self) -> None:
        self.side.place_chosen.connect(self._on_place)
        self.top.search.sought.connect(self._on_first_search)
        self.top.undo.clicked.connect(self.undo)
        self.top.redo.clicked.connect(self.redo)
        self.top.help.clicked.connect(self._on_help)
        self.top.settings.clicked.connect(self.settings_wanted)
        self.top.movement.chosen.connect(self._on_movement)
        self.top.round.chosen.connect(self._on_round)
        self.top.opening_wanted.connect(self.round_opening_wanted)
        self.top.settings_of_round_wanted.connect(self.round_settings_wanted)
        self.status.folder_wanted.connect(self.folder_wanted)
        self.undo_line.undo.connect(self.undo)

    def _set_up_keys(self) -> None:
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self._to_search),
            ("F6", lambda: self._next_area(1)),
            ("Shift+F6", lambda: self._next_area(-1)),
            ("Ctrl+PgDown", lambda: self.side.step(1)),
            ("Ctrl+PgUp", lambda: self.side.step(-1)),
            ("F1", self._on_help),
            ("Ctrl+Z", self.top.undo.click),
            ("Ctrl+Y", self.top.redo.click),
            ("Ctrl+Shift+Z", self.top.redo.click),
        ]
        for number, key in enumerate(list(self._entries)[:9], start=1):
            keys.append((f"Ctrl+{number}", partial(self.side.show_place, key)))
        for text, act in keys:
            shortcut = QShortcut(QKeySequence(text), self)
            shortcut.activated.connect(act)

    def _follow_focus(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        # Lists paint their own focus, and one starts in a list: the ring and the style
        # it needs are made with the first control that may want them.
        app = QApplication.instance()
        if (
            now is None
            or isinstance(now, QListView)
            or not isinstance(app, QApplication)
        ):
            return
        from ui.widgets.focus import FocusRing

        app.focusChanged.disconnect(self._on_focus)
        self._ring = FocusRing.follow(app)
        self._ring.move_to(now)

    def _to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _next_area(self, step: int) -> None:
        areas: list[QWidget] = [self.side, self.stack, self.top]
        now = QApplication.focusWidget()
        at = next(
            (n for n, area in enumerate(areas) if now and area.isAncestorOf(now)), 0
        )
        if now is self.side:
            at = 0
        area = areas[(at + step) % len(areas)]
        if area is self.side:
            self.side.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        first = _first_stop(area)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_place(self, key: str) -> None:
        page = self.page(key)
        self.undo_line.hide()
        self.stack.setCurrentWidget(page)
        if isinstance(page, Page):
            self._fill(page)
        self.setWindowTitle(_("{page} – Sổ Vàng").format(page=self._entries[key].title))

    def _on_first_search(self, text: str) -> None:
        self.search.seek(text)

    def _on_hit(self, hit: Hit) -> None:
        self.go(hit.target)
        first = _first_stop(self.stack)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, sentence: str) -> None:
        before = self._undo_number
        self.refresh()
        self.undo_line.hide()
        # What is no entry, such as a file written, must not offer to undo another.
        if sentence:
            self.tell(sentence, can_undo=self._undo_number not in {None, before})

    def _on_help(self) -> None:
        self.help_wanted.emit(self.side.current_key())

    def _on_movement(self, key: str) -> None:
        self._choose(lambda: self._shell.choose_movement(key))

    def _on_round(self, key: str) -> None:
        self._choose(lambda: self._shell.choose_round(key))

    def _choose(self, choice: Callable[[], str]) -> None:
        said = ""
        try:
            said = choice()
        except OfficeError as refusal:
            self._say(refusal)
        self.say_done(said)

    def say_done(self, sentence: str) -> None:
        """Fill everything anew after an action of the frame, and say what was done."""
        self.undo_line.hide()
        self.reload()
        if sentence:
            self.tell(sentence, can_undo=True)

    def _restore(self) -> None:
        kept = QSettings().value(_GEOMETRY)
        if not (isinstance(kept, QByteArray) and self.restoreGeometry(kept)):
            self.resize(1366, 768)

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings().setValue(_GEOMETRY, self.saveGeometry())
        super().closeEvent(event)


def _first_stop(area: QWidget) -> QWidget | None:
    """Return the first control of an area that Tab would reach."""
    for widget in area.findChildren(QWidget):
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if policy and widget.isVisible() and widget.isEnabled():
            return widget
    return None
