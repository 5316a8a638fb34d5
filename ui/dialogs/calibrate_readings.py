"""The second step of measuring a printer: the readings of its test sheet, typed."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.documents.certificates.calibration import (
    FoldReadings,
    PrinterProfile,
    RulerReadings,
)
from desktop.errors import EntryError
from desktop.vietnamese import parse_number
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import Segments
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows
from ui.widgets.layouts import STRETCH

Readings = FoldReadings | RulerReadings
_MINUSES = str.maketrans("−–", "--")
_FOLD = (
    ("G1", _("Mép trái, G1"), True),
    ("G2", _("Mép phải, G2"), False),
    ("G3", _("Mép trên bên trái, G3"), True),
    ("G4", _("Mép trên bên phải, G4"), False),
    ("G5", _("Mép dưới, G5"), False),
)
_RULER = (
    ("LA", _("Mép trái đến A"), True),
    ("RB", _("Mép phải đến B"), False),
    ("TA", _("Mép trên đến A"), True),
    ("TB", _("Mép trên đến B"), False),
    ("BC", _("Mép dưới đến C"), False),
)


class MissingReading(EntryError):  # noqa: N818 - not wrong, only not typed yet
    """A reading that cannot be left out is not typed yet."""


class ReadingsStep(QWidget):
    """Two ways to read: folded over, or with a ruler.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ways = Segments([_("Gấp giấy"), _("Thước kẻ")], _("Cách đọc"))
        self.fields: dict[str, Field] = {}
        fold = _(
            "Gấp mép giấy theo đường chấm: mép nằm trên thang. Đọc vạch trùng mép, kể "
            "cả dấu + hay −, đến nửa mm; giữa hai vạch thì 0,25. Không cần thước."
        )
        ruler = _(
            "Đo từ mép giấy đến tâm dấu chữ thập, đến nửa mm. Máy in đúng thì mọi số "
            "là 40,0."
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self._page(fold, _FOLD, "+1,5"))
        self._pages.addWidget(self._page(ruler, _RULER, "40,5"))
        self.ways.chosen.connect(self._on_way)
        self.setLayout(
            layouts.column(
                layouts.row(self.ways, STRETCH), self._pages, STRETCH, spacing=10
            )
        )

    def _page(
        self, said: str, asked: Sequence[tuple[str, str, bool]], hint: str
    ) -> QWidget:
        rows = FormRows(label_width=176)
        for key, name, is_needed in asked:
            field = Field(
                name,
                hint=hint if is_needed else _("để trống được"),
                unit="mm",
                width=124,
                right=True,
            )
            field.edit.textEdited.connect(lambda _text: self.changed.emit())
            self.fields[key] = field
            rows.add(name, field)
        return layouts.box(
            layouts.column(layouts.label(said, "note", wrap=True), 4, rows, STRETCH)
        )

    def begin(self) -> None:
        """Take the keyboard, at the first reading."""
        self.fields[self._asked()[0][0]].setFocus()

    def show_profile(self, profile: PrinterProfile) -> None:
        """Say what the empty fields are for, on this size of sheet."""
        self.setAccessibleName(
            _("Số đọc trên tờ thử khổ {sheet}").format(sheet=profile.sheet.name)
        )

    def readings(self) -> Readings:
        """Return what is typed, either way.

        Raises:
            EntryError: a needed reading is missing, or is no number.
        """
        if self.ways.current() == 0:
            return FoldReadings(
                self._needed("G1"),
                self._needed("G3"),
                self._typed("G2"),
                self._typed("G4"),
                self._typed("G5"),
            )
        return RulerReadings(
            self._needed("LA"),
            self._needed("TA"),
            self._typed("RB"),
            self._typed("BC"),
            self._typed("TB"),
        )

    def is_empty(self) -> bool:
        """Tell whether nothing is typed in the way in use."""
        return not any(self.fields[key].text() for key, _name, _need in self._asked())

    def _asked(self) -> Sequence[tuple[str, str, bool]]:
        return _FOLD if self.ways.current() == 0 else _RULER

    def _needed(self, key: str) -> Decimal:
        value = self._typed(key)
        if value is not None:
            return value
        name = next(name for code, name, _need in self._asked() if code == key)
        raise MissingReading(
            _("Còn thiếu số đọc “{name}”.").format(name=name),
            _("Nhập số mm đọc được trên tờ thử."),
        )

    def _typed(self, key: str) -> Decimal | None:
        """Return a reading; a plus and any kind of minus are read."""
        field = self.fields[key]
        typed = field.text().translate(_MINUSES).replace(" ", "")
        if not typed:
            field.clear_error()
            return None
        try:
            value = parse_number(typed)
        except EntryError as refusal:
            field.show_error(refusal.sentence)
            raise
        field.clear_error()
        return value

    def _on_way(self, way: int) -> None:
        self._pages.setCurrentIndex(way)
        self.changed.emit()
        self.begin()
