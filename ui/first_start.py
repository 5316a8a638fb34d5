"""The first start: which office, who signs, which plan; or a sample, or a backup."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from desktop.errors import OfficeError
from desktop.office.backups import Copy, copies_in
from desktop.office.office import Office
from ui.dialogs.error import show_refusal
from ui.dialogs.restore_dialog import RestoreDialog
from ui.first_start_office import OfficeStep
from ui.first_start_plan import PlanStep
from ui.first_start_side import Side
from ui.first_start_signers import SignersStep
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, text
from ui.widgets.layouts import STRETCH

_OFFICE, _SIGNERS, _PLAN = range(3)
_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FirstStart(QWidget):
    """Three steps; Enter goes on, Esc goes back.

    Signals:
        finished(): the office was set up.
        demo_wanted(): the officer wants to try with sample data.
        restore_wanted(Path): a backup shall take the place of the empty file.
    """

    finished = Signal()
    demo_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setAccessibleName(_("Bắt đầu"))
        self.office_step = OfficeStep()
        self.signers_step = SignersStep()
        self.plan_step = PlanStep()
        self._steps = (self.office_step, self.signers_step, self.plan_step)
        self.side = Side(
            [
                (_("Cơ quan"), _("Nơi bạn làm việc")),
                (_("Người ký"), _("Chủ tịch hoặc Phó Chủ tịch, nơi đề ngày tháng")),
                (_("Kế hoạch"), _("Kế hoạch có sẵn, hoặc tệp kế hoạch")),
            ]
        )
        self._title = layouts.label("", "first")
        self._note = layouts.label("", "note")
        self._stack = QStackedWidget()
        self.demo = plain(
            _("Dùng thử với dữ liệu mẫu"), self.demo_wanted.emit, icon="flask-conical"
        )
        self.restore = text(
            _("Khôi phục từ bản sao lưu…"), self._on_restore, icon="history"
        )
        self.back = plain(_("Quay lại"), self.go_back, icon="arrow-left")
        self.next = primary("", self.go_on, icon="arrow-right", trailing=True)
        self._key = layouts.label("Enter", "key")
        self._build()
        for step in self._steps:
            self._stack.addWidget(step)
            step.changed.connect(self._show_next)
        # The list keeps Enter for itself.
        self.plan_step.table.row_opened.connect(lambda _plan: self.go_on())
        self._show_step(_OFFICE)

    def go_on(self) -> None:
        """Go to the next step, or finish after the last."""
        now = self._stack.currentIndex()
        if self._steps[now].missing():
            self._steps[now].begin()
            return
        if now == _OFFICE:
            self._suggest()
        elif now == _SIGNERS:
            if not self.signers_step.check():
                return
            self._suggest_plan()
        if now == _PLAN:
            self._finish()
        else:
            self._show_step(now + 1)

    def _suggest_plan(self) -> None:
        mine = self.office_step.particulars("", "")
        self.plan_step.suggest(mine.commune_code, mine.province_code)

    def go_back(self) -> None:
        """Go to the step before."""
        now = self._stack.currentIndex()
        if now > _OFFICE:
            self._show_step(now - 1)

    def step(self) -> int:
        """Return which step one is in, from 0."""
        return self._stack.currentIndex()

    def _suggest(self) -> None:
        """Put in what follows from the office: the place and the standing body."""
        commune, province = self.office_step.commune(), self.office_step.province()
        chosen = commune or province
        self.signers_step.suggest_place(chosen.name if chosen else "")
        self.signers_step.suggest_body(is_upper=commune is None)

    def _finish(self) -> None:
        signers = self.signers_step
        particulars = self.office_step.particulars(
            signers.place.text(), signers.body.text()
        )
        try:
            self._office.set_up(
                particulars, signers.signatories(), self.plan_step.chosen()
            )
        except OfficeError as refusal:
            self.plan_step.refuse(refusal)
            return
        self.finished.emit()

    def _on_restore(self) -> None:
        dialog = RestoreDialog(self.window(), self._copies())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            self.restore_wanted.emit(Path(dialog.chosen))
        dialog.deleteLater()

    def _copies(self) -> list[Copy]:
        try:
            return copies_in(self._office.folders.backups)
        except OfficeError as refusal:
            show_refusal(self.window(), refusal)
            return []

    def _show_step(self, index: int) -> None:
        step = self._steps[index]
        self._stack.setCurrentIndex(index)
        self.side.cards.show_step(index)
        self._title.setText(step.title())
        self._note.setText(step.note())
        self.back.setVisible(index > _OFFICE)
        for part in (self.demo, self.restore):
            part.setVisible(index == _OFFICE)
        names = (_("Tiếp: người ký"), _("Tiếp: kế hoạch"), _("Bắt đầu làm việc"))
        self.next.set_label(names[index])
        self._show_next()
        step.begin()

    def _show_next(self) -> None:
        missing = self._steps[self._stack.currentIndex()].missing()
        if missing:
            self.next.refuse(missing)
        else:
            self.next.allow()
        self._key.setVisible(not missing)

    def _build(self) -> None:
        head = layouts.column(self._title, self._note, spacing=2)
        body = layouts.column(spacing=18, margins=(48, 34, 48, 20))
        body.addLayout(head)
        body.addWidget(self._stack, 1)
        foot = QFrame()
        foot.setObjectName("strip")
        foot.setProperty("edge", "top")
        foot.setProperty("ground", "plain")
        foot.setFixedHeight(64)
        self._key.setFixedHeight(20)
        foot.setLayout(
            layouts.row(
                self.back,
                self.demo,
                self.restore,
                STRETCH,
                self._key,
                self.next,
                spacing=8,
                margins=(48, 0, 48, 0),
            )
        )
        right = layouts.column(spacing=0)
        right.addLayout(body, 1)
        right.addWidget(foot)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        edge = QFrame()
        edge.setObjectName("rule")
        edge.setFixedWidth(1)
        line.addWidget(edge)
        line.addWidget(layouts.box(right, "pane"), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() in _RETURN:
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._steps[self._stack.currentIndex()].begin()
