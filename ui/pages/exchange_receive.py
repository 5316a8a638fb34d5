"""Nhận: the bundles at hand at the left, the one chosen at the right, the verbs below.

Nothing is written before the officer accepts; reading copies a bundle into our own
folder, so that the stick can be pulled out.
"""

from contextlib import suppress

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.kept import ImportJob, State, state_of
from desktop.office.exchanging.previewing import BundlePreview
from desktop.office.office import Office
from ui import icons
from ui.language import _
from ui.pages.exchange_incoming import (
    Incoming,
    IncomingTable,
    is_clean,
    is_here,
    is_waiting,
    left_for_later,
    refreshed,
)
from ui.pages.exchange_places import Places
from ui.pages.exchange_preview import PreviewPane
from ui.pages.exchange_receiving import Deciding
from ui.pages.page import Page
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, quiet
from ui.widgets.head import Strip
from ui.widgets.layouts import STRETCH
from ui.widgets.notices import EmptyPlace, Notice
from ui.widgets.panes import Panes

_WIDTHS = (366, 788)
_NOTHING, _LIST = 0, 1


class ReceiveView(QWidget):
    """Bundles found, one of them compared with what is here.

    Signals:
        decided(): something was taken in, refused or led back.
    """

    decided = Signal()

    def __init__(self, page: Page, office: Office, places: Places) -> None:
        super().__init__(page)
        self._page, self._office, self._places = page, office, places
        self.found: list[Incoming] = []
        self._previews: dict[str, BundlePreview] = {}
        self._mark = ""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.compare)
        self.work = Deciding(self, page, office, places)
        self.work.changed.connect(self._on_decided)
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        self.nothing = EmptyPlace(
            "inbox",
            *_invitation(),
            [primary(_("Đọc gói trên USB"), self.read, icon="usb")],
        )
        self.table = IncomingTable()
        self.table.row_chosen.connect(lambda _row: self._show_chosen())
        self.again = quiet(_("Đọc lại"), self.read, icon="refresh-cw")
        self.all = plain(
            _("Nhận tất cả gói không có lưu ý"), self._on_all, icon="list-checks"
        )
        self.said = Notice("ok", "")
        strip = Strip(
            layouts.label(_("Gói chờ nhận"), "strong"), STRETCH, self.again, height=44
        )
        below = layouts.column(
            layouts.row(icons.IconLabel("info", "text2", 16), self._copied(), STRETCH),
            self.all,
            spacing=6,
            margins=(16, 8, 16, 10),
        )
        left = layouts.column(
            strip, self.said, self.table, layouts.rule(), below, spacing=0
        )
        left.setStretch(2, 1)
        self.pane = PreviewPane()
        self.work.follow(self.pane, self.job)
        right = layouts.column(self.pane, self._foot(), spacing=0)
        right.setStretch(0, 1)
        panes = Panes(
            "exchange-receive",
            layouts.box(left, "pane"),
            layouts.box(right, "pane"),
            sizes=_WIDTHS,
            grows=1,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(panes)
        return layouts.column(self._stack, spacing=0)

    def _copied(self) -> QWidget:
        return layouts.label(_("Gói đã chép về máy; rút USB được."), "note")

    def _foot(self) -> Strip:
        self.promise = layouts.label("", "note")
        self.refuse = plain(_("Từ chối…"), self._on_refuse)
        self.put_off = plain(_("Để sau"), self._on_later)
        self.accept = primary(_("Áp dụng"), self._on_accept, icon="check")
        self.undo = plain(_("Hoàn tác nhận…"), self._on_undo, icon="undo-2")
        self.sheet = plain(_("In phiếu tiếp nhận…"), self._on_sheet, icon="printer")
        self.answer = plain(_("Ghi biên nhận ra USB"), self._on_answer, icon="usb")
        return Strip(
            icons.IconLabel("shield-check", "text2", 16),
            self.promise,
            STRETCH,
            self.undo,
            self.sheet,
            self.answer,
            self.refuse,
            self.put_off,
            self.accept,
            height=56,
            edge="top",
            right=12,
        )

    # --- what is shown ------------------------------------------------------------

    def reload(self) -> None:
        """Show what waits now; what was compared with other data is compared anew."""
        mark = self._office.trail.mark()
        if mark != self._mark:
            self._mark, self._previews = mark, {}
        self.found = refreshed(self._office, self.found)
        self._show_list()

    def read(self) -> None:
        """Read every bundle of the stick; each is copied here and examined."""
        self.said.say("ok", "")
        found = self.work.read()
        if found is not None:
            self.found = found
            self._previews = {}
            self.reload()
            if not self.table.choose(lambda one: is_waiting(one.job)):
                self.table.choose(lambda _one: True)

    def current(self) -> Incoming | None:
        """Return the bundle that is looked at."""
        row = self.table.current()
        return row if isinstance(row, Incoming) else None

    def job(self) -> ImportJob | None:
        """Return the job of the bundle that is looked at."""
        one = self.current()
        return one.job if one else None

    def choose(self, sha256: str) -> bool:
        """Look at a bundle by its digest."""
        return self.table.choose(lambda one: one.key == sha256)

    def show_kept(self, sha256: str) -> None:
        """Look at a bundle of the book, whatever became of it."""
        if not self.choose(sha256):
            job = self._page.ask(lambda: self._office.receiving.job(sha256))
            if job is None:
                return
            self.found = [*self.found, Incoming(job)]
            self._show_list()
            self.choose(sha256)

    def _show_list(self) -> None:
        later = left_for_later(self._office, self.found)
        has_any = bool(self.found or later)
        self._stack.setCurrentIndex(_LIST if has_any else _NOTHING)
        self.table.show_incoming(self.found, later)
        clean = self._clean()
        self.all.set_label(
            _("Nhận tất cả gói không có lưu ý ({count})").format(count=len(clean))
        )
        if clean:
            self.all.allow()
        else:
            self.all.refuse(_("Không có gói nào chờ nhận mà không có lưu ý."))
        if has_any and self.current() is None:
            self.table.choose(lambda _one: True)
        self._show_chosen()

    def _clean(self) -> list[ImportJob]:
        later = left_for_later(self._office, self.found)
        return [one.job for one in (*self.found, *later) if is_clean(one.job)]

    def _show_chosen(self) -> None:
        job = self.job()
        if job is None:
            return
        can_compare = state_of(job) in {State.PREVIEW, State.HELD}
        if not can_compare:
            self.pane.show_job(job, self._files(job))
            self._show_taken(job)
        elif job.sha256 in self._previews:
            self.pane.show_preview(job, self._previews[job.sha256])
        else:
            self.pane.show_waiting(job)
            self._later.start()
        self._allow(job)

    def _show_taken(self, job: ImportJob) -> None:
        """Show what a bundle that was taken in brought, where its file is kept."""
        if is_here(job):
            with suppress(OfficeError):
                self.pane.show_preview(job, self._office.receiving.taken_in(job))

    def _files(self, job: ImportJob) -> int:
        """Return how many attachments of a bundle are kept here."""
        if not is_here(job):
            return 0
        return self._office.receiving.attachments.count(job.sha256)

    def compare(self) -> None:
        """Compare the bundle that is looked at with what is here now."""
        self._later.stop()
        one = self.current()
        if one is None or state_of(one.job) not in {State.PREVIEW, State.HELD}:
            return
        try:
            preview = self._office.receiving.preview(one.job)
        except OfficeError as refusal:
            self.work.show_refused(self.pane, one.job, refusal)
            return
        self._previews[one.key] = preview
        self._mark = self._office.trail.mark()
        self.pane.show_preview(self._office.receiving.job(one.key), preview)
        self._allow(one.job)

    def _allow(self, job: ImportJob) -> None:
        state, preview = state_of(job), self._previews.get(job.sha256)
        is_taken, waits = state.is_taken_in, is_waiting(job)
        for button in (self.undo, self.sheet):
            button.setVisible(is_taken)
        self.answer.setVisible(not self.work.unanswered(job))
        for button in (self.refuse, self.put_off, self.accept):
            button.setVisible(waits)
        self.accept.set_label(_("Áp dụng gói số {seq}").format(seq=job.seq))
        if preview is None:
            self.accept.refuse(_("Chưa so sánh xong."))
        elif not preview.can_apply:
            self.accept.refuse(_("Còn điều chặn gói này; xem ở trên."))
        else:
            self.accept.allow()
        self.promise.setText(_promise(job, preview))

    # --- doing --------------------------------------------------------------------

    def _on_all(self) -> None:
        said = self.work.accept_all(self._clean())
        if said is not None:
            self.said.say(*said)

    def _on_accept(self) -> None:
        if (job := self.job()) is not None and (said := self.work.accept(job)):
            self.said.say("ok", said)

    def _on_refuse(self) -> None:
        if (job := self.job()) is not None:
            self.work.refuse(job)

    def _on_later(self) -> None:
        now = self.current()
        self.table.choose(lambda one: is_waiting(one.job) and one != now)
        self.said.say("ok", _("Gói được giữ ở máy này, nhận lúc nào cũng được."))

    def _on_undo(self) -> None:
        if (job := self.job()) is not None:
            self.work.undo(job)

    def _on_sheet(self) -> None:
        if (job := self.job()) is not None:
            self.work.print_sheet(job)

    def _on_answer(self) -> None:
        if (job := self.job()) is not None:
            said = self.work.put_receipt(job)
            if said:
                self.said.say("ok", said)

    def _on_decided(self) -> None:
        self.said.say("ok", "")
        self._previews = {}
        self.reload()
        self.decided.emit()


def _promise(job: ImportJob, preview: BundlePreview | None) -> str:
    if is_here(job):
        return _("Đã nhận vào chương trình.")
    if not is_waiting(job):
        return _("Chưa ghi gì vào chương trình.")
    if preview is None or not preview.can_apply:
        return _("Chỉ xem được; chưa ghi gì vào chương trình.")
    return _("Sao lưu trước khi ghi; hoàn tác được cả gói.")


def _invitation() -> tuple[str, str]:
    return (
        _("Chưa đọc gói nào"),
        _(
            "Cắm USB có thư mục TDKT, chọn USB ở góc trên rồi đọc. Xem gói sẽ thêm, "
            "thay đổi, rút những gì; chưa có gì được ghi cho đến khi bấm Áp dụng."
        ),
    )
