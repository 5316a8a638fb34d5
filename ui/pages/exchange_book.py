"""Sổ giao nhận: what was taken in and what was sent, with the receipts of both."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.office.exchanging.kept import ImportJob, SentBundle, state_of
from desktop.office.office import Office
from ui.dialogs.exchange_work import Steps, work_at
from ui.language import _
from ui.pages.exchange_book_tables import sent_table, taken_table
from ui.pages.exchange_places import Places
from ui.pages.exchange_receiving import Deciding
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import Button, Segments, plain
from ui.widgets.fields import SearchField
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import Notice

TAKEN, SENT = 0, 1


class BookView(QWidget):
    """Two lists: what came, what went.

    Signals:
        opened(str): the officer wants to look at a bundle that came, by its digest.
    """

    opened = Signal(str)

    def __init__(self, page: Page, office: Office, places: Places) -> None:
        super().__init__(page)
        self._page, self._office, self._places = page, office, places
        self.work = Deciding(self, page, office, places)
        self.work.changed.connect(self.reload)
        self.setLayout(self._laid_out())
        self._show_way()

    def _laid_out(self) -> QVBoxLayout:
        self.ways = Segments([_("Đã nhận"), _("Đã gửi")], _("Sổ giao nhận"))
        self.ways.chosen.connect(lambda _index: self._show_way())
        self.search = SearchField(_("Tìm trong sổ"), width=200)
        self.search.setFixedHeight(28)
        self.search.sought.connect(self._on_sought)
        self.look = plain(_("Xem gói"), self._on_look, icon="eye")
        self.sheet = plain(_("In phiếu tiếp nhận…"), self._on_sheet, icon="printer")
        self.answer = plain(_("Ghi biên nhận ra USB"), self._on_answer, icon="usb")
        self.undo = plain(_("Hoàn tác nhận…"), self._on_undo, icon="undo-2")
        self.again = plain(_("Ghi lại ra USB"), self._on_again, icon="usb")
        self.check = plain(_("Kiểm tra USB"), self._on_check, icon="shield-check")
        self.taken, self.sent = taken_table(), sent_table()
        self.taken.row_opened.connect(lambda job: self.opened.emit(job.sha256))
        for table in (self.taken, self.sent):
            table.row_chosen.connect(lambda _row: self._allow())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.taken)
        self._stack.addWidget(self.sent)
        self.said = Notice("ok", "")
        strip = Strip(self.ways, 8, self.search, STRETCH, *self._buttons(), height=48)
        column = layouts.column(strip, self.said, self._stack, spacing=0)
        column.setStretch(2, 1)
        return column

    def _buttons(self) -> tuple[Button, ...]:
        return (self.look, self.undo, self.sheet, self.answer, self.again, self.check)

    def reload(self) -> None:
        """Show both lists as they stand now."""
        self.taken.show_rows(self._office.receiving.jobs())
        self.sent.show_rows(self._office.sending.sent())
        self._show_way()

    def _show_way(self) -> None:
        way = self.ways.current()
        self._stack.setCurrentIndex(way)
        for button in (self.look, self.undo, self.sheet, self.answer):
            button.setVisible(way == TAKEN)
        for button in (self.again, self.check):
            button.setVisible(way == SENT)
        self._allow()

    def _on_sought(self, words: str) -> None:
        self.taken.filter(words)
        self.sent.filter(words)

    def job(self) -> ImportJob | None:
        """Return the bundle that came and is chosen."""
        found = self.taken.current()
        return found if isinstance(found, ImportJob) else None

    def bundle(self) -> SentBundle | None:
        """Return the bundle that went and is chosen."""
        found = self.sent.current()
        return found if isinstance(found, SentBundle) else None

    def _allow(self) -> None:
        job, bundle = self.job(), self.bundle()
        is_taken = job is not None and state_of(job).is_taken_in
        _permit(self.look, _("Chọn một gói trong sổ."), job is not None)
        for button in (self.undo, self.sheet):
            _permit(button, _("Chọn một gói đã nhận."), is_taken)
        reason = self.work.unanswered(job) if job else _("Chọn một gói đã nhận.")
        _permit(self.answer, reason, not reason)
        for button in (self.again, self.check):
            _permit(button, _("Chọn một gói đã gửi."), bundle is not None)

    # --- doing --------------------------------------------------------------------

    def _on_look(self) -> None:
        if (job := self.job()) is not None:
            self.opened.emit(job.sha256)

    def _on_sheet(self) -> None:
        if (job := self.job()) is not None:
            self.work.print_sheet(job)

    def _on_answer(self) -> None:
        if (job := self.job()) is not None and (said := self.work.put_receipt(job)):
            self.said.say("ok", said)

    def _on_undo(self) -> None:
        if (job := self.job()) is not None:
            self.work.undo(job)

    def _on_again(self) -> None:
        bundle, place = self.bundle(), self._places.place()
        if bundle is None or place is None:
            self.said.say("warn", _("Cắm USB hoặc chọn thư mục ở góc trên trước."))
            return

        def work(steps: Steps) -> str:
            steps.begin(_("Đang ghi ra USB và đọc lại"))
            put = partial(self._office.sending.put, bundle, place, steps.bytes)
            return steps.writing(put).name

        name = self._page.ask(
            lambda: work_at(self.window(), _("Đang ghi lại gói"), work)
        )
        if name:
            what = _("Đã ghi và đọc lại {name}").format(name=name)
            self.said.say("ok", self._places.written_words(what, place))

    def _on_check(self) -> None:
        bundle, place = self.bundle(), self._places.place()
        if bundle is None or place is None:
            self.said.say("warn", _("Cắm USB hoặc chọn thư mục ở góc trên trước."))
            return

        def work(steps: Steps) -> bool:
            steps.begin(_("Đang đọc lại USB"))
            self._office.sending.check(bundle, place)
            return True

        if self._page.ask(lambda: work_at(self.window(), _("Đang kiểm tra USB"), work)):
            said = _("Gói {name} đọc lại đúng từng byte.")
            self.said.say("ok", said.format(name=bundle.file_name))


def _permit(button: Button, reason: str, is_allowed: bool) -> None:
    if is_allowed:
        button.allow()
    else:
        button.refuse(reason)
