"""Dates typed as the office writes them: 14/12/2025.

Use: `DateField("Hạn cuối", date(2025, 12, 14))`, signal `date_entered(object)`: a date,
or None when emptied; an unreadable date says so and changes nothing.
"""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QMenu,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from ui import icons, look
from ui.language import _
from ui.widgets.fields import Field


class DateField(Field):
    """A date typed as the office writes it: 14/12/2025, 14-12-25 or 14122025."""

    date_entered = Signal(object)

    def __init__(
        self, name: str, value: date | None = None, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            name, _written(value), hint=_("ngày/tháng/năm"), width=170, parent=parent
        )
        self._opener = self.add_icon(
            "calendar", _("Chọn trên lịch (Alt + mũi tên xuống)")
        )
        self._opener.setShortcut("Alt+Down")
        self._opener.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._opener.triggered.connect(self._open_calendar)
        self.entered.connect(self._on_entered)

    def value(self) -> date | None:
        """Return the date in the field, or None when empty or unreadable."""
        return read_date(self.text())

    def show_date(self, value: date | None) -> None:
        """Show a date without emitting."""
        self.show_text(_written(value))

    def _on_entered(self, typed: str) -> None:
        value = read_date(typed)
        if typed and value is None:
            self.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            return
        self.show_date(value)
        self.date_entered.emit(value)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = Calendar()
        shown = self.value()
        if shown:
            calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        calendar.clicked.connect(self._on_picked)
        calendar.activated.connect(self._on_picked)
        menu.popup(self.edit.mapToGlobal(QPoint(0, self.edit.height() + 2)))
        calendar.setFocus()

    def _on_picked(self, day: QDate) -> None:
        self.edit.setText(_written(date(day.year(), day.month(), day.day())))
        self._on_finished()


class Calendar(QCalendarWidget):
    """A month on a sheet, in Vietnamese, weekends no louder than other days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Lịch"))
        self.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        quiet = QTextCharFormat()
        quiet.setForeground(look.color("text2"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, quiet)
        for name, picture, said in (
            ("qt_calendar_prevmonth", "chevron-left", _("Tháng trước")),
            ("qt_calendar_nextmonth", "chevron-right", _("Tháng sau")),
        ):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(picture))
                button.setAccessibleName(said)
        self.setMinimumSize(280, 216)


def read_date(typed: str) -> date | None:
    """Read a date typed by hand: day, month, year; two figures mean 20xx."""
    digits = "".join(c if c.isdigit() else " " for c in typed).split()
    if len(digits) == 1 and len(digits[0]) in {6, 8}:
        digits = [digits[0][:2], digits[0][2:4], digits[0][4:]]
    if len(digits) != 3:
        return None
    day, month, year = (int(part) for part in digits)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _written(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""
