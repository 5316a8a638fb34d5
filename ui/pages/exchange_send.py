"""Gửi: what goes to whom, what is in it, and the way onto the stick."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.bundles.sealed.envelope import BundleType
from desktop.errors import OfficeError
from desktop.office.exchanging.prepared import Prepared
from desktop.office.office import Office
from ui.dialogs.error import code_of
from ui.dialogs.exchange_keys_pass import ask_passphrase
from ui.dialogs.exchange_work import work_at
from ui.language import _
from ui.pages import exchange_send_parts as parts
from ui.pages import exchange_sending as sending
from ui.pages.exchange_places import Places
from ui.pages.exchange_send_pane import SendPane
from ui.pages.exchange_sending import Order, Written
from ui.pages.page import Page
from ui.pages.papers_files import open_folder
from ui.tables.table import TableView
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.forms import ChoiceField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace
from ui.widgets.panes import Panes

_WIDTHS = (700, 454)
_TABLE, _WORDS = 0, 1


class SendView(QWidget):
    """Contents at the left, checks and statements at the right, the verb below.

    Signals:
        keys_wanted(): the officer wants to see keys and print the sheet.
        sent(): something was made; lists elsewhere have news.
    """

    keys_wanted = Signal()
    sent = Signal()

    def __init__(self, page: Page, office: Office, places: Places) -> None:
        super().__init__(page)
        self._page, self._office, self._places = page, office, places
        self.prepared: Prepared | None = None
        self._written: Written | None = None
        self._seen: object = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.prepare)
        self.what = ChoiceField(_("Gửi gì"), width=232)
        self.whom = ChoiceField(_("Gửi cho"), width=300)
        self.what.chosen.connect(lambda _key: self._on_what())
        self.whom.chosen.connect(lambda _key: self._on_whom())
        self.pane = SendPane()
        self.pane.stated.connect(self._allow)
        self.pane.place_wanted.connect(page.go)
        self.pane.check_wanted.connect(self.check)
        self.pane.folder_wanted.connect(self._on_folder)
        places.place_chosen.connect(lambda _place: self._on_place())
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        self.whole = layouts.label("", "note")
        strip = Strip(
            layouts.label(_("Gửi"), "strong"),
            self.what,
            8,
            layouts.label(_("cho"), "strong"),
            self.whom,
            STRETCH,
            self.whole,
            height=48,
        )
        self.table = TableView(
            _("Trong gói"), parts.columns(), row_height=30, key=lambda p: p.title
        )
        self.words = EmptyPlace(
            "key",
            "",
            "",
            [plain(_("Khóa và nơi gửi…"), self.keys_wanted.emit, icon="key")],
        )
        self._left = QStackedWidget()
        self._left.addWidget(self.table)
        self._left.addWidget(self.words)
        panes = Panes(
            "exchange-bundle",
            layouts.box(layouts.column(self._left, spacing=0), "pane"),
            self.pane,
            sizes=_WIDTHS,
        )
        self.promise = layouts.label("", "note")
        self.verb = primary(_("Làm gói và ghi ra USB"), self.send, icon="usb")
        foot = Strip(
            self.pane.no_secret,
            16,
            self.promise,
            STRETCH,
            self.verb,
            height=56,
            edge="top",
            right=12,
        )
        column = layouts.column(strip, panes, foot, spacing=0)
        column.setStretch(1, 1)
        return column

    # --- what is shown ------------------------------------------------------------

    def reload(self) -> None:
        """Offer what can be sent now; what would be in it follows in a moment."""
        self.what.show_choices(parts.kinds(self._office))
        self._show_receivers()
        self._begin()

    def forget(self) -> None:
        """Gather anew what would be sent: keys have changed."""
        self._seen = None

    def kind(self) -> BundleType:
        """Return what is to be sent."""
        return BundleType(str(self.what.key()))

    def to(self) -> str:
        """Return the receiver's code."""
        return str(self.whom.key() or "")

    def choose(self, kind: BundleType, to: str) -> None:
        """Show a kind of bundle for a receiver."""
        self.what.choose(kind.value)
        self._show_receivers()
        self.whom.choose(to)
        self._begin()

    def _on_place(self) -> None:
        if self.what.count():  # before it is shown there is nothing to allow
            self._allow()

    def _on_what(self) -> None:
        self._show_receivers()
        self._on_whom()

    def _on_whom(self) -> None:
        self.pane.forget_statements()
        self.pane.done.hide()
        self._begin()

    def _show_receivers(self) -> None:
        found = parts.receivers(self._office, self.kind())
        self.whom.show_choices(found or [("", _("Chưa có nơi nào để gửi"))])
        self.whom.setEnabled(len(found) > 1)

    def _begin(self) -> None:
        """Say that something is being gathered, then do it once that is on screen."""
        seen = (sending.standing(self._office), self.kind(), self.to())
        if seen == self._seen and self.prepared is not None:
            self._allow()
            return
        self._seen, self.prepared = seen, None
        self.whole.setText(_("Đang gom dữ liệu và kiểm tra…"))
        self.verb.refuse(_("Đang gom dữ liệu."))
        self._later.start()

    def prepare(self) -> None:
        """Gather what would be in the bundle and show it; nothing is written."""
        self._later.stop()
        self.whole.setText("")
        kind, to = self.kind(), self.to()
        if kind in parts.KEYS_ALONE:
            self._show_keys(kind)
        elif not to:
            self._show_words(
                _("Chưa có nơi nào để gửi"),
                _("Kết quả gửi được cho xã, phường sau khi nhận gói của nơi ấy."),
            )
        elif to == parts.EVERYBODY:
            self._show_everybody(kind)
        else:
            self._show_one(kind, to)
        self._allow()

    def _show_one(self, kind: BundleType, to: str) -> None:
        try:
            self.prepared = self._office.sending.prepare(kind, to)
        except OfficeError as refusal:
            code = code_of(refusal)
            step = f"{refusal.next_step} ({code})" if code else refusal.next_step
            self._show_words(refusal.sentence, step)
            return
        self.table.show_sections(parts.parts_of(self.prepared))
        self.whole.setText(parts.whole(self.prepared))
        self.pane.show_prepared(self.prepared)
        self.pane.show_returned(parts.returned(self._office, self.prepared))
        self.pane.show_appraised(parts.appraised(self._office, self.prepared))
        self._left.setCurrentIndex(_TABLE)

    def _show_everybody(self, kind: BundleType) -> None:
        self.table.show_sections(parts.parts_for_all(self._office, kind))
        said = (
            _("Mỗi gói mã hóa riêng: không xã nào đọc được gói của xã khác.")
            if kind is BundleType.RESULT
            else _("Gói không có dữ liệu cá nhân nên không mã hóa.")
        )
        self.pane.show_other(said)
        self._left.setCurrentIndex(_TABLE)

    def _show_keys(self, kind: BundleType) -> None:
        self._show_words(*parts.KEYS[kind])
        self.pane.show_other(_("Gói không có dữ liệu cá nhân nên không mã hóa."))

    def _show_words(self, title: str, sentence: str) -> None:
        self.pane.show_returned([])
        self.pane.show_appraised([])
        self.words.say(title, sentence)
        self.pane.show_other(_("Chưa có gì được gửi."))
        self._left.setCurrentIndex(_WORDS)

    def _allow(self) -> None:
        reason = self._reason()
        self.promise.setText(reason or _("Gói được ghi, đọc lại và so khớp trên USB."))
        self.verb.set_label(self._verb())
        if reason:
            self.verb.refuse(reason)
        else:
            self.verb.allow()

    def _verb(self) -> str:
        prepared = self.prepared
        if prepared is None or not prepared.is_unchanged or prepared.last is None:
            return _("Làm gói và ghi ra USB")
        if self.pane.anew.isChecked():
            return _("Làm gói và ghi ra USB")
        return _("Ghi lại gói số {seq} ra USB").format(seq=prepared.last.seq)

    def _reason(self) -> str:
        """Return why nothing can be sent now, "" where it can."""
        prepared = self.prepared
        is_of_tables = self.kind() not in parts.KEYS_ALONE
        if not self.to():
            return _("Chưa có nơi nào để gửi.")
        if is_of_tables and self.to() != parts.EVERYBODY and prepared is None:
            return _("Chưa làm được gói này; xem lý do ở trên.")
        if prepared is not None and prepared.stopped_by is not None:
            return _("Còn điều phải sửa trước khi gửi.")
        if not self.pane.no_secret.isChecked():
            return _("Đánh dấu cam đoan bên trái trước.")
        needs = prepared is not None and prepared.needs_consent
        if needs and not self.pane.open_to_all.isChecked():
            return _("Đánh dấu đồng ý gửi không mã hóa, hoặc nhận khóa của nơi nhận.")
        if self._places.place() is None:
            return _("Cắm USB rồi bấm Tìm lại, hoặc chọn thư mục khác.")
        return ""

    # --- doing --------------------------------------------------------------------

    def send(self) -> None:
        """Make the bundle and write it where the officer chose."""
        place = self._places.place()
        if place is None or self._reason():
            self._places.look()  # the stick was pulled out meanwhile
            self._allow()
            return
        if not ask_passphrase(self.window(), self._office.identity):
            return
        order = Order(
            self.kind(),
            self.to(),
            self.prepared,
            allow_plain=self.pane.open_to_all.isChecked(),
            is_anew=self.pane.anew.isChecked(),
        )
        self.do(order, place)

    def do(self, order: Order, place: Path) -> None:
        """Make and write with progress; then say where it is."""
        warning = self._page.ask(self._office.sending.warning) or ""
        written = self._page.ask(
            lambda: work_at(
                self.window(),
                _("Đang gửi"),
                lambda steps: sending.send(self._office, order, place, steps),
            )
        )
        self._seen = None
        if written is not None:
            self._tell(written, warning)
        self._begin()
        self.sent.emit()

    def _tell(self, written: Written, warning: str) -> None:
        self._written = written
        self.pane.forget_statements()
        if written.files:
            safe = self._places.written_words(_("Đã ghi và đọc lại"), written.place)
            self.pane.show_done(f"{safe} {warning}".strip(), written)
        else:
            self.pane.show_done(_("Chưa có gói nào được ghi."), written, tone="warn")
        # Only a stick can be pulled out and plugged in anew.
        self.pane.again.setVisible(self._places.is_stick(written.place))

    def check(self) -> None:
        """Read the stick again, after it was plugged in anew."""
        written = self._written
        if written is None:
            return
        count = self._page.ask(
            lambda: work_at(
                self.window(),
                _("Đang kiểm tra USB"),
                lambda steps: sending.check(self._office, written, steps),
            )
        )
        if count:
            said = _("Đã đọc lại USB: {count:02d} gói đúng từng byte.")
            self.pane.written.say("ok", said.format(count=count))

    def _on_folder(self) -> None:
        if self._written is not None:
            open_folder(self._written.place)
