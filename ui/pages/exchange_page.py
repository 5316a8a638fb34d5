"""Trao đổi dữ liệu: sealed bundles sent and taken in, and the book of both.

A city also sees its communes here. Plain tables for Excel keep a tab of their own.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.language import _
from ui.pages.exchange_book import BookView
from ui.pages.exchange_places import Places
from ui.pages.exchange_plain import PlainView
from ui.pages.exchange_receive import ReceiveView
from ui.pages.exchange_send import SendView
from ui.pages.page import Page
from ui.widgets.buttons import icon_only, primary
from ui.widgets.head import PageHead
from ui.widgets.notices import EmptyPlace

CITY, SEND, RECEIVE, BOOK, PLAIN = "city", "send", "receive", "book", "plain"
_NAMES = {
    CITY: _("Xã, phường"),
    SEND: _("Gửi"),
    RECEIVE: _("Nhận"),
    BOOK: _("Sổ giao nhận"),
    PLAIN: _("Bảng dữ liệu"),
}


class ExchangePage(Page):
    """Tabs over views; what a view needs is made when it is first shown."""

    key = "exchange"

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._resumed = False
        self._is_city = office.city_desk.is_city
        self.tabs = [CITY] * self._is_city + [SEND, RECEIVE, BOOK, PLAIN]
        self.places = Places()
        self.keys = icon_only("key", _("Khóa và nơi gửi…"), self._on_keys)
        self.head = PageHead(
            _("Trao đổi dữ liệu"),
            tabs=[_NAMES[tab] for tab in self.tabs],
            actions=[self.keys, self.places],
        )
        self.head.tab_chosen.connect(lambda _index: self.reload())
        self.send = SendView(self, office, self.places)
        self.send.keys_wanted.connect(self._on_keys)
        self.receive = ReceiveView(self, office, self.places)
        self.book = BookView(self, office, self.places)
        self.book.opened.connect(self._on_opened)
        self.plain = PlainView(self, office)
        self.nobody = EmptyPlace(
            "key", "", "", [primary(_("Mở Kế hoạch"), lambda: self.go("plan"))]
        )
        self._views: dict[str, QWidget] = {
            SEND: self.send,
            RECEIVE: self.receive,
            BOOK: self.book,
            PLAIN: self.plain,
        }
        self._body = QStackedWidget()
        for view in (*self._views.values(), self.nobody):
            self._body.addWidget(view)
        if self._is_city:
            self._add_city()
        self.places.place_chosen.connect(lambda _place: self._on_place())
        self.build(self.head, self._body)

    def _add_city(self) -> None:
        from ui.pages.city_view import CityView

        self.city = CityView(self, self._office, self.places)
        self.city.result_wanted.connect(self.send_to)
        self.city.bundles_wanted.connect(lambda: self.show_tab(RECEIVE))
        self._views[CITY] = self.city
        self._body.addWidget(self.city)

    # --- what is shown ------------------------------------------------------------

    def tab(self) -> str:
        """Return which tab is shown."""
        return self.tabs[max(self.head.tabs.currentIndex(), 0)]

    def show_tab(self, tab: str) -> None:
        """Show a tab."""
        self.head.tabs.setCurrentIndex(self.tabs.index(tab))

    def reload(self) -> None:
        """Show what is true now on the tab in front."""
        tab = self.tab()
        refusal = self._refusal() if tab != PLAIN else None
        self.places.setVisible(tab != PLAIN and refusal is None)
        self.keys.setVisible(tab != PLAIN and refusal is None)
        if refusal is not None:
            self.nobody.say(refusal.sentence, refusal.next_step)
            self._body.setCurrentWidget(self.nobody)
            return
        if tab != PLAIN:
            self._go_on()
        view = self._views[tab]
        self._body.setCurrentWidget(view)
        view.reload()  # type: ignore[attr-defined]

    def show_target(self, target: object) -> None:
        """Show a tab by its name, or a commune or bundle by its code."""
        if target in self.tabs:
            self.show_tab(str(target))
        elif self._is_city and isinstance(target, str) and target.startswith("vn-"):
            self.show_tab(CITY)
            self.city.choose(target)

    def _refusal(self) -> OfficeError | None:
        """Return why this office cannot take part, None where it can."""
        try:
            self._office.identity.me()
        except OfficeError as refusal:
            return refusal
        return None

    def _go_on(self) -> None:
        """Go on with what a pulled plug interrupted, once; after the page is shown."""
        if not self._resumed:
            self._resumed = True
            QTimer.singleShot(0, self, self._resume)

    def _resume(self) -> None:
        if self.ask(self._office.receiving.resume):
            self.reload()

    # --- doing --------------------------------------------------------------------

    def send_to(self, kind: BundleType, to: str) -> None:
        """Show what would go to an office."""
        self.show_tab(SEND)
        self.send.choose(kind, to)

    def _on_place(self) -> None:
        if self.tab() == RECEIVE and self.places.place() is not None:
            self.receive.read()

    def _on_opened(self, sha256: str) -> None:
        self.show_tab(RECEIVE)
        self.receive.show_kept(sha256)

    def _on_keys(self) -> None:
        from ui.dialogs.exchange_keys_dialog import KeysDialog

        dialog = KeysDialog(self._office, self.window())
        dialog.exec()
        dialog.deleteLater()
        self.send.forget()
        self.reload()
