"""The periods of direct work of a person: role, from and to, one line each."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.emulation.participants import DirectRole, DirectWork
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, text
from ui.widgets.dates import DateField
from ui.widgets.fields import ErrorLine


class WorkLine(QWidget):
    """One period: what is done, since when, until when."""

    def __init__(
        self, role: DirectRole, since: date | None, until: date | None = None
    ) -> None:
        super().__init__()
        pairs = [(each, each.label[0].upper() + each.label[1:]) for each in DirectRole]
        self.role = Choices(_("Việc cải cách hành chính"), pairs, role)
        self.since = DateField(_("Từ ngày"), since)
        self.until = DateField(_("Đến ngày"), until)
        self.until.edit.setPlaceholderText(_("đến nay"))
        self.remove = icon_only("x", _("Bỏ việc này"), small=True)
        line = layouts.row(self.role, spacing=6)
        for part in (self.since, self.until):
            part.edit.setFixedWidth(140)
            part.setFixedWidth(140)
            line.addWidget(part)
        line.addWidget(self.remove)
        line.setStretch(0, 1)
        self.setLayout(line)

    def is_readable(self) -> bool:
        """Tell whether both days can be read; the field says what is wrong."""
        for field, needed in ((self.since, True), (self.until, False)):
            typed = field.text()
            if typed and field.value() is None:
                field.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            elif needed and not typed:
                field.show_error(_("Cần ngày bắt đầu."))
            else:
                field.clear_error()
                continue
            field.setFocus()
            return False
        return True

    def value(self) -> DirectWork:
        """Return the period as typed; both days have to be readable."""
        since = self.since.value()
        if since is None:
            message = "is_readable() comes first"
            raise ValueError(message)
        return DirectWork(self.role.value(), since, self.until.value())


class DirectWorkField(QWidget):
    """All periods of a person; the first day of a new one is the movement's."""

    def __init__(
        self, works: Sequence[DirectWork], first_day: date, grown: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Việc cải cách hành chính trực tiếp"))
        self._first_day, self._grown = first_day, grown
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._error = ErrorLine()
        self.adder = text(_("Thêm việc trực tiếp"), self.add, icon="plus")
        foot = layouts.row(self.adder, layouts.STRETCH)
        self.setLayout(layouts.column(self._column, foot, self._error, spacing=4))
        for work in works:
            self._put(WorkLine(work.role, work.since, work.until))

    def lines(self) -> list[WorkLine]:
        """Return the periods from top to bottom."""
        items = (self._column.itemAt(n) for n in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, WorkLine)]

    def add(self) -> None:
        """Add a period and go to its role."""
        line = WorkLine(DirectRole.ORGANISING, self._first_day)
        self._put(line)
        line.role.setFocus()
        self._grown()

    def is_readable(self) -> bool:
        """Tell whether every day can be read."""
        return all(line.is_readable() for line in self.lines())

    def value(self) -> tuple[DirectWork, ...]:
        """Return the periods as typed."""
        return tuple(line.value() for line in self.lines())

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the periods."""
        self._error.say(sentence)
        self._grown()

    def clear_error(self) -> None:
        """Take the sentence away."""
        self._error.say("")

    def _put(self, line: WorkLine) -> None:
        line.remove.clicked.connect(lambda: self._take(line))
        self._column.addWidget(line)

    def _take(self, line: WorkLine) -> None:
        self._column.removeWidget(line)
        line.deleteLater()
        line.hide()
        self.adder.setFocus()
        self._grown()
