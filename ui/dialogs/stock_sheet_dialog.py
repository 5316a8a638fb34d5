"""The size of a sheet: one of the usual, or any other in millimetres.

Use: `sheets = SheetChoice(_("Khổ giấy"), office.printing.sheets())`; signal
`sheet_chosen(Sheet)`, `sheets.sheet()`. "Khổ khác…" asks for width and height.
"""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.documents.certificates.sheet_sizes import Sheet, custom_sheet
from desktop.errors import EntryError
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import ErrorLine
from ui.widgets.forms import ChoiceField, FormRows
from ui.widgets.measures import MeasureField

_OTHER = "other"


class SheetDialog(Dialog):
    """Width and height of a sheet that lies; what no printer takes is refused."""

    def __init__(self, parent: QWidget | None, sheet: Sheet) -> None:
        super().__init__(parent, _("Khổ giấy khác"), icon="ruler", width=380)
        self.sheet = sheet
        self.wide = self._measure(_("Chiều rộng"), sheet.width)
        self.high = self._measure(_("Chiều cao"), sheet.height)
        self._error = ErrorLine()
        said = _("Đo tờ phôi nằm ngang, cạnh dài là chiều rộng.")
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        rows = FormRows()
        rows.add(_("Chiều rộng"), self.wide)
        rows.add(_("Chiều cao"), self.high)
        self.body.addWidget(rows)
        self.body.addWidget(self._error)
        self.add_button(plain(_("Hủy"), self.reject))
        self.add_button(primary(_("Dùng khổ này"), self._on_use), default=True)
        self.wide.setFocus()
        self.wide.selectAll()

    @staticmethod
    def _measure(name: str, mm: float) -> MeasureField:
        return MeasureField(
            name, Decimal(str(mm)), most=Decimal(999), step=Decimal(1), width=120
        )

    def _on_use(self) -> None:
        width, height = self.wide.measure(), self.high.measure()
        try:
            self.sheet = custom_sheet(float(width), float(height))
        except EntryError as refusal:
            self._error.say(f"{refusal.sentence} {refusal.next_step}")
            self.fit()
            return
        self.accept()


class SheetChoice(ChoiceField):
    """The sheets offered, a chosen other one, and the way to another.

    Signals:
        sheet_chosen(Sheet): another sheet is to be used.
    """

    sheet_chosen = Signal(object)

    def __init__(
        self,
        name: str,
        sheets: Sequence[Sheet],
        *,
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, width=width, parent=parent)
        self._sheets = {sheet.code: sheet for sheet in sheets}
        self._current = next(iter(self._sheets.values()), Sheet.A4)
        self._fill()
        self.chosen.connect(self._on_chosen)

    def sheet(self) -> Sheet:
        """Return the sheet in use."""
        return self._current

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet without emitting; one not offered yet is added."""
        self._sheets.setdefault(sheet.code, sheet)
        self._current = sheet
        self._fill()

    def _fill(self) -> None:
        pairs = [(code, sheet_words(sheet)) for code, sheet in self._sheets.items()]
        self.show_choices([*pairs, (_OTHER, _("Khổ khác…"))])
        self.choose(self._current.code)

    def _on_chosen(self, code: object) -> None:
        if code == _OTHER:
            dialog = SheetDialog(self.window(), self._current)
            used = dialog.exec() == QDialog.DialogCode.Accepted
            dialog.deleteLater()
            self.show_sheet(dialog.sheet)
            if not used:
                return
        else:
            self._current = self._sheets[str(code)]
        self.sheet_chosen.emit(self._current)


def sheet_words(sheet: Sheet) -> str:
    """Return "A4, 297 × 210 mm", or the size alone."""
    size = f"{sheet.width:g} × {sheet.height:g} mm".replace(".", ",")
    return f"{sheet.name}, {size}" if sheet.name != size else size
