"""Thirty digits typed group by group from a stamped sheet, compared by the program.

Use: `if confirm_sender(self, name, org, check): …`, where `check(digits)` raises what
`Identity.confirm` or `Receiving.confirm_sender` raises. What is expected is never
shown; only the group that differs is named.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from desktop.errors import OfficeError
from desktop.office.exchanging.trust import DigitsDifferError
from ui import look
from ui.dialogs.error import in_a_line
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, set_state
from ui.widgets.fields import ErrorLine
from ui.widgets.notices import Notice

Check = Callable[[str], object]
_GROUPS, _LONG, _ACROSS = 6, 5, 3


class GroupField(QLineEdit):
    """Five digits; the next group is reached by typing on."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setAccessibleName(_("Nhóm {number}").format(number=number))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(132, 40)
        font = look.font(look.HEADING, 600)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 3)
        self.setFont(font)


class DigitsDialog(Dialog):
    """Six fields in the order of the sheet; a scanner or a paste fills them all."""

    def __init__(
        self,
        parent: QWidget | None,
        name: str,
        org: str,
        check: Check,
        *,
        warning: str = "",
    ) -> None:
        super().__init__(parent, _("Xác nhận nơi gửi"), icon="key", width=520)
        self._check = check
        self.fields = [GroupField(number + 1) for number in range(_GROUPS)]
        self.error = ErrorLine()
        self.body.addWidget(layouts.label(f"{name} ({org})", "name", wrap=True))
        said = _(
            "Gõ 30 chữ số trên Phiếu đăng ký khóa có chữ ký và dấu của cơ quan này. "
            "Không lấy dãy số từ USB, ảnh chụp hay tin nhắn."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        if warning:
            self.body.addWidget(Notice("warn", warning))
        self.body.addSpacing(6)
        self.body.addLayout(self._grid())
        self.body.addWidget(self.error)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(
            primary(_("So khớp và xác nhận"), self._on_verb), default=True
        )
        self._show_ready()
        self.fields[0].setFocus()

    def digits(self) -> str:
        """Return what is typed, group by group."""
        return " ".join(field.text() for field in self.fields)

    def fill(self, text: str) -> bool:
        """Spread what a scanner or a paste brings over the groups, if it is thirty.

        The sheet's square code says the office's code before the digits.
        """
        found = re.fullmatch(r"\s*(?:vn-[a-z]+-\d+)?\s*((?:\d[\s.\-–]*){30})", text)
        if found is None:
            return False
        digits = re.sub(r"\D", "", found[1])
        for number, field in enumerate(self.fields):
            field.setText(digits[number * _LONG : (number + 1) * _LONG])
        self._forget_error()
        self.verb.setFocus()
        return True

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for number, field in enumerate(self.fields):
            row, column = divmod(number, _ACROSS)
            caption = _("Nhóm {number}").format(number=number + 1)
            label = layouts.label(caption, "caption")
            label.setBuddy(field)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(field, 2 * row + 1, column)
            field.textEdited.connect(lambda text, at=number: self._on_typed(at, text))
            field.installEventFilter(self)
        grid.setColumnStretch(_ACROSS, 1)
        return grid

    def _on_typed(self, number: int, text: str) -> None:
        field = self.fields[number]
        if not self.fill(text):
            digits = re.sub(r"\D", "", text)
            field.setText(digits[:_LONG])
            if len(digits) >= _LONG and number + 1 < _GROUPS:
                following = self.fields[number + 1]
                if len(digits) > _LONG:  # typed on within a full group
                    following.setText(digits[_LONG : 2 * _LONG])
                following.setFocus()
        self._forget_error()

    def _forget_error(self) -> None:
        self.error.say("")
        for field in self.fields:
            set_state(field, "")
        self._show_ready()

    def _show_ready(self) -> None:
        count = sum(len(field.text()) for field in self.fields)
        if count == _GROUPS * _LONG:
            self.verb.allow()
        else:
            said = _("Mới gõ {count}/30 chữ số.").format(count=count)
            self.verb.refuse(said)

    def _on_verb(self) -> None:
        try:
            self._check(self.digits())
        except DigitsDifferError as refusal:
            field = self.fields[refusal.group - 1]
            set_state(field, "error")
            field.setFocus()
            field.selectAll()
            self._say(refusal)
        except OfficeError as refusal:
            self._say(refusal)
        else:
            self.accept()

    def _say(self, refusal: OfficeError) -> None:
        self.error.say(in_a_line(refusal))
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the group before with Backspace at the start of an empty one."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and watched in self.fields
        ):
            number = self.fields.index(watched)
            if number and not self.fields[number].text():
                self.fields[number - 1].setFocus()
                return True
        return False


def confirm_sender(
    parent: QWidget | None, name: str, org: str, check: Check, *, warning: str = ""
) -> bool:
    """Ask for the thirty digits and tell whether the sender is known now."""
    dialog = DigitsDialog(parent, name, org, check, warning=warning)
    return dialog.exec() == QDialog.DialogCode.Accepted
