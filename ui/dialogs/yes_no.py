"""A question with two answers, neither of them chosen at first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton

from ui.language import _
from ui.widgets import layouts
from ui.widgets.fields import ErrorLine
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH


class YesNo(FormRows):
    """The result as two words.

    Signals:
        answered(): another answer is chosen.
    """

    answered = Signal()

    def __init__(self, yes: str, no: str, answer: bool | None) -> None:
        super().__init__()
        self.yes, self.no = QRadioButton(yes), QRadioButton(no)
        self._error = ErrorLine()
        if answer is not None:
            (self.yes if answer else self.no).setChecked(True)
        for choice in (self.yes, self.no):
            choice.toggled.connect(lambda _on: self._on_chosen())
        answers = layouts.row(self.yes, 12, self.no, STRETCH)
        self.add(
            _("Kết quả"), layouts.box(layouts.column(answers, self._error, spacing=4))
        )
        self.setFocusProxy(self.no if self.no.isChecked() else self.yes)

    def answer(self) -> bool | None:
        """Return the answer, None while nothing is chosen."""
        is_chosen = self.yes.isChecked() or self.no.isChecked()
        return self.yes.isChecked() if is_chosen else None

    def blame(self, sentence: str) -> None:
        """Show what is wrong with the answer, or with none."""
        self._error.say(sentence)

    def _on_chosen(self) -> None:
        self._error.say("")
        self.answered.emit()
