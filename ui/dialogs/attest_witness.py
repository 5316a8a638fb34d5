"""Who confirms, on which day, on what evidence: the fields, and a dialog of their own.

The dialog asks once for the answers that are then given one key after another:
`witness = ask_witness(self, office.today(), kept)`; None means that nothing is said.
"""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary
from ui.widgets.dates import DateField
from ui.widgets.fields import Field, NoteField
from ui.widgets.forms import FormRows

_LAST_BY = "attest/by"


@dataclass(frozen=True, slots=True)
class Witness:
    """Who says so, when, on what evidence."""

    by: str
    day: date
    evidence: str = ""


class WitnessFields:
    """The three fields, filled with who confirmed last time."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.by = Field(_("Người xác nhận"), hint=_("họ tên, chức vụ hoặc cơ quan"))
        self.day = DateField(_("Ngày xác nhận"), today)
        self.evidence = NoteField(
            _("Minh chứng"), hint=_("văn bản, biên bản, nơi giữ bản gốc"), lines=2
        )
        self.by.show_text(str(QSettings().value(_LAST_BY, "")))

    def add_to(self, rows: FormRows) -> None:
        """Put the fields into a form."""
        rows.add(_("Người xác nhận"), self.by)
        rows.add(_("Ngày xác nhận"), self.day)
        rows.add(_("Minh chứng"), self.evidence)

    def show_known(self, by: str, day: date, evidence: str) -> None:
        """Show what was said before."""
        self.by.show_text(by)
        self.day.show_date(day)
        self.evidence.show_text(evidence)

    def witness(self) -> Witness | None:
        """Return what is typed; or mark the first thing wrong, and what is typed stays.

        Who confirmed is offered again the next time.
        """
        day = self.day.value()
        if not self.by.text():
            self.by.show_error(_("Ghi người xác nhận: họ tên hoặc cơ quan."))
            self.by.setFocus()
            return None
        if day is None:
            self.day.show_error(_("Không có ngày này. Gõ như 14/12/2025."))
        elif day > self._today:
            self.day.show_error(_("Ngày xác nhận ở sau hôm nay. Sửa ngày."))
        else:
            QSettings().setValue(_LAST_BY, self.by.text())
            return Witness(self.by.text(), day, self.evidence.text())
        self.day.setFocus()
        return None


class WitnessDialog(Dialog):
    """Asked once: the answers given by one key from now on are this person's."""

    def __init__(
        self, parent: QWidget | None, today: date, known: Witness | None
    ) -> None:
        title = _("Ai xác nhận, ngày nào?")
        super().__init__(parent, title, icon="badge-check", width=520)
        self.chosen: Witness | None = None
        said = _(
            "Hỏi một lần cho mọi ô đánh dấu bằng phím từ bây giờ. Ô cần người, ngày, "
            "minh chứng khác thì bấm Enter để ghi riêng."
        )
        self.body.addWidget(layouts.label(said, "note", wrap=True))
        self.fields = WitnessFields(today)
        if known is not None:
            self.fields.show_known(known.by, known.day, known.evidence)
        rows = FormRows()
        self.fields.add_to(rows)
        self.body.addWidget(rows)
        self.body.addStretch(1)
        self.add_button(plain(_("Hủy"), self.reject))
        self.save = self.add_button(
            primary(_("Dùng cho các ô"), self._on_save), default=True
        )
        self.fields.by.setFocus()

    def _on_save(self) -> None:
        self.chosen = self.fields.witness()
        if self.chosen is not None:
            self.accept()


def ask_witness(
    parent: QWidget | None, today: date, known: Witness | None = None
) -> Witness | None:
    """Return who confirms from now on, or None when the officer said nothing."""
    dialog = WitnessDialog(parent, today, known)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        return dialog.chosen
    return None
