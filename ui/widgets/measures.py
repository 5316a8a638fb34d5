"""Fields for millimetres and points: typed with a comma or a dot, stepped by arrows.

Use: `field = MeasureField("Từ trái", Decimal("58"), unit="mm")`; signal
`given(Decimal)` when the officer has typed or stepped, not after `show_value`.
"""

from decimal import Decimal

from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from desktop.vietnamese import number

_VIETNAM = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)
_MINUSES = str.maketrans("−–", "--")


class MeasureField(QDoubleSpinBox):
    """A length or a size with at most two decimals; arrows step, Shift does not.

    Args:
        name: what is measured, for screen readers.
        least, most: typed values outside are brought to the nearer one.
        step: of one press of an arrow.
        unit: shown after the number.
        signed: show a plus before what is above zero, as readings are written.
    """

    given = Signal(object)

    def __init__(
        self,
        name: str,
        value: Decimal = Decimal(0),
        *,
        least: Decimal = Decimal(0),
        most: Decimal = Decimal(500),
        step: Decimal = Decimal("0.5"),
        unit: str = "mm",
        signed: bool = False,
        width: int = 92,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._signed = signed
        self.setAccessibleName(f"{name} ({unit})" if unit else name)
        self.setLocale(_VIETNAM)
        self.setDecimals(2)
        self.setRange(float(least), float(most))
        self.setSingleStep(float(step))
        self.setSuffix(f" {unit}" if unit else "")
        self.setKeyboardTracking(False)
        self.setFixedSize(width, 30)
        # A style sheet's padding does not reach the text of a spin box.
        self.lineEdit().setTextMargins(7, 0, 0, 0)
        self.show_value(value)
        self.valueChanged.connect(lambda _value: self.given.emit(self.measure()))

    def measure(self) -> Decimal:
        """Return the value, exact to the hundredth."""
        return Decimal(f"{self.value():.2f}")

    def show_value(self, value: Decimal) -> None:
        """Show a value without emitting `given`."""
        self.blockSignals(True)
        self.setValue(float(value))
        self.blockSignals(False)

    def textFromValue(self, val: float) -> str:
        exact = Decimal(f"{val:.2f}")
        places = 2 if exact != exact.quantize(Decimal("0.1")) else 1
        shown = number(exact, places)
        return f"+{shown}" if self._signed and exact > 0 else shown

    def valueFromText(self, text: str) -> float:
        return float(self._digits(text) or 0)

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        typed = self._digits(text)
        state = QValidator.State
        if typed in {"", "-", "+", ".", "-.", "+."}:
            return state.Intermediate, text, pos
        try:
            value = float(typed)
        except ValueError:
            return state.Invalid, text, pos
        whole, _point, part = typed.partition(".")
        if len(part) > self.decimals() or len(whole) > 4:
            return state.Invalid, text, pos
        inside = self.minimum() <= value <= self.maximum()
        return state.Acceptable if inside else state.Intermediate, text, pos

    def fixup(self, text: str) -> str:
        """Bring what is outside to the nearer end instead of forgetting it."""
        try:
            value = float(self._digits(text))
        except ValueError:
            return self.textFromValue(self.value()) + self.suffix()
        near = min(max(value, self.minimum()), self.maximum())
        return self.textFromValue(near) + self.suffix()

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window: a step of this field is a step there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(
            event, QKeyEvent
        ):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the number, unless one is in the field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _digits(self, text: str) -> str:
        bare = text.removesuffix(self.suffix()).strip().translate(_MINUSES)
        return bare.replace(",", ".").replace(" ", "")
