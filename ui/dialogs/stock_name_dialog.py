"""A name for a stock: of a new one with its sheet, of a copy, or another name.

Use: `StockNameDialog(self, _("Bố cục phôi mới"), _("Tạo"), keep, sheets=…)`; `keep`
gets name and sheet; what the office refuses is said at the field.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.documents.certificates.sheet_sizes import Sheet
from desktop.errors import OfficeError
from ui.dialogs.frame import Dialog
from ui.dialogs.stock_sheet_dialog import SheetChoice
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows


class StockNameDialog(Dialog):
    """One line for the name; a sheet beside it where it is a new stock.

    Args:
        keep: what is done with name and sheet; an OfficeError keeps the dialog open.
        sheets: offered where the stock is new; none otherwise.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        verb: str,
        keep: Callable[[str, Sheet], object],
        *,
        name: str = "",
        sheets: Sequence[Sheet] = (),
        note: str = "",
    ) -> None:
        super().__init__(parent, title, icon="stamp", width=460)
        self._keep = keep
        self.name = Field(_("Tên phôi"), name, hint=_("như ghi ở bìa hộp phôi"))
        self.sheet = SheetChoice(_("Khổ phôi"), sheets or [Sheet.A4])
        if note:
            self.body.addWidget(layouts.label(note, "note", wrap=True))
        rows = FormRows()
        rows.add(_("Tên phôi"), self.name)
        if sheets:
            rows.add(_("Khổ phôi"), self.sheet)
        self.body.addWidget(rows)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(primary(verb, self._on_keep), default=True)
        self.name.setFocus()
        self.name.edit.selectAll()

    def _on_keep(self) -> None:
        try:
            self._keep(self.name.text(), self.sheet.sheet())
        except OfficeError as refusal:
            self.name.show_error(f"{refusal.sentence} {refusal.next_step}")
            self.name.setFocus()
            self.fit()
            return
        self.accept()
