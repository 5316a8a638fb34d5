"""The status bar: what is kept, where, the nearest deadline, what kind of data."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui import icons, look
from ui.language import _
from ui.shell import ShellState
from ui.widgets import layouts
from ui.widgets.buttons import quiet
from ui.widgets.chips import ChipLabel, chip

HEIGHT = 26


class StatusBar(QFrame):
    """One quiet line; its folder opens with a click."""

    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self._saved = layouts.label(_("Đã lưu"), "caption", tone="ok")
        self._backup = layouts.label("", "caption")
        self._stale = layouts.label(_("nơi thứ hai quá 7 ngày"), "caption", tone="warn")
        self._stale.setToolTip(
            _("Hơn một tuần chưa chép sang nơi sao lưu thứ hai: Cài đặt, mục Sao lưu.")
        )
        self._folder = quiet("", self.folder_wanted.emit, icon="hard-drive")
        self._folder.setProperty("look", "status")
        self._folder.setToolTip(_("Mở thư mục dữ liệu"))
        self._due_mark = icons.IconLabel("calendar-clock", "text2", 14)
        self._due = layouts.label("", "caption")
        self._due_date = layouts.label("", "due")
        self._due_what = layouts.label("", "caption")
        self._rule = layouts.rule(upright=True)
        self._rule.setFixedHeight(14)
        self._chips = {
            kind: ChipLabel(chip(kind)) for kind in ("draft", "closed", "demo")
        }
        self._marks = layouts.row(*self._chips.values(), spacing=6)
        self.setLayout(
            layouts.row(
                icons.IconLabel("circle-check", "ok", 14),
                self._saved,
                10,
                self._backup,
                self._stale,
                2,
                self._folder,
                layouts.STRETCH,
                self._due_mark,
                self._due,
                self._due_date,
                self._due_what,
                8,
                self._rule,
                8,
                self._marks,
                spacing=6,
                margins=(14, 0, 14, 0),
            )
        )

    def show_state(self, state: ShellState) -> None:
        """Show the state of the office."""
        saved = (
            _("Đã lưu")
            if state.saved_at is None
            else _("Đã lưu {time}").format(time=_clock(state.saved_at))
        )
        self._saved.setText(_("Đã lưu"))
        self._saved.setToolTip(saved)
        self._backup.setText(
            _("Sao lưu {time}").format(time=_clock(state.backup_at))
            if state.backup_at
            else _("Chưa sao lưu")
        )
        self._stale.setVisible(state.is_copy_stale)
        self._folder.set_label(state.folder)
        self._folder.setAccessibleName(
            _("Thư mục dữ liệu {folder}").format(folder=state.folder)
        )
        self._folder.setVisible(bool(state.folder))
        has_due = bool(state.deadline_date_text)
        self._due.setText(_("Hạn gần nhất:"))
        self._due_date.setText(state.deadline_date_text)
        self._due_what.setText(state.deadline_text)
        self._due_mark.show_icon(*_due_look(state))
        look.tag(self._due_what, tone="bad" if state.is_deadline_late else "")
        for part in (self._due_mark, self._due, self._due_date, self._due_what):
            part.setVisible(has_due)
        for kind, shown in (
            ("draft", state.is_draft),
            ("closed", state.is_closed),
            ("demo", state.is_demo),
        ):
            self._chips[kind].setVisible(shown)
        any_chip = state.is_draft or state.is_closed or state.is_demo
        self._rule.setVisible(any_chip and has_due)


def _due_look(state: ShellState) -> tuple[str, str]:
    late = state.is_deadline_late
    return ("triangle-alert", "bad") if late else ("calendar-clock", "text2")


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
