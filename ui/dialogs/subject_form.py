"""A form over one subject: a refusal stands at its field, what was typed stays.

A form lists its fields with `row`, each with words of the refusals that belong to it;
`value()` makes the subject and `save` gives it to the office.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.errors import OfficeError
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, set_state
from ui.widgets.fields import ErrorLine
from ui.widgets.forms import FormRows
from ui.widgets.notices import Notice

Save = Callable[[Any], object]


class Fails(Protocol):
    """A field that can say what is wrong with it."""

    def show_error(self, sentence: str) -> None:
        """Mark the field and say the sentence."""

    def clear_error(self) -> None:
        """Take the mark away."""

    def setFocus(self) -> None:
        """Take the keyboard."""


class Choices(QComboBox):
    """One of several values, each with its words.

    Args:
        name: what is chosen, for screen readers.
        pairs: (value, words); `value` is chosen at first.
    """

    def __init__(
        self,
        name: str,
        pairs: Sequence[tuple[Any, str]],
        value: Any = None,  # noqa: ANN401 - values of the form's kind
        *,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [each for each, _words in pairs]
        self.addItems([words.replace("&", "&&") for _each, words in pairs])
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        if width:
            self.setFixedWidth(width)
        self.choose(value)

    def value(self) -> Any:  # noqa: ANN401
        """Return the chosen value."""
        return self._values[self.currentIndex()] if self._values else None

    def choose(self, value: Any) -> None:  # noqa: ANN401
        """Choose a value; an unknown one leaves the first."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))


class Watched(QWidget):
    """A box or note with room for one error sentence under it."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = inner
        self._error = ErrorLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(inner)
        column.addWidget(self._error)
        self.setFocusProxy(inner)
        self.setAccessibleName(inner.accessibleName())

    def show_error(self, sentence: str) -> None:
        """Mark the field and say the sentence."""
        set_state(self._inner, "error")
        self._inner.setAccessibleDescription(sentence)
        self._error.say(sentence)

    def clear_error(self) -> None:
        """Take the mark away."""
        set_state(self._inner, "")
        self._inner.setAccessibleDescription("")
        self._error.say("")


class SubjectForm(Dialog):
    """The frame of the forms for units, people and other subjects."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        save: Save,
        *,
        width: int = 560,
    ) -> None:
        super().__init__(parent, title, width=width)
        self._save = save
        self._watched: list[tuple[Fails, tuple[str, ...]]] = []
        self.notice = Notice("bad", "")
        self.rows = FormRows(label_width=132)
        self.body.addWidget(self.notice)
        self.body.addSpacing(4)
        self.body.addWidget(self.rows)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(verb, self.accept))
        self.verb.setDefault(True)

    def row(self, label: str, field: QWidget, *words: str) -> QWidget:
        """Add a field; refusals with one of the words are shown at it."""
        shown = field if hasattr(field, "show_error") else Watched(field)
        self._watched.append((shown, words))  # type: ignore[arg-type]
        self.rows.add(label, shown)
        return field

    def value(self) -> object:
        """Return the subject as typed."""
        raise NotImplementedError

    def fit(self) -> None:
        """Let the height follow what was shown or taken away."""
        QTimer.singleShot(0, self, self.adjustSize)

    def is_readable(self) -> bool:
        """Tell whether every field can be read; an unreadable one says so itself."""
        return True

    def accept(self) -> None:
        """Give what was typed to the office; a refusal keeps the form open."""
        self.notice.say("bad", "")
        for field, _words in self._watched:
            field.clear_error()
        if not self.is_readable():
            self.fit()
            return
        try:
            self._save(self.value())
        except OfficeError as refusal:
            self._show(refusal)
            return
        super().accept()

    def _show(self, refusal: OfficeError) -> None:
        said = refusal.sentence.casefold()
        for field, words in self._watched:
            if any(word in said for word in words):
                field.show_error(str(refusal))
                field.setFocus()
                self.fit()
                return
        self.notice.say("bad", str(refusal))
        self.fit()


def heading(words: str) -> QWidget:
    """Return the small heading of a part of a form."""
    return layouts.label(words, "group")
