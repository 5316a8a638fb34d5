"""Ghi đã trao: when awards were handed over, and who took one for somebody."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from desktop.awards.deliveries import Delivery
from desktop.awards.forms import Grant
from desktop.errors import OfficeError
from desktop.office.office import Office
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import Field
from ui.widgets.forms import FormRows


class DeliveryDialog(Dialog):
    """A day for one award or several; a refusal stays at the field of the day.

    After `exec()`, `removed` tells whether the note was taken back.
    """

    def __init__(
        self,
        parent: QWidget | None,
        office: Office,
        grants: Sequence[Grant],
        known: Delivery | None,
    ) -> None:
        super().__init__(parent, _title(grants), icon="handshake", width=480)
        self._office, self._grants = office, grants
        self.removed = False
        self.day = DateField(_("Ngày trao"), _day(office, known))
        receiver = known.receiver if known else ""
        self.receiver = Field(
            _("Người nhận thay"), receiver, hint=_("để trống nếu tự nhận"), width=260
        )
        form = FormRows()
        form.add(_("Ngày trao"), self.day)
        if len(grants) == 1:
            form.add(_("Người nhận thay"), self.receiver)
        self.body.addSpacing(4)
        self.body.addWidget(form)
        self.note = layouts.label(
            _("Ngày trao in vào Sổ khen thưởng; chỗ ký nhận vẫn để trống."),
            "note",
            wrap=True,
        )
        self.body.addWidget(self.note)
        self.remove = plain(_("Bỏ ghi đã trao"), self._on_remove, icon="trash-2")
        self.remove.setVisible(known is not None)
        self.add_left(self.remove)
        self.add_button(plain(_("Hủy"), self.reject))
        self.verb = self.add_button(
            primary(_("Ghi đã trao"), self._on_note), default=True
        )
        self.day.setFocus()

    def _on_note(self) -> None:
        day = self.day.value()
        if day is None:
            self.day.show_error(_("Nhập ngày trao như 14/12/2025."))
            self.day.setFocus()
            return
        try:
            self._office.deliveries.note(self._grants, day, self.receiver.text())
        except OfficeError as refusal:
            self.day.show_error(str(refusal))
            self.day.setFocus()
            return
        self.accept()

    def _on_remove(self) -> None:
        self._office.deliveries.remove(self._grants)
        self.removed = True
        self.accept()


def _day(office: Office, known: Delivery | None) -> date:
    return known.delivered_on if known else office.today()


def _title(grants: Sequence[Grant]) -> str:
    if len(grants) == 1:
        return _("Trao {form} cho {recipient}").format(
            form=grants[0].form.label, recipient=grants[0].recipient
        )
    return _("Trao {count:02d} khen thưởng cùng ngày").format(count=len(grants))


def note_delivery(parent: QWidget, office: Office, grants: Sequence[Grant]) -> str:
    """Ask for the day and note it; return what was done, empty for nothing."""
    noted = office.deliveries.by_grant()
    known = next((noted[one.id] for one in grants if one.id in noted), None)
    dialog = DeliveryDialog(parent, office, grants, known)
    is_done = dialog.exec() == QDialog.DialogCode.Accepted
    removed = dialog.removed
    dialog.deleteLater()
    if not is_done:
        return ""
    if removed:
        return _("Đã bỏ ghi đã trao.")
    return _("Đã ghi trao {count:02d} khen thưởng.").format(count=len(grants))
