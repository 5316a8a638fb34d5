"""Errors: what happened and the next step; the technical words wait behind "Chi tiết".

Use: `show_refusal(self, error)` for an OfficeError; `ErrorDialog(...)` otherwise;
`in_a_line(error)` where a dialog says it under its fields. A refusal of the exchange
has a number, which is what an officer reads out on the telephone.
"""

from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from desktop.errors import OfficeError
from ui.dialogs.frame import Dialog
from ui.language import _
from ui.widgets import layouts
from ui.widgets.buttons import plain, primary, quiet


class ErrorDialog(Dialog):
    """A fact as title, the next step under it, details one can copy."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        next_step: str,
        *,
        detail: str = "",
        retry: str = "",
        code: str = "",
    ) -> None:
        super().__init__(parent, title, icon="verdict-fail", tone="bad")
        if next_step:
            self.body.addWidget(layouts.label(next_step, "note", wrap=True))
        if code:
            said = _("Mã để hỏi người hỗ trợ: {code}").format(code=code)
            self.body.addWidget(layouts.label(said, "caption"))
        self.detail = QPlainTextEdit(detail)
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(_("Chi tiết kỹ thuật"))
        self.detail.setFixedHeight(140)
        self.detail.hide()
        self.body.addWidget(self.detail)
        self._copy = plain(_("Sao chép"), self._on_copy, icon="copy")
        self._copy.hide()
        if detail:
            self._opener = quiet(_("Chi tiết"), self._on_details, icon="chevron-right")
            self.add_left(self._opener)
            self.add_button(self._copy)
        if retry:
            self.add_button(plain(_("Hủy"), self.reject))
            self.add_button(primary(retry, self.accept), default=True)
        else:
            self.add_button(primary(_("Đóng"), self.reject), default=True)

    def _on_details(self) -> None:
        shown = self.detail.isHidden()
        self.detail.setVisible(shown)
        self._copy.setVisible(shown)
        self._opener.set_icon("chevron-down" if shown else "chevron-right")
        self.adjustSize()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.detail.toPlainText())
        self._copy.set_label(_("Đã sao chép"))


def show_refusal(
    parent: QWidget | None, refusal: OfficeError, *, retry: str = ""
) -> bool:
    """Show a refusal; tell whether the officer wants to try again."""
    dialog = ErrorDialog(
        parent,
        refusal.sentence,
        refusal.next_step,
        detail=refusal.detail,
        retry=retry,
        code=code_of(refusal),
    )
    return dialog.exec() == QDialog.DialogCode.Accepted


def code_of(refusal: OfficeError) -> str:
    """Return the number a refusal has in the catalogue, "" for none."""
    return str(getattr(refusal, "code", ""))


def in_a_line(refusal: OfficeError) -> str:
    """Return number, sentence and next step as one line."""
    said, code = str(refusal), code_of(refusal)
    return f"{code}: {said}" if code else said
