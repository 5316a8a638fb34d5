"""Xã, phường, sở: the city's desk – who has sent, who is late, what goes back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.office.exchanging.city_desk import CommuneState
from desktop.office.exchanging.kept import Overlay
from desktop.office.office import Office
from ui.language import _
from ui.pages.city_pane import CommunePane, nobody, submission_of
from ui.pages.city_table import CHIPS, FILTERS, CommunesTable, key_of
from ui.pages.exchange_places import Places
from ui.pages.exchange_send_parts import EVERYBODY
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import Segments, plain, primary, text
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.panes import Panes

_WIDTHS = (724, 430)


class CityView(QWidget):
    """The list at the left, one commune at the right, what is for all below.

    Signals:
        result_wanted(object, str): show the bundle of a kind for a receiver.
        bundles_wanted(): look at what waits on the tab Nhận.
    """

    result_wanted = Signal(object, str)
    bundles_wanted = Signal()

    def __init__(self, page: Page, office: Office, places: Places) -> None:
        super().__init__(page)
        del places
        self._page, self._office = page, office
        self.states: list[CommuneState] = []
        self.filter = Segments(
            [_("Tất cả"), *((s.value, CHIPS[s].icon) for s in FILTERS if s)],
            _("Tình trạng"),
        )
        self.filter.chosen.connect(lambda _index: self._show())
        self.search = SearchField(_("Tìm xã, phường, sở"), width=190)
        self.search.setFixedHeight(28)
        self.due = layouts.label("", "note")
        self.table = CommunesTable()
        self.table.row_chosen.connect(lambda _row: self._show_commune())
        self.search.sought.connect(self.table.filter)
        self.pane = CommunePane()
        self._follow(self.pane)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        set_day = text(_("Đặt hạn…"), self._on_day)
        strip = Strip(self.filter, STRETCH, self.search, height=48)
        self._right = QStackedWidget()
        self._right.addWidget(nobody())
        self._right.addWidget(self.pane)
        panes = Panes(
            "exchange-city",
            layouts.box(layouts.column(self.table, spacing=0), "pane"),
            layouts.box(layouts.column(self._right, spacing=0), "pane"),
            sizes=_WIDTHS,
        )
        self.whole = plain(
            _("Xếp hạng, số lượng, trùng…"), self._on_whole, icon="list-ordered"
        )
        self.results = primary(
            _("Làm gói kết quả cho tất cả…"), self._on_results, icon="send"
        )
        foot = Strip(
            self.due,
            set_day,
            STRETCH,
            self.whole,
            self.results,
            height=56,
            edge="top",
            right=12,
        )
        column = layouts.column(strip, panes, foot, spacing=0)
        column.setStretch(1, 1)
        return column

    def _follow(self, pane: CommunePane) -> None:
        pane.cells_wanted.connect(self._on_cells)
        pane.result_wanted.connect(self._on_result)
        pane.bundle_wanted.connect(self.bundles_wanted)
        pane.link_wanted.connect(self._on_link)
        pane.files_wanted.connect(self._on_files)
        pane.settle_wanted.connect(self._on_settle)
        pane.renew_wanted.connect(self._on_renew)
        pane.back_wanted.connect(self._on_back)

    # --- what is shown ------------------------------------------------------------

    def reload(self) -> None:
        """Show every office as it stands now."""
        found = self._page.ask(self._office.city_desk.communes)
        self.states = found or []
        desk = self._office.city_desk
        counts = desk.counts(self.states)
        numbers = (
            counts.total,
            counts.not_sent,
            counts.received,
            counts.returned,
            counts.overdue,
        )
        for place, (status, count) in enumerate(zip(FILTERS, numbers, strict=True)):
            word = status.value if status else _("Tất cả")
            self.filter.set_label(place, f"{word} {count}")
        self.due.setText(self._page.ask(desk.deadline_words) or "")
        can_answer = any(one.seq is not None for one in self.states)
        if can_answer:
            self.results.allow()
        else:
            self.results.refuse(_("Chưa nhận gói nào của xã, phường."))
        self._show()

    def choose(self, key: str) -> bool:
        """Look at an office by its code, or its unit."""
        self.filter.choose(0)
        self._show()
        return self.table.choose(lambda one: key in {one.org, one.unit_id})

    def current(self) -> CommuneState | None:
        """Return the office that is looked at."""
        found = self.table.current()
        return found if isinstance(found, CommuneState) else None

    def _show(self) -> None:
        self.table.show_states(self.states, FILTERS[self.filter.current()])
        if self.current() is None:
            self.table.choose(lambda one: one.seq is not None) or self.table.choose(
                lambda _one: True
            )
        self._show_commune()

    def _show_commune(self) -> None:
        one = self.current()
        self._right.setCurrentIndex(0 if one is None else 1)
        if one is not None:
            fresh = next((s for s in self.states if key_of(s) == key_of(one)), one)
            can_link = any(state.unit_id for state in self.states)
            self.pane.show_commune(self._office, fresh, can_link=can_link)

    # --- doing --------------------------------------------------------------------

    def _on_results(self) -> None:
        found = self._office.city_desk.answerable()
        to = EVERYBODY if len(found) > 1 else found[0][0]
        self.result_wanted.emit(BundleType.RESULT, to)

    def _on_result(self) -> None:
        if (one := self.current()) is not None:
            self.result_wanted.emit(BundleType.RESULT, one.org)

    def _on_cells(self) -> None:
        from ui.dialogs.exchange_cells_dialog import CommuneCells

        one = self.current()
        if one is None:
            return
        dialog = CommuneCells(self.window(), self._office, one.org, one.name)
        dialog.exec()
        dialog.deleteLater()
        if dialog.done_words:
            self.reload()
            self._page.changed.emit(dialog.done_words)

    def _on_files(self) -> None:
        from ui.dialogs.exchange_files_dialog import FilesDialog

        one = self.current()
        job = submission_of(self._office, one) if one is not None else None
        if one is None or job is None:
            return
        dialog = FilesDialog(self.window(), self._office, job.sha256, one.name)
        dialog.exec()
        dialog.deleteLater()

    def _on_link(self) -> None:
        from desktop.office.exchanging.preparing import name_of
        from ui.dialogs.exchange_link_dialog import LinkDialog

        one = self.current()
        if one is None:
            return
        name = name_of(one.org)
        name = one.name if name == one.org else name
        dialog = LinkDialog(self.window(), one, self.states, name)
        is_chosen = dialog.exec() == LinkDialog.DialogCode.Accepted
        unit_id = dialog.unit_id()
        dialog.deleteLater()
        if is_chosen:
            said = _("Đã gắn đơn vị cho gói của {name}.").format(name=name)
            self._page.run(lambda: self._office.city_desk.link(one.org, unit_id), said)
            self.choose(one.org)

    def _on_whole(self) -> None:
        from ui.dialogs.exchange_city_dialog import CityDialog

        dialog = CityDialog(self.window(), self._office)
        dialog.exec()
        place = dialog.place
        dialog.deleteLater()
        if place:
            self._page.go(place)
        elif dialog.done_words:
            self.reload()
            self._page.changed.emit(dialog.done_words)

    def _on_day(self) -> None:
        from ui.dialogs.exchange_day_dialog import ReceivingDay

        desk = self._office.city_desk
        deadline = desk.deadline()
        dialog = ReceivingDay(self.window(), deadline.day if deadline else None)
        if dialog.exec() == ReceivingDay.DialogCode.Accepted:
            self._page.run(
                lambda: desk.set_receiving_day(dialog.day()),
                _("Đã đặt hạn nhận gói dữ liệu."),
            )

    def _on_settle(self, overlay: Overlay) -> None:
        self._page.run(
            lambda: self._office.city_desk.settle([overlay]), _("Đã ghi là xong.")
        )

    def _on_renew(self, overlay: Overlay) -> None:
        self._page.run(
            lambda: self._office.city_desk.overlays.renew(overlay),
            _("Đã giữ kết quả thẩm định cho bản xã vừa sửa."),
        )

    def _on_back(self, overlay: Overlay) -> None:
        self._page.run(
            lambda: self._office.city_desk.overlays.take_back([overlay]),
            _("Đã bỏ ý kiến."),
        )
