"""Where somebody works, since when after a change, and the units before."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.emulation.participants import Unit
from desktop.emulation.records import Membership
from ui.dialogs.subject_form import Choices
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import icon_only, text
from ui.widgets.dates import DateField
from ui.widgets.fields import ErrorLine

_DAY_WIDTH = 140


class UnitField(QWidget):
    """Today's unit; choosing another one asks since when.

    Args:
        units: those that can be chosen.
        unit_id: today's, as kept.
        today: stands as the day of a change.
        grown: told when a line appeared or left.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        unit_id: str | None,
        today: date,
        grown: Callable[[], None],
    ) -> None:
        super().__init__()
        self._kept, self._grown = unit_id, grown
        where = [(None, _("Chưa xếp đơn vị")), *((u.id, u.name) for u in units)]
        self.unit = Choices(_("Đơn vị"), where, unit_id)
        self.day = DateField(_("Chuyển đơn vị từ ngày"), today)
        self.day.setFixedWidth(_DAY_WIDTH)
        self.day.edit.setFixedWidth(_DAY_WIDTH)
        said = _("để trống nếu chỉ sửa chỗ nhập nhầm")
        line = layouts.row(
            layouts.label(_("Chuyển từ ngày"), "note"),
            self.day,
            layouts.label(said, "caption"),
            layouts.STRETCH,
            spacing=8,
        )
        self._moved = layouts.box(line)
        self._error = ErrorLine()
        self.setLayout(layouts.column(self.unit, self._moved, self._error, spacing=4))
        self.setFocusProxy(self.unit)
        self.setAccessibleName(self.unit.accessibleName())
        self._moved.setVisible(False)
        self.unit.currentIndexChanged.connect(lambda _index: self._on_chosen())

    @property
    def is_moved(self) -> bool:
        """Tell whether another unit than the one kept is chosen."""
        return self._kept is not None and self.unit.value() != self._kept

    def moved_on(self) -> date | None:
        """Return since when, None where nothing changed or a mistake is corrected."""
        return self.day.value() if self.is_moved else None

    def is_readable(self) -> bool:
        """Tell whether the day can be read."""
        if self.is_moved and self.day.text() and self.day.value() is None:
            self.day.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
            self.day.setFocus()
            return False
        self.day.clear_error()
        return True

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the unit."""
        self._error.say(sentence)
        self._grown()

    def clear_error(self) -> None:
        """Take the sentence away."""
        self._error.say("")

    def _on_chosen(self) -> None:
        self._moved.setVisible(self.is_moved)
        self._grown()


class FormerLine(QWidget):
    """One unit before: which, since when, until when."""

    def __init__(
        self,
        units: Sequence[tuple[str, str]],
        unit_id: str | None,
        since: date | None,
        until: date | None,
    ) -> None:
        super().__init__()
        self.unit = Choices(_("Đơn vị trước đây"), units, unit_id)
        self.since = DateField(_("Từ ngày"), since)
        self.since.edit.setPlaceholderText(_("không rõ"))
        self.until = DateField(_("Đến hết ngày"), until)
        self.until.edit.setPlaceholderText(_("đến hết ngày"))
        self.remove = icon_only("x", _("Bỏ đơn vị này"), small=True)
        line = layouts.row(self.unit, spacing=6)
        for part in (self.since, self.until):
            part.edit.setFixedWidth(_DAY_WIDTH)
            part.setFixedWidth(_DAY_WIDTH)
            line.addWidget(part)
        line.addWidget(self.remove)
        line.setStretch(0, 1)
        self.setLayout(line)

    def is_readable(self) -> bool:
        """Tell whether both days can be read; the field says what is wrong."""
        for field in (self.since, self.until):
            if field.text() and field.value() is None:
                field.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
                field.setFocus()
                return False
            field.clear_error()
        return True

    def value(self, person_id: str) -> Membership:
        """Return the time as typed."""
        return Membership(
            person_id, self.unit.value(), self.since.value(), self.until.value()
        )


class FormerUnitsField(QWidget):
    """The units somebody belonged to before today's, retired ones among them."""

    def __init__(
        self,
        found: Sequence[Membership],
        units: Sequence[Unit],
        grown: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Đơn vị trước đây"))
        self._grown = grown
        gone = _("{name} (đã ngừng)")
        self._units = [
            (u.id, gone.format(name=u.name) if u.retired_on else u.name) for u in units
        ]
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._error = ErrorLine()
        self.adder = text(_("Thêm đơn vị trước đây"), self.add, icon="plus")
        self.adder.setVisible(bool(units))
        foot = layouts.row(self.adder, layouts.STRETCH)
        self.setLayout(layouts.column(self._column, foot, self._error, spacing=4))
        for one in found:
            self._put(FormerLine(self._units, one.unit_id, one.since, one.until))

    def lines(self) -> list[FormerLine]:
        """Return the units before from top to bottom."""
        items = (self._column.itemAt(n) for n in range(self._column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, FormerLine)]

    def add(self) -> None:
        """Add a unit and go to it."""
        line = FormerLine(self._units, None, None, None)
        self._put(line)
        line.unit.setFocus()
        self._grown()

    def is_readable(self) -> bool:
        """Tell whether every day can be read."""
        return all(line.is_readable() for line in self.lines())

    def value(self, person_id: str) -> tuple[Membership, ...]:
        """Return the times as typed."""
        return tuple(line.value(person_id) for line in self.lines())

    def show_error(self, sentence: str) -> None:
        """Say what is wrong under the units."""
        self._error.say(sentence)
        self._grown()

    def clear_error(self) -> None:
        """Take the sentence away."""
        self._error.say("")

    def _put(self, line: FormerLine) -> None:
        line.remove.clicked.connect(lambda: self._take(line))
        self._column.addWidget(line)

    def _take(self, line: FormerLine) -> None:
        self._column.removeWidget(line)
        line.deleteLater()
        line.hide()
        self.adder.setFocus()
        self._grown()
