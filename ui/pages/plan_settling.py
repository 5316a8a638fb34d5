"""Settling what the plan leaves open: its readings, and its own number and date."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.plans.plan import Reading
from ui import look
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import text
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows

Settle = Callable[[str, str, str], None]
_CUT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ReadingBox(QWidget):
    """An unclear wording with the ways to read it; choosing one settles it.

    Args:
        reading: the parameter of the plan.
        chosen: the value the officer settled, None while nobody did.
        reason: why it was read so.
        settle: called with key, value ("" for the default) and reason.
    """

    def __init__(
        self,
        reading: Reading,
        chosen: str | None,
        reason: str,
        settle: Settle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reading, self._chosen, self._settle = reading, chosen, settle
        self.choice = self._make_choice()
        self.reason = Field(
            _("Lý do chọn cách hiểu này"), reason, hint=_("không bắt buộc")
        )
        self.reason.edit.setObjectName(f"reason-{reading.key}")
        self.reason.entered.connect(self._on_reason)
        rows = FormRows()
        rows.add(_("Cách hiểu"), self.choice)
        rows.add(_("Lý do"), self.reason)
        quoted = layouts.label(f"“{reading.quoted}”", "plan", wrap=True)
        question = layouts.label(reading.question, "strong", wrap=True)
        column = layouts.column(question, quoted, rows, spacing=4)
        column.addLayout(layouts.row(layouts.STRETCH, *self._ways()))
        whole = layouts.column(layouts.card(_padded(column), "alt"))
        self.setLayout(whole)

    def _make_choice(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName(f"reading-{self._reading.key}")
        choice.setAccessibleName(self._reading.question)
        choice.setPlaceholderText(_("chưa chọn"))
        # A long way of reading is cut in the field, never wider than the pane.
        choice.setSizeAdjustPolicy(_CUT)
        choice.setMinimumContentsLength(24)
        for each in self._reading.alternatives:
            default = each.value == self._reading.default
            label = f"{each.label} {_('(ban đầu)')}" if default else each.label
            choice.addItem(label, each.value)
            place = choice.count() - 1
            choice.setItemData(place, label, Qt.ItemDataRole.ToolTipRole)
        now = self._chosen if self._chosen is not None else self._reading.default
        choice.setCurrentIndex(choice.findData(now) if now else -1)
        choice.activated.connect(self._on_chosen)
        return choice

    def _ways(self) -> list[QWidget]:
        if self._chosen is not None:
            back = text(_("Về cách hiểu ban đầu"), self._on_back, icon="rotate-ccw")
            back.setObjectName(f"back-{self._reading.key}")
            return [back]
        if self._reading.default:
            keep = text(_("Giữ cách hiểu này"), self._on_keep, icon="check")
            keep.setObjectName(f"keep-{self._reading.key}")
            return [keep]
        return []

    def _on_chosen(self, index: int) -> None:
        value = str(self.choice.itemData(index))
        if value != self._chosen:
            self._settle(self._reading.key, value, self.reason.text())

    def _on_reason(self, typed: str) -> None:
        if self._chosen is not None:
            self._settle(self._reading.key, self._chosen, typed)

    def _on_keep(self) -> None:
        self._settle(self._reading.key, self._reading.default, self.reason.text())

    def _on_back(self) -> None:
        self._settle(self._reading.key, "", "")


class IdentityBox(QWidget):
    """Number and date of the plan, to fill in once the office has them."""

    filled = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: str = ""
        self._day: date | None = None
        self.number = Field(_("Số kế hoạch"), hint=_("ví dụ 77/KH-UBND"), width=220)
        self.number.line.addStretch(1)
        self.day = DateField(_("Ngày ban hành"))
        self.number.entered.connect(lambda typed: self.filled.emit(typed, self._day))
        self.day.date_entered.connect(lambda day: self.filled.emit(self._number, day))
        rows = FormRows()
        rows.add(_("Số kế hoạch"), self.number)
        rows.add(_("Ngày ban hành"), self.day)
        self.setLayout(layouts.column(rows, margins=(20, 12, 16, 0)))

    def show_identity(
        self, number: str, day: date | None, *, is_given: bool = False
    ) -> None:
        """Show what is kept; what is being typed beside it stays.

        Args:
            is_given: the plan file itself has them, so they cannot be changed here.
        """
        if number != self._number:
            self.number.show_text(number)
        if day != self._day:
            self.day.show_date(day)
        self._number, self._day = number, day
        self.number.set_read_only(is_given)
        self.day.set_read_only(is_given)
        for field in (self.number.edit, self.day.edit):
            look.tag(field)


def _padded(column: QVBoxLayout) -> QVBoxLayout:
    column.setContentsMargins(14, 10, 14, 8)
    return column
